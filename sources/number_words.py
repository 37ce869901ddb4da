"""Number words below a thousand: "một trăm linh năm", "hai mươi mốt", "hăm ba", "ba mươi 3"."""

from __future__ import annotations

import re

SMALL = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# Units that stand only after tens, linh or lẻ.
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_WORD = re.compile(r"[^\W\d_]+|\d(?!\d)")
# What may stand between the words of a numeral; a converter may have wrapped the line there.
GAP = re.compile(r"[ \t\u00a0]+|\n")
_SCALE_NEXT = re.compile(r"(?:\s+(?:mươi|chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ])(?!\w))", re.IGNORECASE)

# Every word that a numeral in words can begin with.
STARTS = (*SMALL, "mười", "hăm", "nửa")


class _Words:
    """The words from a place on; each is read once, and given back where it does not fit."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text = text
        self.end = start
        self.limit = limit
        self._first = True

    def peek(self) -> tuple[str, int]:
        """Return the next word in lower case and where it ends; empty when none follows a gap."""
        at = self.end
        if not self._first:
            gap = GAP.match(self.text, at, self.limit)
            if gap is None:
                return "", at
            at = gap.end()
        word = _WORD.match(self.text, at, self.limit)
        return (word[0].lower(), word.end()) if word else ("", at)

    def take(self, *allowed: str) -> str | None:
        """Return the next word and go past it if it is one of these."""
        word, end = self.peek()
        if word not in allowed:
            return None
        self.end, self._first = end, False
        return word


def read_group(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return where a group of number words below a thousand ends, and its value; ``None`` if there is none."""
    words = _Words(text, start, limit)
    unit = words.take(*SMALL)
    if unit is None:
        value = _tens(words, None)
        return None if value is None else (words.end, value)
    hundred = words.take("trăm")
    if hundred is None:
        value = _tens(words, SMALL[unit])
        return words.end, SMALL[unit] if value is None else value
    total = 100 * SMALL[unit]
    if words.take("linh", "lẻ"):
        last = words.take(*SMALL, *_AFTER_TENS)
        return words.end, total + (_digit(last) if last else 0)
    if words.take("rưỡi"):
        return words.end, total + 50
    total += _below_hundred(words)
    return words.end, total


def _below_hundred(words: _Words) -> int:
    """Read what follows "trăm": tens, or a spoken unit of ten ("trăm hai" = 120)."""
    value = _tens(words, None)
    if value is not None:
        return value
    before = (words.end, words._first)
    unit = words.take(*SMALL, "tư", "mốt")
    if unit is None:
        return 0
    value = _tens(words, _digit(unit))
    if value is not None:
        return value
    # "trăm năm" is a hundred years, "trăm không" no number, "hai trăm ba triệu" two numbers.
    if unit in ("năm", "không") or _SCALE_NEXT.match(words.text, words.end, words.limit):
        words.end, words._first = before
        return 0
    return 10 * _digit(unit)


def _tens(words: _Words, unit: int | None) -> int | None:
    """Read "mười …", "hăm …", or "mươi …" after a unit; ``None`` where the words are none of these."""
    if unit is None:
        if words.take("mười"):
            return 10 + _unit(words, "mười")
        return 20 + _unit(words, "hăm") if words.take("hăm") else None
    if words.take("mươi"):
        return 10 * unit + _unit(words, "mươi")
    return None


def _unit(words: _Words, after: str) -> int:
    """Read the unit after tens; "năm" is none there but "years", since five is "lăm"."""
    allowed = [word for word in SMALL if word not in ("năm", "không")] + list(_AFTER_TENS)
    if after == "mười":
        allowed = [word for word in allowed if word not in ("mốt", "tư")]
    word = words.take(*allowed, *"123456789")
    return 0 if word is None else _digit(word)


def _digit(word: str) -> int:
    if word.isdigit():
        return int(word)
    return SMALL[word] if word in SMALL else _AFTER_TENS[word]
