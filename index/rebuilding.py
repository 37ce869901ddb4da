"""From a folder of documents to a new generation, telling how it goes: what a command and an operator start."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Protocol

from index.build import build, is_built, plan
from index.cache import CachingEncoder, EmbeddingCache, cache_key
from index.encoder import Encoder, encoder_name
from index.settings import Settings
from sources.library import load_library


class Report(Protocol):
    """Hears how a build goes."""

    def tell(self, message: str) -> None:
        """Hear a sentence in Vietnamese."""
        ...

    def expect(self, count: int) -> None:
        """Hear how many texts will be embedded; none when all of them are known."""
        ...

    def advance(self, count: int) -> None:
        """Hear that so many more texts are embedded."""
        ...


def rebuild(settings: Settings, report: Report, if_needed: bool = False) -> str | None:
    """Build a generation of the settings' documents and switch to it; return its name.

    Args:
        settings: Where documents, index and cache are, and the model.
        report: Hears how it goes.
        if_needed: Whether nothing is built where the index is as it would be; then ``None`` is returned.

    Raises:
        SourceError: The documents cannot be read.
        IndexUnusable: Another process builds here, or the index cannot be written, or the model not loaded.
    """
    started = time.perf_counter()
    place, model = settings.index_dir, encoder_name(settings.model)
    library = load_library(settings.sources_dir)
    for name, reason in library.skipped:
        report.tell(f"Bỏ qua {name}: {reason}.")
    if if_needed and is_built(place, library.documents, model):
        report.tell(f"Chỉ mục {place} đã mới.")
        return None
    todo = plan(library.documents)
    report.tell(
        f"{len(todo.documents)} tài liệu, {len(todo.passages)} đoạn, {len(todo.sentences)} câu, "
        f"{len(todo.figures)} số liệu."
    )
    now = dt.datetime.now(dt.UTC)
    cache = EmbeddingCache(settings.cache_dir, now.date())
    encoder = CachingEncoder(
        model, cache, lambda: _loaded(settings.model, settings.cache_dir, report), cache_key(model, settings.model)
    )
    missing = encoder.missing(todo.embedded)
    if missing:
        encoder.encoder()
    report.expect(len(missing))
    name = build(todo, place, encoder, now, progress=report.advance)
    cache.prune()
    report.tell(
        f"Đã dựng chỉ mục {place}, bản {name}: nhúng mới {len(missing)} đoạn, câu, số liệu; "
        f"{time.perf_counter() - started:.0f} giây, trong đó nhúng {encoder.seconds:.0f} giây."
    )
    return name


def _loaded(model: str, cache_dir: Path, report: Report) -> Encoder:
    from index.encoder import building_encoder

    report.tell("Đang nạp mô hình nhúng…")
    return building_encoder(model, cache_dir)
