"""Whether figures may be reckoned with: of one time, of units that agree, as the question gives them."""

from __future__ import annotations

import re

from assistant.asks_kinds import Asks
from assistant.over_time import SURENESS
from assistant.points import Member
from assistant.quantity import Quantity
from assistant.select import Choice
from sources.figures import Figure
from sources.numbers import parse_number
from sources.whole_months import MONTHS_IN, whole_months

# A number that a question gives for one of its parts: "mục tiêu 40 triệu".
_GIVEN = re.compile(r"(?<![\d/])\d[\d.,]*\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")


def could_meet(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may be set against each other: of one time, or of one sentence."""
    if one.sentence == other.sentence:
        return True
    first, second = one.period, other.period
    if first is None or second is None:
        return False
    return first.within(second.first, second.last) or second.within(first.first, first.last)


def agree(kind: Asks, one: Member, other: Member) -> bool:
    """Tell whether the units of two figures allow an operation."""
    first, second = one.quantity, other.quantity
    if kind is Asks.PER:
        return first.figure.change is None and second.figure.change is None and first.dimension is not None
    if first.dimension is not second.dimension or (first.figure.change is None) != (second.figure.change is None):
        return False
    units = [(figure.unit or "").lower() for figure in (one.figure, other.figure)]
    if kind is Asks.SHARE:
        return True
    return units[0] == units[1] or "" in units or bool(first.head & second.head)


def counts_alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures count things of one name, or are of one unit that names nothing."""
    if one.dimension is not other.dimension:
        return False
    return bool(one.head & other.head) or (not one.head and not other.head and one.figure.unit == other.figure.unit)


def is_as_given(part: str, choice: Choice) -> bool:
    """Tell whether a figure has the value that the question itself gives for it, where it gives one."""
    given = [parse_number(" ".join(match[0].split())) for match in _GIVEN.finditer(part)]
    figure = choice.candidate.figure
    return figure is None or not given or figure.value in given


def sure(choices: list[Choice]) -> float:
    """Return how sure a result is whose operands were chosen so surely: all of them must be right."""
    confidence = SURENESS
    for choice in choices:
        confidence *= choice.confidence
    return confidence


def length(figure: Figure, unit: str) -> int | None:
    """Return how many whole months, years, … the time of a figure lasts; ``None`` where it is not whole ones."""
    period = figure.period
    if period is None:
        return None
    days = (period.last - period.first).days + 1
    if unit == "ngày":
        return days
    if unit == "tuần":
        return days // 7 if days % 7 == 0 else None
    months, size = whole_months(period.first, period.last), MONTHS_IN[unit]
    return months // size if months and months % size == 0 else None
