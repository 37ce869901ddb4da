"""The chosen figures as a chart: over time where they hold for several times, else side by side."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup

from assistant.lookup.columns import NO_UNIT
from assistant.lookup.query import Column
from assistant.lookup.row import FigureRow
from assistant.web.lookup_view import place_in_words, published_in_words
from assistant.web.same_time import differing, forks, runs
from assistant.web.short_names import IN_LEGEND, short_name
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
        strands: What the lines over time join: a row for each of their ends, by the number of the line.
    """

    shape: Shape | None
    message: str = ""
    points: tuple[dict[str, Any], ...] = ()
    unit: str = ""
    strands: tuple[dict[str, Any], ...] = ()

    @property
    def has_differing(self) -> bool:
        """Whether sources give one quantity several values for one time."""
        return any(point["differs"] for point in self.points)


def chart_of(rows: Sequence[FigureRow], groups: Sequence[int], words: Words = VIETNAMESE) -> Chart:
    """Return the chart of chosen rows; figures of several units, or levels with changes, are not drawn together.

    Args:
        rows: The rows.
        groups: For each row the number of its quantity; a line joins those of one, but no two values of one time.
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
    members = [[at for at, other in enumerate(groups) if other == group] for group in dict.fromkeys(groups)]
    differ = _differing(rows, members)
    points = [_point(number, row, number - 1 in differ, words) for number, row in enumerate(rows, 1)]
    strands = tuple(_strands(points, rows, members)) if is_over_time else ()
    if is_over_time:
        points.sort(key=lambda point: str(point["day"]))
    shape = Shape.TIME if is_over_time else Shape.COMPARISON
    return Chart(shape, "", tuple(points), unit_in_words(units[0], words), strands)


def _differing(rows: Sequence[FigureRow], members: Sequence[Sequence[int]]) -> set[int]:
    """Return the places of rows whose quantity has another value for the same time in another row."""
    found = set()
    for places in members:
        told = differing([rows[place].figure for place in places])
        found |= {place for place, differs in zip(places, told, strict=True) if differs}
    return found


def _strands(
    points: Sequence[dict[str, Any]], rows: Sequence[FigureRow], members: Sequence[Sequence[int]]
) -> Iterator[dict[str, Any]]:
    """Yield the ends of the lines of each quantity; those to a time of several values are ``either``."""
    number = 0
    for places in members:
        figures = [rows[place].figure for place in places]
        for is_either, strands in ((False, runs(figures)), (True, forks(figures))):
            for strand in strands:
                number += 1
                for end in strand:
                    point = points[places[end]]
                    yield {"day": point["day"], "value": point["value"], "strand": number, "either": is_either}


def _point(number: int, row: FigureRow, differs: bool, words: Words) -> dict[str, Any]:
    period = row.figure.period
    time = words.answer.point(row.cited)
    return {
        "day": period.last.isoformat() if period else None,
        "value": float(row.value),
        "said": row.said,
        "time": f"{time} ({words.answer.differ})" if differs else time,
        "told": row.told,
        "source": source_label(row, words),
        "whole_source": source_label(row, words, None),
        "differs": differs,
        "label": f"{number}. {short_name(place_in_words(row, words) or row.told, _LONGEST_LABEL)}",
    }


def drawing(chart: Chart, words: Words = VIETNAMESE) -> alt.LayerChart | alt.Chart | None:
    """Return the chart as Gradio draws it; ``None`` for none."""
    if chart.shape is None:
        return None
    heads, said = words.lookup.columns.headings, words.lookup.chart
    base = alt.Chart(alt.InlineData(values=list(chart.points)))
    value = alt.Y("value:Q", title=chart.unit, axis=alt.Axis(format=",~r", labelLimit=120))
    # Vega itself would cut what is too long, with the date at its end. Two sources that are cut alike stay two.
    short = {point["whole_source"]: point["source"] for point in chart.points}
    named = f"{json.dumps(short, ensure_ascii=False)}[datum.label]"
    legend = alt.Legend(
        title=heads[Column.TITLE], orient="bottom", columns=1, labelLimit=0, symbolLimit=0, labelExpr=named
    )
    color = alt.Color("whole_source:N", legend=legend, sort=None)
    told = [
        alt.Tooltip("said:N", title=heads[Column.RELEVANCE]),
        alt.Tooltip("time:N", title=heads[Column.PERIOD]),
        alt.Tooltip("told:N", title=heads[Column.WHAT]),
        alt.Tooltip("whole_source:N", title=heads[Column.TITLE]),
    ]
    drawn: alt.LayerChart | alt.Chart
    if chart.shape is Shape.TIME:
        day = alt.X("day:T", title=None, axis=alt.Axis(format="%m/%Y", labelOverlap=True, tickCount=6))
        # A time of several values is hollow, and what leads to each of them is broken.
        strands = alt.Chart(alt.InlineData(values=list(chart.strands)))
        dash = alt.condition("datum.either", alt.value([4, 3]), alt.value([1, 0]))
        line = strands.mark_line(color="#6b7280", strokeWidth=1.5)
        point = base.mark_point(filled=False, size=90, opacity=1, strokeWidth=2.5)
        fill = alt.condition("datum.differs", alt.value(0), alt.value(1))
        drawn = line.encode(x=day, y=value, detail="strand:N", strokeDash=dash) + point.encode(
            x=day,
            y=value,
            color=color,
            fill=alt.Fill("whole_source:N", legend=None, sort=None),
            fillOpacity=fill,
            tooltip=told,
        )
    else:
        label = alt.X("label:N", title=None, sort=None, axis=alt.Axis(labelAngle=-25, labelLimit=140))
        drawn = base.mark_bar().encode(x=label, y=value, color=color, tooltip=told)
    described = said.described.format(points=len(chart.points), unit=chart.unit)
    if chart.has_differing:
        described = f"{described} {words.answer.differ_at}."
        mark = "○ " if chart.shape is Shape.TIME else ""
        drawn = drawn.properties(title=_note(f"{mark}{words.answer.differ_at}"))
    drawn = drawn.properties(width="container", height=300, description=described, usermeta=_NO_MENU, padding=_PADDING)
    shown: alt.LayerChart | alt.Chart = drawn.configure(locale=dict(said.locale))
    return shown


def _note(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", fontSize=11, fontWeight="normal")


def points_html(chart: Chart, words: Words = VIETNAMESE) -> str:
    """Return the points of a chart as a table, for who cannot see it; the reason where there is no chart."""
    if chart.shape is None:
        return str(Markup('<p role="status">{}</p>').format(chart.message))
    lines = Markup("").join(
        Markup('<tr><td>{}</td><td lang="vi">{}</td><td lang="vi">{}</td><td lang="vi">{}</td></tr>').format(
            point["time"], point["said"], point["told"], point["whole_source"]
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


def source_label(row: FigureRow, words: Words, longest: int | None = IN_LEGEND) -> str:
    """Return how a row's source is called in a legend: its publisher, or its title without one, and its date.

    Args:
        row: The row.
        words: The words around what sources say.
        longest: The most letters of the name; ``None`` for all of it. The date is never cut.
    """
    document = row.document
    name = document.publisher or document.title or document.doc_id
    name = name if longest is None else short_name(name, longest)
    date = published_in_words(row, words)
    return f"{name}, {date}" if date else name


def unit_in_words(unit: str, words: Words) -> str:
    """Return how a unit is called; one that is not there too."""
    named = words.lookup.columns.units
    return named.get(unit.upper()) or named.get(unit or NO_UNIT, unit)
