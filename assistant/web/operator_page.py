"""The operator's pages: what is on them, and what happens when it is used. They stand behind ``operator_gate``.

Handlers return what the page shows; an error of the project is shown in its own words, where it happened.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.kept.errors import KeptUnusable
from assistant.kept.rows import VIETNAM, Wanted, start_of
from assistant.operating.builder import BuildState
from assistant.operating.desk import Desk
from assistant.web.operator_files import FORGOTTEN, QUIET, Files
from assistant.web.operator_view import (
    build_html,
    error_html,
    generation_label,
    head_html,
    kept_html,
    message_html,
    pending_html,
)
from assistant.web.services import Services
from assistant.web.words import Words
from index.upkeep import GenerationFacts
from sources.errors import HoiSoError

# Days that are shown of what is kept, until others are chosen.
_FIRST_SPAN = 30
# Seconds between two looks at a build.
_LOOK_EVERY = 1.0


def build_operator(services: Services, desk: Desk, words: Words) -> gr.Blocks:
    """Return the app of the operator's pages in one language."""
    said = words.operators
    with gr.Blocks(title=said.title, analytics_enabled=False, delete_cache=(FORGOTTEN, FORGOTTEN)) as pages:
        gr.HTML(head_html(words), apply_default_css=False)
        page = _Page(services, desk, words)
        # One below the other: on a phone, tabs would hide behind a menu.
        for label, add in (
            (said.upload.section, page.files.add),
            (said.index.removing, page.add_removing),
            (said.index.section, page.add_index),
            (said.kept.section, page.add_kept),
        ):
            with gr.Accordion(label, open=add in (page.files.add, page.add_index)):
                add()
        page.wire(pages)
    return pages


class _Page:
    """The components, and their handlers."""

    def __init__(self, services: Services, desk: Desk, words: Words) -> None:
        self._services, self._desk, self._words = services, desk, words
        self._index, self._kept = words.operators.index, words.operators.kept
        # One look after the other, so that no older one is shown over a newer.
        self._in_turn = threading.Lock()
        self.files = Files(desk, services.settings.upload_max_mb, self._around_on, words)

    def add_removing(self) -> None:
        """Add choosing documents, and setting them aside once that is confirmed."""
        self.chosen = gr.Dropdown(
            [], label=self._index.to_remove, multiselect=True, elem_id="remove-chosen", elem_classes="theirs"
        )
        self.remove = gr.Button(self._index.remove, elem_id="remove")
        with gr.Row(visible=False) as self.confirm:
            self.sure = gr.Button(self._index.sure, variant="stop", elem_id="remove-sure")
            self.unsure = gr.Button(self._index.unsure)
        self.removed = gr.HTML("", apply_default_css=False, elem_id="remove-told")

    def add_index(self) -> None:
        """Add rebuilding, and going back."""
        self.pending = gr.HTML("", apply_default_css=False, elem_id="pending")
        self.build = gr.Button(self._index.build, variant="primary", elem_id="build")
        self.progress = gr.HTML("", apply_default_css=False, elem_id="build-told")
        self.timer = gr.Timer(_LOOK_EVERY, active=False)
        self.generations = gr.Radio([], label=self._index.generations, elem_id="generations")
        self.back = gr.Button(self._index.go_back, elem_id="roll-back")
        self.went = gr.HTML("", apply_default_css=False, elem_id="roll-back-told")

    def add_kept(self) -> None:
        """Add what is kept of questions and feedback."""
        spans = self._kept.spans
        self.since = gr.Dropdown(
            list(spans.values()), value=spans[_FIRST_SPAN], label=self._kept.span, filterable=False
        )
        self.show_kept = gr.Button(self._kept.show, elem_id="show-kept")
        self.kept = gr.HTML("", apply_default_css=False, elem_id="kept")

    @property
    def around(self) -> list[Any]:
        """What ``_around`` gives the values of."""
        return [self.pending, self.generations, self.chosen, self.progress, self.timer]

    def wire(self, pages: gr.Blocks) -> None:
        """Tell what happens where."""
        self._around_on(pages.load)
        self.files.wire()
        self.remove.click(lambda chosen: gr.Row(visible=bool(chosen)), [self.chosen], [self.confirm], **QUIET)
        self.unsure.click(lambda: gr.Row(visible=False), None, [self.confirm], **QUIET)
        gone = self.sure.click(self._remove, [self.chosen], [self.removed, self.confirm], **QUIET)
        self._around_on(gone.then)
        self.build.click(self._build, None, [self.progress, self.timer], **QUIET)
        self.timer.tick(self._look, None, self.around, **QUIET)
        went = self.back.click(self._roll_back, [self.generations], [self.went], **QUIET)
        self._around_on(went.then)
        self.show_kept.click(self._show_kept, [self.since], [self.kept], **QUIET)

    def _around_on(self, event: Callable[..., Any]) -> None:
        """Show how folder and index are, at an event."""
        event(self._around, None, self.around, **QUIET)

    def _around(self) -> list[Any]:
        """Return how folder and index are: what is pending, the generations, the documents, a build that goes on."""
        with self._in_turn:
            return self._seen()

    def _seen(self) -> list[Any]:
        desk, state = self._desk, self._desk.builder.state
        served = self._services.assistant.current().scene.generation.documents
        try:
            pending = pending_html(desk.pending(list(served)), self._words)
            names = [(_label(name, served), name) for name in desk.names()]
            generations = [(self._generation(one), one.name) for one in desk.generations()]
        except HoiSoError as error:
            return [error_html(error, self._words), gr.skip(), gr.skip(), self._built(state), gr.skip()]
        return [
            pending,
            gr.Radio(choices=generations, value=self._services.assistant.current().scene.generation.name),
            gr.Dropdown(choices=names, value=[]),
            self._built(state),
            gr.Timer(active=state.is_running),
        ]

    def _look(self) -> list[Any]:
        """Return how a build goes; all around it once it has ended."""
        state = self._desk.builder.state
        if state.is_running:
            return [gr.skip(), gr.skip(), gr.skip(), self._built(state), gr.skip()]
        return self._around()

    def _build(self) -> list[Any]:
        try:
            self._desk.builder.start()
        except HoiSoError as error:
            return [error_html(error, self._words), gr.Timer(active=True)]
        return [self._built(self._desk.builder.state), gr.Timer(active=True)]

    def _remove(self, chosen: list[str]) -> list[Any]:
        told = self._done_or_error(lambda: self._index.removed(len(chosen), str(self._desk.remove(chosen))))
        return [told, gr.Row(visible=False)]

    def _roll_back(self, name: str | None) -> str:
        if not name:
            return message_html(self._index.none_chosen, "error")
        told = self._done_or_error(lambda: self._index.went_back.format(name=self._desk.roll_back(name)))
        self._services.assistant.current()
        return told

    def _show_kept(self, since: str) -> str:
        if not self._services.keeps:
            return message_html(self._kept.off, "note")
        days = next((days for days, span in self._kept.spans.items() if span == since), 0)
        moment = start_of(self._services.today() - dt.timedelta(days=days)) if days else None
        try:
            return kept_html(self._services.keeper, Wanted(since=moment), self._words)
        except KeptUnusable as error:
            return error_html(error, self._words)

    def _built(self, state: BuildState) -> str:
        return build_html(state, self._words)

    def _generation(self, facts: GenerationFacts) -> str:
        return generation_label(facts, _built_at(facts, self._words), self._words)

    def _done_or_error(self, work: Callable[[], str]) -> str:
        """Return what work tells, or the error that it ends with."""
        try:
            return message_html(work())
        except HoiSoError as error:
            return error_html(error, self._words)


def _label(name: str, served: Any) -> str:  # noqa: ANN401
    document = served.get(name)
    return f"{document.title} ({name})" if document is not None and document.title else name


def _built_at(facts: GenerationFacts, words: Words) -> str:
    """Return when a generation was built, in Vietnam's time; empty where that is not known."""
    if not facts.manifest:
        return ""
    return words.sources.built_at(dt.datetime.fromisoformat(str(facts.manifest["built_at"])).astimezone(VIETNAM))
