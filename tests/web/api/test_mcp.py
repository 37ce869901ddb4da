"""The tools of the MCP server, called with the official client in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest
from mcp import Client
from mcp_types import CallToolResult

from assistant.assistant import Assistant, LiveAssistant
from assistant.render import as_json
from assistant.web.api.answering import Answering
from assistant.web.api.figures_found import FigureRequest, FindFigures, figures_finder
from assistant.web.api.mcp_server import create_mcp
from assistant.web.services import Services
from tests.conftest import TODAY
from tests.web.api.conftest import CARDS, FILES, QUESTION

Done = TypeVar("Done")
Used = Callable[[Client], Awaitable[Done]]


def use(live: LiveAssistant, what: Used[Done], find: FindFigures | None = None) -> Done:
    """Return what is done with a client of the server."""

    async def run() -> Done:
        services = Services(live, lambda: TODAY)
        server = create_mcp(services, Answering(services), find or figures_finder(live))
        async with Client(server) as client:
            return await what(client)

    return asyncio.run(run())


def call(live: LiveAssistant, tool: str, find: FindFigures | None = None, **arguments: object) -> CallToolResult:
    return use(live, lambda client: client.call_tool(tool, arguments), find)


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    return str(content.text)


def test_the_tools_tell_in_vietnamese_what_they_do(live: LiveAssistant) -> None:
    tools = {tool.name: tool for tool in use(live, lambda client: client.list_tools()).tools}
    assert tools.keys() == {"hoi", "tra_cuu_so_lieu"}
    assert "kèm trích dẫn" in tools["hoi"].description
    assert tools["hoi"].input_schema["required"] == ["question"]
    assert {"history", "as_of"} <= tools["hoi"].input_schema["properties"].keys()
    assert tools["tra_cuu_so_lieu"].annotations.read_only_hint is True
    assert all(tool.output_schema for tool in tools.values())


def test_an_answer_is_text_with_its_source_and_the_json_of_the_api(live: LiveAssistant) -> None:
    result = call(live, "hoi", question=QUESTION)
    assert text_of(result).startswith("**hơn 87 triệu thẻ căn cước gắn chip** [1]")
    assert text_of(result).endswith("[1] Tin thẻ · Bộ Công an · 2024-10-12 (thẻ & tin.txt, ký tự 17–59)")
    said = as_json(live.current().ask(QUESTION, TODAY), None, 0.0)
    assert {**(result.structured_content or {}), "took_ms": 0.0} == said


def test_an_abstention_is_no_error(live: LiveAssistant) -> None:
    result = call(live, "hoi", question=QUESTION, as_of="2024-10-11")
    assert not result.is_error
    assert (result.structured_content or {})["status"] == "abstained"


def test_earlier_questions_are_heard(live: LiveAssistant) -> None:
    earlier = ["Năm 2023 có bao nhiêu hồ sơ trực tuyến?"]
    result = call(live, "hoi", question="còn hồ sơ trực tuyến?", history=earlier)
    assert text_of(result).startswith("Hiểu là: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": ""}, "Câu hỏi trống"),
        ({"question": "a" * 1001}, "giới hạn là 1.000"),
        ({"question": QUESTION, "as_of": "mai"}, "Ngày 'mai' không đọc được"),
        ({}, "Tham số «question» còn thiếu."),
        ({"question": QUESTION, "history": 3}, "Tham số «history"),
        ({"question": "\ud800"}, "nửa của một ký tự"),
    ],
)
def test_what_cannot_be_asked_is_told_in_vietnamese(live: LiveAssistant, arguments: dict[str, Any], words: str) -> None:
    result = call(live, "hoi", **arguments)
    assert result.is_error
    assert words in text_of(result)
    assert "validation error" not in text_of(result)


def test_an_unknown_tool_is_told(live: LiveAssistant) -> None:
    assert text_of(call(live, "nothing")) == "Không có công cụ 'nothing'."


def test_what_no_one_foresaw_is_told_without_its_words(live: LiveAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("bí mật của máy chủ")

    monkeypatch.setattr(Assistant, "ask", broken)
    result = call(live, "hoi", question=QUESTION)
    assert (result.is_error, text_of(result)) == (True, "Máy chủ gặp lỗi ngoài dự kiến; hãy thử lại.")


def test_figures_are_rows_with_their_places(live: LiveAssistant) -> None:
    result = call(live, "tra_cuu_so_lieu", text="hồ sơ trực tuyến", limit=1)
    (row,) = (result.structured_content or {})["figures"]
    assert (row["doc_id"], row["value"], row["unit"]) == ("hồ sơ.txt", "17720000", "hồ sơ")
    assert FILES.text[row["start"] : row["end"]] == row["as_written"] == "17,72 triệu"
    assert row["period"]["from"] == "2023-01-01"
    assert text_of(result).startswith("1. 17,72 triệu: “")
    assert "(hồ sơ.txt, ký tự " in text_of(result)


def test_figures_are_filtered(live: LiveAssistant) -> None:
    def found(**filters: object) -> set[str]:
        result = call(live, "tra_cuu_so_lieu", text="thẻ hồ sơ", **filters)
        return {row["doc_id"] for row in (result.structured_content or {})["figures"]}

    assert found() == {CARDS.doc_id, FILES.doc_id}
    assert found(documents=[CARDS.doc_id]) == {CARDS.doc_id}
    assert found(period="2023") == {FILES.doc_id}
    assert found(publishers=["Bộ Công an"]) == {CARDS.doc_id}
    assert found(topics=["căn cước"]) == {CARDS.doc_id}
    assert found(as_of="2024-01-06") == {FILES.doc_id}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": " "}, "Câu hỏi trống"),
        ({"text": "thẻ", "limit": 0}, "Tham số «limit» phải từ 1 trở lên."),
        ({"text": "thẻ", "limit": 101}, "Tham số «limit» không được quá 100."),
        ({"text": "thẻ", "period": "xyz"}, "«xyz» không đọc được"),
        ({"text": "thẻ", "documents": ["none"]}, "none"),
    ],
)
def test_what_cannot_be_looked_up_is_told(live: LiveAssistant, arguments: dict[str, Any], words: str) -> None:
    result = call(live, "tra_cuu_so_lieu", **arguments)
    assert result.is_error
    assert words in text_of(result)


def test_another_look_up_can_be_given(live: LiveAssistant) -> None:
    asked: list[FigureRequest] = []

    def find(request: FigureRequest) -> dict[str, Any]:
        asked.append(request)
        return {"figures": []}

    result = call(live, "tra_cuu_so_lieu", find, text="thẻ", limit=3)
    assert (asked[0].text, asked[0].limit, asked[0].as_of) == ("thẻ", 3, TODAY)
    assert text_of(result) == "Không tìm thấy số liệu nào."


def test_without_a_look_up_there_is_the_one_tool(live: LiveAssistant) -> None:
    async def run() -> list[str]:
        services = Services(live, lambda: TODAY)
        async with Client(create_mcp(services, Answering(services), None)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert asyncio.run(run()) == ["hoi"]
