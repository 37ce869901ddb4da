"""What the parts of retrieval were chosen from: the terms that are searched, the engine, the fusion of the arms.

The terms and the fusions are tried on one engine each, everything else as it is served.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.systems import Search, Texts
from index.abbreviations import Abbreviations
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder
from index.lexical import LexicalIndex, terms
from index.retriever import DEPTH, FIRST_DENSE_WEIGHT
from index.understanding import Understanding

_K1, _B = 1.2, 0.75  # as tantivy has them
_RANKS = 60  # the constant of reciprocal rank fusion, as its authors chose it (Cormack et al., 2009)
Terms = Callable[[str], list[str]]

# Kinds of terms: with accents, without, and pairs without.
FIELDS: dict[str, Terms] = {
    "terms-accented": lambda text: [term for term in terms(text) if term[0] == "="],
    "terms-folded": lambda text: [term for term in terms(text) if term[0] == "~" and "_" not in term],
    "terms-both": lambda text: [term for term in terms(text) if "_" not in term],
    "terms-folded-pairs": lambda text: [term for term in terms(text) if term[0] == "~"],
}


def parts(over: Texts, encoder: Encoder, folder: Path) -> tuple[dict[str, Search], list[str]]:
    """Return the choices that were not taken, and one Vietnamese line for what could not be tried.

    Args:
        over: What is searched.
        encoder: Embeds questions.
        folder: An empty folder for the lexical index.
    """
    understanding = Understanding(DiacriticRestorer.learn(over.texts), Abbreviations.learn(over.texts))
    made: dict[str, Search] = {"engine-fts5": _fts5(over.texts, understanding)}
    notes = []
    try:
        made["engine-bm25s"] = _bm25s(over.texts, understanding, terms)
        made |= {name: _bm25s(over.texts, understanding, field) for name, field in FIELDS.items()}
    except ImportError:
        notes.append("Bỏ qua engine-bm25s, terms-*: chưa cài bm25s; hãy chạy: pip install -r requirements-dev.txt")
    return made | _fusions(over, encoder, folder, understanding), notes


def _bm25s(texts: Sequence[str], understanding: Understanding, kind: Terms) -> Search:
    import bm25s

    index = bm25s.BM25(method="lucene", k1=_K1, b=_B)
    index.index([kind(text) or ["?"] for text in texts], show_progress=False)
    depth = min(DEPTH, len(texts))

    def search(question: str) -> list[int]:
        words = list(dict.fromkeys(kind(understanding.read(question).words)))
        if not words:
            return []
        numbers, scores = index.retrieve([words], k=depth, show_progress=False)
        return [int(n) for n, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    return search


def _fts5(texts: Sequence[str], understanding: Understanding) -> Search:
    database = sqlite3.connect(":memory:")
    # One syllable is one token, its mark included; FTS5 would drop the marks otherwise.
    kept = "=~_.,"
    database.execute(
        f"CREATE VIRTUAL TABLE texts USING fts5(terms, tokenize=\"unicode61 remove_diacritics 0 tokenchars '{kept}'\")"
    )
    rows = ((number, " ".join(terms(text))) for number, text in enumerate(texts))
    database.executemany("INSERT INTO texts (rowid, terms) VALUES (?, ?)", rows)

    def search(question: str) -> list[int]:
        query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(understanding.read(question).words)))
        if not query:
            return []
        found = database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank, rowid LIMIT ?", (query, DEPTH)
        )
        return [int(number) for (number,) in found]

    return search


def _fusions(over: Texts, encoder: Encoder, folder: Path, understanding: Understanding) -> dict[str, Search]:
    dense, lexical = DenseIndex.build(over.vectors), LexicalIndex.build(over.texts, folder)

    def fused(level: Callable[[Mapping[int, float]], Mapping[int, float]], weight: float) -> Search:
        def search(question: str) -> list[int]:
            understood = understanding.read(question)
            by_words = level(lexical.search(understood.words, DEPTH))
            by_vector = level(dense.search(encoder.encode_question(understood.meant), DEPTH))
            total = {
                number: by_words.get(number, 0.0) + weight * by_vector.get(number, 0.0)
                for number in {*by_words, *by_vector}
            }
            return sorted(total, key=lambda number: (-total[number], number))

        return search

    return {
        "fusion-ranks": fused(_by_rank, 1.0),
        "fusion-ranks-weighted": fused(_by_rank, FIRST_DENSE_WEIGHT),
        "fusion-range": fused(_by_range, FIRST_DENSE_WEIGHT),
    }


def _by_rank(scores: Mapping[int, float]) -> dict[int, float]:
    """Return 1 / (60 + rank) for scores that come best first."""
    return {number: 1 / (_RANKS + rank) for rank, number in enumerate(scores, 1)}


def _by_range(scores: Mapping[int, float]) -> dict[int, float]:
    """Return scores moved into [0, 1]: 0 the lowest, 1 the highest."""
    values = np.fromiter(scores.values(), float, len(scores))
    width = float(np.ptp(values)) if len(values) else 0.0
    return {number: (score - float(values.min())) / width if width else 0.0 for number, score in scores.items()}
