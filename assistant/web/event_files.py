"""Files that an event of a page names: only those that were uploaded there, and none where nothing is uploaded.

Gradio looks into every value that an event brings for descriptions of files, whatever the component: a path it copies
to where files are served from, an address it fetches. That a path lies among the uploads it checks only for an app
that was started by ``launch()``, which one that is mounted never is. So it is looked at here, before Gradio does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api.problems import Problem, problem_response

_UPLOAD = "/upload"
_REFUSED = "Yêu cầu này nêu một tệp không phải do trang tải lên, nên không được nhận; hãy tải lại trang rồi thử lại."


def no_file(_: str) -> bool:
    """Tell that a path is that of no upload: for an app that takes no files."""
    return False


class EventFiles:
    """Stands before a Gradio app and refuses, with 403, events that name files they may not.

    Args:
        app: The Gradio app.
        may_name: Tells whether a path is that of an upload.
    """

    def __init__(self, app: ASGIApp, may_name: Callable[[str], bool] = no_file) -> None:
        self._app = app
        self._may_name = may_name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class; an ASGI app."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"].rstrip("/").endswith(_UPLOAD):
            await self._app(scope, receive, send)
            return
        messages = await _read(receive)
        body = b"".join(message.get("body", b"") for message in messages)
        try:
            if not all(map(self._may_name, _named(body))):
                raise Problem(403, _REFUSED)
        except Problem as problem:
            await problem_response(scope, problem)(scope, receive, send)
            return
        waiting = iter(messages)

        async def again() -> Message:
            return next(waiting, None) or await receive()

        await self._app(scope, again, send)


async def _read(receive: Receive) -> list[Message]:
    """Return the messages of a request's body; the size of it is limited before."""
    messages = []
    while True:
        message = await receive()
        messages.append(message)
        if message["type"] != "http.request" or not message.get("more_body", False):
            return messages


def _named(body: bytes) -> Iterator[str]:
    """Yield the path of every file that a body describes.

    Raises:
        Problem: 400, where it is no JSON: what reads it after us might read it all the same.
    """
    try:
        waiting: list[Any] = [json.loads(body)] if body else []
    except (ValueError, RecursionError) as error:
        raise Problem(400, "Yêu cầu này không phải JSON mã UTF-8; hãy tải lại trang rồi thử lại.") from error
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
            # A description has a path, and says in its "meta" that it is one.
            if "path" in value and "meta" in value:
                yield str(value["path"])


def put_before(app: FastAPI, path: str, made: Callable[[ASGIApp], ASGIApp]) -> None:
    """Put something before what was mounted last.

    Args:
        app: The web app.
        path: Where that is mounted.
        made: Returns what stands in its place, over what it is given.

    Raises:
        RuntimeError: Something else was mounted last, so that nothing would stand before what is meant.
    """
    mounted = app.router.routes[-1]
    if not isinstance(mounted, Mount) or mounted.path != path.rstrip("/"):
        raise RuntimeError(f"the app that was mounted last is not at {path}")
    mounted.app = made(mounted.app)


def hold_to_uploads(pages: Any) -> None:  # noqa: ANN401  gradio is not typed
    """Let Gradio itself check too that a file lies among the uploads, as it does for an app that it launched."""
    pages.has_launched = True
