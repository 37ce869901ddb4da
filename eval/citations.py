"""What is cited, against the facts that answer: citation precision and recall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eval.dataset import EvalQuestion, Expected, ExpectedFigure
from eval.figure_match import Given, is_value
from eval.judging import Answer, holds, is_accepted, is_answered
from sources.document import Document, Span
from sources.figures import find_figures
from sources.numbers import format_value
from sources.text import nfc


@dataclass(frozen=True)
class Fact:
    """Something that must be cited: any of these figures, or any of these strings, in any of these documents."""

    figures: tuple[ExpectedFigure, ...]
    strings: tuple[str, ...]
    documents: tuple[str, ...]


def facts_of(question: EvalQuestion) -> list[Fact]:
    """Return the facts that answer a question; none where it is not answerable.

    A figure and a text are one fact each, however many alternatives it has; of a series, a conflict, a
    computation, and a list that must be complete each member is one; several questions have those of their parts.
    """
    parts: Sequence[Expected] = question.parts or (question,)
    return [fact for part in parts if question.answerable and part.answerable for fact in _facts(part)]


def _facts(expected: Expected) -> Iterator[Fact]:
    if expected.kind in ("series", "conflict", "derived"):
        for figure in expected.figures:
            yield Fact((figure,), (), expected.documents)
        return
    if expected.figures or expected.contains:
        yield Fact(expected.figures, expected.contains, expected.documents)
    for words in expected.contains_all:
        yield Fact((), (words,), expected.documents)


def precise(question: EvalQuestion, answer: Answer) -> list[bool]:
    """Tell of each citation of an answer whether it bears one of the facts; empty where nothing is answered."""
    if not is_answered(answer):
        return []
    facts = facts_of(question)
    return [any(_bears(citation, fact, answer) for fact in facts) for citation in answer["citations"]]


def recalled(question: EvalQuestion, answer: Answer) -> list[bool]:
    """Tell of each fact whether an answer cites it; of an abstention, that it does not."""
    citations = answer["citations"] if is_answered(answer) else []
    return [any(_bears(citation, fact, answer) for citation in citations) for fact in facts_of(question)]


def _bears(citation: dict[str, Any], fact: Fact, answer: Answer) -> bool:
    """Tell whether a citation is of an accepted document and its quote holds the fact."""
    if not is_accepted(citation["doc_id"], fact.documents):
        return False
    if any(holds(citation["quote"], words) for words in fact.strings):
        return True
    held = (*_figures_given(citation, answer), *_figures_read(citation["quote"]))
    return any(is_value(given, figure) for given in held for figure in fact.figures)


def _figures_given(citation: dict[str, Any], answer: Answer) -> list[Given]:
    """Return the answer's own figures that stand in a quote: their document says how its numbers are written."""
    given = (*answer["figures"], *answer.get("conflicts", ()))
    return [figure for figure in given if figure.get("citation") == citation.get("n")]


@lru_cache(maxsize=4096)
def _figures_read(quote: str) -> tuple[Given, ...]:
    """Return the values in a quote, the ends of ranges too."""
    text = nfc(quote)
    found: list[Given] = []
    for figure in find_figures(Document("", text, Span(0, len(text)))):
        whole = None if figure.of is None else format_value(figure.of)
        found.append({"value": format_value(figure.value), "of": whole})
        if figure.high is not None:
            found.append({"value": format_value(figure.high)})
    return tuple(found)
