"""Times told in turn, by the next figure, of long ago, and that go on in a paragraph; months below a year."""

from __future__ import annotations

import pytest

from tests.sources.test_report_period import period_of
from tests.sources.test_tables import table
from tests.sources.test_times_beside import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Con số này lần lượt là 33 rạp và 35 rạp (năm 2023 và năm 2024).",
            ["33|rạp|2023-01-01|2023-12-31", "35|rạp|2024-01-01|2024-12-31"],
        ),
        (
            "Các năm 2023, 2024 lần lượt có 33 rạp và 35 rạp.",
            ["33|rạp|2023-01-01|2023-12-31", "35|rạp|2024-01-01|2024-12-31"],
        ),
        ("Tỷ lệ lấp đầy đạt 78%, năm 2024 là 63%.", ["78%|%|2026-01-20|2026-01-20", "63%|%|2024-01-01|2024-12-31"]),
        (
            "Rạp có 8,9 triệu vé, so với 1,1 triệu cuối năm 2023 và 3,4 triệu cuối năm 2024.",
            ["8,9 triệu|vé|2026-01-20|2026-01-20", "1,1 triệu|vé|2023-09-01|2023-12-31",
             "3,4 triệu|vé|2024-09-01|2024-12-31"],
        ),
        (
            "Hồi 30/9 có 118 rạp, hết 30/11 có 128 rạp.",
            ["118|rạp|2025-09-30|2025-09-30", "128|rạp|2025-11-30|2025-11-30"],
        ),
        (
            "Từ ngày 01/7/2025 (ngày mở cửa) đến ngày 31/10/2025, rạp bán 186 vé.",
            ["186|vé|2025-07-01|2025-10-31"],
        ),
        (
            "Số rạp là 128 rạp, còn cuối tháng 6/2025 là 74 rạp.",
            ["128|rạp|2026-01-20|2026-01-20", "74|rạp|2025-06-30|2025-06-30"],
        ),
        ("Khoảng 6 triệu vé in từ máy cũ trước năm 2016 đã hủy.", ["Khoảng 6 triệu|vé|2026-01-20|2026-01-20"]),
        ("Hạn chót 30/9/2026 đang đến gần, nhưng mới có 212 rạp xong.", ["212|rạp|2026-01-20|2026-01-20"]),
        (
            "Đến 31/12/2025, cả nước có 312 rạp, tăng từ 97 rạp cuối năm 2024. Đứng đầu về số rạp là Huế với 61 rạp.",
            ["312|rạp|2025-12-31|2025-12-31", "97|rạp|2024-09-01|2024-12-31", "61|rạp|2025-12-31|2025-12-31"],
        ),
    ],
)  # fmt: skip
def test_the_time_of_each(text: str, expected: list[str]) -> None:
    assert [line for line in read(text) if "|hạng|" not in line] == expected


def test_months_below_a_year_are_all_of_that_year() -> None:
    text = "Bảng 1. Số vé các tháng năm 2025\n\n" + table("Tháng | Số vé", "Tháng 1 | 315", "Tháng 12 | 809")
    assert read(text) == ["315|vé|2025-01-01|2025-01-31", "809|vé|2025-12-01|2025-12-31"]


def test_what_lies_ahead_is_no_time_of_a_report() -> None:
    title = "Báo cáo thư viện số năm 2024, phương hướng năm 2025"
    assert period_of(title, "Toàn tỉnh có 31 thư viện số.") == ("2024-01-01", "2024-12-31", "earlier")


def test_a_number_that_others_are_compared_with_is_no_bound() -> None:
    assert read("Năm 2025 có 174 rạp, ít hơn 235 rạp của năm 2024.")[1] == "235|rạp|2024-01-01|2024-12-31"


def test_the_mark_of_a_note_numbers_nothing() -> None:
    assert read("(1) Có 3 rạp đóng cửa.\n\nSố 12 – tổng hợp năm 2025") == ["3|rạp|2026-01-20|2026-01-20"]
