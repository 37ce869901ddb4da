"""Plain text: the file is the body; what a document says of itself is read from its head, or from front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sources.document import Document, Span
from sources.errors import BadMetadata
from sources.metadata import describe
from sources.readers.markdown import front_matter
from sources.readers.official import read_head
from sources.text import decode


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a text file; see ``readers.read``.

    Front matter as Markdown has it is read too; what only looks like it is text, which may open with a line of dashes.
    """
    text = decode(data, doc_id)
    described = _described(doc_id, text)
    document = described or Document(doc_id, text, Span(0, len(text)))
    head = read_head(document.body.of(text))
    return replace(
        document,
        title=document.title or head.title,
        publisher=document.publisher or head.publisher,
        published_on=document.published_on or head.published_on,
    )


def _described(doc_id: str, text: str) -> Document | None:
    """Return the document as its front matter describes it; ``None`` where that says nothing of it."""
    try:
        fields, start = front_matter(doc_id, text)
    except BadMetadata:
        return None
    bare = Document(doc_id, text, Span(start, len(text)))
    if not start or not isinstance(fields, Mapping):
        return None
    described = describe(bare, fields, f"Phần đầu của {doc_id}")
    return described if described != bare else None
