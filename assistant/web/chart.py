"""A series as a small chart: the values of its figures over time, drawn as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.answer import CitedFigure
from assistant.said_figures import point_in_words

_WIDTH, _HEIGHT, _EDGE = 320, 90, 8


def chart_svg(figures: Sequence[CitedFigure]) -> Markup:
    """Return a line through the values of a series by their last days; empty for fewer than two dated figures.

    A rank is drawn upside down, since the first is the best.
    """
    dated = [(f.figure.period.last.toordinal(), f) for f in figures if f.figure.period is not None]
    if len(dated) < 2:
        return Markup("")
    days = [day for day, _ in dated]
    values = [float(figure.figure.value) for _, figure in dated]
    if dated[0][1].figure.unit == "hạng":
        values = [-value for value in values]
    points = list(zip(_spread(days, _WIDTH), _spread([-value for value in values], _HEIGHT), strict=True))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = Markup("").join(
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4"><title>{}: {}</title></circle>').format(
            x, y, point_in_words(figure), figure.as_written
        )
        for (x, y), (_, figure) in zip(points, dated, strict=True)
    )
    return Markup(
        '<svg class="chart" role="img" aria-label="Biểu đồ theo thời gian" viewBox="0 0 {} {}">'
        '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="2"/>{}</svg>'
    ).format(_WIDTH, _HEIGHT, line, dots)


def _spread(numbers: Sequence[float], length: int) -> list[float]:
    """Return numbers spread over a length between its edges; equal ones in the middle."""
    low, high = min(numbers), max(numbers)
    if low == high:
        return [length / 2 for _ in numbers]
    return [_EDGE + (number - low) * (length - 2 * _EDGE) / (high - low) for number in numbers]
