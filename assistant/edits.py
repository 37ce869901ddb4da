"""Pieces of a question put in the place of others."""

from __future__ import annotations

import re

from assistant.pieces import Pieces
from sources.document import Span

# A part of a question, and what stands for it.
Edit = tuple[Span, str]
_WORDS = re.compile(r"\w+")


def edited(before: Pieces, edits: list[Edit]) -> str:
    """Return the text of a question with pieces of it put in the place of others; of two that meet the last stands."""
    text, kept_from = before.text, len(before.text) + 1
    for span, new in sorted(edits, reverse=True):
        if span.end > kept_from:
            continue  # one piece stands for both
        inside = (
            new if span.start == 0 else new[:1].lower() + new[1:] if new[:1].isupper() and _opens_lower(new) else new
        )
        text = text[: span.start] + inside + text[span.end :]
        kept_from = span.start
    return text


def _opens_lower(new: str) -> bool:
    """Tell whether a time or a noun written with a capital, as one that opens a question, is no name."""
    words = _WORDS.findall(new)
    return (
        len(words) > 1
        and words[0][1:].islower()
        and not words[1][:1].isupper()
        and words[0].lower() in _COMMON_OPENINGS
    )


_COMMON_OPENINGS = frozenset("từ năm tháng quý ngày cuối đầu tính đến vào trong hồi trẻ người thẻ tài".split())
