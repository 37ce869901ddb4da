"""Vectors that are kept between runs, so that measuring again embeds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Progress, Vectors


def kept_passages(texts: Sequence[str], building: Callable[[], Encoder], name: str, cache_dir: Path) -> Vectors:
    """Return the vectors of texts, from the cache where they are in it. Shape: (n_texts, dim).

    Args:
        texts: What is embedded.
        building: Gives the encoder, which is loaded only where it is needed.
        name: The encoder's name; vectors of another are never taken.
        cache_dir: Where they are kept.
    """
    key = hashlib.sha256("\0".join(["building", name, *texts]).encode()).hexdigest()[:20]
    path = cache_dir / f"eval-{key}.npy"
    if path.is_file():
        vectors: Vectors = np.load(path)
        return vectors
    vectors = building().encode_passages(texts)
    _keep(path, vectors)
    return vectors


class RememberingEncoder:
    """An encoder that embeds each question once: several systems ask the same one."""

    def __init__(self, encoder: Encoder, cache_dir: Path) -> None:
        self._encoder = encoder
        self._cache_dir = cache_dir
        self._vectors: dict[str, Vectors] = {}
        self.name, self.dim, self.cosines = encoder.name, encoder.dim, encoder.cosines

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``; nothing is remembered."""
        return self._encoder.encode_passages(texts, progress)

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        if text not in self._vectors:
            self._vectors[text] = self._encoder.encode_question(text)
        return self._vectors[text]

    def prepare(self, questions: Sequence[str], progress: Progress | None = None) -> None:
        """Embed questions at once, or read their vectors from the cache."""
        key = hashlib.sha256("\0".join(["asking", self.name, *questions]).encode()).hexdigest()[:20]
        path = self._cache_dir / f"eval-{key}.npy"
        if path.is_file():
            self._vectors |= dict(zip(questions, np.load(path), strict=True))
            if progress:
                progress(len(questions))
            return
        rows = []
        for question in questions:
            rows.append(self.encode_question(question))
            if progress:
                progress(1)
        _keep(path, np.stack(rows))


def _keep(path: Path, vectors: Vectors) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
