from __future__ import annotations

import datetime as dt

import pytest

from sources.document import PartialDate, Span
from sources.errors import BadDate


@pytest.mark.parametrize(
    ("value", "written", "first", "last"),
    [
        (2023, "2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2024-02", "2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-7-2", "2023-07-02", dt.date(2023, 7, 2), dt.date(2023, 7, 2)),
        (dt.date(2023, 7, 12), "2023-07-12", dt.date(2023, 7, 12), dt.date(2023, 7, 12)),
    ],
)
def test_partial_date_keeps_its_precision(value: object, written: str, first: dt.date, last: dt.date) -> None:
    date = PartialDate.parse(value)
    assert (str(date), date.first, date.last) == (written, first, last)


@pytest.mark.parametrize("value", ["", "12/7/2023", "2023-13", "2023-02-30", True, None, "hôm qua"])
def test_partial_date_names_what_it_cannot_read(value: object) -> None:
    with pytest.raises(BadDate, match=r"cần dạng 2023|không có trong lịch"):
        PartialDate.parse(value)


def test_spans_are_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert not Span(0, 2).meets(Span(2, 4))
    assert Span(0, 4).holds(Span(2, 4))
    assert not Span(0, 3).holds(Span(2, 4))
