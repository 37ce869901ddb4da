"""The web app: settings -> assistant -> page. ``python app.py`` serves it."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from index.threads import use_threads
from sources.errors import HoiSoError, UsageError, os_reason

if TYPE_CHECKING:
    from assistant.web.services import Services


def main() -> int:
    """Serve until stopped; return the exit code."""
    use_threads(1)
    # Nothing leaves this machine: no usage reports, no version check.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    # To end as Ctrl+C does: what waits is kept, and nothing is left lying about.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return serve()
    except KeyboardInterrupt:
        return 0
    except HoiSoError as error:
        sys.stderr.write(f"Lỗi: {error}\n")
        return 2 if isinstance(error, UsageError) else 1


def serve() -> int:
    """Load the index and serve the page."""
    from assistant.assistant import LiveAssistant
    from assistant.kept.keeping import opened_keeper
    from assistant.kept.settings import load_kept_settings
    from assistant.operating.desk import opened_desk
    from assistant.operating.settings import load_operator_settings
    from assistant.web.settings import load_web_settings
    from index.generation import encoder_for
    from index.settings import load_settings

    settings, web_settings = load_settings(), load_web_settings()
    kept_settings, operator_settings = load_kept_settings(), load_operator_settings()
    assistant = LiveAssistant(settings.index_dir, encoder_for(settings.index_dir, settings.model))

    from assistant.web.operator_gate import may_upload
    from assistant.web.request_log import log_as_json
    from assistant.web.services import Services

    log_as_json()
    door = _listen(settings.host, settings.port)
    keeper = opened_keeper(kept_settings)
    desk = opened_desk(operator_settings, settings)
    services = Services(
        assistant,
        dt.date.today,
        settings=web_settings,
        may_upload=partial(may_upload, desk=desk),
        keeper=keeper,
        kept_days=kept_settings.retention_days or None,
        desk=desk,
    )
    with closing(services), uploads_folder():
        _answer(services, door, settings.host)
    return 0


def _answer(services: Services, door: socket.socket, host: str) -> None:
    """Answer at a door until stopped."""
    import uvicorn

    from assistant.web.server import create_app

    app = create_app(services)
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host
    sys.stdout.write(f"Hỏi Số đang chạy tại http://{shown}:{door.getsockname()[1]} (Ctrl+C để dừng)\n")
    sys.stdout.flush()
    # Its own log would hold query strings; whose forwarded headers are believed, the guard decides.
    config = uvicorn.Config(app, log_config=None, access_log=False, proxy_headers=False, server_header=False)
    uvicorn.Server(config).run(sockets=[door])


@contextmanager
def uploads_folder() -> Iterator[None]:
    """Let Gradio put what is uploaded where only this user may look, and leave nothing of it behind."""
    with tempfile.TemporaryDirectory(prefix="hoiso-") as folder:
        # Read when Gradio is imported, which it is not yet.
        os.environ["GRADIO_TEMP_DIR"] = folder
        yield


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that the address is printed only when it is ours."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise UsageError(
            f"Không mở được cổng {port} ở {host} ({os_reason(error)}); hãy đặt HOST hoặc PORT khác, ví dụ PORT=7861."
        ) from error


if __name__ == "__main__":
    sys.exit(main())
