"""How a route of ``/api/v1`` is made, whichever part it belongs to.

A route is made with ``api_router``, raises ``Problem`` for what it refuses or lets ``UsageError`` pass, and names its
whole path below ``/api``, so that logs and metrics know its template. ``include`` says where it joins the app.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from assistant.web.api.problems import Problem
from assistant.web.api.schemas import ProblemDetails
from assistant.web.limiting import Work, client_of
from assistant.web.services import Services
from sources.document import PartialDate

AsOf = Annotated[str | None, Query(max_length=40, description="Ngày coi là hôm nay, như 2024-10-12.")]

# The description of an answer that is none of the refusals.
DONE = "Được."
_REFUSALS = {
    404: "Không có.",
    413: "Yêu cầu quá lớn.",
    415: "Kiểu nội dung không dùng được.",
    422: "Nội dung yêu cầu không dùng được.",
    429: "Hỏi quá nhanh; «Retry-After» nói số giây nên đợi.",
    500: "Lỗi của máy chủ.",
    503: "Máy chủ đang bận; «Retry-After» nói số giây nên đợi.",
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


def api_router(services: Services, tag: str) -> APIRouter:
    """Return a router of this API, whose every request counts towards its client's limit.

    Args:
        services: Of the app.
        tag: The heading that its routes stand under in the documentation.
    """

    async def limited(request: Request) -> None:
        services.limits.take(Work.EVENT, client_of(request.scope))

    return APIRouter(prefix="/v1", tags=[tag], dependencies=[Depends(limited)])


async def needs_json(request: Request) -> None:
    """Refuse a body that is not JSON: one that a form of another site can send is never taken for it.

    Raises:
        Problem: 415.
    """
    kind = kind_of(request)
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise wrong_kind(kind, "application/json")


def read_as_of(as_of: str | None, today: Callable[[], dt.date]) -> dt.date:
    """Return the date that counts as today.

    Raises:
        BadDate: It is no date.
    """
    return today() if as_of is None else PartialDate.parse(as_of).last


def kind_of(request: Request) -> str:
    """Return the type of a body as its sender names it, in lower case; empty where it is not named."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def wrong_kind(kind: str, needed: str) -> Problem:
    """Return the problem of a body of another type than is needed."""
    found = f"«{kind:.60}»" if kind else "không có"
    return Problem(415, f"Content-Type {found}; cần {needed}.", {"Accept": needed.split()[0]})
