"""Rules of reading that hold anywhere: labels, changes, ratios in words, units, and the time a figure holds for."""

from __future__ import annotations

import pytest

from sources.figures import Figure, find_figures
from sources.numbers import format_value
from tests.conftest import make_document


def figures(text: str) -> list[Figure]:
    return find_figures(make_document(text, published_on="2025-07-20"))


@pytest.mark.parametrize(
    "text",
    [
        "Kho số 5 và số 6 đã khai trương.",
        "Trạm trực từ 6 giờ đến 22 giờ hằng ngày, đường dây phục vụ 24/7.",
        "Quầy mở cửa đến 19 giờ.",
        "Nộp hồ sơ sau 16 giờ thì tính sang hôm sau.",
        "Gọi 0262 1022 để được giúp.",
        "Chấm theo thang điểm từ 0 đến 10.",
        "Chính quyền địa phương 2 cấp, mô hình hai cấp, thỏa thuận ba bên, trao đổi hai chiều, bộ phận một cửa.",
        "Mỗi tối thứ Tư và thứ Sáu có lớp học.",
    ],
)
def test_what_only_labels_counts_nothing(text: str) -> None:
    assert [figure.span for figure in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Thời gian chờ là 9 phút, rút ngắn 4 phút.", "decrease"),
        ("Tỉnh xếp thứ 8, lên 3 bậc.", "increase"),
        ("Tỉnh xếp thứ 8, xuống 2 bậc.", "decrease"),
        ("Có 900 máy, nhiều hơn cuối năm 2024 khoảng 120 máy.", "increase"),
        ("Có 900 máy, thêm 120 máy so với năm 2024.", "increase"),
        ("Có 900 máy, hỗ trợ thêm 120 máy in.", None),
        ("Thời gian chờ là 9 phút, rút ngắn còn 4 phút.", None),
    ],
)
def test_words_of_change(text: str, change: str | None) -> None:
    assert figures(text)[-1].change == change


@pytest.mark.parametrize(
    ("text", "value", "of", "unit"),
    [
        ("Mười hai trên mười lăm phòng đã có máy.", "12", "15", "phòng"),
        ("Ba phần tư số cửa hàng đã nối mạng.", "3", "4", "cửa hàng"),
        ("Hơn một nửa tổng số xe buýt chạy điện.", "1", "2", "xe"),
    ],
)
def test_ratios_in_words(text: str, value: str, of: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (format_value(figure.value), figure.of and format_value(figure.of), figure.unit) == (value, of, unit)


@pytest.mark.parametrize(
    ("text", "unit", "qualifier"),
    [
        ("Khảo sát 1.300 hộ.", "hộ", None),
        ("Trẻ chưa đủ 12 tuổi được miễn.", "tuổi", "less_than"),
        ("Tên tệp không được dài quá 40 ký tự.", "ký tự", "at_most"),
        ("Phí ước chừng 3 tỷ đồng.", "VND", "about"),
        ("Hộ có doanh thu từ 2 tỷ đồng/năm trở lên.", "VND", "at_least"),
        ("Đã có 6 cơ cơ sở.", "cơ sở", None),
        ("Phủ 75 trạm trên một vạn dân.", "trạm", None),
    ],
)
def test_units_and_bounds(text: str, unit: str, qualifier: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.unit, figure.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Có 300 trạm tính đến nay.", "trạm"),
        ("Chiếm 9% tổng số thuê bao di động.", "tổng số thuê bao di động"),
        ("Hỗ trợ 10% chi phí thiết bị cho xã.", "chi phí thiết bị"),
        ("Miễn 30 lượt tải mỗi tháng cho học sinh.", "lượt tải mỗi tháng"),
    ],
)
def test_where_what_is_counted_ends(text: str, counted: str) -> None:
    document = make_document(text)
    assert find_figures(document)[0].counted.of(document.text) == counted


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        # the time behind a comparison is not the level's
        ("Tỷ lệ đạt 84%, so với 82% vào năm 2023.", 0, "2025-07-20", "2025-07-20"),
        ("Tỷ lệ đạt 84%, so với 82% vào năm 2023.", 1, "2023-01-01", "2023-12-31"),
        ("Điểm là 7,2, cao hơn mức 6,5 của năm 2022.", 0, "2025-07-20", "2025-07-20"),
        ("Có 90 đơn trễ hạn, phần lớn rơi vào tháng 4.", 0, "2025-07-20", "2025-07-20"),
        ("Năm 2024 phạt 300 vụ, nhiều gấp đôi số vụ của năm 2023.", 1, "2024-01-01", "2024-12-31"),
        # when a rule begins, or something is due, is no time of what is counted
        ("Đến ngày 30/6/2025 có 50 hộ, trong đó có 20 hộ phải dùng từ ngày 1/6/2025.", 1, "2025-06-30", "2025-06-30"),
        ("Xây kho chậm nhất ngày 1/9/2025; nâng tỷ lệ lên 70%.", 0, "2025-07-20", "2025-07-20"),
        ("Cần 900 kỹ sư đến năm 2030, trong khi mỗi năm chỉ đào tạo 60 người.", 1, "2025-07-20", "2025-07-20"),
        # the end of what is over
        ("Hết quý I/2025 có 50 hộ.", 0, "2025-03-31", "2025-03-31"),
        ("Trong 3 tháng đầu vận hành, trung tâm tiếp 50 hộ.", 1, "2025-07-20", "2025-07-20"),
        ("Việt Nam đứng thứ 9 châu Á và thứ 3 khu vực Đông Nam Á.", 1, "2025-07-20", "2025-07-20"),
    ],
)
def test_the_time_of_a_figure(text: str, number: int, first: str, last: str) -> None:
    period = figures(text)[number].period
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


def test_a_second_rank_is_one_too() -> None:
    assert [(format_value(f.value), f.unit) for f in figures("Nước ta đứng thứ 9 châu Á và thứ 3 khu vực ASEAN.")] == [
        ("9", "hạng"),
        ("3", "hạng"),
    ]
