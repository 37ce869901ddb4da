"""The questions that a text itself asks: in an interview or a list of questions, each heads the answer below it."""

from __future__ import annotations

import re

from sources.document import Span

_LONGEST = 250
# "**Mất điện thoại thì sao?** Báo ngay cho …": a question in bold that opens the paragraph of its answer.
_OPENS = re.compile(r"[ \t]*(?:[-+•–] |\d{1,2}[.)] )?(?P<mark>\*\*|__)(?P<asked>[^*_\n]+\?)[\"”]?(?P=mark)(?=\s+\S)")
# "(Bạn đọc N.T.M., Hải Phòng)"
_ASKER = re.compile(r"\((?:[^()\n]{1,100})\)[*_]*")
_ENDS = '*_”"’) '


def is_question(words: str) -> bool:
    """Tell whether a sentence asks, whatever marks close it."""
    return words.rstrip(_ENDS).endswith("?")


def without_bold(text: str, span: Span) -> Span:
    """Return a sentence without the marks of bold around all of it."""
    words = span.of(text)
    for mark in ("**", "__"):
        inside = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inside.strip() and mark not in inside:
            return Span(span.start + len(mark), span.end - len(mark))
    return span


def asked_first(text: str, start: int, end: int) -> Span | None:
    """Return the question in bold that opens a paragraph with more behind it; ``None`` for others.

    Args:
        text: The stored text.
        start: Where the paragraph starts.
        end: Where it ends.
    """
    match = _OPENS.match(text, start, end)
    return Span(*match.span("asked")) if match and match.end() - match.start() <= _LONGEST else None


def asked_alone(text: str, sentences: list[Span]) -> Span | None:
    """Return the question that a paragraph is; ``None`` for one that says more, and for a longer one.

    Of the one who asks, in brackets behind it, no more is said.

    Args:
        text: The stored text.
        sentences: Those of the paragraph.
    """
    if not sentences or any(not _ASKER.fullmatch(text, one.start, one.end) for one in sentences[1:]):
        return None
    span = sentences[0]
    is_short = span.end - span.start <= _LONGEST and "\n" not in span.of(text)
    return span if is_short and is_question(span.of(text)) else None
