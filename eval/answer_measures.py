"""The measures of ``python -m eval answers``: of each question, how many of how many things are right.

A question that a measure says nothing of has none of it. Over questions the counts are added up, so that a measure
of citations is over citations, and a measure of questions over questions; the interval is Wilson's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from eval.citations import precise, recalled
from eval.dataset import EvalQuestion
from eval.figure_match import is_value
from eval.judging import Answer, conflicting, is_answered, is_in_series, is_right
from eval.stats import Mean, share
from eval.wrong_figures import gives_wrong_figure
from sources.document import PartialDate, Span
from sources.periods import find_periods
from sources.text import nfc
from sources.unaccented_times import with_accents


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the answer to it, and "today" when it was asked."""

    question: EvalQuestion
    answer: Answer
    today: dt.date


Bits = list[bool]


def _kind(kind: str) -> Callable[[Asked], Bits]:
    """Return the measure of the answerable questions of a kind that stand alone."""

    def measure(asked: Asked) -> Bits:
        question = asked.question
        if not question.answerable or question.kind != kind or question.history:
            return []
        return _right(asked)

    return measure


def _right(asked: Asked) -> Bits:
    return [is_right(asked.question, asked.answer)]


def _figure_at_time(asked: Asked) -> Bits:
    if asked.question.period is None or not names_time(asked.question.question, asked.today):
        return []
    return _kind("figure")(asked)


# "cuối 2021", "hồi 2022 thì sao": no word says that it is a year; the number of a legal document is none.
_BARE_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d{2}(?![\d/]|[.,]\d)")


def names_time(question: str, today: dt.date) -> bool:
    """Tell whether a question names a time other than now; one that a change is compared with is none."""
    text = with_accents(nfc(question))
    mentions = find_periods(text, PartialDate(today.year, today.month, today.day), Span(0, len(text)))
    return any(not mention.is_now and not mention.is_base for mention in mentions) or (
        not mentions and _BARE_YEAR.search(text) is not None
    )


def _series_precision(asked: Asked) -> Bits:
    """Tell of each figure of a series, where one was asked, whether it is expected."""
    question, answer = asked.question, asked.answer
    if question.kind != "series" or not question.answerable or not is_answered(answer) or answer["kind"] != "series":
        return []
    return [any(is_in_series(given, figure) for figure in question.figures) for given in answer["figures"]]


def _conflict_precision(asked: Asked) -> Bits:
    """Tell of an answer that tells of a conflict whether all that it shows as differing is expected to."""
    shown = conflicting(asked.answer)
    if not shown:
        return []
    expected = asked.question.figures
    differ = len({figure.value for figure in expected}) > 1
    return [differ and all(any(is_value(given, figure) for figure in expected) for given in shown)]


def _unanswerable(asked: Asked) -> Bits:
    return [] if asked.question.answerable else [not is_answered(asked.answer)]


def _tempting(asked: Asked) -> Bits:
    return _unanswerable(asked) if asked.question.tempting else []


def _reason(asked: Asked) -> Bits:
    question, answer = asked.question, asked.answer
    if question.answerable or question.reason is None or is_answered(answer):
        return []
    return [answer["reason"] == question.reason]


MEASURES: Mapping[str, tuple[Callable[[Asked], Bits], str]] = {
    "right": (_right, "mọi câu: trả lời đúng, hoặc không trả lời câu mà nguồn không nói"),
    "figure": (_kind("figure"), "hỏi một số: đúng giá trị, đơn vị, thời gian"),
    "figure_at_time": (_figure_at_time, "trong đó, các câu nêu thời gian"),
    "series": (_kind("series"), "hỏi diễn biến: đủ mọi số cùng thời gian của nó"),
    "series_precision": (_series_precision, "trong các số của diễn biến đã nêu: thuộc về diễn biến ấy"),
    "conflict": (_kind("conflict"), "nguồn nói khác nhau: nêu đủ các số"),
    "conflict_precision": (_conflict_precision, "trong các lần báo nguồn khác nhau, ở mọi câu: khác nhau thật"),
    "derived": (_kind("derived"), "phải tính từ các số: đúng kết quả"),
    "text": (_kind("text"), "hỏi lời: trích đúng điều được hỏi, đúng tài liệu"),
    "follow_up": (lambda asked: _right(asked) if asked.question.history else [], "câu hỏi tiếp: như câu đứng riêng"),
    "several": (_kind("several"), "nhiều câu một lần: đúng từng câu"),
    "abstained": (_unanswerable, "nguồn không nói: không trả lời"),
    "tempting": (_tempting, "trong đó, các câu gần với điều nguồn nói"),
    "reason": (_reason, "trong các câu đã đúng khi không trả lời: nêu đúng lý do"),
    "no_wrong_figure": (
        lambda asked: [not gives_wrong_figure(asked.question, asked.answer)],
        "mọi câu: không đưa ra số sai",
    ),
    "citation_precision": (
        lambda asked: precise(asked.question, asked.answer),
        "trong các trích dẫn của câu đã trả lời: đúng tài liệu và chứa điều được hỏi",
    ),
    "citation_recall": (
        lambda asked: recalled(asked.question, asked.answer),
        "trong các điều phải dẫn của câu có trong nguồn: được dẫn",
    ),
    "coverage": (
        lambda asked: [is_answered(asked.answer)] if asked.question.answerable else [],
        "trong các câu có trong nguồn: đã trả lời",
    ),
    "precision": (
        lambda asked: _right(asked) if is_answered(asked.answer) else [],
        "trong các câu đã trả lời: đúng (1 − rủi ro)",
    ),
}


def bits_of(asked: Asked) -> dict[str, Bits]:
    """Return every measure that says something of a question, in the order of ``MEASURES``."""
    found = {name: measure(asked) for name, (measure, _) in MEASURES.items()}
    return {name: bits for name, bits in found.items() if bits}


def shares(rows: Iterable[Mapping[str, Bits]]) -> dict[str, Mean]:
    """Return each measure over questions, in the order of ``MEASURES``; one that says nothing of any is absent."""
    own = list(rows)
    found = {}
    for name in MEASURES:
        bits = [bit for row in own for bit in row.get(name, ())]
        if bits:
            found[name] = share(sum(bits), len(bits))
    return found
