"""Tries at the password: after some that failed, the next must wait, longer each time.

Counted for each client, and for all clients together, since one who guesses may have many addresses. Counts live in
memory and are gone after a restart.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """How many failures are free, and how long the wait after that is.

    Attributes:
        free: Failures before the first wait.
        first, longest: Seconds of the first wait, doubled at each further failure, and the most.
        forgotten: Seconds without a try after which the count starts anew; longer than the longest wait.
    """

    free: int
    first: float
    longest: float
    forgotten: float

    def wait(self, failures: int) -> float:
        """Return the seconds to wait after so many failures."""
        over = failures - self.free
        return min(self.longest, self.first * 2.0 ** min(over, 40)) if over >= 0 else 0.0


OWN = Rule(free=5, first=30.0, longest=3_600.0, forgotten=6 * 3_600.0)
# Short enough that nobody can keep the operator out for long by failing on purpose.
ALL = Rule(free=50, first=2.0, longest=60.0, forgotten=900.0)
_MOST_CLIENTS = 10_000


@dataclass
class _Count:
    failures: int = 0
    last: float = float("-inf")
    open_at: float = float("-inf")

    def add(self, rule: Rule, now: float, change: int) -> None:
        """Count failures; a negative change takes them back."""
        self.failures = max(0, (0 if now - self.last > rule.forgotten else self.failures) + change)
        self.last = now
        self.open_at = now + rule.wait(self.failures)


class Tries:
    """The tries of all clients; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, own: Rule = OWN, everyone: Rule = ALL) -> None:
        self._clock = clock
        self._own, self._everyone = own, everyone
        self._lock = threading.Lock()
        self._clients: OrderedDict[str, _Count] = OrderedDict()
        self._all = _Count()
        self._known: set[str] = set()

    def begin(self, client: str) -> float:
        """Count a try as failed, before the password is looked at, so that many at once get no more than one by one.

        Returns:
            0 where the try may go on; otherwise the seconds to wait, and nothing is counted.
        """
        with self._lock:
            now = self._clock()
            count = self._clients.get(client) or _Count()
            # Where an operator signed in before, the failures of others do not count.
            others = float("-inf") if client in self._known else self._all.open_at
            wait = max(count.open_at, others) - now
            if wait > 0:
                return wait
            count.add(self._own, now, 1)
            self._all.add(self._everyone, now, 1)
            self._clients[client] = count
            self._clients.move_to_end(client)
            if len(self._clients) > _MOST_CLIENTS:
                self._clients.popitem(last=False)
            return 0.0

    def succeeded(self, client: str) -> None:
        """Take back what ``begin`` counted, and all failures of the client."""
        with self._lock:
            self._clients.pop(client, None)
            self._all.add(self._everyone, self._clock(), -1)
            if len(self._known) < _MOST_CLIENTS:
                self._known.add(client)
