"""A series as a chart: the values of its figures over time, drawn as SVG; its table stands beside it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from assistant.answer import CitedFigure
from assistant.web.same_time import differing, forks, runs
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

# In units of the drawing; it is shown at about this size, so that its letters can be read.
_WIDTH, _HEIGHT = 340, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 26, 32
_LETTER = 6.6
_TICKS = 4
# From which value on an axis counts in which scale.
_SCALES = ((10**9, 10**9, "tỷ"), (10**6, 10**6, "triệu"), (10**4, 10**3, "nghìn"))
# Of a point, and how far its label stands from it: above, below, or beside it.
_RADIUS, _ABOVE, _BELOW, _BESIDE = 4, 9, 18, 8
# Of a label, from its base line.
_ASCENT, _DESCENT = 11, 3
_LONGEST_LABEL = 18
Point = tuple[float, float, CitedFigure]


def chart_svg(figures: Sequence[CitedFigure], words: Words = VIETNAMESE) -> Markup:
    """Return a line through the values of a series by their last days; empty for fewer than two dated figures.

    A rank is drawn upside down, since the first is the best. Where sources give one time several values, their points
    are hollow, and broken lines lead to each.
    """
    dated = [figure for figure in figures if figure.figure.period is not None]
    if len(dated) < 2:
        return Markup("")
    is_rank = dated[0].figure.unit == "hạng"
    ticks = _ticks([figure.figure.value for figure in dated], is_rank=is_rank)
    points = _places(dated, ticks, is_rank=is_rank)
    differ = differing([figure.figure for figure in dated])
    drawn = [*_grid(ticks, is_rank=is_rank), *_days(points), *_lines(points), *_points(points, differ, words)]
    drawn += _labels(points)
    described = words.answer.chart.format(
        points=len(dated),
        first=dated[0].as_written,
        first_time=words.answer.point(dated[0]),
        last=dated[-1].as_written,
        last_time=words.answer.point(dated[-1]),
    )
    described += f" {words.answer.differ_at}." if any(differ) else ""
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


def _lines(points: Sequence[Point]) -> Iterator[Markup]:
    """Yield the line, in pieces where a time has several values, and what leads to each of these."""
    figures = [figure.figure for _, _, figure in points]
    for name, strands in (("line", runs(figures)), ("line either", forks(figures))):
        for strand in strands:
            line = " ".join(f"{points[number][0]:.1f},{points[number][1]:.1f}" for number in strand)
            yield Markup('<polyline class="{}" points="{}"/>').format(name, line)


def _points(points: Sequence[Point], differ: Sequence[bool], words: Words) -> Iterator[Markup]:
    for (x, y, figure), is_differing in reversed(list(zip(points, differ, strict=True))):
        told = f"{_day(figure)}: {figure.as_written}"
        name = "point"
        if is_differing:
            told, name = f"{told} ({words.answer.differ})", "point differs"
        yield Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"><title>{}</title></circle>').format(
            name, x, y, _RADIUS, told
        )


@dataclass(frozen=True)
class _Label:
    """A figure as written, at a point.

    Attributes:
        x, base: Where it is written, by its anchor and its base line.
        anchor: ``start``, ``middle`` or ``end``, as SVG has it.
        left, right: How far it reaches.
    """

    text: str
    x: float
    base: float
    anchor: str
    left: float
    right: float

    def is_inside(self) -> bool:
        """Tell whether it lies where values are drawn."""
        return _ASCENT < self.base <= _HEIGHT - _BOTTOM + 2 and self.left >= _LEFT - 4 and self.right <= _WIDTH - 1

    def meets(self, other: _Label) -> bool:
        """Tell whether it would run into another label."""
        is_beside = self.right < other.left or other.right < self.left
        return not is_beside and abs(self.base - other.base) < _ASCENT + _DESCENT

    def covers(self, x: float, y: float) -> bool:
        """Tell whether it would cover a point, and be taken for that one's."""
        is_across = self.left - _RADIUS <= x <= self.right + _RADIUS
        return is_across and self.base - _ASCENT - _RADIUS < y < self.base + _DESCENT + _RADIUS


def _labels(points: Sequence[Point]) -> Iterator[Markup]:
    """Yield the figures as written where there is room; the last ones always have theirs.

    No label stands beyond another point than its own, so that of two points of one time the upper one's stands above.
    """
    placed: list[_Label] = []
    for number in reversed(range(len(points))):
        x, y, figure = points[number]
        others = [(at, height) for at, height, _ in points if (at, height) != (x, y)]
        for label in _ways(x, y, figure.as_written):
            if any(label == other for other in placed):
                break  # two sources, one figure
            if (
                label.is_inside()
                and not any(label.meets(other) for other in placed)
                and not any(label.covers(*other) for other in others)
            ):
                placed.append(label)
                yield Markup('<text class="value" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
                    label.x, label.base, label.anchor, label.text
                )
                break


def _ways(x: float, y: float, written: str) -> Iterator[_Label]:
    """Yield the labels that a point may have, the best first."""
    text = written if len(written) <= _LONGEST_LABEL else written[: _LONGEST_LABEL - 1] + "…"
    width = len(text) * _LETTER
    at = min(max(x, _LEFT + width / 2 - 4), _WIDTH - width / 2 - 2)
    for base in (y - _ABOVE, y + _BELOW):
        yield _Label(text, at, base, "middle", at - width / 2, at + width / 2)
    yield _Label(text, x + _BESIDE, y + 4, "start", x + _BESIDE, x + _BESIDE + width)
    yield _Label(text, x - _BESIDE, y + 4, "end", x - _BESIDE - width, x - _BESIDE)
