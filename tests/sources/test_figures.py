from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.figures import Figure, find_figures
from sources.numbers import format_value
from sources.periods import Origin
from tests.conftest import make_document


def figures(text: str) -> list[Figure]:
    return find_figures(make_document(text))


@pytest.mark.parametrize(
    ("text", "as_written", "value", "unit", "qualifier"),
    [
        ("Đã cấp hơn 87 triệu thẻ căn cước.", "hơn 87 triệu", "87000000", "thẻ", "more_than"),
        ("Tỷ lệ đạt 82,2% số hộ.", "82,2%", "82.2", "%", None),
        ("Tiết kiệm khoảng 2.505 tỷ đồng.", "khoảng 2.505 tỷ đồng", "2505000000000", "VND", "about"),
        ("Tổng số là 41.864.961 giao dịch.", "41.864.961", "41864961", "giao dịch", None),
        ("Doanh thu đạt 118 tỷ USD.", "118 tỷ USD", "118000000000", "USD", None),
        ("Phạt tối đa $500.", "tối đa $500", "500", "USD", "at_most"),
        ("Có hơn 20 000 hồ sơ.", "hơn 20 000", "20000", "hồ sơ", "more_than"),
        ("Thu 1 tỷ 500 triệu đồng.", "1 tỷ 500 triệu đồng", "1500000000", "VND", None),
        ("Lệ phí 20k một thẻ.", "20k", "20000", "một", None),
        ("Cấp 87triệu thẻ.", "87triệu", "87000000", "thẻ", None),
        ("Đã cấp hai mươi mốt nghìn thẻ.", "hai mươi mốt nghìn", "21000", "thẻ", None),
        ("Chưa đầy một trăm linh năm hồ sơ.", "Chưa đầy một trăm linh năm", "105", "hồ sơ", "less_than"),
        ("Tỷ lệ là hai mươi phần trăm.", "hai mươi phần trăm", "20", "%", None),
        ("Mỗi người có hai thẻ.", "hai", "2", "thẻ", None),
        ("Số hồ sơ tăng gấp đôi.", "đôi", "2", "lần", None),
        ("Số hồ sơ tăng gần gấp rưỡi.", "rưỡi", "1.5", "lần", "nearly"),
        ("Số hồ sơ hơn gấp 3 lần.", "3", "3", "lần", "more_than"),
        ("Số hồ sơ cao hơn gấp 3 lần.", "3", "3", "lần", None),
        ("Công dân từ 16 tuổi trở lên.", "từ 16", "16", "tuổi", "at_least"),
        ("Công nghiệp số ước đạt 118 tỷ USD.", "ước đạt 118 tỷ USD", "118000000000", "USD", "about"),
        ("Bình Dương đứng đầu cả nước.", "đứng đầu", "1", "hạng", None),
        ("Gần 36,5 triệu lượt khám.", "Gần 36,5 triệu", "36500000", "lượt", "nearly"),
        ("Không quá 07 ngày làm việc.", "Không quá 07", "7", "ngày làm việc", "at_most"),
        ("Giấy phép có thời hạn 10 năm.", "10", "10", "năm", None),
        ("Người từ đủ 14 tuổi trở lên.", "từ đủ 14", "14", "tuổi", "at_least"),
        ("Tăng thêm 0,5 điểm phần trăm.", "0,5 điểm phần trăm", "0.5", "điểm phần trăm", None),
        ("CMND loại 09 số.", "09", "9", "số", None),
    ],
)
def test_one_figure(text: str, as_written: str, value: str, unit: str | None, qualifier: str | None) -> None:
    (figure,) = figures(text)
    document = make_document(text)
    assert figure.span.of(document.text) == as_written
    assert (format_value(figure.value), figure.unit, figure.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "value", "of", "high"),
    [
        ("Hoàn thành 21/25 dịch vụ công.", "21", "25", None),
        ("Rà soát 388/1.146 thủ tục.", "388", "1146", None),
        ("Xếp thứ 71/193 quốc gia.", "71", "193", None),
        ("Mỗi tổ có 5-8 người.", "5", None, "8"),
        ("Phí từ 1.000 đến 2.000 đồng.", "1000", None, "2000"),
        ("Chiếm 30–40% dân số.", "30", None, "40"),
    ],
)
def test_ratios_and_ranges(text: str, value: str, of: str | None, high: str | None) -> None:
    (figure,) = figures(text)
    shown = [n and format_value(n) for n in (figure.value, figure.of, figure.high)]
    assert shown == [value, of, high]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ.",
        "Nghị định số 107/2021/NĐ-CP, ngày 6/12/2021.",
        "Theo khoản 5 và 6 Điều 12, điểm 3 Mục 2.",
        "Luật số 26/2023/QH15 và Luật Giao dịch điện tử 2023 giao Chính phủ.",
        "Đề án 06 do C06 chủ trì; mạng 5G; COVID-19; công nghiệp 4.0.",
        "Quyết định số 422/QĐ-TTg và Quyết định 422/2022.",
        "Chiều 12-7, lúc 10:33, 12/10/2023, tháng 8 năm 2023, giai đoạn 2022 - 2025.",
        "Gọi 0912345678 hoặc 001203004567.",
        "Tài khoản mức 2, mức độ 1.",
        "1. Mở ứng dụng.\n2. Chọn Tiếp tục.",
        "Bước 3: quét mã.",
        "![](data/md_img/vneid.pdf-0-0.png)",
        "định hướng đến 2025.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [figure.span for figure in figures(text)] == []


def test_a_change_is_told_from_a_level() -> None:
    level, change = figures("Doanh thu đạt 118 tỷ USD (tăng 17,78% so với 9 tháng đầu năm 2023).")
    assert (level.change, change.change) == (None, "increase")


def test_what_looks_like_a_range_but_falls_is_two_figures() -> None:
    assert [format_value(f.value) for f in figures("Phép trừ 10.599 - 9.690 cho 909.")] == ["10599", "9690", "909"]


@pytest.mark.parametrize(
    ("text", "first", "last", "origin"),
    [
        ("Tính đến ngày 30/8/2023 có 5 thẻ.", "2023-08-30", "2023-08-30", Origin.CLAUSE),
        ("Trong tháng 8 năm 2023, cả nước, có 5 thẻ.", "2023-08-01", "2023-08-31", Origin.SENTENCE),
        ("Cả nước có 5 thẻ.", "2024-10-12", "2024-10-12", Origin.PUBLICATION),
        ("Đạt 5 thẻ (tăng so với năm 2023).", "2024-10-12", "2024-10-12", Origin.PUBLICATION),
        ("Theo báo X tháng 7/2023, có 5 thẻ.", "2023-07-01", "2023-07-31", Origin.PUBLICATION),
    ],
)
def test_periods(text: str, first: str, last: str, origin: Origin) -> None:
    period = figures(text)[0].period
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat(), period.origin) == (first, last, origin)


def test_a_sentence_that_goes_on_takes_the_time_before_it() -> None:
    text = "Tính đến ngày 22.12.2022 có 9 thẻ. Trong đó 5 thẻ mới. Ngoài ra có 3 thẻ."
    assert [f.period.origin for f in figures(text) if f.period] == [
        Origin.CLAUSE,
        Origin.EARLIER,
        Origin.PUBLICATION,
    ]


def test_an_undated_document_gives_no_period() -> None:
    (figure,) = find_figures(make_document("Có 5 thẻ.", published_on=None))
    assert figure.period is None


_PIECES = st.sampled_from(
    "1 12 1.000 2,5 hai mươi mốt năm ba trăm linh rưỡi phẩy phần nửa gấp đôi k tr "
    "87 triệu tỷ % đồng hơn từ đến - – / 21/25 năm 2023 ngày tháng , . ; ( ) thẻ \n ệ 1e9 ½ ٣ $".split(" ")
)


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_text_is_read_and_every_span_is_its_numeral(text: str) -> None:
    document = make_document(text)
    end = 0
    for figure in find_figures(document):
        assert end <= figure.number.start < figure.number.end <= len(document.text)
        end = figure.number.end
        assert figure.span.holds(figure.number)
        assert figure.number.of(document.text)[0] not in " \n"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1." * 50_000,
        "(" * 50_000 + "1",
        "1/" * 50_000,
        "từ 1 đến " * 10_000,
        "hai phẩy " + "một " * 30_000,
        "1 tỷ " * 30_000,
    ],
)
def test_hostile_text_is_read(text: str) -> None:
    figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trong năm, cả nước có thay đổi.",
        "Không có hồ sơ nào.",
        "Người đứng đầu cơ quan chịu trách nhiệm.",
        "Một bên ký, bên kia nhận.",
        "Quận Ba Đình, huyện Ba Vì, phố Hai Bà Trưng.",
        "Họp vào thứ hai, tháng ba.",
        "Bà mẹ nuôi con, hàng triệu gia đình, vài trăm lượt.",
        "Năm tháng trôi qua.",
        "Chín muồi, ba mẹ, tám chuyện.",
    ],
)
def test_number_words_that_count_nothing(text: str) -> None:
    assert [figure.number.of(text) for figure in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "of", "high"),
    [
        ("Chiếm hai phần ba số hồ sơ.", "2", "3", None),
        ("Chiếm 1/3 dân số.", "1", "3", None),
        ("Gần một nửa số xã.", "1", "2", None),
        ("Mất ba phần trăm.", "3", None, None),
        ("Từ 1.000 đồng đến 2.000 đồng.", "1000", None, "2000"),
        ("Đạt 30% - 40%.", "30", None, "40"),
        ("Cần hai đến ba ngày.", "2", None, "3"),
        ("Trong khoảng giữa 10 và 20 đô la.", "10", None, "20"),
        ("33", "33", None, None),
        (",77", "0.77", None, None),
        ("- 1.200.000", "-1200000", None, None),
        ("hai mươi mốt nghìn", "21000", None, None),
        ("Nhiệt độ là âm 5 độ.", "-5", None, None),
    ],
)
def test_ratios_fractions_ranges_and_signs(text: str, value: str, of: str | None, high: str | None) -> None:
    (figure,) = figures(text)
    written = [None if part is None else format_value(part) for part in (figure.value, figure.of, figure.high)]
    assert written == [value, of, high]


@pytest.mark.parametrize(
    ("text", "change", "base"),
    [
        ("Doanh thu tăng 17,78% so với 9 tháng đầu năm 2023.", "increase", ("2023-01-01", "2023-09-30")),
        ("Tài khoản tăng lên 87 triệu.", None, None),
        ("Thời gian giảm còn 3 ngày.", None, None),
        ("Tăng 3 bậc so với năm 2022.", "increase", ("2022-01-01", "2022-12-31")),
        ("Hồ sơ tăng gấp 3 lần.", "multiple", None),
    ],
)
def test_changes_are_kept_apart_from_levels(text: str, change: str | None, base: tuple[str, str] | None) -> None:
    (figure,) = figures(text)
    assert figure.change == change
    period = figure.base_period
    assert (period and (period.first.isoformat(), period.last.isoformat())) == base


def test_both_ends_of_a_move_are_levels_of_one_scale_and_unit() -> None:
    text = "Tăng từ 76 lên 87 triệu thẻ."
    assert [(format_value(f.value), f.unit, f.change) for f in figures(text)] == [
        ("76000000", "thẻ", None),
        ("87000000", "thẻ", None),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Thu từ 1.200 tỷ đồng năm 2022 lên 1.500 tỷ đồng năm 2023.",
            [("1200000000000", 2022), ("1500000000000", 2023)],
        ),
        (
            "Cùng kỳ năm 2023 đạt 1.230 tỷ đồng, năm nay đạt 1.500 tỷ đồng.",
            [("1230000000000", 2023), ("1500000000000", 2024)],
        ),
        ("Số thuê bao đạt 120 triệu, tăng so với 118 triệu năm 2023.", [("120000000", 2024), ("118000000", 2023)]),
        ("Cùng kỳ năm ngoái, con số này là 120 tỷ đồng.", [("120000000000", 2023)]),
        ("Lượng giao dịch tăng gấp ba lần năm ngoái.", [("3", 2024)]),
        ("Từ năm 2016 đến nay đã có 80 triệu thẻ.", [("80000000", 2016)]),
    ],
)
def test_each_figure_takes_the_time_that_stands_with_it(text: str, values: list[tuple[str, int]]) -> None:
    found = figures(text)
    assert [(format_value(f.value), f.period.first.year) for f in found if f.period] == values


@pytest.mark.parametrize(
    ("text", "as_written", "unit"),
    [
        ("Lạm phát duy trì ở mức 4-4,5%.", ["4-4,5%"], "%"),
        ("Thuộc nhóm 10 tỉnh dẫn đầu.", ["10"], "tỉnh"),
        ("Chương trình 500 tỷ đồng.", ["500 tỷ đồng"], "VND"),
        ("12.5 triệu thẻ đã được cấp.", ["12.5 triệu"], "thẻ"),
        ("Thu đạt 1,234.5 tỷ đồng.", ["1,234.5 tỷ đồng"], "VND"),
        ("Trong thời hạn 30 (ba mươi) ngày kể từ ngày ký.", ["30"], "ngày"),
        ("Bằng chữ: Hai mươi triệu đồng.", ["Hai mươi triệu đồng"], "VND"),
        ("Cao hơn 2,3% so với năm 2022.", ["2,3%"], "%"),
        ("Mật độ 2.455 người.", ["2.455"], "người"),
        ("Có 1.200 đồng chí dự.", ["1.200"], "đồng chí"),
        ("Rộng 331.212 km2.", ["331.212"], "km2"),
        ("Em nộp hết 1tr5.", ["1tr5"], None),
        ("Phường 12, quận 10; gọi (024) 3822 1234, +84 912 345 678 hoặc 1900 0368.", [], None),
        ("Kỳ họp thứ 8, lần thứ 3, lúc 8 giờ ngày 9/10, trước ngày 15 hằng tháng.", [], None),
    ],
)
def test_what_a_reader_would_count(text: str, as_written: list[str], unit: str | None) -> None:
    found = figures(text)
    assert [figure.span.of(text) for figure in found] == as_written
    assert all(figure.unit == unit for figure in found)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Người từ 14 đến dưới 16 tuổi.", [("14", "tuổi", None), ("16", "tuổi", "less_than")]),
        ("Số tài khoản đã kích hoạt là 8 triệu.", [("8000000", "tài khoản", None)]),
        ("Số liệu năm 2023 là 8 triệu.", [("8000000", None, None)]),
        ("Chỉ cấp được cho 5 xã.", [("5", "xã", "only")]),
        ("Địa chỉ gồm 5 phần.", [("5", "phần", None)]),
        ("Nhanh hơn 12% so với trước.", [("12", "%", None)]),
        ("Việc này dựa trên ba trụ cột.", [("3", "trụ cột", None)]),
        ("Nhà nằm trên một con phố.", []),
        ("Cần ít nhất một mét.", [("1", "mét", "at_least")]),
        ("Giữ lại trong năm năm.", [("5", "năm", None)]),
        ("Ghi ngày, tháng, năm cấp.", []),
        ("Mất ba bốn tháng.", [("3", "tháng", None)]),
        ("Đà Nẵng xếp thứ nhì.", [("2", "hạng", None)]),
        ("Kinh tế lớn thứ ba thế giới.", [("3", "hạng", None)]),
        ("Doanh thu gấp rưỡi.", [("1.5", "lần", None)]),
        ("Thửa đất rộng 5 km vuông.", [("5", "km vuông", None)]),
        ("Kéo dài hai tuần rưỡi.", [("2.5", "tuần", None)]),
        ("Giá 2 đô la 50 xu.", [("2.5", "USD", None)]),
        ("Trị giá 30 triệu bảng.", [("30000000", "GBP", None)]),
        ("Có 50 nghìn tác phẩm.", [("50000", "tác phẩm", None)]),
        ("Không quá EUR29,99.", [("29.99", "EUR", "at_most")]),
        ("Tuổi thọ không cao hơn 90 năm.", [("90", "năm", "at_most")]),
        ("Cao 204m, nặng 500mg.", [("204", "m", None), ("500", "mg", None)]),
        ("Tỷ lệ 20:1, tỷ số 3-1, trang 5/12, top 40, QCVN 01:2021.", []),
        ("Máy chủ 192.168.1.1, tài khoản 1234 5678 9012, VNeID 2.1, Công ước số 81.", []),
        ("Trường hợp 1: gọi 113 hoặc gửi 1414; tổ 12, quốc lộ 1.", []),
    ],
)
def test_units_bounds_and_traps(text: str, rows: list[tuple[str, str | None, str | None]]) -> None:
    assert [(format_value(f.value), f.unit, f.qualifier) for f in figures(text)] == rows


def test_a_range_of_percent_after_a_fall_is_a_change_and_a_move_two_levels() -> None:
    (change,) = figures("Giảm từ 10% đến 20% chi phí.")
    assert (change.change, change.high) == ("decrease", 20)
    assert [f.change for f in figures("Tăng từ 415 đến 587 km.")] == [None, None]


def test_figures_in_turn_take_their_own_change_and_time() -> None:
    both = figures("Thu và chi tăng lần lượt 5,2% và 6,1% so với năm 2023.")
    assert [figure.change for figure in both] == ["increase", "increase"]
    assert both[0].base_period == both[1].base_period is not None
    quarters = figures("Quý II và quý III/2024 lần lượt đạt 70% và 75%.")
    assert [f.period.first.month for f in quarters if f.period] == [4, 7]


def test_a_ratio_whose_ends_carry_their_nouns() -> None:
    (figure,) = figures("Đạt 950.000 thẻ/1.300.000 nhân khẩu.")
    assert (figure.value, figure.of, figure.unit) == (950000, 1300000, "thẻ")


def test_a_saving_is_a_change_only_where_it_is_compared() -> None:
    (plain,) = figures("Tiết kiệm 24 tỷ đồng.")
    (compared,) = figures("So với năm 2021, tiết kiệm được 24 tỷ đồng.")
    assert (plain.change, compared.change) == (None, "decrease")


@settings(max_examples=100)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join)))
def test_decomposed_text_is_read_as_composed_text(text: str) -> None:
    composed, decomposed = (make_document(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert find_figures(composed) == find_figures(decomposed)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nợ 1.500.000.000đ của 8.123.456.789 người.", ["1500000000", "8123456789"]),
        ("Chuyển khoản 2.500.000 VNĐ, mỗi phần 500.000 đồng.", ["2500000", "500000"]),
        ("100 USD mỗi tháng.", ["100"]),
        ("12.5 ha đất bị thu hồi.", ["12.5"]),
        ("Chuyển 150000000 đồng.", ["150000000"]),
        ("Gửi 500.000 đồng.", ["500000"]),
        ("Tuyến 35 km, lớp 45 học sinh, dự án 2 giai đoạn.", ["35", "45", "2"]),
        ("Lương hằng tháng 12 triệu đồng.", ["12000000"]),
        ("Thu 10-15 triệu/tháng.", ["10000000"]),
        ("Đạt 45 nghìn/50 nghìn công dân.", ["45000"]),
        ("DIỆN TÍCH 65M2", ["65"]),
        ("Có 3 phần 500 gram.", ["3", "500"]),
        ("Giá 2 tỷ 3, bán 2 nghìn 500 đồng.", ["2300000000", "2500"]),
        ("Lãi triệu rưỡi.", ["1500000"]),
        ("Kéo dài 2 giờ 30 phút.", ["2", "30"]),
        ("Họp lúc 2 giờ 30 phút, bão số 3, số 47 Phạm Văn Đồng, km 15+300.", []),
        ("Ở mục lục ........... 17", []),
        ("|2|SĐT|Số điện thoại|", []),
    ],
)
def test_a_number_before_a_unit_counts_whatever_stands_before_it(text: str, values: list[str]) -> None:
    assert [format_value(figure.value) for figure in figures(text)] == values


def test_an_amount_lends_no_unit_from_the_next_thing_counted() -> None:
    assert [figure.unit for figure in figures("Thiệt hại 45,6 tỷ, 3 người chết.")] == [None, "người"]


def test_above_a_number_is_a_level_and_above_by_a_share_a_change() -> None:
    level, change = figures("Dân số vượt 8 tỷ người, vượt 5% mục tiêu.")
    assert (level.qualifier, level.change, change.qualifier, change.change) == ("more_than", None, None, "increase")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Năm 2021, tỉnh có 5 xã. Tháng 9 vừa qua, tỉnh có 7 xã.", [2021, 2024]),
        ("Nếu năm 2020 chỉ có 10 triệu thì đến năm 2023 là 50 triệu.", [2020, 2023]),
        ("Chiếm 37,12% (cùng kỳ năm 2022 là 36,5%).", [2024, 2022]),
        ("Sản lượng bằng 98,7% cùng kỳ năm trước.", [2024]),
        ("Mức tăng 7,45% của quý I năm 2019.", [2019]),
        ("Tăng 5 bậc so với năm 2021 (0,5 điểm, xếp thứ 28).", [2024, 2021, 2021]),
    ],
)
def test_no_time_of_a_comparison_or_of_another_sentence_is_taken(text: str, years: list[int]) -> None:
    assert [figure.period.last.year for figure in figures(text) if figure.period] == years


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Có 5.000 tài khoản định danh điện tử mức độ 2.", "tài khoản định danh điện tử mức độ 2"),
        ("Có 5.000 tài khoản mức 1.", "tài khoản mức 1"),
        ("Có 5.000 tài khoản mức 1,5 triệu.", "tài khoản mức"),
    ],
)
def test_what_is_counted_holds_its_level(text: str, counted: str) -> None:
    assert figures(text)[0].counted.of(text) == counted
