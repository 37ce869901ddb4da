"""The size of a request is held to while it is read, whatever its headers say and whatever the app makes of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.body_limit import BodyLimit


async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


async def answers_400(scope: Scope, receive: Receive, send: Send) -> None:
    try:
        await reads_all(scope, receive, send)
    except Exception:
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b"bad"})


async def reads_nothing(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("broken")


def run(app: ASGIApp, chunks: list[bytes], told: str | None = None) -> tuple[int, bytes, int]:
    """Return status and body of the answer, and how many chunks were read."""
    left: Iterator[bytes] = iter(chunks)
    read = 0
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": next(left), "more_body": read < len(chunks)}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-length", told.encode())] if told else []
    scope: Scope = {"type": "http", "path": "/", "headers": headers, "method": "POST"}
    asyncio.run(BodyLimit(app, lambda _: 100)(scope, receive, send))
    return sent[0]["status"], sent[1]["body"], read


def test_what_fits_is_read() -> None:
    assert run(reads_all, [b"x" * 60, b"x" * 40]) == (200, b"100", 2)


def test_what_is_told_to_be_too_large_is_not_read() -> None:
    status, body, read = run(reads_all, [b"x"], told="101")
    assert (status, read) == (413, 0)
    assert "vượt giới hạn" in json.loads(body)["detail"]


@pytest.mark.parametrize("told", [None, "1", "-5", "x", "١"])
@pytest.mark.parametrize("app", [reads_all, answers_400])
def test_what_turns_out_too_large_is_read_no_further(app: ASGIApp, told: str | None) -> None:
    status, _, read = run(app, [b"x" * 60] * 50, told)
    assert (status, read) == (413, 2)


def test_an_endless_length_is_too_large() -> None:
    assert run(reads_all, [b"x"], told="9" * 5000)[0] == 413


def test_an_app_that_reads_nothing_answers() -> None:
    assert run(reads_nothing, [b"x" * 500])[0] == 204


def test_other_errors_pass() -> None:
    with pytest.raises(RuntimeError, match="broken"):
        run(breaks, [b"x"])
