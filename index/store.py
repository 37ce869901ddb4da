"""An index on disk: generations in folders of their own, one of which serves. This module reads them.

::

    DIR/current                     the name of the generation that serves, one line
    DIR/lock                        held by whoever writes here (``index.switching``)
    DIR/generations/NAME/
        manifest.json               format version, encoder, counts, hash of every other file and of itself
        documents.jsonl             the stored texts, and what is known of each
        readings.jsonl, passages.jsonl, vectors.faiss, sentences.npy
        figures.faiss, figures/…         the same of each figure, as an entry of its own
        documents.npy, figures.npy, times.npy   what filters ask: counts, and times as days (``index.facts``)
        lexical/…
        language.jsonl              how its syllables follow one another
        abbreviations.json          what its documents abbreviate
    DIR/snapshots/…                 every document that was ever served (``index.snapshots``)

Whatever is wrong with a generation is told in one sentence that names the newest one which is whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from pathlib import Path
from typing import Any

from sources.errors import IndexBroken, IndexForeign, IndexMissing, os_reason

FORMAT_VERSION = 5
REBUILD = "hãy chạy: make build (hoặc python -m index build)"

CURRENT = "current"
MANIFEST = "manifest.json"
GENERATIONS = "generations"
# Files that tantivy makes for its own locking; they hold nothing.
UNCHECKED = (".tantivy-meta.lock", ".tantivy-writer.lock")

_STAMP = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d+))?")


def generation_folder(index_dir: Path, name: str) -> Path:
    """Return the folder of a generation."""
    return index_dir / GENERATIONS / name


def age_key(name: str) -> tuple[str, int, str]:
    """Return what generation names are ordered by: the moment of the build, then its number in that second."""
    match = _STAMP.fullmatch(name)
    return (match[1], int(match[2] or 1), name) if match else ("", 0, name)


def generation_names(index_dir: Path) -> list[str]:
    """Return the names of all generations, newest first; none where there is no index.

    Raises:
        IndexBroken: The folder cannot be listed.
    """
    try:
        paths = list((index_dir / GENERATIONS).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise IndexBroken(f"Không đọc được {index_dir / GENERATIONS} ({os_reason(error)}); {REBUILD}.") from error
    names = [path.name for path in paths if path.is_dir() and not path.name.startswith(".")]
    return sorted(names, key=age_key, reverse=True)


def current_name(index_dir: Path) -> str:
    """Return the name of the generation that serves.

    Raises:
        IndexMissing: There is no index here.
        IndexBroken: The name leads nowhere.
    """
    try:
        name = (index_dir / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        if not generation_names(index_dir):
            raise IndexMissing(f"Chưa có chỉ mục ở {index_dir}; {REBUILD}.") from error
        raise IndexBroken(f"Chỉ mục ở {index_dir} thiếu tệp {CURRENT}; {way_out(index_dir, None)}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexBroken(f"Không đọc được {index_dir / CURRENT}; {way_out(index_dir, None)}.") from error
    if not name or "/" in name or name.startswith(".") or not generation_folder(index_dir, name).is_dir():
        raise IndexBroken(f"Chỉ mục ở {index_dir} trỏ tới bản {name!r:.80} không có; {way_out(index_dir, None)}.")
    return name


def read_manifest(index_dir: Path, name: str) -> dict[str, Any]:
    """Return the manifest of a generation; its files are not looked at.

    Raises:
        IndexForeign: Another format version wrote it.
        IndexBroken: It is missing, unreadable or altered.
    """
    try:
        return _manifest(index_dir, name)
    except _Foreign as error:
        raise IndexForeign(f"Chỉ mục ở {index_dir} {error}; {way_out(index_dir, name)}.") from error
    except _Flawed as error:
        raise IndexBroken(f"Chỉ mục ở {index_dir} (bản {name}): {error}; {way_out(index_dir, name)}.") from error


def open_generation(index_dir: Path, name: str) -> tuple[Path, dict[str, Any]]:
    """Return the folder and manifest of a generation whose every file has the hash it was written with.

    Raises:
        IndexForeign: Another format version wrote it.
        IndexBroken: A file is missing, cut short, altered or unreadable.
    """
    manifest = read_manifest(index_dir, name)
    folder = generation_folder(index_dir, name)
    for file, digest in manifest["files"].items():
        if flaw := _file_flaw(folder / file, file, digest):
            raise IndexBroken(f"Chỉ mục ở {index_dir} (bản {name}): {flaw}; {way_out(index_dir, name)}.")
    return folder, manifest


def flaws(index_dir: Path, name: str) -> list[str]:
    """Return everything that is wrong with a generation, in Vietnamese, a file each; none where it is whole."""
    try:
        manifest = _manifest(index_dir, name)
    except _Flawed as error:
        return [str(error)]
    folder = generation_folder(index_dir, name)
    found = (_file_flaw(folder / file, file, digest) for file, digest in manifest["files"].items())
    return [flaw for flaw in found if flaw]


def is_foreign(index_dir: Path, name: str) -> bool:
    """Tell whether another format version wrote a generation."""
    try:
        _manifest(index_dir, name)
    except _Flawed as error:
        return isinstance(error, _Foreign)
    return False


def newest_whole(index_dir: Path, besides: str | None = None) -> str | None:
    """Return the name of the newest generation that is whole, or ``None``; every file of it is read."""
    names = (name for name in generation_names(index_dir) if name != besides)
    return next((name for name in names if not flaws(index_dir, name)), None)


def way_out(index_dir: Path, name: str | None) -> str:
    """Return what to do about a generation that cannot serve: go back to a whole one if there is one."""
    whole = newest_whole(index_dir, besides=name)
    if whole is None:
        return REBUILD
    return (
        f"bản {whole} còn nguyên, quay về bằng: python -m index rollback {whole} "
        f"--index {shlex.quote(str(index_dir))}, hoặc dựng lại bằng: make build"
    )


def digest_of(path: Path) -> str:
    """Return the hash of a file.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_digest(manifest: dict[str, Any]) -> str:
    """Return the hash of a manifest's facts, its own hash left out."""
    facts = {key: value for key, value in manifest.items() if key != "manifest_sha256"}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


class _Flawed(Exception):
    """What is wrong with a manifest, in Vietnamese."""


class _Foreign(_Flawed):
    """Another format version wrote it."""


def _manifest(index_dir: Path, name: str) -> dict[str, Any]:
    path = generation_folder(index_dir, name) / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        version = manifest["format_version"]
    except OSError as error:
        raise _Flawed(f"không đọc được tệp {MANIFEST} ({os_reason(error)})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _Flawed(f"tệp {MANIFEST} đã bị thay đổi hoặc cụt") from error
    if version != FORMAT_VERSION:
        raise _Foreign(f"thuộc định dạng {version!r:.40}, bản này cần định dạng {FORMAT_VERSION}")
    # A manifest that has its hash was written whole by this code, so its parts are as they should be.
    if manifest.get("manifest_sha256") != manifest_digest(manifest):
        raise _Flawed(f"tệp {MANIFEST} đã bị thay đổi hoặc cụt")
    return dict(manifest)


def _file_flaw(path: Path, file: str, digest: str) -> str | None:
    try:
        found = digest_of(path)
    except OSError as error:
        return f"không đọc được tệp {file} ({os_reason(error)})"
    return None if found == digest else f"tệp {file} đã bị thay đổi hoặc cụt"
