"""Figures that tell what was before: "rút từ 25 phút xuống còn 9 phút", of which 9 minutes is what holds."""

from __future__ import annotations

import functools
import re

from assistant.answer_form import QUESTIONS
from sources.figures import Figure
from sources.text import fold

_LONGEST = 70
_COMPARED = re.compile(
    r"(?<!\w)(?:so\s+voi|(?:it|nhieu|cao|thap|lon|nho)\s+hon\s+(?=muc|con\s+so))\s*(?:muc\s+|con\s+so\s+)?\Z"
)
_FROM = re.compile(
    r"(?<!\w)(?P<moves>(?:tang|giam|nang|rut|ha|cat|bot|len|xuong|chuyen|tu|di)\b[^.;\d]{0,40}?\s)?tu\s+(?:muc\s+)?\Z"
)
# What leads to the later one; "đến" alone may be the end of a range, unless something moves.
_TO = re.compile(r"[^.;\d]{0,50}?(?:(?<!\w)(?P<surely>xuong|con|len|sang)|,?\s(?:den|toi))\s+(?:[^\W\d]+\s+){0,3}\d")
_ASKS_BEFORE = re.compile(
    r"(?<!\w)(?:truoc\s+(?:day|kia|do|khi)|ban\s+dau|luc\s+dau|cu|truoc|tu\s+(?:bao\s+nhieu|may)|tu\s+muc\s+nao|khi\s+chua|hoi)(?!\w)"
)


@functools.lru_cache(QUESTIONS)
def asks_before(question: str) -> bool:
    """Tell whether a question asks what was before."""
    return _ASKS_BEFORE.search(fold(question)) is not None


def is_former(text: str, figure: Figure) -> bool:
    """Tell whether a figure is what a later one of its sentence came from, or is compared with, and no change itself.

    Args:
        text: The stored text.
        figure: A figure of it.
    """
    if figure.change is not None:
        return False
    before = fold(text[max(figure.sentence.start, figure.span.start - _LONGEST) : figure.span.start])
    if _COMPARED.search(before):
        return True
    start = _FROM.search(before)
    if start is None:
        return False
    end = max(figure.span.end, figure.counted.end)
    goes_on = _TO.match(fold(text[end : min(figure.sentence.end, end + _LONGEST)]))
    return goes_on is not None and bool(goes_on["surely"] or start["moves"])
