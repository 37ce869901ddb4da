"""What the framework refuses, told as problems in Vietnamese, and field by field where a request has the wrong form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.web.api.expected import expected
from assistant.web.api.problems import Problem, problem_of, problem_response
from sources.errors import HoiSoError

_DETAILS = {
    400: "Nội dung gửi lên không đọc được; hãy gửi JSON mã UTF-8 như mô tả ở /api/docs.",
    404: "Không có gì ở địa chỉ này; hãy xem các địa chỉ dùng được ở /api/docs.",
    405: "Địa chỉ này không nhận phương thức {method}; hãy xem phương thức được nhận ở /api/docs.",
}
_REFUSED = "Máy chủ từ chối yêu cầu này ({status}); hãy xem cách gọi ở /api/docs."

_WHERE = {"body": "nội dung", "query": "tham số", "path": "đường dẫn", "header": "đầu mục"}
_TOLD_AT_MOST = 20


def add_problems(app: FastAPI) -> None:
    """Let an app tell all of its errors as problems."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> JSONResponse:
        return problem_response(request.scope, error if isinstance(error, Problem) else _of_framework(request, error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return problem_response(request.scope, problem_of_validation(error))

    @app.exception_handler(HoiSoError)
    async def told(request: Request, error: HoiSoError) -> JSONResponse:
        return problem_response(request.scope, problem_of(error))


def _of_framework(request: Request, error: HTTPException) -> Problem:
    """Return a refusal of the framework in our words; its own are English."""
    return problem_of_status(error.status_code, request.method, error.headers)


def problem_of_status(status: int, method: str, headers: Mapping[str, str] | None = None) -> Problem:
    """Return what is told of a status that the framework refuses a request with."""
    return Problem(status, _DETAILS.get(status, _REFUSED).format(method=method, status=status), headers)


def problem_of_validation(error: RequestValidationError) -> Problem:
    """Return the problem of a request of the wrong form; what was sent is not repeated.

    Its ``errors`` hold ``{"where", "field", "detail"}`` of each thing that is wrong, the first twenty.
    """
    told = [_told(one) for one in error.errors()[:_TOLD_AT_MOST]]
    first = told[0]
    named = f"«{first['field']}»" if first["field"] else "Nội dung gửi lên"
    return Problem(422, f"{named} {first['detail']}; hãy xem cách gọi ở /api/docs.", more={"errors": told})


def _told(one: dict[str, Any]) -> dict[str, str]:
    where, *path = one["loc"] or ("body",)
    if one["type"] == "json_invalid":
        path = []  # the position of a character, not of a field
    return {
        "where": _WHERE.get(str(where), str(where)),
        "field": ".".join(str(step) for step in path)[:100],
        "detail": expected(one),
    }
