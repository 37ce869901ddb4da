"""The look-up page: all figures as a table to search, filter, sort, chart and download.

Filtering, sorting and paging are done here over the whole index; the page holds one page of rows. Gradio's own table
sorts and filters the rows that it was given, which would be one page of them, so that a table of its own is shown.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.lookup.conflicts import Conflict
from assistant.lookup.facets import Choice
from assistant.lookup.query import FigureQuery
from assistant.lookup.table import FigurePage, FigureTable, table_of
from assistant.web.language import words_of
from assistant.web.look import KEEP_ADDRESS, head_html
from assistant.web.lookup_chart import Chart, chart_of, drawing, points_html
from assistant.web.lookup_fields import SEVERAL, build_fields, form_from
from assistant.web.lookup_form import SORTS, Form, chosen_of, form_of
from assistant.web.lookup_view import badges_html, chosen_html, links_html, status_html, table_html
from assistant.web.markup import template
from assistant.web.services import Services
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.errors import UsageError

LOOKUP_CSS = Path(__file__).with_name("lookup.css")
_JS = Path(__file__).with_name("lookup.js")
NO_FIGURES = FigurePage((), 0, 0)
# What contradicts the rows of a page is found before the page is shown, for as long as this; the rest after it.
_PATIENCE_S, _LONG_S = 0.1, 60.0
_FILTERS = (*SEVERAL, "period")
# Events are asked for and answered directly, as in the chat. What waits in Gradio's queue is told by a stream, which
# is closed after the last answer; what is asked for just then is never told.
_QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# On a phone the filters are folded away, so that the first figures are in view.
_OPENING = """() => {
  if (window.innerWidth < 720) document.querySelector('#filters > button')?.click();
  return window.location.search;
}"""

# The rows that are chosen when they are told, which may be later than when one was marked: one telling at a time.
_PICKED = "(...values) => [...values.slice(0, -1), document.getElementById('figures').dataset.picked]"
_UNPICK = "() => { document.getElementById('figures').dispatchEvent(new Event('unpick')); }"

# What was found only after the table was shown is put beside the rows that are still there.
_BADGES_JS = """watch('value', () => {
  const told = JSON.parse(element.querySelector('[data-badges]')?.dataset.badges ?? '{}');
  for (const box of document.querySelectorAll('#figures [data-pick]')) {
    const cell = box.closest('tr').querySelector('.said');
    if (!(box.dataset.pick in told) || cell.querySelector('.badge')) continue;
    const badge = document.createElement('span');
    badge.className = 'badge';
    badge.title = told[box.dataset.pick];
    badge.textContent = words.badge;
    const unseen = document.createElement('span');
    unseen.className = 'unseen';
    unseen.textContent = ': ' + badge.title;
    badge.append(unseen);
    cell.append(' ', badge);
  }
});"""


def _with_words(words: Words, script: str) -> str:
    """Return a script with what it says before it."""
    said = words.lookup
    told = {"copy": said.copy, "copied": said.copied, "copiedButton": said.copied_button, "badge": said.columns.badge}
    return f"const words = {json.dumps(told, ensure_ascii=False)};\n{script}"


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

    def __init__(self, services: Services, words: Words = VIETNAMESE) -> None:
        self._services, self._words = services, words

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
            message = self._words.lookup.refused(error, form.period)
        conflicts = self._conflicts(page, patience)
        html = table_html(page, form, query, conflicts, message, self._words, is_anew=is_anew)
        links = links_html(form, page.total, self._words)
        return Shown(html, status_html(page, self._words), links, form, page)

    def badges(self, form: Form) -> str:
        """Return what contradicts each row of the page that a state shows, however long it takes to find."""
        try:
            page = self.table.page(form.query())
        except UsageError:
            return badges_html(NO_FIGURES, {})
        return badges_html(page, self._conflicts(page, _LONG_S), self._words)

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
        said = self._words.lookup
        return {
            "topic": self._labelled(facets.topics, form.topic),
            "unit": self._labelled(facets.units, form.unit, said.columns.units),
            "publisher": self._labelled(facets.publishers, form.publisher),
            "place": self._labelled(facets.places, form.place, said.columns.places),
            "period": [
                (said.filters.any_time, ""),
                *self._labelled(facets.years, [form.period] if form.period else []),
            ],
        }

    def _labelled(
        self, choices: Sequence[Choice], chosen: Sequence[str], named: Mapping[str, str] | None = None
    ) -> list[tuple[str, str]]:
        known = {choice.value for choice in choices}
        every = [*choices, *(Choice(name, 0) for name in chosen if name not in known)]
        number = self._words.number
        return [(f"{(named or {}).get(c.value, c.value)} ({number(str(c.count))})", c.value) for c in every]

    def chart(self, form: Form) -> Chart:
        """Return the chart of the rows that are chosen; those that are gone are left out."""
        table = self.table
        rows = [row for row_id in form.chosen if (row := table.find(row_id)) is not None]
        return chart_of(rows, table.conflicts.groups([row.number for row in rows]), self._words)


def build_lookup(services: Services, words: Words = VIETNAMESE) -> None:
    """Add the look-up to the page that is being built."""
    # A large table begins to read its columns here, before anyone asks for it.
    table_of(services.assistant.current())
    said = words.lookup
    other = words_of(words.other_code).lookup.path
    gr.HTML(head_html(said.name, said.about, words, other), apply_default_css=False)
    _Page(Lookup(services, words), words).wire()


class _Page:
    """The page's components, and what happens where.

    Its handlers take the values of all fields and return those of the components that change.
    """

    def __init__(self, lookup: Lookup, words: Words) -> None:
        self._lookup, self._words = lookup, words
        said = words.lookup
        self.fields = build_fields(said.filters)
        self.offset, self.chosen, self.shown = gr.State(0), gr.State([]), gr.State(None)
        with gr.Row(equal_height=True):
            self.status = gr.HTML("", elem_classes="lookup-status", min_width=220)
            self.before = gr.Button(words.previous, size="sm", scale=0, min_width=130, interactive=False)
            self.after = gr.Button(words.next, size="sm", scale=0, min_width=130, interactive=False)
        loading = f"<p>{escape(said.loading)}</p>"
        script = _with_words(words, _JS.read_text(encoding="utf-8"))
        self.table = gr.HTML(loading, js_on_load=script, apply_default_css=False, elem_id="figures")
        with gr.Row(equal_height=True, elem_id="chosen"):
            self.picked = gr.HTML(chosen_html(0, words), elem_classes="lookup-status", min_width=220)
            self.none = gr.Button(said.unpick, size="sm", scale=0, min_width=130, visible=False)
        self.plot = gr.Plot(label=said.chart.name, show_label=False, visible=False, elem_id="chart")
        self.badges = gr.HTML("", js_on_load=_with_words(words, _BADGES_JS), visible="hidden")
        self.points = gr.HTML("", apply_default_css=False, elem_id="points")
        self.links = gr.HTML("", js_on_load=KEEP_ADDRESS, elem_classes="lookup-links")
        frame = template("frame.html").render(words=words, back=said.back, hint=said.hint)
        gr.HTML(frame, apply_default_css=False, elem_id="source", elem_classes="lookup-source")
        self.search, self.told = gr.Textbox(visible=False), gr.Textbox(visible=False)

    def wire(self) -> None:
        """Tell what happens where."""
        every = [*self.fields.values(), self.offset, self.chosen]
        page = [self.table, self.status, self.links, self.before, self.after, self.offset, self.shown]
        drawn = [self.picked, self.none, self.plot, self.points]
        filters = [self.fields[name] for name in _FILTERS]
        latest = {"trigger_mode": "always_last", **_QUIET}
        inputs = [field.input for name, field in self.fields.items() if name not in SEVERAL]
        opened = [*self.fields.values(), self.chosen, *page, *drawn]
        load = gr.context.Context.root_block.load
        steps = [
            gr.on(inputs, self._find, every, page, **latest),
            # Of what is typed and taken with Enter, or cleared at once, a filter of several tells only as a change.
            gr.on([self.fields[name].change for name in SEVERAL], self._changed, [self.shown, *every], page, **latest),
            self.before.click(self._back, every, page, **_QUIET),
            self.after.click(self._on, every, page, **_QUIET),
            self.table.order(self._order, every, [self.fields["sort"], *page], **_QUIET),
            load(self._opened, [self.search], opened, js=_OPENING, **_QUIET),
        ]
        picked = [*self.fields.values(), self.offset, self.told]
        self.table.pick(self._pick, picked, [self.chosen, self.links, *drawn], js=_PICKED, **latest)
        self.none.click(None, None, None, js=_UNPICK)
        for step in steps:
            step.then(self._later, every, [self.badges, *filters], **latest)

    def _paged(self, form: Form, *, is_anew: bool = False) -> list[Any]:
        shown = self._lookup.shown(form, is_anew=is_anew)
        buttons = [gr.Button(interactive=shown.form.offset > 0), gr.Button(interactive=shown.has_more)]
        form = replace(shown.form, offset=0, chosen=())
        return [shown.table, shown.status, shown.links, *buttons, shown.form.offset, form]

    def _drawn(self, form: Form) -> list[Any]:
        chart = self._lookup.chart(form)
        plot = drawing(chart, self._words)
        points = points_html(chart, self._words) if len(form.chosen) > 1 else ""
        none = gr.Button(visible=bool(form.chosen))
        return [chosen_html(len(form.chosen), self._words), none, gr.Plot(plot, visible=plot is not None), points]

    def _opened(self, search: str) -> list[Any]:
        form = form_of(search)
        own = [getattr(form, name) for name in self.fields]
        # What the address leaves empty stays as it is: a filter would tell of a change, and words that were typed
        # before this answer came would be lost.
        values = [(list(value) if isinstance(value, tuple) else value) or gr.skip() for value in own]
        return [*values, list(form.chosen), *self._paged(form, is_anew=True), *self._drawn(form)]

    def _find(self, *values: Any) -> list[Any]:  # noqa: ANN401
        return self._paged(replace(form_from(*values), offset=0))

    def _changed(self, shown: Form | None, *values: Any) -> list[Any]:  # noqa: ANN401
        """Find, unless it was the page itself that changed a filter, to what it shows."""
        is_shown = replace(form_from(*values), offset=0, chosen=()) == shown
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

    def _pick(self, *values: Any) -> list[Any]:  # noqa: ANN401
        *fields, told = values
        try:
            form = form_from(*fields, chosen_of(told, self._words))
        except UsageError as error:
            raise gr.Error(str(error), title=self._words.lookup.unpickable, print_exception=False) from error
        return [list(form.chosen), self._lookup.shown(form, patience=0.0).links, *self._drawn(form)]

    def _later(self, *values: Any) -> list[Any]:  # noqa: ANN401
        """Return what takes longer: what contradicts the rows that were shown without it, and the filters' counts."""
        form = form_from(*values)
        choices = self._lookup.choices(form)
        filters = (gr.Dropdown(choices=choices[name]) if name in choices else gr.skip() for name in _FILTERS)
        return [self._lookup.badges(form), *filters]
