"""The times that headers and labels of tables name, in the short forms that only tables have."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from sources.document import PartialDate, Span
from sources.periods import Origin, Period, find_periods
from sources.same_time import SAME_TIME, moved, names_last_year

_YEAR = r"(?P<year>(?:19|20)\d{2})"
# "T6/2025", "Q1/2024", "QIII-2024", "6 tháng 2025", "9T/2024"
_SHORT = re.compile(
    rf"(?<!\w)(?:T(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}|Q(?P<quarter>[1-4]|IV|I{{1,3}})\s?[/.-]?\s?(?P<of>(?:19|20)\d{{2}})"
    r"|(?P<months>\d{1,2})\s+tháng\s+(?:đầu\s+|năm\s+)*(?P<in>(?:19|20)\d{2}))(?!\w|[.,/]\d)",
    re.IGNORECASE,
)
# "Số hóa đơn 6 tháng": of the year that the document is of; no term of a loan or a paper.
_MONTHS = re.compile(
    r"(?<!\w)(?<!hạn\s)(?<!sau\s)(?<!từ\s)(?<!trên\s)(?<!dưới\s)(6|9|10|11)\s+tháng(?!\w|\s+(?:tuổi|trở|\d))",
    re.IGNORECASE,
)
_ONLY_YEAR = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d/-]|[.,]\d)")
_BASE = re.compile(rf"(?<!\w)(?:so\s+với|/)\s*{_YEAR}(?!\d)", re.IGNORECASE)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "I": 1, "II": 2, "III": 3, "IV": 4}


def time_in(text: str, span: Span, reference: PartialDate | None, *, is_label: bool = False) -> Period | None:
    """Return the time that a header or label names for its cells; ``None`` for none.

    Args:
        text: The stored text.
        span: The header or label.
        reference: A date that gives missing years, or ``None``.
        is_label: Whether it is a label, whose words may hold a year as part of a name.
    """
    # In the middle of a year all its months are near: "Tháng 1" below "năm 2025" is no month of the next.
    middle = PartialDate(reference.year, 7, 1) if reference is not None and reference.month is None else reference
    mentions = find_periods(text, middle, span)
    named = [mention for mention in mentions if not (mention.is_base or mention.is_source or mention.is_now)]
    if named:
        return Period(named[0].first, named[0].last, Origin.CLAUSE, named[0].span)
    if short := _SHORT.search(text, span.start, span.end):
        return _short(short)
    if mentions or _BASE.search(text, span.start, span.end):
        return None
    years = list(_ONLY_YEAR.finditer(text, span.start, span.end))
    if len(years) == 1 and (not is_label or Span(*years[0].span()) == span):
        return _months(int(years[0]["year"]), 1, 12, years[0])
    months = _MONTHS.search(text, span.start, span.end)
    if months and not is_label and reference is not None:
        found = _months(reference.year, 1, int(months[1]), months)
        return found if found and found.last <= reference.last else None
    return None


def base_in(text: str, span: Span, reference: PartialDate | None, own: Period | None) -> Period | None:
    """Return the time that a header compares its cells with: "so với năm 2023", "so với cùng kỳ"; ``None`` for none.

    Args:
        text: The stored text.
        span: The header or label.
        reference: As for ``time_in``.
        own: The time of the change.
    """
    base = next((mention for mention in find_periods(text, reference, span) if mention.is_base), None)
    same = SAME_TIME.search(text, span.start, span.end)
    if same and own is not None and own.origin is not Origin.PUBLICATION:
        is_last = base is None or names_last_year(text, base.span)
        shift = (own.last.year - 1 if is_last or base is None else base.first.year) - own.last.year
        return Period(moved(own.first, shift), moved(own.last, shift), Origin.SENTENCE, Span(*same.span()))
    if base is not None:
        return Period(base.first, base.last, Origin.SENTENCE, base.span)
    if year := _BASE.search(text, span.start, span.end):
        first = int(year["year"])
        return Period(dt.date(first, 1, 1), dt.date(first, 12, 31), Origin.SENTENCE, Span(*year.span("year")))
    return None


def narrower(one: Period | None, other: Period | None) -> Period | None:
    """Return the shorter of two times: a row of months under a header of years is of the months."""
    if one is None or other is None:
        return one or other
    return other if other.last - other.first < one.last - one.first else one


def _short(match: re.Match[str]) -> Period | None:
    if match["month"]:
        return _months(int(match["year"]), int(match["month"]), int(match["month"]), match)
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"].upper()]
        return _months(int(match["of"]), last - 2, last, match)
    return _months(int(match["in"]), 1, int(match["months"]), match)


def _months(year: int, first: int, last: int, match: re.Match[str]) -> Period | None:
    """Return a run of whole months; ``None`` where there are no such months."""
    if not 1 <= first <= last <= 12:
        return None
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Period(dt.date(year, first, 1), end, Origin.CLAUSE, Span(*match.span()))
