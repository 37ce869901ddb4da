"""Rows as files for other programs: CSV, XLSX and JSON, each row with its citation."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from assistant.lookup.conflicts import Conflict
from assistant.lookup.row import FigureRow, row_json
from sources.numbers import format_value

# Exports of more rows do not tell what contradicts them: finding that takes some milliseconds a row.
CONFLICTS_TOLD = 1_000
# A reader takes more than a million rows for a broken file, and a cell for no longer text.
LONGEST_SHEET, _LONGEST_CELL = 1_048_575, 32_000
# What makes a spreadsheet take a text for a formula, in its wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212")
# Numbers with more digits than a spreadsheet keeps are written as text, lest they be changed.
_EXACT_DIGITS = 15
# The first year that spreadsheets have days of.
_FIRST_YEAR = 1900

Cell = str | Decimal | dt.date | None
Told = Callable[[FigureRow], Sequence[Conflict]]

FIGURE_COLUMNS: dict[str, Callable[[FigureRow], Cell]] = {
    "Nội dung": lambda row: row.what,
    "Số liệu (nguyên văn)": lambda row: row.said,
    "Giá trị": lambda row: row.figure.value,
    "Đến (nếu là khoảng)": lambda row: row.figure.high,
    "Trên tổng số": lambda row: row.figure.of,
    "Đơn vị": lambda row: row.figure.unit,
    "Từ hạn định": lambda row: row.qualifier,
    "Từ ngày": lambda row: row.figure.period.first if row.figure.period else None,
    "Đến ngày": lambda row: row.figure.period.last if row.figure.period else None,
    "Thời gian": lambda row: row.point,
    "Mức hay thay đổi": lambda row: row.change,
    "Nơi, cơ quan": lambda row: row.place,
}
CONFLICT_COLUMN = "Nguồn khác nêu"
CITATION_COLUMNS: dict[str, Callable[[FigureRow], Cell]] = {
    "Tài liệu": lambda row: row.document.title,
    "Nơi đăng": lambda row: row.document.publisher,
    "Ngày đăng": lambda row: published(row),
    "Địa chỉ": lambda row: row.document.url,
    "Mã tài liệu": lambda row: row.document.doc_id,
    "Từ ký tự": lambda row: Decimal(row.figure.span.start),
    "Đến ký tự": lambda row: Decimal(row.figure.span.end),
    "Trích nguyên văn": lambda row: row.cited.citation.quote,
}
HEADINGS = (*FIGURE_COLUMNS, CONFLICT_COLUMN, *CITATION_COLUMNS)


def published(row: FigureRow) -> Cell:
    """Return the day that a row's document was published on, or its month or year as far as it is known."""
    date = row.document.published_on
    if date is None:
        return None
    return date.first if date.day is not None else str(date)


def cells(row: FigureRow, conflicts: Sequence[Conflict] | None) -> list[Cell]:
    """Return the cells of a row, in the order of ``HEADINGS``.

    Args:
        row: The row.
        conflicts: What contradicts it; ``None`` where that was not looked for.
    """
    told = "chưa xét" if conflicts is None else "; ".join(f"{c.cited.as_written} ({c.source})" for c in conflicts)
    own = [cell(row) for cell in FIGURE_COLUMNS.values()]
    return [*own, told, *(cell(row) for cell in CITATION_COLUMNS.values())]


def csv_pieces(rows: Iterable[FigureRow], told: Told | None) -> Iterator[str]:
    """Yield a CSV file piece by piece, a line a row after the headings; it begins with a byte order mark for Excel.

    Args:
        rows: The rows.
        told: Gives what contradicts a row; ``None`` where that is not looked for.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([_as_text(cell) for cell in cells(row, told(row) if told else None)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format_value(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else harmless(cell)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that would be begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def json_pieces(rows: Iterable[FigureRow], total: int, told: Told | None) -> Iterator[str]:
    """Yield ``{"total": …, "offset": 0, "rows": […]}`` piece by piece; arguments as ``csv_pieces`` has them."""
    yield f'{{"total": {total}, "offset": 0, "rows": ['
    for number, row in enumerate(rows):
        conflicts = [conflict_json(one) for one in told(row)] if told else None
        yield (",\n" if number else "\n") + json.dumps(row_json(row, conflicts), ensure_ascii=False)
    yield "\n]}\n"


def conflict_json(conflict: Conflict) -> dict[str, Any]:
    """Return a figure that contradicts another, with the names that figures have in the JSON of an answer."""
    figure, document = conflict.cited.figure, conflict.cited.citation.document
    return {
        "id": f"{document.doc_id}@{figure.span.start}",
        "as_written": conflict.cited.as_written,
        "value": format_value(figure.value),
        "unit": figure.unit,
        "start": figure.span.start,
        "end": figure.span.end,
        "doc_id": document.doc_id,
        "title": document.title,
    }


def write_xlsx(file: IO[bytes], rows: Iterable[FigureRow], told: Told | None) -> None:
    """Write a workbook: a sheet of the figures and one of the documents that they are cited from.

    Numbers are numbers and days are days there; no text is taken for a formula or a link.

    Args:
        file: Where it is written; it can be sought in.
        rows: The rows.
        told: As ``csv_pieces`` has it.
    """
    import xlsxwriter

    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, {**plain, "strings_to_numbers": False}) as book:
        heading, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        figures = book.add_worksheet("Số liệu")
        figures.freeze_panes(1, 2)
        figures.set_column(0, 0, 60)
        figures.set_column(1, len(HEADINGS) - 1, 16)
        _write(figures, 0, HEADINGS, heading)
        documents: dict[str, FigureRow] = {}
        for number, row in enumerate(rows, 1):
            documents.setdefault(row.document.doc_id, row)
            _write(figures, number, cells(row, told(row) if told else None), day)
        figures.autofilter(0, 0, max(1, number if documents else 1), len(HEADINGS) - 1)
        _write_documents(book, documents.values(), heading, day)


def _write_documents(book: Any, rows: Iterable[FigureRow], heading: Any, day: Any) -> None:  # noqa: ANN401  untyped
    """Write the sheet of the documents that are cited."""
    named = {name: CITATION_COLUMNS[name] for name in ("Mã tài liệu", "Tài liệu", "Nơi đăng", "Ngày đăng", "Địa chỉ")}
    sheet = book.add_worksheet("Nguồn")
    sheet.set_column(0, len(named) - 1, 40)
    _write(sheet, 0, [*named, "Mã băm SHA-256 của văn bản"], heading)
    for number, row in enumerate(rows, 1):
        _write(sheet, number, [*(cell(row) for cell in named.values()), row.document.sha256], day)


def _write(sheet: Any, number: int, own: Sequence[Cell], how: Any) -> None:  # noqa: ANN401  xlsxwriter ships no types
    """Write a line of a sheet; what is no text is written as what it is."""
    for place, cell in enumerate(own):
        if isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) <= _EXACT_DIGITS:
            sheet.write_number(number, place, float(cell))
        elif isinstance(cell, dt.date) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(number, place, dt.datetime.combine(cell, dt.time()), how)
        elif cell is not None:
            text = cell if isinstance(cell, str) else _as_text(cell)
            sheet.write_string(number, place, text[:_LONGEST_CELL], how if number == 0 else None)
