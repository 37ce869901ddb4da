"""Passage retrieval on XQuAD-vi, for questions as typed and with their diacritics stripped."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.measures import Share, reciprocal_rank, success_at
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Progress, Vectors
from index.lexical import LexicalIndex
from index.retriever import DEPTH, hybrid_ranking
from sources.text import fold

Question = tuple[str, int]


@dataclass(frozen=True)
class Row:
    """One line of the report: a way of typing, a way of searching, and its measures."""

    typed: str
    arm: str
    success_1: Share
    success_5: Share
    mrr: float


def measure(
    passages: Sequence[str],
    questions: Sequence[Question],
    encoder: Encoder,
    cache_dir: Path,
    progress: Progress | None = None,
) -> list[Row]:
    """Return success@1, success@5 and MRR of each arm and of the fusion, on the same passages."""
    dense_index = DenseIndex.build(_vectors(passages, encoder, cache_dir, progress))
    restorer = DiacriticRestorer.learn(passages)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        lexical_index = LexicalIndex.build(passages, Path(folder, "lexical"))
        for typed, change in (("accented", str), ("stripped", fold)):
            rankings = _rankings(questions, change, encoder, dense_index, lexical_index, restorer)
            rows += [_row(typed, arm, ranked, questions) for arm, ranked in rankings.items()]
    return rows


def _rankings(
    questions: Sequence[Question],
    change: Callable[[str], str],
    encoder: Encoder,
    dense_index: DenseIndex,
    lexical_index: LexicalIndex,
    restorer: DiacriticRestorer,
) -> dict[str, list[list[int]]]:
    rankings: dict[str, list[list[int]]] = {"bm25": [], "dense": [], "fused": []}
    for asked, _ in questions:
        question = change(asked)
        restored = restorer.restore(question)
        vector = encoder.encode_question(restored)
        rankings["bm25"].append(list(lexical_index.search(question, DEPTH)))
        rankings["dense"].append(list(dense_index.search(vector, DEPTH)))
        fused, _, _ = hybrid_ranking(question, restored, vector, dense_index, lexical_index)
        rankings["fused"].append([number for number, _ in fused])
    return rankings


def _row(typed: str, arm: str, rankings: Sequence[Sequence[int]], questions: Sequence[Question]) -> Row:
    pairs = [(ranking, right) for ranking, (_, right) in zip(rankings, questions, strict=True)]
    return Row(
        typed,
        arm,
        Share(sum(success_at(ranking, right, 1) for ranking, right in pairs), len(pairs)),
        Share(sum(success_at(ranking, right, 5) for ranking, right in pairs), len(pairs)),
        sum(reciprocal_rank(ranking, right) for ranking, right in pairs) / len(pairs),
    )


def _vectors(passages: Sequence[str], encoder: Encoder, cache_dir: Path, progress: Progress | None) -> Vectors:
    """Return the passages' vectors, kept between runs by their hash and the encoder's name."""
    key = hashlib.sha256("\0".join([encoder.name, *passages]).encode()).hexdigest()[:20]
    path = cache_dir / f"eval-{key}.npy"
    if path.is_file():
        vectors: Vectors = np.load(path)
        if progress:
            progress(len(passages))
        return vectors
    vectors = encoder.encode_passages(passages, progress)
    cache_dir.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    return vectors
