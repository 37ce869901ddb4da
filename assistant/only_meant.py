"""What a source only aims at, plans, proposes or asks for, where a question asks for what is so."""

from __future__ import annotations

import functools
import re

from assistant.answer_form import QUESTIONS, whole_words
from assistant.candidate import Candidate
from assistant.question import Question
from sources.text import fold

# What is aimed at or proposed, and what is foreseen, which may well be asked without saying so; on folded text.
# "Hồ sơ đề nghị cấp thẻ": what is applied for is no proposal.
_NOT_APPLIED = "".join(
    f"(?<!{noun} )"
    for noun in ("ho so", "nguoi", "don", "luot", "phieu", "to chuc", "ca nhan", "cong dan", "truong hop", "giay")
)
_MEANT = whole_words(
    r"(?<!vuot )(?<!so voi )(?<!dat )(?<!theo )muc\s+tieu|phan\s+dau|dat\s+ke\s+hoach|dat\s+ra"
    r"|chi\s+tieu\s+(?:la|den|nam|dat|de\s+ra)|kien\s+nghi|"
    rf"{_NOT_APPLIED}de\s+nghi|de\s+xuat(?!\s+(?:cua|nao))|xin\s+(?:cap|ho\s+tro|bo\s+sung)"
)
# "Vượt mục tiêu 500 cây": the number behind is what was aimed at.
_SETS = re.compile(r"(?<!\w)đặt\s+(?:ra\s+)?mục\s+tiêu(?!\w)")
_PASSED = re.compile(
    r"(?<!\w)(?:vuot|so\s+voi)\s+(?:muc\s+tieu|ke\s+hoach|chi\s+tieu)(?:\s+(?:de\s+ra|la|dat\s+ra|nam))*\s*$"
)
_FORESEEN = whole_words(r"du\s+kien|se|(?<!so\svoi\s)(?<!vuot\s)(?<!dat\s)(?<!theo\s)ke\s+hoach")
# What tells, behind such a word, of what is so after all: "nhưng hiện mức đóng vẫn là 4,5%".
_SO = whole_words(
    r"da|hien|den\s+nay|moi\s+(?:co|duoc|chi)|thuc\s+hien|ket\s+qua|moi\s+dat|uoc\s+dat|dat\s+duoc|thuc\s+te|vuot|duoc\s+duyet|chap\s+thuan|thong\s+qua"
)
# Headings of what is still to be done, and of what was; a figure of a time to come below the first is no result.
_TASKS = whole_words(r"muc\s+tieu|nhiem\s+vu|chi\s+tieu|phuong\s+huong|giai\s+phap|ke\s+hoach")
_RESULTS = whole_words(r"ket\s+qua|thuc\s+trang|danh\s+gia|tinh\s+hinh|thuc\s+hien|uoc")
# Who asks what is aimed at by the noun itself is not told what came of it.
_ASKS_AIM = whole_words(
    r"(?:dat|de|giao|neu|xac\s+dinh)\s+(?:ra\s+)?(?:muc\s+tieu|chi\s+tieu)|giao\s+chi\s+tieu|phan\s+dau(?!\s+cua)"
)
_AIMED = whole_words(
    r"muc\s+tieu|phan\s+dau|chi\s+tieu|ke\s+hoach|dat\s+ra|du\s+kien|se|phai|toi\s+thieu|it\s+nhat|nhiem\s+vu|phuong\s+huong"
    r"|dinh\s+huong|huong\s+toi|giao|chien\s+luoc|de\s+an|lo\s+trinh|can|quyet\s+tam"
)
_ASKS_MEANT = whole_words(
    r"phan\s+dau|muc\s+tieu|ke\s+hoach|chi\s+tieu|dat\s+ra|de\s+ra|se|du\s+kien|du\s+tru|nham\s+toi|nham\s+den|huong\s+toi|sap\s+toi|toi\s+day"
    r"|kien\s+nghi|de\s+nghi|de\s+xuat|xin|muon|doi|yeu\s+cau|target|goal|plan\w*|will|aim\w*|propos\w*"
)
_ASKS_DONE = whole_words(r"da|thuc\s+te|dat\s+duoc|chot|duyet|thong\s+qua|ban\s+hanh|hoan\s+thanh|roi")


def is_only_meant(question: Question, candidate: Candidate) -> bool:
    """Tell whether a candidate tells what is aimed at, planned or proposed, where the question asks what is so.

    A question asks of what is meant by its words, or by a time that lies ahead of the source; one that asks what was
    done ("đã …", "thực tế …") does not, whatever its time. What is foreseen ("dự kiến") answers any but such a one.
    """
    asks_meant, asks_done = _asks(question.text)
    if asks_meant:
        return False
    if not asks_done and (candidate.figure is None or _lies_ahead(question, candidate)):
        return False
    before = _before(candidate)
    words = fold(before)
    if _is_task(candidate) and _SO.search(fold(_own(candidate))) is None:
        return True
    if _SETS.search(before.lower()) and _SO.search(words, words.rfind("muc tieu")) is None:
        return True
    if candidate.figure is not None and _PASSED.search(words):
        return True
    patterns = (_MEANT, _FORESEEN) if asks_done and candidate.figure is not None else (_MEANT,)
    meant = [match.end() for pattern in patterns for match in pattern.finditer(words)]
    return bool(meant) and _SO.search(words, max(meant)) is None


def is_no_aim(question: Question, candidate: Candidate) -> bool:
    """Tell whether it is asked what was aimed at, and a figure tells what came of it."""
    figure = candidate.figure
    if figure is None or not _asks_aim(question.text):
        return False
    text, sentence = candidate.document.text, candidate.sentence
    if figure.names:
        names = [fold(span.of(text)) for span in figure.names]
        if any(_AIMED.search(name) for name in names):
            return False
        if any(_RESULTS.search(name) for name in names):
            return True
    over = [span.of(text) for span in (sentence.heading, sentence.lead) if span]
    around = fold(" ".join([candidate.document.title or "", *over, sentence.span.of(text)]))
    return _AIMED.search(around) is None and not _is_ahead_of(candidate)


@functools.lru_cache(QUESTIONS)
def _asks_aim(question: str) -> bool:
    return _ASKS_AIM.search(fold(question)) is not None


def _is_task(candidate: Candidate) -> bool:
    """Tell whether a figure of a time to come stands below a heading of what is still to be done."""
    if candidate.figure is None or not _is_ahead_of(candidate):
        return False
    text, sentence = candidate.document.text, candidate.sentence
    over = [fold(span.of(text)) for span in (sentence.heading, sentence.lead) if span]
    return any(_TASKS.search(part) and not _RESULTS.search(part) for part in over)


def _is_ahead_of(candidate: Candidate) -> bool:
    """Tell whether the time of a figure ends after its document was published."""
    figure, published = candidate.figure, candidate.document.published_on
    period = figure.period if figure else None
    return period is not None and published is not None and period.last > published.last


@functools.lru_cache(QUESTIONS)
def _asks(question: str) -> tuple[bool, bool]:
    """Tell whether a question asks of what is meant, and whether of what was done."""
    asked = fold(question)
    return _ASKS_MEANT.search(asked) is not None, _ASKS_DONE.search(asked) is not None


def _lies_ahead(question: Question, candidate: Candidate) -> bool:
    published = candidate.document.published_on
    if question.days is None or published is None or question.days[1] <= published.last:
        return False
    # What is over by the day of asking was reached or missed: who asks of it asks what came.
    return question.asked_on is None or question.days[1] >= question.asked_on


def _own(candidate: Candidate) -> str:
    """Return the words of a figure's sentence before it."""
    assert candidate.figure is not None
    return candidate.document.text[candidate.sentence.span.start : candidate.figure.span.start]


def _before(candidate: Candidate) -> str:
    """Return what a figure stands under and behind, the words that name a cell, or the whole of a sentence."""
    text, figure, sentence = candidate.document.text, candidate.figure, candidate.sentence.span
    if figure is None:
        return sentence.of(text)
    if figure.names:
        return " ".join(span.of(text) for span in figure.names)
    over = [span.of(text) for span in (candidate.sentence.heading, candidate.sentence.lead) if span]
    over = [part for part in over if not _RESULTS.search(fold(part))]
    return " ".join([*over, text[sentence.start : figure.span.start]])
