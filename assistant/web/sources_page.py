"""The page of the sources, for everybody: the documents that are served, to search and to open."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode

import gradio as gr

from assistant.web.language import words_of
from assistant.web.look import KEEP_ADDRESS, head_html
from assistant.web.services import Services
from assistant.web.sources_table import PAGE, find
from assistant.web.sources_view import facts_html, rendered, status_html, table_html
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from index.asked import LONGEST_QUESTION

_QUIET: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
_MOST_FIELDS, _MOST_DIGITS = 20, 9


def build_sources(services: Services, words: Words = VIETNAMESE) -> None:
    """Add the page that is being built."""
    said = words.sources
    other = words_of(words.other_code).sources.path
    gr.HTML(head_html(said.name, said.about, words, other), apply_default_css=False)
    facts = gr.HTML("", apply_default_css=False)
    text = gr.Textbox(
        label=said.search,
        placeholder=said.search_hint,
        elem_id="source-text",
        max_length=LONGEST_QUESTION,
    )
    table = gr.HTML("", apply_default_css=False, elem_id="source-table")
    with gr.Row(equal_height=True):
        status = gr.HTML("", js_on_load=KEEP_ADDRESS, apply_default_css=False, elem_id="source-status", min_width=180)
        before = gr.Button(words.previous, size="sm", scale=0, min_width=130, visible=False)
        after = gr.Button(words.next, size="sm", scale=0, min_width=130, visible=False)
    offset, search = gr.State(0), gr.Textbox(visible=False)
    if services.desk is not None:
        foot = rendered("source_foot.html", path=f"{words.operators.path}/", told=said.operators)
        gr.HTML(foot, apply_default_css=False)

    def shown(typed: str, at: int) -> list[Any]:
        generation = services.assistant.current().scene.generation
        page = find(generation, typed or "", at)
        buttons = [gr.Button(visible=page.offset > 0), gr.Button(visible=page.has_more)]
        told = status_html(page, address(typed or "", page.offset, words), words)
        return [facts_html(generation, words), table_html(page, typed or "", words), told, *buttons, page.offset]

    def opened(query: str) -> list[Any]:
        typed, at = state_of(query)
        # Words that were typed before this answer came are not lost to an address without any.
        return [typed or gr.skip(), *shown(typed, at)]

    outputs = [facts, table, status, before, after, offset]
    load = gr.context.Context.root_block.load
    load(opened, [search], [text, *outputs], js="() => window.location.search", **_QUIET)
    text.input(lambda typed: shown(typed, 0), [text], outputs, trigger_mode="always_last", **_QUIET)
    before.click(lambda typed, at: shown(typed, at - PAGE), [text, offset], outputs, **_QUIET)
    after.click(lambda typed, at: shown(typed, at + PAGE), [text, offset], outputs, **_QUIET)


def address(text: str, offset: int, words: Words) -> str:
    """Return the address that opens the page with a text looked for, at a page of the table."""
    query = [("q", text)] if text else []
    query += [("offset", str(offset))] if offset else []
    return f"{words.sources.path}?{urlencode(query)}" if query else words.sources.path


def state_of(search: str) -> tuple[str, int]:
    """Return the text and the offset that an address names, by what stands behind its question mark."""
    fields = parse_qs((search or "").lstrip("?"), max_num_fields=_MOST_FIELDS)
    written = fields.get("offset", [""])[-1]
    at = int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else 0
    return fields.get("q", [""])[-1][:LONGEST_QUESTION], at
