"""Measures, one a function, each on one question and its answer (the object of the JSON contract).

A measure that says nothing of a question is ``None`` for it, and counts in no mean.
"""

from __future__ import annotations

import enum
from collections.abc import Callable

from eval.dataset import EvalQuestion
from eval.figure_match import is_period, is_unit, is_value
from eval.judging import Answer, document_is_right, is_answered, is_right


class Outcome(enum.Enum):
    """How one question went."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


OUTCOMES = {"right": "đúng", "wrong": "sai", "abstained": "không trả lời"}


def outcome(question: EvalQuestion, answer: Answer) -> Outcome:
    """Judge an answer.

    An unanswerable question is right when abstained from and wrong when answered. An answerable one is abstained
    from, or right by its kind (see ``judging``). For a figure that is here the value of the headline, and that the
    document is an accepted one; unit and period are measured beside it.
    """
    abstained = not is_answered(answer)
    if not question.answerable:
        return Outcome.RIGHT if abstained else Outcome.WRONG
    if abstained:
        return Outcome.ABSTAINED
    if question.kind == "figure":
        right = figure_is_right(question, answer) and document_is_right(question, answer)
    else:
        right = is_right(question, answer)
    return Outcome.RIGHT if right else Outcome.WRONG


def figure_is_right(question: EvalQuestion, answer: Answer) -> bool:
    """Tell whether the headline figure has the value, and the whole of a ratio, of an expected one."""
    return any(is_value(first, expected) for first in answer["figures"][:1] for expected in question.figures)


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
    """Tell whether a right headline has the unit of the expected figure; see ``is_unit``."""
    if not (is_answered(answer) and figure_is_right(question, answer)):
        return None
    first = answer["figures"][0]
    judged = [expected for expected in question.figures if expected.unit and is_value(first, expected)]
    return any(is_unit(first, expected) for expected in judged) if judged else None


def period(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether the headline's period is the expected one; ``None`` where it is not judged."""
    if question.period is None or not is_answered(answer) or not answer["figures"]:
        return None
    return is_period(answer["figures"][0], question.period)


def document(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answer to an answerable question cites an accepted document first."""
    if not question.answerable or not question.documents or not is_answered(answer):
        return None
    return document_is_right(question, answer)


def coverage(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answerable question is answered at all."""
    return is_answered(answer) if question.answerable else None


def precision(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an answer is right; 1 - its mean is the risk. An answer to the unanswerable is wrong."""
    return right(question, answer) if is_answered(answer) else None


def abstention(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an unanswerable question is abstained from."""
    return None if question.answerable else not is_answered(answer)


def reason(question: EvalQuestion, answer: Answer) -> bool | None:
    """Tell whether an unanswerable question is abstained from for the expected reason."""
    if question.answerable or question.reason is None or is_answered(answer):
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
