"""Times that stand before a figure and far from it: a note of the day that all is counted to, the year of a plan."""

from __future__ import annotations

import pytest

from tests.sources.test_report_period import period_of
from tests.sources.test_tables import table
from tests.sources.test_times_beside import read

REPORT = "Báo cáo thư viện năm 2025"
DAY = "2025-12-15|2025-12-15"


@pytest.mark.parametrize(
    "note",
    [
        "Số liệu trong báo cáo chốt đến hết ngày 15/12/2025, trừ trường hợp ghi rõ.",
        "Các số liệu dưới đây tính đến ngày 15/12/2025.",
        "Tỉnh có nhiều thay đổi; thời điểm chốt số liệu là ngày 15/12/2025.",
        "Số liệu cập nhật đến 15/12/2025.",
    ],
)
def test_a_note_dates_what_has_no_time_of_its_own(note: str) -> None:
    text = f"{note}\n\n## Kho sách\n\nTỉnh có 31 thư viện. Năm 2024, tỉnh mua 900 cuốn sách."
    found = [line for line in read(text, REPORT) if "thư viện" in line or "cuốn" in line]
    if "dưới đây" in note:  # up to the next heading only
        assert found[0] == "31|thư viện|2025-01-01|2025-12-31"
    else:
        assert found[0] == f"31|thư viện|{DAY}"
    assert found[1] == "900|cuốn|2024-01-01|2024-12-31"


def test_a_note_of_a_section_ends_with_it() -> None:
    text = (
        "## Kho\n\nSố liệu dưới đây tính đến ngày 15/12/2025.\n\nTỉnh có 31 thư viện.\n\n"
        "## Phòng\n\nTỉnh có 90 phòng đọc."
    )
    assert read(text, REPORT) == [f"31|thư viện|{DAY}", "90|phòng|2025-01-01|2025-12-31"]


@pytest.mark.parametrize(
    "note",
    [
        "Số liệu năm tính đến ngày 15/12 của năm đó.",
        "Số liệu lũy kế tính đến hết ngày 15/12/2025.",
        "Theo số liệu của Sở, việc xây dựng chậm.",
        "Số liệu tính đến các ngày 15/12/2025 và 31/12/2025.",
    ],
)
def test_a_note_of_a_part_dates_nothing_else(note: str) -> None:
    assert "31|thư viện|2025-01-01|2025-12-31" in read(f"{note}\n\nTỉnh có 31 thư viện.", REPORT)


def test_what_is_told_of_the_year_or_goes_on_with_a_time_is_not_of_the_noted_day() -> None:
    text = (
        "Số liệu chốt ngày 15/12/2025.\n\nTỷ lệ mượn cả năm đạt 55%.\n\n"
        "Tháng 3/2025, tỉnh mua 900 cuốn sách. Tỷ lệ hỏng là 2%."
    )
    assert read(text, REPORT) == [
        "55%|%|2025-01-01|2025-12-31",
        "900|cuốn|2025-03-01|2025-03-31",
        "2%|%|2025-03-01|2025-03-31",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ khi vận hành ngày 31/3/2025 đến ngày 31/10/2025, rạp bán 186 vé.", "186|vé|2025-03-31|2025-10-31"),
        ("Trong 20 ngày đầu tháng 7/2025, rạp bán 186 vé.", "186|vé|2025-07-01|2025-07-20"),
        ("Trong 10 ngày cuối tháng 2/2024, rạp bán 186 vé.", "186|vé|2024-02-20|2024-02-29"),
        ("Từ đầu năm đến hết tháng 5/2025, rạp bán 186 vé.", "186|vé|2025-01-01|2025-05-31"),
        ("Từ đầu năm đến ngày 15/6/2025, rạp bán 186 vé.", "186|vé|2025-01-01|2025-06-15"),
        ("Cuối tháng 6/2025 có 74 rạp.", "74|rạp|2025-06-30|2025-06-30"),
    ],
)
def test_stretches(text: str, expected: str) -> None:
    assert read(text)[-1] == expected


def test_a_state_at_the_end_of_a_period_is_of_its_last_day() -> None:
    text = table("Chỉ tiêu | Quý I/2025 | Quý II/2025", "Số thư viện (cuối kỳ) | 31 | 34", "Số sách mua | 500 | 700")
    assert [line.split("|", 2)[2] for line in read(text)] == [
        "2025-03-31|2025-03-31",
        "2025-06-30|2025-06-30",
        "2025-01-01|2025-03-31",
        "2025-04-01|2025-06-30",
    ]


@pytest.mark.parametrize(
    ("title", "heading", "first"),
    [
        ("Kế hoạch thư viện số năm 2025", "Mục tiêu", "2025-01-01"),
        ("Kế hoạch thư viện số năm 2025", "Kinh phí", "2025-01-01"),
        ("Kế hoạch thư viện số năm 2025", "Hiện trạng", "2025-01-20"),
        ("Kế hoạch thư viện số giai đoạn 2025 - 2030", "Mục tiêu", "2025-01-20"),
        ("Kế hoạch thư viện số năm 2023", "Mục tiêu", "2025-01-20"),
    ],
)
def test_what_a_plan_aims_at_is_of_its_year(title: str, heading: str, first: str) -> None:
    assert period_of(title, f"## {heading}\n\nTỉnh có 31 thư viện số.")[0] == first
