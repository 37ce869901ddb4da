"""The day that a document says its figures are of."""

from __future__ import annotations

import pytest

from sources.figures import find_figures
from sources.readers import read


def as_of(line: str) -> str:
    text = f"---\ntitle: Sách\npublished_on: 2026-01-20\n---\n\n# Sách\n\n{line}\n\nSố thư viện: 31 thư viện.\n"
    return str(read("a.md", text.encode()).as_of)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Số liệu chốt đến hết ngày 31/12/2025, trừ chỗ ghi khác. Tổng hợp từ báo cáo.", "2025-12-31"),
        ("Bản tin dành cho bạn đọc. Số liệu chốt lúc 17 giờ ngày 31/12/2025.", "2025-12-31"),
        ("(Số liệu tính đến 31/12/2025)", "2025-12-31"),
        ("*Thời điểm chốt số liệu: 31/12/2025*", "2025-12-31"),
        ("Các số liệu trong tài liệu được tổng hợp đến ngày 31 tháng 12 năm 2025.", "2025-12-31"),
        ("Số liệu về thẻ tính đến ngày 31/12/2025 là 5 thẻ.", "None"),
        ("Thư viện mở cửa ngày 31/12/2025.", "None"),
        ("Số liệu chốt đến ngày 45/13/2025.", "None"),
    ],
)
def test_the_day_that_is_told(line: str, day: str) -> None:
    assert as_of(line) == day


def test_undated_figures_hold_for_it() -> None:
    text = "# Sách\nNgày đăng: 20/01/2026\n\nSố liệu chốt đến ngày 31/12/2025.\n\nSố thư viện: 31 thư viện.\n"
    (figure,) = find_figures(read("a.md", text.encode()))
    assert figure.period is not None
    assert str(figure.period.last) == "2025-12-31"


def test_front_matter_goes_before_it() -> None:
    text = "---\nas_of: 2025-06-30\n---\n\nSố liệu chốt đến ngày 31/12/2025.\n"
    assert str(read("a.md", text.encode()).as_of) == "2025-06-30"
