"""Writing an index: a generation is written beside the serving one and switched in by one atomic rename.

It is written under a hidden name and renamed when it is whole; ``current`` is replaced after that.
A crash at any point leaves the old generation serving, and what it left lying about has a hidden
name, which the next to write here clears away.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.store import (
    CURRENT,
    FORMAT_VERSION,
    GENERATIONS,
    MANIFEST,
    UNCHECKED,
    age_key,
    digest_of,
    generation_folder,
    generation_names,
    manifest_digest,
)
from sources.errors import IndexBusy, IndexUnwritable, os_reason

KEPT_GENERATIONS = 3

_LOCK = "lock"
# The beginnings of the names of what is not whole yet, or is being removed.
_BUILDING, _REMOVING, _POINTER = ".building-", ".removing-", f".{CURRENT}-"
SCRATCH = ".scratch-"


@contextlib.contextmanager
def writing(index_dir: Path) -> Iterator[None]:
    """Hold an index for writing; what an earlier writer left half done is cleared away first.

    Raises:
        IndexBusy: Another process is writing here; nothing is changed.
        IndexUnwritable: The disk is full, or may not be written; what serves, serves on.
    """
    try:
        (index_dir / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with _locked(index_dir / _LOCK):
            _clear_leftovers(index_dir)
            yield
    except OSError as error:
        raise IndexUnwritable(
            f"Không ghi được chỉ mục ở {index_dir} ({os_reason(error)}); bản đang dùng, nếu có, vẫn nguyên vẹn; "
            "hãy giải phóng ổ đĩa hoặc sửa quyền rồi chạy lại."
        ) from error


@contextlib.contextmanager
def new_generation(index_dir: Path, built_at: dt.datetime, keep: int = KEPT_GENERATIONS) -> Iterator[Path]:
    """Give a folder to write a generation into; switch to it when the block ends without error.

    Args:
        index_dir: The index.
        built_at: The moment of the build, which names the generation.
        keep: How many generations stay, this one included; see ``prune``.

    Raises:
        IndexBusy: Another process is writing here.
        IndexUnwritable: The disk is full, or may not be written; the old generation serves on.
    """
    with writing(index_dir):
        name = _free_name(index_dir, built_at)
        scratch = index_dir / GENERATIONS / f"{_BUILDING}{name}"
        scratch.mkdir()
        try:
            yield scratch
            _sync(scratch)
            os.replace(scratch, generation_folder(index_dir, name))
            sync_folder(index_dir / GENERATIONS)
            switch(index_dir, name)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        prune(index_dir, name, keep)


def write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    """Write the manifest of a generation whose other files are all written.

    Raises:
        OSError: It cannot be written.
    """
    files = {
        path.relative_to(folder).as_posix(): digest_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in UNCHECKED
    }
    manifest = {"format_version": FORMAT_VERSION, **facts, "files": files}
    manifest["manifest_sha256"] = manifest_digest(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def switch(index_dir: Path, name: str) -> None:
    """Let a generation serve, by one atomic rename; to be called inside ``writing``.

    Raises:
        OSError: The pointer cannot be written; the old generation serves on.
    """
    scratch = index_dir / f"{_POINTER}{os.getpid()}"
    with scratch.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, index_dir / CURRENT)
    sync_folder(index_dir)


def prune(index_dir: Path, serving: str, keep: int) -> list[str]:
    """Remove all but the newest generations, and never the one that serves; to be called inside ``writing``.

    Returns:
        The names of those removed, newest first.
    """
    removed = [name for name in generation_names(index_dir)[keep:] if name != serving]
    for name in removed:
        # Hidden first, so that a crash leaves no half generation under a name that counts.
        hidden = index_dir / GENERATIONS / f"{_REMOVING}{name}"
        os.replace(generation_folder(index_dir, name), hidden)
        shutil.rmtree(hidden, ignore_errors=True)
    return removed


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk.

    Raises:
        OSError: The disk does not take them.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy(
                f"Một tiến trình khác đang dựng chỉ mục ở {path.parent}; hãy đợi xong rồi chạy lại."
            ) from error
        yield


def _clear_leftovers(index_dir: Path) -> None:
    for pattern in (f"{_BUILDING}*", f"{_REMOVING}*"):
        for leftover in (index_dir / GENERATIONS).glob(pattern):
            shutil.rmtree(leftover, ignore_errors=True)
    for pattern in (f"{_POINTER}*", f"snapshots/*/{SCRATCH}*"):
        for leftover in index_dir.glob(pattern):
            leftover.unlink(missing_ok=True)


def _free_name(index_dir: Path, built_at: dt.datetime) -> str:
    """Return a name newer than every other: two builds may share a second, and a clock may go back."""
    name = built_at.strftime("%Y%m%dT%H%M%SZ")
    newest = next(iter(generation_names(index_dir)), "")
    stamp, number, _ = age_key(newest)
    return name if age_key(name)[:2] > (stamp, number) else f"{stamp}-{number + 1}"


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_folder(path)
    sync_folder(folder)
