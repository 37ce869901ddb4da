"""Readers: a file's bytes -> its stored text and what the file says of itself. One module a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from sources.document import Document
from sources.errors import UnsupportedFormat
from sources.readers import markdown, plain

Reader = Callable[[str, bytes], Document]

READERS: dict[str, Reader] = {".md": markdown.read, ".txt": plain.read}
# Formats that a folder of sources may hold and that later readers will take.
ANNOUNCED = frozenset({".html", ".htm", ".pdf", ".docx"})


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a file.

    Args:
        doc_id: The file's name, with its folder below the folder of sources.
        data: The file's bytes.

    Raises:
        UnsupportedFormat: There is no reader for files with this ending.
        NotUtf8: The bytes are not UTF-8.
        BadMetadata: The front matter is not as expected.
    """
    reader = READERS.get(PurePath(doc_id).suffix.lower())
    if reader is None:
        raise UnsupportedFormat(
            f"Chưa đọc được tệp {doc_id}; hiện đọc được: {', '.join(sorted(READERS))}. "
            "Hãy chuyển tệp sang một trong các dạng đó."
        )
    return reader(doc_id, data)
