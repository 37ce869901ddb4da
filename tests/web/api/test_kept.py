"""What is kept of questions of other programs: each with its channel, masked, behind the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Keeper
from assistant.kept.keeping import opened_keeper
from assistant.kept.rows import KeptRow
from assistant.kept.settings import KeptSettings
from assistant.web.api.answering import Answering
from assistant.web.api.mcp_server import create_mcp
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from tests.conftest import TODAY
from tests.web.api.conftest import QUESTION
from tests.web.test_keeping_later import Slow

Kept = Callable[[], list[KeptRow]]


def keeper_at(folder: Path) -> Keeper:
    return opened_keeper(KeptSettings(keep=True, database=f"sqlite:///{folder}/kept.sqlite3", retention_days=0))


@pytest.fixture
def services(live: LiveAssistant, tmp_path: Path) -> Iterator[Services]:
    made = Services(live, lambda: TODAY, WebSettings(asks_per_minute=0), keeper=keeper_at(tmp_path))
    yield made
    made.close()


@pytest.fixture
def kept(services: Services, tmp_path: Path) -> Kept:
    """Return a function that gives what is kept, the oldest first, once all is written."""

    def rows() -> list[KeptRow]:
        services.close()
        again = keeper_at(tmp_path)
        found = list(again.rows())[::-1]
        again.close()
        return found

    return rows


def test_a_question_is_kept_with_its_answer(services: Services, kept: Kept) -> None:
    client = TestClient(create_app(services))
    narrowed = {"topic": ["căn cước"], "period": "2024"}
    asked = {"question": QUESTION, "history": ["Thẻ là gì? 0912345678"], "as_of": "2025-02-03", "filters": narrowed}
    client.post("/api/v1/ask", json=asked)
    [row] = kept()
    assert (row.question, row.status, row.kind, row.channel, row.session_mark) == (
        QUESTION, "answered", "figure", "api", None,
    )  # fmt: skip
    assert (row.as_of.isoformat(), row.generation) == ("2025-02-03", "20260101T000000Z")
    [figure] = row.figures
    assert (figure.as_written, figure.doc_id) == ("hơn 87 triệu", "thẻ & tin.txt")
    assert row.history == ("Thẻ là gì? [số điện thoại]",)
    assert row.filters == {"topics": ["căn cước"], "period": {"from": "2024-01-01", "to": "2024-12-31"}}
    assert row.took_ms > 0


def test_rows_of_a_batch_are_kept_also_those_that_fail(services: Services, kept: Kept) -> None:
    client = TestClient(create_app(services))
    rows = [
        {"question": QUESTION, "history": ["Thẻ là gì?"]},
        {"question": "Thời tiết hôm nay thế nào?", "filter": {"publishers": ["bo cong an"]}},
        {"question": "?!", "filter": []},
        {"id": "không có câu hỏi"},
        {"question": "cảm ơn"},
    ]
    assert len(client.post("/api/v1/batch", json=rows).json()) == 5
    found = kept()
    assert [(row.question, row.status, row.channel) for row in found] == [
        (QUESTION, "answered", "api"),
        ("Thời tiết hôm nay thế nào?", "abstained", "api"),
        ("?!", "error", "api"),
        ("cảm ơn", "talk", "api"),
    ]
    assert [row.filters for row in found] == [None, {"publishers": ["bo cong an"]}, None, None]
    assert (found[0].history, found[0].figures[0].doc_id) == (("Thẻ là gì?",), "thẻ & tin.txt")
    assert found[1].reason is not None


def test_a_question_by_mcp_is_kept_as_such(services: Services, kept: Kept) -> None:
    async def ask() -> Any:
        async with Client(create_mcp(services, Answering(services), None)) as client:
            return await client.call_tool("hoi", {"question": QUESTION})

    assert asyncio.run(ask()).structured_content["status"] == "answered"
    assert [(row.question, row.channel) for row in kept()] == [(QUESTION, "mcp")]


def test_a_question_that_is_refused_is_not_kept(services: Services, kept: Kept) -> None:
    client = TestClient(create_app(services))
    assert client.post("/api/v1/ask", json={"question": "?!"}).status_code == 422
    assert kept() == []


def test_a_keeper_that_hangs_holds_up_no_answer(live: LiveAssistant) -> None:
    keeper = Slow()
    services = Services(live, lambda: TODAY, WebSettings(asks_per_minute=0), keeper=keeper)
    client = TestClient(create_app(services))
    for _ in range(3):
        assert client.post("/api/v1/ask", json={"question": QUESTION}).json()["status"] == "answered"
    assert keeper.kept == []
    keeper.may_go_on.set()
    services.close()
    assert keeper.kept == [QUESTION] * 3


def test_a_database_that_cannot_be_used_spoils_no_answer(live: LiveAssistant, tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite3").mkdir()
    services = Services(live, lambda: TODAY, WebSettings(asks_per_minute=0), keeper=keeper_at(tmp_path))
    client = TestClient(create_app(services))
    replies = [
        client.post("/api/v1/ask", json={"question": QUESTION}),
        client.post("/api/v1/batch", json=[{"question": QUESTION}]),
    ]
    assert [reply.status_code for reply in replies] == [200, 200]
    services.close()
