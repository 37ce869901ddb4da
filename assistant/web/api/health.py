"""For whoever runs the server: does it live, can it answer, what does it count."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from assistant.web.services import Services


def health_routes(services: Services) -> APIRouter:
    """Return ``/healthz``, ``/readyz`` and ``/metrics``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    def readyz() -> Response:
        generation = services.assistant.current().scene.generation
        return JSONResponse(
            {"status": "ready", "generation": generation.name, "documents": len(generation.documents)},
            headers={"Cache-Control": "no-store"},
        )

    @router.get("/metrics")
    def metrics() -> Response:
        generation = services.assistant.current().scene.generation
        return Response(services.metrics.text(generation.name), media_type=CONTENT_TYPE_LATEST)

    return router
