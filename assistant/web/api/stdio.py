"""The MCP tools over stdin and stdout, for an assistant on the same machine."""

from __future__ import annotations

import datetime as dt

from assistant.assistant import LiveAssistant
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
    """
    services = Services(assistant, dt.date.today, settings=load_web_settings())
    log_as_json()
    create_mcp(services, Answering(services), figures_finder(assistant)).run("stdio")
