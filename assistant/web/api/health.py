"""For whoever runs the server: does it live, can it answer, what does it count."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from assistant.web.api.routing import DONE
from assistant.web.api.schemas import ProblemDetails
from assistant.web.services import Services

_REFUSED: dict[str, Any] = {"description": "Chỉ mục đang không dùng được.", "model": ProblemDetails}


def health_routes(services: Services) -> APIRouter:
    """Return ``/healthz``, ``/readyz`` and ``/metrics``; they stand beside ``/api``, not below it."""
    router = APIRouter(tags=["Vận hành"])

    @router.get(
        "/healthz",
        summary="Máy chủ có chạy không",
        description="Trả lời ngay khi tiến trình còn sống; không xét chỉ mục.",
        response_description=DONE,
    )
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get(
        "/readyz",
        summary="Đã sẵn sàng trả lời chưa",
        description="Bản chỉ mục đang dùng và số tài liệu của nó.",
        response_description=DONE,
        responses={503: _REFUSED},
    )
    def readyz() -> Response:
        generation = services.assistant.current().scene.generation
        return JSONResponse(
            {"status": "ready", "generation": generation.name, "documents": len(generation.documents)},
            headers={"Cache-Control": "no-store"},
        )

    @router.get(
        "/metrics",
        summary="Các số đếm cho Prometheus",
        description="Số yêu cầu, thời gian, số câu hỏi theo kết quả; không có chữ nào của câu hỏi.",
        response_class=Response,
        response_description=DONE,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, 503: _REFUSED},
    )
    def metrics() -> Response:
        generation = services.assistant.current().scene.generation
        return Response(services.metrics.text(generation.name), media_type=CONTENT_TYPE_LATEST)

    return router
