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
from sources.paragraphs import Paragraph, is_aside, paragraphs_of, trimmed
from sources.tables import Table

# A sentence ends at . ! ? … (with closing quotes and brackets) before white space and a capital,
# digit or opening mark; a semicolon ends a clause, not a sentence.
# Dots that lead from a label to its number end nothing.
_END = re.compile(r"(?<![.!?…])(?!\.{4})[.!?…]++[\"”’»)\]]*+(?=\s++[\"“‘«(\[]*+([^\W_]))")
_ABBREVIATIONS = frozenset("tp tx tt q p h x ts ths pgs gs bs ks cn st mr mrs ms dr vs no rs sđt tr đc vd".split())
# "1.", "**Câu 2.", "Bước 3." number what follows.
_NUMBERING = re.compile(r"[\s*_]*(?:(?:câu(?:\s+hỏi)?|hỏi|đáp|bước)\s+)?\d+(?:\.\d+){0,4}", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:^|[\s(“\"])([^\W\d_]+)$")

# What introduces a table: "… như sau", "Bảng 2. …", "Số liệu dưới đây …"; and a line that names its unit.
_INTRODUCES = re.compile(
    r"(?<!\w)(?:như\s+sau|dưới\s+đây|sau\s+đây|theo\s+bảng|bảng\s+(?:sau|dưới|trên))(?!\w)", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:bảng|biểu)(?:\s+số)?\s+[\dIVX]", re.IGNORECASE)
_LONGEST_CAPTION = 160
_UNIT_LINE = re.compile(r"[(\[]?(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:", re.IGNORECASE)
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


class _Leads:
    """The lead-ins that are open at a place: a list may stand in an item of another."""

    def __init__(self) -> None:
        # The sentence that introduces, the marker of its own paragraph, and the one of its items once there is one.
        self._open: list[tuple[Span, str | None, str | None]] = []

    def of(self, paragraph: Paragraph) -> Span | None:
        """Return the lead-in of a paragraph, and close the lists that it is no item of; ``None`` outside a list."""
        marker = paragraph.marker
        while self._open:
            lead, own, items = self._open[-1]
            if marker is not None and marker != own and items in (None, marker):
                self._open[-1] = (lead, own, marker)
                return lead
            self._open.pop()
        return None

    def open(self, lead: Span, paragraph: Paragraph) -> None:
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

    def goes_on(self, paragraph: Paragraph, last: Span) -> None:
        """Take a paragraph with its last sentence; a caption's line of units leaves what came before."""
        if paragraph.table is not None:
            return
        self._table = None
        if paragraph.is_heading:
            self._open = None
        elif not _UNIT_LINE.match(self._text, last.start, last.end):
            # A short line that no mark ends stands over a table as its caption.
            is_line = last.start == paragraph.start and last.end - last.start <= _LONGEST_CAPTION
            is_open = self._text[last.end - 1] == ":" or (is_line and self._text[last.end - 1].isalnum())
            is_caption = _CAPTION.match(self._text, paragraph.start, paragraph.end) or is_open
            self._open = last if is_caption or _INTRODUCES.search(self._text, last.start, last.end) else None


def _furniture(text: str, paragraphs: list[Paragraph]) -> set[int]:
    """Return which paragraphs are the tops and feet of pages: short lines that come again with other numbers."""
    masked = {
        number: _DIGITS.sub("#", text[one.start : one.end].strip())
        for number, one in enumerate(paragraphs)
        if not one.is_heading and one.marker is None and one.table is None and one.end - one.start <= _LONGEST_FURNITURE
    }
    counts = Counter(masked.values())
    return {number for number, line in masked.items() if "#" in line and counts[line] >= _LEAST_PAGES}


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


def _split(text: str, paragraph: Paragraph, asked: Span | None) -> Iterator[Span]:
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
    while span := trimmed(text, start, end):
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
    paragraphs = list(paragraphs_of(text, body or Span(0, len(text))))
    furniture = _furniture(text, paragraphs)
    leads_away = False
    for number, paragraph in enumerate(paragraphs):
        leads_away = is_aside(text, paragraph, leads_away)
        if leads_away:
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
            heading = trimmed(text, paragraph.start, paragraph.end)
        elif number not in furniture and (asked := asked_alone(text, spans)):
            heading = asked
        elif number not in furniture and not paragraph.table and text[sentences[-1].span.end - 1] == ":":
            leads.open(sentences[-1].span, paragraph)
        if number not in furniture:
            introduction.goes_on(paragraph, sentences[-1].span)
    return sentences
