"""Plain text: the whole file is the body, and says nothing of itself."""

from __future__ import annotations

from sources.document import Document, Span
from sources.text import decode


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a text file; see ``readers.read``."""
    text = decode(data, doc_id)
    return Document(doc_id, text, Span(0, len(text)))
