"""What tests share: real parts, only the neural model replaced where a test is not about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from assistant.assistant import Assistant
from index.build import build, plan
from index.encoder import Encoder, PackagedEncoder, Progress, Vectors, building_encoder
from index.generation import Generation, load_generation
from index.lexical import syllables
from sources.document import Document, PartialDate, Span
from sources.library import load_library
from sources.text import nfc

# No test depends on the clock: how long an example takes says nothing of whether it holds.
settings.register_profile("clockless", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clockless")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TODAY = dt.date(2026, 1, 1)
BUILT_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class HashingEncoder:
    """A deterministic encoder without weights: each syllable adds one to a place that its hash names."""

    def __init__(self, name: str = "hashing", dim: int = 64) -> None:
        self.name = name
        self.dim = dim
        self.cosines = None

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in syllables(text) or ["?"]:
                row[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self.dim] += 1
            row /= np.linalg.norm(row)
        if progress:
            progress(len(texts))
        return vectors

    def encode_question(self, text: str) -> Vectors:
        vector: Vectors = self.encode_passages([text])[0]
        return vector


def make_document(text: str, doc_id: str = "d.txt", published_on: str | None = "2024-10-12") -> Document:
    """Return a document of a text, as a reader would."""
    body = nfc(text)
    date = PartialDate.parse(published_on) if published_on else None
    return Document(doc_id, body, Span(0, len(body)), title=None, published_on=date)


def make_generation(folder: Path, documents: Sequence[Document], encoder: Encoder | None = None) -> Generation:
    """Build an index of documents and load it."""
    encoder = encoder or HashingEncoder()
    build(plan(documents), folder, encoder, BUILT_AT)
    return load_generation(folder, encoder)


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Assistant]:
    """Return a function that makes an assistant over documents."""

    def make(*documents: Document) -> Assistant:
        return Assistant(make_generation(tmp_path / "index", documents))

    return make


@pytest.fixture(scope="session")
def packaged() -> PackagedEncoder:
    """The packaged engine; loading it takes a third of a second."""
    return PackagedEncoder()


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that starts empty: a model folder kept from an earlier run once hid that none could be made."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def building(cache_dir: Path) -> Encoder:
    """The sentence-transformers encoder on the packaged weights, its model folder made anew."""
    return building_encoder("packaged", cache_dir)


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, building: Encoder) -> Path:
    """The index of the corpus that ships, built as `make run` builds it."""
    folder = tmp_path_factory.mktemp("shipped")
    library = load_library(ROOT / "sources" / "documents")
    build(plan(library.documents), folder, building, BUILT_AT)
    return folder


@pytest.fixture(scope="session")
def shipped(shipped_index: Path, packaged: PackagedEncoder) -> Assistant:
    """The assistant over the corpus that ships, with the packaged engine."""
    return Assistant(load_generation(shipped_index, packaged))
