"""The step between a choice and the answer: alone, in its series, beside what contradicts it, or reckoned with.

A question for what the sources state keeps its figure; what else the sources say of that quantity is told with it. A
question for a result is answered by a source that states it, and else reckoned from figures that are.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence

from assistant import compose
from assistant.answer import Abstention, Answer, Reason
from assistant.answer_form import AnswerForm, form_of
from assistant.asks import Asked, Asks, read_asks
from assistant.candidate import Candidate
from assistant.derived import PartsReckoner
from assistant.level_asked import level_asked
from assistant.list_sum import sum_of_items
from assistant.matching import QuestionTerms
from assistant.newest import AS_WELL, fits_alike, newer
from assistant.over_time import Reckoned, mean_over_time, reckon_over_time, total_over_time
from assistant.pairs import are_of_one_time, are_rounded, is_bound_of
from assistant.points import Member
from assistant.quantity import Quantity
from assistant.question import Question, Wants, read_question
from assistant.scene import Scene
from assistant.select import Choice, NoChoice
from assistant.series import IN_CONFLICT, IN_SERIES, Series, SeriesFinder
from assistant.stated import is_result
from assistant.wording import Dimension
from index.filters import Filter
from index.glossary import in_vietnamese
from sources.document import Document
from sources.figures import Figure
from sources.text import fold

# Chooses what answers a question within a filter.
Choosing = Callable[[Question, Filter], Choice | NoChoice]
_NUMERAL = re.compile(r"(?<![\d.,/])\d+(?![\d.,/]*\d)")
# Figures so near the best one's score may be meant as well; so many are looked at. They are less sure than a choice.
_NEAR, _FOLLOWED, _LESS_SURE = 3.0, 5, 0.6
_FOLLOWED_COVERED = 0.45
# Whoever contradicts a figure fits the question as well where it covers nearly as much of it.
_AS_MUCH = 0.9
# A figure of another document contradicts the choice where the question fits both: how near its score must be, and how
# likely the two must be of one quantity by themselves.
# How likely two figures are of one quantity from which less of the question need be said of the other, and how much.
_SURELY_ONE, _LIKELY_MUCH, _LIKELY_WELL = 0.55, 0.6, 0.6
_RIVAL_SCORE, _RIVAL_LIKELY = 3.0, 0.1
# What is so likely of one quantity contradicts it though it says less of the question.
_VERY_LIKELY = 0.75


class Grouping:
    """Turns a choice into an answer of the kind that was asked for; safe to share between threads."""

    def __init__(self, scene: Scene, choosing: Choosing) -> None:
        self._scene = scene
        self._choosing = choosing
        self.finder = SeriesFinder(scene)

    def read(self, question: Question, within: Filter) -> Asked:
        """Return how a question asks."""
        text = in_vietnamese(self._scene.abbreviations.replace(question.understood.text))
        today = within.published_by
        # "Sao còn mấy cảng chưa dùng …?" asks why, whatever it counts.
        if today is None or form_of(question.text) is AnswerForm.REASON:
            return Asked(Asks.LEVEL, text)
        typed = question.understood.typed
        return read_asks(text, today, is_accented=fold(typed) != typed.lower())

    def answer(self, question: Question, choice: Choice, candidates: Sequence[Candidate], within: Filter) -> Answer:
        """Return the answer to a question for what the sources state: the choice, and what contradicts it."""
        figure = choice.candidate.figure
        if figure is None:
            return compose.answer(question, choice, self._scene)
        series = self._series(choice.candidate.document, figure, within)
        if question.days is None and (later := newer(choice, series)) is not None:
            choice = dataclasses.replace(choice, candidate=later)
            figure = _figure(later)
            series = self._series(later.document, figure, within)
        conflicts = self._conflicts(question, choice.candidate, series)
        as_well = [
            m for m in conflicts if question.compares_sources or self._fits_as_well(m, choice.candidate, candidates)
        ]
        known = {member.figure.value for member in conflicts} | {figure.value}
        as_well += [member for member in self._rivals(question, choice) if member.figure.value not in known]
        if as_well:
            return compose.conflict(question, choice, series.head, as_well)
        return compose.answer(question, choice, self._scene, conflicts, series.older)

    def grouped(self, question: Question, asked: Asked, within: Filter) -> Answer | Abstention | None:
        """Return the answer to a question for a series or a result; ``None`` where it is to be read as a plain one."""
        if asked.kind is Asks.SERIES:
            return self._over_time(question, asked, within)
        stated = self._choosing(question, within) if question.wants is Wants.FIGURE else None
        if isinstance(stated, Choice) and is_result(asked, stated.candidate):
            return None
        if asked.stated and isinstance(found := self._choose_part(question, asked.stated, within), Choice):
            if is_result(asked, found.candidate):
                return self.answer(question, found, [one.candidate for one in found.field], within)
        reckoned = self._reckon(question, asked, within)
        if isinstance(reckoned, Reckoned):
            return compose.reckoned(question, reckoned)
        if isinstance(stated, NoChoice) or stated is None or asked.days:
            return None
        return compose.abstention(question, reckoned, is_filtered=within.is_narrow)

    def _over_time(self, question: Question, asked: Asked, within: Filter) -> Answer | Abstention | None:
        found = self._followed(question, asked, within)
        if found is None:
            return None
        choice, series = found
        points = series.within(asked.days) if asked.days else series.points
        if not points:
            nothing = NoChoice(Reason.PERIOD_NOT_IN_SOURCES, choice.candidate, choice.confidence)
            return compose.abstention(question, nothing, is_filtered=within.is_narrow)
        if len(points) == 1 and question.wants is Wants.SENTENCE and not question.counted:
            return None  # "thay đổi thế nào" of no quantity: a sentence tells
        return compose.series(question, choice, points)

    def _followed(self, question: Question, asked: Asked, within: Filter) -> tuple[Choice, Series] | None:
        """Return the figure that a quantity is followed from, and its series; ``None`` where none is found.

        Of the figures that fit about as well as the best, the first that the sources state for more than one time is
        meant: a question for a change is about what has one.
        """
        outcome = self._choosing(level_asked(question, asked), within)
        choices = [outcome] if isinstance(outcome, Choice) else []
        fit = [one for one in outcome.field if one.unfit is None and one.candidate.coverage >= _FOLLOWED_COVERED]
        choices += [Choice(one.candidate, _LESS_SURE) for one in fit if one.score >= fit[0].score - _NEAR]
        figures = [choice for choice in choices if choice.candidate.figure is not None]
        # How a level went is told by levels: a change is one step of it.
        figures = [choice for choice in figures if _figure(choice.candidate).change is None] or figures
        choices = self._of_one_place(question, self._about_all(asked, figures))[:_FOLLOWED]
        alone: tuple[Choice, Series] | None = None
        for choice in choices:
            series = self._series(choice.candidate.document, _figure(choice.candidate), within, asked)
            if len(series.within(asked.days) if asked.days else series.points) > 1:
                return choice, series
            if alone is None and isinstance(outcome, Choice):
                alone = choice, series
        return alone

    def _of_one_place(self, question: Question, choices: list[Choice]) -> list[Choice]:
        """Return the figures of the best one's place, where none is asked: a province's tells nothing of all."""
        if question.places or not choices:
            return choices
        scopes = [self._scope(choice.candidate) for choice in choices]
        return [choice for choice, scope in zip(choices, scopes, strict=True) if scope == scopes[0]]

    def _scope(self, candidate: Candidate) -> frozenset[str]:
        return self._quantity(candidate).places or self._scene.place_of_all(candidate.document)

    def _about_all(self, asked: Asked, choices: list[Choice]) -> list[Choice]:
        """Return the figures that speak of as much of a question as any of them does."""
        # "28 dịch vụ công": a number in the question that is the whole of a ratio tells which is meant.
        named = _numerals(asked.rest)
        choices = [choice for choice in choices if str(_figure(choice.candidate).of) in named] or choices
        held = [self._holds(self._quantity(choice.candidate), asked.rest) for choice in choices]
        return [c for c, share in zip(choices, held, strict=True) if share >= _AS_MUCH * max(held)]

    def _reckon(self, question: Question, asked: Asked, within: Filter) -> Reckoned | NoChoice:
        if asked.times or asked.days:
            found = self._followed(question, asked, within)
            if found is None:
                return NoChoice(Reason.NOT_IN_SOURCES, None, 0.7)
            if asked.kind is Asks.PER:
                return mean_over_time(asked, *found)
            return reckon_over_time(asked, *found) if asked.times else total_over_time(asked, *found)
        if asked.items:
            one = self._choose_part(question, asked.rest, within)
            if isinstance(one, NoChoice):
                return one
            summed = sum_of_items(one, asked.items, self._scene, self.finder.quantities)
            return summed or NoChoice(Reason.NOT_IN_SOURCES, one.candidate, 0.7)
        # What there is now is of no time that the question names: that is when it is to be reached.
        asking = dataclasses.replace(question, days=None) if asked.kind is Asks.SHORTFALL else question
        reckoner = PartsReckoner(
            lambda part: self._choose_part(asking, part, within),
            lambda document, figure: self._series(document, figure, within),
            self._quantity,
            self._holds,
        )
        return reckoner.reckon(asked)

    def _quantity(self, candidate: Candidate) -> Quantity:
        return self.finder.quantities.of(candidate.document, _figure(candidate))

    def _holds(self, quantity: Quantity, text: str) -> float:
        """Return the share of a text's telling words that a figure's own words and what introduces them hold."""
        terms = QuestionTerms(text, self._scene.vocabulary, self._scene.abbreviations)
        return sum(terms.found_in(quantity.said).values()) if len(terms) else 1.0

    def _choose_part(self, question: Question, part: str, within: Filter) -> Choice | NoChoice:
        """Choose the figure of a part of a question; a time that it does not name is that of the whole."""
        today = within.published_by
        assert today is not None
        read = read_question(self._scene.generation.understanding.read(part), today, self._scene.abbreviations)
        days = read.days or (question.days if not read.days else None)
        places = read.places or question.places
        return self._choosing(
            dataclasses.replace(
                read,
                wants=Wants.FIGURE,
                is_change=False,
                days=days,
                places=places,
                dimension=read.dimension or Dimension.COUNT,
                asserted=(),
            ),
            within,
        )

    def _series(self, document: Document, figure: Figure, within: Filter, asked: Asked | None = None) -> Series:
        selection = self._scene.generation.selector.select(dataclasses.replace(within, days=None))
        terms = QuestionTerms(asked.rest, self._scene.vocabulary, self._scene.abbreviations) if asked else None
        return self.finder.of(document, figure, selection, terms, _numerals(asked.rest) if asked else ())

    def _rivals(self, question: Question, choice: Choice) -> Iterator[Member]:
        """Yield figures of other documents that answer the question as well with another value for the same time.

        What holds the same words of a question at one time is likelier to be of one quantity than its own words tell.
        """
        chosen, own = choice.candidate, _figure(choice.candidate)
        best = next((one for one in choice.field if one.candidate is chosen), None)
        values = {own.value}
        terms = QuestionTerms(question.subject_text, self._scene.vocabulary, self._scene.abbreviations)
        for one in choice.field if best is not None else ():
            other, figure = one.candidate, one.candidate.figure
            if one.unfit is not None or figure is None or best is None:
                continue
            is_elsewhere = other.document.doc_id != chosen.document.doc_id and figure.value not in values
            if not is_elsewhere or not are_of_one_time(own, figure):
                continue
            is_asked = question.compares_sources
            # What does not fit even loosely need not be compared, which is dear.
            if not is_asked and (is_bound_of(own, figure) or not fits_alike(other, chosen, _LIKELY_WELL)):
                continue
            likely = self.finder.same_quantity(chosen, other)
            # What is likely of one quantity may say less of the question than the choice does.
            is_one = likely >= _SURELY_ONE and figure.unit != "hạng"  # of an index there are ranks of each part too
            as_much, as_well = (_LIKELY_MUCH, _LIKELY_WELL) if is_one else (_AS_MUCH, AS_WELL)
            if not is_asked and not fits_alike(other, chosen, as_well):
                continue
            if not is_asked and not self._holds_as_much(terms, chosen, self._quantity(other), as_much):
                continue
            is_near = is_asked or one.score >= best.score - _RIVAL_SCORE
            if likely >= (_RIVAL_LIKELY if is_near else IN_SERIES):
                values.add(figure.value)
                yield Member(self._quantity(other), max(likely, IN_CONFLICT), likely)

    def _conflicts(self, question: Question, chosen: Candidate, series: Series) -> list[Member]:
        """Return what contradicts the choice, holds as much of the question, and is of the time asked or its own."""
        days, own = question.days, _figure(chosen)
        terms = QuestionTerms(question.subject_text, self._scene.vocabulary, self._scene.abbreviations)

        def as_much(member: Member) -> float:
            is_one = member.alone >= _VERY_LIKELY and own.unit != "hạng"  # of an index there are ranks of each part too
            return _LIKELY_MUCH if is_one else _AS_MUCH

        return [
            member
            for member in series.conflicts
            if (
                self._holds_as_much(terms, chosen, member.quantity, as_much(member))
                or are_rounded(member.figure, own)
                or self.finder.disagreements.are_set_against(self._quantity(chosen), member.quantity)
            )
            and (
                days is None
                or (member.figure.period is not None and member.figure.period.within(*days))
                or are_of_one_time(member.figure, own)
                or member.figure.sentence == own.sentence
            )
        ]

    def _holds_as_much(
        self, terms: QuestionTerms, chosen: Candidate, other: Quantity, as_much: float = _AS_MUCH
    ) -> bool:
        """Tell whether a figure speaks of all that the chosen one speaks of in the question, or of such a share."""
        wanted = terms.found_in(self._quantity(chosen).said)
        held = terms.found_in(other.said)
        common = sum(weight for term, weight in wanted.items() if term in held)
        return common >= as_much * sum(wanted.values())

    def _fits_as_well(self, member: Member, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Tell whether a figure that contradicts the choice answers the question as well as that does."""
        if self.finder.disagreements.are_said_to_differ(member.quantity, self._quantity(chosen)):
            return True
        if is_bound_of(_figure(chosen), member.figure) and member.document.doc_id != chosen.document.doc_id:
            return False
        own = (c for c in candidates if c.figure is not None and c.document.doc_id == member.document.doc_id)
        mate = next((c for c in own if c.figure is not None and c.figure.span == member.figure.span), None)
        return mate is not None and fits_alike(mate, chosen)


def _numerals(text: str) -> frozenset[str]:
    return frozenset(match[0] for match in _NUMERAL.finditer(text))


def _figure(candidate: Candidate) -> Figure:
    if candidate.figure is None:
        raise ValueError("a sentence is no figure")
    return candidate.figure
