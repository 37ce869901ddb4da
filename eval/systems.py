"""The index's own ways of searching: what is served, and it without one of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.retriever import DEPTH, HybridRetriever
from sources.document import Span

# A question -> numbers of texts, best first, at most DEPTH.
Search = Callable[[str], list[int]]
SERVED = "hybrid"


def own_systems(texts: Sequence[str], vectors: Vectors, encoder: Encoder, folder: Path) -> dict[str, Search]:
    """Return what is served (``hybrid``) and its ablations over the same texts and vectors.

    ``lexical`` and ``dense`` are one arm alone, asked as the hybrid asks it; the names with ``-typed`` ask the
    question as typed, without restored diacritics.

    Args:
        texts: What is searched.
        vectors: Theirs. Shape: (n_texts, dim).
        encoder: Embeds questions.
        folder: An empty folder for the lexical index.
    """
    passages = [Passage(str(number), Span(0, len(text)), "") for number, text in enumerate(texts)]
    dense, lexical = DenseIndex.build(vectors), LexicalIndex.build(texts, folder)
    restorer, as_typed = DiacriticRestorer.learn(texts), DiacriticRestorer.learn(())

    def hybrid(with_restorer: DiacriticRestorer) -> Search:
        retriever = HybridRetriever(passages, encoder, dense, lexical, with_restorer)
        return lambda question: [hit.number for hit in retriever.search(question, DEPTH).hits]

    def by_words(question: str) -> list[int]:
        restored = restorer.restore(question)
        return list(lexical.search(question if restored == question else f"{question} {restored}", DEPTH))

    return {
        SERVED: hybrid(restorer),
        "hybrid-typed": hybrid(as_typed),
        "lexical": by_words,
        "lexical-typed": lambda question: list(lexical.search(question, DEPTH)),
        "dense": lambda question: list(dense.search(encoder.encode_question(restorer.restore(question)), DEPTH)),
        "dense-typed": lambda question: list(dense.search(encoder.encode_question(question), DEPTH)),
    }
