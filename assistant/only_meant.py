"""What a source only aims at, plans, proposes or asks for, where a question asks for what is so."""

from __future__ import annotations

import functools
import re

from assistant.answer_form import QUESTIONS, whole_words
from assistant.candidate import Candidate
from assistant.question import Question
from sources.text import fold

# What is aimed at or proposed, and what is foreseen, which may well be asked without saying so; on folded text.
_MEANT = whole_words(
    r"(?<!vuot )(?<!so voi )(?<!dat )(?<!theo )muc\s+tieu|phan\s+dau|dat\s+ke\s+hoach|dat\s+ra"
    r"|chi\s+tieu\s+(?:la|den|nam|dat|de\s+ra)|kien\s+nghi|(?<!ho so )(?<!nguoi )(?<!don )(?<!luot )(?<!phieu )(?<!to chuc )(?<!ca nhan )(?<!cong dan )(?<!truong hop )de\s+nghi|de\s+xuat(?!\s+(?:cua|nao))|xin\s+(?:cap|ho\s+tro|bo\s+sung)"
)
# "Vượt mục tiêu 500 cây": the number behind is what was aimed at.
_SETS = re.compile(r"(?<!\w)đặt\s+(?:ra\s+)?mục\s+tiêu(?!\w)")
_PASSED = re.compile(
    r"(?<!\w)(?:vuot|so\s+voi)\s+(?:muc\s+tieu|ke\s+hoach|chi\s+tieu)(?:\s+(?:de\s+ra|la|dat\s+ra|nam))*\s*$"
)
_FORESEEN = whole_words(r"du\s+kien|se|ke\s+hoach")
# What tells, behind such a word, of what is so after all: "nhưng hiện mức đóng vẫn là 4,5%".
_SO = whole_words(
    r"da|hien|den\s+nay|thuc\s+hien|ket\s+qua|moi\s+dat|uoc\s+dat|dat\s+duoc|thuc\s+te|vuot|duoc\s+duyet|chap\s+thuan|thong\s+qua"
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
    if _SETS.search(before.lower()) and _SO.search(words, words.rfind("muc tieu")) is None:
        return True
    if candidate.figure is not None and _PASSED.search(words):
        return True
    patterns = (_MEANT, _FORESEEN) if asks_done and candidate.figure is not None else (_MEANT,)
    meant = [match.end() for pattern in patterns for match in pattern.finditer(words)]
    return bool(meant) and _SO.search(words, max(meant)) is None


@functools.lru_cache(QUESTIONS)
def _asks(question: str) -> tuple[bool, bool]:
    """Tell whether a question asks of what is meant, and whether of what was done."""
    asked = fold(question)
    return _ASKS_MEANT.search(asked) is not None, _ASKS_DONE.search(asked) is not None


def _lies_ahead(question: Question, candidate: Candidate) -> bool:
    published = candidate.document.published_on
    return question.days is not None and published is not None and question.days[1] > published.last


def _before(candidate: Candidate) -> str:
    """Return what a figure stands under and behind, the words that name a cell, or the whole of a sentence."""
    text, figure, sentence = candidate.document.text, candidate.figure, candidate.sentence.span
    if figure is None:
        return sentence.of(text)
    if figure.names:
        return " ".join(span.of(text) for span in figure.names)
    over = [span.of(text) for span in (candidate.sentence.heading, candidate.sentence.lead) if span]
    return " ".join([*over, text[sentence.start : figure.span.start]])
