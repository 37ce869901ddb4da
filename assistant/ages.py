"""The ages that a question and a sentence name: "con tôi 8 tuổi" is meant by "từ đủ 6 tuổi đến dưới 14 tuổi"."""

from __future__ import annotations

import functools
import re

from sources.text import fold

# Younger than the first and older than the last year of a range, so that a bound left open holds anyone.
_YOUNGEST, _OLDEST = 0, 200
_ONES = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
_NUMBER = rf"(?:\d{{1,3}}|(?:(?:{_ONES})\s+)?muoi(?:\s+(?:{_ONES})(?=\s))?|(?:{_ONES})(?=\s))"
_RANGE = re.compile(
    rf"(?<!\w)(?:tuoi\s+)?(?:tu\s+)?(?:du\s+|tron\s+)?(?P<low>{_NUMBER})(?:\s+tuoi)?\s*(?:den|toi|-|–)\s*"
    rf"(?:(?P<open>duoi|chua\s+du)\s+|du\s+|het\s+)?(?P<high>{_NUMBER})\s+tuoi(?!\w)"
    rf"|(?<!\w)tuoi\s+tu\s+(?P<low2>\d{{1,3}})\s*(?:den|toi|-|–)\s*(?P<high2>\d{{1,3}})(?!\w)"
)
_BELOW = re.compile(
    rf"(?<!\w)(?:duoi|chua\s+(?:du|toi|den|tron)|nho\s+hon|truoc)\s+(?P<high>{_NUMBER})\s+tuoi(?!\w)"
    rf"|(?<!\w)(?:(?:den|khong\s+qua|toi\s+da)\s+)?(?P<upto>{_NUMBER})\s+tuoi\s+tro\s+xuong"
    rf"|(?<!\w)(?:khong\s+qua|toi\s+da|cho\s+den|den\s+het)\s+(?P<most>{_NUMBER})\s+tuoi(?!\w)"
)
_FROM = re.compile(
    rf"(?<!\w)(?:(?:tu\s+)?(?:du\s+)?(?P<low>{_NUMBER})\s+tuoi\s+(?:tro\s+len|tro\s+di)"
    rf"|(?:tren|hon)\s+(?P<above>{_NUMBER})\s+tuoi|tu\s+(?:du\s+)?(?P<since>{_NUMBER})\s+tuoi(?!\s*(?:den|toi|-|–)))(?!\w)"
)
_ONE = re.compile(rf"(?<!\w)(?P<age>{_NUMBER})\s+tuoi(?!\w)|(?<!\w)(?P<english>\d{{1,3}})[\s-]years?[\s-]old")
_WORDS = "mot hai ba bon nam sau bay tam chin".split()
Ages = tuple[int, int]


@functools.lru_cache(20_000)
def ages_in(text: str) -> tuple[Ages, ...]:
    """Return the ages that a text names: first and last whole year of each, in no order; empty for none."""
    folded = fold(text)
    found: list[Ages] = []

    def taken(match: re.Match[str], low: str | None, high: str | None, above: int = 0, below: int = 0) -> str:
        first = _YOUNGEST if low is None else _number(low)
        last = _OLDEST if high is None else _number(high)
        if first is not None and last is not None:
            found.append((first + above, last - below))
        return " " * len(match[0])

    folded = _RANGE.sub(
        lambda m: taken(m, m["low"] or m["low2"], m["high"] or m["high2"], below=int(m["open"] is not None)), folded
    )
    folded = _BELOW.sub(
        lambda m: taken(m, None, m["high"] or m["upto"] or m["most"], below=int(m["high"] is not None)), folded
    )
    folded = _FROM.sub(
        lambda m: taken(m, m["low"] or m["above"] or m["since"], None, above=int(m["above"] is not None)), folded
    )
    _ONE.sub(lambda m: taken(m, m["age"] or m["english"], m["age"] or m["english"]), folded)
    return tuple(found)


def _number(written: str) -> int | None:
    """Return a number below a hundred in words, or any in digits; ``None`` for other words."""
    if written.isdigit():
        return int(written)
    tens, _, ones = (written if "muoi" in written else f" {written}").partition("muoi" if "muoi" in written else " ")
    values = [_value(part.strip()) for part in (tens, ones)]
    if "muoi" not in written:
        return values[1]
    return None if None in values else 10 * (values[0] or 1) + (values[1] or 0)


def _value(word: str) -> int | None:
    """Return the value of a number word below ten, 0 for none at all; ``None`` for another word."""
    word = {"lam": "nam", "tu": "bon"}.get(word, word)
    return _WORDS.index(word) + 1 if word in _WORDS else None if word else 0


def age_fit(asked: tuple[Ages, ...], told: tuple[Ages, ...]) -> float:
    """Return 1 where a text tells of an age that is asked about, -1 where it tells of others alone, else 0."""
    if not asked or not told:
        return 0.0
    return 1.0 if any(low <= first and last <= high for first, last in asked for low, high in told) else -1.0
