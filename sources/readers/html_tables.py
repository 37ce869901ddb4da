"""Tables of web pages whose cells span rows or columns, made plain: one header row, one cell a column."""

from __future__ import annotations

import copy
import re
from typing import Any

_SPANS = re.compile(r"(?i)<t[hd]\b[^>]*\b(?:row|col)span\s*=")
# A table that claims more is broken, or hostile.
_MOST_COLUMNS, _MOST_ROWS = 60, 2000
_TIME = re.compile(r"(?i)(?:(?:năm|quý|tháng|kỳ)\s+)?[\divx]{1,4}(?:[/.-]\d{2,4})*")
_JOINED = " – "


def plain_tables(page: str) -> str:
    """Return a page whose tables have no cells that span rows or columns.

    Several header rows become one: its cells join what stands over their column ("Điểm – Năm 2024": a time last,
    since the rest says what is counted). A cell that spans rows below is repeated in each; one that spans columns
    stands in the first. A page without such cells is returned as it is, and so is a table that holds another one.
    """
    if not _SPANS.search(page):
        return page
    import lxml.html

    tree = lxml.html.document_fromstring(page)
    for table in tree.iter("table"):
        if len(list(table.iter("table"))) == 1:
            _make_plain(table)
    return str(lxml.html.tostring(tree, encoding="unicode"))


def _make_plain(table: Any) -> None:  # noqa: ANN401  an lxml element
    from lxml.html import builder

    rows = list(table.iter("tr"))[:_MOST_ROWS]
    if not any(cell.get("rowspan") or cell.get("colspan") for row in rows for cell in row):
        return
    grid = _grid(rows)
    heads = _header_rows(rows)
    if heads > 1:
        names = [_head([line[at] for line in grid[:heads]]) for at in range(len(grid[0]))]
        rows[0].getparent().insert(
            rows[0].getparent().index(rows[0]), builder.TR(*(builder.TH(name) for name in names))
        )
        for row in rows[:heads]:
            row.getparent().remove(row)
    for row, line in zip(rows[heads if heads > 1 else 0 :], grid[heads if heads > 1 else 0 :], strict=True):
        cells = [_copied(cell, is_first=is_first) for cell, is_first in line]
        for old in list(row):
            row.remove(old)
        row.extend(cells)


# A cell, and whether it stands in the first of the columns that it spans; ``None`` for no cell.
_Place = tuple[Any, bool]


def _grid(rows: list[Any]) -> list[list[_Place]]:
    """Return the rows with one place a column; all are as long as the longest."""
    taken: dict[tuple[int, int], _Place] = {}
    for number, row in enumerate(rows):
        at = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, at) in taken:
                at += 1
            across, down = _span(cell, "colspan", _MOST_COLUMNS - at), _span(cell, "rowspan", len(rows) - number)
            for below in range(down):
                for beside in range(across):
                    taken[number + below, at + beside] = (cell, beside == 0)
            at += across
    width = max((column for _, column in taken), default=-1) + 1
    return [[taken.get((number, at), (None, True)) for at in range(width)] for number in range(len(rows))]


def _span(cell: Any, name: str, most: int) -> int:  # noqa: ANN401
    written = (cell.get(name) or "1").strip()
    return max(1, min(int(written) if written.isdecimal() else 1, most))


def _header_rows(rows: list[Any]) -> int:
    """Return how many rows at the top name the columns: those of the head, or as many as the first cell spans."""
    named = 0
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        is_head = row.getparent().tag == "thead" or (cells and all(cell.tag == "th" for cell in cells))
        if not is_head:
            break
        named += 1
    first = next((cell for cell in rows[0] if cell.tag in ("td", "th")), None) if rows else None
    return min(len(rows), max(named, _span(first, "rowspan", len(rows)) if first is not None else 0))


def _head(column: list[_Place]) -> str:
    """Return the words over a column, each once, a time behind the rest."""
    words = [" ".join(cell.text_content().split()) for cell, _ in column if cell is not None]
    words = list(dict.fromkeys(word for word in words if word))
    return _JOINED.join(sorted(words, key=lambda word: _TIME.fullmatch(word) is not None))


def _copied(cell: Any, *, is_first: bool) -> Any:  # noqa: ANN401
    """Return a cell for one place; an empty one beside the first of those that it spans."""
    from lxml.html import builder

    if cell is None or not is_first:
        return builder.TD()
    made = copy.deepcopy(cell)
    made.tail = None
    for name in ("rowspan", "colspan"):
        made.attrib.pop(name, None)
    return made
