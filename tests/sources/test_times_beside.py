"""Which time a figure holds for where several stand beside it, and units that a time alone goes on with."""

from __future__ import annotations

import dataclasses

import pytest

from sources.document import PartialDate, Span
from sources.figures import find_figures
from sources.periods import find_periods
from tests.conftest import make_document


def read(text: str, title: str = "") -> list[str]:
    """Return the figures of a text as «as written|unit|first|last»."""
    document = dataclasses.replace(make_document(text, published_on="2026-01-20"), title=title or None)
    return [
        f"{one.span.of(document.text)}|{one.unit}|{one.period.first}|{one.period.last}"
        for one in find_figures(document)
        if one.period
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ trọng năm 2025 đạt 9,6%, năm 2024 là 8,3% và năm 2023 là 6,5%.",
            ["9,6%|%|2025-01-01|2025-12-31", "8,3%|%|2024-01-01|2024-12-31", "6,5%|%|2023-01-01|2023-12-31"],
        ),
        (
            "Cuối năm 2024, số này là 5,5 triệu người và cuối năm 2023 là 3,6 triệu người.",
            ["5,5 triệu|người|2024-09-01|2024-12-31", "3,6 triệu|người|2023-09-01|2023-12-31"],
        ),
        (
            "Tỷ lệ là 68% năm 2023 và 86% tính đến hết tháng 10/2025.",
            ["68%|%|2023-01-01|2023-12-31", "86%|%|2025-10-31|2025-10-31"],
        ),
        (
            "Cuối năm 2023, cả nước có 53 triệu tài khoản. Cuối năm 2024 là 60 triệu.",
            ["53 triệu|tài khoản|2023-09-01|2023-12-31", "60 triệu|tài khoản|2024-09-01|2024-12-31"],
        ),
        (
            "Năm 2025, cả nước cấp 5 thẻ. Riêng Huế cấp 2 thẻ.",
            ["5|thẻ|2025-01-01|2025-12-31", "2|thẻ|2025-01-01|2025-12-31"],
        ),
        ("Cùng thời điểm 30/6/2024, ứng dụng có 37 tiện ích.", ["37|tiện ích|2024-06-30|2024-06-30"]),
        ("Việt Nam tăng hạng so với năm 2022 (thứ 86/193).", ["86/193|hạng|2022-01-01|2022-12-31"]),
    ],
)
def test_each_figure_has_the_time_that_is_said_of_it(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_school_year_runs_from_september() -> None:
    text = "năm học 2024-2025"
    (mention,) = find_periods(text, PartialDate.parse("2026-01-20"), Span(0, len(text)))
    assert (str(mention.first), str(mention.last)) == ("2024-09-01", "2025-08-31")


def test_a_quarter_is_of_the_year_that_the_report_is_about() -> None:
    text = "Trong quý III, hệ thống dừng 11 ngày."
    assert read(text, "Tổng hợp kết quả năm 2025") == ["11|ngày|2025-07-01|2025-09-30"]


@pytest.mark.parametrize(
    "text",
    ["Nơi nhận: số 18 đường Trần Phú.", "Trung tâm Dữ liệu quốc gia số 2 dự kiến xây dựng.", "Nhà ở số 5, ngõ 12."],
)
def test_addresses_and_names_count_nothing(text: str) -> None:
    assert read(text) == []
