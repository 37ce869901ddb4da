"""FastAPI around the pages: what is served, and in which order it is tried."""

from __future__ import annotations

import warnings

import gradio as gr
from fastapi import FastAPI

from assistant.web.api.include import include_api
from assistant.web.chat import CSS
from assistant.web.documents import document_pages
from assistant.web.event_files import EventFiles, hold_to_uploads, put_before
from assistant.web.guard import add_guard
from assistant.web.markup import SOURCE_FRAME
from assistant.web.operator_mount import mount_operator
from assistant.web.pages import build_pages
from assistant.web.services import Services
from assistant.web.sources_view import SOURCES_CSS

# The page is Vietnamese. A document that opens in the frame is scrolled to its cited place from here:
# a fragment in its address would scroll the chat page too. A citation that is clicked brings the
# frame into view, since on a phone it lies below the chat.
_ON_LOAD = f"""() => {{
  document.documentElement.lang = 'vi';
  document.addEventListener('load', (event) => {{
    if (event.target.name !== '{SOURCE_FRAME}') return;
    const source = event.target.contentWindow;
    const cited = source?.document.getElementById('trich');
    if (cited) source.scrollTo(0, cited.getBoundingClientRect().top + source.scrollY - source.innerHeight / 3);
  }}, true);
  document.addEventListener('click', (event) => {{
    if (event.target.closest?.('a[target="{SOURCE_FRAME}"]')) {{
      document.getElementById('source')?.scrollIntoView({{behavior: 'smooth', block: 'nearest'}});
    }}
  }});
}}"""


def create_app(services: Services) -> FastAPI:
    """Return the web app."""
    app = FastAPI(title="Hỏi Số", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(document_pages(services.assistant))
    include_api(app, services)

    # Fonts by name only: the default theme would ask a font host.
    fonts = ("system-ui", "Noto Sans", "sans-serif")
    theme = gr.themes.Soft(font=fonts, font_mono=("ui-monospace", "monospace"))
    css = CSS.read_text(encoding="utf-8") + SOURCES_CSS.read_text(encoding="utf-8")
    mount_operator(app, services, theme=theme, css=css)
    with warnings.catch_warnings():
        # Told of every app of several pages, also where that mode is off as here.
        warnings.filterwarnings("ignore", "SSR mode is not supported with multi-page apps", UserWarning)
        pages = build_pages(services)
        gr.mount_gradio_app(
            app,
            pages,
            path="/",
            theme=theme,
            css=css,
            js=_ON_LOAD,
            footer_links=[],
            show_error=False,
            ssr_mode=False,
            run_history=False,
        )
    put_before(app, "/", EventFiles)
    hold_to_uploads(pages)
    add_guard(app, services)
    return app
