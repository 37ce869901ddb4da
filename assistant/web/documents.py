"""The pages of the source documents, each scrolled to its cited place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.assistant import LiveAssistant
from assistant.web.language import words_of
from assistant.web.markup import DOCUMENT_PATH, document_address, document_html, missing_html
from assistant.web.words import SourceWords
from sources.document import Document, Span

# A document page runs nothing and loads nothing: whatever a document holds is only shown.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
Offset = Annotated[int | None, Query(ge=0)]


def document_pages(assistant: LiveAssistant) -> APIRouter:
    """Return the routes of the pages of documents."""
    router = APIRouter(include_in_schema=False)

    @router.get(DOCUMENT_PATH + "{doc_id:path}", response_class=HTMLResponse)
    def show_document(
        doc_id: str,
        tu: Offset = None,
        den: Offset = None,
        so_tu: Offset = None,
        so_den: Offset = None,
        ban: str | None = None,
        lang: str | None = None,
    ) -> HTMLResponse:
        words = words_of(lang)
        serving = assistant.current().scene.generation.documents.get(doc_id)
        document, note = _as_cited(assistant, serving, doc_id, ban, words.source)
        if document is None:
            return HTMLResponse(missing_html(words.source.gone, words), 404, _HEADERS)
        cited = None if note == words.source.changed else _span(document, tu, den)
        newer = document_address(doc_id, words) if note == words.source.replaced else None
        page = document_html(document, cited, _span(document, so_tu, so_den), note, newer, words)
        return HTMLResponse(page, headers=_HEADERS)

    return router


def _as_cited(
    assistant: LiveAssistant, serving: Document | None, doc_id: str, version: str | None, words: SourceWords
) -> tuple[Document | None, str | None]:
    """Return the document in the version that was cited, and what to tell above it.

    Where that version is not kept, the one that serves is returned, or ``None``.
    """
    if version is None or (serving is not None and serving.sha256.startswith(version)):
        return serving, None
    kept = assistant.snapshot(doc_id, version)
    if kept is not None:
        return kept, words.removed if serving is None else words.replaced
    return serving, None if serving is None else words.changed


def _span(document: Document, start: int | None, end: int | None) -> Span | None:
    """Return a span that an address names, or ``None`` where it lies outside the body."""
    if start is None or end is None or not start < end:
        return None
    span = Span(start, end)
    return span if document.body.holds(span) else None
