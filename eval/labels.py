"""Figures and times labelled by reading: spans and values, without the sentences that they stand in.

A file of ``eval/labels`` holds a row for each document (its place, the hash of its stored text, its date),
and under it the labels of that document in order::

    {"kind": "document", "doc": "news/….txt", "sha256": "…", "date": "2023-07-12"}
    {"kind": "figure", "start": 10, "end": 22, "value": "87000000", "unit": "thẻ", "qualifier": "more_than",
     "period": "2024-10-12..2024-10-12"}
    {"kind": "period", "start": 30, "end": 50, "from": "2023-01-01", "to": "2023-06-30"}
    {"kind": "near", "start": 60, "end": 68}
    {"kind": "either", "start": 70, "end": 78}

``unit_alt`` and ``period_alt`` are a second reading that is as good. ``near`` must be taken neither for
a figure nor for a time; ``either`` is not judged. ``period`` is ``PUB`` where the text says no time, so
that the document's own date holds. A third of the labels is held back: which, is drawn by the hash of
their place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sources.document import Document, PartialDate, Span
from sources.errors import UsageError
from sources.library import load_library
from sources.readers import read
from sources.text import nfc

LABELS_DIR = Path(__file__).parent / "labels"
PUBLICATION = "PUB"
# Encyclopedia text, far from what the assistant reads; it shows how the reading carries over.
OUTSIDE = "xquad"
_HELD_BLOCK = 1500


class Label(BaseModel):
    """A label of one stretch of a document."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: Literal["figure", "period", "near", "either"]
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    value: Decimal | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    unit: str | None = None
    unit_alt: str | None = None
    qualifier: str | None = None
    change: Literal["increase", "decrease", "multiple"] | None = None
    base: str | None = None
    period: str | None = None
    period_alt: str | None = None
    first: str | None = Field(default=None, alias="from")
    last: str | None = Field(default=None, alias="to")

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Labelled(BaseModel):
    """A document with its labels, in order."""

    model_config = ConfigDict(frozen=True)

    doc: str
    sha256: str
    date: str | None
    labels: tuple[Label, ...]
    held: bool = False

    def is_held(self, start: int) -> bool:
        """Tell whether what stands at a place is held back: a third of each document, or all of it."""
        if self.held:
            return True
        block = f"{self.doc}:{start // _HELD_BLOCK}".encode()
        return hashlib.sha256(block).digest()[0] % 3 == 0

    def open(self, text: str) -> Document:
        """Return the document to read.

        Raises:
            UsageError: Its text is not the one that was labelled.
        """
        if text_hash(text) != self.sha256:
            raise UsageError(
                f"Văn bản {self.doc} không còn là bản đã gán nhãn; hãy gán nhãn lại hoặc dùng đúng bản cũ."
            )
        return Document(
            self.doc, text, body_of(self.doc, text), published_on=PartialDate.parse(self.date) if self.date else None
        )


def text_hash(text: str) -> str:
    """Return the SHA-256 of a stored text."""
    return hashlib.sha256(text.encode()).hexdigest()


def body_of(doc: str, text: str) -> Span:
    """Return the part of a stored text that is read: all but the front matter of Markdown."""
    return read(Path(doc).name, text.encode()).body if doc.endswith(".md") else Span(0, len(text))


def load_labels(path: Path) -> list[Labelled]:
    """Return the labelled documents of a file, in order.

    Raises:
        UsageError: A row is malformed; its line is named.
    """
    heads: list[Labelled] = []
    labels: list[list[Label]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            if row["kind"] == "document":
                heads.append(
                    Labelled(
                        doc=row["doc"], sha256=row["sha256"], date=row["date"], held=row.get("held", False), labels=()
                    )
                )
                labels.append([])
            elif not heads:
                raise ValueError("nhãn đứng trước dòng tài liệu")
            else:
                labels[-1].append(Label.model_validate(row))
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path.name}, dòng {number}: nhãn không đọc được ({error}).") from error
    return [head.model_copy(update={"labels": tuple(rows)}) for head, rows in zip(heads, labels, strict=True)]


def load_texts(group: str, shipped: Path, shared: Path) -> dict[str, str]:
    """Return the stored texts of a group of labelled documents by ``doc``; empty where its folder is absent.

    Args:
        group: The name of a labels file: ``shipped``, ``news``, ``law``, ``guide`` or ``xquad``.
        shipped: The folder of the shipped digests.
        shared: The folder that holds ``corpus/news``, ``corpus/law``, ``corpus/guide`` and ``data/xquad-vi``.
    """
    return dict(_texts(group, shipped, shared))


def _texts(group: str, shipped: Path, shared: Path) -> Iterator[tuple[str, str]]:
    if group == "xquad":
        path = shared / "data" / "xquad-vi" / "xquad.vi.json"
        if path.is_file():
            articles = json.loads(path.read_text(encoding="utf-8"))["data"]
            contexts = [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
            yield from ((f"xquad-vi/{number}", nfc(context)) for number, context in enumerate(contexts))
        return
    folder = shipped if group == "shipped" else shared / "corpus" / group
    if not folder.is_dir():
        return
    if group in ("law", "guide"):
        files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
        yield from ((f"{group}/{path.name}", read(path.name, path.read_bytes()).text) for path in files)
        return
    for document in load_library(folder).documents:
        yield f"{group}/{document.doc_id}", document.text
