"""``/api/docs``: the description of the API as a page, all of it served from here."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from assistant.web.api.problems import Problem

_OURS = Path(__file__).parent / "static"
# Swagger UI as the package brings it; nothing of the package's own code is run.
_SWAGGER = files("fastapi_swagger") / "resources"
_ASSETS = {
    "docs.js": (_OURS, "text/javascript"),
    "swagger-ui-bundle.js": (_SWAGGER, "text/javascript"),
    "swagger-ui.css": (_SWAGGER, "text/css"),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


def docs_routes() -> APIRouter:
    """Return the routes of the page and of what it loads."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs", response_class=HTMLResponse)
    def page() -> HTMLResponse:
        text = (_OURS / "docs.html").read_text(encoding="utf-8")
        return HTMLResponse(text, headers={"Content-Security-Policy": _POLICY})

    @router.get("/docs/{name}")
    def asset(name: str) -> Response:
        if name not in _ASSETS:
            raise Problem(404, "Không có tệp này.")
        folder, kind = _ASSETS[name]
        return Response(folder.joinpath(name).read_bytes(), media_type=kind, headers={"Cache-Control": "max-age=3600"})

    return router
