"""Which figures of one quantity are points of it over time: one of each document and time, restatements left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.pairs import are_of_one_time, are_rounded
from assistant.quantity import Quantity
from sources.document import Document
from sources.figures import Figure
from sources.periods import Origin

# A value of so many digits that is said again at another date is most likely the old one, repeated.
_TELLING_DIGITS = 3
_SOON = 45


@dataclass(frozen=True, slots=True)
class Member:
    """A figure that may be of a series.

    Attributes:
        quantity: What it states.
        likely: How likely it states the same, in [0, 1].
        alone: The same without what a source says of figures that do not agree: these may be counted otherwise.
    """

    quantity: Quantity
    likely: float
    alone: float

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.quantity.figure

    @property
    def document(self) -> Document:
        """Where it stands."""
        return self.quantity.document


def one_of_each_time(members: Sequence[Member]) -> list[Member]:
    """Return members without those that another of their document and time is likelier to be meant by.

    Equal values, and values that may be one number with more and fewer digits, do not compete.
    """
    kept: list[Member] = []
    for member in members:  # likeliest first
        if not any(are_rivals(other.quantity, member.quantity) for other in kept):
            kept.append(member)
    return kept


def are_beside(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures stand in one document and hold for one time."""
    return one.document.doc_id == other.document.doc_id and are_of_one_time(one.figure, other.figure)


def are_rivals(one: Quantity, other: Quantity) -> bool:
    """Tell whether only one of two figures of a document and time can be meant, as their values differ."""
    return are_beside(one, other) and not are_rounded(one.figure, other.figure)


def distinct_points(members: Iterable[Member]) -> list[Member]:
    """Return one member for each value and time, oldest first; undated ones are left out, but for the head."""
    points: list[Member] = []
    for member in sorted(members, key=_precedence):
        if not any(_restates(member.figure, point.figure) for point in points):
            points.append(member)
    return sorted(points, key=_age)


def distinct_values(members: Sequence[Member]) -> list[Member]:
    """Return the first member of each value."""
    values: dict[object, Member] = {}
    for member in members:
        values.setdefault(member.figure.value, member)
    return list(values.values())


def _precedence(member: Member) -> tuple[bool, bool, dt.date, int]:
    """Order so that of equal values the head comes first, then those that name their time, then the earliest."""
    period = member.figure.period
    is_named = period is not None and period.origin is not Origin.PUBLICATION
    return member.alone < 1, not is_named, period.last if period else dt.date.max, member.quantity.number


def _age(member: Member) -> tuple[dt.date, dt.date, int]:
    period = member.figure.period
    first = (period.first, period.last) if period else (dt.date.min, dt.date.min)
    return first[1], first[0], member.quantity.number


def _restates(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one quantity are one point: the same value at the same time, or said again."""
    if one.value != other.value or one.of != other.of or one.high != other.high:
        return False
    if one.period is None or other.period is None or are_of_one_time(one, other):
        return True
    if max(one.period.first, other.period.first) <= min(one.period.last, other.period.last):
        return True
    if Origin.PUBLICATION not in (one.period.origin, other.period.origin):
        return False
    if abs((one.period.last - other.period.last).days) <= _SOON:
        return True
    return one.of is None and len(one.value.normalize().as_tuple().digits) >= _TELLING_DIGITS
