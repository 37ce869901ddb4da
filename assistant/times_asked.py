"""The times that a question names, and which of them it asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.document import PartialDate, Span
from sources.periods import PeriodMention, find_periods
from sources.relative_days import Days
from sources.same_time import moved
from sources.text import fold

_BARE_YEAR = re.compile(r"(?<![\d.,/])((?:19|20)\d{2})(?![\d.,/]\d|/[A-ZĐ]|\d)")
# "so với cùng kỳ 2022": what a change is compared with is not the time asked.
_COMPARED = re.compile(
    r"(?:so\s+voi|cung\s+ky|khong\s+(?:tinh|ke)|chua\s+(?:tinh|ke)|tru(?:\s+di)?)(?:\s+(?:cung\s+ky|nam|cua|cuoi|dau|giua|het|hoi|luc|moc|thoi\s+diem|thang|quy|ngay|hom|nay))*\s*$"
)
# "mấy năm trước mốc đó" and "02 năm trước" tell how long, not when.
_LAST_YEAR = re.compile(
    r"(?<!may )(?<!nhieu )(?<!\d )(?<!vai )(?<!nhung )\bnam\s+(?:ngoai|truoc)\b(?!\s+(?:do|khi|ngay|luc))"
)
# "Quý III năm nay (2025)": the year in brackets is the one that is meant.
_YEAR_IN_BRACKETS = re.compile(r"\s*[(\[]\s*((?:19|20)\d{2})\s*[)\]]")
# "Từ đầu năm 2025 đã …": all of the year so far.
_SINCE_NEW_YEAR = re.compile(r"(?<!\w)từ\s+đầu\s+(?:năm\s+)?(?:\d{4}|nay|này)?\Z", re.IGNORECASE)
# "Mấy tháng đầu 2026": as many as have been told.
_SOME_MONTHS = re.compile(r"(?<!\w)(?:mấy|những|các|vài)\s+tháng\s+$", re.IGNORECASE)
_SAYS_WHICH = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\w)(?:nay|này|tới|sau|sắp|ngoái|trước|qua)(?!\w)", re.IGNORECASE
)
# "Từ giữa năm tới hết quý III": until then, and not of the next year.
_UNTIL = re.compile(
    r"((?:đầu|giữa|cuối)\s+năm\s+)tới(?=\s+(?:hết|cuối|đầu|giữa|quý|tháng|ngày|nay|năm|\d))", re.IGNORECASE
)
_AHEAD = re.compile(r"(?<!\w)(?:se|sap|du\s+kien|muc\s+tieu|ke\s+hoach|phan\s+dau|chi\s+tieu|sap\s+toi)(?!\w)")
# "mấy năm nay" is no time: the years so far.
_THIS_YEAR = re.compile(r"(?<!\bmay )(?<!\bvai )(?<!\bnhung )(?<!\bnhieu )(?<!\bcac )\bnam\s+nay\b")
_RELATIVE_YEARS = ((_THIS_YEAR, 0), (_LAST_YEAR, -1))


@dataclass(frozen=True, slots=True)
class TimeNamed:
    """A stretch of a question that names a time.

    Attributes:
        span: Where it stands.
        days: First and last day.
        is_compared: Whether it is what a change is compared with, and so not the time asked.
    """

    span: Span
    days: Days
    is_compared: bool


def times_named(text: str, today: dt.date) -> list[TimeNamed]:
    """Return the times that a question names, in the order of where they stand.

    "Hiện nay" is none of them: it asks for the newest figure, as a question without a time does. A month or a
    quarter without a year that is still to come is the one of last year, unless the question asks of what is planned.

    Args:
        text: The question, its times with diacritics.
        today: What "năm nay" and dates without a year are read against.
    """
    text = _UNTIL.sub(r"\1đến", text)
    folded = fold(text)
    mentions = find_periods(text, PartialDate(today.year, today.month, today.day), Span(0, len(text)))
    # "tính đến tháng 6/2021" takes a figure of any day in that month.
    times = [(m.span, _meant(m, text, today)) for m in mentions if not m.is_now]
    for pattern, shift in _RELATIVE_YEARS:
        spans = [Span(*m.span()) for m in pattern.finditer(folded)]
        times += [(span, _year(today.year + shift)) for span in spans if not any(span.meets(m.span) for m in mentions)]
    if not times:
        times = [(Span(*m.span()), _year(int(m.group(1)))) for m in _BARE_YEAR.finditer(text)]
    times = _in_the_year_named(_before_named(times, folded), text)
    ordered = sorted(times, key=lambda time: time[0])
    return [TimeNamed(span, days, _is_compared(folded, span)) for span, days in ordered]


def _is_compared(folded: str, span: Span) -> bool:
    """Tell whether a time is what a change is compared with, or left out: "so với 2022", "nhiều hơn năm trước"."""
    is_last_year = _LAST_YEAR.fullmatch(folded, span.start, span.end) is not None
    return _COMPARED.search(folded, 0, span.start) is not None or (
        is_last_year and folded[: span.start].rstrip().endswith(" hon")
    )


def _before_named(times: list[tuple[Span, Days]], folded: str) -> list[tuple[Span, Days]]:
    """Return the times with "so với năm trước" as the year before the one year that a question names else.

    So is "năm trước" that would be just that year.
    """
    years = {days[0].year for span, days in times if not _LAST_YEAR.fullmatch(folded, span.start, span.end)}
    if len(years) != 1:
        return times
    (named,) = years
    return [
        (span, _year(named - 1))
        if _LAST_YEAR.fullmatch(folded, span.start, span.end) and (named == days[0].year or _is_compared(folded, span))
        else (span, days)
        for span, days in times
    ]


_PART_OF_A_YEAR = re.compile(r"(?<!\w)(?:dau|giua|cuoi)\s+nam\Z|(?:quy|thang)\s+(?:\d{1,2}|[ivx]+)\Z")
_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _in_the_year_named(times: list[tuple[Span, Days]], text: str) -> list[tuple[Span, Days]]:
    """Return the times with those of a part of a year in the one year that the question names for another.

    "Từ giữa năm tới hết quý III/2025" begins in 2025.
    """
    years = {days[0].year for span, days in times if _FOUR_DIGITS.search(span.of(text))}
    if len(years) != 1:
        return times
    (year,) = years
    return [
        (span, (moved(days[0], year - days[0].year), moved(days[1], year - days[1].year)))
        if days[0].year == days[1].year != year and _PART_OF_A_YEAR.search(fold(span.of(text)))
        else (span, days)
        for span, days in times
    ]


def time_asked(times: Sequence[TimeNamed]) -> Days | None:
    """Return the narrowest of the times that are asked for, or ``None``."""
    asked = [time.days for time in times if not time.is_compared]
    return min(asked, key=lambda days: days[1] - days[0], default=None)


def _meant(mention: PeriodMention, text: str, today: dt.date) -> Days:
    """Return the days of a mention, in the year that is meant where it names none."""
    first, last = mention.named_first or mention.first, mention.last
    if bracketed := _YEAR_IN_BRACKETS.match(text, mention.span.end):
        years = int(bracketed[1]) - last.year
        return moved(first, years), moved(last, years)
    if _SINCE_NEW_YEAR.search(text[: mention.span.end]) or (
        _SOME_MONTHS.search(text[: mention.span.start]) and fold(mention.span.of(text)).startswith("dau ")
    ):
        return first, max(last, min(dt.date(last.year, 12, 31), today))
    if first > today and not _SAYS_WHICH.search(mention.span.of(text)) and not _AHEAD.search(fold(text)):
        return moved(first, -1), moved(last, -1)
    return first, last


def _year(year: int) -> Days:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
