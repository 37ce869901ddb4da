"""What the pages and the HTTP API of one app share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from starlette.types import Scope

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Keeper, NotKept
from assistant.operating.desk import Desk
from assistant.web.keeping_later import KeptLater
from assistant.web.limiting import Limits
from assistant.web.metrics import Metrics
from assistant.web.settings import WebSettings


def _nobody(_: Scope) -> bool:
    return False


@dataclass(frozen=True)
class Services:
    """What answers, and what else a request needs.

    Attributes:
        assistant: Answers the questions.
        today: Gives the date of a question; called at each one, so that a server left running stays right.
        settings: Of the web app; by default those of the environment.
        metrics: Counts what is served.
        may_upload: Tells whether a request (its ASGI scope: headers, cookies) may send files to Gradio's upload
            route. Nobody may by default: whoever adds a page with an upload says here who it is for.
        keeper: Keeps questions and feedback; by default nothing is kept.
        kept_days: For how many days; ``None`` or 0 where for no set time.
        desk: What operators work with; ``None`` where there is no operator.
    """

    assistant: LiveAssistant
    today: Callable[[], dt.date]
    settings: WebSettings = field(default_factory=WebSettings)
    metrics: Metrics = field(default_factory=Metrics)
    may_upload: Callable[[Scope], bool] = _nobody
    keeper: Keeper = field(default_factory=NotKept)
    kept_days: int | None = None
    desk: Desk | None = None

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return not isinstance(self.keeper, NotKept)

    @cached_property
    def kept_later(self) -> KeptLater:
        """Keeps, behind the answer, what needs no id for feedback."""
        return KeptLater(self.keeper)

    @cached_property
    def limits(self) -> Limits:
        """How much each client may ask; one count for all parts of the app."""
        return Limits(self.settings)

    def close(self) -> None:
        """Let go of all that is held, when the server stops; what waits to be kept is kept first."""
        self.kept_later.close()
        self.keeper.close()
        if self.desk is not None:
            self.desk.close()
