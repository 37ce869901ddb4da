"""Answers to several questions -> one answer that holds them, its citations numbered through."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from assistant.answer import Abstention, Answer, Citation, CitedFigure

Result = Answer | Abstention


def combined(question: str, parts: Sequence[Result], understood_as: str | None = None) -> Result:
    """Return the one answer that several make; an abstention where none of them is answered.

    It is as sure as the least sure of those that are answered.

    Args:
        question: All of it, as asked.
        parts: At least two, in the order asked.
        understood_as: How all of it was understood, where that is to be shown.
    """
    numbered = numbered_through(parts)
    citations = tuple({citation.n: citation for part in numbered for citation in part.citations}.values())
    answered = [part for part in numbered if isinstance(part, Answer)]
    if not answered:
        first = next(part for part in numbered if isinstance(part, Abstention))
        return dataclasses.replace(
            first, question=question, citations=citations, understood_as=understood_as, parts=tuple(parts)
        )
    figures = tuple(figure for part in answered for figure in part.figures)
    confidence = min(part.confidence for part in answered)
    return Answer(question, answered[0].kind, figures, citations, confidence, understood_as, parts=tuple(parts))


def numbered_through(parts: Sequence[Result]) -> list[Result]:
    """Return the parts with the citations of all of them in one row of numbers; one quotation has one number."""
    numbers: dict[tuple[str, int, int], int] = {}
    for part in parts:
        for citation in part.citations:
            numbers.setdefault(_key(citation), len(numbers) + 1)
    return [dataclasses.replace(part, **_renumbered(part, numbers)) for part in parts]


def _key(citation: Citation) -> tuple[str, int, int]:
    return citation.document.doc_id, citation.span.start, citation.span.end


def _renumbered(value: Any, numbers: dict[tuple[str, int, int], int]) -> dict[str, Any]:  # noqa: ANN401  any record
    """Return the fields of a record that hold citations, however deep, with their numbers in the row."""
    found = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    changed = {name: _with_numbers(held, numbers) for name, held in found.items()}
    return {name: new for name, new in changed.items() if new is not found[name]}


def _with_numbers(value: Any, numbers: dict[tuple[str, int, int], int]) -> Any:  # noqa: ANN401  any field
    if isinstance(value, Citation):
        return dataclasses.replace(value, n=numbers.get(_key(value), value.n))
    if isinstance(value, CitedFigure):
        return CitedFigure(value.figure, _with_numbers(value.citation, numbers))
    if isinstance(value, tuple) and value and not isinstance(value[0], Answer | Abstention):
        return tuple(_with_numbers(held, numbers) for held in value)
    if (
        dataclasses.is_dataclass(value)
        and not isinstance(value, type)
        and type(value).__module__.startswith("assistant.")
    ):
        return dataclasses.replace(value, **_renumbered(value, numbers))
    return value
