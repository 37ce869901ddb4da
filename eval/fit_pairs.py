"""Fits the weights of ``assistant/pairs.json``: when do two figures state one quantity?

Each figure is paired with those that speak most like it, as when a question is answered. Folds are whole worlds, so
that what is told of each was learnt from others.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.disagreements import Disagreements
from assistant.pairs import FEATURES, WEIGHTS_FILE, could_be_same, features
from assistant.quantities import Quantities
from assistant.quantity import Quantity
from assistant.scene import Scene
from assistant.series import NEIGHBOURS
from eval.quantities import QUANTITIES_DIR, Labels, quantities_of, read_labels, read_world
from index.build import build, plan
from index.encoder import Encoder
from index.generation import Generation, load_generation

# The inverse strength of the penalty on large weights.
_C = 1.0
# What a pair of one quantity weighs beside one of two: there are few of them.
_SAME_WEIGHT = 3.0
_BUILT_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# What must be so likely is taken for one quantity, in the report.
_SURE = 0.5


@dataclass(frozen=True)
class Pair:
    """Two figures that could state one quantity, and whether they do."""

    world: str
    values: tuple[float, ...]
    is_same: bool
    words: tuple[str, str]


def pairs_of(world: str, generation: Generation, labels: Labels) -> Iterator[Pair]:
    """Yield the judged pairs of an index that nothing forbids, each once."""
    figures = generation.figures
    if figures is None:
        return
    named = quantities_of(generation, labels)
    scene = Scene(generation)
    quantities, disagreements = Quantities(scene), Disagreements(scene)
    every = [quantities.numbered(entry.doc_id, number) for number, entry in enumerate(figures.entries)]
    seen: set[frozenset[int]] = set()
    for number, one in enumerate(every):
        for other, cosine in figures.like(number, one.words, NEIGHBOURS).items():
            judged = named[number] is not None and named[other] is not None
            if not judged or frozenset((number, other)) in seen or not could_be_same(one, every[other]):
                continue
            seen.add(frozenset((number, other)))
            differ = disagreements.are_said_to_differ(one, every[other])
            values = features(one, every[other], cosine, differ)
            row = tuple(values[name] for name in FEATURES)
            yield Pair(world, row, named[number] == named[other], (_said(one), _said(every[other])))


def _said(quantity: Quantity) -> str:
    text = quantity.document.text
    return f"{quantity.figure.span.of(text)} | {quantity.figure.clause.of(text)}"


def made_up_pairs(encoder: Encoder) -> Iterator[Pair]:
    """Yield the pairs of the made-up worlds."""
    for path in sorted(QUANTITIES_DIR.glob("*.txt")):
        world = read_world(path)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            build(plan(world.documents), Path(folder), encoder, _BUILT_AT)
            yield from pairs_of(world.name, load_generation(Path(folder), encoder), world.labels)


def labelled_pairs(generation: Generation) -> Iterator[Pair]:
    """Yield the pairs of every file of labels whose documents an index holds."""
    for path in sorted(QUANTITIES_DIR.glob("*.jsonl")):
        labels = read_labels(path)
        if all(doc_id in generation.documents for doc_id, _ in labels):
            yield from pairs_of(path.stem, generation, labels)


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the weights of the features and ``intercept`` that tell pairs of one quantity from others."""
    from sklearn.linear_model import LogisticRegression

    rows = np.array([pair.values for pair in pairs])
    same = [pair.is_same for pair in pairs]
    model = LogisticRegression(C=_C, max_iter=10_000).fit(rows, same, sample_weight=_shares(pairs))
    fitted = dict(zip(FEATURES, model.coef_[0].tolist(), strict=True))
    return {name: round(weight, 4) for name, weight in {"intercept": float(model.intercept_[0]), **fitted}.items()}


def _shares(pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
    """Return the weight of each pair: a large world counts more than a small one, but not by its size."""
    sizes = Counter(pair.world for pair in pairs)
    shares = np.array([sizes[pair.world] ** -0.5 * (_SAME_WEIGHT if pair.is_same else 1.0) for pair in pairs])
    weighted: npt.NDArray[np.float64] = shares / shares.mean()
    return weighted


def held_out(pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
    """Return how likely each pair states one quantity, by weights learnt from the other worlds."""
    likely = np.zeros(len(pairs))
    for world in {pair.world for pair in pairs}:
        weights = fit([pair for pair in pairs if pair.world != world])
        for number, pair in enumerate(pairs):
            if pair.world == world:
                total = weights["intercept"] + sum(
                    weights[name] * value for name, value in zip(FEATURES, pair.values, strict=True)
                )
                likely[number] = 1 / (1 + np.exp(-total))
    return likely


def report(pairs: Sequence[Pair], likely: npt.NDArray[np.float64], misses: bool) -> Iterator[str]:
    """Yield what is told of a fit, line by line."""
    same = np.array([pair.is_same for pair in pairs])
    taken = likely >= _SURE
    right = int((taken & same).sum())
    yield f"{len(pairs)} cặp, {int(same.sum())} cùng đại lượng; đoán bằng trọng số học từ các bộ khác:"
    yield f"  P {right / max(1, int(taken.sum())):.3f}  R {right / max(1, int(same.sum())):.3f}"
    if misses:
        for pair, probability in zip(pairs, likely, strict=True):
            if (probability >= _SURE) != pair.is_same:
                truth = "cùng" if pair.is_same else "khác"
                yield f"  {probability:.2f} {truth} {pair.world}: {' <> '.join(pair.words)}"


def write_weights(weights: dict[str, float], counted: int) -> None:
    """Write the weights where the assistant reads them."""
    written = {"fitted_on_pairs": counted, "weights": weights}
    WEIGHTS_FILE.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
