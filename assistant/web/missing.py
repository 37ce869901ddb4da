"""Addresses where there is nothing, told in Vietnamese: to programs as a problem, to browsers as a small page.

What no route of ours takes comes to Gradio, whose own words are English JSON.
"""

from __future__ import annotations

import json

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api.problems import PROBLEM_JSON, problem_response
from assistant.web.api.refusals import problem_of_status
from assistant.web.language import LANGUAGES
from assistant.web.markup import template
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

_STATUSES = (404, 405)
# The routing's own words; Gradio's client may wait for what its other refusals say.
_RAW = ({"detail": "Not Found"}, {"detail": "Method Not Allowed"})
# What programs call.
_FOR_PROGRAMS = ("/api/", "/mcp", "/gradio_api/")
# It runs and loads nothing.
_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"}


class Missing:
    """Puts words of ours in the place of those that the framework has for what is not there."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        await self._app(scope, receive, answer.send)
        if answer.start is not None:
            told = _told(scope, answer.start, answer.body)
            if told is None:
                await send(answer.start)
                await send({"type": "http.response.body", "body": answer.body})
            else:
                await told(scope, receive, send)


class _Answer:
    """The answer to a request, held back where it says that there is nothing."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_refusal(message):
            self.start = message
        elif self.start is None:
            await self._send(message)
        else:
            self.body += message.get("body", b"")


def _is_refusal(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0]
    return start["status"] in _STATUSES and kind in ("application/json", PROBLEM_JSON)


def _told(scope: Scope, start: Message, body: bytes) -> Response | None:
    """Return what is answered in the place of a refusal; ``None`` for the refusal itself."""
    status: int = start["status"]
    headers = MutableHeaders(raw=list(start["headers"]))
    kept = {name: headers[name] for name in ("allow",) if name in headers}
    path: str = scope["path"]
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    if wants_page and path != "/api" and not any(part in f"{path}/" for part in _FOR_PROGRAMS):
        return HTMLResponse(_page(status, _words_at(path)), status, kept | _POLICY)
    if headers.get("content-type", "").startswith(PROBLEM_JSON) or (body and not _is_raw(body)):
        return None
    problem = problem_of_status(status, scope["method"], kept)
    return problem_response(scope, problem)


def _is_raw(body: bytes) -> bool:
    try:
        return json.loads(body) in _RAW
    except ValueError:
        return False


def _words_at(path: str) -> Words:
    """Return the words of the language whose pages an address is near; Vietnamese for any other."""
    for words in LANGUAGES:
        if words is not VIETNAMESE and any(f"{path}/".startswith(f"{place}/") for place, _, _ in words.pages):
            return words
    return VIETNAMESE


def _page(status: int, words: Words) -> str:
    return template("nothing_here.html").render(words=words, said=words.nothing, is_method=status == 405)
