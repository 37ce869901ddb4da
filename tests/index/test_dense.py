"""The dense index: exact for few vectors, in lists for many, and the same again from the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import dense
from index.dense import DenseIndex
from index.encoder import Vectors

N, DIM, K = 20_000, 96, 10


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Unit vectors that crowd as embeddings do: a shared direction, topics, and a remainder that decays."""
    draw = np.random.default_rng(3)
    topics = draw.standard_normal((60, DIM))[draw.integers(60, size=N)]
    rest = draw.standard_normal((N, DIM)) @ np.diag(1 / np.sqrt(np.arange(1, DIM + 1)) * 3)
    rows = 4 * np.ones(DIM) + topics + rest
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture(scope="module")
def questions(vectors: Vectors) -> Vectors:
    rows = vectors[::100] + 0.02 * np.random.default_rng(4).standard_normal((N // 100, DIM)).astype(np.float32)
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@pytest.fixture
def in_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "EXACT_BELOW", N)


def kind(index: DenseIndex) -> str:
    return type(index._index).__name__


def test_exact_below_the_threshold(vectors: Vectors, questions: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "EXACT_BELOW", N + 1)
    index = DenseIndex.build(vectors)
    assert kind(index) == "IndexFlatIP"
    best = np.argsort(-(vectors @ questions[0]))[:K]
    assert list(index.search(questions[0], K)) == best.tolist()


@pytest.mark.usefixtures("in_lists")
def test_lists_find_nearly_all_and_score_as_cosines(vectors: Vectors, questions: Vectors) -> None:
    index = DenseIndex.build(vectors)
    assert kind(index) == "IndexIVFScalarQuantizer"
    found = 0
    for question in questions:
        cosines = vectors @ question
        hits = index.search(question, K)
        assert list(hits.values()) == sorted(hits.values(), reverse=True)
        assert all(abs(score - cosines[number]) < 1e-3 for number, score in hits.items())
        found += len(set(hits) & set(np.argsort(-cosines)[:K].tolist()))
    assert found / (K * len(questions)) >= 0.98


@pytest.mark.usefixtures("in_lists")
def test_the_same_vectors_give_the_same_index_here_and_from_the_disk(
    tmp_path: Path, vectors: Vectors, questions: Vectors
) -> None:
    index, again = DenseIndex.build(vectors), DenseIndex.build(vectors)
    index.save(tmp_path / "a")
    again.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    loaded = DenseIndex.load(tmp_path / "a")
    assert (loaded.size, loaded.dim) == (N, DIM)
    for question in questions[:20]:
        assert loaded.search(question, 200) == index.search(question, 200)


@pytest.mark.usefixtures("in_lists")
def test_few_vectors_stay_exact_and_more_are_asked_for_than_there_are(vectors: Vectors) -> None:
    assert kind(DenseIndex.build(vectors[: N - 1])) == "IndexFlatIP"
    assert len(DenseIndex.build(vectors[:5]).search(vectors[0], K)) == 5
    assert DenseIndex.build(vectors[:0]).search(vectors[0], K) == {}
