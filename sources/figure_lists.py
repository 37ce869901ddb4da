"""What the members of a list of figures share, though it is said once."""

from __future__ import annotations

import dataclasses
import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import Origin, Period, PeriodMention

# What stands between the members of a list of numbers.
_JOINT = re.compile(r"\s*(?:,|và|hoặc|hay|đến|tới|-|–|trong(?:\s+số)?)\s*", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)lần\s+lượt(?!\w)", re.IGNORECASE)


def share_in_lists(text: str, sentence: Span, figures: list[Figure], mentions: list[PeriodMention]) -> list[Figure]:
    """Return the figures of a sentence with the unit, change and time that they share or take in turn.

    "14 đến dưới 16 tuổi" has its unit at the end, "tăng lần lượt 5,2% và 6,1%" its change at the start;
    "quý II và quý III lần lượt đạt 70% và 75%" gives each figure its own time.
    """
    shared = list(figures)
    for number in range(len(shared) - 2, -1, -1):
        one, other = shared[number], shared[number + 1]
        joint = _JOINT.fullmatch(text, one.number.end, other.span.start)
        # "45,6 tỷ, 3 người": an amount with a scale of its own is no member of the list
        is_bare = text[one.number.end - 1].isdigit() or (joint is not None and joint[0].strip() != ",")
        if one.unit is None and joint and is_bare and other.unit != "hạng":
            shared[number] = dataclasses.replace(one, unit=other.unit)
    in_turn = _IN_TURN.search(text, sentence.start, sentence.end)
    if in_turn is None:
        return shared
    for number in range(1, len(shared)):
        before, one = shared[number - 1], shared[number]
        if before.change and not one.change and one.unit == before.unit and before.number.start > in_turn.start():
            shared[number] = dataclasses.replace(one, change=before.change, base_period=before.base_period)
    times = [mention for mention in mentions if not mention.is_base and mention.span.end <= in_turn.start()]
    rows = [number for number, figure in enumerate(shared) if figure.number.start > in_turn.start()]
    if len(times) == len(rows) > 1:
        for number, time in zip(rows, times, strict=True):
            period = Period(time.first, time.last, Origin.SENTENCE, time.span)
            shared[number] = dataclasses.replace(shared[number], period=period)
    return shared
