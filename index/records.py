"""What a generation holds, as JSON Lines: one record a line, read back equal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from sources.document import Document
from sources.errors import IndexBroken
from sources.figures import Figure, find_figures
from sources.sentences import Sentence, find_sentences

Record = TypeVar("Record")


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
    adapter = _adapter(kind)
    try:
        with path.open("rb") as file:
            return [adapter.validate_json(line) for line in file]
    except ValidationError as error:
        raise IndexBroken(f"Tệp {path.name} của chỉ mục có dòng không đọc được; hãy chạy: make build") from error
