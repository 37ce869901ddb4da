"""What each column of a table is: numbering, the label of a row, a unit, a code, or values; and who labels a cell."""

from __future__ import annotations

import enum
import re

from sources.document import Span
from sources.table_units import THING, TableUnit, unit_above, unit_named, written_unit
from sources.tables import Row, Table, is_nothing, is_quantity, is_time, without_note

_NUMBERING = re.compile(r"(?:s?tt|số\s+(?:tt|thứ\s+tự)|thứ\s+tự|#|no\.?)", re.IGNORECASE)
_UNIT = re.compile(r"(?:(?P<sure>đvt|đơn\s+vị\s+tính)|đơn\s+vị)", re.IGNORECASE)
# Columns of numbers that count nothing.
_CODE = re.compile(
    r"mã(?:\s.*)?|số\s+hiệu.*|(?:số\s*[/,]?\s*)?k[ýí]\s+hiệu.*|(?:số\s+)?điện\s+thoại.*|sđt|hotline|đường\s+dây.*|địa\s+chỉ.*"
    r"|trang|mẫu(?:\s+số)?|ngày(?:\s+(?:ban|cấp|tháng|ký|có|bắt|triển|áp).*)?|năm(?:\s+(?:sinh|ban|thành).*)?|thời\s+điểm.*"
    r"|phiên\s+bản.*|email|website|cccd|số\s+(?:văn\s+bản|quyết\s+định|cccd|cmnd|giấy\s+phép)",
    re.IGNORECASE,
)
# What no unit above the table is meant for.
_NO_AMOUNT = re.compile(r"(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|tốc\s+độ|chỉ\s+số|mức\s+độ|so\s+với)(?!\w)", re.IGNORECASE)
_COUNTING = re.compile(r"\d{1,4}\.?|[IVXL]{1,6}\.?")
# How far above a table its unit may be said.
_ABOVE = 300


class Kind(enum.Enum):
    """What a column holds."""

    NUMBERING = "numbering"
    LABEL = "label"
    TEXT = "text"
    UNIT = "unit"
    CODE = "code"
    VALUE = "value"


class Layout:
    """The columns of one table."""

    def __init__(self, text: str, table: Table, begin: int) -> None:
        """Look at the columns.

        Args:
            text: The stored text.
            table: The table.
            begin: Nothing before this is read for its unit.
        """
        self.text = text
        self.table = table
        self.heads = table.header.cells if table.header else ()
        self.width = max([len(self.heads), *(len(row.cells) for row in table.rows)])
        self.kinds = self._kinds()
        self._labels = [n for n, kind in enumerate(self.kinds) if kind in (Kind.LABEL, Kind.TEXT)]
        self._unit_columns = [n for n, kind in enumerate(self.kinds) if kind is Kind.UNIT]
        self._units: dict[Span, TableUnit | None] = {}
        self._above = unit_above(text, max(begin, table.start - _ABOVE), table.start)

    def column(self, row: Row, number: int) -> Span | None:
        """Return the header of a cell; ``None`` without one, and in a row that has lost or gained cells."""
        lost = len(self.heads) - len(row.cells)
        # A row may lack its last remark; one that lost the number before its name has all cells beside their columns.
        if lost not in (0, 1) or number >= len(self.heads) or (lost and self._is_numbered()):
            return None
        head = self.heads[number]
        return head if head.start < head.end else None

    def _is_numbered(self) -> bool:
        return bool(self.heads) and _NUMBERING.fullmatch(self.heads[0].of(self.text).strip(" *_")) is not None

    def labels(self, row: Row) -> tuple[Span, ...]:
        """Return the cells that name a row, in order."""
        cells = (row.cells[number] for number in self._labels if number < len(row.cells))
        return tuple(cell for cell in cells if not is_nothing(cell.of(self.text)))

    def unit(self, row: Row, number: int, labels: tuple[Span, ...]) -> TableUnit | None:
        """Return what a cell is counted in, by its row's unit, its header, its label, or the line above the table."""
        for own in self._unit_columns:
            if own < len(row.cells) and (unit := written_unit(row.cells[own].of(self.text), is_sure_of=True)):
                return unit
        head = self.column(row, number)
        units = [self._named(head) if head else None, self._named(labels[-1]) if labels else None]
        if head is not None and not is_bare_time(self.text, head) and units[1] and units[1].strength == THING:
            units[1] = None  # "Hộ kinh doanh" under "Doanh thu" is whose it is
        if self._above and not (head and _NO_AMOUNT.match(self.text, head.start, head.end)):
            units.append(self._above)
        return min((unit for unit in units if unit), key=lambda unit: unit.strength, default=None)

    def _named(self, span: Span) -> TableUnit | None:
        if span not in self._units:
            self._units[span] = unit_named(self.text, span)
        return self._units[span]

    def _kinds(self) -> tuple[Kind, ...]:
        filled, counted = self._counts()
        kinds: list[Kind] = []
        holds = [2 * count >= among > 0 for count, among in zip(counted, filled, strict=True)]
        last = max((number for number in range(self.width) if holds[number]), default=0)
        for number in range(self.width):
            is_first = not set(kinds) - {Kind.NUMBERING}
            kinds.append(self._kind(number, is_first=is_first, is_counted=holds[number], values_follow=number < last))
        return tuple(kinds)

    def _counts(self) -> tuple[list[int], list[int]]:
        """Return how many cells of each column say something, and how many of them a quantity alone."""
        filled, counted = [0] * self.width, [0] * self.width
        for row in self.table.rows:
            for number, cell in enumerate(row.cells):
                words = cell.of(self.text)
                if not is_nothing(words):
                    filled[number] += 1
                    counted[number] += is_quantity(words)
        return filled, counted

    def _kind(self, number: int, *, is_first: bool, is_counted: bool, values_follow: bool) -> Kind:
        head = self.heads[number].of(self.text) if number < len(self.heads) else ""
        if is_first and (_NUMBERING.fullmatch(head) or (not number and not head and self._counts_up())):
            return Kind.NUMBERING
        unit = _UNIT.fullmatch(head)
        if unit and not is_counted and (unit["sure"] or (not is_first and self._holds_units(number))):
            return Kind.UNIT
        if is_first and not (is_counted and self._measures(number)):
            return Kind.LABEL
        if _CODE.fullmatch(head) and not (head.lower() == "năm" and values_follow):
            return Kind.CODE
        return Kind.TEXT if not is_counted and values_follow else Kind.VALUE

    def _counts_up(self) -> bool:
        """Tell whether the first cells number the rows, and cells behind them name them."""
        pairs = [row.cells[:2] for row in self.table.rows if len(row.cells) > 1]
        return bool(pairs) and all(
            _COUNTING.fullmatch(first.of(self.text)) and not is_quantity(second.of(self.text))
            for first, second in pairs
            if not is_nothing(first.of(self.text))
        )

    def _measures(self, number: int) -> bool:
        """Tell whether the header of the first column says that its numbers are values, not marks of rows."""
        return number < len(self.heads) and unit_named(self.text, self.heads[number]) is not None

    def _holds_units(self, number: int) -> bool:
        cells = [row.cells[number].of(self.text) for row in self.table.rows[:20] if number < len(row.cells)]
        named = [cell for cell in cells if not is_nothing(cell)]
        return bool(named) and all(written_unit(cell, is_sure_of=True) for cell in named)


def is_bare_time(text: str, span: Span | None) -> bool:
    """Tell whether a header or label is a time alone, so that it names nothing that is measured."""
    return span is not None and is_time(without_note(span.of(text)))
