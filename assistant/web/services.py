"""What the pages and the HTTP API of one app share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from assistant.assistant import LiveAssistant


@dataclass(frozen=True)
class Services:
    """What answers, and what else a request needs.

    Attributes:
        assistant: Answers the questions.
        today: Gives the date of a question; called at each one, so that a server left running stays right.
    """

    assistant: LiveAssistant
    today: Callable[[], dt.date]
