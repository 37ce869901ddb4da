"""The table of figures, its links and its messages as HTML; every text is escaped by Jinja2."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from assistant.lookup.conflicts import Conflict
from assistant.lookup.query import FALLING, Column, FigureQuery
from assistant.lookup.row import FigureRow
from assistant.lookup.table import FigurePage
from assistant.web.lookup_form import CHOSEN_AT_MOST, Form
from assistant.web.markup import source_address, template
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.numbers import format_value

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
    words: Words = VIETNAMESE,
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
        words: The words around what sources say.
        is_anew: Whether the rows that the state says are chosen take the place of those that the page knows of.
    """
    rows = [_row(row, conflicts.get(row.number, ()), words) for row in page.rows]
    return template("figures.html").render(
        words=words,
        said=words.lookup,
        message=message,
        columns=_headings(query, words),
        labels={column.value: label for column, label in words.lookup.columns.headings.items()},
        rows=rows,
        chosen=form.chosen,
        is_anew=is_anew,
    )


def _row(row: FigureRow, conflicts: Sequence[Conflict], words: Words) -> dict[str, object]:
    document, figure, said = row.document, row.figure, words.lookup.columns
    unit = figure.unit or ""
    return {
        "id": row.row_id,
        "what": row.what,
        "told": row.told,
        "said": row.said,
        "conflicts": _told(conflicts, words),
        "value": value_in_words(row, words),
        "unit": said.units.get(unit, unit),
        "unit_language": words.code if unit in said.units else "vi",
        "qualifier": said.qualifiers.get(figure.qualifier or "", ""),
        "time": words.answer.period(figure.period) if figure.period else said.no_time,
        "change": said.changes.get(figure.change or "", said.level),
        "place": place_in_words(row, words),
        "place_language": words.code if set(row.places) <= set(said.places) else "vi",
        "title": document.title or document.doc_id,
        "publisher": document.publisher,
        "published": published_in_words(row, words),
        "source": source_address(row.cited.citation, figure.span, words),
        "sentence": row.sentence,
    }


def place_in_words(row: FigureRow, words: Words) -> str:
    """Return whose a figure is; empty where nothing tells."""
    return ", ".join(words.lookup.columns.places.get(place, place) for place in row.places)


def published_in_words(row: FigureRow, words: Words) -> str:
    """Return when the document of a row was published; empty where that is not known."""
    published = row.document.published_on
    return words.answer.date(published).removeprefix("ngày ") if published else ""


def _told(conflicts: Sequence[Conflict], words: Words) -> str:
    """Return what contradicts a row, in words; empty where nothing does."""
    said = words.lookup.columns
    told = "; ".join(said.conflict_one.format(figure=one.cited.as_written, source=one.source) for one in conflicts)
    return said.conflict.format(told=told) if told else ""


def badges_html(page: FigurePage, conflicts: Mapping[int, Sequence[Conflict]], words: Words = VIETNAMESE) -> str:
    """Return what contradicts the rows of a page by their ids, for the page's script to show."""
    told = {row.row_id: _told(conflicts[row.number], words) for row in page.rows if conflicts.get(row.number)}
    return str(Markup('<span data-badges="{}"></span>').format(json.dumps(told, ensure_ascii=False)))


def value_in_words(row: FigureRow, words: Words) -> str:
    """Return the value of a row as readers write numbers, with the upper end or the whole of it."""
    figure = row.figure
    value = words.number(format_value(figure.value))
    if figure.high is not None:
        return f"{value} – {words.number(format_value(figure.high))}"
    return f"{value} / {words.number(format_value(figure.of))}" if figure.of is not None else value


def _headings(query: FigureQuery, words: Words) -> list[_Heading]:
    found = []
    for column, label in words.lookup.columns.headings.items():
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


def status_html(page: FigurePage, words: Words = VIETNAMESE) -> str:
    """Return which rows are shown, of how many."""
    total = words.lookup.counted(page.total)
    if page.rows:
        first, last = (words.number(str(page.offset + place)) for place in (1, len(page.rows)))
        total = words.lookup.shown.format(first=first, last=last, total=total)
    return str(Markup('<p class="known" role="status">{}</p>').format(total))


def links_html(form: Form, total: int, words: Words = VIETNAMESE) -> str:
    """Return the links to the files of all rows, and of the chosen ones where there are any."""
    said = words.lookup
    lines = []
    if total:
        lines.append(_links(said.all_files.format(figures=said.counted(total)), form, is_chosen=False))
    if form.chosen:
        lines.append(_links(said.chosen_files.format(figures=said.counted(len(form.chosen))), form, is_chosen=True))
    share = Markup('<p><a href="{0}" data-address="{0}">{1}</a> {2}</p>')
    address = share.format(form.address(words), said.address, said.address_why)
    return str(Markup("").join([*lines, address]))


def _links(label: str, form: Form, *, is_chosen: bool) -> Markup:
    links = Markup(" · ").join(
        Markup('<a href="{}" download>{}</a>').format(form.file_address(kind, is_chosen=is_chosen), name)
        for kind, name in _FILES.items()
    )
    return Markup("<p>{}: {}</p>").format(label, links)


def chosen_html(count: int, words: Words = VIETNAMESE) -> str:
    """Return how many rows are chosen, and what to do with them."""
    said = words.lookup
    if not count:
        return str(Markup('<p role="status">{}</p>').format(said.choose))
    told = said.chosen.format(figures=said.counted(count), most=CHOSEN_AT_MOST)
    return str(Markup('<p role="status">{} · <a href="#chart">{}</a></p>').format(told, said.see_chart))
