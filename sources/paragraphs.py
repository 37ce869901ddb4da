"""The paragraphs of a text: its lines joined where a converter wrapped them, its headings, items and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.document import Span
from sources.tables import Table, Tables

_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(?=\S)")
_LEGAL_HEADING = re.compile(r"[ \t]*(?:\*\*)?(?:Điều[ \t]+\d+\.|(?:Chương|Mục)[ \t]+[IVXLC\d]+)")
_BOLD = re.compile(r"[ \t]*\*\*([^*\n]+)\*\*[ \t]*")
# A text that is "- 1.200.000" alone is a negative number, not a list.
_BULLET = re.compile(
    r"(?!\A-\s?[\d.,/]+[kKM]?\s*\Z)[ \t]*(?:[-+•–] ?|\* |\*(?!\*|[^*\n]*\*)|[\uf000-\uf0ff✔✓☑►▶➤●○◦■□▪①-⑳][ \t]*)(?=\S)"
)
_NUMBERED = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[a-zđ]\))[ \t]+(?=\S)")
# A line that only parts what stands above it from what stands below.
_RULE = re.compile(r"[ \t]*(?:-{4,}|={4,}|_{4,}|\*{4,}|~{4,}|[─━═]{4,})[ \t]*")
# What stands so between two of them is a heading, where it is no sentence and tells no number but a year.
_RULED_TITLE = re.compile(r"(?:[^\d\n]|(?<!\d)(?:19|20)\d{2}(?!\d))*(?<![.;:,])")
# Markdown's mark of a quotation.
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+(?=\S)")
# What leads away from the text: to other articles, and to what one may do with this one.
_ASIDE = re.compile(
    r"[\s*_>»#]*(?:(?:đọc|xem)\s+(?:thêm|tiếp)|tin\s+(?:liên\s+quan|cùng\s+chuyên\s+mục|khác)|các\s+tin\s+(?:khác|liên\s+quan)"
    r"|bài\s+(?:viết\s+)?liên\s+quan|(?:gửi\s+)?bình\s+luận)\s*[*_]*\s*(?::|\(\d|\||$)",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"[\s*_]*(?:»|>>|[-•*+–]\s)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_TITLE = 160
_WRAP_AT_MOST = 120


@dataclass(slots=True)
class Paragraph:
    """A stretch of lines: whether it is a heading, the mark of the item that it is, the table that it is a row of."""

    start: int
    end: int
    is_heading: bool = False
    marker: str | None = None
    table: Table | None = None


def _lines(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _is_wrapped(lines: list[Span]) -> bool:
    """Tell whether a converter broke the lines at a page width: many lines, few of them long."""
    lengths = sorted(line.end - line.start for line in lines)
    lengths = [length for length in lengths if length > 1]
    return len(lengths) > 20 and lengths[int(len(lengths) * 0.98)] <= _WRAP_AT_MOST


def _starts_block(text: str, line: Span) -> bool:
    return any(pattern.match(text, line.start, line.end) for pattern in (_HEADING, _LEGAL_HEADING, _BULLET, _NUMBERED))


def _continues(text: str, before: Paragraph, line: Span, width: int) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    if before.is_heading or _starts_block(text, line):
        return False
    last = text.rfind("\n", before.start, before.end) + 1
    previous = text[max(last, before.start) : before.end].rstrip()
    if previous.endswith((".", "!", "?", "…", ";", ":", "./.")):
        return False
    first = text[line.start : line.end].lstrip()[:1]
    return first.islower() or (width > 0 and len(previous) > width * 0.7)


def paragraphs_of(text: str, body: Span) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part of a text, in order; a row of a table is one."""
    lines = list(_lines(text, body))
    tables = Tables.of(text, body)
    wrapped = _is_wrapped(lines)
    width = max((line.end - line.start for line in lines), default=0) if wrapped else 0
    width = min(width, _WRAP_AT_MOST)
    current: Paragraph | None = None
    rules = {number for number, line in enumerate(lines) if _RULE.fullmatch(text, line.start, line.end)}
    for number, line in enumerate(lines):
        row, table = tables.lines.get(line.start, (None, None))
        title = trimmed(text, line.start, line.end) if number - 1 in rules and number + 1 in rules else None
        if title is not None and table is None and _RULED_TITLE.fullmatch(title.of(text)):
            current = None
            yield Paragraph(title.start, title.end, is_heading=True)
        elif table or number in rules or not text[line.start : line.end].strip():
            if current:
                yield current
            current = None
            if table and row:
                yield Paragraph(row.span.start, row.span.end, table=table)
        elif current and _continues(text, current, line, width):
            current.end = line.end
        else:
            if current:
                yield current
            current = _new_paragraph(text, line)
    if current:
        yield current


def _new_paragraph(text: str, line: Span) -> Paragraph:
    if mark := _HEADING.match(text, line.start, line.end):
        return Paragraph(mark.end(), line.end, is_heading=True)
    if _LEGAL_HEADING.match(text, line.start, line.end):
        bold = _BOLD.fullmatch(text, line.start, line.end)  # "**Điều 5. Trình tự đăng ký**"
        return Paragraph(*(bold.span(1) if bold else (line.start, line.end)), is_heading=True)
    if title := _title(text, line):
        return Paragraph(title.start, title.end, is_heading=True)
    if mark := _QUOTED.match(text, line.start, line.end):
        return Paragraph(mark.end(), line.end)
    if mark := _BULLET.match(text, line.start, line.end):
        return Paragraph(mark.end(), line.end, marker=mark[0].rstrip())
    numbered = _NUMBERED.match(text, line.start, line.end)
    return Paragraph(line.start, line.end, marker=_kind_of(numbered[0]) if numbered else None)


def _title(text: str, line: Span) -> Span | None:
    """Return the words of a line that is a heading without a mark: all in capitals, or all in bold; else ``None``."""
    bold = _BOLD.fullmatch(text, line.start, line.end)
    span = trimmed(text, *(bold.span(1) if bold else (line.start, line.end)))
    if span is None or span.end - span.start > _LONGEST_TITLE or text[span.end - 1] in ".;,:":
        return None
    words = _IN_BRACKETS.sub(" ", span.of(text))
    return span if bold or (words.isupper() and len(words.split()) > 1) else None


def _kind_of(number: str) -> str:
    """Return what kind of number an item has: ``1.`` for "12.", ``1)`` for "3)", ``a)`` for "đ)"."""
    sign = number.strip()
    return ("1" if sign[0].isdigit() else "a") + sign[-1]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without white space around it; ``None`` where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def is_aside(text: str, paragraph: Paragraph, is_after_one: bool) -> bool:
    """Tell whether a paragraph leads away from the text, or is an item of a list that does.

    Args:
        text: The stored text.
        paragraph: The paragraph.
        is_after_one: Whether the one before it does.
    """
    line = text.rfind("\n", 0, paragraph.start) + 1
    return bool(_ASIDE.match(text, line, paragraph.end)) or (is_after_one and bool(_LED_TO.match(text, line)))
