"""Word's .docx, by python-docx: paragraphs, headings, lists with their numbers, tables as rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sources.document import Document, Span
from sources.encodings import repair
from sources.errors import BrokenFile
from sources.readers.numbering import Numbering, read_numbering
from sources.readers.official import read_head
from sources.text import nfc

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_STYLE = re.compile(r"(?i)heading (\d)|title")
_BULLET_STYLE = re.compile(r"(?i)list bullet.*")
# Word's own limit.
_MOST_COLUMNS = 63
# Parts of a paragraph that are not its text: what was struck out, and the second copy of a drawing.
_NOT_TEXT = frozenset((f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}txbxContent"))
# The letter ư of a TCVN3 font, until that is converted; in other text a sign that nobody sees.
_SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"[ \t\u00a0]+")


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a .docx file; see ``readers.read``.

    A heading is a line with one # for its level, an item has the number or bullet that Word shows, a
    row of a table is a line with its cells between bars. Headers and footers of pages are left out.

    Raises:
        BrokenFile: It is no .docx file, is damaged, or is locked by a password.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        word = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise BrokenFile(
            f"Tệp {doc_id} không phải .docx, bị khoá bằng mật khẩu hoặc đã hỏng; "
            "hãy mở bằng Word và lưu lại thành .docx."
        ) from error
    parts = [part.element for part in word.part.package.iter_parts() if str(part.partname).endswith("/numbering.xml")]
    reader = _Reader(word, read_numbering(parts[0] if parts else None))
    text = nfc(repair("\n\n".join(reader.blocks(word.element.body)))).replace(_SOFT_HYPHEN, "").strip()
    text = text + "\n" if text else ""
    head = read_head(text)
    document = Document(doc_id, text, Span(0, len(text)), publisher=head.publisher, published_on=head.published_on)
    heading = re.search(r"(?m)^# (.+)$", text)
    title = nfc(word.core_properties.title or "").strip()
    return replace(document, title=head.title or title or (heading.group(1) if heading else None))


class _Reader:
    def __init__(self, word: Any, numbering: Numbering) -> None:  # noqa: ANN401  python-docx makes its classes itself
        self._numbering = numbering
        self._styles = {style.style_id: style for style in word.styles}

    def blocks(self, parent: Any) -> Iterator[str]:  # noqa: ANN401
        """Yield the paragraphs and tables below an element, in order; items of one list stand line under line."""
        items: list[str] = []
        for child in parent:
            is_item = False
            block = ""
            if child.tag == f"{_WORD}p":
                block, is_item = self._paragraph(child)
            elif child.tag == f"{_WORD}tbl":
                block = self._table(child)
            if is_item and block:
                items.append(block)
                continue
            if items and (block or child.tag == f"{_WORD}sdt"):
                yield "\n".join(items)
                items = []
            if child.tag == f"{_WORD}sdt":
                for content in child.iterchildren(f"{_WORD}sdtContent"):
                    yield from self.blocks(content)
            elif block:
                yield block
        if items:
            yield "\n".join(items)

    def _paragraph(self, element: Any) -> tuple[str, bool]:  # noqa: ANN401
        """Return a paragraph as a line, and whether it is an item of a list."""
        text = _text(element)
        if not text:
            return "", False
        style = self._style_of(element)
        mark = self._mark(element, style)
        if heading := _HEADING_STYLE.fullmatch(style.name if style is not None else ""):
            level = min(int(heading.group(1) or 1), 6)
            return f"{'#' * level} {mark}{text}", False
        return mark + text, bool(mark)

    def _style_of(self, element: Any) -> Any:  # noqa: ANN401
        found = element.find(f"{_WORD}pPr/{_WORD}pStyle")
        return self._styles.get(found.get(f"{_WORD}val")) if found is not None else None

    def _mark(self, element: Any, style: Any) -> str:  # noqa: ANN401
        """Return the number or bullet of a paragraph: its own, or else that of its style."""
        for holder in (element, style.element if style is not None else None):
            numbered = holder.find(f"{_WORD}pPr/{_WORD}numPr") if holder is not None else None
            if numbered is None:
                continue
            list_id, depth = numbered.find(f"{_WORD}numId"), numbered.find(f"{_WORD}ilvl")
            if list_id is None or list_id.get(f"{_WORD}val") == "0":
                return ""
            level = int(depth.get(f"{_WORD}val")) if depth is not None else 0
            return self._numbering.mark(list_id.get(f"{_WORD}val"), level)
        return "- " if style is not None and _BULLET_STYLE.fullmatch(style.name) else ""

    def _table(self, element: Any) -> str:  # noqa: ANN401
        """Return a table: a line a row, its cells between bars; empty ones follow a cell that spans columns."""
        rows: list[str] = []
        for row in element.iter(f"{_WORD}tr"):
            cells: list[str] = []
            for cell in row.iterchildren(f"{_WORD}tc"):
                words = " ".join(filter(None, (self._paragraph(one)[0] for one in cell.iter(f"{_WORD}p"))))
                cells += [words.replace("|", r"\|"), *[""] * (_columns(cell) - 1)]
            if any(cells):
                rows.append("| " + " | ".join(cells) + " |")
        return "\n".join(rows)


def _columns(cell: Any) -> int:  # noqa: ANN401
    """Return how many columns a cell spans."""
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    written = span.get(f"{_WORD}val", "1") if span is not None else "1"
    return min(int(written[:4]), _MOST_COLUMNS) if written.isdecimal() else 1


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the characters of a paragraph with what was inserted and without what was struck out."""
    found: list[str] = []

    def walk(parent: Any) -> None:  # noqa: ANN401
        for child in parent:
            if child.tag == f"{_WORD}t":
                found.append(child.text or "")
            elif child.tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
                found.append(" ")
            elif child.tag == f"{_WORD}noBreakHyphen":
                found.append("-")
            elif child.tag == f"{_WORD}softHyphen":
                found.append(_SOFT_HYPHEN)
            elif child.tag not in _NOT_TEXT:
                walk(child)

    walk(element)
    return _SPACES.sub(" ", "".join(found)).strip()
