"""Plain text: the whole file is the body; what an official document says of itself is read from its head."""

from __future__ import annotations

from sources.document import Document, Span
from sources.readers.official import read_head
from sources.text import decode


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a text file; see ``readers.read``."""
    text = decode(data, doc_id)
    head = read_head(text)
    return Document(
        doc_id, text, Span(0, len(text)), title=head.title, publisher=head.publisher, published_on=head.published_on
    )
