"""The database of what is kept: writes masked rows, reads them back, erases them. It raises; ``keeping`` does not."""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
import sqlite3
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assistant.kept.engines import READS, make_file, open_engine, shrink, use_wal
from assistant.kept.errors import KeptMissing, place_of, unusable
from assistant.kept.keeper import KeptAnswer, Verdict
from assistant.kept.masking import mask
from assistant.kept.migrating import migrate
from assistant.kept.rows import EVERYTHING, KeptRow, Wanted, row_of, session_mark
from assistant.kept.tables import FeedbackRow, QuestionRow

# Seconds: a reader waits for the answer; a command may wait.
SERVING, COMMAND = 3.0, 60.0

_ID_LETTERS = 24
_BATCH = 500
_LONGEST_TEXT, _LONGEST_COMMENT, _LONGEST_REASON, _LONGEST_NAME = 20_000, 2_000, 200, 64
_LONGEST_NUMBER = 100
# Of a document, a publisher or a topic that a question is narrowed to.
_LONGEST_NAMED = 500
_MOST_HISTORY = 20
_OPPOSITE = {Verdict.HELPFUL: Verdict.UNHELPFUL, Verdict.UNHELPFUL: Verdict.HELPFUL}


class Store:
    """One database, over as many connections as are needed; safe to share between threads.

    Every method but ``close`` raises ``KeptUnusable`` when the database fails; then nothing was changed.
    """

    def __init__(self, url: URL, patience: float = SERVING) -> None:
        self.url = url
        self._engine = open_engine(url, patience)
        self._reading = self._engine.execution_options(**{READS: True})

    @property
    def place(self) -> str:
        """Where it is, without a password."""
        return place_of(self.url)

    def prepare(self) -> tuple[str | None, str | None]:
        """Make the database and its tables, or migrate them; see ``migrate`` for what is returned.

        Raises:
            KeptNewer: A newer version of this program wrote it.
            KeptUnusable: It cannot be made or written.
        """
        with self._told():
            if self.url.get_backend_name() == "sqlite":
                make_file(Path(str(self.url.database)))
                use_wal(self._engine)
            return migrate(self._engine)

    def check_there(self) -> None:
        """See that there is a database to read.

        Raises:
            KeptMissing: Nothing was kept here yet.
        """
        if self.url.get_backend_name() == "sqlite" and not Path(str(self.url.database)).exists():
            raise KeptMissing(f"Chưa có câu hỏi nào được lưu ở {self.place}; hãy xem lại HOISO_DATABASE_URL.")

    def add(self, asked: KeptAnswer) -> str:
        """Write a question, masked, and return its public id."""
        row = QuestionRow(
            id=new_id(),
            asked_at=asked.asked_at,
            channel=asked.channel.value,
            session_mark=session_mark(asked.session) if asked.session else None,
            question=_written(asked.question, _LONGEST_TEXT),
            history=[_written(earlier, _LONGEST_TEXT) for earlier in asked.history[-_MOST_HISTORY:]],
            status=asked.status,
            reason=asked.reason,
            kind=asked.kind,
            text=_written(asked.text, _LONGEST_TEXT),
            figures=[vars(one) | {"as_written": _written(one.as_written, _LONGEST_TEXT)} for one in asked.figures],
            generation=asked.generation and asked.generation[:_LONGEST_NAME],
            as_of=asked.as_of,
            took_ms=asked.took_ms,
            filters=asked.filters and _written_filter(asked.filters),
        )
        with self._told(), Session(self._engine) as session, session.begin():
            answer_id = row.id
            session.add(row)
        return answer_id

    def add_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None, comment: str | None, now: dt.datetime
    ) -> bool:
        """Write what a reader says, masked; return whether a question of this id is kept.

        The same verdict said again replaces the first; helpful and unhelpful replace each other.
        """
        replaced = [verdict.value, *([_OPPOSITE[verdict].value] if verdict in _OPPOSITE else [])]
        with self._told(), Session(self._engine) as session, session.begin():
            # On a server, the row is locked: two windows may speak at once.
            if session.scalar(select(QuestionRow.id).where(QuestionRow.id == answer_id).with_for_update()) is None:
                return False
            of_it = FeedbackRow.question_id == answer_id
            session.execute(delete(FeedbackRow).where(of_it, FeedbackRow.verdict.in_(replaced)))
            session.add(
                FeedbackRow(
                    question_id=answer_id,
                    verdict=verdict.value,
                    reason=_written(reason, _LONGEST_REASON) if reason else None,
                    comment=_written(comment, _LONGEST_COMMENT) if comment else None,
                    given_at=now,
                )
            )
        return True

    def rows(self, wanted: Wanted = EVERYTHING) -> Iterator[KeptRow]:
        """Yield what is kept, newest first; rows that are written meanwhile are left out."""
        last: KeptRow | None = None
        while True:
            query = select(QuestionRow).where(*wanted.conditions())
            if last is not None:
                query = query.where(tuple_(QuestionRow.asked_at, QuestionRow.id) < (last.asked_at, last.id))
            query = query.order_by(QuestionRow.asked_at.desc(), QuestionRow.id.desc()).limit(_BATCH)
            with self._told(), Session(self._reading) as session:
                batch = [row_of(stored) for stored in session.scalars(query)]
            yield from batch
            if len(batch) < _BATCH:
                return
            last = batch[-1]

    def count(self, wanted: Wanted = EVERYTHING) -> int:
        """Return how many questions are meant."""
        query = select(func.count()).select_from(QuestionRow).where(*wanted.conditions())
        with self._told(), Session(self._reading) as session:
            return session.scalar(query) or 0

    def erase(self, wanted: Wanted) -> int:
        """Erase questions with their feedback for good; return how many there were.

        Where it fails after the rows are gone, for want of room to write the file anew, calling it again ends it.
        """
        erased = self._delete(wanted)
        with self._told():
            shrink(self._engine)
        return erased

    def prune(self, before: dt.datetime) -> int:
        """Delete what was asked before a moment; return how many questions."""
        return self._delete(Wanted(before=before))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _delete(self, wanted: Wanted) -> int:
        with self._told(), Session(self._engine) as session, session.begin():
            chosen = select(QuestionRow.id).where(*wanted.conditions())
            # Said, though the key cascades: not every database is set to.
            session.execute(delete(FeedbackRow).where(FeedbackRow.question_id.in_(chosen)))
            found = session.execute(delete(QuestionRow).where(*wanted.conditions()))
            return int(found.rowcount)  # type: ignore[attr-defined]

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise unusable(self.url, error) from error


def new_id() -> str:
    """Return a random public id. It has no digits, so that nothing takes it for a number to be masked."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(_ID_LETTERS))


def _written_filter(filters: dict[str, Any]) -> dict[str, Any]:
    """Return a filter as it is written: its names masked, for they are typed by whoever asks."""
    return {
        name: [_written(one, _LONGEST_NAMED) for one in value] if isinstance(value, list) else value
        for name, value in filters.items()
    }


def _written(text: str, longest: int) -> str:
    """Return a text as it is written: masked, then cut, and with no character that a database refuses."""
    sound = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    looked_at = sound[: 2 * longest]
    masked = mask(looked_at)
    if len(looked_at) < len(sound):
        # The end may be half a number, which no rule knows.
        masked = masked[:-_LONGEST_NUMBER]
    return masked[:longest]
