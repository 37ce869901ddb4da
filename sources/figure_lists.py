"""What the members of a list of figures share, though it is said once."""

from __future__ import annotations

import dataclasses
import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import Origin, Period, PeriodMention

# What stands between the members of a list of numbers.
_JOINT = re.compile(r"\s*(?:,|và|hoặc|hay|đến|tới|-|–|trong(?:\s+số)?)\s*", re.IGNORECASE)
# "tăng 5% về số lượng và 7% về giá trị": what each is of
_OF_WHAT = r"\s+(?:về|ở|đối\s+với)\s+(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)"
_AND_CHANGED = re.compile(rf"(?:{_OF_WHAT})?\s*(?:,\s*|\s+và\s+)(?:hơn|gần|khoảng|trên)?\s*", re.IGNORECASE)
_CHANGED_SO = re.compile(
    rf"(?:{_OF_WHAT}(?!\w)(?=\s*(?:[,.;)]|và(?!\w)|so\s+với|trong|$))|\s*[.;)]|\s+so\s+với|\s*\Z)", re.IGNORECASE
)
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
    _share_changes(text, sentence, shared)
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


def _share_changes(text: str, sentence: Span, figures: list[Figure]) -> None:
    """Give a change on to the share behind it that has no word of its own, and tell what each is of."""
    for number, one in enumerate(figures):
        before = figures[number - 1] if number else None
        after = _CHANGED_SO.match(text, one.span.end, sentence.end)
        if (
            before
            and before.change in ("increase", "decrease")
            and one.change is None
            and one.unit == before.unit == "%"
            and after
            and _AND_CHANGED.fullmatch(text, before.span.end, one.span.start)
        ):
            one = dataclasses.replace(one, change=before.change, base_period=before.base_period)
        if one.change and one.unit == "%" and after and after["what"]:
            one = dataclasses.replace(one, counted=Span(*after.span("what")))
        figures[number] = one
