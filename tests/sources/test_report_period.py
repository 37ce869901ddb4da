"""The time of a report as a whole: what a figure holds for that nothing nearer gives a time."""

from __future__ import annotations

import dataclasses

import pytest

from sources.figures import Figure, find_figures
from sources.periods import Origin
from tests.conftest import make_document


def read(title: str, text: str) -> list[Figure]:
    return find_figures(dataclasses.replace(make_document(text, published_on="2025-01-20"), title=title))


def period_of(title: str, text: str) -> tuple[str, str, str]:
    period = read(title, text)[0].period
    assert period is not None
    return period.first.isoformat(), period.last.isoformat(), period.origin.value


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Báo cáo thư viện số tỉnh Lâm Đồng năm 2024", ("2024-01-01", "2024-12-31", "earlier")),
        ("Kết quả cấp mã số vùng trồng quý IV/2024", ("2024-10-01", "2024-12-31", "earlier")),
        ("Kế hoạch phát triển thư viện số năm 2025", ("2025-01-20", "2025-01-20", "publication")),
        ("Hội nghị tổng kết thư viện số năm 2024", ("2025-01-20", "2025-01-20", "publication")),
        ("Thư viện số: so sánh năm 2023 và năm 2024", ("2025-01-20", "2025-01-20", "publication")),
        ("Thư viện số giai đoạn 2021 - 2024", ("2025-01-20", "2025-01-20", "publication")),
        ("Thông tư số 9/2024/TT-BVHTTDL về thư viện số", ("2025-01-20", "2025-01-20", "publication")),
        ("Thư viện số trong lòng bạn đọc", ("2025-01-20", "2025-01-20", "publication")),
    ],
)
def test_a_report_gives_its_time_to_what_has_none(title: str, expected: tuple[str, str, str]) -> None:
    assert period_of(title, "Toàn tỉnh có 31 thư viện số.") == expected


def test_a_time_nearer_than_the_title_holds() -> None:
    title = "Báo cáo thư viện số năm 2024"
    assert period_of(title, "Tháng 3/2024, tỉnh có 31 thư viện số.")[0] == "2024-03-01"
    assert period_of(title, "## Kết quả quý II/2024\n\nTỉnh có 31 thư viện số.")[0] == "2024-04-01"


def test_the_title_is_no_place_to_point_at() -> None:
    (figure,) = read("Báo cáo thư viện số năm 2024", "Tỉnh có 31 thư viện số.")
    assert figure.period is not None
    assert (figure.period.mention, figure.period.origin) == (None, Origin.EARLIER)


def test_of_times_within_one_a_report_is_of_the_widest() -> None:
    title = "Báo cáo quý IV và cả năm 2024 về thư viện số"
    assert period_of(title, "Tỉnh có 31 thư viện số.") == ("2024-01-01", "2024-12-31", "earlier")


def test_a_quarter_without_a_year_is_one_of_the_report() -> None:
    title = "Báo cáo thư viện số năm 2024"
    assert period_of(title, "Quý IV, tỉnh có 31 thư viện số.")[:2] == ("2024-10-01", "2024-12-31")
    table = "| Quý | Số thư viện |\n|---|---|\n| Quý II | 31 |\n"
    assert period_of(title, table)[:2] == ("2024-04-01", "2024-06-30")
    assert period_of("Kế hoạch thư viện số", "Quý IV sẽ mở 31 thư viện số.")[:2] == ("2025-10-01", "2025-12-31")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Số sách mượn tăng vọt trong tháng 7 lên 318 cuốn.", "2024-07-01"),
        ("Sẽ mua thêm 318 cuốn trong tháng 7.", "2025-07-01"),
    ],
)
def test_a_month_without_a_year_is_of_the_year_that_a_report_is_about(text: str, first: str) -> None:
    assert period_of("Báo cáo thư viện số năm 2024", text)[0] == first
