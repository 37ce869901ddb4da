"""How a quantity changed between two times, reckoned from the points of its series."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from assistant import arithmetic
from assistant.answer import Derived, Reason
from assistant.arithmetic import Operand
from assistant.asks import Asked, Asks
from assistant.pairs import are_of_one_time, are_rounded
from assistant.points import Member
from assistant.select import Choice, NoChoice
from assistant.series import Series
from sources.relative_days import Days
from sources.whole_months import MONTHS_IN, whole_months

# An operand is less sure than an answer of its own: two must be right.
SURENESS = 0.95
# Shares, ranks and marks of parts of a time make no sum.
_NEVER_ADDED = frozenset(("%", "điểm phần trăm", "hạng", "điểm", "lần", "bậc"))


@dataclass(frozen=True)
class Reckoned:
    """What was reckoned, from which figures in the order of the operation, and how sure it is."""

    derived: Derived
    operands: tuple[Member, ...]
    confidence: float


def reckon_over_time(asked: Asked, choice: Choice, series: Series) -> Reckoned | NoChoice:
    """Return how a quantity changed between the two times asked, or why that cannot be told.

    Args:
        asked: A question with two times.
        choice: The figure of the quantity that was chosen without them.
        series: The quantity's series.
    """
    earlier, later = (_at(series, days) for days in asked.times)
    if earlier is None or later is None or earlier.quantity.number == later.quantity.number:
        return NoChoice(Reason.PERIOD_NOT_IN_SOURCES, choice.candidate, choice.confidence)
    before, after = (Operand.of(member.document, member.figure) for member in (earlier, later))
    try:
        if asked.kind is Asks.PERCENT_CHANGE:
            derived = arithmetic.percent_change(before, after)
        elif asked.kind is Asks.RATIO:
            derived = arithmetic.ratio(after, before)
        else:
            derived = dataclasses.replace(arithmetic.difference(after, before), is_change=True)
    except ZeroDivisionError:
        return NoChoice(Reason.NOT_IN_SOURCES, choice.candidate, choice.confidence)
    return Reckoned(derived, (later, earlier), choice.confidence * min(earlier.likely, later.likely, SURENESS))


def total_over_time(asked: Asked, choice: Choice, series: Series) -> Reckoned | NoChoice:
    """Return the sum over the months, else the quarters, of the time asked; or that they are not all told.

    Args:
        asked: A question for the sum over a time, ``days``.
        choice: The figure of the quantity that was chosen without it.
        series: The quantity's series.
    """
    assert asked.days is not None
    missing = NoChoice(Reason.PERIOD_NOT_IN_SOURCES, choice.candidate, choice.confidence)
    head = series.head
    if head.figure.change is not None or head.figure.unit in _NEVER_ADDED:
        return missing
    for months in (1, 3):
        parts = [
            m for m in series.within(asked.days) if _months(m) == months and m.document.doc_id == head.document.doc_id
        ]
        if parts and _covers(parts, asked.days):
            derived = arithmetic.total([Operand.of(member.document, member.figure) for member in parts])
            sure = min([SURENESS, *(member.likely for member in parts)])
            return Reckoned(derived, tuple(parts), choice.confidence * sure)
    return missing


def mean_over_time(asked: Asked, choice: Choice, series: Series) -> Reckoned | NoChoice:
    """Return the mean of what is told of each year, quarter or month of the time asked; or that they are not all told.

    Args:
        asked: A question for the mean over the parts ``per`` of a time, ``days``.
        choice: The figure of the quantity that was chosen without it.
        series: The quantity's series.
    """
    assert asked.days is not None
    months = MONTHS_IN[asked.per or "năm"]
    parts = {m.figure.period.first: m for m in series.within(asked.days) if m.figure.period and _months(m) == months}
    members = [parts[first] for first in sorted(parts)]
    if len(members) < 2 or not _covers(members, asked.days):
        return NoChoice(Reason.PERIOD_NOT_IN_SOURCES, choice.candidate, choice.confidence)
    derived = arithmetic.mean_of([Operand.of(member.document, member.figure) for member in members])
    sure = min([SURENESS, *(member.likely for member in members)])
    return Reckoned(derived, tuple(members), choice.confidence * sure)


def _months(member: Member) -> int:
    """Return how many whole months a figure's time is; 0 where it is none."""
    period = member.figure.period
    return whole_months(period.first, period.last) if period else 0


def _covers(parts: list[Member], days: Days) -> bool:
    """Tell whether the times of figures, oldest first, follow one another from the first to the last day asked."""
    due = days[0]
    for member in parts:
        period = member.figure.period
        if period is None or period.first != due:
            return False
        due = period.last + dt.timedelta(1)
    return due == days[1] + dt.timedelta(1)


def _at(series: Series, days: Days) -> Member | None:
    """Return the point of a time: just that, or the last one in it; of several readings of one number the finest."""
    if days[0] == dt.date.min:  # "đến nay"
        found = [m for m in series.points if m.figure.period and m.figure.period.last <= days[1]]
    else:
        found = list(series.within(days))
    if not found:
        return None
    exact = [m for m in found if m.figure.period and (m.figure.period.first, m.figure.period.last) == days]
    last = (exact or found)[-1]
    same = [m for m in found if are_of_one_time(m.figure, last.figure)]
    if not all(are_rounded(m.figure, last.figure) for m in same):
        return None  # the sources give it different values
    return max(same, key=lambda m: len(m.figure.value.normalize().as_tuple().digits))
