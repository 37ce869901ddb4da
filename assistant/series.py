"""One quantity over time: every figure of the index that states it, restatements told from other values.

What states the same quantity is found among the figures that speak most like one of them, not among what a question
found; see ``pairs.py``. Within one document a time has one value of a quantity, so of several that could be meant the
likeliest is.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.candidate import Candidate
from assistant.matching import QuestionTerms
from assistant.pairs import are_of_one_time, are_rounded, could_be_same, features, probability
from assistant.quantities import Quantities, Quantity
from assistant.scene import Scene
from index.selection import Selection
from sources.document import Document
from sources.figures import Figure
from sources.periods import Origin
from sources.relative_days import Days

# Figures that each arm gives as those that speak most like one.
NEIGHBOURS = 40
# How likely a figure must be of the same quantity to stand in a series, and to be said to contradict another.
IN_SERIES = 0.5
IN_CONFLICT = 0.7
# Whether a figure belongs to another one is only asked of figures so likely.
_WORTH_ASKING = 0.2
# The log-odds that a figure gains by holding all that the first one holds of a question; at an even share none.
_ASKED_WEIGHT, _EVEN_SHARE, _LEAST_SHARE, _TINY = 1.5, 0.75, 0.4, 1e-9
# How likely figures are of one quantity that a source itself sets against each other.
_SAID = 0.9
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


@dataclass(frozen=True)
class Series:
    """What states one quantity.

    Attributes:
        head: The figure that the others were found by.
        points: One figure for each value and time, oldest first, the head's own among them.
        conflicts: Figures of the head's time with other values, likeliest first.
    """

    head: Member
    points: tuple[Member, ...]
    conflicts: tuple[Member, ...]

    @property
    def older(self) -> tuple[Member, ...]:
        """The points of earlier times than the head's, newest first."""
        period = self.head.figure.period
        if period is None:
            return ()
        return tuple(
            point
            for point in reversed(self.points)
            if point.figure.period is not None
            and point.figure.period.last < period.first
            and not are_of_one_time(point.figure, self.head.figure)
        )

    def within(self, days: Days) -> tuple[Member, ...]:
        """Return the points whose time ends in the given days, oldest first."""
        return tuple(
            point
            for point in self.points
            if point.figure.period is not None and days[0] <= point.figure.period.last <= _end(point, days)
        )


def _end(point: Member, days: Days) -> dt.date:
    """Return the last day that a point may end on: a year or a month that is not over yet may reach further."""
    period = point.figure.period
    return max(days[1], period.last) if period and period.first <= days[1] and days[0] <= period.first else days[1]


class SeriesFinder:
    """Finds what states the same quantity; safe to share between threads."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.quantities = Quantities(scene)

    def of(
        self,
        document: Document,
        figure: Figure,
        selection: Selection | None = None,
        asked: QuestionTerms | None = None,
    ) -> Series:
        """Return the series of a figure's quantity, the figure itself at least.

        Args:
            document: Where the figure stands.
            figure: The figure.
            selection: What may be found; everything by default.
            asked: The terms of a question for the quantity; who speaks of all that the figure does of them is likelier.
        """
        head = Member(self.quantities.of(document, figure), 1.0, 1.0)
        alike = self._alike(head.quantity, selection)
        if asked is not None:
            alike = _weighed_by(asked, head.quantity, alike)
        alike = self._claimed(head.quantity, alike)
        members = [head, *(member for member in alike if member.alone >= IN_SERIES)]
        points = _points(_one_of_each_time(members))
        conflicts = [m for m in alike if self._contradicts(head.quantity, m)]
        return Series(head, tuple(points), tuple(_distinct(conflicts)))

    def same_quantity(self, one: Candidate, other: Candidate) -> float:
        """Return how likely two candidates state one quantity, in [0, 1]; 0 where one is no figure."""
        if one.figure is None or other.figure is None:
            return 0.0
        return self._likely(
            self.quantities.of(one.document, one.figure), self.quantities.of(other.document, other.figure)
        )

    def _likely(self, one: Quantity, other: Quantity) -> float:
        index = self._scene.generation.figures
        if index is None or not could_be_same(one, other):
            return 0.0
        if one.number == other.number:
            return 1.0
        return probability(features(one, other, index.cosine(one.number, other.number), self.quantities))

    def _alike(self, head: Quantity, selection: Selection | None) -> list[Member]:
        """Return the figures that may state the quantity of one, likeliest first."""
        index = self._scene.generation.figures
        if index is None:
            return []
        near = index.like(head.number, head.words, NEIGHBOURS, selection.figures if selection else None)
        for number in self.quantities.set_against(head):
            near.setdefault(number, index.cosine(head.number, number))
        members: list[Member] = []
        for number, cosine in near.items():
            if not self._may_be(head.figure, index.entries[number].figure):
                continue
            other = self.quantities.numbered(index.entries[number].doc_id, number)
            if could_be_same(head, other):
                values = features(head, other, cosine, self.quantities)
                alone = probability({**values, "said_to_differ": 0.0})
                is_set_against = values["said_to_differ"] > 0 and not values["other_head"]
                members.append(Member(other, max(_SAID, alone) if is_set_against else alone, alone))
        return sorted(members, key=lambda member: (-member.likely, member.quantity.number))

    def _claimed(self, head: Quantity, alike: Sequence[Member]) -> list[Member]:
        """Return the members that no figure beside the head, of its document and time, states more likely.

        "Hạng 25 về DTI" belongs to another document's rank of the whole, not to its ranks of the pillars.
        """
        beside = [m.quantity for m in alike if _are_rivals(head, m.quantity)]
        return [
            member
            for member in alike
            if member.alone < _WORTH_ASKING
            or _are_beside(head, member.quantity)
            or all(self._likely(rival, member.quantity) <= member.likely for rival in beside)
        ]

    @staticmethod
    def _may_be(one: Figure, other: Figure) -> bool:
        """Tell at a glance, so that few figures are read: both changes, or neither."""
        return (one.change is None) == (other.change is None)

    def _contradicts(self, one: Quantity, member: Member) -> bool:
        """Tell whether two figures give their quantity different values at one time."""
        other = member.quantity
        first, second = one.figure, other.figure
        # Values that may be one number, of one time, hardly are of two quantities that speak alike.
        if member.likely < (IN_SERIES if are_rounded(first, second) else IN_CONFLICT):
            return False
        if first.value == second.value or (first.qualifier, second.qualifier) == ("at_least", "at_most"):
            return False
        if self.quantities.are_said_to_differ(one, other):
            return True
        if first.sentence == second.sentence and one.document.doc_id == other.document.doc_id:
            return False
        return are_of_one_time(first, second)


def _weighed_by(asked: QuestionTerms, head: Quantity, alike: Sequence[Member]) -> list[Member]:
    """Return members with what speaks for them in the words of a question, likeliest first."""
    wanted = asked.found_in(head.said)
    total = sum(wanted.values())
    if not total:
        return list(alike)
    weighed = []
    for member in alike:
        held = asked.found_in(member.quantity.said)
        share = sum(weight for term, weight in wanted.items() if term in held) / total
        shift = _ASKED_WEIGHT * (max(share, _LEAST_SHARE) - _EVEN_SHARE) / (1 - _EVEN_SHARE)
        likely, alone = _shifted(member.likely, shift), _shifted(member.alone, shift)
        weighed.append(Member(member.quantity, likely, alone))
    return sorted(weighed, key=lambda member: (-member.likely, member.quantity.number))


def _shifted(likely: float, shift: float) -> float:
    """Return a probability whose log-odds are moved."""
    odds = max(likely, _TINY) / max(1 - likely, _TINY) * math.exp(shift)
    return odds / (1 + odds)


def _one_of_each_time(members: Sequence[Member]) -> list[Member]:
    """Return members without those that another of their document and time is likelier to be meant by.

    Equal values, and values that may be one number with more and fewer digits, do not compete.
    """
    kept: list[Member] = []
    for member in members:  # likeliest first
        if not any(_are_rivals(other.quantity, member.quantity) for other in kept):
            kept.append(member)
    return kept


def _are_beside(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures stand in one document and hold for one time."""
    return one.document.doc_id == other.document.doc_id and are_of_one_time(one.figure, other.figure)


def _are_rivals(one: Quantity, other: Quantity) -> bool:
    """Tell whether only one of two figures of a document and time can be meant, as their values differ."""
    return _are_beside(one, other) and not are_rounded(one.figure, other.figure)


def _points(members: Iterable[Member]) -> list[Member]:
    """Return one member for each value and time, oldest first; undated ones are left out, but for the head."""
    points: list[Member] = []
    for member in sorted(members, key=_precedence):
        if not any(_restates(member.figure, point.figure) for point in points):
            points.append(member)
    return sorted(points, key=_age)


def _distinct(members: Sequence[Member]) -> list[Member]:
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
