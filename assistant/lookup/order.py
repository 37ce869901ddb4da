"""The figures of a generation in the order of each column, worked out once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.lookup.columns import FigureColumns, alphabetical
from assistant.lookup.query import Column
from index.facts import Facts, Numbers
from sources.document import Document


class Orders:
    """Orders of the figures; what stands nowhere comes last in both directions."""

    def __init__(self, facts: Facts, documents: Mapping[str, Document], columns: Callable[[], FigureColumns]) -> None:
        """Stand before a generation.

        Args:
            facts: Its facts.
            documents: Its documents, in the order of the facts.
            columns: Gives what is read out of its figures; only called for a column that needs it.
        """
        self._facts = facts
        self._documents = documents
        self._columns = columns
        self.of = functools.cache(self._of)

    def _of(self, column: Column, falls: bool) -> Numbers:
        """Return the numbers of the figures in the order of a column; equal ones by time, the newest first."""
        keys, known = self._keys(column)
        sign = -1 if falls else 1
        numbers = np.arange(len(self._facts.figures))
        last = self._facts.figures[:, 1]
        order: Numbers = np.lexsort((numbers, -last, sign * keys, ~known))
        return order

    def _keys(self, column: Column) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]:
        """Return what each figure is ordered by, and whether it has any such thing."""
        if column is Column.PERIOD:
            last = self._facts.figures[:, 1]
            return last, last > 0
        if column in (Column.TITLE, Column.PUBLISHER, Column.PUBLISHED):
            keys = self._of_documents(column)[self.document_of_figure]
            return keys, keys > 0
        columns = self._columns()
        if column is Column.VALUE:
            return columns.values, np.ones(len(columns.values), bool)
        ranks = {
            Column.WHAT: columns.whats,
            Column.QUALIFIER: columns.qualifiers,
            Column.CHANGE: columns.changes,
            Column.UNIT: columns.units.firsts,
            Column.PLACE: columns.places.firsts,
        }[column]
        return ranks, ranks >= 0

    @functools.cached_property
    def document_of_figure(self) -> Numbers:
        """The number of the document of each figure. Shape: (n_figures,)."""
        return np.repeat(np.arange(len(self._facts.documents)), self._facts.documents[:, 1])

    def _of_documents(self, column: Column) -> Numbers:
        """Return what each document is ordered by; 0 for none."""
        if column is Column.PUBLISHED:
            return self._facts.documents[:, 2]
        titles, publishers = self.names
        return _ranks(titles if column is Column.TITLE else publishers)

    @functools.cached_property
    def names(self) -> tuple[list[str], list[str]]:
        """The title and the publisher of each document; empty for none."""
        pairs = [(document.title or "", document.publisher or "") for document in self._documents.values()]
        return [title for title, _ in pairs], [publisher for _, publisher in pairs]


def _ranks(names: Sequence[str]) -> Numbers:
    """Return the place of each name in the order of the alphabet, from 1; 0 for an empty one."""
    ranks = {name: rank for rank, name in enumerate(sorted(set(names) - {""}, key=alphabetical), 1)}
    return np.array([ranks.get(name, 0) for name in names], np.int64)
