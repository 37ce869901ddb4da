"""Means with their interval, and paired differences with theirs and a test.

Intervals are percentile bootstraps over questions with a fixed seed, so that the same values give the same
interval. Where no value differs a bootstrap knows of no spread; for shares of 0 or 1 Wilson's interval stands then.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

RESAMPLES = 5_000
SEED = 20_240_101
_Z = 1.96  # 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over n questions with its 95 % interval; NaN and no bounds (NaN) for n = 0."""

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"

    def as_json(self) -> dict[str, float | int]:
        """Return the fields, rounded to six places."""
        return {name: round(value, 6) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Paired:
    """How a second series of values differs from a first, question by question.

    Attributes:
        difference: Mean of second - first; ``low`` and ``high`` are its 95 % bounds.
        n: Pairs.
        better: Pairs in which the second is higher.
        worse: Pairs in which it is lower.
        p: Two-sided exact sign test on the pairs that differ, which for values of 0 and 1 is McNemar's
            exact test; 1 where none differs.
    """

    difference: float
    low: float
    high: float
    n: int
    better: int
    worse: int
    p: float

    def as_json(self) -> dict[str, float | int]:
        """Return the fields, rounded to six places; ``p`` to six digits, since it may be very small."""
        fields = {name: round(value, 6) for name, value in asdict(self).items()}
        return fields | {"p": float(f"{self.p:.6g}")}


def mean_of(values: Sequence[float]) -> Mean:
    """Return the mean of values, one a question, with its interval."""
    if not values:
        return Mean(math.nan, math.nan, math.nan, 0)
    array = np.asarray(values, float)
    mean = float(array.mean())
    if np.ptp(array) > 0:
        low, high = _bootstrap(array)
    elif mean in (0.0, 1.0):
        low, high = wilson(round(array.sum()), len(array))
    else:
        low = high = mean
    return Mean(mean, low, high, len(array))


def paired(first: Sequence[float], second: Sequence[float]) -> Paired:
    """Compare two values a question, in the same order.

    Raises:
        ValueError: The series are of different lengths, or empty.
    """
    if len(first) != len(second) or not first:
        raise ValueError(f"cannot pair {len(first)} values with {len(second)}")
    from scipy.stats import binomtest

    differences = np.asarray(second, float) - np.asarray(first, float)
    mean = float(differences.mean())
    low, high = _bootstrap(differences) if np.ptp(differences) > 0 else (mean, mean)
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    p = float(binomtest(better, better + worse).pvalue) if better + worse else 1.0
    return Paired(mean, low, high, len(differences), better, worse, p)


def share(count: int, n: int) -> Mean:
    """Return a share with Wilson's interval; NaN and no bounds for n = 0."""
    if n == 0:
        return Mean(math.nan, math.nan, math.nan, 0)
    return Mean(count / n, *wilson(count, n), n)


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (E. B. Wilson, 1927); the whole range for n = 0."""
    if n == 0:
        return 0.0, 1.0
    p = count / n
    centre = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z / (1 + _Z * _Z / n) * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def _bootstrap(values: np.ndarray) -> tuple[float, float]:
    from scipy.stats import bootstrap

    found = bootstrap(
        (values,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=np.random.default_rng(SEED)
    ).confidence_interval
    return float(found.low), float(found.high)
