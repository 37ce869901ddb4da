"""``/api/v1``: ask, batch and documents.

A route of this API is made with ``api_router``, raises ``Problem`` for what it refuses, and names its whole path below
``/api``, so that logs and metrics know its template.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from assistant.web.api.answering import Answering, rows_of
from assistant.web.api.problems import Problem
from assistant.web.api.schemas import Ask, ProblemDetails, Reply
from assistant.web.limiting import Work, client_of
from assistant.web.services import Services
from index.filters import filter_of_json
from sources.document import PartialDate

AsOf = Annotated[str | None, Query(max_length=40, description="Ngày coi là hôm nay, như 2024-10-12.")]

_NDJSON = ("application/x-ndjson", "application/jsonl", "application/jsonlines")
_REFUSALS = {
    404: "Không có.",
    413: "Yêu cầu quá lớn.",
    415: "Kiểu nội dung không dùng được.",
    422: "Nội dung yêu cầu không dùng được.",
    429: "Hỏi quá nhanh; «Retry-After» nói số giây nên đợi.",
    500: "Lỗi của máy chủ.",
    503: "Máy chủ đang bận; «Retry-After» nói số giây nên đợi.",
}
_BATCH_DOC = """Mỗi hàng là `{"id", "question", "history", "filter"}`, chỉ bắt buộc có «question»; trả về các hàng theo
đúng thứ tự. Hàng không đọc được thành một hàng có «status» là «error», các hàng khác vẫn được trả lời. Gửi một danh
sách JSON, hoặc JSON Lines với `Content-Type: application/x-ndjson` (khi đó trả về cũng là JSON Lines)."""
_ROW = {
    "type": "object",
    "required": ["question"],
    "properties": {
        "id": {"type": "string"},
        "question": {"type": "string"},
        "history": {"type": "array", "items": {"type": "string"}},
        "filter": {"type": "object", "description": "{documents, publishers, topics, period}"},
    },
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of refusals for OpenAPI; 422, 429 and 500 are always among them."""
    return {
        status: {
            "description": _REFUSALS[status],
            "model": ProblemDetails,
        }
        for status in sorted({422, 429, 500, *statuses})
    }


def api_router(services: Services, work: Work | None = Work.EVENT, tag: str = "Hỏi Số") -> APIRouter:
    """Return a router of this API.

    Args:
        services: Of the app, whose limits hold.
        work: What each request counts as; ``None`` where a route counts by itself.
        tag: The heading that its routes stand under in the documentation.
    """

    def limited(request: Request) -> None:
        if work is not None:
            services.limits.take(work, client_of(request.scope))

    return APIRouter(prefix="/v1", tags=[tag], dependencies=[Depends(limited)])


def needs_json(request: Request) -> None:
    """Refuse a body that is not JSON: one that a form of another site can send is never taken for it.

    Raises:
        Problem: 415.
    """
    kind = _kind(request)
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise _wrong_kind(kind, "application/json")


def read_as_of(as_of: str | None, today: Callable[[], dt.date]) -> dt.date:
    """Return the date that counts as today.

    Raises:
        BadDate: It is no date.
    """
    return today() if as_of is None else PartialDate.parse(as_of).last


def ask_routes(services: Services, answering: Answering) -> APIRouter:
    """Return the routes that answer questions."""
    router = api_router(services, None, "Hỏi đáp")
    limits = services.limits

    @router.post(
        "/ask",
        summary="Hỏi một câu",
        description="Trả lời một câu hỏi kèm trích dẫn; nguồn không nói thì nói là không có, kèm lý do.",
        response_model=Reply,
        responses=refusals(413, 415, 503),
        dependencies=[Depends(needs_json)],
    )
    async def ask(asked: Ask, request: Request) -> Response:
        limits.take(Work.ASK, client_of(request.scope))
        within = filter_of_json(asked.filters and asked.filters.as_json())
        as_of = read_as_of(asked.as_of, services.today)
        return JSONResponse(await answering.ask("api", asked.question, as_of, asked.history, within))

    @router.post(
        "/batch",
        summary="Hỏi nhiều câu một lần",
        description=_BATCH_DOC,
        response_model=list[Reply],
        responses=refusals(413, 415, 503),
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": {"type": "array", "items": _ROW}},
                    _NDJSON[0]: {"schema": {"type": "string"}},
                },
            }
        },
    )
    async def batch(request: Request, as_of: AsOf = None) -> Response:
        kind = _kind(request)
        if kind != "application/json" and kind not in _NDJSON:
            raise _wrong_kind(kind, f"application/json hoặc {_NDJSON[0]}")
        today = read_as_of(as_of, services.today)
        rows = rows_of(await request.body(), kind in _NDJSON)
        _check_number(len(rows), services.settings.batch_rows, limits.most_asks())
        limits.take(Work.ASK, client_of(request.scope), len(rows))
        answers = [await answering.ask_row(row, today) for row in rows]
        if kind in _NDJSON:
            lines = "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
            return Response(lines.encode("utf-8", "replace"), media_type=kind)
        return JSONResponse(answers)

    return router


def _check_number(rows: int, batch_rows: int, most_asks: int | None) -> None:
    most = min(batch_rows, most_asks or batch_rows)
    if rows > most:
        raise Problem(413, f"Gặp {rows} câu hỏi, mỗi lần gửi được {most}; hãy chia ra nhiều lần.")
    if not rows:
        raise Problem(422, "Không có câu hỏi nào; cần ít nhất một hàng {«question»: …}.")


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _wrong_kind(kind: str, needed: str) -> Problem:
    found = f"«{kind:.60}»" if kind else "không có"
    return Problem(415, f"Content-Type {found}; cần {needed}.", {"Accept": needed.split()[0]})
