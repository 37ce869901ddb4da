"""The chosen figures as a chart: over time where they hold for several times, else side by side."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup

from assistant.lookup.columns import NO_UNIT
from assistant.lookup.query import Column
from assistant.lookup.row import FigureRow
from assistant.web.lookup_view import place_in_words, published_in_words
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

_LONGEST_LABEL = 40
_PADDING: Any = {"top": 8, "right": 16, "bottom": 8, "left": 8}
# No menu: it would lead to another host, and has no name for who cannot see it.
_NO_MENU: Any = {"embedOptions": {"actions": False}}


class Shape(enum.Enum):
    """How a chart is drawn."""

    TIME = "time"
    COMPARISON = "comparison"


@dataclass(frozen=True)
class Chart:
    """What is drawn, or why nothing is.

    Attributes:
        shape: How it is drawn; ``None`` for not at all.
        message: Why not; empty for a chart.
        points: A row a figure, in the order that they are drawn in.
        unit: What the values count, in words.
    """

    shape: Shape | None
    message: str = ""
    points: tuple[dict[str, Any], ...] = ()
    unit: str = ""


def chart_of(rows: Sequence[FigureRow], groups: Sequence[int], words: Words = VIETNAMESE) -> Chart:
    """Return the chart of chosen rows; figures of several units, or levels with changes, are not drawn together.

    Args:
        rows: The rows.
        groups: For each row the number of its quantity; a line joins those of one.
        words: The words around what sources say.
    """
    said = words.lookup.chart
    if len(rows) < 2:
        return Chart(None, said.few)
    units = list(dict.fromkeys((row.figure.unit or "").lower() for row in rows))
    if len(units) > 1:
        named = "; ".join(unit_in_words(unit, words) for unit in units)
        return Chart(None, said.units_differ.format(units=named))
    if len({row.figure.change is None for row in rows}) > 1:
        return Chart(None, said.mixed)
    days = {row.figure.period.last if row.figure.period else None for row in rows}
    is_over_time = len(days) > 1 and None not in days
    points = [
        _point(number, row, group, words) for number, (row, group) in enumerate(zip(rows, groups, strict=True), 1)
    ]
    if is_over_time:
        points.sort(key=lambda point: str(point["day"]))
    shape = Shape.TIME if is_over_time else Shape.COMPARISON
    return Chart(shape, "", tuple(points), unit_in_words(units[0], words))


def _point(number: int, row: FigureRow, group: int, words: Words) -> dict[str, Any]:
    period = row.figure.period
    return {
        "day": period.last.isoformat() if period else None,
        "value": float(row.value),
        "said": row.said,
        "time": words.answer.point(row.cited),
        "told": row.told,
        "source": source_label(row, words),
        "group": group,
        "label": f"{number}. {_cut(place_in_words(row, words) or row.told)}",
    }


def drawing(chart: Chart, words: Words = VIETNAMESE) -> alt.LayerChart | alt.Chart | None:
    """Return the chart as Gradio draws it; ``None`` for none."""
    if chart.shape is None:
        return None
    heads, said = words.lookup.columns.headings, words.lookup.chart
    base = alt.Chart(alt.InlineData(values=list(chart.points)))
    value = alt.Y("value:Q", title=chart.unit, axis=alt.Axis(format=",~r", labelLimit=120))
    legend = alt.Legend(title=heads[Column.TITLE], orient="bottom", columns=1, labelLimit=200, symbolLimit=0)
    color = alt.Color("source:N", legend=legend, sort=None)
    told = [
        alt.Tooltip("said:N", title=heads[Column.RELEVANCE]),
        alt.Tooltip("time:N", title=heads[Column.PERIOD]),
        alt.Tooltip("told:N", title=heads[Column.WHAT]),
        alt.Tooltip("source:N", title=heads[Column.TITLE]),
    ]
    drawn: alt.LayerChart | alt.Chart
    if chart.shape is Shape.TIME:
        day = alt.X("day:T", title=None, axis=alt.Axis(format="%m/%Y", labelOverlap=True, tickCount=6))
        line = base.mark_line(color="#6b7280", strokeWidth=1.5).encode(x=day, y=value, detail="group:N")
        drawn = line + base.mark_point(filled=True, size=90, opacity=1).encode(
            x=day, y=value, color=color, tooltip=told
        )
    else:
        label = alt.X("label:N", title=None, sort=None, axis=alt.Axis(labelAngle=-25, labelLimit=140))
        drawn = base.mark_bar().encode(x=label, y=value, color=color, tooltip=told)
    described = said.described.format(points=len(chart.points), unit=chart.unit)
    drawn = drawn.properties(width="container", height=300, description=described, usermeta=_NO_MENU, padding=_PADDING)
    shown: alt.LayerChart | alt.Chart = drawn.configure(locale=dict(said.locale))
    return shown


def points_html(chart: Chart, words: Words = VIETNAMESE) -> str:
    """Return the points of a chart as a table, for who cannot see it; the reason where there is no chart."""
    if chart.shape is None:
        return str(Markup('<p role="status">{}</p>').format(chart.message))
    lines = Markup("").join(
        Markup('<tr><td>{}</td><td lang="vi">{}</td><td lang="vi">{}</td><td lang="vi">{}</td></tr>').format(
            point["time"], point["said"], point["told"], point["source"]
        )
        for point in chart.points
    )
    columns = (Column.PERIOD, Column.RELEVANCE, Column.WHAT, Column.TITLE)
    heads = [words.lookup.columns.headings[column] for column in columns]
    titles = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    return str(
        Markup('<table class="points"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
            words.lookup.chart.points, titles, lines
        )
    )


def source_label(row: FigureRow, words: Words) -> str:
    """Return how a row's source is called in a legend: its publisher, or its title without one, and its date."""
    document = row.document
    name = document.publisher or document.title or document.doc_id
    date = published_in_words(row, words)
    return f"{_cut(name)}, {date}" if date else _cut(name)


def unit_in_words(unit: str, words: Words) -> str:
    """Return how a unit is called; one that is not there too."""
    named = words.lookup.columns.units
    return named.get(unit.upper()) or named.get(unit or NO_UNIT, unit)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
