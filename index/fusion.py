"""One ranking out of several: each arm's scores standardised, then added with weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Scores = Mapping[int, float]


def standardise(scores: Scores) -> dict[int, float]:
    """Return (score - mean) / deviation for each; all 0 where the scores do not differ."""
    if not scores:
        return {}
    mean = sum(scores.values()) / len(scores)
    deviation = math.sqrt(sum((score - mean) ** 2 for score in scores.values()) / len(scores))
    if deviation < 1e-9:
        return dict.fromkeys(scores, 0.0)
    return {number: (score - mean) / deviation for number, score in scores.items()}


def fuse(arms: Sequence[tuple[Scores, float]]) -> list[tuple[int, float]]:
    """Return (number, score) by falling score, then rising number.

    A number that an arm did not return takes that arm's lowest score, since it is no better.

    Args:
        arms: Scores by number, and the weight of the arm.
    """
    total: dict[int, float] = {}
    every = {number for scores, _ in arms for number in scores}
    for scores, weight in arms:
        if not scores:
            continue
        level = standardise(scores)
        lowest = min(level.values())
        for number in every:
            total[number] = total.get(number, 0.0) + weight * level.get(number, lowest)
    return sorted(total.items(), key=lambda item: (-item[1], item[0]))
