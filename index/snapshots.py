"""Every document that was ever served, by the hash of its text: a citation opens long after its generation.

``DIR/snapshots/ab/<hash of the text>-<hash of the document's id>.json``. A snapshot is written once,
before the first generation that holds its document serves, and is checked against its hash when it is read.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from index.records import read_records, write_records
from index.switching import SCRATCH, sync_folder
from sources.document import Document
from sources.errors import IndexBroken

_VERSION = re.compile(r"[0-9a-f]{12,64}")


class Snapshots:
    """The snapshots of one index."""

    def __init__(self, index_dir: Path) -> None:
        self._folder = index_dir / "snapshots"

    def keep(self, documents: Iterable[Document]) -> None:
        """Write the snapshots that are not there yet, or no longer whole; to be called by who holds the index.

        Raises:
            OSError: One cannot be written.
        """
        touched = set()
        for document in documents:
            path = self._path(document)
            if _read(path, document.sha256) is None:
                _write(path, document)
                touched.add(path.parent)
        for folder in touched:
            sync_folder(folder)

    def find(self, doc_id: str, version: str) -> Document | None:
        """Return a document as it was, or ``None`` where there is no whole snapshot of it.

        Args:
            doc_id: Its id.
            version: The hash of its text, or at least the first 12 characters of it.
        """
        if not _VERSION.fullmatch(version):
            return None
        paths = sorted((self._folder / version[:2]).glob(f"{version}*-{_id_hash(doc_id)}.json"))
        return next((document for path in paths if (document := _read(path, version))), None)

    def prune(self, used: Iterable[Document]) -> int:
        """Remove the snapshots of documents that are not among the used ones; return how many.

        Raises:
            OSError: One cannot be removed.
        """
        kept = {self._path(document) for document in used}
        unused = [path for path in self._folder.glob("*/*.json") if path not in kept]
        for path in unused:
            path.unlink()
        return len(unused)

    def _path(self, document: Document) -> Path:
        return self._folder / document.sha256[:2] / f"{document.sha256}-{_id_hash(document.doc_id)}.json"


def _id_hash(doc_id: str) -> str:
    """Return a short hash of an id: two documents may share a text, and yet each has its title."""
    return hashlib.sha256(doc_id.encode()).hexdigest()[:16]


def _read(path: Path, version: str) -> Document | None:
    try:
        (document,) = read_records(path, Document)
    except (OSError, ValueError, IndexBroken):
        return None
    return document if document.sha256.startswith(version) else None


def _write(path: Path, document: Document) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{SCRATCH}{path.name}")
    write_records(scratch, [document])
    with scratch.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(scratch, path)
