"""Number words below a thousand, and digits said one by one.

"Một trăm linh năm", "hai mươi mốt", "hăm ba", "ba mươi 3", and spoken "ba lăm", "trăm bốn bảy".
"""

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
AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_WORD = re.compile(r"[^\W\d_]+|\d(?!\d)")
# What may stand between the words of a numeral; a converter may have wrapped the line there.
GAP = re.compile(r"[ \t\u00a0]+|\n")
# "Năm" is five or a year, "không" zero or a denial: neither is the second of two spoken digits.
_NEVER_SECOND = ("năm", "không")
# Decimals beyond this are no measurement.
_MOST_DECIMALS = 40

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

    def mark(self) -> tuple[int, bool]:
        """Return the place reached, for ``back``."""
        return self.end, self._first

    def back(self, mark: tuple[int, bool]) -> None:
        """Go back to a place."""
        self.end, self._first = mark


def read_group(text: str, start: int, limit: int, *, is_inner: bool = False) -> tuple[int, int] | None:
    """Return where a group of number words below a thousand ends, and its value; ``None`` if there is none.

    Args:
        text: The text.
        start: Where the group begins.
        limit: Nothing is read from here on.
        is_inner: Whether a larger group stands before it, so that two digits are spoken tens
            ("nghìn hai sáu").
    """
    words = _Words(text, start, limit)
    unit = words.take(*SMALL)
    if unit is None:
        value = _tens(words, None)
        return None if value is None else (words.end, value)
    hundred = words.take("trăm")
    if hundred is None:
        value = _tens(words, SMALL[unit])
        if value is None:
            value = _spoken_tens(words, unit, is_inner=is_inner, is_first=start == 0)
        return words.end, SMALL[unit] if value is None else value
    total = 100 * SMALL[unit]
    if words.take("linh", "lẻ"):
        last = words.take(*SMALL, *AFTER_TENS)
        return words.end, total + (_digit(last) if last else 0)
    if words.take("rưỡi"):
        return words.end, total + 50
    total += _below_hundred(words)
    return words.end, total


def _below_hundred(words: _Words) -> int:
    """Read what follows "trăm": tens ("trăm bốn bảy" = 147), or a spoken unit of ten ("trăm hai" = 120)."""
    value = _tens(words, None)
    if value is not None:
        return value
    before = words.mark()
    unit = words.take(*SMALL, "tư", "mốt")
    if unit is None:
        return 0
    value = _tens(words, _digit(unit))
    if value is None:
        value = _spoken_tens(words, unit, is_inner=True, is_first=False)
    if value is not None:
        return value
    if unit in _NEVER_SECOND:  # "trăm năm" is a hundred years, "trăm không" no number
        words.back(before)
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


def _spoken_tens(words: _Words, unit: str, *, is_inner: bool, is_first: bool) -> int | None:
    """Read the second of two digits that say tens without "mươi"; ``None`` where they do not.

    "Ba lăm" can be nothing else. Two plain digits are tens inside a larger number or as the whole
    text, and elsewhere unless they are neighbours: "bảy hai" is 72, but "ba bốn" three or four.
    """
    if unit not in SMALL or unit == "không":
        return None
    before = words.mark()
    second = words.take(*AFTER_TENS, *(word for word in SMALL if word not in _NEVER_SECOND))
    if second is None:
        return None
    is_sure = is_inner or (is_first and words.end == words.limit)
    if second in AFTER_TENS:
        is_tens = is_sure or unit != "năm"  # "năm tư" is a student's fourth year
    else:
        is_tens = is_sure or (unit not in ("năm", "một") and _digit(second) != SMALL[unit] + 1)
        is_tens = is_tens and words.peek()[0] not in ("mươi", "trăm", "phần")
    if not is_tens:
        words.back(before)
        return None
    return 10 * SMALL[unit] + _digit(second)


def _unit(words: _Words, after: str) -> int:
    """Read the unit after tens; "năm" is none there but "years", since five is "lăm"."""
    allowed = [word for word in SMALL if word not in _NEVER_SECOND] + list(AFTER_TENS)
    if after == "mười":
        allowed = [word for word in allowed if word not in ("mốt", "tư")]
    word = words.take(*allowed, *"123456789")
    return 0 if word is None else _digit(word)


def read_digits(text: str, start: int, limit: int) -> tuple[int, str] | None:
    """Return where digits said one by one end, and the digits; ``None`` where there are none.

    Decimals are said so, and years: "không năm" is ``05``, "hai không mười ba" ``2013``.
    """
    words = _Words(text, start, limit)
    written = ""
    while len(written) < _MOST_DECIMALS:
        before = words.mark()
        unit = words.take(*SMALL, *AFTER_TENS)
        value = None if unit == "không" else _tens(words, SMALL.get(unit or ""))
        if unit is None and value is None:
            break
        following = words.peek()[0]
        is_years = unit == "năm" and written.rstrip("0") and words.end != limit and following not in SMALL
        if value is None and (is_years or following == "trăm"):
            words.back(before)  # "hai phẩy ba năm": years; "một ba trăm": another number
            break
        written += str(_digit(unit) if value is None and unit else value)
    return (words.end, written) if written else None


def _digit(word: str) -> int:
    if word.isdigit():
        return int(word)
    return SMALL[word] if word in SMALL else AFTER_TENS[word]
