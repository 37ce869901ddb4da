"""The MCP tools over stdin and stdout, for an assistant on the same machine."""

from __future__ import annotations

import datetime as dt

from assistant.assistant import LiveAssistant
from assistant.kept.keeping import opened_keeper
from assistant.kept.settings import load_kept_settings
from assistant.web.api.answering import Answering
from assistant.web.api.figures_found import figures_finder
from assistant.web.api.mcp_server import create_mcp
from assistant.web.request_log import log_as_json
from assistant.web.services import Services
from assistant.web.settings import load_web_settings


def serve(assistant: LiveAssistant) -> None:
    """Serve until the other end closes; nothing but the protocol is written to stdout.

    Raises:
        UsageError: A setting cannot be used.
        KeptNewer: A newer version of this program wrote what is kept.
    """
    settings, kept = load_web_settings(), load_kept_settings()
    log_as_json()
    services = Services(assistant, dt.date.today, settings, keeper=opened_keeper(kept))
    try:
        create_mcp(services, Answering(services), figures_finder(assistant)).run("stdio")
    finally:
        services.close()
