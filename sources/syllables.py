"""Whether text reads as Vietnamese: the share of its accented words that are well-formed syllables.

A Vietnamese syllable is an onset, a rime and one tone, and a rime that ends in a stop takes only the
acute or the dot below. Text decoded with the wrong table breaks these rules in nearly every word.
"""

from __future__ import annotations

import re
import unicodedata

_ACUTE, _DOT_BELOW = "\u0301", "\u0323"
_TONES = frozenset(("\u0300", _ACUTE, "\u0303", "\u0309", _DOT_BELOW))
_STOPS = ("c", "ch", "p", "t")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
# Vowels -> the codas that each takes; "-" is none.
_RIMES = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- n o t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "- nh",
    "yê": "m n ng t u",
}
_SYLLABLES = frozenset(
    onset + vowels + ("" if coda == "-" else coda)
    for onset in ("", *_ONSETS)
    for vowels, codas in _RIMES.items()
    for coda in codas.split()
) | {"đ"}  # the letter of a list, after d
# Letters and marks that stand at a word's edge without being part of it.
_EDGES = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\s\u00a0“”‘’«»–—…•·]+")


def is_syllable(word: str) -> bool:
    """Tell whether a word is a well-formed Vietnamese syllable, in any case; a bare word may be one too."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in _TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    if len(tones) > 1 or bare not in _SYLLABLES:
        return False
    return not bare.endswith(_STOPS) or tones in ([_ACUTE], [_DOT_BELOW])


def accented_words(text: str) -> list[str]:
    """Return the words that hold a character outside ASCII, in order."""
    return [word for word in _EDGES.split(text) if not word.isascii()]


def vietnamese_share(text: str) -> float:
    """Return the share of the accented words that are syllables, in [0, 1]; 0 where there are none."""
    words = accented_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
