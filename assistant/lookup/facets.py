"""What can be chosen in each filter, with how many figures each choice leaves beside the other filters."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from assistant.lookup.columns import Coded, FigureColumns, Mask, alphabetical
from assistant.lookup.query import Kind
from index.facts import Facts, Numbers
from index.filters import Filter
from index.selection import Selector
from sources.document import Document

# Choices that are offered of each filter, the most frequent first.
OFFERED = 200
# Topics and publishers whose figures are kept apart: of so many the most frequent in documents.
_WATCHED = 300
# A time longer than this, in years, is not offered year by year.
_LONGEST_YEARS = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter can have, and how many figures it leaves."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each filter, the most frequent first; years newest first."""

    topics: tuple[Choice, ...]
    units: tuple[Choice, ...]
    publishers: tuple[Choice, ...]
    places: tuple[Choice, ...]
    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


class Counting:
    """Counts the choices of one generation."""

    def __init__(self, facts: Facts, documents: Mapping[str, Document], selector: Selector) -> None:
        self._facts = facts
        self._documents = documents
        self._selector = selector

    def topics(self, mask: Mask) -> tuple[Choice, ...]:
        """Return how many figures each topic leaves, as the filter of the index reads it."""
        return _chosen((topic, int(np.count_nonzero(mask & own))) for topic, own in self._topics.items())

    def publishers(self, mask: Mask) -> tuple[Choice, ...]:
        """Return how many figures each publisher leaves, as the filter of the index reads it."""
        return _chosen((name, int(np.count_nonzero(mask & own))) for name, own in self._publishers.items())

    def years(self, mask: Mask) -> tuple[Choice, ...]:
        """Return how many figures hold for a part of each year, newest first."""
        first, last = self._years
        good = mask & (last > 0) & (last - first < _LONGEST_YEARS)
        counts: Counter[int] = Counter()
        pairs, many = np.unique(np.stack([first[good], last[good]], axis=1), axis=0, return_counts=True)
        for (begin, end), count in zip(pairs.tolist(), many.tolist(), strict=True):
            counts.update(dict.fromkeys(range(begin, end + 1), count))
        return tuple(Choice(str(year), counts[year]) for year in sorted(counts, reverse=True))[:OFFERED]

    @staticmethod
    def names(column: Coded, mask: Mask) -> tuple[Choice, ...]:
        """Return how many figures hold each name of a column."""
        return _chosen(zip(column.names, column.counts(mask).tolist(), strict=True))

    @staticmethod
    def kinds(columns: FigureColumns, mask: Mask) -> tuple[Choice, ...]:
        """Return how many figures are levels, and how many changes."""
        changes = int(np.count_nonzero(mask & (columns.changes > 0)))
        levels = int(np.count_nonzero(mask)) - changes
        return Choice(Kind.LEVEL.value, levels), Choice(Kind.CHANGE.value, changes)

    @functools.cached_property
    def _topics(self) -> dict[str, Mask]:
        every = Counter(topic for document in self._documents.values() for topic in document.topics)
        return {topic: self._figures(Filter(topics=(topic,))) for topic, _ in every.most_common(_WATCHED)}

    @functools.cached_property
    def _publishers(self) -> dict[str, Mask]:
        every = Counter(d.publisher for d in self._documents.values() if d.publisher)
        return {name: self._figures(Filter(publishers=(name,))) for name, _ in every.most_common(_WATCHED)}

    def _figures(self, within: Filter) -> Mask:
        selection = self._selector.select(within)
        return np.ones(len(self._facts.figures), bool) if selection is None else selection.figures

    @functools.cached_property
    def _years(self) -> tuple[Numbers, Numbers]:
        """The first and the last year of each figure; 0 where it has no time."""
        days = self._facts.figures
        found, places = np.unique(days, return_inverse=True)
        years = np.array([dt.date.fromordinal(day).year if day else 0 for day in found.tolist()], np.int64)
        both = years[places].reshape(days.shape)
        return both[:, 0], both[:, 1]


def _chosen(counts: Iterable[tuple[str, int]]) -> tuple[Choice, ...]:
    kept = [Choice(name, count) for name, count in counts if count]
    return tuple(sorted(kept, key=lambda choice: (-choice.count, alphabetical(choice.value)))[:OFFERED])
