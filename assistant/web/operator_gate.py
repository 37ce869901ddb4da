"""The gate before all that is an operator's: whatever lies behind it is reached by one who is signed in, or not at all.

The operator's pages are Gradio apps of their own, one for each language, mounted behind this gate, and not a part of
the app that everybody uses. So there is one place where the session is asked for, before any route is looked up:
Gradio's routes for events, uploads, files and its configuration stand behind it as the pages do, and so will what is
added later. Handlers that each had to ask would fail open when one forgets.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.operating.desk import Desk
from assistant.web.api.problems import Problem, problem_response
from assistant.web.language import LANGUAGES
from assistant.web.operator_view import sign_in_html
from assistant.web.words import Words

# Of the pages in each language.
OPERATOR_PATHS = tuple(words.operators.path for words in LANGUAGES)
COOKIE = "hoiso_operator"
# A page with a form and nothing else: it runs and loads nothing.
PLAIN_PAGE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Gate:
    """Lets requests of signed-in operators pass to an app, and answers 403 to all others.

    A browser that asks for a page is shown the form to sign in, with the same status.
    """

    def __init__(self, app: ASGIApp, desk: Desk | None, words: Words) -> None:
        """Take the app, the desk that knows the sessions, and what to say; without a desk, nobody passes."""
        self._app = app
        self._desk = desk
        self._words = words
        path = words.operators.path
        self._of_gradio = (f"{path}/assets/", f"{path}/static/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if self._desk is None or not self._desk.sessions.holds(token_of(scope)):
            if scope["type"] == "http":
                await self._refusal(scope)(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return

        is_ours = not scope["path"].startswith(self._of_gradio)

        async def unstored(message: Message) -> None:
            # What an operator sees stays in no cache, of the browser or on the way; Gradio's own scripts may.
            if message["type"] == "http.response.start" and is_ours:
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, unstored)

    def _refusal(self, scope: Scope) -> Response:
        is_page = scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
        if self._desk is not None and is_page:
            return HTMLResponse(sign_in_html(self._words), 403, PLAIN_PAGE)
        said = self._words.operators
        return problem_response(scope, Problem(403, said.closed if self._desk is None else said.refused))


def token_of(scope: Scope) -> str | None:
    """Return the session's token that a request brings, or ``None``."""
    for line in Headers(scope=scope).getlist("cookie"):
        cookies = SimpleCookie()
        try:
            cookies.load(line)
        except CookieError:
            continue
        if COOKIE in cookies:
            return cookies[COOKIE].value
    return None


def may_upload(scope: Scope, desk: Desk | None) -> bool:
    """Tell whether a request may send files: to an operator's app, by one who is signed in."""
    is_theirs = scope["path"].startswith(tuple(f"{path}/" for path in OPERATOR_PATHS))
    return desk is not None and is_theirs and desk.sessions.holds(token_of(scope))
