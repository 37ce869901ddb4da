"""Which level a change belongs to, and what "cùng kỳ" is for it."""

from __future__ import annotations

import dataclasses
import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import Origin, Period
from sources.same_time import SAME_TIME, moved, names_last_year

# How a clause that states the level after its change begins: "tăng 17%, đạt 118 tỷ USD".
_LEVEL_AFTER = re.compile(
    r"[\s,]*(?:(?:và|để)\s+)?(?:lên|xuống|còn|đạt|xếp|đứng|tương\s+(?:đương|ứng)|ở\s+mức)(?!\w)", re.IGNORECASE
)
# A change and its level stand near each other; nearer still where no subject joins them.
_NEAR = 120
_CLOSE = 40
_STEPS = frozenset(("bậc", "hạng", "thứ hạng"))
_OF_A_PLAN = re.compile(
    r"\s+(?:(?:so\s+với|của)\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?!\w)", re.IGNORECASE
)
_IN_TURN = re.compile(r"(?<!\w)lần\s+lượt(?!\w)", re.IGNORECASE)
_UNDATED = frozenset((Origin.PUBLICATION, Origin.EARLIER))


def attached(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures of a sentence, each change with the level it qualifies, its time and its base.

    Args:
        text: The text.
        figures: The figures of the sentence, in order, with their subjects.
    """
    levels = _in_turn(text, figures)
    found: list[Figure] = []
    for number, figure in enumerate(figures):
        if figure.change:
            level = levels.get(number) or _level_of(text, figure, figures[:number], figures[number + 1 : number + 2])
            if level:
                period = figure.period
                if period is None or period.origin in _UNDATED:
                    period = level.period
                figure = dataclasses.replace(figure, attached_to=level.number, period=period)
        found.append(_based(text, figure))
    return found


def _in_turn(text: str, figures: list[Figure]) -> dict[int, Figure]:
    """Return the levels of changes that stand in turn: "5 giao dịch với giá trị 7 đồng, tăng lần lượt 2% và 3%"."""
    turn = next((_IN_TURN.search(text, f.clause.start, f.span.start) for f in figures if f.change), None)
    if turn is None:
        return {}
    before = [f for f in figures if f.number.end <= turn.start() and f.change is None]
    changes = [number for number, f in enumerate(figures) if f.number.start >= turn.end() and f.change]
    return dict(zip(changes, before, strict=True)) if len(changes) == len(before) > 1 else {}


def _level_of(text: str, change: Figure, before: list[Figure], after: list[Figure]) -> Figure | None:
    """Return the nearest level before a change that it can be of, else the one right after it."""
    for other in reversed(before):
        between = text[other.span.end : change.span.start]
        if len(between) > _NEAR or ";" in between:
            break
        is_same = other.subject == change.subject and (bool(change.subject) or len(between) <= _CLOSE)
        is_same |= change.subject == (other.counted,)  # "5 xã có máy, tăng 2 xã"
        if other.change is None and is_same and _can_change(text, other, change):
            return other
    for other in after:
        between = text[max(change.span.end, change.counted.end) : other.span.start]
        leads = _LEVEL_AFTER.match(between) or _LEVEL_AFTER.match(text, other.clause.start)
        if other.change is None and leads and len(between) <= _NEAR and _can_change(text, other, change):
            return other
    return None


def _can_change(text: str, level: Figure, change: Figure) -> bool:
    """Tell whether a level is of a kind that a change measures: steps measure a rank, no share one of a plan."""
    if (change.unit or "").lower() in _STEPS:
        return level.unit == "hạng"
    if level.unit == "hạng" or _OF_A_PLAN.match(text, level.span.end):
        return False
    if change.unit in ("%", "lần") or (change.of is not None and change.unit is None):
        return True
    if change.unit == level.unit or (change.unit == "điểm phần trăm" and level.unit == "%"):
        return True
    return change.unit == "ngày" and level.unit == "ngày làm việc"


def _based(text: str, figure: Figure) -> Figure:
    """Give a change "so với cùng kỳ" its base: the figure's own days, in the year named or the year before."""
    own = figure.period
    if not figure.change or own is None or own.origin is Origin.PUBLICATION:
        return figure
    same = SAME_TIME.search(text, figure.span.end, min(figure.sentence.end, figure.span.end + _NEAR))
    if same is None:
        return figure
    base = figure.base_period
    if base and base.mention and base.mention.start < figure.span.start:
        base = None  # of a comparison before; this one says "cùng kỳ" itself
    if base and not (base.first.year == base.last.year and (base.last - base.first).days >= 364):
        return figure
    is_last = base is None or (base.mention is not None and names_last_year(text, base.mention))
    year = own.last.year - 1 if is_last or base is None else base.first.year
    shift = year - own.last.year
    return dataclasses.replace(
        figure,
        base_period=Period(moved(own.first, shift), moved(own.last, shift), Origin.SENTENCE, Span(*same.span())),
    )
