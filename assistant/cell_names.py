"""Whether cells of tables may state one quantity: what names their rows and columns, apart from their times."""

from __future__ import annotations

import re

from assistant.quantity import Quantity
from sources.document import Span
from sources.tables import is_time, without_note
from sources.text import fold

_NAME = re.compile(r"\w+")


def cells_agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two cells of tables are of one row and column but for their time, where both are cells.

    Another document may name its column in other words, and a place too.
    """
    if not (one.figure.names and other.figure.names):
        return _names_what_is_told(one, other) and _names_what_is_told(other, one)
    rows = _name_without_time(one, one.figure.row), _name_without_time(other, other.figure.row)
    if one.document.doc_id != other.document.doc_id:
        return rows[0] == rows[1] or (bool(one.places) and one.places == other.places)
    columns = _name_without_time(one, one.figure.column), _name_without_time(other, other.figure.column)
    return rows[0] == rows[1] and columns[0] == columns[1]


def _names_what_is_told(cell: Quantity, other: Quantity) -> bool:
    """Tell whether words of another text name what the row of a cell is of, as far as it is a cell."""
    words = _name_without_time(cell, cell.figure.row).split()
    said = {fold(word) for word in other.own} | {fold(word) for place in other.places for word in place.split()}
    return 2 * sum(word in said for word in words) >= len(words)


def _name_without_time(quantity: Quantity, span: Span | None) -> str:
    """Return a label or header in lower case without the time that it gives its figure, and without marks."""
    if span is None:
        return ""
    text, period = quantity.document.text, quantity.figure.period
    written = without_note(span.of(text))
    if is_time(written):
        return ""
    if period and period.mention and span.holds(period.mention):
        written = without_note(f"{text[span.start : period.mention.start]} {text[period.mention.end : span.end]}")
    return " ".join(_NAME.findall(fold(written)))
