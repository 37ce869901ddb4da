"""Question -> hits: the dense and the lexical arm, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.chunking import Passage
from index.dense import DenseIndex
from index.encoder import Encoder, Vectors
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.understanding import Understanding, Understood

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
    """What a search found: the hits, best first, and the vector of the question. Shape: (dim,)."""

    hits: list[Hit]
    question: Vectors


class Retriever(Protocol):
    """Finds passages for a question."""

    def search(self, question: str | Understood, k: int) -> Found:
        """Return at most ``k`` hits by falling score; none for an empty index."""


class HybridRetriever:
    """Dense and lexical arms over the same passages, fused; the dense one is asked what is understood by a question."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        understanding: Understanding,
    ) -> None:
        self._passages = passages
        self._understanding = understanding
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical

    def search(self, question: str | Understood, k: int) -> Found:
        """See ``Retriever``."""
        understood = self._understanding.read(question) if isinstance(question, str) else question
        typed, meant = understood.typed, understood.meant
        vector = self._encoder.encode_question(meant)
        ranking, lexical, dense = hybrid_ranking(typed, meant, vector, self._dense, self._lexical)
        hits = [
            Hit(number, self._passages[number], score, dense.get(number), lexical.get(number))
            for number, score in ranking[:k]
        ]
        return Found(hits, vector)


def hybrid_ranking(
    question: str, meant: str, vector: Vectors, dense: DenseIndex, lexical: LexicalIndex
) -> tuple[list[tuple[int, float]], dict[int, float], dict[int, float]]:
    """Return the fused ranking and the scores of the lexical and of the dense arm.

    Args:
        question: As typed; the lexical arm looks for its syllables too, should it be misunderstood.
        meant: What is understood by it.
        vector: Of what is understood. Shape: (dim,).
        dense: The vectors of the passages.
        lexical: Their syllables.
    """
    asked = question if question == meant else f"{question} {meant}"
    by_words, by_vector = lexical.search(asked, DEPTH), dense.search(vector, DEPTH)
    return fuse([(by_words, 1.0), (by_vector, DENSE_WEIGHT)]), by_words, by_vector
