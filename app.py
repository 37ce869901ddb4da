"""The web app: settings -> assistant -> page. ``python app.py`` serves it; ``--help`` says how it is set."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import closing

from assistant.web.usage import usage
from index.threads import use_threads
from sources.errors import HoiSoError, UsageError, os_reason

# Pages that are open listen for as long as they are; a server that stops does not wait for them to be closed.
_LEAVE_S = 5


def main() -> int:
    """Serve until stopped, or say how; return the exit code."""
    try:
        if told := usage(sys.argv[1:]):
            sys.stdout.write(told)
            return 0
    except UsageError as error:
        sys.stderr.write(f"Lỗi: {error}\n")
        return 2
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
    from assistant.web.opening import opened_services, uploads_folder
    from assistant.web.request_log import log_as_json
    from index.settings import load_settings

    settings = load_settings()
    services = opened_services(settings)
    log_as_json()
    with closing(services), uploads_folder():
        door = _listen(settings.host, settings.port)
        import uvicorn

        # Gradio is imported now that its uploads have a folder.
        from assistant.web.server import create_app

        app = create_app(services)
        shown = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::") else settings.host
        sys.stdout.write(f"Hỏi Số đang chạy tại http://{shown}:{door.getsockname()[1]} (Ctrl+C để dừng)\n")
        sys.stdout.flush()
        # Its own log would hold query strings; whose forwarded headers are believed, the guard decides.
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_LEAVE_S,
        )
        uvicorn.Server(config).run(sockets=[door])
    return 0


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
