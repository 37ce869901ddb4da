"""Errors of the HTTP API: RFC 9457 problem details, in Vietnamese, whatever went wrong.

A route raises ``Problem``, or lets an error of ``sources.errors`` pass; ``refusals.add_problems`` turns these and
all that the framework itself refuses into one form. What no one foresaw is told by its request id alone.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import Scope

from sources.errors import FilterUnknown, HoiSoError, UsageError

_LOG = logging.getLogger(__name__)

PROBLEM_JSON = "application/problem+json"
# Where a request's id is kept in its scope; see ``assistant.web.guard``.
REQUEST_ID = "hoiso.request_id"

_TITLES = {
    400: "Yêu cầu không đọc được",
    403: "Không được phép",
    404: "Không có",
    405: "Phương thức không dùng được ở đây",
    406: "Không có dạng trả lời được yêu cầu",
    413: "Yêu cầu quá lớn",
    415: "Kiểu nội dung không dùng được",
    421: "Tên máy chủ không được phép",
    422: "Nội dung yêu cầu không dùng được",
    429: "Hỏi quá nhanh",
    500: "Lỗi của máy chủ",
    503: "Máy chủ đang bận",
}
_UNFORESEEN = "Máy chủ gặp lỗi ngoài dự kiến; hãy thử lại, và nếu còn lỗi thì báo cho người vận hành mã «{request_id}»."


class Problem(HTTPException):
    """A request that is refused.

    It is an ``HTTPException``, since FastAPI passes these on even out of the reading of a body.

    Attributes:
        detail: A sentence for whoever called: what was found, what was expected, and what to do.
        more: Further members of the problem's object, such as ``errors``.
    """

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, more: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(status, detail, headers)
        self.more = more or {}


def problem_response(scope: Scope, problem: Problem) -> JSONResponse:
    """Return the response that tells of a problem.

    ``type`` is ``about:blank``: what is wrong is told by the status, as RFC 9457 has it.
    """
    content = {
        "type": "about:blank",
        "title": _TITLES.get(problem.status_code) or HTTPStatus(problem.status_code).phrase,
        "status": problem.status_code,
        "detail": problem.detail,
        # Without the query, which may hold what someone asked.
        "instance": scope.get("path", ""),
        "request_id": scope.get(REQUEST_ID),
        **problem.more,
    }
    return JSONResponse(content, problem.status_code, problem.headers, media_type=PROBLEM_JSON)


def problem_of(error: HoiSoError) -> Problem:
    """Return what an error of the project is to a caller: its own words where the caller can mend it."""
    if isinstance(error, UsageError):
        more = {"reason": "filter_unknown"} if isinstance(error, FilterUnknown) else None
        return Problem(422, str(error), more=more)
    # Its text names files of the server: for the log, not for the caller.
    _LOG.error("%s: %s", type(error).__name__, error)
    return Problem(503, "Chỉ mục đang không dùng được; hãy thử lại sau ít phút.", {"Retry-After": "60"})


def unforeseen(scope: Scope) -> Problem:
    """Return what is told of an error that no one foresaw: nothing of it but the id to find it by in the log."""
    return Problem(500, _UNFORESEEN.format(request_id=scope.get(REQUEST_ID)))
