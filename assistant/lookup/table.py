"""``FigureTable``: the figures of a generation as rows that are filtered, searched, sorted and paged here.

Filters and orders are arrays over all figures; a figure itself is only read for the rows of a page.
"""

from __future__ import annotations

import functools
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answer import Citation, CitedFigure
from assistant.assistant import Assistant
from assistant.compose import quote_span
from assistant.lookup.columns import Coded, FigureColumns, Mask
from assistant.lookup.conflicts import Conflicts
from assistant.lookup.facets import Counting, Facets
from assistant.lookup.order import Orders
from assistant.lookup.query import Column, FigureQuery, Kind
from assistant.lookup.row import FigureRow
from assistant.lookup.scopes import Scopes
from assistant.lookup.what import what_of
from assistant.scene import Scene
from index.facts import Numbers
from index.figure_index import RankedFigure
from index.generation import Generation
from sources.errors import FilterUnknown
from sources.figures import Figure

# Figures that each arm of the search gives at most.
_DEPTH = 2_000
# Of what a search finds, a row is kept whose words fit this share as well as the best one's, or whose vector is this
# near to the nearest and speaks of something related. Of 206 questions of the set "core", with diacritics and without,
# each keeps its figure so, among 16 rows of 392 on average; at 0.3 among 25.
_AS_WELL, _AS_NEAR = 0.4, 0.02
_KEPT_SEARCHES = 64
_KEPT_SCOPES = 256
# From so many figures the columns are read in the background as soon as the table is opened.
_MANY = 5_000


@dataclass(frozen=True)
class FigurePage:
    """One page.

    Attributes:
        rows: In order.
        total: Figures that meet the query, on all pages.
        offset: Rows before this page.
    """

    rows: tuple[FigureRow, ...]
    total: int
    offset: int


class FigureTable:
    """The table of one generation; safe to share between threads."""

    def __init__(self, generation: Generation, scene: Scene | None = None) -> None:
        """Open the table; nothing is read yet.

        Args:
            generation: The generation.
            scene: What is derived from it, where that exists already.
        """
        self.generation = generation
        self._entries = generation.figures.entries if generation.figures else ()
        self._size = len(self._entries)
        self._lock = threading.Lock()
        self._counting = Counting(generation.facts, generation.documents, generation.selector)
        self._orders = Orders(generation.facts, generation.documents, lambda: self.columns)
        self._scopes = functools.lru_cache(_KEPT_SCOPES)(lambda doc_id: Scopes(generation.documents[doc_id]))
        self._searched = functools.lru_cache(_KEPT_SEARCHES)(self._search)
        self.conflicts = Conflicts(scene or Scene(generation))

    @property
    def size(self) -> int:
        """How many figures there are."""
        return self._size

    @property
    def columns(self) -> FigureColumns:
        """What is read out of every figure, once."""
        with self._lock:
            return self._columns

    @functools.cached_property
    def _columns(self) -> FigureColumns:
        return FigureColumns.of(self.generation)

    def page(self, query: FigureQuery) -> FigurePage:
        """Return the page that a query asks for; empty behind the last row.

        Raises:
            FilterUnknown: The query names what no figure has.
        """
        numbers = self.numbers(query)
        shown = numbers[query.offset : query.offset + query.limit]
        return FigurePage(tuple(self.rows(shown)), len(numbers), query.offset)

    def numbers(self, query: FigureQuery) -> Numbers:
        """Return the numbers of all figures that meet a query, in its order. Raises as ``page`` does."""
        mask = self._mask(query)
        if query.column is Column.RELEVANCE:
            found = self._searched(query.text)
            kept = found[mask[found]]
            return kept if query.falls else kept[::-1]
        order = self._orders.of(query.column, query.falls)
        kept = order[mask[order]]
        return kept

    def rows(self, numbers: Iterable[int] | Numbers) -> Iterator[FigureRow]:
        """Yield the rows of figures, each read as it is asked for."""
        for number in numbers:
            yield self.row(int(number))

    def row(self, number: int) -> FigureRow:
        """Return the row of a figure.

        Raises:
            IndexError: There is no such figure.
        """
        generation = self.generation
        if not 0 <= number < self._size:
            raise IndexError(f"no figure {number} among {self._size}")
        doc_id = self._entries[number].doc_id
        document, reading = generation.documents[doc_id], generation.readings[doc_id]
        at = number - generation.first_figure(doc_id)
        figure = reading.figures[at]
        cited = CitedFigure(figure, Citation(1, document, quote_span(document, figure.sentence, figure)))
        what = what_of(document.text, reading.figures, at)
        told = what_of(document.text, reading.figures, at, cited.as_written)
        return FigureRow(number, cited, what, told, self._places(number, doc_id, figure))

    def _places(self, number: int, doc_id: str, figure: Figure) -> tuple[str, ...]:
        """Return whose a figure is: out of the columns where they are read, else out of its document."""
        if "_columns" in self.__dict__:
            return self._columns.places.held_by(number)
        sentence = next(iter(self.generation.sentences_in(doc_id, figure.number)), None)
        return self._scopes(doc_id).of(figure, sentence)

    def find(self, row_id: str) -> FigureRow | None:
        """Return the row of an id; ``None`` where no figure stands there any more."""
        try:
            return self.row(self._numbered(row_id))
        except FilterUnknown:
            return None

    def facets(self, query: FigureQuery) -> Facets:
        """Return the choices of each filter beside what the other filters leave. Raises as ``page`` does."""
        columns, counting = self.columns, self._counting

        return Facets(
            topics=counting.topics(self._mask(replace(query, topics=()))),
            units=counting.names(columns.units, self._mask(replace(query, units=()))),
            publishers=counting.publishers(self._mask(replace(query, publishers=()))),
            places=counting.names(columns.places, self._mask(replace(query, places=()))),
            years=counting.years(self._mask(replace(query, days=None))),
            kinds=counting.kinds(columns, self._mask(replace(query, kind=None))),
        )

    def _mask(self, query: FigureQuery) -> Mask:
        """Tell of each figure whether it meets a query."""
        # Days are compared here: the filter of the index would look for passages and sentences of that time as well.
        selection = self.generation.selector.select(replace(query.within, days=None))
        mask = np.ones(self._size, bool) if selection is None else selection.figures.copy()
        if query.days is not None:
            first, last = (day.toordinal() for day in query.days)
            mask &= (self.generation.facts.figures[:, 0] <= last) & (first <= self.generation.facts.figures[:, 1])
        if query.units:
            mask &= self._holding("đơn vị", self.columns.units, query.units)
        if query.places:
            mask &= self._holding("nơi, cơ quan", self.columns.places, query.places)
        if query.kind is not None:
            mask &= (self.columns.changes > 0) == (query.kind is Kind.CHANGE)
        if query.only:
            mask &= self._listed(self._numbered(row_id) for row_id in query.only)
        if query.is_searched:
            mask &= self._listed(self._searched(query.text))
        return mask

    def _holding(self, kind: str, column: Coded, names: tuple[str, ...]) -> Mask:
        codes: set[int] = set()
        for name in names:
            found = column.codes_of(name)
            if not found:
                told = f"Không số liệu nào có {kind} «{name:.80}»; hãy chọn một {kind} trong danh sách."
                raise FilterUnknown(told, name)
            codes.update(found)
        return column.holding(codes)

    def _listed(self, numbers: Iterable[int] | Numbers) -> Mask:
        mask = np.zeros(self._size, bool)
        mask[np.fromiter(numbers, np.int64)] = True
        return mask

    def _numbered(self, row_id: str) -> int:
        """Return the number of the figure of a row's id.

        Raises:
            FilterUnknown: No figure stands there.
        """
        doc_id, _, start = row_id.rpartition("@")
        if doc_id in self.generation.documents and start.isdecimal() and len(start) < 12:
            first = self.generation.first_figure(doc_id)
            for at, figure in enumerate(self.generation.readings[doc_id].figures):
                if figure.span.start == int(start):
                    return first + at
        raise FilterUnknown(f"Không có số liệu «{row_id:.80}» trong chỉ mục; tài liệu có thể đã thay đổi.", row_id)

    def _search(self, text: str) -> Numbers:
        """Return the numbers of the figures that fit a text, the closest first."""
        generation = self.generation
        found = generation.retriever.rank_figures(text, min(_DEPTH, self._size)) if self._size else []
        return np.array(_fitting(found, generation.cosines[0] if generation.cosines else -1.0), np.int64)


def _fitting(found: Sequence[RankedFigure], unrelated: float) -> list[int]:
    """Return the numbers of what fits about as well as the best of what a search found, in its order.

    Args:
        found: What it found.
        unrelated: About the cosine of texts that have nothing to do with each other.
    """
    words = _AS_WELL * max((one.bm25 or 0.0 for one in found), default=0.0)
    nearest = max((one.cosine or 0.0 for one in found), default=0.0) - _AS_NEAR
    return [
        one.number
        for one in found
        if (one.bm25 is not None and one.bm25 >= words)
        or (one.cosine is not None and one.cosine >= max(nearest, unrelated))
    ]


_TABLES: weakref.WeakKeyDictionary[Assistant, FigureTable] = weakref.WeakKeyDictionary()
_OPENING = threading.Lock()


def table_of(assistant: Assistant) -> FigureTable:
    """Return the table of the generation that an assistant answers from; there is one for each."""
    with _OPENING:
        table = _TABLES.get(assistant)
        if table is None:
            table = _TABLES[assistant] = FigureTable(assistant.scene.generation, assistant.scene)
            if table.size >= _MANY:
                threading.Thread(target=lambda: table.columns, name="lookup-columns", daemon=True).start()
    return table
