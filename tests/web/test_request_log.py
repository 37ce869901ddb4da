"""The log of requests: one line each, and nothing in it of what was asked or who asked."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.web import request_log
from assistant.web.metrics import Metrics
from assistant.web.request_log import RequestLog, log_as_json


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written to stderr while logs are JSON."""
    root, ours = logging.getLogger(), logging.getLogger("assistant")
    before = list(root.handlers), root.level, ours.level
    written = io.StringIO()
    monkeypatch.setattr(request_log.sys, "stderr", written)
    log_as_json()
    yield written
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()

    @app.get("/hoi/{what}")
    async def hear(what: str, q: str = "") -> dict[str, str]:
        logging.getLogger("assistant.x").warning("ở trong")
        return {}

    @app.get("/hong")
    def break_down(q: str = "") -> None:
        raise ValueError(f"bí mật {q}")

    app.add_middleware(RequestLog, metrics=Metrics())
    return TestClient(app)


def read(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_request_is_one_line_of_json(client: TestClient, lines: io.StringIO) -> None:
    reply = client.get("/hoi/bi-mat", params={"q": "câu hỏi bí mật"})
    inner, line = read(lines)
    assert {**line, "ms": 0, "client": "", "time": ""} == {
        "level": "INFO",
        "logger": "assistant.web.request_log",
        "message": "yêu cầu",
        "method": "GET",
        "route": "/hoi/{what}",
        "status": 200,
        "ms": 0,
        "client": "",
        "request_id": reply.headers["x-request-id"],
        "time": "",
    }
    assert inner["request_id"] == line["request_id"]
    assert "bí mật" not in lines.getvalue()
    assert "bi-mat" not in lines.getvalue()
    assert "testclient" not in lines.getvalue()


def test_an_error_is_logged_by_its_places_without_its_words(client: TestClient, lines: io.StringIO) -> None:
    reply = client.get("/hong", params={"q": "riêng tư"})
    assert (reply.status_code, reply.json()["request_id"]) == (500, reply.headers["x-request-id"])
    error, line = read(lines)
    assert (error["level"], error["error"], line["status"]) == ("ERROR", "ValueError", 500)
    assert error["at"][-1].endswith(" break_down")
    assert "bí mật" not in lines.getvalue()
    assert "riêng tư" not in lines.getvalue()


def test_a_path_that_is_none_is_not_logged(client: TestClient, lines: io.StringIO) -> None:
    client.get("/khong-co/bi-mat")
    assert [(line["route"], line["status"]) for line in read(lines)] == [("-", 404)]
    assert "bi-mat" not in lines.getvalue()


@pytest.mark.parametrize("brought", ["a1", "A.b_c-9", "x" * 64])
def test_an_id_that_is_brought_is_kept(client: TestClient, brought: str) -> None:
    assert client.get("/hoi/a", headers={"X-Request-ID": brought}).headers["x-request-id"] == brought


@pytest.mark.parametrize("brought", ["", "a b", "x" * 65, "<script>", "a\tb", "é", '"}'])
def test_an_id_that_is_not_fit_is_replaced(client: TestClient, brought: str) -> None:
    given = client.get("/hoi/a", headers={"X-Request-ID": brought.encode()}).headers["x-request-id"]
    assert given != brought
    assert len(given) == 16


def test_a_client_has_one_mark_that_another_start_changes(lines: io.StringIO) -> None:
    for _ in range(2):
        app = FastAPI()
        app.add_middleware(RequestLog, metrics=Metrics())
        client = TestClient(app)
        client.get("/")
        client.get("/")
    marks = [line["client"] for line in read(lines)]
    assert marks[0] == marks[1]
    assert marks[2] == marks[3] != marks[0]


def test_an_odd_method_is_not_logged_as_it_is(client: TestClient, lines: io.StringIO) -> None:
    client.request("XYZZY", "/hoi/a")
    assert read(lines)[0]["method"] == "khác"


def test_what_breaks_after_the_answer_began_is_logged_and_not_answered_twice(lines: io.StringIO) -> None:
    sent: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("x")

    async def send(message: Any) -> None:
        sent.append(message["type"])

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    asyncio.run(RequestLog(app, Metrics())(scope, None, send))  # type: ignore[arg-type]
    assert sent == ["http.response.start"]
    assert [line["level"] for line in read(lines)] == ["INFO", "ERROR"]
