"""Readers: a file's bytes -> its stored text and what the file says of itself. One module a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from sources.document import Document
from sources.errors import UnsupportedFormat
from sources.readers import markdown, pdf, plain, web_page, word
from sources.readers.data_day import with_data_day
from sources.readers.labelled import with_labels

Reader = Callable[[str, bytes], Document]

# The libraries behind them are imported when a file is read: a command that reads none starts fast.
READERS: dict[str, Reader] = {
    ".docx": word.read,
    ".htm": web_page.read,
    ".html": web_page.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".txt": plain.read,
}


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a file.

    Args:
        doc_id: The file's name, with its folder below the folder of sources.
        data: The file's bytes.

    Raises:
        UnsupportedFormat: There is no reader for files with this ending.
        NotUtf8: The encoding of its characters was not recognised.
        BadMetadata: The front matter is not as expected.
        BrokenFile: The file is not what its ending says, is damaged or locked.
        OcrUnavailable: A page is a picture, and the program that reads pictures is not installed.
    """
    reader = READERS.get(PurePath(doc_id).suffix.lower())
    if reader is None:
        raise UnsupportedFormat(
            f"Chưa đọc được tệp {doc_id}; hiện đọc được: {', '.join(sorted(READERS))}. "
            "Hãy chuyển tệp sang một trong các dạng đó."
        )
    return with_data_day(with_labels(reader(doc_id, data)))
