"""The tools for assistants of others, by the Model Context Protocol: over HTTP at ``/mcp``, and over stdio.

An answer goes out as text with its citations, and as the same JSON that the HTTP API gives.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import FastAPI
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError
from starlette.routing import Route

from assistant.web.api.answering import Answering
from assistant.web.api.expected import expected
from assistant.web.api.figures_found import FigureRequest, FindFigures
from assistant.web.api.problems import Problem, problem_of
from assistant.web.api.routing import read_as_of
from assistant.web.api.schemas import LONGEST_HISTORY, Ends, Filters, FoundFigures, Reply, Text
from assistant.web.limiting import Work, client_of
from assistant.web.request_log import places
from assistant.web.services import Services
from index.filters import filter_of_json
from sources.errors import HoiSoError

_LOG = logging.getLogger(__name__)
PATH = "/mcp"
_MOST_FIGURES = 100
_INSTRUCTIONS = (
    "Số liệu chính thức của Việt Nam về chuyển đổi số, Đề án 06, căn cước, VNeID và dịch vụ công trực tuyến. "
    "Mỗi con số đều trích đúng câu chữ của nguồn, kèm ngày. Khi dùng, hãy giữ nguyên con số như nguồn viết "
    "và dẫn nguồn; «abstained» nghĩa là nguồn không nói, đừng đoán thay."
)
_READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_NO_FIGURES = "Không tìm thấy số liệu nào."

Question = Annotated[Text, Field(description="Câu hỏi tiếng Việt, có dấu hay không dấu, tối đa 1.000 ký tự.")]
History = Annotated[
    list[Text] | None, Field(description="Các câu đã hỏi trước đó, cũ trước mới sau.", max_length=LONGEST_HISTORY)
]
AsOf = Annotated[Text | None, Field(description="Ngày coi là hôm nay, như 2024-10-12.", max_length=40)]
About = Annotated[Text, Field(description="Số liệu về điều gì, ví dụ: hồ sơ trực tuyến của Hà Nội.")]
Documents = Annotated[list[Text] | None, Field(description="Chỉ tìm trong các tài liệu có id này.", max_length=50)]
Publishers = Annotated[
    list[Text] | None, Field(description="Chỉ tìm trong tài liệu của các cơ quan đăng này.", max_length=50)
]
Topics = Annotated[list[Text] | None, Field(description="Chỉ tìm nơi có các chủ đề này.", max_length=50)]
Time = Annotated[Text | Ends | None, Field(description="Thời gian: «2024», «tháng 10/2024», hoặc {from, to}.")]
Limit = Annotated[int, Field(description="Nhiều nhất bấy nhiêu số liệu.", ge=1, le=_MOST_FIGURES)]


class ToolServer(MCPServer):
    """A server of tools whose refusals are Vietnamese; the errors of its tools are told as the HTTP API tells them."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context | None = None
    ) -> CallToolResult | InputRequiredResult:
        """See ``MCPServer``; what goes wrong is a result that says so."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            told = f"Không có công cụ {name!r:.60}." if error.__cause__ is None else _told(error.__cause__)
            return CallToolResult(content=[TextContent(type="text", text=told)], is_error=True)


def create_mcp(services: Services, answering: Answering, find_figures: FindFigures | None) -> ToolServer:
    """Return the server with its tools; without something that finds figures it has the one that answers only."""
    server = ToolServer(
        "hoi-so", title="Hỏi Số", version="1.0", instructions=_INSTRUCTIONS, log_level="WARNING", subscriptions=False
    )

    @server.tool(
        title="Hỏi số liệu",
        description="Trả lời một câu hỏi về số liệu chính thức, kèm trích dẫn; nguồn không nói thì nói là không có.",
        annotations=_READS_ONLY,
    )
    async def hoi(
        context: Context, question: Question, history: History = None, as_of: AsOf = None
    ) -> Annotated[CallToolResult, Reply]:
        _take(services, context)
        row = await answering.ask("mcp", question, read_as_of(as_of, services.today), history or ())
        return _result(_with_sources(row), row)

    if find_figures is None:
        return server

    @server.tool(
        title="Tra cứu số liệu",
        description="Tìm các số liệu theo chữ và bộ lọc: mỗi hàng có nguyên văn, giá trị, đơn vị, thời gian và nguồn.",
        annotations=_READS_ONLY,
    )
    async def tra_cuu_so_lieu(
        context: Context,
        text: About,
        documents: Documents = None,
        publishers: Publishers = None,
        topics: Topics = None,
        period: Time = None,
        as_of: AsOf = None,
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, FoundFigures]:
        _take(services, context)
        asked = Filters(document=documents or [], publisher=publishers or [], topic=topics or [], period=period)
        within = filter_of_json(asked.as_json())
        request = FigureRequest(text, read_as_of(as_of, services.today), within, limit)
        rows = await answering.run(lambda: find_figures(request))
        return _result(_listed(rows["figures"]), rows)

    return server


def mount_mcp(app: FastAPI, server: ToolServer) -> None:
    """Serve the tools at ``/mcp``, while the app runs; what an app refuses before holds here too.

    Each request stands by itself: no session is kept, so that any of several processes may answer the next one.
    """
    # Host and origin are checked by the guard, for all paths alike.
    trusting = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    inner = server.streamable_http_app(
        streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=trusting
    )
    app.router.routes.extend(route for route in inner.routes if isinstance(route, Route))
    before = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Any]:
        async with before(app) as state, server.session_manager.run():
            yield state

    app.router.lifespan_context = lifespan


def _take(services: Services, context: Context) -> None:
    """Count a call of a client that came by HTTP; one by stdio is the user's own."""
    request = context.request_context.request
    if request is not None:
        services.limits.take(Work.ASK, client_of(request.scope))


def _told(error: BaseException) -> str:
    """Return what is told of an error that a call ended with; of one that no one foresaw only that there was one."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"Tham số «{'.'.join(str(step) for step in first['loc'])}» {expected(first)}."
    if isinstance(error, HoiSoError):
        error = problem_of(error)
    if isinstance(error, Problem):
        return error.detail
    _LOG.error("lỗi ngoài dự kiến", extra={"error": type(error).__name__, "at": places(error)})
    return "Máy chủ gặp lỗi ngoài dự kiến; hãy thử lại."


def _result(text: str, row: dict[str, Any]) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=row)


def _with_sources(row: Mapping[str, Any]) -> str:
    """Return the text of an answer with the sources that its marks name under it."""
    lines = [row["text"]]
    if row.get("understood_as"):
        lines.insert(0, f"Hiểu là: {row['understood_as']}")
    return "\n".join([*lines, *(f"[{citation['n']}] {_source(citation)}" for citation in row["citations"])])


def _source(place: Mapping[str, Any]) -> str:
    known = (place["title"] or place["doc_id"], place["publisher"], place["published_on"])
    shown = " · ".join(part for part in known if part)
    return f"{shown} ({place['doc_id']}, ký tự {place['start']}–{place['end']})"


def _listed(figures: list[dict[str, Any]]) -> str:
    rows = (f"{n}. {row['as_written']}: “{row['clause']}” – {_source(row)}" for n, row in enumerate(figures, 1))
    return "\n".join(rows) or _NO_FIGURES
