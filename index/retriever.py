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
from sources.text import accented_share

# Passages that each arm gives to the fusion.
DEPTH = 200
# The dense arm's weight beside the lexical arm's 1: for a question typed with its diacritics, and
# for one without any, which the encoder hardly understands. Measured by `python -m eval retrieval`.
DENSE_WEIGHT = 1.0
DENSE_WEIGHT_UNACCENTED = 0.4
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

    def search(self, question: str, k: int) -> Found:
        """Return at most ``k`` hits by falling score; none for an empty index."""


class HybridRetriever:
    """Dense and lexical arms over the same passages, fused."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder, dense: DenseIndex, lexical: LexicalIndex) -> None:
        self._passages = passages
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical

    def search(self, question: str, k: int) -> Found:
        """See ``Retriever``."""
        vector = self._encoder.encode_question(question)
        dense = self._dense.search(vector, DEPTH)
        lexical = self._lexical.search(question, DEPTH)
        ranking = fuse([(lexical, 1.0), (dense, dense_weight(question))])
        hits = [
            Hit(number, self._passages[number], score, dense.get(number), lexical.get(number))
            for number, score in ranking[:k]
        ]
        return Found(hits, vector)


def dense_weight(question: str) -> float:
    """Return the dense arm's weight for a question, by how much of it is accented."""
    share = min(1.0, accented_share(question) / FULLY_ACCENTED)
    return DENSE_WEIGHT_UNACCENTED + share * (DENSE_WEIGHT - DENSE_WEIGHT_UNACCENTED)
