"""What is kept, as it is read back, and which of it is meant."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

from assistant.kept.keeper import TALK, KeptFigure
from assistant.kept.tables import FeedbackRow, QuestionRow

# The days of those who ask; without summer time since 1975.
VIETNAM = dt.timezone(dt.timedelta(hours=7))
# What leaves no question open.
_SETTLED = ("answered", TALK)
_MARK_LENGTH = 32


@dataclass(frozen=True)
class KeptFeedback:
    """What a reader said of an answer: ``helpful``, ``unhelpful`` or ``wrong_figure``, and why."""

    verdict: str
    reason: str | None
    comment: str | None
    given_at: dt.datetime


@dataclass(frozen=True)
class KeptRow:
    """A question as it is kept: every text masked.

    Attributes:
        id: Its public id.
        asked_at: The moment, in UTC.
        channel: ``chat``, ``api`` or ``mcp``.
        session_mark: The one-way mark of its session.
        feedback: In the order in which it was first given.
        Others: As ``KeptAnswer`` has them.
    """

    id: str
    asked_at: dt.datetime
    channel: str
    session_mark: str | None
    question: str
    history: tuple[str, ...]
    status: str
    reason: str | None
    kind: str | None
    text: str
    figures: tuple[KeptFigure, ...]
    generation: str | None
    as_of: dt.date
    took_ms: float
    feedback: tuple[KeptFeedback, ...] = ()
    filters: dict[str, Any] | None = None

    @property
    def is_unanswered(self) -> bool:
        """Whether something was asked and not answered."""
        return self.status not in _SETTLED

    @property
    def day(self) -> dt.date:
        """The day on which it was asked, in Vietnam."""
        return self.asked_at.astimezone(VIETNAM).date()

    def as_json(self) -> dict[str, Any]:
        """Return it as a line of an export."""
        return {
            "id": self.id,
            "asked_at": self.asked_at.isoformat(timespec="seconds"),
            "channel": self.channel,
            "session_mark": self.session_mark,
            "question": self.question,
            "history": list(self.history),
            "status": self.status,
            "reason": self.reason,
            "kind": self.kind,
            "text": self.text,
            "figures": [vars(figure) for figure in self.figures],
            "generation": self.generation,
            "as_of": self.as_of.isoformat(),
            "filter": self.filters,
            "took_ms": round(self.took_ms, 2),
            "feedback": [
                {**vars(one), "given_at": one.given_at.isoformat(timespec="seconds")} for one in self.feedback
            ],
        }


@dataclass(frozen=True)
class Wanted:
    """Which kept questions are meant: those for which all that is set holds.

    Attributes:
        since: Asked at this moment or later.
        before: Asked earlier than this moment.
        id: The public id.
        session: The session's id, or its mark as an export shows it.
        unanswered: Whether only those that ask something and have no answer.
        with_feedback: Whether only those with feedback.
    """

    since: dt.datetime | None = None
    before: dt.datetime | None = None
    id: str | None = None
    session: str | None = None
    unanswered: bool = False
    with_feedback: bool = False

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what a row must fulfil; nothing where all are meant."""
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(QuestionRow.asked_at >= self.since)
        if self.before is not None:
            found.append(QuestionRow.asked_at < self.before)
        if self.id is not None:
            found.append(QuestionRow.id == self.id)
        if self.session is not None:
            found.append(QuestionRow.session_mark.in_((self.session, session_mark(self.session))))
        if self.unanswered:
            found.append(QuestionRow.status.not_in(_SETTLED))
        if self.with_feedback:
            found.append(QuestionRow.id.in_(Select(FeedbackRow.question_id)))
        return found


EVERYTHING = Wanted()


def session_mark(session: str) -> str:
    """Return the one-way mark of a session: it tells which questions belong together, and opens nothing."""
    return hashlib.sha256(f"hoiso:{session}".encode("utf-8", "replace")).hexdigest()[:_MARK_LENGTH]


def start_of(day: dt.date) -> dt.datetime:
    """Return the moment at which a day begins in Vietnam."""
    return dt.datetime.combine(day, dt.time.min, VIETNAM)


def row_of(stored: QuestionRow) -> KeptRow:
    """Return a stored row as it is read back."""
    return KeptRow(
        id=stored.id,
        asked_at=stored.asked_at,
        channel=stored.channel,
        session_mark=stored.session_mark,
        question=stored.question,
        history=tuple(stored.history),
        status=stored.status,
        reason=stored.reason,
        kind=stored.kind,
        text=stored.text,
        figures=tuple(KeptFigure(**figure) for figure in stored.figures),
        generation=stored.generation,
        as_of=stored.as_of,
        took_ms=stored.took_ms,
        feedback=tuple(KeptFeedback(one.verdict, one.reason, one.comment, one.given_at) for one in stored.feedback),
        filters=stored.filters,
    )
