"""Vietnamese sentence spans, with the heading and the list lead-in that each stands under.

Lines are joined where a converter wrapped them (Công báo text), and kept apart where they are
paragraphs, headings or list items. A sentence never crosses a blank line, a heading or an item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sources.asked_lines import asked_alone, asked_first, without_bold
from sources.document import Span
from sources.tables import Table, Tables

# A sentence ends at . ! ? … (with closing quotes and brackets) before white space and a capital,
# digit or opening mark; a semicolon ends a clause, not a sentence.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=\s++[\"“‘«(\[]*+([^\W_]))")
_ABBREVIATIONS = frozenset("tp tx tt q p h x ts ths pgs gs bs ks cn st mr mrs ms dr vs no rs sđt tr đc vd".split())
# "1.", "**Câu 2.", "Bước 3." number what follows.
_NUMBERING = re.compile(r"[\s*_]*(?:(?:câu(?:\s+hỏi)?|hỏi|đáp|bước)\s+)?\d+(?:\.\d+){0,4}", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:^|[\s(“\"])([^\W\d_]+)$")

_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(?=\S)")
_LEGAL_HEADING = re.compile(r"[ \t]*(?:\*\*)?(?:Điều[ \t]+\d+\.|(?:Chương|Mục)[ \t]+[IVXLC\d]+)")
_BOLD = re.compile(r"[ \t]*\*\*([^*\n]+)\*\*[ \t]*")
# A text that is "- 1.200.000" alone is a negative number, not a list.
_BULLET = re.compile(
    r"(?!\A-\s?[\d.,/]+[kKM]?\s*\Z)[ \t]*(?:[-+•–] ?|\* |\*(?!\*|[^*\n]*\*)|[\uf000-\uf0ff][ \t]*)(?=\S)"
)
_NUMBERED = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[a-zđ]\))[ \t]+(?=\S)")
# Markdown's mark of a quotation.
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+(?=\S)")
# What leads away from the text: to other articles, and to what one may do with this one.
_ASIDE = re.compile(
    r"[\s*_>»#]*(?:(?:đọc|xem)\s+(?:thêm|tiếp)|tin\s+(?:liên\s+quan|cùng\s+chuyên\s+mục|khác)|các\s+tin\s+(?:khác|liên\s+quan)"
    r"|bài\s+(?:viết\s+)?liên\s+quan|(?:gửi\s+)?bình\s+luận)\s*[*_]*\s*(?::|\(\d|\||$)",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"[\s*_]*(?:»|>>|[-•*+–]\s)")
# What introduces a table: "… như sau", "Bảng 2. …", "Số liệu dưới đây …"; and a line that names its unit.
_INTRODUCES = re.compile(
    r"(?<!\w)(?:như\s+sau|dưới\s+đây|sau\s+đây|theo\s+bảng|bảng\s+(?:sau|dưới|trên))(?!\w)", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:bảng|biểu)(?:\s+số)?\s+[\dIVX]", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_TITLE = 160
_UNIT_LINE = re.compile(r"[(\[]?(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:", re.IGNORECASE)
_WRAP_AT_MOST = 120
# Text without sentence marks (tables, lists of names) is cut, so that no quotation is endless.
LONGEST_SENTENCE = 2000
_DIGITS = re.compile(r"\d+")
_LONGEST_FURNITURE, _LEAST_PAGES = 80, 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document.

    Attributes:
        span: Where it stands, without list bullets and heading marks.
        is_heading: Whether it is a heading.
        heading: The heading that it stands under, or ``None``.
        lead: The sentence ending in a colon that introduces the list it is an item of, or the one that introduces
            its table; else ``None``.
        paragraph: Number of its paragraph in the document, rising; a row of a table is one of its own.
        header: The row that names the columns of its table (its own span, for that row itself), else ``None``.
    """

    span: Span
    is_heading: bool
    heading: Span | None
    lead: Span | None
    paragraph: int
    header: Span | None = None

    @property
    def columns(self) -> Span | None:
        """The header over it, where it is another row of a table that has one."""
        return self.header if self.header != self.span else None

    @property
    def is_header(self) -> bool:
        """Whether it names the columns of a table."""
        return self.header == self.span

    def in_columns(self, text: str) -> str:
        """Return its words; of a row of a table those of its header before them."""
        return f"{self.columns.of(text)}\n{self.span.of(text)}" if self.columns else self.span.of(text)


@dataclass(slots=True)
class _Paragraph:
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


def _continues(text: str, before: _Paragraph, line: Span, width: int) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    if before.is_heading or _starts_block(text, line):
        return False
    last = text.rfind("\n", before.start, before.end) + 1
    previous = text[max(last, before.start) : before.end].rstrip()
    if previous.endswith((".", "!", "?", "…", ";", ":", "./.")):
        return False
    first = text[line.start : line.end].lstrip()[:1]
    return first.islower() or (width > 0 and len(previous) > width * 0.7)


def _paragraphs(text: str, body: Span) -> Iterator[_Paragraph]:
    lines = list(_lines(text, body))
    tables = Tables.of(text, body)
    wrapped = _is_wrapped(lines)
    width = max((line.end - line.start for line in lines), default=0) if wrapped else 0
    width = min(width, _WRAP_AT_MOST)
    current: _Paragraph | None = None
    for line in lines:
        row, table = tables.lines.get(line.start, (None, None))
        if table or not text[line.start : line.end].strip():
            if current:
                yield current
            current = None
            if table and row:
                yield _Paragraph(row.span.start, row.span.end, table=table)
        elif current and _continues(text, current, line, width):
            current.end = line.end
        else:
            if current:
                yield current
            current = _new_paragraph(text, line)
    if current:
        yield current


def _new_paragraph(text: str, line: Span) -> _Paragraph:
    if mark := _HEADING.match(text, line.start, line.end):
        return _Paragraph(mark.end(), line.end, is_heading=True)
    if _LEGAL_HEADING.match(text, line.start, line.end):
        bold = _BOLD.fullmatch(text, line.start, line.end)  # "**Điều 5. Trình tự đăng ký**"
        return _Paragraph(*(bold.span(1) if bold else (line.start, line.end)), is_heading=True)
    if title := _title(text, line):
        return _Paragraph(title.start, title.end, is_heading=True)
    if mark := _QUOTED.match(text, line.start, line.end):
        return _Paragraph(mark.end(), line.end)
    if mark := _BULLET.match(text, line.start, line.end):
        return _Paragraph(mark.end(), line.end, marker=mark[0].rstrip())
    numbered = _NUMBERED.match(text, line.start, line.end)
    return _Paragraph(line.start, line.end, marker=_kind_of(numbered[0]) if numbered else None)


def _title(text: str, line: Span) -> Span | None:
    """Return the words of a line that is a heading without a mark: all in capitals, or all in bold; else ``None``."""
    bold = _BOLD.fullmatch(text, line.start, line.end)
    span = _trim(text, *(bold.span(1) if bold else (line.start, line.end)))
    if span is None or span.end - span.start > _LONGEST_TITLE or text[span.end - 1] in ".;,:":
        return None
    words = _IN_BRACKETS.sub(" ", span.of(text))
    return span if bold or (words.isupper() and len(words.split()) > 1) else None


def _kind_of(number: str) -> str:
    """Return what kind of number an item has: ``1.`` for "12.", ``1)`` for "3)", ``a)`` for "đ)"."""
    sign = number.strip()
    return ("1" if sign[0].isdigit() else "a") + sign[-1]


class _Leads:
    """The lead-ins that are open at a place: a list may stand in an item of another."""

    def __init__(self) -> None:
        # The sentence that introduces, the marker of its own paragraph, and the one of its items once there is one.
        self._open: list[tuple[Span, str | None, str | None]] = []

    def of(self, paragraph: _Paragraph) -> Span | None:
        """Return the lead-in of a paragraph, and close the lists that it is no item of; ``None`` outside a list."""
        marker = paragraph.marker
        while self._open:
            lead, own, items = self._open[-1]
            if marker is not None and marker != own and items in (None, marker):
                self._open[-1] = (lead, own, marker)
                return lead
            self._open.pop()
        return None

    def open(self, lead: Span, paragraph: _Paragraph) -> None:
        """Take a sentence as one that introduces what follows."""
        self._open.append((lead, paragraph.marker, None))


class _Introduction:
    """The sentence that introduces the next table, if one does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: Span | None = None
        self._table: Table | None = None

    def of(self, table: Table) -> Span | None:
        """Return the sentence that introduces a table."""
        if self._table is not None and self._table is not table:
            self._open = None
        self._table = table
        return self._open

    def goes_on(self, paragraph: _Paragraph, last: Span) -> None:
        """Take a paragraph with its last sentence; a caption's line of units leaves what came before."""
        if paragraph.table is not None:
            return
        self._table = None
        if paragraph.is_heading:
            self._open = None
        elif not _UNIT_LINE.match(self._text, last.start, last.end):
            is_caption = _CAPTION.match(self._text, paragraph.start, paragraph.end) or self._text[last.end - 1] == ":"
            self._open = last if is_caption or _INTRODUCES.search(self._text, last.start, last.end) else None


def _furniture(text: str, paragraphs: list[_Paragraph]) -> set[int]:
    """Return which paragraphs are the tops and feet of pages: short lines that come again with other numbers."""
    masked = {
        number: _DIGITS.sub("#", text[one.start : one.end].strip())
        for number, one in enumerate(paragraphs)
        if not one.is_heading and one.marker is None and one.table is None and one.end - one.start <= _LONGEST_FURNITURE
    }
    counts = Counter(masked.values())
    return {number for number, line in masked.items() if "#" in line and counts[line] >= _LEAST_PAGES}


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    """Tell whether the dot closes an abbreviation, an initial, or a list number."""
    if text[dot] != ".":
        return False
    if _NUMBERING.fullmatch(text, start, dot):
        return True
    word = _LAST_WORD.search(text, max(start, dot - 12), dot)
    if word is None:
        return False
    name = word.group(1)
    return name.lower() in _ABBREVIATIONS or (len(name) == 1 and name.isupper())


def _split(text: str, paragraph: _Paragraph, asked: Span | None) -> Iterator[Span]:
    """Yield the sentences of one paragraph, in order, trimmed; a heading is one, and a row of a table.

    A question in bold that opens it, ``asked``, is one too.
    """
    begin, end = paragraph.start, paragraph.end
    if asked is not None:
        yield asked
        begin = _after_marks(text, asked.end, end)
    for match in () if paragraph.is_heading or paragraph.table else _END.finditer(text, begin, end):
        if match.group(1).islower() or _is_abbreviation(text, begin, match.start()):
            continue
        yield from _pieces(text, begin, match.end())
        begin = match.end()
    yield from _pieces(text, begin, end)


def _after_marks(text: str, start: int, end: int) -> int:
    """Return where the marks of bold behind a question end."""
    while start < end and text[start] in '*_”"':
        start += 1
    return start


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence, trimmed; one longer than any sentence is cut at white space, where there is some."""
    while span := _trim(text, start, end):
        span = without_bold(text, span)
        if span.end - span.start <= LONGEST_SENTENCE:
            yield span
            return
        limit = span.start + LONGEST_SENTENCE
        cut = next((at for at in range(limit, span.start, -1) if text[at].isspace()), limit)
        yield Span(span.start, cut)
        start = cut


def find_sentences(text: str, body: Span | None = None) -> list[Sentence]:
    """Return the sentences of a text in order; empty for a blank text.

    Args:
        text: The stored text.
        body: The part to read; the whole text by default.
    """
    sentences: list[Sentence] = []
    heading: Span | None = None
    leads = _Leads()
    introduction = _Introduction(text)
    paragraphs = list(_paragraphs(text, body or Span(0, len(text))))
    furniture = _furniture(text, paragraphs)
    is_aside = False
    for number, paragraph in enumerate(paragraphs):
        line = text.rfind("\n", 0, paragraph.start) + 1
        is_aside = bool(_ASIDE.match(text, line, paragraph.end)) or (is_aside and bool(_LED_TO.match(text, line)))
        if is_aside:
            continue
        lead = None if number in furniture else leads.of(paragraph)
        header = paragraph.table.header if paragraph.table else None
        if paragraph.table:
            lead = introduction.of(paragraph.table)
        opening = None if paragraph.is_heading or paragraph.table else asked_first(text, paragraph.start, paragraph.end)
        spans = list(_split(text, paragraph, opening))
        for span in spans:
            sentences.append(
                Sentence(span, paragraph.is_heading, heading, lead, number, header.span if header else None)
            )
            if span == opening:
                heading = span
        if paragraph.is_heading:
            heading = _trim(text, paragraph.start, paragraph.end)
        elif number not in furniture and (asked := asked_alone(text, spans)):
            heading = asked
        elif number not in furniture and not paragraph.table and text[sentences[-1].span.end - 1] == ":":
            leads.open(sentences[-1].span, paragraph)
        if number not in furniture:
            introduction.goes_on(paragraph, sentences[-1].span)
    return sentences
