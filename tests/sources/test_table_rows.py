"""Rows that name the cells below, times of columns beside, units of captions; and lines that name their own unit."""

from __future__ import annotations

import pytest

from sources.numbers import format_value
from tests.sources.test_tables import days, read, table, values


def named(text: str) -> list[tuple[str, list[str]]]:
    """Return each figure with what it is about."""
    found, stored = read(text)
    return [(one.span.of(stored), [span.of(stored) for span in one.subject]) for one in found]


def test_a_row_without_values_names_the_cells_below_it() -> None:
    text = table("Loại | Số xe", "Xe buýt | ", "Chạy điện | 120", "Chạy dầu | 340", "Xe tải | ", "Chở cát | 15")
    assert named(text) == [
        ("120", ["Xe buýt", "Chạy điện", "Số xe"]),
        ("340", ["Xe buýt", "Chạy dầu", "Số xe"]),
        ("15", ["Xe tải", "Chở cát", "Số xe"]),
    ]


def test_a_row_of_a_part_is_named_by_its_whole() -> None:
    text = table("Loại | Số nhà", "Khách sạn | 320", "– hạng sao | 48", "Trong đó: ven biển | 30", "Nhà hàng | 90")
    assert named(text) == [
        ("320", ["Khách sạn", "Số nhà"]),
        ("48", ["Khách sạn", "– hạng sao", "Số nhà"]),
        ("30", ["Khách sạn", "Trong đó: ven biển", "Số nhà"]),
        ("90", ["Nhà hàng", "Số nhà"]),
    ]


def test_a_part_below_a_heading_row_is_named_by_both() -> None:
    text = table("Loại | Số người", "I. Dân cư | ", "Học sinh | 320", "- nữ | 150", "II. Khách | ", "Trong nước | 70")
    assert named(text)[1:] == [
        ("150", ["I. Dân cư", "Học sinh", "- nữ", "Số người"]),
        ("70", ["II. Khách", "Trong nước", "Số người"]),
    ]


def test_the_rows_of_one_table_name_none_of_the_next() -> None:
    first = table("Loại | Số xe", "Xe buýt | ", "Chạy điện | 120")
    second = table("Nơi | Số nhà", "Ven biển | 30")
    assert named(f"{first}\n\nMột đoạn văn.\n\n{second}")[-1] == ("30", ["Ven biển", "Số nhà"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The one time of the columns before.
        (
            table("Phường | Chuyến quý II/2025 | Đúng giờ (%)", "Một | 310 | 92"),
            ["2025-04-01 2025-06-30 clause", "2025-04-01 2025-06-30 clause"],
        ),
        # What compares is of no such time.
        (
            table("Phường | Chuyến quý II/2025 | So với cùng kỳ (%)", "Một | 310 | 92"),
            ["2025-04-01 2025-06-30 clause", "2025-07-10 2025-07-10 publication"],
        ),
        # The time stands behind it.
        (
            table("Phường | Đúng giờ (%) | Chuyến quý II/2025", "Một | 92 | 310"),
            ["2025-07-10 2025-07-10 publication", "2025-04-01 2025-06-30 clause"],
        ),
        # Of two times none is surely its own.
        (
            table("Phường | Chuyến quý I/2025 | Chuyến quý II/2025 | Đúng giờ (%)", "Một | 310 | 320 | 92"),
            [
                "2025-01-01 2025-03-31 clause",
                "2025-04-01 2025-06-30 clause",
                "2025-07-10 2025-07-10 publication",
            ],
        ),
        # The line above names a time for all.
        (
            "Trong năm 2024:\n\n" + table("Phường | Chuyến quý II/2025 | Đúng giờ (%)", "Một | 310 | 92"),
            ["2025-04-01 2025-06-30 clause", "2024-01-01 2024-12-31 earlier"],
        ),
    ],
)
def test_the_time_of_the_column_beside(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Đơn vị tính: đồng/lần, đã gồm thuế", ["50.000 = 50000 VND"]),
        ("Bảng 1. Phí gửi xe (ĐVT: nghìn đồng/lượt, từ năm 2025)", ["50.000 = 50000000 VND"]),
        ("Đơn vị: đồng/xe", ["50.000 = 50000 VND"]),
    ],
)
def test_the_unit_of_a_caption_ends_at_a_comma(caption: str, expected: list[str]) -> None:
    assert values(f"{caption}\n\n{table('Việc | Mức thu', 'Thay biển | 50.000')}") == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Điểm hài lòng của các bệnh viện là 81,46.", "81.46", "điểm"),
        ("Điểm hài lòng của 12 bệnh viện là 81,46.", "81.46", "điểm"),
        ("Số điểm của đội đạt 45.", "45", "điểm"),
        ("Tổng điểm của đội chỉ được 7,5.", "7.5", "điểm"),
        ("Điểm thưởng là 5.000.", "5000", None),
        ("Điểm giao dịch của xã là 25.", "25", None),
        ("Điểm nghẽn của cảng là 25.", "25", None),
    ],
)
def test_points_are_the_unit_of_what_is_said_of_them(text: str, value: str, unit: str | None) -> None:
    found, _ = read(text)
    assert (format_value(found[-1].value), found[-1].unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hộ chăn nuôi đang hoạt động: 4,2 nghìn", ["4,2 nghìn = 4200 hộ"]),
        (
            "- Doanh nghiệp mới: 1.250\n- Hồ sơ tồn: 36",
            ["1.250 = 1250 doanh nghiệp", "36 = 36 hồ sơ"],
        ),
        ("Kinh phí: 1.250", ["1.250 = 1250 None"]),
        ("Hộ chăn nuôi: 4.200 con bò", ["4.200 = 4200 con"]),
    ],
)
def test_the_label_of_a_line_names_what_it_counts(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chứng chỉ có hiệu lực một năm kể từ ngày cấp.", ["một = 1 năm"]),
        ("Thẻ dùng được một năm tính từ lúc nhận.", ["một = 1 năm"]),
        ("Hồ sơ được giữ trong vòng một tháng.", ["một = 1 tháng"]),
        ("Một năm qua, nhà máy chạy đều.", []),
        ("Sau một tháng, kho đóng cửa.", []),
        ("Một ngày nọ trời mưa.", []),
    ],
)
def test_one_year_is_a_figure_where_something_holds_or_takes_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected
