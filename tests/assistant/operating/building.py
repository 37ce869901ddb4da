"""A folder of documents whose index the real build job builds in a second: every vector is in its cache already."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from index.build import plan
from index.cache import CachingEncoder, EmbeddingCache, cache_key
from index.encoder import encoder_name
from index.settings import PACKAGED, Settings
from sources.library import load_library
from tests.conftest import HashingEncoder

MODEL = encoder_name(PACKAGED)
DIM = 384


def asking() -> HashingEncoder:
    """Return an encoder that passes for the packaged one."""
    return HashingEncoder(MODEL, DIM)


def known(settings: Settings) -> None:
    """Put the vectors of all documents into the cache, as the build job looks for them."""
    cache = EmbeddingCache(settings.cache_dir, dt.date(2026, 1, 1))
    encoder = CachingEncoder(MODEL, cache, asking, cache_key(MODEL, PACKAGED))
    encoder.encode_passages(plan(load_library(settings.sources_dir).documents).embedded)


def places(folder: Path) -> Settings:
    """Return settings below a folder, with one document."""
    settings = Settings(
        sources_dir=folder / "documents", index_dir=folder / "index", cache_dir=folder / "cache", model=PACKAGED
    )
    settings.sources_dir.mkdir(parents=True, exist_ok=True)
    (settings.sources_dir / "cu.txt").write_text("Đã cấp 87 triệu thẻ căn cước.", encoding="utf-8")
    return settings
