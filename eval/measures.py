"""Measures, one a function, each on one question and its answer (the object of the JSON contract).

A measure that says nothing of a question is ``None`` for it, and counts in no mean.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

from eval.dataset import EvalQuestion, is_same_document
from sources.text import accent_key

Answer = dict[str, Any]


class Outcome(enum.Enum):
    """How one question went."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


OUTCOMES = {"right": "đúng", "wrong": "sai", "abstained": "không trả lời"}


def outcome(question: EvalQuestion, answer: Answer) -> Outcome:
    """Judge an answer.

    An unanswerable question is right when abstained from and wrong when answered. An answerable
    one is abstained from, or right when ``figure_is_right`` or ``text_is_right`` says so and the
    document is an accepted one.
    """
    abstained = not _is_answered(answer)
    if not question.answerable:
        return Outcome.RIGHT if abstained else Outcome.WRONG
    if abstained:
        return Outcome.ABSTAINED
    is_right = figure_is_right if question.kind == "figure" else text_is_right
    right = is_right(question, answer) and document_is_right(question, answer)
    return Outcome.RIGHT if right else Outcome.WRONG


def figure_is_right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether the headline figure has the value, and the whole of a ratio, of an expected one."""
    if not answer["figures"]:
        return False
    first = answer["figures"][0]
    return any(
        first["value"] == expected.value and (expected.of is None or first.get("of") == expected.of)
        for expected in question.figures
    )


def text_is_right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether a quote holds one of the expected strings, whatever its case and tone placement."""
    quotes = accent_key(" ".join(citation["quote"] for citation in answer["citations"]))
    return any(accent_key(expected) in quotes for expected in question.contains)


def document_is_right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether the first citation is of an accepted document."""
    if not question.documents:
        return True
    if not answer["citations"]:
        return False
    first = answer["citations"][0]["doc_id"]
    return any(is_same_document(first, accepted) for accepted in question.documents)


def right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether the outcome is right; every question counts."""
    return outcome(question, answer) is Outcome.RIGHT


def figure(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answerable question for a figure got it; an abstention did not."""
    if not (question.answerable and question.kind == "figure"):
        return None
    return right(question, answer)


def text(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answerable question for a sentence got it; an abstention did not."""
    if not (question.answerable and question.kind == "text"):
        return None
    return right(question, answer)


def unit(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether a right headline has the unit of the expected figure, whatever its case."""
    if not (_is_answered(answer) and figure_is_right(question, answer)):
        return None
    first = answer["figures"][0]
    units = [expected.unit for expected in question.figures if expected.value == first["value"] and expected.unit]
    if not units:
        return None
    return (first["unit"] or "").casefold() in [accepted.casefold() for accepted in units]


def period(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether the headline's period is the expected one; ``None`` where it is not judged."""
    if question.period is None or not _is_answered(answer) or not answer["figures"]:
        return None
    given = answer["figures"][0]["period"]
    days = (question.period.first.isoformat(), question.period.last.isoformat())
    return given is not None and (given["from"], given["to"]) == days


def document(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answer to an answerable question cites an accepted document first."""
    if not question.answerable or not question.documents or not _is_answered(answer):
        return None
    return document_is_right(question, answer)


def coverage(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answerable question is answered at all."""
    return _is_answered(answer) if question.answerable else None


def precision(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answer is right; 1 - its mean is the risk. An answer to the unanswerable is wrong."""
    return right(question, answer) if _is_answered(answer) else None


def abstention(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an unanswerable question is abstained from."""
    return None if question.answerable else not _is_answered(answer)


def reason(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an unanswerable question is abstained from for the expected reason."""
    if question.answerable or question.reason is None or _is_answered(answer):
        return None
    return bool(answer["reason"] == question.reason)


MEASURES: dict[str, tuple[Callable[[EvalQuestion, Answer], bool | None], str]] = {
    "right": (right, "mọi câu: trả lời đúng, hoặc không trả lời câu mà nguồn không nói"),
    "figure": (figure, "câu hỏi số có trong nguồn: đúng số và đúng tài liệu"),
    "text": (text, "câu hỏi lời có trong nguồn: trích đúng chỗ và đúng tài liệu"),
    "precision": (precision, "trong các câu đã trả lời: đúng"),
    "coverage": (coverage, "trong các câu có trong nguồn: đã trả lời"),
    "abstention": (abstention, "trong các câu nguồn không nói: đã không trả lời"),
    "reason": (reason, "trong các câu đã đúng khi không trả lời: nêu đúng lý do"),
    "document": (document, "trong các câu đã trả lời: trích tài liệu chấp nhận được"),
    "unit": (unit, "trong các số đúng: đúng đơn vị"),
    "period": (period, "trong các số có chấm thời gian: đúng thời gian"),
}


def measures_of(question: EvalQuestion, answer: Answer) -> dict[str, float]:
    """Return every measure that says something of this question, in the order of ``MEASURES``."""
    found = {name: measure(question, answer) for name, (measure, _) in MEASURES.items()}
    return {name: float(value) for name, value in found.items() if value is not None}


def _is_answered(answer: Answer) -> bool:
    return bool(answer["status"] == "answered")
