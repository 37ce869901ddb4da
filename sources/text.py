"""Text on entry, and match keys.

A source is decoded and normalised to NFC once, here, and never altered afterwards. Match keys
(without case, without diacritics, with one placement of the tone mark) are separate strings of
**the same length** as the text, so that an offset into a key is an offset into the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sources.encodings import to_unicode


def nfc(text: str) -> str:
    """Return the text in NFC with Unix line ends, as all stored text is."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the NFC text of a file in UTF-8, UTF-16 or a Vietnamese encoding; see ``encodings.to_unicode``.

    Args:
        data: The file's bytes.
        name: The file's name, for the message.
        declared: What the file says its encoding is, where it does.

    Raises:
        NotUtf8: The encoding was not recognised.
    """
    return nfc(to_unicode(data, name, declared))


class _FoldTable(dict[int, int]):
    """Code point -> code point of its base letter in lower case; filled as characters are met."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        folded = ord("d") if base == "đ" else ord(base)
        self[code] = folded
        return folded


class _LowerTable(dict[int, int]):
    """Code point -> code point in lower case, one for one (``İ`` lowers to two characters)."""

    def __missing__(self, code: int) -> int:
        lowered = unicodedata.normalize("NFC", chr(code).lower())
        result = ord(lowered) if len(lowered) == 1 else code
        self[code] = result
        return result


_FOLD = _FoldTable()
_LOWER = _LowerTable()


def fold(text: str) -> str:
    """Return the key without case and diacritics; ``len(fold(t)) == len(t)`` for every NFC text."""
    return text.translate(_FOLD)


def without_diacritics(text: str) -> str:
    """Return the text with its letters' diacritics taken off and its case kept; it is as long as the text."""
    return "".join(base.upper() if c.isupper() else base for c, base in zip(text, fold(text), strict=True))


# Old and new placement of the tone mark in an open syllable: hoà/hòa, khoẻ/khỏe, thuý/thúy.
# After q the u belongs to the consonant (quý), so that case is left alone.
_OLD_PLACEMENT = re.compile(
    r"(?<!q)(?:(o)([àáảãạèéẻẽẹ])|(u)([ỳýỷỹỵ]))(?![^\W\d_])",
)


def _move_tone(match: re.Match[str]) -> str:
    first, second = match.group(1) or match.group(3), match.group(2) or match.group(4)
    parts = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + parts[1]) + parts[0]


def accent_key(text: str) -> str:
    """Return the key without case and with the tone mark placed the new way (``hòa``).

    ``len(accent_key(t)) == len(t)`` for every NFC text.
    """
    return _OLD_PLACEMENT.sub(_move_tone, text.translate(_LOWER))


def accented_share(text: str) -> float:
    """Return the share of syllables that carry a Vietnamese diacritic, in [0, 1]; 0 when empty."""
    syllables: list[str] = re.findall(r"[^\W\d_]+", text)
    if not syllables:
        return 0.0
    accented = [word for word in syllables if fold(word) != word.lower()]
    return len(accented) / len(syllables)


# All capital letters of Vietnamese, for a class of a regular expression: a range of letters holds small ones too.
CAPITALS = "".join(letter for letter in map(chr, range(ord("A"), ord("ỹ"))) if letter.isupper())


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression of any of some words, the longest first, with any white space for a space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
