"""Which figures another place in the sources contradicts: another value of the same quantity at the same time."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, CitedFigure
from assistant.compose import quote_span
from assistant.scene import Scene
from assistant.series import SeriesFinder

# Rows whose conflicts are kept; finding those of one takes some milliseconds.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure that gives a quantity another value at the same time.

    Attributes:
        number: Its number in the index.
        cited: It, and the quotation that it stands in.
    """

    number: int
    cited: CitedFigure

    @property
    def source(self) -> str:
        """The title of the document that it stands in."""
        document = self.cited.citation.document
        return document.title or document.doc_id


class Conflicts:
    """Finds what contradicts a figure, and remembers it; safe to share between threads."""

    def __init__(self, scene: Scene) -> None:
        self._generation = scene.generation
        self._finder = SeriesFinder(scene)
        self._find = functools.lru_cache(_REMEMBERED)(self._found)
        self._known: set[int] = set()

    def is_known(self, number: int) -> bool:
        """Tell whether what contradicts a figure has been found before."""
        return number in self._known

    def of(self, number: int) -> tuple[Conflict, ...]:
        """Return what contradicts a figure, likeliest first; a value is returned once."""
        found = self._find(number)
        self._known.add(number)
        return found

    def groups(self, numbers: Sequence[int]) -> list[int]:
        """Return for each of some figures the number of its quantity: those of one quantity have the same."""
        group = list(range(len(numbers)))
        places = {number: place for place, number in enumerate(numbers)}
        for place, number in enumerate(numbers):
            for mate in self._stating_the_same(number) & places.keys():
                old, new = group[places[mate]], group[place]
                group = [new if one == old else one for one in group]
        return [group.index(one) for one in group]

    def _stating_the_same(self, number: int) -> frozenset[int]:
        if self._generation.figures is None:
            return frozenset()
        entry = self._generation.figures.entries[number]
        series = self._finder.of(self._generation.documents[entry.doc_id], entry.figure)
        return frozenset(member.quantity.number for member in (*series.points, *series.conflicts))

    def _found(self, number: int) -> tuple[Conflict, ...]:
        if self._generation.figures is None:
            return ()
        entry = self._generation.figures.entries[number]
        series = self._finder.of(self._generation.documents[entry.doc_id], entry.figure)
        found = []
        for member in series.conflicts:
            document, figure = member.document, member.figure
            citation = Citation(1, document, quote_span(document, figure.sentence, figure))
            found.append(Conflict(member.quantity.number, CitedFigure(figure, citation)))
        return tuple(found)
