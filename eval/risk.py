"""Risk and coverage: how often an answer is wrong, as fewer and fewer of the less sure ones are given.

Coverage is the share of the answerable questions that are answered; risk the share of wrong answers among all that
are given, those to the unanswerable too (R. El-Yaniv and Y. Wiener, 2010, for the trade-off).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.stats import Mean, share

AT = 0.8


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: how sure, whether right, and whether its question is answerable."""

    confidence: float
    is_right: bool
    is_answerable: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of giving only answers of at least a confidence."""

    confidence: float
    coverage: float
    risk: Mean


def risk_coverage(given: Sequence[Given], answerable: int) -> list[Point]:
    """Return the curve, from the surest answers on; answers of one confidence come in together.

    Args:
        given: The answers; abstentions are left out.
        answerable: How many questions are answerable, answered or not; at least 1.
    """
    points = []
    answered = wrong = covered = 0
    ranked = sorted(given, key=lambda one: -one.confidence)
    for confidence, together in groupby(ranked, key=lambda one: one.confidence):
        for one in together:
            answered += 1
            wrong += not one.is_right
            covered += one.is_answerable
        points.append(Point(confidence, covered / answerable, share(wrong, answered)))
    return points


def at_coverage(curve: Sequence[Point], least: float = AT) -> Point | None:
    """Return the first point of a curve that covers so much, or ``None`` where it never does."""
    return next((point for point in curve if point.coverage >= least), None)
