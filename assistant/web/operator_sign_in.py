"""Signing in and out: plain forms, outside the gate."""

from __future__ import annotations

import math
from urllib.parse import parse_qs

import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.types import Scope

from assistant.operating.desk import Desk
from assistant.operating.passwords import LONGEST
from assistant.web.limiting import client_of
from assistant.web.operator_gate import COOKIE, OPERATOR_PATHS, PLAIN_PAGE, token_of
from assistant.web.operator_view import sign_in_html
from assistant.web.words import Words


def sign_in_routes(desk: Desk, words: Words) -> APIRouter:
    """Return the routes of a language; to be included before what stands behind the gate is mounted."""
    router = APIRouter(include_in_schema=False)
    said = words.operators

    @router.get(said.sign_in_path)
    def show_form(request: Request) -> Response:
        if desk.sessions.holds(token_of(request.scope)):
            return RedirectResponse(f"{said.path}/", 303)
        return HTMLResponse(sign_in_html(words), headers=PLAIN_PAGE)

    @router.post(said.sign_in_path)
    async def sign_in(request: Request) -> Response:
        password = _password(await request.body())
        client = client_of(request.scope)
        if wait := desk.tries.begin(client):
            seconds = math.ceil(wait)
            return _form(words, said.sign_in.locked(seconds), 429, {"Retry-After": str(seconds)})
        if not await anyio.to_thread.run_sync(desk.password.fits, password):
            return _form(words, said.sign_in.wrong, 403)
        desk.tries.succeeded(client)
        # A session from before is not gone on with: whoever knew its token does not come to know this one.
        desk.sessions.end(token_of(request.scope))
        reply = RedirectResponse(f"{said.path}/", 303)
        _set_cookie(reply, desk.sessions.begin(), request.scope)
        return reply

    @router.post(said.sign_out_path)
    def sign_out(request: Request) -> Response:
        desk.sessions.end(token_of(request.scope))
        reply = RedirectResponse(words.sources.path, 303)
        for path in OPERATOR_PATHS:
            reply.delete_cookie(COOKIE, path=path, httponly=True, samesite="strict")
        return reply

    return router


def _password(body: bytes) -> str:
    """Return what was typed into the form; empty where it is not there."""
    fields = parse_qs(body[: 16 * LONGEST].decode("ascii", "replace"), max_num_fields=None)
    return fields.get("mat-khau", [""])[0]


def _form(words: Words, told: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return HTMLResponse(sign_in_html(words, told), status, {**PLAIN_PAGE, **(headers or {})})


def _set_cookie(reply: Response, token: str, scope: Scope) -> None:
    # Without an age: it is gone with the browser. The server ends the session in any case. Set for the pages of each
    # language, so that no other part of the server is sent it.
    is_encrypted = _is_encrypted(scope)
    for path in OPERATOR_PATHS:
        reply.set_cookie(COOKIE, token, path=path, httponly=True, samesite="strict", secure=is_encrypted)


def _is_encrypted(scope: Scope) -> bool:
    """Tell whether the browser speaks TLS: to us, or to a proxy; of one that is not trusted the browser tells."""
    return scope["scheme"] == "https" or Headers(scope=scope).get("origin", "").startswith("https://")
