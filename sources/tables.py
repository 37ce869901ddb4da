r"""Tables of pipe lines, as Markdown writes them: their rows, cells and header.

A table is a block of lines with bars between their cells. The line above a separator (``|---|---:|``) is its header;
where there is no separator, the first line is, if it holds no quantity and a later one does. Rows may be ragged; a
bar that belongs to a cell is written ``\|``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.document import Span

_BAR = re.compile(r"(?<!\\)\|")
_SEPARATOR_CELL = re.compile(r":?-+:?")
_SHORT_DASHES = re.compile(r":?-{1,2}:?")
# A cell that says that there is nothing to say.
_NOTHING = re.compile(r"(?:[-–—.…*x]|n/?a|\s)*|không(?:\s+có)?", re.IGNORECASE)
_BEFORE = (
    r"(?:(?:không\s+quá|trên\s+dưới|tối\s+đa|tối\s+thiểu|ít\s+nhất|xấp\s+xỉ|hơn|gần|khoảng|trên|dưới|ước|chừng|tăng|giảm|đạt"
    r"|gấp|còn|đến|từ|chỉ|đứng|thứ|xếp|hạng)\s+){0,3}"
)
# A cell that states a quantity and nothing else: "48.210", "+12,5%", "(−3,1)", "hơn 2,3 triệu trang", "12/63".
_QUANTITY = re.compile(
    rf"[(<>≤≥~≈+±−–-]*\s*{_BEFORE}[$€]?\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)?\s?%?(?:\s?[^\W\d_]+)?(?:\s+[^\W\d_]+|/[^\W\d_]+){{0,6}}"
    r"\s*\)?(?:\s*\([^()]{0,60}\))?[*]*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:đến|ngày|tháng|quý|năm|hết|tính\s+đến|[tq])\s*)*(?:(?:[\divx]{1,4}[./-]){0,2}(?:19|20)\d{2}|\d{1,2}|[ivx]{1,3})",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:[(\[]\d{1,2}[)\]]|\*{1,3}|[¹²³⁴]+)\Z")
_NAMES_A_TIME = re.compile(
    r"(?:đến|ngày|tháng|quý|năm|hết|tính|[tq]\d|[tq][ivx]|\d+[./-]\d|(?:19|20)\d\d$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    Attributes:
        line: Where its line begins.
        span: From its first to its last cell that is not empty; no outer bars.
        cells: Its cells, trimmed; an empty one where there is nothing between two bars.
    """

    line: int
    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        start: Where its first line begins.
        header: The row that names its columns, or ``None``.
        rows: Its other rows that are not empty, in order.
        lines: Where each of its lines begins, the separators too.
    """

    start: int
    header: Row | None
    rows: tuple[Row, ...]
    lines: tuple[int, ...]

    @property
    def all_rows(self) -> list[Row]:
        """Its rows with the header, in order."""
        return sorted([*([self.header] if self.header else []), *self.rows], key=lambda row: row.line)


class Tables:
    """The tables of a text, by place."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.lines: dict[int, tuple[Row | None, Table]] = {}
        for table in tables:
            self.lines.update((line, (None, table)) for line in table.lines)
            self.lines.update((row.line, (row, table)) for row in table.all_rows)
        self._rows = [(row, table) for table in tables for row in table.all_rows]
        self._starts = [row.span.start for row, _ in self._rows]

    @classmethod
    def of(cls, text: str, body: Span) -> Tables:
        """Find the tables of a part of a text; see ``find_tables``."""
        return cls(find_tables(text, body))

    def at(self, span: Span) -> tuple[Row, Table] | None:
        """Return the row that a span lies in, and its table; ``None`` outside of tables."""
        number = bisect_right(self._starts, span.start) - 1
        if number < 0 or not self._rows[number][0].span.holds(span):
            return None
        return self._rows[number]


def is_nothing(cell: str) -> bool:
    """Tell whether a cell is empty, or holds a mark for nothing."""
    return _NOTHING.fullmatch(cell) is not None


def is_time(cell: str) -> bool:
    """Tell whether a cell is a time and nothing else: ``2023``, ``31/12/2024``, ``Quý I/2025``."""
    return _TIME.fullmatch(cell) is not None and _NAMES_A_TIME.match(cell) is not None


def without_note(cell: str) -> str:
    """Return a cell without the mark of a note below the table: "Năm 2024 (1)", "2025*"."""
    return _NOTE.sub("", cell)


def is_quantity(cell: str) -> bool:
    """Tell whether a cell states a quantity and nothing else; a bare year is none."""
    return len(cell) < 160 and _QUANTITY.fullmatch(cell) is not None and not is_time(cell)


def find_tables(text: str, body: Span) -> list[Table]:
    """Return the tables of a part of a text, in order; none where there are no two such lines together.

    Args:
        text: The stored text.
        body: The part to read; it begins at a line.
    """
    return [table for block in _blocks(text, body) for table in _tables(text, block)]


def _blocks(text: str, body: Span) -> Iterator[list[Span]]:
    """Yield the lines with bars that follow one another, two or more."""
    block: list[Span] = []
    bar = text.find("|", body.start, body.end)
    while bar >= 0:
        start = max(body.start, text.rfind("\n", body.start, bar) + 1)
        end = text.find("\n", bar, body.end)
        end = body.end if end < 0 else end
        if block and block[-1].end + 1 != start:
            if len(block) > 1:
                yield block
            block = []
        block.append(Span(start, end))
        bar = text.find("|", end, body.end)
    if len(block) > 1:
        yield block


def _tables(text: str, block: list[Span]) -> Iterator[Table]:
    """Yield the tables of a block: each separator may open one, with the line above it as its header."""
    rows = [_row(text, line) for line in block]
    marks = {number for number, row in enumerate(rows) if _is_separator(text, row, is_second=number == 1)}
    opening = _openings(text, rows, marks) if marks else []
    if not opening:
        yield from _unmarked(text, block, rows)
        return
    yield from _unmarked(text, block[: opening[0]], rows[: opening[0]])
    for start, end in pairwise([*opening, len(rows)]):
        below = tuple(rows[n] for n in range(start, end) if n not in marks and _says_something(rows[n]))
        lines = tuple(line.start for line in block[start:end])
        if start in marks or not _says_something(rows[start]):
            yield _with_first_as_header(text, lines, below)
        else:
            yield Table(lines[0], below[0], below[1:], lines)


def _openings(text: str, rows: list[Row], marks: set[int]) -> list[int]:
    """Return which lines open a table: those above a separator, which some converters draw below every row."""
    first = min(marks)
    opening = [max(0, first - 1)]
    counts = {number for number, row in enumerate(rows) if number not in marks and _has_quantity(text, row)}
    last = max(counts, default=0)
    for mark in sorted(marks):
        if opening[-1] < mark - 1 < last - 1 and mark - 1 not in marks and mark - 1 not in counts:
            opening.append(mark - 1)
    return opening


def _unmarked(text: str, block: list[Span], rows: list[Row]) -> Iterator[Table]:
    """Yield the table of lines without a separator, some with two cells.

    Each begins with a bar; or they are typed with bars between their cells only, as many in each, three or more.
    """
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return
    widths = {len(row.cells) for row in rows}
    is_typed = len(rows) > 2 and len(widths) == 1 and widths.pop() > 2 and all(_filled(row) > 1 for row in rows)
    if is_typed or all(text[line.start : line.end].lstrip().startswith("|") for line in block):
        below = tuple(row for row in rows if _says_something(row))
        yield _with_first_as_header(text, tuple(line.start for line in block), below)


def _with_first_as_header(text: str, lines: tuple[int, ...], rows: tuple[Row, ...]) -> Table:
    """Return a table whose first row, after a title in one cell, is its header where it names and later ones count."""
    at = 1 if len(rows) > 2 and _filled(rows[0]) == 1 and _filled(rows[1]) > 1 else 0
    first = rows[at] if at < len(rows) else None
    if first is None or _filled(first) < 2 or _has_quantity(text, first):
        return Table(lines[0], None, rows, lines)
    if not any(_has_quantity(text, row) for row in rows[at + 1 :]):
        return Table(lines[0], None, rows, lines)
    return Table(lines[0], first, (*rows[:at], *rows[at + 1 :]), lines)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.start < cell.end)


def _has_quantity(text: str, row: Row) -> bool:
    """Tell whether a row states a quantity in a cell behind its first one."""
    return any(is_quantity(cell.of(text)) for cell in row.cells[1:])


def _says_something(row: Row) -> bool:
    return row.span.start < row.span.end


def _row(text: str, line: Span) -> Row:
    start, end = _trimmed(text, line.start, line.end)
    if text.startswith("|", start, end):
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2] != "\\":
        end -= 1
    cells = tuple(cells_in(text, Span(start, end)))
    filled = [cell for cell in cells if cell.start < cell.end]
    span = Span(filled[0].start, filled[-1].end) if filled else Span(start, start)
    return Row(line.start, span, cells)


def cells_in(text: str, part: Span) -> list[Span]:
    """Return the cells of a part of a row, trimmed, each as far as it lies in the part."""
    bars = [match.start() for match in _BAR.finditer(text, part.start, part.end)]
    edges = zip([part.start, *(bar + 1 for bar in bars)], [*bars, part.end], strict=True)
    return [_cell(text, one, other) for one, other in edges]


def _cell(text: str, start: int, end: int) -> Span:
    """Return a cell without white space, and without the stars of bold type around the whole of it."""
    start, end = _trimmed(text, start, end)
    while end - start > 2 and text[start] == text[end - 1] == "*":
        start, end = _trimmed(text, start + 1, end - 1)
    return Span(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, max(start, end)


def _is_separator(text: str, row: Row, *, is_second: bool) -> bool:
    """Tell whether a row is a separator; dashes of one or two are marks for nothing but below the first row."""
    cells = [cell.of(text) for cell in row.cells]
    if not all(_SEPARATOR_CELL.fullmatch(cell) for cell in cells):
        return False
    return is_second or not all(_SHORT_DASHES.fullmatch(cell) for cell in cells)
