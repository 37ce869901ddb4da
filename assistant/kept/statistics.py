"""How much was asked, answered and said of answers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.kept.rows import KeptRow


@dataclass(frozen=True)
class Statistics:
    """Counts of kept questions.

    Attributes:
        days: Of each day in Vietnam, newest first: how many of each status.
        statuses: ``answered``, ``abstained``, ``error``.
        reasons: Why there was no answer.
        channels: How questions came.
        verdicts: What readers said.
    """

    days: dict[dt.date, Counter[str]]
    statuses: Counter[str]
    reasons: Counter[str]
    channels: Counter[str]
    verdicts: Counter[str]

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.statuses.total()

    def as_json(self) -> dict[str, Any]:
        """Return the counts as JSON."""
        return {
            "total": self.total,
            "days": {day.isoformat(): dict(counts) for day, counts in self.days.items()},
            "statuses": dict(self.statuses),
            "reasons": dict(self.reasons),
            "channels": dict(self.channels),
            "feedback": dict(self.verdicts),
        }


def by_count(counted: Counter[str]) -> list[tuple[str, int]]:
    """Return names and counts, the most first; of as many, by name, so that they always stand alike."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def statistics(rows: Iterable[KeptRow]) -> Statistics:
    """Return the counts of some rows, which come newest first; all are empty without any."""
    found = Statistics({}, Counter(), Counter(), Counter(), Counter())
    for row in rows:
        found.days.setdefault(row.day, Counter())[row.status] += 1
        found.statuses[row.status] += 1
        found.channels[row.channel] += 1
        if row.reason:
            found.reasons[row.reason] += 1
        found.verdicts.update(one.verdict for one in row.feedback)
    return found
