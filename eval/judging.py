"""Whether an answer (the object of the JSON contract) is right, by the kind of its question.

What is cited is measured apart (``citations.py``), but that a text answer is nothing else than what it cites.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.dataset import EvalQuestion, Expected, ExpectedFigure, is_same_document
from eval.figure_match import Given, is_period, is_rounded, is_unit, is_value
from sources.text import accent_key, nfc

Answer = dict[str, Any]


def is_answered(answer: Answer) -> bool:
    """Tell whether there is an answer; an abstention and a question that could not be read are none."""
    return bool(answer["status"] == "answered")


def is_right(expected: Expected, answer: Answer) -> bool:
    """Tell whether the answerable is answered rightly, and the unanswerable not at all."""
    if not expected.answerable:
        return not is_answered(answer)
    if isinstance(expected, EvalQuestion) and expected.kind == "several":
        return all_parts_are_right(expected, answer)
    return is_answered(answer) and _BY_KIND[expected.kind](expected, answer)


def figure_is_whole(expected: Expected, answer: Answer) -> bool:
    """Tell whether the headline has value, unit and period of an expected figure."""
    return any(
        is_value(first, figure) and is_unit(first, figure) and is_period(first, figure.period or expected.period)
        for first in answer["figures"][:1]
        for figure in expected.figures
    )


def series_is_complete(expected: Expected, answer: Answer) -> bool:
    """Tell whether a series shows every expected figure."""
    return answer["kind"] == "series" and all(
        any(is_in_series(given, figure) for given in answer["figures"]) for figure in expected.figures
    )


def is_in_series(given: Given, expected: ExpectedFigure) -> bool:
    """Tell whether a figure is one of a series: its value, and its period where one is expected."""
    return is_value(given, expected) and is_period(given, expected.period)


def conflict_is_shown(expected: Expected, answer: Answer) -> bool:
    """Tell whether every one of the differing values is shown as such."""
    shown = conflicting(answer)
    return all(any(is_value(given, figure) for given in shown) for figure in expected.figures)


def conflicting(answer: Answer) -> Sequence[Given]:
    """Return the figures that an answer shows as differing; empty where it tells of no conflict."""
    figures: list[Given] = answer["figures"]
    if not is_answered(answer):
        return ()
    if answer["kind"] == "conflict":
        return figures
    others: list[Given] = answer.get("conflicts", [])
    return [*figures[:1], *others] if others else ()


def derived_is_right(expected: Expected, answer: Answer) -> bool:
    """Tell whether the computed value is the expected one, rounded as that is."""
    given = answer.get("derived")
    return given is not None and expected.derived is not None and is_rounded(given["value"], expected.derived.value)


def text_is_cited(expected: Expected, answer: Answer) -> bool:
    """Tell whether the quotes hold the asked fact, the first of them in an accepted document."""
    return text_is_right(expected, answer) and document_is_right(expected, answer)


def text_is_right(expected: Expected, answer: Answer) -> bool:
    """Tell whether the quotes hold one of ``contains`` and all of ``contains_all``, in any case and tone placement."""
    quotes = " ".join(citation["quote"] for citation in answer["citations"])
    any_of, all_of = ([holds(quotes, words) for words in own] for own in (expected.contains, expected.contains_all))
    return bool(any_of or all_of) and (any(any_of) or not any_of) and all(all_of)


def holds(quote: str, words: str) -> bool:
    """Tell whether a quote holds some words, in any case and tone placement; a line may end between two of them."""
    own, wanted = (" ".join(accent_key(nfc(text)).split()) for text in (quote, words))
    return wanted in own


def document_is_right(expected: Expected, answer: Answer) -> bool:
    """Tell whether the first citation is of an accepted document."""
    if not expected.documents:
        return True
    return bool(answer["citations"]) and is_accepted(answer["citations"][0]["doc_id"], expected.documents)


def is_accepted(doc_id: str, documents: Sequence[str]) -> bool:
    """Tell whether a document is among the accepted ones; each is where none are named."""
    return not documents or any(is_same_document(doc_id, accepted) for accepted in documents)


def all_parts_are_right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether each of several questions is answered, in their order, and rightly."""
    parts: list[Answer] = answer.get("parts", [])
    return len(parts) == len(question.parts) and all(
        is_right(expected, part) for expected, part in zip(question.parts, parts, strict=True)
    )


_BY_KIND: Mapping[str, Callable[[Expected, Answer], bool]] = {
    "figure": figure_is_whole,
    "series": series_is_complete,
    "conflict": conflict_is_shown,
    "derived": derived_is_right,
    "text": text_is_cited,
}
