"""A server over an index, as a process of its own: prints its port. See ``test_switching_server.py``.

The pages are those of the app. Beside them one address answers as JSON, on as many threads as ask,
since a browser's own protocol would be most of the time of a request.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

from index.threads import use_threads

use_threads(1)

import uvicorn  # noqa: E402
from fastapi import FastAPI  # noqa: E402

from assistant.answer import Answer  # noqa: E402
from assistant.assistant import LiveAssistant  # noqa: E402
from assistant.render import as_json  # noqa: E402
from assistant.web.cards import card_html  # noqa: E402
from assistant.web.markup import source_address  # noqa: E402
from assistant.web.server import create_app  # noqa: E402
from assistant.web.services import Services  # noqa: E402
from tests.conftest import TODAY, HashingEncoder  # noqa: E402


def main() -> None:
    sys.setswitchinterval(1e-4)  # threads meet at more moments
    live = LiveAssistant(Path(sys.argv[1]), HashingEncoder())
    app = FastAPI()

    @app.get("/hoi")
    def ask(question: str) -> dict[str, Any]:
        result = live.current().ask(question, TODAY)
        figure = result.figures[0].figure.span if isinstance(result, Answer) and result.figures else None
        addresses = [source_address(citation, figure) for citation in result.citations]
        return {"answer": as_json(result, None, 0.0), "html": card_html(result), "addresses": addresses}

    app.mount("/", create_app(Services(live, lambda: TODAY)))
    door = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{door.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[door])


if __name__ == "__main__":
    main()
