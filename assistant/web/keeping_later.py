"""Keeping without waiting: a thread of its own writes what other programs asked, behind the answer."""

from __future__ import annotations

import logging
import queue
import threading
import time

from assistant.kept.keeper import Keeper, KeptAnswer, NotKept

_LOG = logging.getLogger(__name__)

# Answers that wait to be written; when the database is slower than the questions come, more are let go.
_MOST_WAITING = 1_000
# Seconds in which what waits may still be written when the server stops, and between two notes of a loss.
_PATIENCE = 5.0
_NOTE_EVERY = 60.0


class KeptLater:
    """Hands answers to a keeper one after another; safe to share between threads."""

    def __init__(self, keeper: Keeper, most_waiting: int = _MOST_WAITING) -> None:
        self._keeper = keeper
        self._waiting: queue.Queue[KeptAnswer | None] = queue.Queue(most_waiting)
        self._lock = threading.Lock()
        self._writer: threading.Thread | None = None
        self._is_closed = isinstance(keeper, NotKept)
        self._noted_at = float("-inf")

    @property
    def keeps(self) -> bool:
        """Whether anything that is given is kept."""
        return not self._is_closed

    def keep(self, asked: KeptAnswer) -> None:
        """Keep a question and its answer soon; never waits and never raises."""
        if self._is_closed:
            return
        self._start()
        try:
            self._waiting.put_nowait(asked)
        except queue.Full:
            self._note_loss()

    def close(self) -> None:
        """Write what waits, for a few seconds at most; nothing is kept afterwards."""
        self._is_closed = True
        if self._writer is None:
            return
        try:
            self._waiting.put(None, timeout=_PATIENCE)
        except queue.Full:
            return
        self._writer.join(_PATIENCE)

    def _start(self) -> None:
        with self._lock:
            if self._writer is None:
                # A daemon: a database that hangs does not keep the server from stopping.
                self._writer = threading.Thread(target=self._write, name="kept", daemon=True)
                self._writer.start()

    def _write(self) -> None:
        while (asked := self._waiting.get()) is not None:
            try:
                self._keeper.keep_answer(asked)
            except Exception as error:
                # A keeper does not raise; if one did, the next question would be kept all the same.
                _LOG.error("không lưu được câu hỏi", extra={"error": type(error).__name__})

    def _note_loss(self) -> None:
        with self._lock:
            if time.monotonic() - self._noted_at < _NOTE_EVERY:
                return
            self._noted_at = time.monotonic()
        _LOG.warning("nơi lưu quá chậm nên có câu hỏi không được lưu; câu trả lời vẫn được đưa ra")
