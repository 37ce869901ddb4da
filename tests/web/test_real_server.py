"""The server as it is started, called over the network: hosts, sizes, limits, logs, and the MCP tools."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from index.build import build, plan
from index.encoder import PackagedEncoder
from tests.conftest import BUILT_AT, ROOT, make_document
from tests.web.serving import serving

QUESTION = "Đã cấp bao nhiêu thẻ căn cước?"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build(plan([make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "tin.txt")]), folder, packaged, BUILT_AT)
    return folder


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    with serving(index) as url:
        yield url


def post(address: str, body: bytes, **headers: str) -> tuple[int, dict[str, Any], http.client.HTTPMessage]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    connection.request("POST", place.path, body, {"Content-Type": "application/json", **headers})
    reply = connection.getresponse()
    told = json.loads(reply.read())
    connection.close()
    return reply.status, told, reply.msg


def ask(address: str, **headers: str) -> tuple[int, dict[str, Any], http.client.HTTPMessage]:
    return post(f"{address}api/v1/ask", json.dumps({"question": QUESTION}).encode(), **headers)


def test_a_question_is_answered(address: str) -> None:
    status, told, headers = ask(address)
    assert (status, told["figures"][0]["value"]) == (200, "87000000")
    assert headers["server"] is None


def test_another_host_and_another_site_are_refused(address: str) -> None:
    assert ask(address, Host="evil.example:80")[0] == 421
    assert ask(address, Origin="https://evil.example")[0] == 403


def test_a_body_without_an_end_is_cut_off(address: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        connection.sendall(
            b"POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        sent, piece = 0, b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            while sent < 500 * 2**20:
                connection.sendall(piece)
                sent += 0x10000
        except OSError:
            pass
        assert sent < 20 * 2**20
    assert urllib.request.urlopen(address + "healthz", timeout=10).status == 200


@pytest.mark.parametrize("path", ["/api/v1/ask", "/gradio_api/queue/join", "/mcp"])
def test_a_length_of_500_megabytes_is_refused_unread(address: str, path: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        connection.sendall(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            "Content-Length: 524288000\r\n\r\n".encode()
        )
        head = connection.recv(65536).lower()
    assert head.startswith(b"http/1.1 413 ")
    assert b"application/problem+json" in head
    assert b"connection: close" in head


def test_the_tools_answer_over_http(address: str) -> None:
    async def run(mode: str) -> tuple[set[str], Any, Any]:
        async with Client(address + "mcp", mode=mode) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            answer = await client.call_tool("hoi", {"question": QUESTION})
            figures = await client.call_tool("tra_cuu_so_lieu", {"text": "thẻ căn cước"})
            return tools, answer, figures

    for mode in ("auto", "legacy"):
        tools, answer, figures = asyncio.run(run(mode))
        assert tools == {"hoi", "tra_cuu_so_lieu"}
        assert answer.structured_content["figures"][0]["as_written"] == "hơn 87 triệu"
        assert "(tin.txt, ký tự 0–42)" in answer.content[0].text
        assert figures.structured_content["figures"][0]["value"] == "87000000"


def test_the_tools_answer_over_stdio(index: Path) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    words = ["-m", "assistant", "mcp", "--index", str(index)]
    server = StdioServerParameters(command=sys.executable, args=words, env=environment, cwd=ROOT)

    async def run() -> Any:
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("hoi", {"question": QUESTION})

    assert asyncio.run(run()).structured_content["status"] == "answered"


def test_limits_hold_and_logs_name_no_question(
    index: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOISO_ASKS_PER_MINUTE", "2")
    with serving(index) as address:
        replies = [ask(address, **{"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(5)]
        urllib.request.urlopen(address + "api/v1/documents?offset=0&limit=7", timeout=10).read()

        async def by_mcp() -> Any:
            async with Client(address + "mcp") as client:
                return [await client.call_tool("hoi", {"question": QUESTION}) for _ in range(3)][-1]

        asked_by_mcp = asyncio.run(by_mcp())
    status, told, headers = replies[-1]
    assert (replies[0][0], status, told["title"]) == (200, 429, "Hỏi quá nhanh")
    assert 1 <= int(headers["retry-after"]) <= 60
    assert (asked_by_mcp.is_error, "2 câu hỏi một phút" in asked_by_mcp.content[0].text) == (True, True)

    written = capfd.readouterr().err
    lines = [json.loads(line) for line in written.splitlines()]
    assert [line["status"] for line in lines if line["route"] == "/api/v1/ask"][:1] == [200]
    assert {"/api/v1/ask", "/api/v1/documents", "/mcp"} <= {line["route"] for line in lines}
    for word in ("thẻ", "căn cước", "limit=7", "127.0.0.1", "203.0.113"):
        assert word not in written
