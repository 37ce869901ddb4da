"""Figures labelled by the quantity that they state, to learn from which pairs are of one quantity.

``eval/labels/quantities`` holds made-up worlds, one a file: documents under lines ``=== id | date | title``, in whose
texts ``{name|figure}`` marks a figure and names its quantity; and ``.jsonl`` files of rows ``{"doc", "start",
"quantity"}`` for documents of an index. A figure without a label is a quantity of its own; one whose label begins with
``?`` is not judged.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from index.generation import Generation
from sources.document import Document, PartialDate, Span
from sources.errors import UsageError
from sources.text import nfc

QUANTITIES_DIR = Path(__file__).parent / "labels" / "quantities"
_HEAD = re.compile(r"^=== (?P<id>[^|\n]+?) \| (?P<date>[^|\n]+?) \| (?P<title>[^\n]+)\n", re.MULTILINE)
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")

# (document, offset of the figure's numeral or qualifier) -> the name of its quantity.
Labels = dict[tuple[str, int], str]


@dataclass(frozen=True)
class World:
    """Documents that are searched together, and the quantities of their figures."""

    name: str
    documents: tuple[Document, ...]
    labels: Labels


def read_world(path: Path) -> World:
    """Return a made-up world.

    Raises:
        UsageError: The file holds no document.
    """
    text = nfc(path.read_text(encoding="utf-8"))
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise UsageError(f"{path.name} không có tài liệu nào; mỗi tài liệu mở đầu bằng: === tên | ngày | tựa đề.")
    documents: list[Document] = []
    labels: Labels = {}
    for head, end in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        body, marks = _unmarked(text[head.end() : end].rstrip("\n"))
        labels |= {(head["id"], start): name for start, name in marks}
        date = PartialDate.parse(head["date"])
        documents.append(Document(head["id"], body, Span(0, len(body)), head["title"], published_on=date))
    return World(path.stem, tuple(documents), labels)


def _unmarked(marked: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a text without its marks, and where each marked figure begins in it."""
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        between = marked[at : match.start()]
        length += len(between)
        marks.append((length, match[1]))
        parts += [between, match[2]]
        length += len(match[2])
        at = match.end()
    return "".join([*parts, marked[at:]]), marks


def read_labels(path: Path) -> Labels:
    """Return the labels of a file of rows."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(row["doc"], row["start"]): row["quantity"] for row in rows}


def quantities_of(generation: Generation, labels: Labels) -> dict[int, str | None]:
    """Return the quantity of every figure of an index by its number; ``None`` for one that is not judged.

    Of a document without labels no figure is judged.

    Raises:
        UsageError: A label stands where no figure was read.
    """
    found: dict[int, str | None] = {}
    left = dict(labels)
    labelled = {doc_id for doc_id, _ in labels}
    for doc_id, reading in generation.readings.items():
        first = generation.first_figure(doc_id)
        for number, figure in enumerate(reading.figures, first):
            starts = {figure.number.start, figure.span.start}
            at = next((key for key in left if key[0] == doc_id and key[1] in starts), None)
            name = left.pop(at) if at else f"#{number}"
            found[number] = None if name.startswith("?") or doc_id not in labelled else name
    if left:
        doc_id, start = next(iter(left))
        raise UsageError(f"Không có số liệu nào ở {doc_id}, ký tự {start}; hãy gán nhãn lại theo bản đang dùng.")
    return found
