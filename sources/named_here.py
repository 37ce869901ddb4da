"""The name that stands right before a numeral, and is what it is about."""

from __future__ import annotations

import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import PeriodMention

_WORD = r"[^\W\d_][\w.]*"
_KINDS = (
    r"(?:(?:tỉnh|thành\s+phố|TP|huyện|quận|xã|phường|thị\s+xã|Sở|Bộ|Cục|Công\s+ty|Tập\s+đoàn|tên\s+miền|mạng)\.?\s+)?"
)
_NAME = rf"(?:{_KINDS}(?:{_WORD}(?:\s+(?:[-–]\s+)?{_WORD}){{0,5}})|{_KINDS}[“\"][^”\"\n]{{1,40}}[”\"])"
# "và MobiFone | 3.700 trạm", "tiếp đến là VNPT | 7.200 trạm", "và “.biz.vn” là | 9.150"
_JOINT = re.compile(r"\A|[,;:]|(?<!\w)(?:và|là|như|gồm|còn|riêng|cùng|rồi)(?!\w)", re.IGNORECASE)
# In front of the first figure of a clause other joints stand inside its subject: "Hà Nội và Huế là hai nơi".
_INTRODUCES = frozenset(("là", "như", "gồm"))
_NAMED = re.compile(rf"\s*(?P<name>{_NAME})\s*\Z", re.IGNORECASE)
_COPULA = re.compile(r"(?:\s+(?:là|có|đạt|được|với|chiếm|còn|chỉ|mới))+\s*\Z", re.IGNORECASE)
_REACH = 80
_QUOTES = '“"'
_MORE_OR_LESS = re.compile(
    r"(?:nhiều|ít|cao|thấp|lớn|nhỏ|kém)\s+hơn\s+|(?:và|của|ở|tại|là|như|gồm|với)\s+", re.IGNORECASE
)
_RUN = re.compile(rf"{_WORD}(?:\s+(?:[-–]\s+)?{_WORD}){{0,5}}\s*\Z")


def named_here(text: str, start: int, figure: Figure, mentions: list[PeriodMention], *, is_first: bool) -> Span | None:
    """Return the proper name between a place and a figure that nothing else stands between; else ``None``.

    Args:
        text: The text.
        start: Where the figure before ends, or the clause begins.
        figure: The figure.
        mentions: The times of the sentence; none is a name.
        is_first: Whether it is the first figure of its clause: then a name at the start is found elsewhere.
    """
    start = max(start, figure.span.start - _REACH)
    between = text[start : figure.span.start]
    if copula := _COPULA.search(between):
        between = between[: copula.start()]
    for joint in reversed(list(_JOINT.finditer(between))):
        named = _NAMED.match(between, joint.end())
        if named is None or (is_first and joint[0].lower() not in _INTRODUCES):
            continue
        span = Span(start + named.start("name"), start + named.end("name"))
        if _is_proper(span.of(text)) and not any(mention.span.meets(span) for mention in mentions):
            return span
    return None


def in_brackets(text: str, clause: Span, figure: Figure, mentions: list[PeriodMention]) -> Span | None:
    """Return the proper name before a bracket that opens with a level: "Điện Biên (71 thôn)"; else ``None``."""
    opening = text.rfind("(", max(0, clause.start - 2), clause.start + 1)
    if opening < 0 or figure.change or text[opening + 1 : figure.span.start].strip():
        return None
    run = _RUN.search(text[max(0, opening - _REACH) : opening])
    if run is None:
        return None
    words = list(re.finditer(r"\S+", run[0]))
    first = len(words)
    while first and (words[first - 1][0][0].isupper() or (words[first - 1][0] in "-–" and first > 1)):
        first -= 1
    if first == len(words):
        return None
    begin = max(0, opening - _REACH) + run.start()
    span = Span(begin + words[first].start(), begin + words[-1].end())
    return None if any(mention.span.meets(span) for mention in mentions) else span


def _is_proper(name: str) -> bool:
    """Tell whether every word of a name has a capital, those that say its kind aside."""
    if name[-1:] in '”"':
        return True
    bare = re.sub(rf"\A{_KINDS}", "", name, flags=re.IGNORECASE)
    words = [word for word in bare.split() if word not in "-–"]
    return bool(words) and all(word[0].isupper() or any(letter.isupper() for letter in word) for word in words)
