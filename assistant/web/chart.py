"""A series as a chart: the values of its figures over time, drawn as SVG; its table stands beside it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from assistant.answer import CitedFigure
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

# In units of the drawing; it is shown at about this size, so that its letters can be read.
_WIDTH, _HEIGHT = 340, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 26, 32
_LETTER = 6.6
_TICKS = 4
# From which value on an axis counts in which scale.
_SCALES = ((10**9, 10**9, "tỷ"), (10**6, 10**6, "triệu"), (10**4, 10**3, "nghìn"))
Point = tuple[float, float, CitedFigure]


def chart_svg(figures: Sequence[CitedFigure], words: Words = VIETNAMESE) -> Markup:
    """Return a line through the values of a series by their last days; empty for fewer than two dated figures.

    A rank is drawn upside down, since the first is the best.
    """
    dated = [figure for figure in figures if figure.figure.period is not None]
    if len(dated) < 2:
        return Markup("")
    is_rank = dated[0].figure.unit == "hạng"
    ticks = _ticks([figure.figure.value for figure in dated], is_rank=is_rank)
    points = _places(dated, ticks, is_rank=is_rank)
    drawn = [*_grid(ticks, is_rank=is_rank), *_days(points), _line(points), *_values(points)]
    described = words.answer.chart.format(
        points=len(dated),
        first=dated[0].as_written,
        first_time=words.answer.point(dated[0]),
        last=dated[-1].as_written,
        last_time=words.answer.point(dated[-1]),
    )
    return Markup('<svg class="chart" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        described, _WIDTH, _HEIGHT, Markup("").join(drawn)
    )


def _ticks(values: Sequence[Decimal], *, is_rank: bool) -> list[float]:
    """Return round numbers around values, in rising order; at least two."""
    low, high = float(min(values)), float(max(values))
    # From zero, unless that would leave what changes too flat to be seen.
    if not is_rank and 0 < low and low < high / 2:
        low = 0.0
    step = _round_step((high - low or abs(high) or 1.0) / (_TICKS - 1))
    if is_rank:
        step = max(1.0, step)
    first = math.floor(low / step) * step
    if is_rank:
        first = max(1.0, first)
    count = max(1, math.ceil(round((high - first) / step, 6)))
    return [first + number * step for number in range(count + 1)]


def _round_step(size: float) -> float:
    """Return 1, 2 or 5 times a power of ten, at least a size."""
    power = 10.0 ** math.floor(math.log10(size))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= size * 0.999)


def _places(figures: Sequence[CitedFigure], ticks: Sequence[float], *, is_rank: bool) -> list[Point]:
    days = [figure.figure.period.last.toordinal() for figure in figures if figure.figure.period]
    first, span = min(days), max(days) - min(days)
    inner = _WIDTH - _LEFT - _RIGHT
    places = []
    for number, (day, figure) in enumerate(zip(days, figures, strict=True)):
        # Figures of one day stand side by side.
        share = (day - first) / span if span else number / (len(days) - 1)
        places.append((_LEFT + 14 + share * (inner - 28), _height(float(figure.figure.value), ticks, is_rank), figure))
    return places


def _height(value: float, ticks: Sequence[float], is_rank: bool) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return _TOP + (share if is_rank else 1 - share) * (_HEIGHT - _TOP - _BOTTOM)


def _grid(ticks: Sequence[float], *, is_rank: bool) -> Iterator[Markup]:
    for tick in ticks:
        y = _height(tick, ticks, is_rank)
        yield Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(
            _LEFT, _WIDTH - _RIGHT, y, y
        )
        yield Markup('<text class="tick" x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(
            _LEFT - 6, y + 4, axis_number(Decimal(repr(tick)), Decimal(repr(ticks[-1])))
        )


def axis_number(value: Decimal, largest: Decimal) -> str:
    """Return a round number as an axis shows it, in the scale of the largest: ``60 triệu``, ``1.500``, ``43,5``."""
    size, name = next(((size, name) for least, size, name in _SCALES if abs(largest) >= least), (1, ""))
    shown = f"{round(value / size, 6).normalize():,f}"
    return f"{shown.translate(str.maketrans(',.', '.,'))} {name if value else ''}".rstrip()


def _days(points: Sequence[Point]) -> Iterator[Markup]:
    """Yield the times under the points that leave room for one another; the last one always."""
    taken = math.inf
    chosen = []
    for x, _, figure in reversed(points):
        label = _day(figure)
        half = len(label) * _LETTER / 2
        at = min(x, _WIDTH - half - 2)
        if at + half < taken:
            chosen.append((at, label))
            taken = at - half - 6
    for at, label in reversed(chosen):
        yield Markup('<text class="tick" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            at, _HEIGHT - 10, label
        )


def _day(figure: CitedFigure) -> str:
    """Return the last day of a figure's period, as precise as the period is."""
    period = figure.figure.period
    assert period is not None
    last: dt.date = period.last
    days = (last - period.first).days
    if days > 31:
        return str(last.year) if (last.month, last.day) == (12, 31) else f"{last.month}/{last.year}"
    return f"{last.month}/{last.year}" if days else f"{last.day}/{last.month}/{last.year}"


def _line(points: Sequence[Point]) -> Markup:
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    return Markup('<polyline class="line" points="{}"/>').format(line)


def _values(points: Sequence[Point]) -> Iterator[Markup]:
    """Yield the points, each with its figure as written where there is room; the last ones always have theirs."""
    boxes: list[tuple[float, float, float]] = []
    for x, y, figure in reversed(points):
        yield Markup('<circle class="point" cx="{:.1f}" cy="{:.1f}" r="4"><title>{}: {}</title></circle>').format(
            x, y, _day(figure), figure.as_written
        )
        label = figure.as_written if len(figure.as_written) <= 18 else figure.as_written[:17] + "…"
        half = len(label) * _LETTER / 2
        at = min(max(x, _LEFT + half - 4), _WIDTH - half - 2)
        for top in (y - 9, y + 18):
            if top < 12 or top > _HEIGHT - _BOTTOM + 2:
                continue
            if all(abs(top - other) > 14 or at + half < left or right < at - half for other, left, right in boxes):
                boxes.append((top, at - half, at + half))
                yield Markup('<text class="value" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>').format(
                    at, top, label
                )
                break
