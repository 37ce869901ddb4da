from __future__ import annotations

import pytest

from sources.document import PartialDate, Span
from sources.periods import find_periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("năm 2023", "2023-01-01", "2023-12-31"),
        ("6 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("06 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("8 tháng đầu năm 2023", "2023-01-01", "2023-08-31"),
        ("9 tháng năm 2024", "2024-01-01", "2024-09-30"),
        ("3 tháng cuối năm 2023", "2023-10-01", "2023-12-31"),
        ("nửa đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("Quý II/2023", "2023-04-01", "2023-06-30"),
        ("quý 4 năm 2022", "2022-10-01", "2022-12-31"),
        ("tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("tháng 8/2023", "2023-08-01", "2023-08-31"),
        ("tính đến ngày 30/8/2023", "2023-08-30", "2023-08-30"),
        ("ngày 5 tháng 4 năm 2023", "2023-04-05", "2023-04-05"),
        ("ngày 22.12", "2024-12-22", "2024-12-22"),
        ("ngày 2/1", "2024-01-02", "2024-01-02"),
        ("ngày 22/4", "2024-04-22", "2024-04-22"),
        ("(12-7)", "2024-07-12", "2024-07-12"),
        ("15/2", "2024-02-15", "2024-02-15"),
        ("từ 1/7 đến 15/8", "2024-07-01", "2024-08-15"),
        ("thứ 2 ngày 6 tháng 2", "2023-02-06", "2023-02-06"),
        ("hai tháng trước", "2024-08-01", "2024-08-31"),
        ("3 năm trước", "2021-01-01", "2021-12-31"),
        ("cách đây 3 ngày", "2024-10-09", "2024-10-09"),
        ("2 ngày nữa", "2024-10-14", "2024-10-14"),
        ("chiều qua", "2024-10-11", "2024-10-11"),
        ("Chiều 12-7", "2024-07-12", "2024-07-12"),
        ("giai đoạn 2022 - 2025", "2022-01-01", "2025-12-31"),
        ("DTI 2022", "2022-01-01", "2022-12-31"),
        ("2023-07-12", "2023-07-12", "2023-07-12"),
        ("tính đến tháng 8/2023", "2023-08-31", "2023-08-31"),
        ("tính đến hết năm 2023", "2023-12-31", "2023-12-31"),
        ("từ ngày 1/7 đến ngày 15/8/2023", "2023-07-01", "2023-08-15"),
        ("từ tháng 11 đến tháng 2/2024", "2023-11-01", "2024-02-29"),
        ("từ năm 2020 đến năm 2023", "2020-01-01", "2023-12-31"),
        ("từ ngày 15/12/2022 đến ngày 14/8/2023", "2022-12-15", "2023-08-14"),
        ("22 tháng 12 năm 2023", "2023-12-22", "2023-12-22"),
        ("sơ kết Đề án 06 tháng 12 năm 2022", "2022-12-01", "2022-12-31"),
        ("mồng 3 tháng 3", "2024-03-03", "2024-03-03"),
        ("mùng 3/3", "2024-03-03", "2024-03-03"),
        ("ngày 20 tháng tám", "2024-08-20", "2024-08-20"),
        ("tháng mười hai năm 2022", "2022-12-01", "2022-12-31"),
        ("trong tháng ba, ", "2024-03-01", "2024-03-31"),
        ("Từ tháng 7/2021 đến tháng 6/2024", "2021-07-01", "2024-06-30"),
        ("từ ngày 1 đến ngày 15/9", "2024-09-01", "2024-09-15"),
        ("Các ngày 5, 6, 7/10", "2024-10-05", "2024-10-07"),
        ("từ đầu năm đến nay", "2024-01-01", "2024-10-12"),
        ("Từ năm 2016 đến nay", "2016-01-01", "2024-10-12"),
        ("Sáu tháng đầu năm 2024", "2024-01-01", "2024-06-30"),
        ("Chín tháng năm nay", "2024-01-01", "2024-09-30"),
        ("Tháng 10.2024", "2024-10-01", "2024-10-31"),
        ("hôm nay", "2024-10-12", "2024-10-12"),
        ("bữa nay", "2024-10-12", "2024-10-12"),
        ("hôm qua", "2024-10-11", "2024-10-11"),
        ("hôm kia", "2024-10-10", "2024-10-10"),
        ("Hiện tại, cả nước", "2024-10-12", "2024-10-12"),
        ("đến nay", "2024-10-12", "2024-10-12"),
        ("năm nay", "2024-01-01", "2024-12-31"),
        ("năm ngoái", "2023-01-01", "2023-12-31"),
        ("cuối năm ngoái", "2023-09-01", "2023-12-31"),
        ("6 tháng đầu năm nay", "2024-01-01", "2024-06-30"),
        ("quý II năm ngoái", "2023-04-01", "2023-06-30"),
        ("tháng 3 năm ngoái", "2023-03-01", "2023-03-31"),
        ("tháng trước", "2024-09-01", "2024-09-30"),
        ("quý trước", "2024-07-01", "2024-09-30"),
        ("tuần trước", "2024-09-30", "2024-10-06"),
        ("tuần này", "2024-10-07", "2024-10-13"),
        ("thứ hai", "2024-10-14", "2024-10-14"),
        ("Từ thứ hai xã đã cấp thẻ", "2024-10-07", "2024-10-07"),
        ("thứ sáu tới", "2024-10-18", "2024-10-18"),
        ("thứ ba vừa rồi", "2024-10-08", "2024-10-08"),
        ("thứ 6 của tuần này", "2024-10-11", "2024-10-11"),
        ("thứ 2 tuần trước", "2024-09-30", "2024-09-30"),
        ("Xã họp chiều thứ sáu", "2024-10-11", "2024-10-11"),
        ("Họp vào thứ 3.", "2024-10-08", "2024-10-08"),
        ("Hôm chủ nhật", "2024-10-13", "2024-10-13"),
        ("Xã cấp thẻ hôm chủ nhật", "2024-10-06", "2024-10-06"),
        ("3 tháng qua", "2024-07-12", "2024-10-12"),
        ("7 ngày tới", "2024-10-13", "2024-10-19"),
        ("3 năm tiếp theo", "2024-10-13", "2027-10-12"),
        ("mười hai tháng qua", "2023-10-12", "2024-10-12"),
        ("24 giờ qua", "2024-10-11", "2024-10-12"),
        ("ngày 5 tháng này", "2024-10-05", "2024-10-05"),
        ("ngày đầu tiên của tháng ba", "2024-03-01", "2024-03-01"),
        ("tuần cuối cùng của tháng 9 năm 2024", "2024-09-30", "2024-10-06"),
        ("quý tiếp theo", "2025-01-01", "2025-03-31"),
        ("quý ba", "2024-07-01", "2024-09-30"),
        ("Q2/2023", "2023-04-01", "2023-06-30"),
        ("9T/2023", "2023-01-01", "2023-09-30"),
        ("Trong 9 tháng, cả nước", "2024-01-01", "2024-09-30"),
        ("7/9/24", "2024-09-07", "2024-09-07"),
        ("7/9/89", "1989-09-07", "1989-09-07"),
        ("ngày hai mươi tám tháng hai", "2024-02-28", "2024-02-28"),
        ("mười lăm tháng tám năm hai nghìn không trăm hai mươi ba", "2023-08-15", "2023-08-15"),
        ("ngày 5 tháng năm năm hai không hai hai", "2022-05-05", "2022-05-05"),
        ("năm một chín bảy lăm", "1975-01-01", "1975-12-31"),
        ("năm 1428", "1428-01-01", "1428-12-31"),
        ("vào năm 938", "0938-01-01", "0938-12-31"),
        ("thế kỷ XIX", "1801-01-01", "1900-12-31"),
        ("thế kỷ thứ 15", "1401-01-01", "1500-12-31"),
        ("những năm 1960", "1960-01-01", "1969-12-31"),
        ("thập niên 90", "1990-01-01", "1999-12-31"),
        ("Kế hoạch 2025", "2025-01-01", "2025-12-31"),
        ("tháng Chín ước đạt", "2024-09-01", "2024-09-30"),
        ("H1/2024", "2024-01-01", "2024-06-30"),
        ("quý I-II/2024", "2024-01-01", "2024-06-30"),
        ("2 quý đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("các ngày 5 và 6 tháng 9", "2024-09-05", "2024-09-06"),
        ("từ 2022 đến nay", "2022-01-01", "2024-10-12"),
        ("12-7", "2024-07-12", "2024-07-12"),
        ("Thứ Sáu vừa rồi, tỷ giá", "2024-10-11", "2024-10-11"),
        ("thế kỷ 16 và 17", "1501-01-01", "1700-12-31"),
        ("mùa giải 2001-02", "2001-01-01", "2002-12-31"),
        ("(1809–1882)", "1809-01-01", "1882-12-31"),
        ("từ ngày 15/01/2024 đến trước ngày 30/6/2024", "2024-01-15", "2024-06-29"),
    ],
)
def test_forms(text: str, first: str, last: str) -> None:
    (mention,) = find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text)))
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)
    assert not mention.is_base


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2023",
        "Thông tư 01/2023",
        "17/NQ-CP",
        "21/25 dịch vụ",
        "2.023 người",
        "khoản 5 Điều 12",
        "1/2/3/4",
        "6 tháng",
        "đứng thứ hai cả nước",
        "Thứ hai là, hồ sơ",
        "kỳ họp thứ 6 thông qua",
        "bên thứ ba ký",
        "Thứ hai, về ngân sách",
        "cách mạng công nghiệp lần thứ tư",
        "02 năm trước tuổi quy định",
        "nơi ở hiện tại của công dân",
        "các năm trước",
        "mỗi tháng hai lần",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text))) == []


@pytest.mark.parametrize(
    "text",
    ["tăng 3 lần so với cùng kỳ năm 2022", "so với 9 tháng đầu năm 2023", "Nghị quyết số 17/NQ-CP ngày 07/3/2019"],
)
def test_a_base_of_comparison_and_a_legal_date_are_no_figures_time(text: str) -> None:
    (mention,) = find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text)))
    assert mention.is_base


def test_the_date_of_a_named_source_is_told_apart() -> None:
    text = "Theo Báo Dân trí ngày 21/10/2025, DTI năm 2024 là 0,7955."
    source, own = find_periods(text, PartialDate(2025), Span(0, len(text)))
    assert source.is_source
    assert not own.is_source


def test_without_a_reference_a_date_without_a_year_is_not_read() -> None:
    assert find_periods("ngày 22.12", None, Span(0, 10)) == []


def test_now_is_told_apart() -> None:
    text = "Năm 2022 có 5 thẻ, đến nay có 87 thẻ."
    year, now = find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text)))
    assert (year.is_now, now.is_now) == (False, True)


@pytest.mark.parametrize(
    ("text", "written_on", "day"),
    [
        ("ngày 22.12", "2024-01-05", "2023-12-22"),
        ("ngày 2/1", "2024-12-20", "2025-01-02"),
        ("ngày 8/8", "2024-02-12", "2024-08-08"),
        ("ngày 29/2", "2024-02-12", "2024-02-29"),
    ],
)
def test_a_day_without_a_year_takes_the_documents_year_unless_it_lies_far_from_it(
    text: str, written_on: str, day: str
) -> None:
    (mention,) = find_periods(text, PartialDate.parse(written_on), Span(0, len(text)))
    assert mention.first.isoformat() == day


def test_the_years_of_a_list_are_each_a_time() -> None:
    text = "Các năm 2022, 2023 và 2024 đều đạt."
    mentions = find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text)))
    assert [mention.first.year for mention in mentions] == [2022, 2023, 2024]


def test_the_year_at_the_end_of_a_list_is_that_of_all() -> None:
    text = "Tháng 8 và tháng 9 năm 2022 có mưa."
    mentions = find_periods(text, PartialDate(2024, 10, 12), Span(0, len(text)))
    assert [mention.first.isoformat() for mention in mentions] == ["2022-08-01", "2022-09-01"]
