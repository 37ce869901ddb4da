"""The operator's part of the app: signing in, the pages, the downloads, and the gate before the latter two."""

from __future__ import annotations

from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from assistant.operating.desk import Desk
from assistant.web.event_files import EventFiles, hold_to_uploads, put_before
from assistant.web.language import LANGUAGES
from assistant.web.operator_downloads import downloads
from assistant.web.operator_files import is_upload
from assistant.web.operator_gate import Gate
from assistant.web.operator_head import gradio_words, head
from assistant.web.operator_page import build_operator
from assistant.web.operator_sign_in import sign_in_routes
from assistant.web.services import Services
from assistant.web.words import Words


def mount_operator(app: FastAPI, services: Services, **look: Any) -> None:  # noqa: ANN401
    """Add what is an operator's; to be called before the pages, which take all other paths.

    Without a desk there is nothing behind the gate, and it opens for nobody. One session holds in all languages.

    Args:
        app: The web app.
        services: Of the app.
        look: What Gradio is given of it, as the pages have it.
    """
    for words in LANGUAGES:
        _lead_in(app, words.operators.path)
        if services.desk is None:
            app.mount(words.operators.path, Gate(_nothing, None, words))
        else:
            _mount(app, services, services.desk, words, look)


def _lead_in(app: FastAPI, path: str) -> None:
    @app.get(path, include_in_schema=False)
    def with_slash() -> RedirectResponse:
        return RedirectResponse(f"{path}/", 307)


def _mount(app: FastAPI, services: Services, desk: Desk, words: Words, look: dict[str, Any]) -> None:
    said = words.operators
    app.include_router(sign_in_routes(desk, words))
    app.mount(said.downloads_path, Gate(downloads(services.keeper, said), desk, words))
    pages = build_operator(services, desk, words)
    gr.mount_gradio_app(
        app,
        pages,
        path=said.path,
        head=head(words, services.settings.upload_max_mb),
        i18n=gradio_words(words),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        run_history=False,
        **look,
    )
    put_before(app, said.path, lambda inner: Gate(EventFiles(inner, is_upload), desk, words))
    hold_to_uploads(pages)


async def _nothing(_: Scope, __: Receive, ___: Send) -> None:
    raise RuntimeError("the gate let something pass though there is nothing behind it")
