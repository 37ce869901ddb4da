"""The keeper of a running server: over a ``Store``, and whatever becomes of that, answers go on."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from assistant.kept.errors import KeptNewer, KeptUnusable
from assistant.kept.keeper import Keeper, KeptAnswer, NotKept, Verdict
from assistant.kept.rows import EVERYTHING, KeptRow, Wanted
from assistant.kept.settings import KeptSettings
from assistant.kept.store import Store

_LOG = logging.getLogger(__name__)

# Seconds without a try after a failure, so that not every reader waits for a server that is down.
PAUSE = 30.0
_DAY = dt.timedelta(days=1)
_Written = TypeVar("_Written")


def opened_keeper(settings: KeptSettings, now: Callable[[], dt.datetime] | None = None) -> Keeper:
    """Return the keeper that the settings ask for; to be closed when the server stops.

    A database that cannot be used now (a broken file, a full disk, a folder that is read-only, a server
    that is down) is told in the log and left as it is; the keeper tries it again as questions come.

    Args:
        settings: What is set.
        now: Gives the moment, with its time zone; by default the clock's.

    Raises:
        KeptNewer: A newer version of this program wrote the database.
        UsageError: There is no driver for the URL.
    """
    if not settings.keep:
        return NotKept()
    keeper = StoredKeeper(Store(settings.url), settings.retention_days, now or (lambda: dt.datetime.now(dt.UTC)))
    keeper.start()
    return keeper


class StoredKeeper:
    """Keeps in a database.

    Args:
        store: The database.
        retention_days: How long a question is kept; 0 for ever.
        now: Gives the moment.
        clock: Gives seconds that only go on, for pauses.
    """

    def __init__(
        self,
        store: Store,
        retention_days: int,
        now: Callable[[], dt.datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._retention_days = retention_days
        self._now = now
        self._clock = clock
        self._lock = threading.Lock()
        self._is_ready = False
        self._is_closed = False
        self._tried_again_at = float("-inf")
        self._pruned_at: dt.datetime | None = None

    def start(self) -> None:
        """Make or migrate the database, and delete what is past its days; a failure is only told.

        Raises:
            KeptNewer: A newer version of this program wrote the database.
        """
        try:
            self._prepare()
            self._prune_daily()
        except KeptNewer:
            self._store.close()
            raise
        except KeptUnusable as error:
            self._failed(error)

    def keep_answer(self, asked: KeptAnswer) -> str | None:
        """Keep a question and its answer; see ``Keeper``."""
        return self._tried(lambda: self._store.add(asked))

    def keep_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None = None, comment: str | None = None
    ) -> bool:
        """Keep what a reader says of an answer; see ``Keeper``."""
        kept = self._tried(lambda: self._store.add_feedback(answer_id, verdict, reason, comment, self._now()))
        return bool(kept)

    def rows(self, wanted: Wanted | None = None) -> Iterator[KeptRow]:
        """Yield what is kept; see ``Keeper``."""
        self._prepare()
        return self._store.rows(wanted or EVERYTHING)

    def prune(self, now: dt.datetime) -> int:
        """Delete what is past its days; return how many questions, 0 where they are kept for ever.

        Raises:
            KeptUnusable: The database failed.
        """
        before = oldest_kept(self._retention_days, now)
        return self._store.prune(before) if before else 0

    def close(self) -> None:
        """Close the database; nothing is kept afterwards."""
        self._is_closed = True
        self._store.close()

    def _tried(self, write: Callable[[], _Written]) -> _Written | None:
        """Return what writing gave; ``None`` when it failed, or one that failed is too lately ago."""
        if self._is_closed or self._clock() < self._tried_again_at:
            return None
        try:
            self._prepare()
            written = write()
        except Exception as error:
            # Whatever it is, the answer is shown.
            self._failed(error)
            return None
        try:
            self._prune_daily()
        except KeptUnusable as error:
            self._failed(error)
        return written

    def _prepare(self) -> None:
        with self._lock:
            if not self._is_ready:
                self._store.prepare()
                self._is_ready = True

    def _prune_daily(self) -> None:
        now = self._now()
        with self._lock:
            if self._pruned_at is not None and now - self._pruned_at < _DAY:
                return
            self._pruned_at = now
        if deleted := self.prune(now):
            _LOG.info("đã xoá %d câu hỏi lưu quá %d ngày", deleted, self._retention_days)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KeptUnusable):
            self._tried_again_at = self._clock() + PAUSE
        # Its kind only, where it is not ours: the words of others may hold a question.
        told = str(error) if isinstance(error, KeptUnusable) else type(error).__name__
        _LOG.warning("không lưu được câu hỏi hay phản hồi, câu trả lời vẫn được đưa ra: %s", told)


def oldest_kept(retention_days: int, now: dt.datetime) -> dt.datetime | None:
    """Return the moment before which questions are to be deleted; ``None`` where they are kept for ever."""
    return now - dt.timedelta(days=retention_days) if retention_days else None
