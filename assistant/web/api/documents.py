"""``/api/v1/documents``: the sources, and what stands at a cited place."""

from __future__ import annotations

import re
from itertools import islice
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from assistant.web.api.problems import Problem
from assistant.web.api.routing import DONE, api_router, refusals
from assistant.web.services import Services
from index.generation import Generation
from sources.document import Document, Span

_MOST = 200
_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})", re.ASCII)

Offset = Annotated[int, Query(ge=0, le=10**9, description="Bỏ qua bấy nhiêu tài liệu đầu.")]
Limit = Annotated[int, Query(ge=1, le=_MOST, description="Nhiều nhất bấy nhiêu tài liệu.")]
Where = Annotated[
    str | None,
    Query(alias="span", description="Vị trí ký tự START-END (nửa mở), như «start» và «end» của một trích dẫn."),
]


def document_routes(services: Services) -> APIRouter:
    """Return the routes of the documents of the generation that serves."""
    router = api_router(services, "Nguồn")

    @router.get(
        "/documents",
        summary="Các tài liệu nguồn",
        description="Theo thứ tự trong chỉ mục; «next» là địa chỉ của trang sau, hoặc null.",
        response_description=DONE,
        responses=refusals(),
    )
    def list_documents(offset: Offset = 0, limit: Limit = 50) -> Response:
        generation = services.assistant.current().scene.generation
        total = len(generation.documents)
        end = offset + limit
        following = f"/api/v1/documents?offset={end}&limit={limit}" if end < total else None
        return JSONResponse(
            {
                "total": total,
                "offset": offset,
                "limit": limit,
                "next": following,
                "generation": generation.name,
                "documents": _listed(generation, offset, end),
            }
        )

    @router.get(
        "/documents/{doc_id:path}",
        summary="Một tài liệu, hoặc một chỗ trong đó",
        description="Không có «span»: mọi điều biết về tài liệu và toàn văn. Có «span»: chữ ở đó và câu chứa nó.",
        response_description=DONE,
        responses=refusals(404),
    )
    def show_document(doc_id: str, where: Where = None) -> Response:
        generation = services.assistant.current().scene.generation
        document = generation.documents.get(doc_id)
        if document is None:
            raise Problem(404, "Không có tài liệu nào mang id này; hãy xem các id ở /api/v1/documents.")
        known = {**_known(document), **_counts(generation, doc_id)}
        if where is None:
            return JSONResponse({**known, "text": document.text})
        return JSONResponse({**known, **_place(generation, document, _read_span(document, where))})

    return router


def _listed(generation: Generation, start: int, end: int) -> list[dict[str, Any]]:
    counts = generation.facts.documents[start:end].tolist()
    listed = islice(generation.documents, start, end)
    return [
        {**_known(generation.documents[doc_id]), "sentences": sentences, "figures": figures}
        for doc_id, (sentences, figures, *_) in zip(listed, counts, strict=True)
    ]


def _counts(generation: Generation, doc_id: str) -> dict[str, int]:
    reading = generation.readings[doc_id]
    return {"sentences": len(reading.sentences), "figures": len(reading.figures)}


def _known(document: Document) -> dict[str, Any]:
    return {
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": str(document.published_on) if document.published_on else None,
        "url": document.url,
        "kind": document.kind,
        "topics": list(document.topics),
        "sha256": document.sha256,
        "characters": len(document.text),
        "self": f"/api/v1/documents/{quote(document.doc_id)}",
    }


def _read_span(document: Document, where: str) -> Span:
    """Return the span that a request names.

    Raises:
        Problem: 422, where it is none, or lies outside what is cited from.
    """
    match = _SPAN.fullmatch(where)
    if match is None:
        raise Problem(422, f"«span» là «{where:.40}»; cần dạng START-END như 120-135, theo số ký tự.")
    span = Span(int(match[1]), int(match[2]))
    if not span.start < span.end or not document.body.holds(span):
        body = document.body
        raise Problem(
            422, f"«span» {where} nằm ngoài nội dung tài liệu; cần START < END trong {body.start}-{body.end}."
        )
    return span


def _place(generation: Generation, document: Document, span: Span) -> dict[str, Any]:
    """Return a span's text, and that of the sentences that it meets; ``None`` where it lies between sentences."""
    met = generation.sentences_in(document.doc_id, span)
    around = Span(min(met[0].span.start, span.start), max(met[-1].span.end, span.end)) if met else None
    return {"span": _cut(document, span), "sentence": around and _cut(document, around)}


def _cut(document: Document, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(document.text)}
