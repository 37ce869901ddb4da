"""The Gradio app: one page for each place, under one bar."""

from __future__ import annotations

import gradio as gr

from assistant.web.chat import build_chat
from assistant.web.english import ENGLISH
from assistant.web.lookup_form import LOOKUP_PATH
from assistant.web.lookup_page import build_lookup
from assistant.web.services import Services
from assistant.web.sources_page import SOURCES_PATH, build_sources
from assistant.web.vietnamese import VIETNAMESE

TITLE = VIETNAMESE.title


def build_pages(services: Services) -> gr.Blocks:
    """Return the pages; the chat is the first."""
    with gr.Blocks(title=TITLE, analytics_enabled=False) as pages:
        gr.Navbar(main_page_name=VIETNAMESE.page_name)
        build_chat(services, VIETNAMESE)
    with pages.route("English", ENGLISH.path, show_in_navbar=False):
        gr.Navbar(main_page_name=VIETNAMESE.page_name)
        build_chat(services, ENGLISH)
    with pages.route("Tra cứu số liệu", LOOKUP_PATH):
        build_lookup(services)
    with pages.route("Nguồn", SOURCES_PATH):
        build_sources(services)
    return pages
