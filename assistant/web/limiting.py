"""How much one client may ask in a minute.

Counted in memory, for this process alone: several processes behind a proxy that keeps a client at one of them each
count their own clients.
"""

from __future__ import annotations

import ipaddress
import math
import time
from enum import Enum

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope

from assistant.web.api.problems import Problem
from assistant.web.settings import WebSettings

_MINUTE = 60
# Of an IPv6 address, what one household or host is given; the rest it chooses itself.
_IPV6_PREFIX = 64


class Work(Enum):
    """What a request makes the server do."""

    ASK = "asks"
    EVENT = "events"


class Limits:
    """The limits of all clients; a counter a client and minute, so that memory stays flat."""

    def __init__(self, settings: WebSettings) -> None:
        self._counters = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._most = {Work.ASK: settings.asks_per_minute, Work.EVENT: settings.events_per_minute}

    def take(self, work: Work, client: str, cost: int = 1) -> None:
        """Count work of a client.

        Raises:
            Problem: 429, where the client is over its limit; nothing is counted then.
        """
        most = self._most[work]
        if not most:
            return
        item = RateLimitItemPerMinute(most)
        if self._counters.hit(item, work.value, client, cost=cost):
            return
        resets_in = self._counters.get_window_stats(item, work.value, client).reset_time - time.time()
        # Several at once need more than the next place that falls free.
        seconds = max(1, min(_MINUTE, math.ceil(resets_in))) if cost == 1 else _MINUTE
        raise Problem(
            429,
            f"Mỗi máy được gửi {most} {_NAMES[work]} một phút; hãy thử lại sau {seconds} giây.",
            {"Retry-After": str(seconds)},
        )

    def most_asks(self) -> int | None:
        """Return how many questions one client may ask in a minute; ``None`` where there is no limit."""
        return self._most[Work.ASK] or None


_NAMES = {Work.ASK: "câu hỏi", Work.EVENT: "yêu cầu"}


def client_of(scope: Scope) -> str:
    """Return what one client is counted by: its IPv4 address, or the network of its IPv6 address."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:100]
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_PREFIX), strict=False))
