"""Figures that no source states, reckoned from ones that are cited.

Nothing is reckoned unless every operand was found and is of the same kind and time; a source that states the result
itself is asked first, elsewhere (``grouping.py``).
"""

from __future__ import annotations

from collections.abc import Callable

from assistant import arithmetic
from assistant.answer import Reason
from assistant.arithmetic import Operand
from assistant.asks import Asked, Asks
from assistant.candidate import Candidate
from assistant.operands import agree, could_meet, counts_alike, is_as_given, length, sure
from assistant.over_time import SURENESS, Reckoned
from assistant.places import places_in
from assistant.points import Member
from assistant.quantity import Quantity
from assistant.select import Choice, NoChoice
from assistant.series import Series
from index.lexical import syllables
from sources.document import Document
from sources.figures import Figure
from sources.numbers import parse_number

# Chooses the figure that answers a question in words, of a time where one is given.
Chooser = Callable[[str], Choice | NoChoice]
# Gathers the series of a figure.
Gatherer = Callable[[Document, Figure], Series]
# What is reckoned with one quantity of several places.
_OF_PLACES = frozenset({Asks.SUM, Asks.DIFFERENCE, Asks.RATIO})
# Share of the words that tell a part from its whole that its figure must hold.
_HOLDS_EXTRA = 0.6


class PartsReckoner:
    """Reckons with the figures that the parts of a question name."""

    def __init__(
        self,
        choose: Chooser,
        gather: Gatherer,
        quantity: Callable[[Candidate], Quantity],
        holds: Callable[[Quantity, str], float],
    ) -> None:
        """Take what finds figures.

        Args:
            choose: Chooses the figure that answers a part.
            gather: Gathers a figure's series, where the parts must be of one time.
            quantity: Reads what a chosen figure measures.
            holds: Tells the share of a text that the words of a quantity hold.
        """
        self._choose = choose
        self._gather = gather
        self._quantity = quantity
        self._holds = holds

    def reckon(self, asked: Asked) -> Reckoned | NoChoice:
        """Return the result, or why there is none; ``closest`` is a part that was found."""
        choices = self._told_apart(asked, [self._choose(part) for part in asked.parts])
        choices = self._beside_each_other(asked, choices)
        missing = next((choice for choice in choices if isinstance(choice, NoChoice)), None)
        found = [choice for choice in choices if isinstance(choice, Choice) and choice.candidate.figure]
        if asked.kind is Asks.REMAINDER:
            return self._remainder(choices, missing)
        if missing is not None or len(found) < len(asked.parts):
            closest = found[0].candidate if found else missing.closest if missing else None
            return NoChoice(Reason.NOT_IN_SOURCES, closest, 0.7)
        if asked.per is not None:
            return self._per_time(found[0], asked.per)
        if asked.kind is Asks.SHORTFALL:
            return self._shortfall(found)
        if any(not is_as_given(part, choice) for part, choice in zip(asked.parts, found, strict=True)):
            return NoChoice(Reason.NOT_IN_SOURCES, found[0].candidate, 0.7)
        if asked.kind is Asks.SUM:
            return self._sum(found)
        return self._of_two(asked.kind, found)

    def _beside_each_other(self, asked: Asked, choices: list[Choice | NoChoice]) -> list[Choice | NoChoice]:
        """Return the choices; for a place without one, what stands where the figure of another place does.

        That is the cell of its row in the same column, or the figure of the same unit in the same sentence.
        """
        found = next((choice for choice in choices if isinstance(choice, Choice)), None)
        places = [places_in(part) for part in asked.parts]
        if found is None or asked.kind not in _OF_PLACES or len(set(places)) < len(places) or not all(places):
            return choices
        return [
            choice if isinstance(choice, Choice) else self._parallel(found, where) or choice
            for choice, where in zip(choices, places, strict=True)
        ]

    def _parallel(self, found: Choice, where: frozenset[str]) -> Choice | None:
        first = found.candidate
        figure, text = first.figure, first.document.text
        assert figure is not None
        for ranked in found.field:
            candidate, other = ranked.candidate, ranked.candidate.figure
            if other is None or candidate.document is not first.document or other.unit != figure.unit:
                continue
            if figure.column is not None:
                is_beside = other.column == figure.column and other.row is not None
                named = places_in(other.row.of(text)) if other.row is not None else frozenset()
            else:
                is_beside = other.sentence == figure.sentence and (other.change is None) == (figure.change is None)
                named = places_in(" ".join(span.of(text) for span in other.subject))
            if is_beside and where <= named:
                return Choice(candidate, found.confidence * SURENESS, found.field)
        return None

    def _sum(self, found: list[Choice]) -> Reckoned | NoChoice:
        """Return the sum of figures of one kind and time, none of them twice."""
        members = tuple(self._member(choice) for choice in found)
        first, *others = members
        numbers = {(member.document.doc_id, member.quantity.number) for member in members}
        is_one_kind = all(could_meet(first.figure, other.figure) and agree(Asks.SUM, first, other) for other in others)
        if not is_one_kind or len(numbers) != len(members):
            pair = self._of_one_time(*members) if len(members) == 2 and len(numbers) == 2 else None
            if pair is None or not agree(Asks.SUM, *pair):
                return NoChoice(Reason.NOT_IN_SOURCES, found[0].candidate, 0.7)
            members = pair
        derived = arithmetic.total([Operand.of(member.document, member.figure) for member in members])
        return Reckoned(derived, members, sure(found))

    def _told_apart(self, asked: Asked, choices: list[Choice | NoChoice]) -> list[Choice | NoChoice]:
        """Return choices none of which is another: of a whole and its part the part is the one that says more."""
        if asked.kind is Asks.PER and asked.per is None:
            return self._per_other(asked, choices)
        if asked.kind not in (Asks.SHARE, Asks.REMAINDER) or len(choices) < 2:
            return choices
        number = 0 if asked.kind is Asks.SHARE else 1
        part, whole = choices[number], choices[1 - number]
        if not isinstance(part, Choice) or not isinstance(whole, Choice):
            return choices
        is_same = self._quantity(part.candidate).number == self._quantity(whole.candidate).number
        figure = part.candidate.figure
        is_ratio = figure is not None and figure.of is not None
        is_all = is_ratio and figure is not None and figure.of == figure.value
        if (not is_same or is_ratio) and not is_all:
            return choices
        said = set(syllables(asked.parts[1 - number]))
        extra = " ".join(word for word in syllables(asked.parts[number]) if word not in said)
        own = self._quantity(part.candidate)
        if is_same and not is_ratio and self._holds(own, extra) >= _HOLDS_EXTRA:
            choices[1 - number] = self._other(
                whole, lambda q: q.figure.value > own.figure.value and counts_alike(q, own)
            )
        elif is_all:  # what is left of all is nothing: another ratio of that whole is meant
            choices[number] = self._other(part, lambda q: q.figure.of == own.figure.of and q.document is own.document)
        else:
            choices[number] = self._other(part, lambda q: self._holds(q, extra) >= _HOLDS_EXTRA)
        return choices

    def _per_other(self, asked: Asked, choices: list[Choice | NoChoice]) -> list[Choice | NoChoice]:
        """Return the choices of a mean; where both are one figure, what is divided is asked without what it is per."""
        first, second = choices
        if not isinstance(first, Choice) or not isinstance(second, Choice):
            return choices
        if self._quantity(first.candidate).number != self._quantity(second.candidate).number:
            return choices
        return [self._choose(asked.divided), second] if asked.divided else choices

    def _other(self, choice: Choice, is_meant: Callable[[Quantity], bool]) -> Choice | NoChoice:
        """Return the next best figure with another value that is meant."""
        own = self._quantity(choice.candidate)
        for ranked in choice.field:
            figure = ranked.candidate.figure
            if ranked.unfit is not None or figure is None or figure.value == own.figure.value:
                continue
            if is_meant(self._quantity(ranked.candidate)):
                return Choice(ranked.candidate, choice.confidence * SURENESS, choice.field)
        return NoChoice(Reason.NOT_IN_SOURCES, choice.candidate, 0.7)

    def _of_two(self, kind: Asks, found: list[Choice]) -> Reckoned | NoChoice:
        nothing = NoChoice(Reason.NOT_IN_SOURCES, found[0].candidate, 0.7)
        pair = self._of_one_time(*(self._member(choice) for choice in found[:2]))
        if pair is None or not agree(kind, *pair):
            return nothing
        first, second = pair
        one, other = Operand.of(first.document, first.figure), Operand.of(second.document, second.figure)
        try:
            if kind is Asks.SHARE:
                if one.value >= other.value:
                    return nothing
                derived = arithmetic.share(one, other)
            elif kind is Asks.PER:
                if second.figure.of is not None:
                    other = Operand.whole_of(second.document, second.figure)
                derived = arithmetic.mean(one, other)
            elif kind is Asks.RATIO:
                derived = arithmetic.ratio(one, other)
            else:
                derived = arithmetic.difference(one, other)
        except ZeroDivisionError:
            return nothing
        return Reckoned(derived, pair, sure(found))

    def _shortfall(self, found: list[Choice]) -> Reckoned | NoChoice:
        """Return how far what there is lies below what is aimed at."""
        aim, reached = (self._member(choice) for choice in found[:2])
        is_aim = aim.quantity.is_target and not reached.quantity.is_target
        if not is_aim or not agree(Asks.SHORTFALL, aim, reached) or aim.figure.value <= reached.figure.value:
            return NoChoice(Reason.NOT_IN_SOURCES, found[0].candidate, 0.7)
        one, other = Operand.of(aim.document, aim.figure), Operand.of(reached.document, reached.figure)
        return Reckoned(arithmetic.difference(one, other), (aim, reached), sure(found))

    def _remainder(self, choices: list[Choice | NoChoice], missing: NoChoice | None) -> Reckoned | NoChoice:
        """Return what is left: of a ratio the rest of its whole, else the whole without the part."""
        whole, part = choices
        if isinstance(part, NoChoice):
            closest = whole.candidate if isinstance(whole, Choice) else part.closest
            return NoChoice(Reason.NOT_IN_SOURCES, closest, 0.7)
        done = self._member(part)
        if done.figure.of is not None and done.figure.of > done.figure.value:
            operands = Operand.whole_of(done.document, done.figure), Operand.of(done.document, done.figure)
            return Reckoned(arithmetic.difference(*operands), (done,), sure([part]))
        if (ratio := self._as_ratio(part)) is not None:
            operands = Operand.whole_of(ratio.document, ratio.figure), Operand.of(ratio.document, ratio.figure)
            return Reckoned(arithmetic.difference(*operands), (ratio,), sure([part]) * SURENESS)
        if isinstance(whole, NoChoice) or missing is not None:
            return NoChoice(Reason.NOT_IN_SOURCES, part.candidate, 0.7)
        pair = self._of_one_time(self._member(whole), done)
        if pair is None or not agree(Asks.REMAINDER, *pair) or pair[0].figure.value <= pair[1].figure.value:
            return NoChoice(Reason.NOT_IN_SOURCES, part.candidate, 0.7)
        operands = Operand.of(pair[0].document, pair[0].figure), Operand.of(pair[1].document, pair[1].figure)
        return Reckoned(arithmetic.difference(*operands), pair, sure([whole, part]))

    def _as_ratio(self, part: Choice) -> Member | None:
        """Return the part where a source tells it again, of its whole: "1.263 trên tổng số 1.650 bệnh viện"."""
        own = self._member(part)
        for ranked in part.field:
            figure = ranked.candidate.figure
            if ranked.unfit is None and figure is not None and figure.of is not None and figure.of > figure.value:
                member = self._member(Choice(ranked.candidate, part.confidence))
                if figure.value == own.figure.value and counts_alike(member.quantity, own.quantity):
                    return member if could_meet(figure, own.figure) else None
        return None

    def _per_time(self, choice: Choice, unit: str) -> Reckoned | NoChoice:
        """Return how much there is in each month, year, … of the time of a figure."""
        member = self._member(choice)
        count = length(member.figure, unit)
        if count is None or count < 2:
            return NoChoice(Reason.NOT_IN_SOURCES, choice.candidate, 0.7)
        counted = Operand(parse_number(str(count)) or member.figure.value, f"{count} {unit}")
        derived = arithmetic.mean(Operand.of(member.document, member.figure), counted)
        return Reckoned(derived, (member,), sure([choice]))

    def _member(self, choice: Choice) -> Member:
        return Member(self._quantity(choice.candidate), 1.0, 1.0)

    def _of_one_time(self, one: Member, other: Member) -> tuple[Member, Member] | None:
        """Return two members of one time: as they are, or the newest points of their series that are."""
        if one.quantity.number == other.quantity.number:
            return None
        if could_meet(one.figure, other.figure):
            return one, other
        others = self._gather(other.document, other.figure).points
        for point in (one, *reversed(self._gather(one.document, one.figure).points)):
            for mate in (other, *reversed(others)):
                if could_meet(point.figure, mate.figure):
                    return point, mate
        return None
