"""Question -> figures: the entries' vectors and words, searched side by side and fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.allowed import Allowed
from index.dense import DenseIndex
from index.encoder import Vectors
from index.figure_entries import FigureEntry
from index.fusion import fuse
from index.lexical import LexicalIndex

# Entries that each arm gives to the fusion.
FIGURE_DEPTH = 100
# The dense arm's weight beside the lexical arm's 1. Measured by `python -m eval retrieval --set …`.
FIGURE_DENSE_WEIGHT = 1.3


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure found for a question.

    Attributes:
        number: The entry's number in the index.
        entry: The figure and its document.
        score: Fused score; rises with relevance, comparable within one question only.
        cosine: Of the question's and the entry's vectors; ``None`` where the dense arm did not return it.
        bm25: The lexical score; ``None`` where the lexical arm did not return it.
    """

    number: int
    entry: FigureEntry
    score: float
    cosine: float | None
    bm25: float | None


class RankedFigure(NamedTuple):
    """A figure found for a question, by its number; the scores are those of ``FigureHit``."""

    number: int
    score: float
    cosine: float | None
    bm25: float | None


class FigureIndex:
    """The entries of a generation, with their vectors and words."""

    def __init__(self, entries: Sequence[FigureEntry], dense: DenseIndex, lexical: LexicalIndex) -> None:
        self.entries = entries
        self._dense = dense
        self._lexical = lexical

    def fits(self, dim: int) -> bool:
        """Tell whether there is a vector of this length and a text for each entry."""
        return self._dense.dim == dim and self._dense.size == self._lexical.size == len(self.entries)

    def search(
        self, words: str, vector: Vectors, allowed: Allowed | None = None, depth: int = FIGURE_DEPTH
    ) -> list[FigureHit]:
        """Return every figure that an arm found, by falling score; none where there are no figures.

        Args:
            words: What the lexical arm looks for.
            vector: Of the question. Shape: (dim,).
            allowed: The entries that may be found; all by default.
            depth: Entries that each arm gives.
        """
        return [
            FigureHit(one.number, self.entries[one.number], one.score, one.cosine, one.bm25)
            for one in self.rank(words, vector, allowed, depth)
        ]

    def rank(
        self, words: str, vector: Vectors, allowed: Allowed | None = None, depth: int = FIGURE_DEPTH
    ) -> list[RankedFigure]:
        """Return what ``search`` does without opening a figure, for rankings of which only a part is looked at."""
        by_words = self._lexical.search(words, depth, allowed)
        by_vector = self._dense.search(vector, depth, allowed)
        return [
            RankedFigure(number, score, by_vector.get(number), by_words.get(number))
            for number, score in fuse([(by_words, 1.0), (by_vector, FIGURE_DENSE_WEIGHT)])
        ]

    def like(self, number: int, words: str, k: int, allowed: Allowed | None = None) -> dict[int, float]:
        """Return the cosines of the entries of the figures that speak most like one of them, by number.

        The figure itself is not among them.

        Args:
            number: The figure's number.
            words: What the lexical arm looks for; nothing where it is empty.
            k: Figures that each arm gives.
            allowed: The entries that may be found; all by default.
        """
        own = self._dense.vector(number)
        found = self._dense.search(own, k + 1, allowed)
        for other in self._lexical.search(words, k + 1, allowed) if words else ():
            if other not in found:
                found[other] = float(own @ self._dense.vector(other))
        found.pop(number, None)
        return found

    def cosine(self, one: int, other: int) -> float:
        """Return the cosine of the entries of two figures, given by their numbers."""
        return float(self._dense.vector(one) @ self._dense.vector(other))
