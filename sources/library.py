"""The folder of documents, and the catalog that says what they are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from sources.document import Document
from sources.errors import BadMetadata, FileUnreadable, NotUtf8, OcrUnavailable, SourcesEmpty, SourcesMissing, os_reason
from sources.metadata import describe
from sources.readers import READERS, read
from sources.text import decode, nfc

CATALOG = "catalog.yaml"
# A file of this name tells about a folder; it is not one of its documents.
ABOUT_THE_FOLDER = "readme"


@dataclass(frozen=True)
class Library:
    """The documents of a folder.

    Attributes:
        documents: In the order of their ids.
        skipped: Files that are no documents here, each with the reason, in Vietnamese.
    """

    documents: tuple[Document, ...]
    skipped: tuple[tuple[str, str], ...]


def load_library(folder: Path) -> Library:
    """Read every document below a folder, with what the catalogs in it say.

    A document's id is its path below the folder, so a file at the top has its name as id.
    Hidden files and folders are passed over. A scan that needs a program that is not installed is skipped
    with that as its reason.

    Raises:
        SourcesMissing: There is no such folder.
        SourcesEmpty: It holds no file that can be read.
        NotUtf8: The encoding of a file was not recognised.
        BrokenFile: A file is damaged, locked, or not what its ending says.
        BadMetadata: A catalog or a front matter is not as expected.
    """
    if not folder.is_dir():
        raise SourcesMissing(f"Không có thư mục nguồn {folder}; hãy chỉ một thư mục bằng --sources.")
    documents: list[Document] = []
    skipped: list[tuple[str, str]] = []
    catalog: dict[str, tuple[Mapping[str, object], str]] = {}
    for path in _files(folder):
        name = nfc(path.relative_to(folder).as_posix())
        if path.name == CATALOG:
            catalog.update(_catalog(path, name))
        elif path.stem.lower() == ABOUT_THE_FOLDER:
            skipped.append((name, "tệp nói về thư mục"))
        elif path.suffix.lower() not in READERS:
            skipped.append((name, f"chưa đọc được dạng {path.suffix or 'này'}"))
        else:
            try:
                documents.append(read(name, _bytes(path, name)))
            except OcrUnavailable as error:  # the machine lacks a program; the other documents are as good as ever
                skipped.append((name, str(error)))
    ids = [document.doc_id for document in documents]
    if twice := sorted({doc_id for doc_id in ids if ids.count(doc_id) > 1}):
        raise BadMetadata(f"Có hai tệp cùng tên {twice[0]} sau khi chuẩn hoá Unicode; hãy đổi tên một tệp.")
    missing = sorted(catalog.keys() - {document.doc_id for document in documents} - {n for n, _ in skipped})
    if missing:
        _, where = catalog[missing[0]]
        raise BadMetadata(f"{where} nêu tệp {missing[0]} nhưng không có tệp đó; hãy sửa tên hoặc xoá mục.")
    documents = [
        describe(document, *catalog[document.doc_id]) if document.doc_id in catalog else document
        for document in documents
    ]
    usable = [document for document in documents if document.text[document.body.start :].strip()]
    skipped.extend((d.doc_id, "không có chữ nào") for d in documents if d not in usable)
    if not usable:
        raise SourcesEmpty(
            f"Thư mục {folder} không có tài liệu nào đọc được (đọc được {', '.join(sorted(READERS))}); "
            "hãy thêm tài liệu hoặc chỉ thư mục khác bằng --sources."
        )
    return Library(tuple(usable), tuple(skipped))


def list_names(folder: Path) -> list[str]:
    """Return the ids that the documents of a folder have, or would have, in order; nothing is read.

    Empty where there is no such folder.

    Raises:
        FileUnreadable: It cannot be opened.
    """
    if not folder.is_dir():
        return []
    return [
        nfc(path.relative_to(folder).as_posix())
        for path in _files(folder)
        if path.suffix.lower() in READERS and path.stem.lower() != ABOUT_THE_FOLDER
    ]


def _unreadable(error: OSError) -> None:
    raise FileUnreadable(f"Không mở được thư mục {error.filename} ({os_reason(error)}); hãy sửa quyền.") from error


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(parent, name) for name in names if not name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(f"Không mở được tệp nguồn {name} ({os_reason(error)}); hãy sửa hoặc bỏ tệp đó.") from error


def _catalog(path: Path, name: str) -> dict[str, tuple[Mapping[str, object], str]]:
    """Return document id -> (fields, place to name in a message)."""
    try:
        rows = yaml.safe_load(decode(_bytes(path, name), name)) or []
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, NotUtf8):
            raise
        raise BadMetadata(f"{name} không phải YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(rows, list):
        raise BadMetadata(f"{name} phải là một danh sách các mục có «file: tên tệp».")
    fields: dict[str, tuple[Mapping[str, object], str]] = {}
    for number, row in enumerate(rows, 1):
        where = f"{name}, mục thứ {number}"
        if not isinstance(row, Mapping) or not isinstance(row.get("file"), str):
            raise BadMetadata(f"{where} phải có «file: tên tệp».")
        doc_id = nfc((Path(name).parent / row["file"]).as_posix())
        if doc_id in fields:
            raise BadMetadata(f"{where}: tệp {row['file']} đã có ở một mục trước; hãy bỏ một mục.")
        fields[doc_id] = (row, where)
    return fields
