"""FastAPI around the pages: what is served, and in which order it is tried."""

from __future__ import annotations

import warnings

import gradio as gr
from fastapi import FastAPI

from assistant.web.api.include import include_api
from assistant.web.documents import document_pages
from assistant.web.event_files import EventFiles, hold_to_uploads, put_before
from assistant.web.guard import add_guard
from assistant.web.look import css, head, theme
from assistant.web.lookup_page import LOOKUP_CSS
from assistant.web.operator_mount import mount_operator
from assistant.web.pages import build_pages
from assistant.web.services import Services
from assistant.web.sources_view import SOURCES_CSS


def create_app(services: Services) -> FastAPI:
    """Return the web app."""
    app = FastAPI(title="Hỏi Số", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(document_pages(services.assistant))
    include_api(app, services)

    styles = css() + LOOKUP_CSS.read_text(encoding="utf-8") + SOURCES_CSS.read_text(encoding="utf-8")
    mount_operator(app, services, theme=theme(), css=styles)
    with warnings.catch_warnings():
        # Of several pages Gradio says that it renders none on the server, though it was not asked to.
        warnings.filterwarnings("ignore", "SSR mode is not supported")
        pages = build_pages(services)
        gr.mount_gradio_app(
            app,
            pages,
            path="/",
            theme=theme(),
            css=styles,
            head=head(),
            footer_links=[],
            show_error=False,
            ssr_mode=False,
            run_history=False,
        )
    put_before(app, "/", EventFiles)
    hold_to_uploads(pages)
    add_guard(app, services)
    return app
