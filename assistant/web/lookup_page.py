"""The look-up page: all figures as a table to search, filter, sort, chart and download.

Filtering, sorting and paging are done here over the whole index; the page holds one page of rows. Gradio's own table
sorts and filters the rows that it was given, which would be one page of them, so that a table of its own is shown.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.lookup.conflicts import Conflict
from assistant.lookup.facets import Choice
from assistant.lookup.query import FigureQuery
from assistant.lookup.table import FigurePage, FigureTable, table_of
from assistant.web.lookup_chart import Chart, chart_of, drawing, points_html
from assistant.web.lookup_fields import build_fields, form_from
from assistant.web.lookup_form import SORTS, Form, chosen_of, form_of
from assistant.web.lookup_view import (
    UNITS,
    badges_html,
    chosen_html,
    links_html,
    number_in_words,
    status_html,
    table_html,
)
from assistant.web.markup import template
from assistant.web.services import Services
from assistant.web.vietnamese import VIETNAMESE
from sources.errors import UsageError

LOOKUP_CSS = Path(__file__).with_name("lookup.css")
_JS = Path(__file__).with_name("lookup.js")
ABOUT = """# Tra cứu số liệu
Mọi số liệu mà các nguồn hiện có nêu, mỗi dòng một số, kèm thời gian, nơi và câu trích. Gõ có dấu hay không dấu đều
được; bấm một dòng để mở nguồn, đánh dấu các dòng cùng đơn vị để vẽ biểu đồ."""
WAIT = "<p>Đang đọc số liệu…</p>"
NO_FIGURES = FigurePage((), 0, 0)
# What contradicts the rows of a page is found before the page is shown, for as long as this; the rest after it.
_PATIENCE_S, _LONG_S = 0.1, 60.0
_SEVERAL = ("topic", "unit", "publisher", "place")
_FILTERS = (*_SEVERAL, "period")
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
# The address shows the state of the page, so that a reload or another reader finds it again.
_KEEP_ADDRESS = """watch('value', () => {
  const link = element.querySelector('[data-address]');
  if (link) window.history.replaceState(window.history.state, '', link.getAttribute('href'));
});"""
# On a phone the filters are folded away, so that the first figures are in view.
_OPENING = """() => {
  if (window.innerWidth < 720) document.querySelector('#filters > button')?.click();
  return window.location.search;
}"""

# What was found only after the table was shown is put beside the rows that are still there.
_BADGES_JS = """watch('value', () => {
  const told = JSON.parse(element.querySelector('[data-badges]')?.dataset.badges ?? '{}');
  for (const box of document.querySelectorAll('#figures [data-pick]')) {
    const cell = box.closest('tr').querySelector('.said');
    if (!(box.dataset.pick in told) || cell.querySelector('.badge')) continue;
    const badge = document.createElement('span');
    badge.className = 'badge';
    badge.title = told[box.dataset.pick];
    badge.textContent = 'số khác';
    const unseen = document.createElement('span');
    unseen.className = 'unseen';
    unseen.textContent = ': ' + badge.title;
    badge.append(unseen);
    cell.append(' ', badge);
  }
});"""


@dataclass(frozen=True)
class Shown:
    """A page as it is shown.

    Attributes:
        table, status, links: HTML.
        form: The state that it is in.
        page: Its rows.
    """

    table: str
    status: str
    links: str
    form: Form
    page: FigurePage

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return self.page.offset + len(self.page.rows) < self.page.total


class Lookup:
    """What the page's handlers do; they take and give plain values, so that tests call them without a page."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @property
    def table(self) -> FigureTable:
        """The table of the generation that serves now."""
        return table_of(self._services.assistant.current())

    def shown(self, form: Form, *, patience: float = _PATIENCE_S, is_anew: bool = False) -> Shown:
        """Return what the page shows in a state.

        Args:
            form: The state; a page behind the last one becomes the last.
            patience: Seconds after which what contradicts the remaining rows is left out.
            is_anew: As ``table_html`` has it.
        """
        page, query, message = NO_FIGURES, FigureQuery(), ""
        try:
            query = form.query()
            page = self.table.page(query)
            if page.total and not page.rows:
                form = replace(form, offset=(page.total - 1) // form.limit * form.limit)
                query = form.query()
                page = self.table.page(query)
        except UsageError as error:
            message = str(error)
        conflicts = self._conflicts(page, patience)
        html = table_html(page, form, query, conflicts, message, is_anew=is_anew)
        return Shown(html, status_html(page), links_html(form, page.total), form, page)

    def badges(self, form: Form) -> str:
        """Return what contradicts each row of the page that a state shows, however long it takes to find."""
        try:
            page = self.table.page(form.query())
        except UsageError:
            return badges_html(NO_FIGURES, {})
        return badges_html(page, self._conflicts(page, _LONG_S))

    def _conflicts(self, page: FigurePage, patience: float) -> dict[int, Sequence[Conflict]]:
        end = time.monotonic() + patience
        conflicts = self.table.conflicts
        found: dict[int, Sequence[Conflict]] = {}
        for row in page.rows:
            if conflicts.is_known(row.number) or time.monotonic() < end:
                found[row.number] = conflicts.of(row.number)
        return found

    def choices(self, form: Form) -> dict[str, list[tuple[str, str]]]:
        """Return what can be chosen in each filter, with counts; what is chosen already is among it."""
        try:
            facets = self.table.facets(form.query())
        except UsageError:
            return {}
        return {
            "topic": _labelled(facets.topics, form.topic),
            "unit": _labelled(facets.units, form.unit, UNITS),
            "publisher": _labelled(facets.publishers, form.publisher),
            "place": _labelled(facets.places, form.place),
            "period": [("Mọi thời gian", ""), *_labelled(facets.years, [form.period] if form.period else [])],
        }

    def chart(self, form: Form) -> Chart:
        """Return the chart of the rows that are chosen; those that are gone are left out."""
        table = self.table
        rows = [row for row_id in form.chosen if (row := table.find(row_id)) is not None]
        return chart_of(rows, table.conflicts.groups([row.number for row in rows]))


def _labelled(
    choices: Sequence[Choice], chosen: Sequence[str], words: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    known = {choice.value for choice in choices}
    every = [*choices, *(Choice(name, 0) for name in chosen if name not in known)]
    return [(f"{(words or {}).get(c.value, c.value)} ({number_in_words(str(c.count))})", c.value) for c in every]


def build_lookup(services: Services) -> None:
    """Add the look-up to the page that is being built."""
    # A large table begins to read its columns here, before anyone asks for it.
    table_of(services.assistant.current())
    gr.Navbar(main_page_name=VIETNAMESE.page_name)
    gr.Markdown(ABOUT)
    _Page(Lookup(services)).wire()


class _Page:
    """The page's components, and what happens where.

    Its handlers take the values of all fields and return those of the components that change.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.fields = build_fields()
        # The last is the state that the table shows.
        self.offset, self.chosen, self.told = gr.State(0), gr.State([]), gr.State(None)
        with gr.Row(equal_height=True):
            self.status = gr.HTML("", elem_classes="lookup-status", min_width=220)
            self.before = gr.Button("← Trang trước", size="sm", scale=0, min_width=130, interactive=False)
            self.after = gr.Button("Trang sau →", size="sm", scale=0, min_width=130, interactive=False)
        script = _JS.read_text(encoding="utf-8")
        self.table = gr.HTML(WAIT, js_on_load=script, apply_default_css=False, elem_id="figures")
        with gr.Row(equal_height=True, elem_id="chosen"):
            self.picked = gr.HTML(chosen_html(0), elem_classes="lookup-status", min_width=220)
            self.none = gr.Button("Bỏ chọn tất cả", size="sm", scale=0, min_width=130, visible=False)
        self.plot = gr.Plot(label="Biểu đồ", show_label=False, visible=False, elem_id="chart")
        self.badges = gr.HTML("", js_on_load=_BADGES_JS, visible="hidden")
        self.points = gr.HTML("", apply_default_css=False, elem_id="points")
        self.links = gr.HTML("", js_on_load=_KEEP_ADDRESS, elem_classes="lookup-links")
        frame = template("frame.html").render(words=VIETNAMESE, back="Về bảng số liệu")
        gr.HTML(frame, apply_default_css=False, elem_id="source", elem_classes="lookup-source")
        self.search = gr.Textbox(visible=False, label="Địa chỉ")

    def wire(self) -> None:
        """Tell what happens where."""
        every = [*self.fields.values(), self.offset, self.chosen]
        page = [self.table, self.status, self.links, self.before, self.after, self.offset, self.told]
        drawn = [self.picked, self.none, self.plot, self.points]
        filters = [self.fields[name] for name in _FILTERS]
        latest = {"trigger_mode": "always_last", **_QUIET}
        inputs = [field.input for name, field in self.fields.items() if name not in _SEVERAL]
        # Of what is typed and taken with Enter, or cleared at once, a filter of several tells only as a change.
        changes = [self.fields[name].change for name in _SEVERAL]
        opened = [*self.fields.values(), self.chosen, *page, *drawn]
        load = gr.context.Context.root_block.load
        steps = [
            gr.on(inputs, self._find, every, page, **latest),
            gr.on(changes, self._changed, [self.told, *every], page, **latest),
            self.before.click(self._back, every, page, **_QUIET),
            self.after.click(self._on, every, page, **_QUIET),
            self.table.order(self._order, every, [self.fields["sort"], *page], **_QUIET),
            self.none.click(self._unpick, every, [self.chosen, *page, *drawn], **_QUIET),
            load(self._opened, [self.search], opened, js=_OPENING, **_QUIET),
        ]
        self.table.pick(self._pick, every, [self.chosen, self.links, *drawn], trigger_mode="multiple", **_QUIET)
        for step in steps:
            step.then(self._later, every, [self.badges, *filters], **latest)

    def _paged(self, form: Form, *, is_anew: bool = False) -> list[Any]:
        shown = self._lookup.shown(form, is_anew=is_anew)
        buttons = [gr.Button(interactive=shown.form.offset > 0), gr.Button(interactive=shown.has_more)]
        told = replace(shown.form, offset=0, chosen=())
        return [shown.table, shown.status, shown.links, *buttons, shown.form.offset, told]

    def _drawn(self, form: Form) -> list[Any]:
        chart = self._lookup.chart(form)
        plot = drawing(chart)
        points = points_html(chart) if len(form.chosen) > 1 else ""
        none = gr.Button(visible=bool(form.chosen))
        return [chosen_html(len(form.chosen)), none, gr.Plot(plot, visible=plot is not None), points]

    def _opened(self, search: str) -> list[Any]:
        form = form_of(search)
        own = [getattr(form, name) for name in self.fields]
        # A filter that is empty already is left as it is, so that it does not tell of a change.
        values = [(list(value) or gr.skip()) if isinstance(value, tuple) else value for value in own]
        return [*values, list(form.chosen), *self._paged(form, is_anew=True), *self._drawn(form)]

    def _find(self, *values: Any) -> list[Any]:  # noqa: ANN401
        return self._paged(replace(form_from(*values), offset=0))

    def _changed(self, told: Form | None, *values: Any) -> list[Any]:  # noqa: ANN401
        """Find, unless it was the page itself that changed a filter, to what it shows."""
        is_shown = replace(form_from(*values), offset=0, chosen=()) == told
        return [gr.skip()] * 7 if is_shown else self._find(*values)

    def _back(self, *values: Any) -> list[Any]:  # noqa: ANN401
        form = form_from(*values)
        return self._paged(replace(form, offset=max(0, form.offset - form.limit)))

    def _on(self, *values: Any) -> list[Any]:  # noqa: ANN401
        form = form_from(*values)
        return self._paged(replace(form, offset=form.offset + form.limit))

    def _order(self, event: gr.EventData, *values: Any) -> list[Any]:  # noqa: ANN401
        by = str(getattr(event, "by", ""))
        by = by if by in SORTS else ""
        return [by, *self._paged(replace(form_from(*values), sort=by, offset=0))]

    def _pick(self, event: gr.EventData, *values: Any) -> list[Any]:  # noqa: ANN401
        try:
            form = replace(form_from(*values), chosen=chosen_of(getattr(event, "ids", None)))
        except UsageError as error:
            raise gr.Error(str(error), title="Không chọn được", print_exception=False) from error
        return [list(form.chosen), self._lookup.shown(form, patience=0.0).links, *self._drawn(form)]

    def _unpick(self, *values: Any) -> list[Any]:  # noqa: ANN401
        form = replace(form_from(*values), chosen=())
        return [[], *self._paged(form, is_anew=True), *self._drawn(form)]

    def _later(self, *values: Any) -> list[Any]:  # noqa: ANN401
        """Return what takes longer: what contradicts the rows that were shown without it, and the filters' counts."""
        form = form_from(*values)
        choices = self._lookup.choices(form)
        filters = (gr.Dropdown(choices=choices[name]) if name in choices else gr.skip() for name in _FILTERS)
        return [self._lookup.badges(form), *filters]
