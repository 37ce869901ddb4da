"""Spelling by ear and chat spelling: regular rules from what people write to what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What a rule costs, in nats: sounds that fall together in speech, and letters that chats swap on purpose.
_SPOKEN = 4.0
_CHAT = 2.5

# Tried on a syllable without its tone: what is written > what may be meant.
_SPOKEN_RULES = """
^s > x; ^x > s; ^tr > ch; ^ch > tr; ^d(?!z) > gi; ^d(?!z) > r; ^d(?!z) > v; ^gi(?=.) > d; ^gi(?=[aeouăâêôơư]) > r;
^r > d; ^r > gi; ^v > d; ^l > n; ^n(?![gh]) > l; ^gh > g; ^g(?![hi]) > gh; ^ngh > ng; ^ng(?!h) > ngh; ^k(?!h) > c;
^c(?!h) > k; ^q(?!u) > qu; ^h(?=[ou]) > qu; i$ > y; y$ > i; (?<=.)n$ > ng; ng$ > n; n$ > nh; nh$ > n; t$ > c; c$ > t
"""
_CHAT_RULES = """
^f > ph; ^w > qu; ^kw > qu; ^j > gi; ^j > ch; ^dz > d; ^dz > gi; ^dz > v; ^z > d; ^z > gi; ^z > v; ^z > r; ^k > kh;
^c(?=[aeiou]) > ch; ck$ > ch; k$ > c; k$ > ch; (?<!n)g$ > ng; (?<![nc])h$ > nh; ih$ > inh; ui$ > ôi; iu$ > iêu;
it$ > iêt; in$ > iên; im$ > iêm; un$ > uôn; uc$ > uôc; j > i; (?<=.)w > ư; oy$ > ôi; ay$ > ây
"""


def _parsed(rules: str, cost: float) -> list[tuple[re.Pattern[str], str, float]]:
    pairs = [rule.split(" > ") for rule in " ".join(rules.split()).split("; ")]
    return [(re.compile(pattern), written, cost) for pattern, written in pairs]


_RULES = (*_parsed(_SPOKEN_RULES, _SPOKEN), *_parsed(_CHAT_RULES, _CHAT))


def by_ear(word: str) -> Iterator[tuple[str, float]]:
    """Yield what a syllable in lower case, without its tone, may be meant for, and its cost in nats."""
    for pattern, written, cost in _RULES:
        variant = pattern.sub(written, word, count=1)
        if variant != word:
            yield variant, cost
