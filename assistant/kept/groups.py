"""Unanswered questions by subject: those that share rare words belong together."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from assistant.kept.rows import KeptRow
from sources.text import fold

# The newest that are looked at, and how alike two questions must be, as a cosine.
MOST_GROUPED = 5_000
_ALIKE = 0.4
# A pair of syllables says more than each of them: most Vietnamese words have two.
_PAIR = 2.0
_MASKED = re.compile(r"\[[^\]]*\]")
_SYLLABLE = re.compile(r"[^\W\d_]+")
# What questions are made of, whatever they are about; folded.
_COMMON = frozenset(
    "bao nhieu la gi the nao co khong may nhung cac cua va o cho duoc da den nay hien tai nam thang quy ngay nao tu"
    " trong tren ve voi toi minh em anh chi ad hoi xin biet giup oi a nhe thi ma nhu lam sao ai khi dau tinh het ra"
    " dang se con so muc luong tong ca nuoc ta viet vn bn ntn khoang chung rang hay nhat moi cu theo mot hai ban"
    " chao cam on dung vay u".split()
)


@dataclass(frozen=True)
class UnansweredGroup:
    """Questions of one subject that got no answer.

    Attributes:
        subject: The question, as typed, that is most like the others.
        rows: All of them, newest first; never empty.
        reasons: How often each reason was given, most often first.
    """

    subject: str
    rows: tuple[KeptRow, ...]
    reasons: tuple[tuple[str, int], ...]

    @property
    def last_asked_at(self) -> dt.datetime:
        """When the newest of them was asked."""
        return self.rows[0].asked_at


@dataclass
class _Growing:
    members: list[int]
    sums: Counter[str]

    def likeness(self, weights: dict[str, float]) -> float:
        """Return the cosine between a question, of length 1, and the middle of the group."""
        length = math.sqrt(sum(value * value for value in self.sums.values()))
        return sum(weight * self.sums[feature] for feature, weight in weights.items()) / (length or 1.0)


def unanswered_groups(rows: Iterable[KeptRow], most: int = MOST_GROUPED) -> list[UnansweredGroup]:
    """Return the unanswered questions by subject, the largest group first, then the one asked last.

    Letters without sense make a group by their words as questions do. A question of no words but common ones stands
    with those that are written the same.

    Args:
        rows: Kept questions, newest first; those that are answered, or ask nothing, are passed over.
        most: How many unanswered ones are looked at.
    """
    looked_at = list(islice((row for row in rows if row.is_unanswered), most))
    weights = _weights([_features(row.question) for row in looked_at])
    groups: list[_Growing] = []
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for index, own in enumerate(weights):
        near = {number for feature in own for number in holding[feature]}
        best = max(near, key=lambda number: (groups[number].likeness(own), -number), default=None)
        if best is None or groups[best].likeness(own) < _ALIKE:
            best = len(groups)
            groups.append(_Growing([], Counter()))
        groups[best].members.append(index)
        groups[best].sums.update(own)
        for feature in own:
            holding[feature].add(best)
    made = [_group(group, looked_at, weights) for group in groups]
    return sorted(made, key=lambda group: (-len(group.rows), -group.last_asked_at.timestamp(), group.subject))


def _features(question: str) -> Counter[str]:
    folded = fold(_MASKED.sub(" ", question))
    every = _SYLLABLE.findall(folded)
    syllables = [word for word in every if word not in _COMMON]
    found = Counter(syllables) + Counter(f"{one} {other}" for one, other in pairwise(syllables))
    return found or Counter([" ".join(every) or folded.strip()])


def _weights(counted: list[Counter[str]]) -> list[dict[str, float]]:
    """Return the features of each question, the rare ones heavier, each question of length 1.

    A pair that only one question has is left out: it may be no word, and would hide what the two syllables share.
    """
    holding = Counter(feature for features in counted for feature in features)
    alone = {feature for feature, count in holding.items() if count == 1 and " " in feature}
    counted = [
        Counter({name: count for name, count in features.items() if name not in alone} or features)
        for features in counted
    ]
    weighted = []
    for features in counted:
        raw = {
            feature: (_PAIR if " " in feature else 1.0) * (1.0 + math.log(len(counted) / holding[feature]))
            for feature in features
        }
        length = math.sqrt(sum(value * value for value in raw.values()))
        weighted.append({feature: value / length for feature, value in raw.items()})
    return weighted


def _group(group: _Growing, rows: list[KeptRow], weights: list[dict[str, float]]) -> UnansweredGroup:
    typical = max(group.members, key=lambda index: (group.likeness(weights[index]), -index))
    members = tuple(rows[index] for index in group.members)
    reasons = Counter(row.reason or row.status for row in members)
    return UnansweredGroup(rows[typical].question, members, tuple(reasons.most_common()))
