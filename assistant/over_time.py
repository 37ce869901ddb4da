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

# An operand is less sure than an answer of its own: two must be right.
SURENESS = 0.95


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
