"""Typing slips: the syllables of the documents that lie one slip away from what was typed.

A slip of the hand drops, doubles, swaps or misses a key; one of the ear writes a sound as it is spoken
or as chats write it (s/x, tr/ch, d/gi, n/ng, f for ph); one of the input method leaves its keystrokes.
Which of them is meant, if any, is for the language model to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from index.decoder import Language
from index.keystrokes import telex
from index.sounds import by_ear
from index.spelling import Shape, difference, is_syllable, shape
from sources.text import fold

# What each slip costs, in nats.
_DOUBLED = 3.0
_SWAPPED = 4.0
_KEY = 5.0
_TELEX = 2.0
# A possible syllable that the documents lack is more often a word of its own than a slip in its diacritics, or letters.
_POSSIBLE_MARKS, _POSSIBLE_LETTERS = 8.0, 5.0
# Nor is a foreign word often meant.
_FOREIGN_MEANT = 3.0
_DEAREST = 14.0
# Readings kept for one word.
_MOST = 12
_SHORTEST, _LONGEST = 3, 8

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FOREIGN = frozenset("fjwz")
_BASES = frozenset("abcdefghijklmnopqrstuvwxyz")


def _neighbours() -> dict[str, str]:
    """Return the keys beside, above and below each key of a keyboard."""
    places = {key: (x + y * 0.5, y) for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
    return {
        key: "".join(o for o, (u, v) in places.items() if o != key and abs(x - u) <= 1 and abs(y - v) <= 1)
        for key, (x, y) in places.items()
    }


_NEAR = _neighbours()


def slips(word: str, language: Language) -> list[tuple[str, float]]:
    """Return the known syllables that may be meant by a word, with what each costs in nats.

    Args:
        word: In lower case, of letters only.
        language: Knows the documents' syllables.

    Returns:
        The likeliest first, at most a dozen; none for a word too short or too long to be told.
    """
    found: dict[str, float] = {}
    own = shape(word)
    possible = is_syllable(word)
    for meant, cost in _shapes(own, word, language, possible=possible):
        if possible:
            cost += _POSSIBLE_MARKS if meant.letters == own.letters else _POSSIBLE_LETTERS
        for form in language.forms(meant.letters):
            marks = difference(meant, shape(form))
            total = cost + (marks or 0.0) + (0.0 if is_syllable(form) else _FOREIGN_MEANT)
            if marks is not None and form != word and total < found.get(form, _DEAREST):
                found[form] = total
    ranked = sorted(found.items(), key=lambda row: (row[1] - language.log("", "", row[0]), row[0]))
    return ranked[:_MOST]


def _shapes(own: Shape, word: str, language: Language, *, possible: bool) -> Iterator[tuple[Shape, float]]:
    """Yield what lies one slip away, and its cost; the word itself first, for its diacritics may be wrong."""
    if len(word) <= _LONGEST:
        yield own, 0.0
    if own.is_bare and (made := telex(word)) is not None:
        yield made, _TELEX
    # Two letters are next to anything, unless they are Vietnamese and no syllable: "nă", "wá".
    shortest = _SHORTEST if possible or (own.is_bare and not set(word) & _FOREIGN) else _SHORTEST - 1
    if not shortest <= len(word) <= _LONGEST or not set(own.letters) <= _BASES:
        return
    text = own.toneless
    for variant, cost in chain(_by_hand(text), by_ear(text)):
        # Nearly all are no syllable of the documents: they are told apart before they are taken apart.
        if language.forms(fold(variant)):
            other = shape(variant)
            yield Shape(other.letters, other.marks, own.tone), cost


def _by_hand(text: str) -> Iterator[tuple[str, float]]:
    """Yield a word with one key too few, too many, swapped or missed put right; the first key is seldom wrong."""
    for place, key in enumerate(text):
        before, after = text[:place], text[place + 1 :]
        later = 0.0 if place else 1.0
        doubled = key in (before[-1:], after[:1])
        yield before + after, _DOUBLED if doubled else _KEY + later
        if after and after[0] != key:
            yield before + after[0] + key + after[1:], _SWAPPED + later
        for other in _NEAR.get(key, ""):
            yield before + other + after, _KEY + later
        for missing in _BASES:
            yield before + missing + key + after, _KEY + later
    for missing in _BASES:
        yield text + missing, _KEY
