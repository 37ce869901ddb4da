"""What stands before all routes: which host was named, who sent it, how large it is, how often one client comes.

Gradio brings routes that this app does not use; those that reach other hosts, or write files, are closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.web.api.problems import Problem, problem_response
from assistant.web.body_limit import BodyLimit
from assistant.web.limiting import Work, client_of
from assistant.web.missing import Missing
from assistant.web.operator_gate import OPERATOR_PATHS
from assistant.web.request_log import RequestLog
from assistant.web.security_headers import SecurityHeaders
from assistant.web.services import Services
from assistant.web.settings import WebSettings

_GRADIO = "/gradio_api/"
UPLOAD = _GRADIO + "upload"
# Routes of Gradio that no page here uses: they fetch from other hosts, run programs on what is sent to them, keep
# what a visitor sends, or are for developers. Downloads (`file=` of a path that Gradio made itself) stay open.
_CLOSED = re.compile(
    r"/(gradio_api/(proxy=|stream/|process_recording|custom_component/|component_server|run-history/|deep_link|dev/|"
    r"file=([a-z][a-z0-9+.-]*:|//|\\)|file/)|monitoring)",
    re.IGNORECASE,
)
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Believed of nobody but a trusted proxy; the host is judged by the Host header alone.
_FORWARDED = frozenset(
    {b"forwarded", b"x-forwarded-host", b"x-forwarded-port", b"x-forwarded-prefix", b"x-forwarded-server"}
)
_FROM_PROXY = frozenset({b"x-forwarded-for", b"x-forwarded-proto"})
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:/@?#\s]+?)\.?(?::\d{1,5})?", re.IGNORECASE)


def add_guard(app: FastAPI, services: Services) -> None:
    """Put the guard before an app: to be called when all else is added, since what is added last stands first."""
    settings = services.settings
    # No origin is let in, and Gradio leaves this to us: its own lets any in, where the host is no local one.
    app.add_middleware(CORSMiddleware, allow_origins=())
    app.add_middleware(BodyLimit, most=lambda scope: _most_bytes(scope, settings))
    app.add_middleware(Guard, services=services)
    app.add_middleware(Missing)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestLog, metrics=services.metrics)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))


def _most_bytes(scope: Scope, settings: WebSettings) -> int:
    return settings.upload_max_mb * 2**20 if _is_upload(scope) else settings.body_max_kb * 2**10


def _is_upload(scope: Scope) -> bool:
    return _path_of(scope).rstrip("/") == UPLOAD


def _path_of(scope: Scope) -> str:
    """Return the path of a request, in whichever of the Gradio apps it is."""
    path: str = scope["path"]
    return path.removeprefix(next(filter(path.startswith, OPERATOR_PATHS), ""))


class Guard:
    """Refuses what should not come in, before anything is read of it."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._may_upload = services.may_upload
        self._is_allowed = _hosts_allowed(services.settings.hosts)
        self._proxied = bool(services.settings.trusted_proxies)
        self._limits = services.limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # there is no page here that opens a WebSocket
            await send({"type": "websocket.close", "code": 1008})
            return
        try:
            self._check(scope, Headers(scope=scope))
        except Problem as problem:
            await problem_response(scope, problem)(scope, receive, send)
            return
        # Gradio makes addresses out of these.
        dropped = _FORWARDED if self._proxied else _FORWARDED | _FROM_PROXY
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name not in dropped]
        await self._app(scope, receive, send)

    def _check(self, scope: Scope, headers: Headers) -> None:
        self._check_host(headers)
        if scope["method"] not in _SAFE_METHODS:
            _check_site(headers)
        path = _path_of(scope)
        if _CLOSED.match(path) or ".." in path.split("/") or "\0" in path:
            raise Problem(404, "Không có gì ở địa chỉ này.")
        if _is_upload(scope) and not self._may_upload(scope):
            raise Problem(403, "Trang này không nhận tệp từ bạn; chỉ người vận hành đã đăng nhập mới tải tệp lên được.")
        if scope["method"] == "POST" and path.startswith((_GRADIO, "/mcp")):
            self._limits.take(Work.EVENT, client_of(scope))

    def _check_host(self, headers: Headers) -> None:
        named = headers.getlist("host")
        host = _HOST.fullmatch(named[0]) if len(named) == 1 else None
        if host is None or not self._is_allowed(host[1].lower()):
            told = f"«{named[0]:.100}»" if named else "không có"
            raise Problem(
                421,
                f"Tên máy chủ trong yêu cầu ({told}) không phải của máy chủ này; nếu đúng là của máy chủ này thì "
                "người vận hành cần thêm tên đó vào HOISO_ALLOWED_HOSTS.",
            )


def _hosts_allowed(names: tuple[str, ...]) -> Callable[[str], bool]:
    exact = frozenset(name for name in names if not name.startswith("*."))
    below = tuple(name[1:] for name in names if name.startswith("*."))
    return lambda host: host in exact or host.endswith(below)


def _check_site(headers: Headers) -> None:
    """Refuse what a page of another site sends: browsers say so, other programs say nothing and send no cookies.

    As the Fetch Metadata specification advises, and by Origin where a browser does not say.

    Raises:
        Problem: 403.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        origin = headers.get("origin")
        is_ours = origin is None or _authority(origin) == _authority(f"//{headers.get('host', '')}")
    if not is_ours:
        raise Problem(403, "Yêu cầu này đến từ trang của nơi khác nên không được nhận; hãy mở trang này rồi thử lại.")


def _authority(address: str) -> tuple[str | None, int | None] | None:
    """Return host and port of an origin or host; the usual ports count as none, since a proxy may speak TLS for us."""
    try:
        parts = urlsplit(address)
        return (parts.hostname, None if parts.port in (80, 443) else parts.port) if parts.hostname else None
    except ValueError:
        return None
