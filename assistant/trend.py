"""How a series went from its first figure to its last."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import CitedFigure


class Trend(enum.Enum):
    """How a quantity went over time."""

    ONE_TIME = "one time"
    RANK = "rank"
    UNCHANGED = "unchanged"
    ROSE = "rose"
    FELL = "fell"
    UP_AND_DOWN = "up and down"


def trend_of(figures: Sequence[CitedFigure]) -> Trend:
    """Return how a series of at least one figure went, oldest first; of ranks only that they are ranks."""
    if len(figures) == 1:
        return Trend.ONE_TIME
    if figures[0].figure.unit == "hạng":
        return Trend.RANK
    values = [figure.figure.value for figure in figures]
    rises = all(one <= other for one, other in pairwise(values))
    falls = all(one >= other for one, other in pairwise(values))
    if rises and falls:
        return Trend.UNCHANGED
    return Trend.ROSE if rises else Trend.FELL if falls else Trend.UP_AND_DOWN
