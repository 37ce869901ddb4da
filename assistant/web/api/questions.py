"""``/api/v1/ask`` and ``/api/v1/batch``: questions in, answers out, as the command line has them."""

from __future__ import annotations

import json

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from assistant.web.api.answering import Answering, rows_of
from assistant.web.api.problems import Problem
from assistant.web.api.routing import DONE, AsOf, api_router, kind_of, needs_json, read_as_of, refusals, wrong_kind
from assistant.web.api.schemas import Ask, Reply
from assistant.web.limiting import Work, client_of
from assistant.web.services import Services
from index.filters import filter_of_json

_NDJSON = ("application/x-ndjson", "application/jsonl", "application/jsonlines")
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


def ask_routes(services: Services, answering: Answering) -> APIRouter:
    """Return the routes that answer questions."""
    router = api_router(services, "Hỏi đáp")
    limits = services.limits

    @router.post(
        "/ask",
        summary="Hỏi một câu",
        description="Trả lời một câu hỏi kèm trích dẫn; nguồn không nói thì nói là không có, kèm lý do.",
        response_model=Reply,
        response_description=DONE,
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
        response_description=DONE,
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
        kind = kind_of(request)
        if kind != "application/json" and kind not in _NDJSON:
            raise wrong_kind(kind, f"application/json hoặc {_NDJSON[0]}")
        today = read_as_of(as_of, services.today)
        rows = rows_of(await request.body(), kind in _NDJSON)
        _check_number(len(rows), services.settings.batch_rows, limits.most_asks())
        limits.take(Work.ASK, client_of(request.scope), len(rows))
        answers = []
        for row in rows:
            if await request.is_disconnected():  # nobody is left to read the rest
                break
            answers.append(await answering.ask_row(row, today))
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
