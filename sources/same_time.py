"""The same time of another year: "cùng kỳ năm trước", "cùng kỳ năm 2022", "cùng kỳ"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING

from sources.document import Span

if TYPE_CHECKING:
    from sources.periods import PeriodMention

SAME_TIME = re.compile(r"cùng\s+(?:kỳ|thời\s+(?:kỳ|điểm))(?!\w)", re.IGNORECASE)
_BEFORE_YEAR = re.compile(r"cùng\s+(?:kỳ|thời\s+(?:kỳ|điểm))\s+(?:của\s+)?$", re.IGNORECASE)
_A_DAY = re.compile(r"cùng\s+(?:thời\s+điểm|ngày)\s+(?:của\s+)?(?:ngày\s+)?\d", re.IGNORECASE)
_LAST_YEAR = re.compile(r"năm\s+(?:trước|ngoái)\Z", re.IGNORECASE)
_STEP_BEFORE = re.compile(r"(tháng|quý)\s+trước", re.IGNORECASE)
# Where a clause begins; there "cùng kỳ" is the time itself and compares nothing.
_CLAUSE_STARTS = re.compile(r"(?:[(;:]|,\s|\A)\s*$")
_WHOLE_YEAR = 364


def moved(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year; the last of February for the 29th."""
    return day.replace(year=max(1, day.year + years), day=28 if (day.month, day.day) == (2, 29) else day.day)


def names_last_year(text: str, span: Span) -> bool:
    """Tell whether words name the year before, whichever the year is ("năm trước")."""
    return _LAST_YEAR.search(text, span.start, span.end) is not None


def _step_before(text: str, mention: PeriodMention, before: list[PeriodMention]) -> PeriodMention:
    """Return "(so với) tháng trước" and "quý trước" as the one before the month or quarter just named."""
    step = _STEP_BEFORE.fullmatch(text, mention.span.start, mention.span.end)
    time = next((m for m in reversed(before) if not m.is_base), None)
    if step is None or not mention.is_base or time is None:
        return mention
    months = 1 if step[1].lower() == "tháng" else 3
    if (time.last.year, time.last.month) != (time.first.year, time.first.month + months - 1):
        return mention
    last = time.first - dt.timedelta(1)
    first = dt.date(last.year, last.month, 1)
    if months == 3:
        first = dt.date(last.year, last.month - 2, 1)
    return dataclasses.replace(mention, first=first, last=last)


def widen_same_times(text: str, mentions: list[PeriodMention], within: Span) -> list[PeriodMention]:
    """Return the mentions with "cùng kỳ năm trước" as the days of the time before it, a year away.

    "Quý III năm 2018 … so với cùng kỳ năm trước" is the third quarter of 2017. Where the sentence names
    no time before it, the whole year is left.
    """
    widened: list[PeriodMention] = []
    for mention in mentions:
        same = _BEFORE_YEAR.search(text, max(within.start, mention.span.start - 20), mention.span.start)
        if same is None:
            widened.append(_step_before(text, mention, widened))
            continue
        if _A_DAY.match(text, same.start()) and mention.first == mention.last:
            widened.append(mention)  # "cùng thời điểm 30/6/2024": that day, of this year
            continue
        is_base = _CLAUSE_STARTS.search(text, max(within.start, same.start() - 3), same.start()) is None
        wide = dataclasses.replace(mention, span=Span(same.start(), mention.span.end), is_base=is_base)
        time = next((m for m in reversed(widened) if not m.is_base and m.first.year == m.last.year), None)
        if time and (mention.last - mention.first).days >= _WHOLE_YEAR:
            year = time.first.year - 1 if names_last_year(text, mention.span) else mention.first.year
            shift = year - time.first.year
            wide = dataclasses.replace(wide, first=moved(time.first, shift), last=moved(time.last, shift))
        widened.append(wide)
    return widened
