"""Ways of typing a question: as written, without diacritics, and with half of them lost."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

SEED = 7
_SYLLABLE = re.compile(r"[^\W\d_]+")


def strip_accents(text: str) -> str:
    """Return an NFC text without Vietnamese diacritics, its case kept."""
    base = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", base).replace("đ", "d").replace("Đ", "D")


def strip_half(text: str) -> str:
    """Return the text with half of its accented syllables (rounded up) stripped.

    Which ones is drawn by the text itself and a fixed seed, so that it hangs on no other question.
    """
    accented = [m for m in _SYLLABLE.finditer(text) if strip_accents(m[0]) != m[0]]
    drawn = random.Random(f"{SEED}:{text}").sample(accented, (len(accented) + 1) // 2)
    for match in sorted(drawn, key=re.Match.start, reverse=True):
        text = text[: match.start()] + strip_accents(match[0]) + text[match.end() :]
    return text


WAYS: dict[str, Callable[[str], str]] = {"accented": str, "stripped": strip_accents, "half": strip_half}
