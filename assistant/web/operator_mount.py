"""The operator's part of the app: signing in, the pages, the downloads, and the gate before the latter two."""

from __future__ import annotations

from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from assistant.web.event_files import EventFiles, hold_to_uploads, put_before
from assistant.web.operator_downloads import downloads
from assistant.web.operator_files import is_upload
from assistant.web.operator_gate import OPERATOR_PATH, Gate
from assistant.web.operator_page import DOWNLOADS_PATH, HEAD, WORDS, build_operator
from assistant.web.operator_sign_in import sign_in_routes
from assistant.web.services import Services


def mount_operator(app: FastAPI, services: Services, **look: Any) -> None:  # noqa: ANN401
    """Add what is an operator's; to be called before the pages, which take all other paths.

    Without a desk there is nothing behind the gate, and it opens for nobody.

    Args:
        app: The web app.
        services: Of the app.
        look: What Gradio is given of it, as the pages have it.
    """

    @app.get(OPERATOR_PATH, include_in_schema=False)
    def with_slash() -> RedirectResponse:
        return RedirectResponse(f"{OPERATOR_PATH}/", 307)

    desk = services.desk
    if desk is None:
        app.mount(OPERATOR_PATH, Gate(_nothing, None))
        return
    app.include_router(sign_in_routes(desk))
    app.mount(DOWNLOADS_PATH, Gate(downloads(services.keeper), desk))
    pages = build_operator(services, desk)
    gr.mount_gradio_app(
        app,
        pages,
        path=OPERATOR_PATH,
        head=HEAD,
        i18n=WORDS,
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        run_history=False,
        **look,
    )
    put_before(app, OPERATOR_PATH, lambda inner: Gate(EventFiles(inner, is_upload), desk))
    hold_to_uploads(pages)


async def _nothing(_: Scope, __: Receive, ___: Send) -> None:
    raise RuntimeError("the gate let something pass though there is nothing behind it")
