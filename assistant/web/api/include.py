"""The API as a part of the web app.

Routes of another part join by one line in ``_api``: ``api.include_router(some_routes(services))``, where
``some_routes`` returns what ``routing.api_router`` made. They raise ``problems.Problem``, or let ``UsageError`` pass.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, RedirectResponse

from assistant.web.api.answering import Answering
from assistant.web.api.docs import docs_routes
from assistant.web.api.documents import document_routes
from assistant.web.api.figures import figures_routes
from assistant.web.api.figures_found import figures_finder
from assistant.web.api.health import health_routes
from assistant.web.api.mcp_server import create_mcp, mount_mcp
from assistant.web.api.problems import PROBLEM_JSON, problem_response, unforeseen
from assistant.web.api.questions import ask_routes
from assistant.web.api.refusals import add_problems
from assistant.web.services import Services

VERSION = "1.0"
_ABOUT = """Hỏi số liệu chính thức bằng tiếng Việt; **mỗi con số đều trích đúng câu chữ của nguồn, kèm ngày**, và nguồn
không nói thì nói là không có. Trả lời là cùng một JSON như `python -m assistant ask --json`; «start», «end» đếm ký tự
của văn bản nguồn, nửa mở. Lỗi nào cũng theo RFC 9457 (`application/problem+json`). Trợ lý khác có thể dùng máy
chủ MCP ở `/mcp`, với công cụ `hoi` và `tra_cuu_so_lieu`."""


def include_api(app: FastAPI, services: Services) -> None:
    """Add to an app ``/api``, ``/mcp``, ``/healthz``, ``/readyz`` and ``/metrics``.

    To be called before the pages, which take all other paths.
    """
    add_problems(app)
    health = health_routes(services)
    app.include_router(health)
    answering = Answering(services)
    app.mount("/api", _api(services, answering, health))
    mount_mcp(app, create_mcp(services, answering, figures_finder(services.assistant)))

    @app.get("/api", include_in_schema=False)
    def to_docs() -> RedirectResponse:
        return RedirectResponse("/api/docs")


def _api(services: Services, answering: Answering, beside: APIRouter) -> FastAPI:
    api = FastAPI(title="Hỏi Số", version=VERSION, description=_ABOUT, docs_url=None, redoc_url=None)
    api.router.redirect_slashes = False
    add_problems(api)

    @api.exception_handler(Exception)
    async def unknown(request: Request, _: Exception) -> JSONResponse:
        return problem_response(request.scope, unforeseen(request.scope))

    api.include_router(ask_routes(services, answering))
    api.include_router(document_routes(services))
    api.include_router(figures_routes(services))
    api.include_router(docs_routes())
    api.openapi = lambda: _described(api, beside)  # type: ignore[method-assign]
    return api


def _described(api: FastAPI, beside: APIRouter) -> dict[str, Any]:
    """Return the OpenAPI description; the framework would give problems the type of any other JSON.

    Args:
        api: The app below ``/api``.
        beside: Routes of the server that are described with it.
    """
    if api.openapi_schema is None:
        schema = get_openapi(
            title=api.title,
            version=api.version,
            description=api.description,
            routes=[*api.routes, *beside.routes],
            servers=[{"url": "/api"}],
        )
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if status >= "400":
                        response["content"] = {PROBLEM_JSON: response["content"]["application/json"]}
        for route in beside.routes:
            schema["paths"][getattr(route, "path")]["servers"] = [{"url": "/"}]  # noqa: B009  mypy knows no path
        api.openapi_schema = schema
    return api.openapi_schema
