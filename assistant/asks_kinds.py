"""The ways in which a question asks for a quantity."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from sources.relative_days import Days


class Asks(enum.Enum):
    """What is wanted of a quantity."""

    LEVEL = "level"
    SERIES = "series"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "percent_change"
    SHARE = "share"
    PER = "per"
    RATIO = "ratio"
    REMAINDER = "remainder"
    SUM = "sum"
    SHORTFALL = "shortfall"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question asks.

    Attributes:
        kind: What is wanted.
        rest: The question without its times and the words that tell what is wanted.
        days: First and last day of a series; ``None`` for all times.
        times: The two times of a comparison, earlier first; empty where it is not one of times.
        parts: Questions for the figures to reckon with, in the order of the operation; empty where the times tell.
        per: What a mean is over where that is a time: ``tháng``, ``năm``, …; else ``None``.
        stated: The question for what is left in the words in which a source would state it; empty for others.
        divided: Of a mean, the question for what is divided without what it is per; empty for others.
        items: Of how many items of a list the sum is wanted; 0 for others.
    """

    kind: Asks
    rest: str
    days: Days | None = None
    times: tuple[Days, ...] = ()
    parts: tuple[str, ...] = ()
    per: str | None = None
    stated: str = ""
    divided: str = ""
    items: int = 0
