"""Question -> hits: the dense and the lexical arm, fused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.chunking import Passage
from index.dense import DenseIndex
from index.encoder import Encoder, Vectors
from index.figure_index import FIGURE_DEPTH, FigureHit, FigureIndex, RankedFigure
from index.fusion import Scores, fuse
from index.lexical import LexicalIndex
from index.passage_sentences import PassageSentences
from index.selection import Selection
from index.understanding import Understanding, Understood

# Passages that each arm gives to the fusion.
DEPTH = 200
# Weights beside the lexical arm's 1, measured by `python -m eval retrieval`: of the passages' vectors, and of the
# closest sentence of each of the first SENTENCES_READ of the two arms' ranking.
DENSE_WEIGHT = 0.8
SENTENCE_WEIGHT = 0.3
SENTENCES_READ = 50
# What the vectors weigh in the ranking whose first ones have their sentences read.
FIRST_DENSE_WEIGHT = 1.3


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
        asked: What the lexical arm was asked: what is understood by the question, and its words as typed.
        figures: Every figure that an arm found, best first.
    """

    hits: list[Hit]
    question: Vectors
    asked: str
    figures: list[FigureHit] = field(default_factory=list)


class Retriever(Protocol):
    """Finds passages and figures for a question."""

    def search(self, question: str | Understood, k: int, selection: Selection | None = None) -> Found:
        """Return at most ``k`` passages by falling score, none for an empty index; and the figures.

        Only the selected ones are looked at, so that few of them give as many hits as many do.
        """

    def rank_figures(
        self, question: str | Understood, depth: int, selection: Selection | None = None
    ) -> list[RankedFigure]:
        """Return the figures that ``search`` finds, and no passages; at most ``depth`` of each arm, best first."""


class HybridRetriever:
    """Dense and lexical arms over the same passages, and the closest sentences of the first, fused.

    Figures are searched beside them. The dense one and the sentences are asked what is understood by a question, the
    lexical one what was typed too.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        understanding: Understanding,
        sentences: PassageSentences,
        figures: FigureIndex | None = None,
    ) -> None:
        self._passages = passages
        self._understanding = understanding
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical
        self._sentences = sentences
        self._figures = figures

    def with_figures(self, figures: FigureIndex) -> HybridRetriever:
        """Return a retriever over the same passages and other figures; for measuring."""
        same = (self._passages, self._encoder, self._dense, self._lexical, self._understanding, self._sentences)
        return HybridRetriever(*same, figures)

    def search(self, question: str | Understood, k: int, selection: Selection | None = None) -> Found:
        """See ``Retriever``."""
        passages, of_figures = (selection.passages, selection.figures) if selection else (None, None)
        understood = self._understanding.read(question) if isinstance(question, str) else question
        vector = self._encoder.encode_question(understood.meant)
        asked = understood.words
        lexical = self._lexical.search(asked, max(k, DEPTH), passages)
        dense = self._dense.search(vector, max(k, DEPTH), passages)
        ranking = hybrid_ranking(lexical, dense, lambda numbers: self._sentences.closest(numbers, vector))
        hits = [
            Hit(number, self._passages[number], score, dense.get(number), lexical.get(number))
            for number, score in ranking[:k]
        ]
        figures = self._figures.search(asked, vector, of_figures, max(k, FIGURE_DEPTH)) if self._figures else []
        return Found(hits, vector, asked, figures)

    def rank_figures(
        self, question: str | Understood, depth: int, selection: Selection | None = None
    ) -> list[RankedFigure]:
        """See ``Retriever``."""
        if self._figures is None:
            return []
        understood = self._understanding.read(question) if isinstance(question, str) else question
        vector = self._encoder.encode_question(understood.meant)
        return self._figures.rank(understood.words, vector, selection.figures if selection else None, depth)


def hybrid_ranking(
    lexical: Scores, dense: Scores, closest_sentences: Callable[[list[int]], Scores]
) -> list[tuple[int, float]]:
    """Return (number, score) of all that either arm found, by falling score.

    Args:
        lexical: What the lexical arm found.
        dense: What the dense arm found.
        closest_sentences: Numbers of passages -> the cosine of the closest sentence of each.
    """
    first = fuse([(lexical, 1.0), (dense, FIRST_DENSE_WEIGHT)])[:SENTENCES_READ]
    sentences = closest_sentences([number for number, _ in first])
    return fuse([(lexical, 1.0), (dense, DENSE_WEIGHT), (sentences, SENTENCE_WEIGHT)])
