"""The small trained model that chooses: weights by feature name, in a text file that one command makes anew.

`python -m eval train` fits it on the training questions; nothing here needs the library that it was fitted with.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.question import Wants

MODEL_FILE = Path(__file__).with_name("choosing.json")


@dataclass(frozen=True)
class Linear:
    """A weighted sum of named features.

    Attributes:
        weights: By feature; a feature without a weight counts nothing.
        intercept: What is added to the sum.
    """

    weights: Mapping[str, float]
    intercept: float = 0.0

    def __call__(self, features: Mapping[str, float]) -> float:
        """Return the sum over the features that have a weight; one that is missing counts as 0."""
        return self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())

    def parts(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds to the sum."""
        return {name: weight * features.get(name, 0.0) for name, weight in self.weights.items()}


@dataclass(frozen=True)
class Model:
    """How candidates of one kind are judged.

    Attributes:
        ranking: Ranks the candidates of one question.
        confidence: Of the best one and its field: the log-odds that it is right.
        threshold: Least confidence, in (0, 1), with which it is answered.
    """

    ranking: Linear
    confidence: Linear
    threshold: float

    def sure(self, features: Mapping[str, float]) -> float:
        """Return the probability, in (0, 1), that a best candidate is right."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.confidence(features)))))


def read_models(text: str) -> dict[Wants, Model]:
    """Return the models for figures and sentences that a file's text holds.

    Raises:
        KeyError, ValueError: It is no such file.
    """
    row: dict[str, Any] = json.loads(text)
    return {wants: _model(row[wants.value]) for wants in Wants}


@functools.cache
def trained() -> dict[Wants, Model]:
    """Return the models that ship."""
    return read_models(MODEL_FILE.read_text(encoding="utf-8"))


def _model(row: dict[str, Any]) -> Model:
    return Model(_linear(row["ranking"]), _linear(row["confidence"]), float(row["threshold"]))


def _linear(row: dict[str, Any]) -> Linear:
    return Linear(dict(row["weights"]), float(row["intercept"]))
