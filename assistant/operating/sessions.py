"""The sessions of operators who are signed in: in memory, so that a restart ends them, a changed password too."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

# Seconds: of a session in all, and without a request.
LIFE, IDLE = 8 * 3_600.0, 3_600.0
_MOST = 100


@dataclass
class _Session:
    begun: float
    used: float


class Sessions:
    """The sessions; safe to share between threads. Of a token only the hash is held."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, life: float = LIFE, idle: float = IDLE) -> None:
        self._clock = clock
        self._life, self._idle = life, idle
        self._lock = threading.Lock()
        self._sessions: dict[str, _Session] = {}

    def begin(self) -> str:
        """Begin a session; return its token, not to be guessed. The oldest one ends where there are too many."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._clear(now)
            while len(self._sessions) >= _MOST:
                del self._sessions[next(iter(self._sessions))]
            self._sessions[_digest(token)] = _Session(now, now)
        return token

    def holds(self, token: str | None) -> bool:
        """Tell whether a session of this token goes on; asking keeps it from ending idle."""
        if not token:
            return False
        with self._lock:
            now = self._clock()
            self._clear(now)
            session = self._sessions.get(_digest(token))
            if session is None:
                return False
            session.used = now
            return True

    def end(self, token: str | None) -> None:
        """End a session, where there is one."""
        with self._lock:
            self._sessions.pop(_digest(token or ""), None)

    def _clear(self, now: float) -> None:
        for key, one in list(self._sessions.items()):
            if now - one.begun >= self._life or now - one.used >= self._idle:
                del self._sessions[key]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
