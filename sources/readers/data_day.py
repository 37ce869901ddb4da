"""The day that a document says its figures are of: "Số liệu chốt đến hết ngày 31/12/2025, trừ chỗ ghi khác."."""

from __future__ import annotations

from dataclasses import replace

from sources.closing_day import SAYS_SO
from sources.document import Document
from sources.readers.head_lines import day_in

# Said at the head of a document, or at its foot.
_HEAD, _FOOT = 2_000, 800


def with_data_day(document: Document) -> Document:
    """Return a document with the day that it says its figures are of; as it is where it says none, or one is known."""
    if document.as_of is not None:
        return document
    text, body = document.text, document.body
    for start, end in ((body.start, min(body.end, body.start + _HEAD)), (max(body.start, body.end - _FOOT), body.end)):
        said = SAYS_SO.search(text, start, end)
        if said is not None and (day := day_in(said["day"])) is not None:
            return replace(document, as_of=day)
    return document
