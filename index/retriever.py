"""Question -> hits: the dense and the lexical arm, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.allowed import Allowed
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors
from index.figure_index import FigureHit, FigureIndex
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.selection import Selection

# Passages that each arm gives to the fusion.
DEPTH = 200
# The dense arm's weight beside the lexical arm's 1. Measured by `python -m eval retrieval`.
DENSE_WEIGHT = 1.3
# Share of accented syllables from which a question counts as typed with diacritics.
FULLY_ACCENTED = 0.5


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question.

    Attributes:
        number: The passage's number in the index.
        passage: The passage.
        score: Fused score; rises with relevance, comparable within one question only.
        cosine: Of the question's and the passage's vectors; ``None`` where the dense arm did not return it.
        bm25: The lexical score; ``None`` where the lexical arm did not return it.
    """

    number: int
    passage: Passage
    score: float
    cosine: float | None
    bm25: float | None


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        hits: Passages, best first.
        question: The vector of the question. Shape: (dim,).
        figures: Every figure that an arm found, best first.
    """

    hits: list[Hit]
    question: Vectors
    figures: list[FigureHit] = field(default_factory=list)


class Retriever(Protocol):
    """Finds passages and figures for a question."""

    def search(self, question: str, k: int, selection: Selection | None = None) -> Found:
        """Return at most ``k`` passages by falling score, none for an empty index; and the figures.

        Only the selected ones are looked at, so that few of them give as many hits as many do.
        """


class HybridRetriever:
    """Dense and lexical arms over the same passages, fused, and over the figures; diacritics are restored for all."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        restorer: DiacriticRestorer,
        figures: FigureIndex | None = None,
    ) -> None:
        self._passages = passages
        self._restorer = restorer
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical
        self._figures = figures

    def with_figures(self, figures: FigureIndex) -> HybridRetriever:
        """Return a retriever over the same passages and other figures; for measuring."""
        return HybridRetriever(self._passages, self._encoder, self._dense, self._lexical, self._restorer, figures)

    def search(self, question: str, k: int, selection: Selection | None = None) -> Found:
        """See ``Retriever``."""
        passages, of_figures = (selection.passages, selection.figures) if selection else (None, None)
        restored = self._restorer.restore(question)
        vector = self._encoder.encode_question(restored)
        ranking, lexical, dense = hybrid_ranking(question, restored, vector, self._dense, self._lexical, passages)
        hits = [
            Hit(number, self._passages[number], score, dense.get(number), lexical.get(number))
            for number, score in ranking[:k]
        ]
        figures = self._figures.search(words_of(question, restored), vector, of_figures) if self._figures else []
        return Found(hits, vector, figures)


def hybrid_ranking(
    question: str,
    restored: str,
    vector: Vectors,
    dense: DenseIndex,
    lexical: LexicalIndex,
    allowed: Allowed | None = None,
) -> tuple[list[tuple[int, float]], dict[int, float], dict[int, float]]:
    """Return the fused ranking and the scores of the lexical and of the dense arm.

    Args:
        question: As typed; the lexical arm looks for its syllables too, should the restoring be wrong.
        restored: With diacritics restored.
        vector: Of the restored question. Shape: (dim,).
        dense: The vectors of the passages.
        lexical: Their syllables.
        allowed: The passages that may be found; all by default.
    """
    by_words = lexical.search(words_of(question, restored), DEPTH, allowed)
    by_vector = dense.search(vector, DEPTH, allowed)
    return fuse([(by_words, 1.0), (by_vector, DENSE_WEIGHT)]), by_words, by_vector


def words_of(question: str, restored: str) -> str:
    """Return what the lexical arms look for: the question as typed, and as restored where that differs."""
    return question if question == restored else f"{question} {restored}"
