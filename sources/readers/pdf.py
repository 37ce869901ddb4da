"""PDF, by pypdfium2: the text layer where a page has one, otherwise the picture of the page, read by tesseract."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sources.document import Document, Span
from sources.encodings import repair
from sources.errors import BrokenFile
from sources.readers import ocr
from sources.readers.layout import Line, paragraphs
from sources.readers.official import read_head
from sources.text import nfc

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

# A page with fewer characters than this and a picture of it is a scan.
_FEWEST_CHARACTERS = 20
_SCAN_COVERS = 0.5
SCAN = "scan"
# The least width of a column of text, as a share of the page.
_NARROWEST = 0.5
_POINTS_PER_INCH = 72
# A title that a program gave: a file name, an untitled one, a date.
_NO_TITLE = re.compile(r"(?i)microsoft word.*|untitled.*|.*\.(?:docx?|pdf|xlsx?|pptx?|tif+|jpe?g)|[\d\W_]*")


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a PDF file; see ``readers.read``.

    Each paragraph is one line of the text. Running heads and page numbers are left out. A document
    read from pictures has ``kind`` "scan", since its characters may be misread.

    Raises:
        BrokenFile: It is no PDF, is damaged, or is locked by a password.
        OcrUnavailable: A page is a picture and tesseract, or its Vietnamese data, is not installed.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise BrokenFile(f"Tệp {doc_id} bị khoá bằng mật khẩu; hãy lưu một bản không khoá rồi thử lại.") from error
        raise BrokenFile(f"Tệp {doc_id} không phải PDF hoặc đã hỏng; hãy tải lại tệp rồi thử lại.") from error
    try:
        return _read(doc_id, data, pdf)
    finally:
        pdf.close()


def _read(doc_id: str, data: bytes, pdf: PdfDocument) -> Document:
    pages: list[list[Line]] = []
    scans: list[int] = []
    for number in range(len(pdf)):
        page = pdf[number]
        lines = _text_lines(page)
        if sum(len(line.text) for line in lines) < _FEWEST_CHARACTERS and _is_picture(page):
            scans.append(number)
        pages.append(lines)
        page.close()
    if scans:
        for number, lines in zip(scans, ocr.read_pages(doc_id, data, scans, lambda n: _picture(pdf, n)), strict=True):
            pages[number] = lines
    pages = _converted(pages)
    text, starts = paragraphs(pages, _NARROWEST * _width(pdf))
    head = read_head(text, "\n".join(line.text for lines in pages[:1] for line in lines))
    document = Document(doc_id, text, Span(0, len(text)), pages=starts, kind=SCAN if scans else None)
    return replace(
        document,
        title=head.title or _own_title(pdf),
        publisher=head.publisher,
        published_on=head.published_on,
    )


def _converted(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages in Unicode: the text layer of an old file holds the letters of a TCVN3 or VNI font."""
    text = "\n".join(line.text for lines in pages for line in lines)
    mended = repair(text)
    if mended == text:
        return pages
    rows = iter(mended.split("\n"))
    return [[replace(line, text=nfc(next(rows))) for line in lines] for lines in pages]


def _text_lines(page: PdfPage) -> list[Line]:
    """Return the lines of a page's text layer, with their ends in points."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text = text_page.get_text_range()
        # Where a character takes two places (outside the basic plane) or is left out, offsets do not fit.
        has_boxes = len(text) == count
        lines: list[Line] = []
        start = 0
        for row in text.split("\n"):
            if kept := row.strip():
                first = start + row.index(kept[0])
                ends = (0.0, float(len(kept)))
                if has_boxes:
                    ends = (text_page.get_charbox(first)[0], text_page.get_charbox(first + len(kept) - 1)[2])
                lines.append(Line(nfc(_plain(kept)), *ends))
            start += len(row) + 1
        return lines
    finally:
        text_page.close()


def _plain(row: str) -> str:
    """Return a line with one space between words; where pdfium joined two lines at a hyphen, it marks the place."""
    row = re.sub(r"(?<=[a-z])[\ufffe\x02](?=[a-z])", "", row)
    return re.sub(r"[ \t\u00a0]+", " ", row.replace("\ufffe", "-").replace("\x02", "-"))


def _is_picture(page: PdfPage) -> bool:
    """Tell whether pictures cover most of a page."""
    import pypdfium2.raw  # type: ignore[import-untyped]

    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered >= _SCAN_COVERS * width * height)


def _width(pdf: PdfDocument) -> float:
    return float(pdf.get_page_size(0)[0]) if len(pdf) else 0.0


def _picture(pdf: PdfDocument, number: int) -> bytes:
    """Return a page's picture in shades of grey, as PGM."""
    page = pdf[number]
    bitmap: Any = page.render(scale=ocr.DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True)
    raw = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = b"".join(raw[row * stride : row * stride + width] for row in range(height))
    bitmap.close()
    page.close()
    return b"P5 %d %d 255\n" % (width, height) + rows


def _own_title(pdf: PdfDocument) -> str | None:
    """Return the title among the file's properties, where it is one that a person gave."""
    title = nfc(str(pdf.get_metadata_value("Title") or "")).strip()
    return title if len(title.split()) > 1 and not _NO_TITLE.fullmatch(title) else None
