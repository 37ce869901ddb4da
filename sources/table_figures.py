"""The figures of tables: each of one cell, with the header of its column and the label of its row."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from sources.bounds import SHARES
from sources.document import Document, PartialDate, Span
from sources.figure import Figure
from sources.periods import Origin, Period, PeriodMention, find_periods
from sources.sentence_figures import SentenceReader
from sources.sentences import Sentence
from sources.table_layout import Kind, Layout, is_bare_time
from sources.table_times import base_in, narrower, time_in
from sources.table_units import TableUnit
from sources.tables import Row, Table, Tables, is_nothing, is_quantity

_PLAIN = re.compile(r"[\d.,]+")
_SIGN = re.compile(r"\(?\s*(?P<sign>[+−–-])\s?(?=\d)")
# A header of changes: "Tăng/giảm (%)", "Giảm so với năm 2023", "Chênh lệch"; growth is a level.
_CHANGES = re.compile(
    r"(?:mức\s+|t[ỷỉ]\s+lệ\s+|tốc\s+độ\s+|số\s+|%\s*)?(?:(?P<up>tăng(?!\s+trưởng))|(?P<down>giảm)|chênh\s+lệch|biến\s+động|thay\s+đổi)"
    r"(?P<both>\s*[/,(+-]+\s*(?:giảm|tăng|-)|\s+(?:hoặc\s+)?giảm)?(?!\w)"
    r"|.*(?<!\w)(?:(?P<up2>tăng)|(?P<down2>giảm))(?P<both2>\s*[/,]\s*giảm)?\s+so\s+với(?!\w)",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"(?<!\w)(?:so\s+với|cùng\s+kỳ|kế\s+hoạch|mục\s+tiêu|dự\s+kiến)(?!\w)", re.IGNORECASE)
_STEPS = re.compile(r"(?<!\w)(?:hạng|bậc)(?!\w)", re.IGNORECASE)
# "– sinh viên", "Trong đó: nộp trực tuyến": a row of a part of what the row before tells.
_IS_PART = re.compile(r"\W*(?:[-–+•]\s+\S|(?:trong\s+đó|gồm|bao\s+gồm)(?!\w))", re.IGNORECASE)
_NO_VALUES = (Kind.NUMBERING, Kind.UNIT, Kind.CODE, Kind.LABEL, Kind.TEXT)
_LABEL_KINDS = (Kind.NUMBERING, Kind.UNIT, Kind.CODE)


# So many cells name a row; a table that alternates words and numbers has no end of them.
_LABELS = 3


# "Tài khoản (cuối kỳ)": what there was on the last day of the time of its column; "lũy kế" of a year too.
_AT_THE_END = re.compile(r"(?<!\w)cuối\s+kỳ(?!\w)", re.IGNORECASE)
_SO_FAR = re.compile(r"(?<!\w)(?:lũy|luỹ)\s+kế(?!\w)", re.IGNORECASE)
_MOST_OF_A_YEAR = 360


class TableFigures:
    """Reads the rows of the tables of one document, in order."""

    def __init__(self, document: Document, *, is_reversed: bool) -> None:
        self.document, self.text = document, document.text
        self.is_reversed = is_reversed
        self._tables = Tables.of(document.text, document.body)
        self._layout: Layout | None = None
        # The last row that only names what stands below it, and the last one that is no part of another.
        self._group: Span | None = None
        self._whole: Span | None = None
        self._times: dict[tuple[Span, bool, int | None], Period | None] = {}

    def row_of(self, sentence: Sentence) -> tuple[Row, Table] | None:
        """Return the row that a sentence is, and its table; ``None`` where it is none."""
        return self._tables.at(sentence.span)

    def read(self, sentence: Sentence, row: Row, table: Table, carried: list[PeriodMention]) -> list[Figure]:
        """Return the figures of a row in order; none for a header.

        Args:
            sentence: The row, or a part of a long one.
            row: The row.
            table: Its table.
            carried: The times that what introduces the table names.
        """
        if row is table.header:
            return []
        if self._layout is None or self._layout.table is not table:
            self._layout = Layout(self.text, table, self.document.body.start)
            self._times.clear()
            self._group = self._whole = None
        return list(_RowReader(self, self._layout, sentence, row, carried).figures())

    def over(self, label: Span | None, *, has_values: bool) -> tuple[Span, ...]:
        """Return the labels of the rows that a row is under: a heading in the table, and the whole of a part.

        Args:
            label: The label of the row.
            has_values: Whether it has any; a row with none heads those below.
        """
        if label is None:
            return ()
        is_part = _IS_PART.match(self.text, label.start, label.end) is not None
        if not has_values:
            self._group, self._whole = label, None
            return ()
        if not is_part:
            self._whole = label
        whole = self._whole if is_part else None
        return tuple(span for span in (self._group, whole) if span is not None)

    def time(self, span: Span | None, year: int | None, *, is_label: bool = False) -> Period | None:
        """Return the time that a header or label names; each is read once for a year."""
        if span is None:
            return None
        key = (span, is_label, year)
        if key not in self._times:
            reference = PartialDate(year) if year else self.document.published_on
            self._times[key] = time_in(self.text, span, reference, is_label=is_label)
        return self._times[key]


class _RowReader:
    def __init__(
        self, tables: TableFigures, layout: Layout, sentence: Sentence, row: Row, carried: list[PeriodMention]
    ) -> None:
        self.tables, self.layout, self.sentence, self.row, self.carried = tables, layout, sentence, row, carried
        self.text = tables.text
        self.labels = layout.labels(row)
        self.label = Span(self.labels[0].start, self.labels[-1].end) if self.labels else None
        values = [cell for n, cell in enumerate(row.cells) if self.layout.kinds[n] not in _NO_VALUES]
        has_values = any(cell.of(self.text).strip() for cell in values)
        self.over = self.tables.over(self.label, has_values=has_values)
        years = {mention.last.year for mention in carried}
        self.year = years.pop() if len(years) == 1 else None
        times = [self.tables.time(label, self.year, is_label=True) for label in self.labels]
        self.time = next((time for time in times if time), None)
        self._header_times: dict[int, Period] | None = None

    def figures(self) -> Iterator[Figure]:
        before: list[Figure] = []
        cells, within = self.row.cells, self.sentence.span
        first = bisect_right(cells, within.start, key=lambda cell: cell.end)
        for number in range(first, bisect_left(cells, within.end, key=lambda cell: cell.start)):
            cell, kind = cells[number], self.layout.kinds[number]
            part = Span(max(cell.start, within.start), min(cell.end, within.end))
            if kind in _LABEL_KINDS or part.start >= part.end or is_nothing(cell.of(self.text)):
                continue
            for figure in self._of_cell(number, part):
                if kind is Kind.LABEL:
                    # "Hộ có trên 10 lao động" bounds who is meant; "0 – ngoài cuộc" is a mark.
                    is_mark = figure.unit is None or figure.span.start == cell.start or is_quantity(cell.of(self.text))
                    if not is_mark:
                        yield figure
                else:
                    before.append(self._attached(figure, before))
                    yield before[-1]

    def _of_cell(self, number: int, cell: Span) -> Iterator[Figure]:
        text, words = self.text, cell.of(self.text)
        is_plain = _PLAIN.fullmatch(words) is not None
        column = self.layout.column(self.row, number)
        unit = self.layout.unit(self.row, number, self.labels)
        mentions = [] if is_plain else find_periods(text, self.tables.document.published_on, cell)
        reader = SentenceReader(
            text,
            cell,
            mentions,
            self.carried,
            self.tables.document.holds_on,
            is_reversed=self.tables.is_reversed,
            is_measured=is_plain and unit is not None,
        )
        is_alone = is_plain or is_quantity(words)
        for figure in reader.figures():
            told = self._told(figure, column, number)
            yield self._written(told, cell, column, unit) if is_alone else told

    def _told(self, figure: Figure, column: Span | None, number: int) -> Figure:
        """Return a figure with what it is about and the time that its header or label names."""
        if self.layout.kinds[number] is Kind.LABEL:
            return dataclasses.replace(figure, sentence=self.sentence.span)
        named = [
            span for span in (*self.over, *self.labels[:_LABELS], column) if span and not is_bare_time(self.text, span)
        ]
        named = named or [span for span in (self.sentence.heading, self.sentence.lead) if span]
        period = figure.period
        if period is None or period.origin not in (Origin.CLAUSE, Origin.SENTENCE):
            year = self.time.first.year if self.time and self.time.first.year == self.time.last.year else self.year
            period = narrower(self.tables.time(column, year), self.time) or self._time_beside(number, year) or period
        if period is not None and self._is_at_the_end(period, named):
            period = dataclasses.replace(period, first=period.last)
        return dataclasses.replace(
            figure, sentence=self.sentence.span, subject=tuple(named), period=period, column=column, row=self.label
        )

    def _is_at_the_end(self, period: Period, named: list[Span]) -> bool:
        names = " ".join(span.of(self.text) for span in named)
        is_year = (period.last - period.first).days > _MOST_OF_A_YEAR
        return _AT_THE_END.search(names) is not None or (is_year and _SO_FAR.search(names) is not None)

    def _time_beside(self, number: int, year: int | None) -> Period | None:
        """Return the time of the columns before, where the header names that one time alone and nothing else does.

        "Hồ sơ quý III/2025 | Đúng hạn (%)": the second column is of the same quarter, unless it compares.
        """
        own = self.layout.column(self.row, number)
        if self.carried or own is None or _COMPARES.search(self.text, own.start, own.end):
            return None
        if self._header_times is None:
            # Once for a row: its cells have one year.
            columns = [self.layout.column(self.row, n) for n in range(len(self.row.cells))]
            self._header_times = {n: time for n, span in enumerate(columns) if (time := self.tables.time(span, year))}
        times = self._header_times
        if len({(time.first, time.last) for time in times.values()}) != 1 or min(times) > number:
            return None
        return times[min(times)]

    def _written(self, figure: Figure, cell: Span, column: Span | None, unit: TableUnit | None) -> Figure:
        """Return the figure that a cell is, with the unit, scale and sign that are its table's."""
        if figure.unit is None and unit is not None:
            scale = unit.scale if self.text[figure.number.end - 1].isdigit() else Decimal(1)
            figure = dataclasses.replace(
                figure,
                unit=unit.name,
                value=figure.value * scale,
                high=figure.high and figure.high * scale,
                of=figure.of and figure.of * scale,
            )
        sign = _SIGN.match(self.text, cell.start, cell.end)
        # "Giảm trừ gia cảnh" is a service, not a change, below a column that says what is counted.
        label = self.label if column is None or is_bare_time(self.text, column) else None
        over = next((span for span in (column, label) if span and self._changes(span)), None)
        if figure.change or not (sign or over) or (sign and sign.end() < figure.number.start):
            return figure
        if sign:
            start = min(figure.span.start, sign.start("sign"))
            number = Span(sign.end(), figure.number.end)
            span = Span(start, figure.span.end)
            figure = dataclasses.replace(figure, span=span, number=number, value=abs(figure.value))
        is_minus = sign is not None and sign["sign"] != "+"
        if is_minus and over is None and figure.unit not in SHARES:
            number = Span(figure.span.start, figure.number.end)
            return dataclasses.replace(figure, number=number, value=-figure.value)
        return self._changed(figure, over, "decrease" if is_minus else "increase")

    def _changes(self, span: Span) -> re.Match[str] | None:
        return _CHANGES.match(self.text, span.start, span.end)

    def _changed(self, figure: Figure, over: Span | None, change: str) -> Figure:
        unit = figure.unit
        base = None
        if over is not None and (said := self._changes(over)):
            falls = (said["down"] or said["down2"]) and not (said["up"] or said["up2"] or said["both"] or said["both2"])
            change = "decrease" if falls else change
            unit = "bậc" if unit in (None, "hạng") and _STEPS.search(self.text, over.start, over.end) else unit
            base = base_in(self.text, over, self.tables.document.published_on, figure.period)
        return dataclasses.replace(figure, change=change, unit=unit, base_period=base or figure.base_period)

    def _attached(self, figure: Figure, before: list[Figure]) -> Figure:
        """Return a change with the level in the nearest cell before it that it can be of."""
        if figure.change is None or figure.attached_to is not None:
            return figure
        level = next((one for one in reversed(before) if one.change is None), None)
        if level is None or not _can_change(level, figure):
            return figure
        period = figure.period
        if period is None or period.origin in (Origin.PUBLICATION, Origin.EARLIER):
            period = level.period
        return dataclasses.replace(figure, attached_to=level.number, period=period)


def _can_change(level: Figure, change: Figure) -> bool:
    if change.unit == "bậc" or level.unit == "hạng":
        return change.unit == "bậc" and level.unit == "hạng"
    return change.unit in ("%", "lần", level.unit) or (change.unit == "điểm phần trăm" and level.unit == "%")
