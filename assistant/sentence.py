"""A question put together from parts, as one clean sentence."""

from __future__ import annotations

import re

from assistant.pieces import Pieces

_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:?!])")
# Words that no sentence says twice in a row; "năm năm" is five years.
_TWICE = re.compile(
    r"(?<!\w)(có|thì|là|được|ở|tại|của|làm|cấp|mất|số|do|và|trong|vào|bao nhiêu|đã|cho|với|gồm|trên)(?: \1)+(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def sentence(text: str) -> str:
    """Return a text as one question: its first letter a capital, one question mark, nothing doubled."""
    text = _SPACES.sub(" ", text).strip(" ,;:?.!")
    text = _BEFORE_MARK.sub(r"\1", _TWICE.sub(r"\1", text))
    # "iPhone" stays as it is written.
    opening = text[:1] if text[1:2].isupper() else text[:1].upper()
    return f"{opening}{text[1:]}?" if text else text


def decapitalised(text: str, of: Pieces) -> str:
    """Return words that opened a question as they are written inside one: names keep their capital.

    Args:
        text: Words of a question.
        of: The question that they stand in.
    """
    text = text.strip()
    words = [match[0] for match in _WORD.finditer(text)]
    if not words or not text[0].isupper():
        return text
    if words[0] in ("Tỉnh", "Thành"):
        return text[0].lower() + text[1:]
    first, second = words[0], words[1] if len(words) > 1 else ""
    is_name = any(c.isupper() or c.isdigit() for c in first[1:]) or second[:1].isupper()
    is_place = any(span.of(of.text).startswith(first) for span in of.places)
    return text if is_name or is_place else text[0].lower() + text[1:]
