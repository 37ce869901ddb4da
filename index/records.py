"""What a generation holds, as JSON Lines: one record a line, read back equal."""

from __future__ import annotations

import functools
import json
import os
import re
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, overload

import numpy as np
from pydantic import TypeAdapter, ValidationError

from sources.document import Document
from sources.errors import IndexBroken
from sources.figures import Figure, find_figures
from sources.sentences import Sentence, find_sentences

Record = TypeVar("Record")

# Bytes from which a file of records is read line by line as they are asked for: a record takes several times its
# line in memory. Checksums have found the file whole before.
LARGE = 64 * 2**20
# Records of a large file that are kept once read.
_REMEMBERED = 200
_PIECE = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a document: its sentences and its figures, each in order of place."""

    doc_id: str
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, document: Document) -> Reading:
        """Read a document."""
        sentences = find_sentences(document.text, document.body)
        return cls(document.doc_id, tuple(sentences), tuple(find_figures(document, sentences)))


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the reader and writer of a kind of record; making one takes a while, so they are kept."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def write_records(path: Path, records: Iterable[object]) -> None:
    """Write records of one kind, a line each."""
    with path.open("wb") as file:
        for record in records:
            file.write(_adapter(type(record)).dump_json(record) + b"\n")


def read_records(path: Path, kind: type[Record]) -> list[Record]:
    """Return the records of a file in order.

    Raises:
        IndexBroken: A line is no such record.
    """
    with path.open("rb") as file:
        return [_record(path, kind, line) for line in file]


def _record(path: Path, kind: type[Record], line: bytes) -> Record:
    try:
        record: Record = _adapter(kind).validate_json(line)
    except ValidationError as error:
        raise IndexBroken(f"Tệp {path.name} của chỉ mục có dòng không đọc được; hãy chạy: make build") from error
    return record


def open_records(path: Path, kind: type[Record]) -> Sequence[Record]:
    """Return the records of a file in order; those of a large file are read when they are asked for.

    Raises:
        IndexBroken: A line is no such record; for a large file it is raised when that record is asked for.
    """
    return read_records(path, kind) if path.stat().st_size < LARGE else RecordFile(path, kind)


class RecordFile(Sequence[Record]):
    """The records of a file, read when they are asked for; the last ones asked for are kept.

    The file stays open, so that it can be read after its name is gone.
    """

    def __init__(self, path: Path, kind: type[Record]) -> None:
        self._path, self._kind = path, kind
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)
        self._ends = self._line_ends()
        self._get = functools.lru_cache(_REMEMBERED)(self._read)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> Record: ...

    @overload
    def __getitem__(self, number: slice) -> list[Record]: ...

    def __getitem__(self, number: int | slice) -> Record | list[Record]:
        if isinstance(number, slice):
            return [self._get(n) for n in range(*number.indices(len(self)))]
        return self._get(range(len(self))[number])

    def __iter__(self) -> Iterator[Record]:
        return (_record(self._path, self._kind, line) for line in self.lines())

    def lines(self) -> Iterator[bytes]:
        """Yield the lines as they are written."""
        return (self._line(number) for number in range(len(self)))

    def _read(self, number: int) -> Record:
        return _record(self._path, self._kind, self._line(number))

    def _line(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) if number else 0
        return os.pread(self._descriptor, int(self._ends[number]) - start, start)

    def _line_ends(self) -> np.ndarray:
        """Return where each line ends, its end mark included."""
        found = [np.empty(0, np.int64)]
        start = 0
        while piece := os.pread(self._descriptor, _PIECE, start):
            found.append(np.flatnonzero(np.frombuffer(piece, np.uint8) == ord("\n")) + (start + 1))
            start += len(piece)
        return np.concatenate(found)


class RecordsById(Mapping[str, Record]):
    """Records of a large file by their document's id, which is the first thing on each line."""

    def __init__(self, records: RecordFile[Record]) -> None:
        self._records = records
        self._numbers = {_doc_id(line): number for number, line in enumerate(records.lines())}

    def __getitem__(self, doc_id: str) -> Record:
        return self._records[self._numbers[doc_id]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines as they are written."""
        return self._records.lines()


def open_documents(path: Path) -> Mapping[str, Document]:
    """Return the documents of a file by id; see ``open_records``."""
    documents = open_records(path, Document)
    return RecordsById(documents) if isinstance(documents, RecordFile) else {d.doc_id: d for d in documents}


def open_readings(path: Path) -> Mapping[str, Reading]:
    """Return the readings of a file by document id; see ``open_records``."""
    readings = open_records(path, Reading)
    return RecordsById(readings) if isinstance(readings, RecordFile) else {r.doc_id: r for r in readings}


_DOC_ID = re.compile(rb'\{"doc_id":("(?:[^"\\]|\\.)*")')


def _doc_id(line: bytes) -> str:
    """Return the id that a line begins with.

    Raises:
        IndexBroken: It does not begin with one.
    """
    match = _DOC_ID.match(line)
    if match is None:
        raise IndexBroken("Chỉ mục có dòng không bắt đầu bằng tên tài liệu; hãy chạy: make build")
    return str(json.loads(match[1]))
