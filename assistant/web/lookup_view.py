"""The table of figures, its links and its messages as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from assistant.lookup.conflicts import Conflict
from assistant.lookup.query import FALLING, Column, FigureQuery
from assistant.lookup.row import FigureRow
from assistant.lookup.table import FigurePage
from assistant.phrases import date_in_words
from assistant.web.lookup_form import CHOSEN_AT_MOST, Form
from assistant.web.markup import SOURCE_FRAME, source_address
from sources.numbers import format_value

COLUMNS = {
    Column.WHAT: "Nội dung",
    Column.RELEVANCE: "Số liệu",
    Column.VALUE: "Giá trị",
    Column.UNIT: "Đơn vị",
    Column.QUALIFIER: "Từ hạn định",
    Column.PERIOD: "Thời gian",
    Column.CHANGE: "Thay đổi",
    Column.PLACE: "Nơi, cơ quan",
    Column.TITLE: "Nguồn",
    Column.PUBLISHED: "Ngày đăng",
}
UNITS = {"VND": "đồng", "USD": "đô la Mỹ", "EUR": "euro"}
_FILES = {"csv": "CSV (Excel)", "xlsx": "XLSX", "json": "JSON"}


class _Heading(NamedTuple):
    """A column's heading: how it is ordered now, and what a click on it asks for."""

    name: str
    label: str
    state: str
    next: str
    mark: str


def table_html(
    page: FigurePage,
    form: Form,
    query: FigureQuery,
    conflicts: Mapping[int, Sequence[Conflict]],
    message: str = "",
    *,
    is_anew: bool = False,
) -> str:
    """Return a page of the table.

    Args:
        page: The page.
        form: The state that it is shown in.
        query: The same, read.
        conflicts: What contradicts its rows, by number, as far as that is known.
        message: What is told in its place; nothing for none.
        is_anew: Whether the rows that the state says are chosen take the place of those that the page knows of.
    """
    rows = [_row(row, conflicts.get(row.number, ())) for row in page.rows]
    return _template().render(
        message=message,
        columns=_headings(query),
        rows=rows,
        frame=SOURCE_FRAME,
        chosen=form.chosen,
        is_anew=is_anew,
    )


@cache
def _template() -> Template:
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("figures.html")


def _row(row: FigureRow, conflicts: Sequence[Conflict]) -> dict[str, object]:
    document = row.document
    return {
        "id": row.row_id,
        "what": row.what,
        "told": row.told,
        "said": row.said,
        "conflicts": _told(conflicts),
        "value": value_in_words(row),
        "unit": UNITS.get(row.figure.unit or "", row.figure.unit or ""),
        "qualifier": row.qualifier,
        "time": row.time,
        "change": row.change,
        "place": row.place,
        "title": document.title or document.doc_id,
        "publisher": document.publisher,
        "published": date_in_words(document.published_on).removeprefix("ngày ") if document.published_on else "",
        "source": source_address(row.cited.citation, row.figure.span),
        "sentence": row.sentence,
    }


def _told(conflicts: Sequence[Conflict]) -> str:
    """Return what contradicts a row, in words; empty where nothing does."""
    told = "; ".join(f"{one.cited.as_written}, theo “{one.source}”" for one in conflicts)
    return f"Nguồn cũng nêu số khác cho cùng thời gian: {told}" if told else ""


def badges_html(page: FigurePage, conflicts: Mapping[int, Sequence[Conflict]]) -> str:
    """Return what contradicts the rows of a page by their ids, for the page's script to show."""
    told = {row.row_id: _told(conflicts[row.number]) for row in page.rows if conflicts.get(row.number)}
    return str(Markup('<span data-badges="{}"></span>').format(json.dumps(told, ensure_ascii=False)))


def value_in_words(row: FigureRow) -> str:
    """Return the value of a row as Vietnamese readers write numbers, with the upper end or the whole of it."""
    figure = row.figure
    value = number_in_words(format_value(figure.value))
    if figure.high is not None:
        return f"{value} – {number_in_words(format_value(figure.high))}"
    return f"{value} / {number_in_words(format_value(figure.of))}" if figure.of is not None else value


def number_in_words(written: str) -> str:
    """Return plain digits with points between thousands and a comma before decimals: ``1234.5`` -> ``1.234,5``."""
    whole, _, part = written.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def _headings(query: FigureQuery) -> list[_Heading]:
    found = []
    for column, label in COLUMNS.items():
        if column is Column.RELEVANCE:
            state, falls = ("other", True) if query.column is column else ("none", True)
            found.append(_Heading(column.value, label, state, "", ""))
            continue
        is_own = query.column is column
        falls = not query.falls if is_own else column in FALLING
        state = ("descending" if query.falls else "ascending") if is_own else "none"
        mark = (" ▼" if query.falls else " ▲") if is_own else ""
        found.append(_Heading(column.value, label, state, f"{column.value}-{'desc' if falls else 'asc'}", mark))
    return found


def status_html(page: FigurePage) -> str:
    """Return which rows are shown, of how many."""
    if not page.rows:
        return '<p class="known" role="status">0 số liệu</p>'
    first, last = page.offset + 1, page.offset + len(page.rows)
    numbers = (number_in_words(str(number)) for number in (first, last, page.total))
    return str(Markup('<p class="known" role="status">{}–{} trong tổng {} số liệu</p>').format(*numbers))


def links_html(form: Form, total: int) -> str:
    """Return the links to the files of all rows, and of the chosen ones where there are any."""
    lines = [_links(f"Tải cả {number_in_words(str(total))} số liệu đang lọc", form, is_chosen=False)] if total else []
    if form.chosen:
        lines.append(_links(f"Tải {len(form.chosen)} số liệu đã chọn", form, is_chosen=True))
    share = Markup('<p><a href="{}" data-address>Địa chỉ của bảng này</a> (để gửi cho người khác hoặc lưu lại)</p>')
    return str(Markup("").join([*lines, share.format(form.address())]))


def _links(label: str, form: Form, *, is_chosen: bool) -> Markup:
    links = Markup(" · ").join(
        Markup('<a href="{}" download>{}</a>').format(form.file_address(kind, is_chosen=is_chosen), name)
        for kind, name in _FILES.items()
    )
    return Markup("<p>{}: {}</p>").format(label, links)


def chosen_html(count: int) -> str:
    """Return how many rows are chosen, and what to do with them."""
    if not count:
        return '<p role="status">Đánh dấu từ hai dòng cùng đơn vị để vẽ biểu đồ.</p>'
    told = Markup('<p role="status">Đã chọn {} số liệu (nhiều nhất {}) · <a href="#chart">Xem biểu đồ</a></p>')
    return str(told.format(count, CHOSEN_AT_MOST))
