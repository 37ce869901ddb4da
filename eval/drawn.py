"""Vectors that are drawn by a seed and distributed as real embeddings of synthetic passages are.

A sample of passages is really embedded. Its vectors are read as a mean, a part for each attribute of a passage (what is
counted, its year and province, its patterns and offices; ridge regression), and a remainder with a covariance of its
own. A drawn vector is the sum of the parts of its own passage and a normal remainder of that covariance, of unit
length. A question is read and drawn in the same way, but that it shares in the remainder of its passage as real
questions do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from eval.synthetic import SIZES, attributes
from index.encoder import Vectors

SEED = 11
_RIDGE = 1.0
_PIECE = 10_000
# Pairs of vectors whose cosines stand for all pairs.
_PAIRS = 100_000
QUANTILES = (5, 50, 95)

Wide = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Distribution:
    """What was read off a sample; see ``_Spread``.

    Attributes:
        passages: Of passages.
        questions: Of questions, by the attributes of the passages that answer them.
        share: How much of a passage's remainder its question has too.
        explained: Share of the variance of passages that their attributes account for.
    """

    passages: _Spread
    questions: _Spread
    share: float
    explained: float

    @classmethod
    def of(cls, vectors: Vectors, questions: Vectors) -> Distribution:
        """Read a sample.

        Args:
            vectors: Of the passages from number 0. Shape: (n, dim), n >= 2.
            questions: Of a question about each of the first of them. Shape: (m, dim), 2 <= m <= n.
        """
        passages, rest = _Spread.of(vectors)
        asked, asked_rest = _Spread.of(questions)
        own = rest[: len(questions)]
        share = float((own * asked_rest).sum() / (own * own).sum())
        asked = asked.with_rest(asked_rest - share * own)
        explained = 1.0 - float(rest.var(axis=0).sum() / vectors.var(axis=0, dtype=np.float64).sum())
        return cls(passages, asked, share, explained)

    def draw(self, first: int, last: int) -> Vectors:
        """Return the vectors of the passages from ``first`` to before ``last``. Shape: (last - first, dim), unit rows.

        A passage's vector hangs on its number alone where ``first`` is a multiple of 10,000.
        """
        vectors = np.empty((last - first, len(self.passages.mean)), np.float32)
        for start in range(first, last, _PIECE):
            numbers = range(start, min(start + _PIECE, last))
            rows = self.passages.expected(numbers) + self.passages.remainders(
                np.random.default_rng((SEED, start)), numbers
            )
            vectors[start - first : start - first + len(numbers)] = _unit(rows)
        return vectors

    def ask(self, vectors: Vectors, numbers: Sequence[int]) -> Vectors:
        """Return the vectors of questions about drawn passages. Shape: (n, dim), unit rows.

        Args:
            vectors: Of those passages. Shape: (n, dim).
            numbers: Of those passages.
        """
        rest = vectors - self.passages.expected(numbers)
        drawn = self.questions.remainders(np.random.default_rng((SEED, 1)), numbers)
        return _unit(self.questions.expected(numbers) + self.share * rest + drawn)


@dataclass(frozen=True)
class _Spread:
    """Vectors as a mean, a part for each attribute of their passage, and a normal remainder.

    Attributes:
        mean: Shape: (dim,).
        parts: Of each value of each attribute, one after another. Shape: (sum of SIZES, dim).
        root: What turns independent normal numbers into remainders. Shape: (dim, dim).
    """

    mean: Wide
    parts: Wide
    root: Wide

    @classmethod
    def of(cls, vectors: Vectors) -> tuple[_Spread, Wide]:
        """Read vectors of the passages from number 0, or of questions about them; return their remainders too."""
        design = attributes(range(len(vectors)))
        mean = vectors.mean(axis=0, dtype=np.float64)
        centred = vectors - mean
        ridge = _RIDGE * np.eye(design.shape[1])
        parts: Wide = np.linalg.solve(design.T @ design + ridge, design.T @ centred)
        rest: Wide = centred - design @ parts
        # The parts fit the sample's own noise too; what they explain beyond the adjusted R² goes to the remainder.
        unexplained = float(rest.var(axis=0).sum() / centred.var(axis=0).sum())
        freedom = len(vectors) - 1 - sum(size - 1 for size in SIZES)
        adjusted = min(1.0, unexplained * (len(vectors) - 1) / freedom) if freedom > 0 else unexplained
        parts *= np.sqrt((1 - adjusted) / (1 - unexplained))
        rest *= np.sqrt(adjusted / unexplained)
        return cls(mean, parts, _root(rest)), rest

    def with_rest(self, rest: Wide) -> _Spread:
        """Return the same with remainders that spread as these."""
        return replace(self, root=_root(rest))

    def expected(self, numbers: Sequence[int]) -> Wide:
        """Return vectors without remainders. Shape: (n, dim)."""
        rows: Wide = self.mean + attributes(numbers) @ self.parts
        return rows

    def remainders(self, draw: np.random.Generator, numbers: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return drawn remainders. Shape: (n, dim)."""
        normal = draw.standard_normal((len(numbers), len(self.mean)), np.float32)
        return normal @ self.root.astype(np.float32)


def likeness(vectors: Vectors) -> dict[str, list[float]]:
    """Return how alike a sample's vectors are: 5 %, 50 % and 95 % quantiles of cosines.

    ``nearest`` to the nearest other one, ``tenth`` to the tenth nearest (or the last, in a smaller sample),
    ``any`` to any other one.
    """
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -np.inf)
    ranked = -np.sort(-cosines, axis=1)[:, :-1]
    every = ranked.ravel()
    tenth = min(9, ranked.shape[1] - 1)
    groups = {"nearest": ranked[:, 0], "tenth": ranked[:, tenth], "any": every[:: max(1, every.size // _PAIRS)]}
    return {name: [round(float(q), 4) for q in np.percentile(own, QUANTILES)] for name, own in groups.items()}


def looked_up(vectors: Vectors, questions: Vectors) -> float:
    """Return the share of each question's ten nearest vectors that an eighth of their lists holds.

    It is a harder test of likeness than cosines are: it asks whether vectors crowd in the same way, and whether
    questions lie to the crowds as real ones do.
    """
    import faiss

    lists = max(8, 2 ** round(math.log2(math.sqrt(len(vectors)))))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(vectors.shape[1]), vectors.shape[1], lists, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed, index.cp.min_points_per_centroid = SEED, 1
    index.train(vectors)
    index.add(vectors)
    index.nprobe = lists // 8
    k = min(10, len(vectors))
    nearest = np.argpartition(-(questions @ vectors.T), k - 1, axis=1)[:, :k]
    _, found = index.search(questions, k)
    return float(np.mean([np.isin(one, other).mean() for one, other in zip(nearest, found, strict=True)]))


def _root(rest: Wide) -> Wide:
    """Return the symmetric root of the covariance, which a sample smaller than the dimension has too."""
    values, axes = np.linalg.eigh(np.cov(rest.T))
    root: Wide = axes * np.sqrt(np.maximum(values, 0.0)) @ axes.T
    return root


def _unit(rows: npt.NDArray[np.floating]) -> Vectors:
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit
