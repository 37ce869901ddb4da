"""``--fail-under MEASURE=VALUE``: what a CI run holds a measure to."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sources.errors import HoiSoError, UsageError


class BelowBound(HoiSoError):
    """A measure is lower than it may be."""


def parse_bounds(words: Sequence[str]) -> dict[str, float]:
    """Return the least value by measure; the last one counts where a measure is given twice.

    Raises:
        UsageError: One is not of the form ``MEASURE=VALUE``, or its value is no number.
    """
    bounds = {}
    for word in words:
        name, sign, value = word.rpartition("=")
        try:
            bounds[name] = float(value)
        except ValueError:
            sign = ""
        if not (name and sign) or not math.isfinite(bounds[name]):
            raise UsageError(f"--fail-under nhận PHÉP_ĐO=GIÁ_TRỊ, thí dụ right=0.85; đã nhận «{word}».")
    return bounds


def check_bounds(bounds: Mapping[str, float], values: Mapping[str, float]) -> None:
    """Do nothing where every measure reaches its bound; equal is enough.

    Raises:
        UsageError: A bound is on a measure that was not taken.
        BelowBound: A measure is below its bound; the one sentence names every such measure.
    """
    if unknown := [name for name in bounds if name not in values]:
        raise UsageError(f"Không đo được {', '.join(unknown)} trong lượt này; có: {', '.join(values)}.")
    # "Not at least" rather than "less", so that a measure that is no number fails too.
    low = [
        f"{name} là {values[name]:.4f}, mức phải đạt là {bound:g}"
        for name, bound in bounds.items()
        if not values[name] >= bound
    ]
    if low:
        raise BelowBound(f"Chưa đạt: {'; '.join(low)}.")
