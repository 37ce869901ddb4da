"""Adding files to a folder of documents: what was read of each, what is like it there, and storing it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from sources.document import Document
from sources.errors import FileUnreadable, SourcesEmpty, SourcesMissing, UsageError, os_reason
from sources.figures import Figure, find_figures
from sources.library import ABOUT_THE_FOLDER, CATALOG, load_library
from sources.metadata import describe
from sources.near_duplicates import NearDuplicate, near_duplicates
from sources.readers import read
from sources.readers.pdf import SCAN
from sources.sentences import find_sentences
from sources.text import decode, nfc

_FIRST_LINES = 3
_LONGEST_LINE = 100
_NOT_FOUND = "không thấy trong tệp"


@dataclass(frozen=True)
class Candidate:
    """A file that may be added.

    Attributes:
        path: Where it is.
        data: Its bytes.
        document: What was read, with what the command says of it.
        byline: Who wrote it, where the file says so.
        sentences: How many sentences it has.
        figures: Its figures, in order.
        alike: The documents that are nearly the same: of the folder, and among the files before it.
    """

    path: Path
    data: bytes
    document: Document
    byline: str | None
    sentences: int
    figures: tuple[Figure, ...]
    alike: tuple[NearDuplicate, ...]


def survey(paths: Sequence[Path], folder: Path, fields: Mapping[str, object]) -> list[Candidate]:
    """Read files that may be added to a folder; nothing is written.

    Args:
        paths: The files.
        folder: The folder of documents; it need not be there yet.
        fields: What the command says of the files (title, publisher, …), which wins over what they say.

    Raises:
        UsageError: A file is not there, has a name that the folder cannot take, or says nothing.
        SourceError: A file, or a document of the folder, cannot be read.
    """
    looking = Survey(folder)
    return [looking.look(path, fields) for path in paths]


class Survey:
    """Files that may be added to a folder, looked at one after another; nothing is written.

    Args:
        folder: The folder of documents.
        where: What says the fields, to name in a message.

    Attributes:
        found: What was looked at, in order.

    Raises:
        SourceError: A document of the folder cannot be read.
    """

    def __init__(self, folder: Path, where: str = "Lệnh add") -> None:
        self.found: list[Candidate] = []
        self._folder, self._where = folder, where
        self._there = _documents(folder)

    def look(self, path: Path, fields: Mapping[str, object]) -> Candidate:
        """Read a file; arguments and errors as ``survey`` has them."""
        _check_name(path, self._folder, [one.path.name for one in self.found])
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"Không mở được tệp {path}: {os_reason(error)}.") from error
        document = describe(read(nfc(path.name), data), fields, self._where)
        if not document.body.of(document.text).strip():
            raise UsageError(f"Tệp {path} không có chữ nào; hãy chọn tệp khác.")
        sentences = find_sentences(document.text, document.body)
        candidate = Candidate(
            path,
            data,
            document,
            _byline(document),
            len(sentences),
            tuple(find_figures(document, sentences)),
            tuple(near_duplicates(document, [*self._there, *(one.document for one in self.found)])),
        )
        self.found.append(candidate)
        return candidate


def _documents(folder: Path) -> tuple[Document, ...]:
    try:
        return load_library(folder).documents
    except (SourcesMissing, SourcesEmpty):
        return ()


def _check_name(path: Path, folder: Path, before: Sequence[str]) -> None:
    if path.name.startswith(".") or path.stem.lower() == ABOUT_THE_FOLDER or path.name == CATALOG:
        raise UsageError(f"Tên {path.name} không dùng được cho tài liệu trong thư mục nguồn; hãy đổi tên tệp.")
    if path.name in before or (folder / path.name).exists():
        raise UsageError(f"Thư mục {folder} đã có tệp {path.name}; hãy đổi tên tệp mới hoặc bỏ tệp cũ.")


def _byline(document: Document) -> str | None:
    """Return the byline in the front matter, where there is one; a byline is shown and kept, not asked about."""
    head = document.text[: document.body.start].strip().removeprefix("---").removesuffix("---")
    fields = yaml.safe_load(head) if head else None
    byline = fields.get("byline") or fields.get("author") if isinstance(fields, Mapping) else None
    return str(byline) if byline else None


def tell(candidate: Candidate) -> str:
    """Return what was read of a file, in Vietnamese, some lines long."""
    document = candidate.document
    rows = [
        ("Tên bài", document.title or f"{_NOT_FOUND} (đặt bằng --title)"),
        ("Nơi đăng", document.publisher or f"{_NOT_FOUND} (đặt bằng --publisher)"),
        ("Ngày đăng", str(document.published_on or f"{_NOT_FOUND} (đặt bằng --published-on)")),
        ("Tác giả", candidate.byline),
        ("Địa chỉ", document.url),
        ("Số trang", str(len(document.pages)) if document.pages else None),
        ("Số câu", str(candidate.sentences)),
        ("Số liệu", str(len(candidate.figures))),
    ]
    lines = [f"{candidate.path}", *(f"  {name}: {value}" for name, value in rows if value)]
    lines += ["  Những dòng đầu:", *(f"    {line}" for line in first_lines(document))]
    lines += [f"  Chú ý: {note}." for note in notes(candidate)]
    return "\n".join(lines)


def notes(candidate: Candidate) -> list[str]:
    """Return what to look at before a file is added, in Vietnamese: a scan, documents that are nearly the same."""
    scan = ["chữ được nhận dạng từ ảnh quét nên có thể sai; hãy đối chiếu số liệu với bản gốc"]
    return [*(scan if candidate.document.kind == SCAN else []), *map(_alike, candidate.alike)]


def first_lines(document: Document) -> list[str]:
    """Return the first lines of a body, cut where they are long."""
    lines = [line.strip() for line in document.body.of(document.text).split("\n") if line.strip()]
    return [
        line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE].rstrip()}…" for line in lines[:_FIRST_LINES]
    ]


def _alike(other: NearDuplicate) -> str:
    if other.is_same:
        return f"giống hệt «{other.doc_id}»"
    if other.jaccard >= other.held - 0.1:
        return f"gần trùng với «{other.doc_id}» (chung {other.jaccard:.0%} số cụm từ)"
    return f"phần lớn bài ngắn hơn nằm trong bài kia: «{other.doc_id}» (chung {other.held:.0%} số cụm từ của bài ngắn)"


def store(candidates: Sequence[Candidate], folder: Path) -> None:
    """Copy the files into the folder and write what is known of them into its catalog.

    A file is there whole or not at all, and the catalog is replaced at one stroke; its own lines and
    comments stay as they are.

    Raises:
        FileUnreadable: The folder cannot be written.
    """
    catalog = folder / CATALOG
    copied: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = decode(catalog.read_bytes(), CATALOG) if catalog.exists() else ""
        for one in candidates:
            target = folder / one.path.name
            copied.append(target)
            replace_file(target, one.data)
        replace_file(catalog, _extended(before, [_entry(one) for one in candidates]).encode())
    except OSError as error:
        for target in copied:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
        raise FileUnreadable(
            f"Không ghi được vào thư mục {folder} ({os_reason(error)}); hãy sửa quyền hoặc chọn thư mục khác bằng --to."
        ) from error


def _entry(candidate: Candidate) -> dict[str, object]:
    document = candidate.document
    fields: dict[str, object] = {
        "file": nfc(candidate.path.name),
        "title": document.title,
        "publisher": document.publisher,
        "published_on": str(document.published_on) if document.published_on else None,
        "as_of": str(document.as_of) if document.as_of else None,
        "byline": candidate.byline,
        "url": document.url,
        "kind": document.kind,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _extended(catalog: str, entries: list[object]) -> str:
    """Return the catalog with entries behind it: as lines where it is a list of lines, otherwise written anew."""
    rows = yaml.safe_load(catalog) or []
    joined = catalog + ("" if not catalog or catalog.endswith("\n") else "\n") + lines_of(entries)
    try:
        if yaml.safe_load(joined) == [*rows, *entries]:
            return joined
    except yaml.YAMLError:  # a list in brackets, or indented, cannot be gone on with
        pass
    return lines_of([*rows, *entries])


def lines_of(rows: list[object]) -> str:
    """Return a catalog of these entries."""
    lines: str = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10_000)
    return lines


def replace_file(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
