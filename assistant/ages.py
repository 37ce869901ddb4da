"""The ages that a question and a sentence name: "con tôi 8 tuổi" is meant by "từ đủ 6 tuổi đến dưới 14 tuổi"."""

from __future__ import annotations

import functools
import re

from sources.text import fold

# Younger than the first and older than the last year of a range, so that a bound left open holds anyone.
_YOUNGEST, _OLDEST = 0, 200
_NUMBER = r"(?:\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s+\w+)?)"
_RANGE = re.compile(
    rf"(?<!\w)(?:tu\s+)?(?:du\s+|tron\s+)?(?P<low>{_NUMBER})(?:\s+tuoi)?\s*(?:den|toi|-|–)\s*(?:(?P<open>duoi|chua\s+du)\s+|du\s+|het\s+)?"
    rf"(?P<high>{_NUMBER})\s+tuoi(?!\w)"
)
_BELOW = re.compile(rf"(?<!\w)(?:duoi|chua\s+(?:du|toi|den|tron)|nho\s+hon|truoc)\s+(?P<high>{_NUMBER})\s+tuoi(?!\w)")
_FROM = re.compile(
    rf"(?<!\w)(?:(?:tu\s+)?(?:du\s+)?(?P<low>{_NUMBER})\s+tuoi\s+(?:tro\s+len|tro\s+di)|(?:tren|hon)\s+(?P<above>{_NUMBER})\s+tuoi"
    rf"|tu\s+(?:du\s+)?(?P<since>{_NUMBER})\s+tuoi(?!\s*(?:den|toi|-|–)))(?!\w)"
)
_ONE = re.compile(rf"(?<!\w)(?P<age>{_NUMBER})\s+tuoi(?!\w)|(?<!\w)(?P<english>\d{{1,3}})[\s-]years?[\s-]old")
_WORDS = "mot hai ba bon nam sau bay tam chin muoi".split()
Ages = tuple[int, int]


@functools.lru_cache(20_000)
def ages_in(text: str) -> tuple[Ages, ...]:
    """Return the ages that a text names: first and last whole year of each, in no order; empty for none."""
    folded = fold(text)
    found: list[Ages] = []

    def taken(match: re.Match[str], low: str | None, high: str | None, below: int) -> str:
        first = _YOUNGEST if low is None else _number(low)
        last = _OLDEST if high is None else _number(high)
        if first is not None and last is not None:
            found.append((first, last - below))
        return " " * len(match[0])

    folded = _RANGE.sub(lambda m: taken(m, m["low"], m["high"], int(m["open"] is not None)), folded)
    folded = _BELOW.sub(lambda m: taken(m, None, m["high"], 1), folded)
    folded = _FROM.sub(lambda m: taken(m, m["low"] or m["above"] or m["since"], None, 0), folded)
    _ONE.sub(lambda m: taken(m, m["age"] or m["english"], m["age"] or m["english"], 0), folded)
    return tuple(found)


def _number(written: str) -> int | None:
    """Return a number up to nineteen in words, or any in digits; ``None`` for other words."""
    if written.isdigit():
        return int(written)
    first, _, more = written.partition(" ")
    if not more:
        return _WORDS.index(first) + 1
    more = {"lam": "nam", "tu": "bon"}.get(more, more)
    return 10 + _WORDS.index(more) + 1 if first == "muoi" and more in _WORDS else None


def age_fit(asked: tuple[Ages, ...], told: tuple[Ages, ...]) -> float:
    """Return 1 where a text tells of an age that is asked about, -1 where it tells of others alone, else 0."""
    if not asked or not told:
        return 0.0
    return 1.0 if any(low <= first and last <= high for first, last in asked for low, high in told) else -1.0
