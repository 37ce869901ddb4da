"""One quantity over time: every figure of the index that states it, restatements told from other values.

What states the same quantity is found among the figures that speak most like one of them, not among what a question
found; see ``pairs.py``. Within one document a time has one value of a quantity, so of several that could be meant the
likeliest is.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Container, Sequence
from dataclasses import dataclass

from assistant.candidate import Candidate, dimension_of
from assistant.disagreements import Disagreements
from assistant.matching import QuestionTerms
from assistant.pairs import are_of_one_time, are_rounded, could_be_same, features, probability
from assistant.points import Member, are_beside, are_rivals, distinct_points, distinct_values, one_of_each_time
from assistant.quantities import Quantities
from assistant.quantity import Quantity
from assistant.quantity_reader import head_words
from assistant.scene import Scene
from index.figure_entries import FigureEntry
from index.selection import Selection
from sources.document import Document
from sources.figures import Figure
from sources.relative_days import Days

# Figures that each arm gives as those that speak most like one.
NEIGHBOURS = 40
# How far behind the days asked for a time may end that was over when it was told of.
_SOME_DAYS = dt.timedelta(31)
# How likely a figure must be of the same quantity to stand in a series, and to be said to contradict another.
IN_SERIES = 0.5
IN_ASKED_SERIES = 0.4
IN_CONFLICT = 0.7
# Whether a figure belongs to another one is only asked of figures so likely.
_WORTH_ASKING = 0.2
# The log-odds that a figure gains by holding all that the first one holds of a question; at an even share none.
_ASKED_WEIGHT, _EVEN_SHARE, _LEAST_SHARE, _TINY = 1.5, 0.75, 0.4, 1e-9
# How likely figures are of one quantity that a source itself sets against each other.
_SAID = 0.9


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
    """Return the last day that a point may end on.

    A year or a month that was not over when it was told of may reach further; one that was over, by some days only.
    """
    period, published = point.figure.period, point.quantity.document.published_on
    if period is None or not days[0] <= period.first <= days[1]:
        return days[1]
    was_over = published is not None and period.last < published.first
    is_near = period.last - days[1] <= _SOME_DAYS
    return max(days[1], period.last) if is_near or not was_over else days[1]


class SeriesFinder:
    """Finds what states the same quantity; safe to share between threads."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._is_measured = scene.generation.cosines is not None
        self.quantities = Quantities(scene)
        self.disagreements = Disagreements(scene)

    def of(
        self,
        document: Document,
        figure: Figure,
        selection: Selection | None = None,
        asked: QuestionTerms | None = None,
        wholes: Container[str] = (),
    ) -> Series:
        """Return the series of a figure's quantity, the figure itself at least.

        Args:
            document: Where the figure stands.
            figure: The figure.
            selection: What may be found; everything by default.
            asked: The terms of a question for the quantity; who speaks of all that the figure does of them is likelier.
            wholes: Numbers that the question names: a ratio of such a whole is likelier.
        """
        head = Member(self.quantities.of(document, figure), 1.0, 1.0)
        alike = self._alike(head.quantity, selection)
        if asked is not None:
            alike = _weighed_by(asked, head.quantity, alike, wholes)
        alike = self._claimed(head.quantity, alike)
        least = IN_SERIES if asked is None else IN_ASKED_SERIES
        members = [head, *(member for member in alike if member.alone >= least)]
        points = distinct_points(one_of_each_time(members))
        conflicts = [m for m in alike if self._contradicts(head.quantity, m)]
        return Series(head, tuple(points), tuple(distinct_values(conflicts)))

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
        differ = self.disagreements.are_said_to_differ(one, other)
        cosine = index.cosine(one.number, other.number) if self._is_measured else None
        return probability(features(one, other, cosine, differ))

    def _alike(self, head: Quantity, selection: Selection | None) -> list[Member]:
        """Return the figures that may state the quantity of one, likeliest first."""
        index = self._scene.generation.figures
        if index is None:
            return []
        near = index.like(head.number, head.words, NEIGHBOURS, selection.figures if selection else None)
        for number in self.disagreements.set_against(head):
            near.setdefault(number, index.cosine(head.number, number))
        members: list[Member] = []
        for number, cosine in near.items():
            entry = index.entries[number]
            if not self._may_be(head, entry):
                continue
            other = self.quantities.numbered(entry.doc_id, number)
            if could_be_same(head, other):
                known = cosine if self._is_measured else None
                values = features(head, other, known, self.disagreements.are_said_to_differ(head, other))
                alone = probability({**values, "said_to_differ": 0.0})
                is_set_against = values["said_to_differ"] > 0 and not values["other_head"]
                members.append(Member(other, max(_SAID, alone) if is_set_against else alone, alone))
        return sorted(members, key=lambda member: (-member.likely, member.quantity.number))

    def _claimed(self, head: Quantity, alike: Sequence[Member]) -> list[Member]:
        """Return the members that no figure beside the head, of its document and time, states more likely.

        "Hạng 25 về DTI" belongs to another document's rank of the whole, not to its ranks of the pillars.
        """
        beside = [m.quantity for m in alike if are_rivals(head, m.quantity)]
        return [
            member
            for member in alike
            if member.alone < _WORTH_ASKING
            or are_beside(head, member.quantity)
            or all(self._likely(rival, member.quantity) <= member.likely for rival in beside)
        ]

    def _may_be(self, head: Quantity, entry: FigureEntry) -> bool:
        """Tell at a glance whether a figure may state a quantity, so that few figures are read."""
        figure = entry.figure
        if (figure.change is None) != (head.figure.change is None) or dimension_of(figure) is not head.dimension:
            return False
        text = self._scene.generation.documents[entry.doc_id].text
        own = head_words(figure, figure.counted.of(text)) if head.head else frozenset()
        return not own or bool(own & head.head)

    def _contradicts(self, one: Quantity, member: Member) -> bool:
        """Tell whether two figures give their quantity different values at one time."""
        other = member.quantity
        first, second = one.figure, other.figure
        # Values that may be one number, of one time, hardly are of two quantities that speak alike.
        if member.likely < (IN_SERIES if are_rounded(first, second) else IN_CONFLICT):
            return False
        if first.value == second.value or (first.qualifier, second.qualifier) == ("at_least", "at_most"):
            return False
        if self.disagreements.are_said_to_differ(one, other):
            return True
        if first.sentence == second.sentence and one.document.doc_id == other.document.doc_id:
            return False
        return are_of_one_time(first, second)


def _weighed_by(asked: QuestionTerms, head: Quantity, alike: Sequence[Member], wholes: Container[str]) -> list[Member]:
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
        if member.figure.of is not None and member.figure.of == head.figure.of and str(member.figure.of) in wholes:
            shift += _ASKED_WEIGHT
        likely, alone = _shifted(member.likely, shift), _shifted(member.alone, shift)
        weighed.append(Member(member.quantity, likely, alone))
    return sorted(weighed, key=lambda member: (-member.likely, member.quantity.number))


def _shifted(likely: float, shift: float) -> float:
    """Return a probability whose log-odds are moved."""
    odds = max(likely, _TINY) / max(1 - likely, _TINY) * math.exp(shift)
    return odds / (1 + odds)
