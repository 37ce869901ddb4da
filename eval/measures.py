"""Measures, one a function, on one question; aggregates with their interval."""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.dataset import EvalQuestion
from sources.text import accent_key


class Outcome(enum.Enum):
    """How one question went."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


def outcome(question: EvalQuestion, answer: dict[str, Any]) -> Outcome:
    """Judge an answer (the object of the JSON contract).

    An unanswerable question is right when abstained from and wrong when answered. An answerable
    one is abstained from, or right when ``figure_is_right`` or ``text_is_right`` says so and the
    document is an accepted one.
    """
    abstained = answer["status"] != "answered"
    if not question.answerable:
        return Outcome.RIGHT if abstained else Outcome.WRONG
    if abstained:
        return Outcome.ABSTAINED
    is_right = figure_is_right if question.kind == "figure" else text_is_right
    right = is_right(question, answer) and document_is_right(question, answer)
    return Outcome.RIGHT if right else Outcome.WRONG


def figure_is_right(question: EvalQuestion, answer: dict[str, Any]) -> bool:
    """Tell whether the headline figure has the value, and the whole of a ratio, of an expected one."""
    if not answer["figures"]:
        return False
    first = answer["figures"][0]
    return any(
        first["value"] == expected.value and (expected.of is None or first.get("of") == expected.of)
        for expected in question.figures
    )


def text_is_right(question: EvalQuestion, answer: dict[str, Any]) -> bool:
    """Tell whether a quote holds one of the expected strings, whatever its case and tone placement."""
    quotes = accent_key(" ".join(citation["quote"] for citation in answer["citations"]))
    return any(accent_key(expected) in quotes for expected in question.contains)


def document_is_right(question: EvalQuestion, answer: dict[str, Any]) -> bool:
    """Tell whether the first citation is of an accepted document."""
    return not question.documents or answer["citations"][0]["doc_id"] in question.documents


def period_is_right(question: EvalQuestion, answer: dict[str, Any]) -> bool | None:
    """Tell whether the headline's period is the expected one; ``None`` where it is not judged."""
    if question.period is None or answer["status"] != "answered" or not answer["figures"]:
        return None
    period = answer["figures"][0]["period"]
    return period is not None and all(period[key] == question.period[key] for key in ("from", "to"))


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its Wilson 95 % interval (E. B. Wilson, 1927)."""

    count: int
    n: int

    @property
    def value(self) -> float:
        """The share; NaN for n = 0."""
        return self.count / self.n if self.n else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound in [0, 1]; the whole range for n = 0."""
        if self.n == 0:
            return 0.0, 1.0
        z, n, p = 1.96, self.n, self.value
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, centre - half), min(1.0, centre + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] ({self.count}/{self.n})"


def reciprocal_rank(ranking: Sequence[int], right: int) -> float:
    """Return 1 / the rank of the right item, from 1; 0 when it is not in the ranking."""
    return 1 / (ranking.index(right) + 1) if right in ranking else 0.0


def success_at(ranking: Sequence[int], right: int, k: int) -> bool:
    """Tell whether the right item is among the first k (also called R@k where one item is right)."""
    return right in ranking[:k]
