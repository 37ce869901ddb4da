"""How a route of ``/api/v1`` is made, whichever part it belongs to.

A route is made with ``api_router``, raises ``Problem`` for what it refuses or lets ``UsageError`` pass, and names its
whole path below ``/api``, so that logs and metrics know its template. ``include`` says where it joins the app.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.routing import APIRoute

from assistant.web.api.problems import Problem
from assistant.web.api.schemas import ProblemDetails
from assistant.web.limiting import Work, client_of
from assistant.web.services import Services
from sources.document import PartialDate
from sources.text import fold

AsOf = Annotated[str | None, Query(max_length=40, description="Ngày coi là hôm nay, như 2024-10-12.")]

# What a parameter is called elsewhere, where no letters tell.
_MEANT = {
    **dict.fromkeys(("page_size", "pagesize", "per_page", "perpage", "size", "count", "top", "rows", "n"), "limit"),
    **dict.fromkeys(("page", "start", "skip", "from"), "offset"),
    **dict.fromkeys(("query", "search", "text", "question", "keyword", "s"), "q"),
    **dict.fromkeys(("source", "doc", "doc_id"), "document"),
    **dict.fromkeys(("year", "date", "time"), "period"),
    **dict.fromkeys(("order_by", "sort_by", "orderby"), "sort"),
}
_ALIKE = 0.6
_LONGEST_NAME, _TOLD_AT_MOST = 60, 20

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

    return APIRouter(prefix="/v1", tags=[tag], dependencies=[Depends(limited), Depends(known_parameters)])


async def known_parameters(request: Request) -> None:
    """Refuse parameters that a route has not: left aside, they would seem to have been heeded.

    Raises:
        Problem: 422; it names the first of them, what there is, and what is nearest.
    """
    route = request.scope.get("route")
    known = [field.alias for field in route.dependant.query_params] if isinstance(route, APIRoute) else []
    unknown = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if unknown:
        errors = [{"where": "tham số", "field": name[:_LONGEST_NAME], "detail": "không có"} for name in unknown]
        raise Problem(422, f"{_unknown(unknown[0], known)}.", more={"errors": errors[:_TOLD_AT_MOST]})


def _unknown(name: str, known: Sequence[str]) -> str:
    shown = f"Không có tham số «{name[:_LONGEST_NAME]}»"
    if not known:
        return f"{shown}; địa chỉ này không nhận tham số nào"
    folded = fold(name)
    meant = [one for one in (_MEANT.get(folded),) if one in known]
    near = meant or difflib.get_close_matches(folded, known, 1, _ALIKE)
    return f"{shown}; các tham số là {', '.join(known)}" + (f" (có lẽ là «{near[0]}»)" if near else "")


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
