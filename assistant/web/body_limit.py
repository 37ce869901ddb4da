"""The size of a request, held to while it is read: what its headers say of it may be missing or wrong."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api.problems import Problem, problem_response


class BodyLimit:
    """Refuses requests that are too large, with 413.

    What reads the body learns of it by a ``Problem``, and whatever it makes of that, the answer is 413.
    """

    def __init__(self, app: ASGIApp, most: Callable[[Scope], int]) -> None:
        """Take the app, and what gives the most bytes of a request."""
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope)
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told[:20]) > most:
            await problem_response(scope, _too_large(most))(scope, receive, send)
            return
        await _Reading(self._app, most).run(scope, receive, send)


class _Reading:
    """One request that is being read."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._read = 0
        self._is_begun = False

    async def run(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def limited() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                self._read += len(message.get("body", b""))
                if self._is_over:
                    raise _too_large(self._most)
            return message

        async def watched(message: Message) -> None:
            # What the app answers to a request that it could not read whole is not sent.
            if self._is_begun or not self._is_over:
                self._is_begun = True
                await send(message)

        try:
            await self._app(scope, limited, watched)
        except Exception:
            if self._is_begun or not self._is_over:
                raise
        if self._is_over and not self._is_begun:
            await problem_response(scope, _too_large(self._most))(scope, receive, send)

    @property
    def _is_over(self) -> bool:
        return self._read > self._most


def _too_large(most: int) -> Problem:
    size = f"{most // 2**10} KB" if most % 2**20 else f"{most // 2**20} MB"
    # The rest of the body is not read, so that nothing else can come by this connection.
    return Problem(413, f"Yêu cầu vượt giới hạn {size}; hãy gửi ít hơn một lần.", {"Connection": "close"})
