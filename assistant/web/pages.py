"""The Gradio app: one page for each place and language, under one bar."""

from __future__ import annotations

import gradio as gr

from assistant.web.chat import build_chat
from assistant.web.language import LANGUAGES
from assistant.web.lookup_page import build_lookup
from assistant.web.services import Services
from assistant.web.sources_page import build_sources
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

TITLE = VIETNAMESE.title
# In the order of `Words.pages`.
_BUILDERS = (build_chat, build_lookup, build_sources)


def build_pages(services: Services) -> gr.Blocks:
    """Return the pages; the chat in Vietnamese is the first."""
    with gr.Blocks(title=TITLE, analytics_enabled=False) as pages:
        _bar(VIETNAMESE)
        build_chat(services, VIETNAMESE)
    for words in LANGUAGES:
        for (path, name, _), build in zip(words.pages, _BUILDERS, strict=True):
            if path == VIETNAMESE.path:
                continue
            with pages.route(name, path, show_in_navbar=False):
                _bar(words)
                build(services, words)
    return pages


def _bar(words: Words) -> None:
    """Add the bar: by itself Gradio would show the pages of all languages, so that each page names its own."""
    gr.Navbar([(name, path.strip("/")) for path, name, _ in words.pages], main_page_name=False)
