"""Taking documents out of a folder: each file is set aside, and its entry in the catalog goes with it."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import yaml

from sources.adding import lines_of, replace_file
from sources.errors import BadMetadata, FileUnreadable, UsageError, os_reason
from sources.library import CATALOG, list_names
from sources.text import decode, nfc

# Hidden, so that no reader of the folder looks into it.
SET_ASIDE = ".da-go"


def remove(folder: Path, doc_ids: Sequence[str]) -> Path:
    """Set documents of a folder aside, below a hidden folder of it; return that folder.

    A document that was set aside earlier under the same id is replaced. The catalogs are written before the
    files are moved: whatever breaks off in between, the folder can be read.

    Args:
        folder: The folder of documents.
        doc_ids: Which; each as ``load_library`` names it.

    Raises:
        UsageError: There is no document of an id; nothing is changed.
        BadMetadata: A catalog is not as expected; nothing is changed.
        FileUnreadable: The folder cannot be written.
    """
    known = set(list_names(folder))
    if missing := [doc_id for doc_id in doc_ids if doc_id not in known]:
        raise UsageError(f"Thư mục nguồn không có tài liệu {missing[0]:.200}; hãy tải lại trang để xem danh sách mới.")
    aside = folder / SET_ASIDE
    paths = [_path_of(folder, doc_id) for doc_id in doc_ids]
    try:
        catalogs = [_without(catalog, folder, set(doc_ids)) for catalog in _catalogs(folder, paths)]
        for catalog, text in catalogs:
            replace_file(catalog, text.encode())
        for path in paths:
            target = aside / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    except OSError as error:
        raise FileUnreadable(
            f"Không gỡ được tài liệu khỏi thư mục {folder} ({os_reason(error)}); hãy sửa quyền rồi thử lại."
        ) from error
    return aside


def _path_of(folder: Path, doc_id: str) -> Path:
    """Return the file of a document; its name on the disk may be written in another Unicode form."""
    path = folder / doc_id
    with contextlib.suppress(OSError):
        for beside in path.parent.iterdir():
            if nfc(beside.name) == path.name:
                return beside
    return path


def _catalogs(folder: Path, paths: Sequence[Path]) -> list[Path]:
    """Return the catalogs that may speak of files: those in their folders and in the folders above."""
    parents = {parent for path in paths for parent in path.parents if parent == folder or folder in parent.parents}
    return sorted(parent / CATALOG for parent in parents if (parent / CATALOG).is_file())


def _without(catalog: Path, folder: Path, doc_ids: Collection[str]) -> tuple[Path, str]:
    """Return a catalog's text without the entries of some documents; the rest of it stays as it is written."""
    text = decode(catalog.read_bytes(), CATALOG)
    try:
        rows = yaml.safe_load(text) or []
        root = yaml.compose(text)
    except yaml.YAMLError as error:
        raise BadMetadata(f"{CATALOG} không phải YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(rows, list):
        raise BadMetadata(f"{CATALOG} phải là một danh sách các mục có «file: tên tệp».")
    above = catalog.parent.relative_to(folder)
    goes = [isinstance(row, Mapping) and nfc((above / str(row.get("file"))).as_posix()) in doc_ids for row in rows]
    kept = [row for row, is_going in zip(rows, goes, strict=True) if not is_going]
    if len(kept) == len(rows):
        return catalog, text
    lines = text.splitlines(keepends=True)
    entries = root.value if isinstance(root, yaml.SequenceNode) else []
    for entry, is_going in reversed(list(zip(entries, goes, strict=True))):
        if is_going:
            del lines[entry.start_mark.line : _end(entry)]
    cut = "".join(lines)
    with contextlib.suppress(yaml.YAMLError):
        if (yaml.safe_load(cut) or []) == kept:
            return catalog, cut
    return catalog, lines_of(kept) if kept else ""


def _end(entry: yaml.Node) -> int:
    """Return the line behind an entry: behind its last value, so that a comment before the next one stays."""
    if isinstance(entry, yaml.CollectionNode) and entry.value:
        last = entry.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = entry.end_mark
    return int(mark.line) + (1 if mark.column else 0)
