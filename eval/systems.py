"""The index's own ways of searching: what is served, and it without one of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.abbreviations import Abbreviations
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.passage_sentences import PassageSentences
from index.retriever import DEPTH, HybridRetriever
from index.understanding import Understanding, Understood
from sources.document import Span

# A question -> numbers of texts, best first, at most DEPTH.
Search = Callable[[str], list[int]]
SERVED = "hybrid"
# Texts -> their vectors. Shape: (n_texts, dim).
Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True)
class Texts:
    """What is searched, with vectors.

    Attributes:
        texts: In their order.
        vectors: Theirs. Shape: (n_texts, dim).
        sentence_vectors: Of their sentences. Shape: (n_sentences, dim).
        sentence_rows: The rows of each text's sentences, by its number.
    """

    texts: Sequence[str]
    vectors: Vectors
    sentence_vectors: Vectors
    sentence_rows: Sequence[slice]


def own_systems(over: Texts, encoder: Encoder, folder: Path) -> dict[str, Search]:
    """Return what is served (``hybrid``) and its ablations over the same texts and vectors.

    ``lexical`` and ``dense`` are one arm alone, asked as the hybrid asks it; ``hybrid-arms`` is both without the
    closest sentences; the names with ``-typed`` ask the question as typed, ``hybrid-accents`` with diacritics
    restored and nothing else mended.

    Args:
        over: What is searched.
        encoder: Embeds questions.
        folder: An empty folder for the lexical index.
    """
    passages = [Passage(str(number), Span(0, len(text)), "") for number, text in enumerate(over.texts)]
    dense, lexical = DenseIndex.build(over.vectors), LexicalIndex.build(over.texts, folder)
    language = DiacriticRestorer.learn(over.texts)
    understanding = Understanding(language, Abbreviations.learn(over.texts))
    by_sentences = PassageSentences(over.sentence_vectors, over.sentence_rows.__getitem__)
    by_none = PassageSentences(over.sentence_vectors, lambda number: slice(0))

    def hybrid(read: Callable[[str], Understood], sentences: PassageSentences) -> Search:
        retriever = HybridRetriever(passages, encoder, dense, lexical, understanding, sentences)
        return lambda question: [hit.number for hit in retriever.search(read(question), DEPTH).hits]

    def by_words(question: str) -> list[int]:
        return list(lexical.search(understanding.read(question).words, DEPTH))

    return {
        SERVED: hybrid(understanding.read, by_sentences),
        "hybrid-accents": hybrid(lambda question: Understood(question, language.restore(question), ()), by_sentences),
        "hybrid-typed": hybrid(lambda question: Understood(question, question, ()), by_sentences),
        "hybrid-arms": hybrid(understanding.read, by_none),
        "lexical": by_words,
        "lexical-typed": lambda question: list(lexical.search(question, DEPTH)),
        "dense": lambda question: list(
            dense.search(encoder.encode_question(understanding.read(question).meant), DEPTH)
        ),
        "dense-typed": lambda question: list(dense.search(encoder.encode_question(question), DEPTH)),
    }
