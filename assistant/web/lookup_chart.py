"""The chosen figures as a chart: over time where they hold for several times, else side by side."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup

from assistant.lookup.row import FigureRow
from assistant.phrases import date_in_words
from assistant.web.lookup_view import UNITS

FEW = "Hãy chọn từ hai số liệu cùng đơn vị để vẽ biểu đồ."
MIXED = "Mức và thay đổi không vẽ chung được; hãy bỏ chọn bớt."
_LONGEST_LABEL = 40
_PADDING: Any = {"top": 8, "right": 16, "bottom": 8, "left": 8}
# Numbers and dates as Vietnamese readers write them.
_LOCALE: Any = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]},
    "time": {
        "dateTime": "%d/%m/%Y %H:%M",
        "date": "%d/%m/%Y",
        "time": "%H:%M",
        "periods": ["SA", "CH"],
        "days": ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
        "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
        "months": [f"Tháng {month}" for month in range(1, 13)],
        "shortMonths": [f"Th{month}" for month in range(1, 13)],
    },
}

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


def chart_of(rows: Sequence[FigureRow], groups: Sequence[int]) -> Chart:
    """Return the chart of chosen rows; figures of several units, or levels with changes, are not drawn together.

    Args:
        rows: The rows.
        groups: For each row the number of its quantity; a line joins those of one.
    """
    if len(rows) < 2:
        return Chart(None, FEW)
    units = list(dict.fromkeys((row.figure.unit or "").lower() for row in rows))
    if len(units) > 1:
        named = "; ".join(unit_in_words(unit) for unit in units)
        return Chart(None, f"Các số liệu đã chọn có đơn vị khác nhau ({named}), nên không vẽ chung được.")
    if len({row.figure.change is None for row in rows}) > 1:
        return Chart(None, MIXED)
    days = {row.figure.period.last if row.figure.period else None for row in rows}
    is_over_time = len(days) > 1 and None not in days
    points = [_point(number, row, group) for number, (row, group) in enumerate(zip(rows, groups, strict=True), 1)]
    if is_over_time:
        points.sort(key=lambda point: str(point["day"]))
    shape = Shape.TIME if is_over_time else Shape.COMPARISON
    return Chart(shape, "", tuple(points), unit_in_words(units[0]))


def _point(number: int, row: FigureRow, group: int) -> dict[str, Any]:
    period = row.figure.period
    return {
        "day": period.last.isoformat() if period else None,
        "value": float(row.value),
        "said": row.said,
        "time": row.point,
        "told": row.told,
        "source": source_label(row),
        "group": group,
        "label": f"{number}. {_cut(row.place or row.told)}",
    }


def drawing(chart: Chart) -> alt.LayerChart | alt.Chart | None:
    """Return the chart as Gradio draws it; ``None`` for none."""
    if chart.shape is None:
        return None
    base = alt.Chart(alt.InlineData(values=list(chart.points)))
    value = alt.Y("value:Q", title=chart.unit, axis=alt.Axis(format=",~r", labelLimit=120))
    legend = alt.Legend(title="Nguồn", orient="bottom", columns=1, labelLimit=200, symbolLimit=0)
    color = alt.Color("source:N", legend=legend, sort=None)
    told = [
        alt.Tooltip("said:N", title="Số liệu"),
        alt.Tooltip("time:N", title="Thời gian"),
        alt.Tooltip("told:N", title="Nội dung"),
        alt.Tooltip("source:N", title="Nguồn"),
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
    described = f"{len(chart.points)} số liệu, tính bằng {chart.unit}; bảng bên dưới nêu từng số."
    drawn = drawn.properties(width="container", height=300, description=described, usermeta=_NO_MENU, padding=_PADDING)
    shown: alt.LayerChart | alt.Chart = drawn.configure(locale=_LOCALE)
    return shown


def points_html(chart: Chart) -> str:
    """Return the points of a chart as a table, for who cannot see it; the reason where there is no chart."""
    if chart.shape is None:
        return str(Markup('<p role="status">{}</p>').format(chart.message))
    lines = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            point["time"], point["said"], point["told"], point["source"]
        )
        for point in chart.points
    )
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(head) for head in ("Thời gian", "Số liệu", "Nội dung", "Nguồn")
    )
    return str(
        Markup(
            '<table class="points"><caption>Các số trong biểu đồ</caption><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table>"
        ).format(heads, lines)
    )


def source_label(row: FigureRow) -> str:
    """Return how a row's source is called in a legend: its publisher, or its title without one, and its date."""
    document = row.document
    name = document.publisher or document.title or document.doc_id
    date = f", {date_in_words(document.published_on).removeprefix('ngày ')}" if document.published_on else ""
    return f"{_cut(name)}{date}"


def unit_in_words(unit: str) -> str:
    """Return how a unit is called; one that is not there too."""
    return UNITS.get(unit.upper(), unit) or "không đơn vị"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
