"""What the pages and the HTTP API give to be kept, and to whom: ``Keeper``.

Of each question asked these are kept, and nothing else: the question and the earlier questions of its
conversation, what was answered (status, reason, kind, text; of each figure its words and its place in a
document), what it was narrowed to, the name of the index generation, the as-of date, the moment, how
long it took, by which channel it came, and a one-way mark of the session that cannot be turned back
into the session's id. No address of a client, no browser's name, no account. Of feedback: the verdict,
the reason chosen, the comment typed, and the moment. Identity numbers, phone numbers, e-mail addresses
and card numbers are masked in every one of these texts before it is written (see ``masking``).
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from assistant.answer import Abstention, Answer
    from assistant.kept.rows import KeptRow, Wanted
    from index.filters import Filter

# Of greetings, thanks and the like: nothing was asked, so that nothing stayed unanswered.
TALK = "talk"


class Channel(enum.Enum):
    """How a question came."""

    CHAT = "chat"
    API = "api"
    MCP = "mcp"


class Verdict(enum.Enum):
    """What a reader says of an answer."""

    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"
    WRONG_FIGURE = "wrong_figure"


@dataclass(frozen=True)
class KeptFigure:
    """A figure that was shown: its words, and the half-open span of its document where they stand."""

    as_written: str
    doc_id: str
    start: int
    end: int


@dataclass(frozen=True)
class KeptAnswer:
    """One question and what was answered.

    Attributes:
        question: As typed; masked when it is written.
        status: ``answered``, ``abstained``, ``error``, or ``TALK`` where nothing was asked.
        text: What was shown, as plain text; masked when it is written.
        as_of: The day that counted as today.
        asked_at: The moment, with its time zone.
        took_ms: Milliseconds that it took.
        channel: How it came.
        history: Earlier questions of the conversation, oldest first; masked when they are written.
        reason: Why there is no answer: the value of a ``Reason``.
        kind: The value of a ``Kind``.
        figures: Every figure shown, the headline first.
        generation: The index generation that answered, where it is known.
        session: The id of the session; only a one-way mark of it is written.
        filters: What was searched, as a row of a batch has its filter; ``None`` for everything. Names are masked when
            they are written.
    """

    question: str
    status: str
    text: str
    as_of: dt.date
    asked_at: dt.datetime
    took_ms: float
    channel: Channel
    history: tuple[str, ...] = ()
    reason: str | None = None
    kind: str | None = None
    figures: tuple[KeptFigure, ...] = ()
    generation: str | None = None
    session: str | None = None
    filters: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.asked_at.tzinfo is None:
            raise ValueError("asked_at needs a time zone")

    @classmethod
    def of(
        cls,
        result: Answer | Abstention,
        *,
        as_of: dt.date,
        asked_at: dt.datetime,
        took_ms: float,
        channel: Channel,
        history: Sequence[str] = (),
        generation: str | None = None,
        session: str | None = None,
        within: Filter | None = None,
    ) -> KeptAnswer:
        """Return what is kept of what the assistant gave back within what was searched; attributes as above."""
        # Here, since the commands that look after what is kept need none of what answers.
        from assistant.answer import Answer
        from assistant.kept.narrowing import filter_json
        from assistant.kept.talk import is_talk
        from assistant.render import text_of

        answer = result if isinstance(result, Answer) else None
        text = text_of(result)
        talks = answer is None and is_talk(text)
        return cls(
            question=result.question,
            status="answered" if answer else TALK if talks else "abstained",
            text=text,
            as_of=as_of,
            asked_at=asked_at,
            took_ms=took_ms,
            channel=channel,
            history=tuple(history),
            reason=None if isinstance(result, Answer) or talks else result.reason.value,
            kind=answer.kind.value if answer else None,
            figures=tuple(
                KeptFigure(one.as_written, one.citation.document.doc_id, one.figure.span.start, one.figure.span.end)
                for one in (answer.figures if answer else ())
            ),
            generation=generation,
            session=session,
            filters=filter_json(within),
        )


class Keeper(Protocol):
    """Keeps questions and feedback; safe to share between threads.

    What keeps never raises: an answer comes first.
    """

    def keep_answer(self, asked: KeptAnswer) -> str | None:
        """Keep a question and its answer.

        Returns:
            The public id of the kept question: 24 random letters, not to be guessed. ``None`` when keeping is off
            or fails; the answer is to be shown all the same, without a way to give feedback.
        """
        ...

    def keep_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None = None, comment: str | None = None
    ) -> bool:
        """Keep what a reader says of an answer; helpful and unhelpful replace each other, a wrong figure stands beside.

        Args:
            answer_id: What ``keep_answer`` returned.
            verdict: What is said.
            reason: The reason chosen from a list, if any.
            comment: Words typed, if any; masked when they are written.

        Returns:
            Whether it is kept: not when keeping is off or fails, or no question of this id is kept.
        """
        ...

    def rows(self, wanted: Wanted | None = None) -> Iterator[KeptRow]:
        """Yield what is kept with its feedback, newest first, for operators; nothing when keeping is off.

        Args:
            wanted: Which of it; by default all.

        Raises:
            KeptUnusable: The database failed.
        """
        ...

    def close(self) -> None:
        """Let go of the database; nothing is kept afterwards."""
        ...


class NotKept:
    """The keeper when keeping is off: does nothing."""

    def keep_answer(self, asked: KeptAnswer) -> str | None:
        """Return ``None``."""
        return None

    def keep_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None = None, comment: str | None = None
    ) -> bool:
        """Return ``False``."""
        return False

    def rows(self, wanted: Wanted | None = None) -> Iterator[KeptRow]:
        """Yield nothing."""
        return iter(())

    def close(self) -> None:
        """Do nothing."""
