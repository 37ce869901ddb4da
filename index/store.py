"""An index generation on disk: a folder with a manifest, switched in by one atomic rename.

::

    DIR/current                     the name of the generation that serves, one line
    DIR/lock                        held by a build
    DIR/generations/NAME/
        manifest.json               format version, encoder, counts, hash of every other file
        documents.jsonl             the stored texts, and what is known of each
        passages.jsonl
        figures.jsonl
        vectors.faiss
        lexical/…
        language.jsonl              how its syllables follow one another

A generation is written under a hidden name and renamed when it is whole; ``current`` is replaced
after that. A crash at any point leaves the old generation serving.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sources.errors import IndexBroken, IndexBusy, IndexForeign, IndexMissing, IndexUnwritable, os_reason

FORMAT_VERSION = 2
KEPT_GENERATIONS = 3
REBUILD = "hãy chạy: make build (hoặc python -m index build)"

_CURRENT = "current"
_MANIFEST = "manifest.json"
# Files that tantivy makes for its own locking; they hold nothing.
_UNCHECKED = (".tantivy-meta.lock", ".tantivy-writer.lock")


def current_name(index_dir: Path) -> str:
    """Return the name of the generation that serves.

    Raises:
        IndexMissing: There is no index here.
        IndexBroken: The name leads nowhere.
    """
    try:
        name = (index_dir / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissing(f"Chưa có chỉ mục ở {index_dir}; {REBUILD}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexBroken(f"Không đọc được {index_dir / _CURRENT}; {REBUILD}.") from error
    if not name or "/" in name or not _folder(index_dir, name).is_dir():
        raise IndexBroken(f"Chỉ mục ở {index_dir} trỏ tới bản {name!r:.80} không có; {REBUILD}.")
    return name


def read_manifest(index_dir: Path, name: str) -> dict[str, Any]:
    """Return the manifest of a generation; its files are not looked at.

    Raises:
        IndexForeign: Another format version wrote it.
        IndexBroken: It is missing or unreadable.
    """
    try:
        manifest = json.loads((_folder(index_dir, name) / _MANIFEST).read_text(encoding="utf-8"))
        version = manifest["format_version"]
        if not isinstance(manifest["files"], dict) or not isinstance(manifest["encoder"], dict):
            raise TypeError("files, encoder")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(index_dir, error) from error
    if version != FORMAT_VERSION:
        raise IndexForeign(
            f"Chỉ mục ở {index_dir} thuộc định dạng {version!r:.40}, bản này cần định dạng {FORMAT_VERSION}; {REBUILD}."
        )
    return dict(manifest)


def open_generation(index_dir: Path, name: str) -> tuple[Path, dict[str, Any]]:
    """Return the folder and manifest of a generation whose every file has the hash it was written with.

    Raises:
        IndexForeign: Another format version wrote it.
        IndexBroken: A file is missing, cut short, altered or unreadable.
    """
    manifest = read_manifest(index_dir, name)
    folder = _folder(index_dir, name)
    for file, digest in manifest["files"].items():
        try:
            found = _digest(folder / file)
        except OSError as error:
            raise _broken(index_dir, error) from error
        if found != digest:
            raise IndexBroken(f"Tệp {file} của chỉ mục ở {index_dir} đã bị thay đổi hoặc cụt; {REBUILD}.")
    return folder, manifest


def _folder(index_dir: Path, name: str) -> Path:
    return index_dir / "generations" / name


def _broken(index_dir: Path, error: Exception) -> IndexBroken:
    return IndexBroken(f"Chỉ mục ở {index_dir} thiếu tệp hoặc không đọc được ({_brief(error)}); {REBUILD}.")


def _brief(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{Path(error.filename).name}: {os_reason(error)}"
    return f"{_MANIFEST}: {error}"


@contextlib.contextmanager
def new_generation(index_dir: Path, name: str) -> Iterator[Path]:
    """Give a folder to write a generation into; switch to it when the block ends without error.

    Raises:
        IndexBusy: Another process is building here.
        IndexUnwritable: The disk is full, or may not be written; the old generation serves on.
    """
    try:
        with _writing(index_dir, name) as folder:
            yield folder
    except OSError as error:
        raise IndexUnwritable(
            f"Không ghi được chỉ mục ở {index_dir} ({os_reason(error)}); bản đang dùng, nếu có, vẫn nguyên vẹn."
        ) from error


@contextlib.contextmanager
def _writing(index_dir: Path, name: str) -> Iterator[Path]:
    generations = index_dir / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    with _lock(index_dir / "lock"):
        for leftover in generations.glob(".building-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        scratch = generations / f".building-{name}"
        scratch.mkdir()
        try:
            yield scratch
            _sync(scratch)
            final = _free(generations, name)
            os.replace(scratch, final)
            _sync_folder(generations)
            _switch(index_dir, final.name)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        _prune(generations, final.name)


def write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    """Write the manifest of a generation whose other files are all written."""
    files = {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _UNCHECKED
    }
    manifest = {"format_version": FORMAT_VERSION, **facts, "files": files}
    (folder / _MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy(
                f"Một tiến trình khác đang dựng chỉ mục ở {path.parent}; hãy đợi xong rồi chạy lại."
            ) from error
        yield


def _free(generations: Path, name: str) -> Path:
    """Return a path for the generation that is not taken: two builds may share a second."""
    number, path = 1, generations / name
    while path.exists():
        number += 1
        path = generations / f"{name}-{number}"
    return path


def _switch(index_dir: Path, name: str) -> None:
    scratch = index_dir / f".{_CURRENT}-{os.getpid()}"
    with scratch.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, index_dir / _CURRENT)
    _sync_folder(index_dir)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prune(generations: Path, serving: str) -> None:
    """Remove the oldest generations, but never the one that serves."""
    kept = [path for path in generations.iterdir() if not path.name.startswith(".")]
    kept.sort(key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-KEPT_GENERATIONS]:
        if path.name != serving:
            shutil.rmtree(path, ignore_errors=True)
