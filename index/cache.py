"""Embeddings kept between builds, by encoder and text: a text that was embedded once is never embedded again.

One SQLite file in the cache folder, shared by all indexes and safe against crashes and against two
builds at once. Every entry carries a hash of itself, so that an altered one is embedded anew. A file
that SQLite cannot read is dropped; where the file cannot be opened or written, a build goes on
without it. The cache makes builds quicker and is never a reason for one to fail.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from logging import getLogger
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.encoder import Encoder, Progress, Vectors
from sources.errors import os_reason

_LOG = getLogger(__name__)
_Result = TypeVar("_Result")
_Row = tuple[bytes, bytes, bytes, str]

CACHE_FILE = "embeddings.sqlite"
# An entry that no build has asked for this long goes.
_KEPT = dt.timedelta(days=90)
# The day of its last use is written anew only when it is this old, so that reading seldom writes.
_TOUCHED = dt.timedelta(days=7)
# Texts that are embedded between two writes: what a killed build loses.
_PIECE = 256
_ASKED_AT_ONCE = 500
_SECONDS_FOR_OTHERS = 10.0
_DROPPED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_ERROR)
_REASONS = {
    sqlite3.SQLITE_FULL: "ổ đĩa đã đầy",
    sqlite3.SQLITE_IOERR: "ổ đĩa báo lỗi đọc ghi",
    sqlite3.SQLITE_READONLY: "chỉ cho đọc",
    sqlite3.SQLITE_CANTOPEN: "không mở được tệp",
    sqlite3.SQLITE_BUSY: "tiến trình khác đang ghi",
}
_TABLE = """CREATE TABLE IF NOT EXISTS entries (
    encoder TEXT, text BLOB, vector BLOB, hash BLOB, used_on TEXT, PRIMARY KEY (encoder, text)
) WITHOUT ROWID"""


class EmbeddingCache:
    """Vectors by encoder name and text."""

    def __init__(self, folder: Path, today: dt.date) -> None:
        self._path = folder / CACHE_FILE
        self._today = today
        self._told: set[str] = set()

    def dim(self, encoder: str) -> int:
        """Return the length of an encoder's vectors; 0 where none is kept."""
        asked = "SELECT length(vector) / 4 FROM entries WHERE encoder = ? LIMIT 1"
        row = self._run(lambda base: base.execute(asked, (encoder,)).fetchone(), None)
        return int(row[0]) if row else 0

    def get(self, encoder: str, texts: Iterable[str]) -> dict[str, Vectors]:
        """Return the vectors that are kept, by text. Shape of each: (dim,), float32; none for a broken cache."""
        keys = {_key(text): text for text in texts}
        nothing: list[_Row] = []
        found = self._run(lambda base: self._rows(base, encoder, list(keys)), nothing)
        whole = [(key, vector) for key, vector, check, _ in found if _is_whole(encoder, key, vector, check)]
        old = (self._today - _TOUCHED).isoformat()
        used = [key for key, _, _, used_on in found if used_on < old]
        if used:
            self._run(lambda base: self._touch(base, encoder, used), None)
        return {keys[key]: np.frombuffer(vector, "<f4").astype(np.float32) for key, vector in whole}

    def put(self, encoder: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of texts. Shape: (n_texts, dim)."""
        rows = []
        for text, row in zip(texts, vectors, strict=True):
            key, vector = _key(text), row.astype("<f4").tobytes()
            rows.append((encoder, key, vector, _hash(encoder, key, vector), self._today.isoformat()))
        self._run(lambda base: base.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows), None)

    def prune(self) -> int:
        """Remove what no build has used for long, and give its room back; return the number of entries."""
        before = (self._today - _KEPT).isoformat()
        removed = self._run(lambda b: b.execute("DELETE FROM entries WHERE used_on < ?", (before,)).rowcount, 0)
        if removed:
            self._run(lambda base: base.executescript("PRAGMA incremental_vacuum"), None)
        return removed

    @staticmethod
    def _rows(base: sqlite3.Connection, encoder: str, keys: list[bytes]) -> list[_Row]:
        rows: list[_Row] = []
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            some = keys[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            asked = f"SELECT text, vector, hash, used_on FROM entries WHERE encoder = ? AND text IN ({marks})"
            rows += base.execute(asked, (encoder, *some))
        return rows

    def _touch(self, base: sqlite3.Connection, encoder: str, keys: list[bytes]) -> None:
        rows = [(self._today.isoformat(), encoder, key) for key in keys]
        base.executemany("UPDATE entries SET used_on = ? WHERE encoder = ? AND text = ?", rows)

    def _run(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        """Return what the work on the file gives; ``otherwise`` where the file cannot be used."""
        try:
            return self._attempt(work)
        except (sqlite3.Error, OSError) as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _DROPPED:
                self._tell("bộ nhớ nhúng %s hỏng, đã bỏ và làm lại từ đầu", self._path)
                self._drop()
            else:
                reason = os_reason(error) if isinstance(error, OSError) else _REASONS.get(code, str(error))
                self._tell("không dùng được bộ nhớ nhúng %s (%s), vẫn dựng tiếp", self._path, reason)
            return otherwise

    def _tell(self, message: str, *words: object) -> None:
        """Say once what is wrong: a build works on the file many times."""
        if message not in self._told:
            self._told.add(message)
            _LOG.warning(message, *words)

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._path, timeout=_SECONDS_FOR_OTHERS)
        try:
            with base:
                if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone():
                    base.execute("PRAGMA auto_vacuum = INCREMENTAL")
                    base.execute(_TABLE)
                return work(base)
        finally:
            base.close()

    def _drop(self) -> None:
        for path in (self._path, self._path.with_name(f"{CACHE_FILE}-journal")):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                self._tell("không xoá được %s (%s)", path, os_reason(error))


class CachingEncoder:
    """An encoder that is asked only for what is not kept yet, and only then loaded.

    Attributes:
        seconds: How long it has embedded so far; what a build takes beside that is ours.
    """

    def __init__(self, name: str, cache: EmbeddingCache, load: Callable[[], Encoder], key: str | None = None) -> None:
        """Put a cache before an encoder.

        Args:
            name: The encoder's name.
            cache: Where vectors are kept.
            load: Returns the encoder; called at most once.
            key: What its vectors are kept under; its name by default.
        """
        self.name = name
        self.cosines: tuple[float, float] | None = None
        self._cache = cache
        self._load = load
        self._key = key or name
        self._loaded: Encoder | None = None
        self._held: dict[str, Vectors] = {}
        self.seconds = 0.0
        self.dim = cache.dim(self._key) or self.encoder().dim

    def encoder(self) -> Encoder:
        """Return the encoder itself, loaded now if it was not yet."""
        if self._loaded is None:
            self._loaded = self._load()
            self.cosines, self.dim = self._loaded.cosines, self._loaded.dim
        return self._loaded

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Return the texts that would be embedded, each once, from the shortest to the longest."""
        wanted = set(texts)
        found = self._cache.get(self._key, wanted - self._held.keys())
        self._held.update((text, vector) for text, vector in found.items() if len(vector) == self.dim)
        return sorted(wanted - self._held.keys(), key=lambda text: (len(text), text))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See ``Encoder``; ``progress`` is told only of what is embedded now.

        Short texts come first and long ones last, since a batch is as wide as its longest.
        """
        missing = self.missing(texts)
        for start in range(0, len(missing), _PIECE):
            piece = missing[start : start + _PIECE]
            started = time.perf_counter()
            encoded = self.encoder().encode_passages(piece, progress)
            self.seconds += time.perf_counter() - started
            self._cache.put(self._key, piece, encoded)
            self._held.update(zip(piece, encoded, strict=True))
        vectors = np.empty((len(texts), self.dim), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[:] = self._held[text]
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """See ``Encoder``."""
        return self.encoder().encode_question(text)


def cache_key(name: str, model: str) -> str:
    """Return what an encoder's vectors are kept under: its name, and for a model folder what is in it.

    A folder whose weights are replaced keeps its name; sizes and times of its files tell it apart.
    """
    folder = Path(model)
    if not folder.is_dir():
        return name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stamps = "\n".join(f"{p.relative_to(folder)}\0{p.stat().st_size}\0{p.stat().st_mtime_ns}" for p in files)
    return f"{name}#{hashlib.sha256(stamps.encode()).hexdigest()[:16]}"


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _is_whole(encoder: str, key: bytes, vector: object, check: object) -> bool:
    """Tell whether a row is as it was written; a foreign file may hold anything."""
    return isinstance(vector, bytes) and check == _hash(encoder, key, vector)


def _hash(encoder: str, key: bytes, vector: bytes) -> bytes:
    return hashlib.blake2b(encoder.encode() + b"\0" + key + vector, digest_size=16).digest()
