"""What the table is filtered and sorted by, as arrays: one value a figure, in the order of the index."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.lookup.scopes import Scopes
from assistant.lookup.what import what_of
from index.facts import Numbers
from index.generation import Generation
from sources.figure import QUALIFIERS
from sources.text import accent_key, fold

# How a figure without a unit is called among the units.
NO_UNIT = "không đơn vị"
Mask = npt.NDArray[np.bool_]
_QUALIFIERS = {name: code for code, name in enumerate(QUALIFIERS, 1)}
# What a name is known by: itself, without case, without diacritics.
_KEYS: tuple[Callable[[str], str], ...] = (str, accent_key, fold)
_CHANGES = {name: code for code, name in enumerate(("increase", "decrease", "multiple"), 1)}


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of names: each figure holds any number of them.

    Attributes:
        names: The names, in the order of the alphabet.
        figures, codes: Which figure holds which name, by their numbers; figures rise. Shape: (n_pairs,).
        firsts: The code of the first name of each figure; -1 where it holds none. Shape: (n_figures,).
    """

    names: tuple[str, ...]
    figures: Numbers
    codes: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Coded:
        """Return the column of a row of names for each figure."""
        numbers: dict[str, int] = {}
        figures, codes, size = [], [], 0
        for figure, names in enumerate(rows):
            size += 1
            for name in names:
                figures.append(figure)
                codes.append(numbers.setdefault(name, len(numbers)))
        ranked = sorted(numbers, key=alphabetical)
        places = np.empty(len(ranked), np.int64)
        for rank, name in enumerate(ranked):
            places[numbers[name]] = rank
        holders, held = np.array(figures, np.int64), places[np.array(codes, np.int64)]
        firsts = np.full(size, -1, np.int64)
        firsts[holders[::-1]] = held[::-1]
        return cls(tuple(ranked), holders, held, firsts)

    def codes_of(self, written: str) -> list[int]:
        """Return the codes of the names that are meant by one: it, or those it is but for case, or for diacritics."""
        for known, key in zip(self._known, _KEYS, strict=True):
            if found := known.get(key(written)):
                return found
        return []

    @functools.cached_property
    def _known(self) -> list[dict[str, list[int]]]:
        """The codes of the names by each of their keys."""
        every: list[dict[str, list[int]]] = [{} for _ in _KEYS]
        for code, name in enumerate(self.names):
            for known, key in zip(every, _KEYS, strict=True):
                known.setdefault(key(name), []).append(code)
        return every

    def held_by(self, figure: int) -> tuple[str, ...]:
        """Return the names that a figure holds, in the order of the text."""
        first, last = np.searchsorted(self.figures, [figure, figure + 1])
        return tuple(self.names[code] for code in self.codes[first:last])

    def holding(self, codes: Iterable[int]) -> Mask:
        """Tell of each figure whether it holds a name with one of the codes."""
        good = np.zeros(len(self.names), bool)
        good[list(codes)] = True
        mask = np.zeros(len(self.firsts), bool)
        mask[self.figures[good[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> Numbers:
        """Return how many of some figures hold each name. Shape: (n_names,)."""
        counted: Numbers = np.bincount(self.codes[mask[self.figures]], minlength=len(self.names))
        return counted


@dataclass(frozen=True, eq=False)
class FigureColumns:
    """What is read out of every figure of a generation.

    Attributes:
        values: Shape: (n_figures,), float64, for ordering alone.
        units: As written, ``NO_UNIT`` for none.
        places: Whose the figures are.
        qualifiers: Codes in the order of ``QUALIFIERS``, -1 for none.
        changes: 1 and up for a rise, a fall and a multiple, 0 for a level.
        whats: The place of what each figure states among all of them, in the order of the alphabet.
    """

    values: npt.NDArray[np.float64]
    units: Coded
    places: Coded
    qualifiers: Numbers
    changes: Numbers
    whats: Numbers

    @classmethod
    def of(cls, generation: Generation) -> FigureColumns:
        """Read the figures of a generation; the one pass over all of them takes about 40 µs a figure."""
        values, units, places, qualifiers, changes, whats = [], [], [], [], [], []
        for what, unit, own, value, qualifier, change in _read(generation):
            values.append(value)
            units.append((unit,))
            places.append(own)
            qualifiers.append(_QUALIFIERS.get(qualifier or "", -1))
            changes.append(_CHANGES.get(change or "", 0))
            whats.append(what)
        return cls(
            np.array(values, np.float64),
            Coded.of(units),
            Coded.of(places),
            np.array(qualifiers, np.int64),
            np.array(changes, np.int64),
            np.unique(np.array(whats or [""]), return_inverse=True)[1][: len(whats)],
        )


def _read(generation: Generation) -> Iterator[tuple[str, str, tuple[str, ...], float, str | None, str | None]]:
    """Yield what each figure states, as a key; its unit, its places, its value, qualifier and change."""
    for doc_id, reading in generation.readings.items():
        if not reading.figures:
            continue
        document = generation.documents[doc_id]
        scopes = Scopes(document)
        sentences = {sentence.span: sentence for sentence in reading.sentences}
        for at, figure in enumerate(reading.figures):
            what = what_of(document.text, reading.figures, at)
            places = scopes.of(figure, sentences.get(figure.sentence))
            unit = figure.unit or NO_UNIT
            yield _short(what), unit, places, float(figure.value), figure.qualifier, figure.change


def _short(text: str) -> str:
    """Return what a text is ordered by: its beginning, by letters before diacritics."""
    text = text[:40]
    return f"{fold(text)}\x00{text.lower()}"


def alphabetical(name: str) -> tuple[str, str]:
    """Return a key that orders names by letters first, then by their diacritics."""
    return fold(name), accent_key(name)
