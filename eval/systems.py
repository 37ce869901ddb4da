"""The index's own ways of searching: what is served, and it without one of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from index.abbreviations import Abbreviations
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.retriever import DEPTH, HybridRetriever
from index.understanding import Understanding, Understood
from sources.document import Span

# A question -> numbers of texts, best first, at most DEPTH.
Search = Callable[[str], list[int]]
SERVED = "hybrid"


def own_systems(texts: Sequence[str], vectors: Vectors, encoder: Encoder, folder: Path) -> dict[str, Search]:
    """Return what is served (``hybrid``) and its ablations over the same texts and vectors.

    ``lexical`` and ``dense`` are one arm alone, asked as the hybrid asks it; the names with ``-typed`` ask the
    question as typed, ``hybrid-accents`` with diacritics restored and nothing else mended.

    Args:
        texts: What is searched.
        vectors: Theirs. Shape: (n_texts, dim).
        encoder: Embeds questions.
        folder: An empty folder for the lexical index.
    """
    passages = [Passage(str(number), Span(0, len(text)), "") for number, text in enumerate(texts)]
    dense, lexical = DenseIndex.build(vectors), LexicalIndex.build(texts, folder)
    language = DiacriticRestorer.learn(texts)
    understanding = Understanding(language, Abbreviations.learn(texts))

    def hybrid(read: Callable[[str], Understood]) -> Search:
        retriever = HybridRetriever(passages, encoder, dense, lexical, understanding)
        return lambda question: [hit.number for hit in retriever.search(read(question), DEPTH).hits]

    def by_words(question: str) -> list[int]:
        meant = understanding.read(question).meant
        return list(lexical.search(question if meant == question else f"{question} {meant}", DEPTH))

    return {
        SERVED: hybrid(understanding.read),
        "hybrid-accents": hybrid(lambda question: Understood(question, language.restore(question), ())),
        "hybrid-typed": hybrid(lambda question: Understood(question, question, ())),
        "lexical": by_words,
        "lexical-typed": lambda question: list(lexical.search(question, DEPTH)),
        "dense": lambda question: list(
            dense.search(encoder.encode_question(understanding.read(question).meant), DEPTH)
        ),
        "dense-typed": lambda question: list(dense.search(encoder.encode_question(question), DEPTH)),
    }
