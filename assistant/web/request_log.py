"""Each request by one line of JSON on stderr: what was called and how it went, never what was asked.

A line holds no question, no query string, no address of a client, and of the path only its template.
"""

from __future__ import annotations

import contextvars
import hashlib
import logging
import re
import secrets
import sys
import time
import traceback

from pythonjsonlogger.json import JsonFormatter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.kept.masking import MaskingFilter
from assistant.web.api.problems import REQUEST_ID, problem_response, unforeseen
from assistant.web.limiting import client_of
from assistant.web.metrics import Metrics

_LOG = logging.getLogger(__name__)
_HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Where no route was reached: what was refused before, and what there is none for.
_NO_ROUTE = "-"
# Routes that are no routes of FastAPI, so that it does not note them.
_PLAIN = frozenset({"/mcp"})
# An id has no digits, so that nothing takes it for a number to be masked.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_request_id: contextvars.ContextVar[str | None] = contextvars.ContextVar("request_id", default=None)


def log_as_json(level: int = logging.INFO) -> None:
    """Write all logs of this process to stderr, a JSON object a line, each with the id of the request it is about.

    What names a person is masked in every line, whoever logs it.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter(
            ["levelname", "name", "message"],
            timestamp="time",
            json_ensure_ascii=False,
            rename_fields={"levelname": "level", "name": "logger"},
        )
    )
    handler.addFilter(_add_request_id)
    handler.addFilter(MaskingFilter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("assistant").setLevel(level)


def _add_request_id(record: logging.LogRecord) -> bool:
    record.request_id = _request_id.get()
    return True


class RequestLog:
    """Gives each request an id, logs and counts it, and answers 500 for what no one foresaw."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        # Made anew at each start, so that the mark of a client leads back to no address.
        self._key = secrets.token_bytes(16)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _id_of(scope)
        scope[REQUEST_ID] = request_id
        token = _request_id.set(request_id)
        begun = _Begun(self, scope, send)
        try:
            await self._app(scope, receive, begun.send)
        except Exception as error:
            _LOG.error("lỗi ngoài dự kiến", extra={"error": type(error).__name__, "at": places(error)})
            if not begun.is_begun:
                await problem_response(scope, unforeseen(scope))(scope, receive, begun.send)
        finally:
            _request_id.reset(token)

    def tell(self, scope: Scope, status: int, seconds: float) -> None:
        """Log and count a request whose answer begins."""
        method = scope["method"] if scope["method"] in _METHODS else "khác"
        route = _route(scope)
        self._metrics.count_request(method, route, status, seconds)
        more = {
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "client": hashlib.blake2b(client_of(scope).encode(), key=self._key, digest_size=4).hexdigest(),
        }
        _LOG.info("yêu cầu", extra=more)


class _Begun:
    """The answer to one request, from when it begins."""

    def __init__(self, log: RequestLog, scope: Scope, send: Send) -> None:
        self._log, self._scope, self._send = log, scope, send
        self._started = time.perf_counter()
        self.is_begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_begun = True
            MutableHeaders(scope=message)[_HEADER] = self._scope[REQUEST_ID]
            self._log.tell(self._scope, message["status"], time.perf_counter() - self._started)
        await self._send(message)


def _id_of(scope: Scope) -> str:
    """Return the id that a request brings, where it is fit to be logged; otherwise one that is made."""
    brought = Headers(scope=scope).get(_HEADER, "")
    return brought if _SANE.fullmatch(brought) else secrets.token_hex(8).translate(_LETTERS)


def _route(scope: Scope) -> str:
    """Return the template of the route that a request reached: ``/api/v1/documents/{doc_id}``."""
    if scope["path"] in _PLAIN:
        return str(scope["path"])
    path = getattr(scope.get("route"), "path", "")
    return scope.get("root_path", "") + path if path else _NO_ROUTE


def places(error: BaseException) -> list[str]:
    """Return where an error came from, innermost last; without its text, which may hold what was asked."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)[-15:]
    ]
