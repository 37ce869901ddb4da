"""Whether an answer puts a wrong figure before the reader, whatever the question asks."""

from __future__ import annotations

from collections.abc import Sequence

from eval.dataset import EvalQuestion, Expected
from eval.figure_match import is_rounded, is_value
from eval.judging import Answer, holds, is_answered


def gives_wrong_figure(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether a figure stands as the answer, or as one of several, that is not an accepted one.

    A headline is accepted by its value (and whole); to a question for text, also as words of the asked fact. A
    quotation that is shown as text gives no figure. To the unanswerable every figure is wrong.
    """
    parts: list[Answer] = answer.get("parts", [])
    if question.parts and len(parts) == len(question.parts):
        return any(_is_wrong([own], part) for own, part in zip(question.parts, parts, strict=True))
    return _is_wrong(question.parts or [question], answer)


def _is_wrong(expected: Sequence[Expected], answer: Answer) -> bool:
    if not is_answered(answer) or answer["kind"] == "text":
        return False
    return not any(_is_accepted(own, answer) for own in expected)


def _is_accepted(expected: Expected, answer: Answer) -> bool:
    if not expected.answerable:
        return False
    if (computed := answer.get("derived")) is not None:
        return any(is_rounded(computed["value"], value) for value in _results(expected))
    if expected.derived is not None:
        return any(is_rounded(first["value"], expected.derived.value) for first in answer["figures"][:1])
    words = (*expected.contains, *expected.contains_all)
    return any(
        any(is_value(first, figure) for figure in expected.figures)
        or any(holds(own, first["as_written"]) for own in words)
        for first in answer["figures"][:1]
    )


def _results(expected: Expected) -> list[str]:
    """Return what a computed value may be."""
    return [expected.derived.value] if expected.derived else [figure.value for figure in expected.figures]
