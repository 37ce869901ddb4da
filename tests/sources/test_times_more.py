"""More forms of times: in documents, of their figures, and in questions."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.times_asked import times_named
from sources.document import PartialDate, Span
from sources.figures import Figure, find_figures
from sources.numbers import format_value
from sources.periods import find_periods
from tests.conftest import make_document


def periods(text: str, reference: str = "2025-12-10") -> list[str]:
    """Return the times of a text as «as written first last»."""
    mentions = find_periods(text, PartialDate.parse(reference), Span(0, len(text)))
    return [f"{one.span.of(text)} {one.first} {one.last}" for one in mentions]


def figures(text: str, date: str = "2025-12-10") -> tuple[list[Figure], str]:
    document = make_document(text, published_on=date)
    return find_figures(document), document.text


def timed(text: str, date: str = "2025-12-10") -> list[str]:
    """Return the figures of a text as «as written first last»."""
    found, stored = figures(text, date)
    return [f"{one.span.of(stored)} {one.period.first} {one.period.last}" for one in found if one.period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu phí 11 tháng của thành phố", ["11 tháng 2025-01-01 2025-11-30"]),
        ("thu mười một tháng của tỉnh", ["mười một tháng 2025-01-01 2025-11-30"]),
        ("6 tháng 2025", ["6 tháng 2025 2025-01-01 2025-06-30"]),
        ("8 tháng/2024", ["8 tháng/2024 2024-01-01 2024-08-31"]),
        ("9 tháng của năm 2024", ["9 tháng của năm 2024 2024-01-01 2024-09-30"]),
        ("nửa đầu 2025", ["nửa đầu 2025 2025-01-01 2025-06-30"]),
        ("nửa cuối 2024", ["nửa cuối 2024 2024-07-01 2024-12-31"]),
        ("đầu 2025", ["đầu 2025 2025-01-01 2025-04-30"]),
        ("giữa 2025", ["giữa 2025 2025-05-01 2025-08-31"]),
        ("cuối 2024", ["cuối 2024 2024-09-01 2024-12-31"]),
        ("(2024: 28; 2023: 25)", ["2024 2024-01-01 2024-12-31", "2023 2023-01-01 2023-12-31"]),
        ("cả năm qua", []),
    ],
)
def test_times_of_a_text(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu phí 11 tháng của thành phố đạt 320 tỷ đồng.", ["320 tỷ đồng 2025-01-01 2025-11-30"]),
        ("6 tháng 2025, cảng đón 410 tàu.", ["410 2025-01-01 2025-06-30"]),
        ("Nửa đầu 2025, cảng đón 410 tàu.", ["410 2025-01-01 2025-06-30"]),
        ("Giữa 2024 có 80 nghìn thuyền.", ["80 nghìn 2024-05-01 2024-08-31"]),
    ],
)
def test_times_of_figures(text: str, expected: list[str]) -> None:
    assert timed(text) == expected


def test_months_so_far_are_counted_in_words_too() -> None:
    text = "Sản lượng cá chín tháng của tỉnh là 45 nghìn tấn."
    assert timed(text, "2025-10-05") == ["45 nghìn 2025-01-01 2025-09-30"]


@pytest.mark.parametrize(
    "text",
    ["Thời hạn 9 tháng của tỉnh được giữ.", "Công trình kéo dài 9 tháng của tỉnh đã dừng."],
)
def test_how_long_something_takes_is_no_time_of_a_year(text: str) -> None:
    found, stored = figures(text, "2025-10-05")
    assert [(one.span.of(stored), one.unit) for one in found] == [("9", "tháng")]


def test_a_number_of_months_before_a_large_number_is_no_year() -> None:
    found, stored = figures("Sau 6 tháng 2.500 hộ đã có nước.")
    assert [one.span.of(stored) for one in found] == ["6", "2.500"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thời gian chờ giảm từ 95 phút (năm 2023) xuống 40 phút (năm 2024).",
            ["95 2023-01-01 2023-12-31", "40 2024-01-01 2024-12-31"],
        ),
        (
            "Sản lượng đạt 12 nghìn tấn (năm 2021) và 18 nghìn tấn (năm 2023).",
            ["12 nghìn 2021-01-01 2021-12-31", "18 nghìn 2023-01-01 2023-12-31"],
        ),
    ],
)
def test_a_time_in_brackets_is_of_the_figure_before_it(text: str, expected: list[str]) -> None:
    assert timed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đàn bò có 30 nghìn con (2024: 28 nghìn; 2023: 25 nghìn).",
            [
                "30 nghìn 2025-12-10 2025-12-10",
                "28 nghìn 2024-01-01 2024-12-31",
                "25 nghìn 2023-01-01 2023-12-31",
            ],
        ),
        (
            "Đàn bò có 30 nghìn con (cuối 2024: 28 nghìn; giữa 2025: 29 nghìn).",
            [
                "30 nghìn 2025-12-10 2025-12-10",
                "28 nghìn 2024-09-01 2024-12-31",
                "29 nghìn 2025-05-01 2025-08-31",
            ],
        ),
        (
            "Tỷ lệ đỗ đạt 11,4% (năm 2024: 9,7%).",
            ["11,4% 2025-12-10 2025-12-10", "9,7% 2024-01-01 2024-12-31"],
        ),
    ],
)
def test_a_time_before_a_colon_in_brackets_is_of_what_follows_it_alone(text: str, expected: list[str]) -> None:
    assert timed(text) == expected


def test_figures_behind_such_times_take_over_the_unit() -> None:
    found, _ = figures("Đàn bò có 30 nghìn con (2024: 28 nghìn; 2023: 25 nghìn).")
    assert [one.unit for one in found] == ["con", "con", "con"]


@pytest.mark.parametrize(
    "text",
    ["Buổi lễ mở lúc bảy giờ sáng.", "Buổi lễ mở lúc tám giờ kém mười.", "Tàu đến lúc chín giờ rưỡi."],
)
def test_a_time_of_the_clock_is_no_figure(text: str) -> None:
    assert timed(text) == []


def test_hours_that_something_takes_are_a_figure() -> None:
    found, stored = figures("Tàu chạy bảy giờ thì đến.")
    assert [(one.span.of(stored), one.unit) for one in found] == [("bảy", "giờ")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Đợt cao điểm (01/9 – 20/11) có 52 chuyến.", ["52"]),
        ("Đợt cao điểm (05/3 - 20/4) có 52 chuyến.", ["52"]),
        ("Đã xong 21/25 cầu.", ["21"]),
        ("Đạt 3/4 kế hoạch.", ["3"]),
    ],
)
def test_days_without_a_year_are_no_figures_but_ratios_are(text: str, values: list[str]) -> None:
    assert [format_value(one.value) for one in figures(text)[0]] == values


MAY = dt.date(2025, 5, 20)
NOVEMBER = dt.date(2025, 11, 20)


def named(text: str, today: dt.date) -> list[tuple[str, str]]:
    """Return the first and last day of each time that a question names."""
    return [(str(one.days[0]), str(one.days[1])) for one in times_named(text, today)]


@pytest.mark.parametrize(
    ("text", "today", "days"),
    [
        ("Tháng 10 có bao nhiêu tàu?", MAY, ("2024-10-01", "2024-10-31")),
        ("Tháng 10 có bao nhiêu tàu?", NOVEMBER, ("2025-10-01", "2025-10-31")),
        ("Tháng 3 có bao nhiêu tàu?", MAY, ("2025-03-01", "2025-03-31")),
        ("Quý III có bao nhiêu tàu?", MAY, ("2024-07-01", "2024-09-30")),
        ("Quý III có bao nhiêu tàu?", NOVEMBER, ("2025-07-01", "2025-09-30")),
        ("Ngày 20/11 có bao nhiêu tàu?", MAY, ("2024-11-20", "2024-11-20")),
        ("6 tháng cuối năm có bao nhiêu tàu?", MAY, ("2024-07-01", "2024-12-31")),
    ],
)
def test_a_time_without_a_year_is_past(text: str, today: dt.date, days: tuple[str, str]) -> None:
    assert named(text, today) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Tháng 10 sẽ có bao nhiêu tàu?", ("2025-10-01", "2025-10-31")),
        ("Kế hoạch tháng 6 là bao nhiêu tàu?", ("2025-06-01", "2025-06-30")),
        ("Tháng 10 năm nay có bao nhiêu tàu?", ("2025-10-01", "2025-10-31")),
        ("Tháng 10/2025 có bao nhiêu tàu?", ("2025-10-01", "2025-10-31")),
    ],
)
def test_a_time_ahead_is_one_with_its_year_or_one_that_is_planned(text: str, days: tuple[str, str]) -> None:
    assert named(text, MAY) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Năm nay (2024) có bao nhiêu tàu?", ("2024-01-01", "2024-12-31")),
        ("Quý II năm nay (2024) có bao nhiêu tàu?", ("2024-04-01", "2024-06-30")),
    ],
)
def test_the_year_in_brackets_is_the_one_meant(text: str, days: tuple[str, str]) -> None:
    assert named(text, MAY)[0] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Từ đầu năm 2025 có bao nhiêu tàu?", ("2025-01-01", "2025-11-20")),
        ("Từ đầu 2024 có bao nhiêu tàu?", ("2024-01-01", "2024-12-31")),
        ("Từ đầu năm nay có bao nhiêu tàu?", ("2025-01-01", "2025-11-20")),
        ("Đầu năm 2025 có bao nhiêu tàu?", ("2025-01-01", "2025-04-30")),
    ],
)
def test_since_the_start_of_a_year_is_all_of_it_so_far(text: str, days: tuple[str, str]) -> None:
    assert named(text, NOVEMBER) == [days]
