"""A text as the rules of masking see it: whatever hides a number from a rule is taken away, and offsets lead back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sources.text import fold

# As a URL writes what stands between digits, or in an address.
_ESCAPE = re.compile(r"%(?:20|2[bdeBDE]|40)")
_ESCAPED = {"%20": " ", "%2b": "+", "%2d": "-", "%2e": ".", "%40": "@"}
# Drawn as nothing or as a space, though Unicode calls them letters or symbols.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_DOTS = frozenset("\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\u3002\uff61")
_MINUS = "\u2212"


@dataclass(frozen=True)
class SeenText:
    """A text and what is seen of it.

    Attributes:
        text: The text.
        lower: In lower case; every digit as 0-9, every dash as ``-``, every space as one; nothing invisible.
        folded: ``lower`` without diacritics, as long.
        starts: Where in the text each character of ``lower`` starts.
        ends: Where it ends.
    """

    text: str
    lower: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text a stretch of ``lower`` stands; it must not be empty."""
        return self.starts[start], self.ends[end - 1]


def seen(text: str) -> SeenText:
    """Return what is seen of a text in NFC."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        escape = _ESCAPE.match(text, at) if text[at] == "%" else None
        end = escape.end() if escape else at + 1
        shown = _ESCAPED[escape[0].lower()] if escape else _shown(text[at])
        characters.extend(shown)
        starts.extend([at] * len(shown))
        ends.extend([end] * len(shown))
        at = end
    lower = "".join(characters)
    return SeenText(text, lower, fold(lower), tuple(starts), tuple(ends))


def _shown(character: str) -> str:
    """Return what a character is to a reader who looks for numbers; nothing for one that is not drawn."""
    if "!" <= character <= "~":
        return character.lower()
    if character in _BLANK or character.isspace():
        return " "
    if character in _DOTS:
        return "."
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me", "Cc"):
        return ""
    if category == "Pd" or character == _MINUS:
        return "-"
    digit = unicodedata.digit(character, None)
    if digit is not None:
        # A raised digit belongs to a unit or to a note, not to a number.
        return "" if unicodedata.decomposition(character).startswith(("<super>", "<sub>")) else str(digit)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", character).lower())
