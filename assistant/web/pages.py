"""The Gradio app: one page for each place, under one bar."""

from __future__ import annotations

import gradio as gr

from assistant.web.chat import build_chat
from assistant.web.services import Services
from assistant.web.sources_page import SOURCES_PATH, build_sources

TITLE = "Hỏi Số – hỏi số liệu, có trích nguồn"


def build_pages(services: Services) -> gr.Blocks:
    """Return the pages; the chat is the first."""
    with gr.Blocks(title=TITLE, analytics_enabled=False) as pages:
        gr.Navbar(main_page_name="Hỏi đáp")
        build_chat(services)
    with pages.route("Nguồn", SOURCES_PATH):
        build_sources(services)
    return pages
