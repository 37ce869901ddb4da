"""Fits the model that chooses, on the training questions, and writes it as a text file.

Two fits for each kind of candidate. The ranking is a conditional logit: of the candidates of one question, the
probability of the right ones is raised. Its weights are drawn to `PRIOR`, which says what the features mean, since
there are hundreds of questions and not thousands. The confidence is a logistic regression on how the winners of
questions that the ranking had not seen fared. The threshold is the least one that keeps the stated risk on these
and on the development questions.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from assistant.model import Linear
from assistant.question import Wants
from assistant.select import Ranked, field_features, rank_again, winner
from eval.risk import Given, risk_coverage
from eval.training import Example, names_of, of_kind

# What the features mean: their weights before any question has spoken.
PRIOR: Mapping[Wants, Mapping[str, float]] = {
    Wants.FIGURE: {
        "coverage": 3.0, "clause_coverage": 1.2, "unit_fit": 0.5, "counted_fit": 0.8, "change_fit": 0.7,
        "target_fit": 0.6, "counted_clash": -0.5, "period_fit": 1.0, "places_fit": 0.3, "names_fit": 0.4,
        "asserted_fit": 0.4, "retrieval": 0.08, "entry_retrieval": 0.05, "closeness": 0.8,
        "later_share": -3.0, "restricts": -0.6, "age_fit": 0.8,
    },
    Wants.SENTENCE: {
        "coverage": 4.2, "asserted_fit": 0.4, "agent_fit": 0.7,
        "period_fit": 1.0, "places_fit": 0.3, "names_fit": 0.4, "retrieval": 0.08, "closeness": 2.0,
        "answers": 1.5, "goes_on": 0.8, "age_fit": 0.6, "counts_things": -0.4,
    },
}  # fmt: skip
# How strongly the weights are drawn to the prior, on features of unit variance; measured by cross-validation.
PRIOR_STRENGTH = 0.3
# Inverse strength with which the confidence's weights are drawn to 0.
CONFIDENCE_C = 0.03
FOLDS = 5
# Share of wrong answers among those given that the threshold keeps.
RISK = {Wants.FIGURE: 0.162, Wants.SENTENCE: 0.245}
DECIMALS = 4

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Fared:
    """How the winner of a question fared.

    Attributes:
        features: Of the winner and its field; ``None`` where none was left to win.
        is_right: Whether it is the answer.
        is_answerable: Whether the sources answer the question.
    """

    features: Mapping[str, float] | None
    is_right: bool
    is_answerable: bool


def train(training: Sequence[Example], development: Sequence[Example]) -> dict[str, Any]:
    """Return the object of the model file.

    Args:
        training: What the weights are fitted on.
        development: What the thresholds are set on too.

    Raises:
        ValueError: There are too few examples of a kind to fit anything.
    """
    return {wants.value: _train(wants, of_kind(training, wants), of_kind(development, wants)) for wants in Wants}


def _train(wants: Wants, training: Sequence[Example], development: Sequence[Example]) -> dict[str, Any]:
    folds = [[e for e in training if _fold(e) != fold] for fold in range(FOLDS)]
    held = [fit_ranking(fold, PRIOR[wants]) for fold in folds]
    fared = [fare(example, held[_fold(example)]) for example in training]
    confidence = fit_confidence(fared)
    ranking = fit_ranking(training, PRIOR[wants])
    unseen = [*fared, *(fare(example, ranking) for example in development)]
    given = [_given(one, confidence) for one in unseen]
    answerable = sum(one.is_answerable for one in unseen)
    points = risk_coverage([one for one in given if one is not None], answerable)
    kept = [point for point in points if point.risk.mean <= RISK[wants]]
    threshold = min((point.confidence for point in kept), default=1.0)
    return {
        "ranking": _as_row(ranking),
        "confidence": _as_row(confidence),
        "threshold": round(threshold, DECIMALS),
        "risk": RISK[wants],
        "examples": {"training": len(training), "development": len(development)},
        "curve": [
            {
                "confidence": round(point.confidence, DECIMALS),
                "coverage": round(point.coverage, 3),
                "risk": round(point.risk.mean, 3),
            }
            for point in points[:: max(1, len(points) // 40)]
        ],
    }


def fit_ranking(examples: Sequence[Example], prior: Mapping[str, float]) -> Linear:
    """Return the weights under which right candidates are the most probable of those that break no promise.

    The scale of the scores is that of the prior, so that margins between scores keep their meaning.

    Raises:
        ValueError: No example has a right candidate.
    """
    names = names_of(one.features for example in examples for one in example.ranked)
    fields = [field for example in examples if (field := _field(example, names)) is not None]
    if not fields:
        raise ValueError("no example has a right candidate")
    everything = np.concatenate([features for features, _ in fields])
    spread = everything.std(axis=0) + 1e-9
    before = np.array([prior.get(name, 0.0) for name in names])
    scaled = [(features / spread, right) for features, right in fields]
    start = before * spread

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = 0.0, np.zeros_like(weights)
        for features, right in scaled:
            scores = features @ weights
            odds = np.exp(scores - scores.max())
            chance, right_odds = odds / odds.sum(), odds * right
            total -= float(np.log(right_odds.sum() / odds.sum() + 1e-300))
            slope -= features.T @ (right_odds / (right_odds.sum() + 1e-300) - chance)
        away = weights - start
        return (
            total / len(scaled) + PRIOR_STRENGTH * float(away @ away) / 2,
            slope / len(scaled) + PRIOR_STRENGTH * away,
        )

    weights = minimize(loss, start, jac=True, method="L-BFGS-B").x / spread
    weights = weights * float(np.std(everything @ before) / (np.std(everything @ weights) + 1e-9))
    return Linear(dict(zip(names, weights.tolist(), strict=True)))


def _field(example: Example, names: Sequence[str]) -> tuple[Matrix, NDArray[np.bool_]] | None:
    """Return the features and the right ones of candidates that break no promise; ``None`` where none is right."""
    kept = [
        (one, is_right)
        for one, is_right, is_beside in zip(example.ranked, example.right, example.beside, strict=True)
        if one.unfit is None and not is_beside
    ]
    if not any(is_right for _, is_right in kept):
        return None
    return _matrix([one.features for one, _ in kept], names), np.array([is_right for _, is_right in kept])


def fare(example: Example, ranking: Linear) -> Fared:
    """Return how the winner of a question fares under a ranking."""
    ranked, right = rescored(example, ranking)
    best = winner(example.question, ranked)
    if best is None:
        return Fared(None, False, example.expected.answerable)
    is_right = next(is_right for one, is_right in zip(ranked, right, strict=True) if one is best)
    return Fared(field_features(best, ranked), is_right, example.expected.answerable)


def rescored(example: Example, ranking: Linear) -> tuple[list[Ranked], list[bool]]:
    """Return the candidates by falling score under a ranking, and of each whether it is right."""
    again = [dataclasses.replace(one, score=ranking(one.features)) for one in example.ranked]
    order = rank_again(again)
    return [again[at] for at in order], [example.right[at] for at in order]


def fit_confidence(fared: Sequence[Fared]) -> Linear:
    """Return the log-odds that a winner is right.

    Raises:
        ValueError: All are right, or none is.
    """
    known = [one for one in fared if one.features is not None]
    names = names_of(one.features for one in known if one.features is not None)
    features = _matrix([one.features or {} for one in known], names)
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    fitted = LogisticRegression(C=CONFIDENCE_C, max_iter=2000)
    fitted.fit((features - mean) / spread, [one.is_right for one in known])
    weights = fitted.coef_[0] / spread
    intercept = float(fitted.intercept_[0] - weights @ mean)
    return Linear(dict(zip(names, weights.tolist(), strict=True)), intercept)


def _given(fared: Fared, confidence: Linear) -> Given | None:
    if fared.features is None:
        return None
    return Given(1 / (1 + float(np.exp(-confidence(fared.features)))), fared.is_right, fared.is_answerable)


def _fold(example: Example) -> int:
    """Return the fold of a question: the same for all its ways of typing."""
    return int(hashlib.sha256(example.expected.id.encode()).hexdigest(), 16) // 3 % FOLDS


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)


def _as_row(linear: Linear) -> dict[str, Any]:
    weights = {name: round(weight, DECIMALS) for name, weight in linear.weights.items()}
    return {"intercept": round(linear.intercept, DECIMALS), "weights": {n: w for n, w in weights.items() if w}}
