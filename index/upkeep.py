"""Looking after an index: which generations there are, whether they are whole, going back, clearing away."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.generation import DOCUMENTS
from index.records import read_records
from index.snapshots import Snapshots
from index.store import (
    REBUILD,
    age_key,
    current_name,
    flaws,
    generation_folder,
    generation_names,
    is_foreign,
    newest_whole,
    read_manifest,
    way_out,
)
from index.switching import prune, switch, writing
from sources.document import Document
from sources.errors import GenerationUnknown, IndexBroken, IndexMissing, IndexUnusable


@dataclass(frozen=True)
class GenerationFacts:
    """What is known of a generation without reading its files.

    Attributes:
        name: Its name.
        serves: Whether it is the one that serves.
        manifest: Its manifest; ``None`` where it cannot be read.
        size: Bytes on disk.
    """

    name: str
    serves: bool
    manifest: dict[str, Any] | None
    size: int


@dataclass(frozen=True)
class Removed:
    """What was cleared away: generations, newest first, the bytes they took, and a number of snapshots."""

    names: tuple[str, ...]
    size: int
    snapshots: int


def list_generations(index_dir: Path) -> list[GenerationFacts]:
    """Return all generations, newest first.

    Raises:
        IndexMissing: There is no index here.
    """
    serving = _serving(index_dir)
    return [
        GenerationFacts(name, name == serving, _manifest(index_dir, name), _size(generation_folder(index_dir, name)))
        for name in _names(index_dir)
    ]


def check_generations(index_dir: Path) -> dict[str, list[str]]:
    """Return what is wrong with each generation, newest first, a file each; an empty list for a whole one.

    Raises:
        IndexMissing: There is no index here.
    """
    return {name: flaws(index_dir, name) for name in _names(index_dir)}


def broken_index(index_dir: Path, found: dict[str, list[str]]) -> IndexBroken | None:
    """Return what to tell of an index whose generations were checked; ``None`` where all is well.

    A generation of another format that does not serve is only of no use, and no reason to fail.
    """
    try:
        serving = current_name(index_dir)
    except IndexBroken as error:
        return error
    broken = [name for name, wrong in found.items() if wrong and (name == serving or not is_foreign(index_dir, name))]
    if not broken:
        return None
    name = serving if serving in broken else broken[0]
    rest = way_out(index_dir, name) if name == serving else f"bản đang dùng {serving} còn nguyên"
    return IndexBroken(f"Bản {name} của chỉ mục ở {index_dir} hỏng: {found[name][0]}; {rest}.")


def rollback(index_dir: Path, name: str | None) -> str:
    """Let an earlier generation serve, if it is whole; return its name.

    Args:
        index_dir: The index.
        name: Which; by default the newest whole one before that which serves.

    Raises:
        IndexMissing: There is no index, or none to go back to.
        GenerationUnknown: There is no generation of this name.
        IndexBroken: The named generation is not whole.
        IndexBusy: Another process is writing here.
        IndexUnwritable: The disk may not be written.
    """
    names = _names(index_dir)
    if name is not None and name not in names:
        raise GenerationUnknown(
            f"Chỉ mục ở {index_dir} không có bản {name!r:.80}; các bản hiện có: {', '.join(names)}."
        )
    with writing(index_dir):
        chosen = name or _whole_before(index_dir)
        if wrong := flaws(index_dir, chosen):
            raise IndexBroken(f"Bản {chosen} của chỉ mục ở {index_dir} hỏng: {wrong[0]}; {way_out(index_dir, chosen)}.")
        switch(index_dir, chosen)
    return chosen


def clear_away(index_dir: Path, keep: int, with_snapshots: bool) -> Removed:
    """Remove all but the newest generations, and never the one that serves.

    Args:
        index_dir: The index.
        keep: How many of the newest stay.
        with_snapshots: Whether snapshots go too, of documents that no generation holds any more.

    Raises:
        IndexMissing: There is no index here.
        IndexBroken: It is not known which generation serves, or which documents one holds.
        IndexBusy: Another process is writing here.
        IndexUnwritable: The disk may not be written.
    """
    _names(index_dir)
    with writing(index_dir):
        serving = current_name(index_dir)
        sizes = {name: _size(generation_folder(index_dir, name)) for name in generation_names(index_dir)}
        removed = prune(index_dir, serving, keep)
        snapshots = Snapshots(index_dir).prune(_documents(index_dir)) if with_snapshots else 0
    return Removed(tuple(removed), sum(sizes[name] for name in removed), snapshots)


def _names(index_dir: Path) -> list[str]:
    names = generation_names(index_dir)
    if not names:
        raise IndexMissing(f"Chưa có chỉ mục ở {index_dir}; {REBUILD}.")
    return names


def _serving(index_dir: Path) -> str | None:
    try:
        return current_name(index_dir)
    except IndexUnusable:
        return None


def _manifest(index_dir: Path, name: str) -> dict[str, Any] | None:
    try:
        return read_manifest(index_dir, name)
    except IndexUnusable:
        return None


def _whole_before(index_dir: Path) -> str:
    """Return the newest whole generation older than the one that serves; any, where none serves."""
    serving = _serving(index_dir)
    if serving is None:
        found = newest_whole(index_dir)
    else:
        older = (name for name in generation_names(index_dir) if age_key(name) < age_key(serving))
        found = next((name for name in older if not flaws(index_dir, name)), None)
    if found is None:
        raise IndexMissing(f"Chỉ mục ở {index_dir} không có bản nào trước đó còn nguyên để quay về; {REBUILD}.")
    return found


def _documents(index_dir: Path) -> list[Document]:
    documents: list[Document] = []
    for name in generation_names(index_dir):
        try:
            documents += read_records(generation_folder(index_dir, name) / DOCUMENTS, Document)
        except (OSError, IndexBroken) as error:
            raise IndexBroken(
                f"Không đọc được tài liệu của bản {name} nên không xoá bản lưu nào; "
                "hãy xem bản hỏng bằng: python -m index check."
            ) from error
    return documents


def _size(folder: Path) -> int:
    """Return the bytes of the files below a folder; of those that are left, where it is being removed."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(parent, name).stat().st_size
    return total
