"""Training examples: every candidate of every training question, and whether it is the answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer_form import form_of
from assistant.assistant import Assistant
from assistant.candidate import Candidate
from assistant.model import Linear, Model
from assistant.question import Question, Wants
from assistant.quotation import quotation
from assistant.scene import Scene
from assistant.select import Ranked, is_same_quantity, rank
from eval.dataset import EvalQuestion, Expected
from eval.figure_match import is_unit, is_value
from eval.judging import is_accepted
from eval.typed import WAYS
from sources.errors import UsageError
from sources.figures import Figure
from sources.numbers import format_value
from sources.text import accent_key

_SPACE = re.compile(r"\s+")
# What is put together of more than one candidate.
_COMPOSED = frozenset({"several", "series", "derived"})
_UNTRAINED = Model(Linear({}), Linear({}), 0.5)


@dataclass(frozen=True)
class Example:
    """A question as typed in one way, and its candidates.

    Attributes:
        expected: The question and what is right.
        question: As it was read.
        ranked: The candidates of the kind that the question wants, not ranked yet.
        right: Of each, whether it answers. Shape: as ``ranked``.
        beside: Of each, whether it is neither right nor wrong: an older figure of a quantity that is right.
    """

    expected: EvalQuestion
    question: Question
    ranked: Sequence[Ranked]
    right: Sequence[bool]
    beside: Sequence[bool]


def examples(
    assistant: Assistant, questions: Iterable[EvalQuestion], today: dt.date, ways: Sequence[str]
) -> Iterator[Example]:
    """Yield an example for each question and way of typing; none for what no one candidate answers.

    Args:
        assistant: Gives the candidates.
        questions: The training questions.
        today: What "năm nay" means.
        ways: Names of ``WAYS``.
    """
    for expected in questions:
        for way in ways:
            if expected.answerable and expected.kind in _COMPOSED:
                continue
            try:
                read, candidates = assistant.candidates(
                    WAYS[way](expected.question), expected.day(today), [WAYS[way](turn) for turn in expected.history]
                )
            except UsageError:
                continue
            yield _example(expected, read, candidates, assistant.scene)


def _example(expected: EvalQuestion, read: Question, candidates: Sequence[Candidate], scene: Scene) -> Example:
    ranked = rank(read, candidates, read.wants, _UNTRAINED)
    right = [is_answer(expected, read, one.candidate, scene) for one in ranked]
    best = [one.candidate for one, is_right in zip(ranked, right, strict=True) if is_right][:3]
    beside = [
        not is_right and any(is_same_quantity(one.candidate, other) for other in best)
        for one, is_right in zip(ranked, right, strict=True)
    ]
    return Example(expected, read, ranked, right, beside)


def is_answer(expected: Expected, read: Question, candidate: Candidate, scene: Scene) -> bool:
    """Tell whether a candidate is what is expected: one of the figures, or a quotation that holds the words."""
    if not expected.answerable or not is_accepted(candidate.document.doc_id, expected.documents):
        return False
    if candidate.figure is not None:
        return _is_expected(expected, candidate.figure)
    span = quotation(candidate, form_of(read.text), scene)
    quoted = _flat(span.of(candidate.document.text))
    if expected.contains_all:
        return all(_flat(words) in quoted for words in expected.contains_all)
    if any(_flat(words) in quoted for words in expected.contains):
        return True
    figures = scene.generation.figures_in(candidate.document.doc_id, span)
    return any(_is_expected(expected, figure) for figure in figures)


def _is_expected(expected: Expected, figure: Figure) -> bool:
    given = {
        "value": format_value(figure.value),
        "of": None if figure.of is None else format_value(figure.of),
        "unit": figure.unit,
    }
    return any(is_value(given, one) and is_unit(given, one) for one in expected.figures)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", accent_key(text))


def names_of(given: Iterable[Mapping[str, float]]) -> list[str]:
    """Return the names of all features, in the order in which they are first met."""
    return list(dict.fromkeys(name for features in given for name in features))


def of_kind(found: Iterable[Example], wants: Wants) -> list[Example]:
    """Return the examples that want a figure, or a sentence."""
    return [example for example in found if example.question.wants is wants]
