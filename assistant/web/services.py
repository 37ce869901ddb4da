"""What the pages and the HTTP API of one app share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Keeper, NotKept


@dataclass(frozen=True)
class Services:
    """What answers, and what else a request needs.

    Attributes:
        assistant: Answers the questions.
        today: Gives the date of a question; called at each one, so that a server left running stays right.
        keeper: Keeps questions and feedback; by default nothing is kept.
        kept_days: For how many days; ``None`` where no number is set.
    """

    assistant: LiveAssistant
    today: Callable[[], dt.date]
    keeper: Keeper = field(default_factory=NotKept)
    kept_days: int | None = None

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return not isinstance(self.keeper, NotKept)
