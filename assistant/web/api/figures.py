"""``GET /api/v1/figures``: the table of figures for other programs, page by page or as a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.lookup.export import (
    CONFLICTS_TOLD,
    LONGEST_SHEET,
    Told,
    conflict_json,
    csv_pieces,
    json_pieces,
    write_xlsx,
)
from assistant.lookup.facets import Choice, Facets
from assistant.lookup.query import LONGEST_PAGE, LONGEST_TIME, PAGE, Column, FigureQuery, read_query
from assistant.lookup.row import row_json
from assistant.lookup.table import FigureTable, table_of
from assistant.web.api.routing import DONE, api_router, refusals
from assistant.web.services import Services
from index.asked import LONGEST_QUESTION
from sources.errors import BadFilter

FIGURES_PATH = "/api/v1/figures"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILE = "so-lieu"
_MOST_NAMES = 50
_PIECE = 2**16

Text = Annotated[str, Query(max_length=LONGEST_QUESTION, description="Nội dung cần tìm, có dấu hay không.")]
Names = Annotated[list[str], Query(max_length=_MOST_NAMES)]
Ids = Annotated[list[str], Query(max_length=LONGEST_PAGE, description="Chỉ các số liệu có «id» này.")]
Time = Annotated[
    str, Query(max_length=LONGEST_TIME, description="2024, 2024-10, «tháng 10/2024», «6 tháng đầu năm 2023», …")
]
Order = Annotated[
    Literal["asc", "desc", ""], Query(description="Chiều sắp xếp; bỏ trống là chiều thường dùng của cột.")
]
Flag = Annotated[bool, Query()]


def figures_routes(services: Services) -> APIRouter:
    """Return the routes of the table of figures."""
    router = api_router(services, "Số liệu")

    @router.get(
        "/figures",
        summary="Tra cứu số liệu: lọc, tìm, sắp xếp, phân trang, tải về",
        description="JSON trả về {total, offset, rows}; csv, xlsx và json với download=true trả về mọi dòng.",
        response_class=JSONResponse,
        response_description=DONE,
        responses=refusals(),
    )
    def figures(
        q: Text = "",
        topic: Names = [],  # noqa: B006  FastAPI copies what is given by default
        unit: Names = [],  # noqa: B006
        publisher: Names = [],  # noqa: B006
        place: Names = [],  # noqa: B006
        document: Names = [],  # noqa: B006
        id: Ids = [],  # noqa: A002, B006
        period: Time = "",
        kind: Literal["level", "change", ""] = "",
        sort: Annotated[
            str, Query(description=f"Cột để sắp xếp: {', '.join(column.value for column in Column)}.")
        ] = "",
        order: Order = "",
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = PAGE,
        facets: Annotated[bool, Query(description="Kèm các lựa chọn của mỗi bộ lọc.")] = False,
        conflicts: Annotated[bool, Query(description="Kèm số mà nguồn khác nêu cho cùng thời gian.")] = False,
        format: Literal["json", "csv", "xlsx"] = "json",  # noqa: A002
        download: Annotated[bool, Query(description="JSON: mọi dòng, thành một tệp.")] = False,
    ) -> Response:
        query = read_query(
            q,
            topics=topic,
            units=unit,
            publishers=publisher,
            places=place,
            documents=document,
            only=id,
            period=period,
            kind=kind,
            sort=sort,
            order=order,
            offset=offset,
            limit=limit,
        )
        table = table_of(services.assistant.current())
        if format == "json" and not download:
            return JSONResponse(page_json(table, query, with_facets=facets, with_conflicts=conflicts))
        return _file(table, query, format)

    return router


def page_json(table: FigureTable, query: FigureQuery, *, with_facets: bool, with_conflicts: bool) -> dict[str, Any]:
    """Return a page as JSON.

    Raises:
        FilterUnknown: The query names what no figure has.
    """
    page = table.page(query)
    rows = [
        row_json(row, [conflict_json(one) for one in table.conflicts.of(row.number)] if with_conflicts else None)
        for row in page.rows
    ]
    told: dict[str, Any] = {"total": page.total, "offset": page.offset, "rows": rows}
    if with_facets:
        told["facets"] = _facets_json(table.facets(query))
    return told


def _facets_json(facets: Facets) -> dict[str, list[dict[str, Any]]]:
    named: dict[str, Iterable[Choice]] = {
        "topic": facets.topics,
        "unit": facets.units,
        "publisher": facets.publishers,
        "place": facets.places,
        "year": facets.years,
        "kind": facets.kinds,
    }
    return {
        name: [{"value": choice.value, "count": choice.count} for choice in choices] for name, choices in named.items()
    }


def _file(table: FigureTable, query: FigureQuery, kind: Literal["json", "csv", "xlsx"]) -> Response:
    """Return all rows that meet a query as a file to keep."""
    numbers = table.numbers(query)
    told: Told | None = (lambda row: table.conflicts.of(row.number)) if len(numbers) <= CONFLICTS_TOLD else None
    named = {"Content-Disposition": f'attachment; filename="{_FILE}.{kind}"'}
    rows = table.rows(numbers)
    if kind == "csv":
        return StreamingResponse(csv_pieces(rows, told), media_type="text/csv; charset=utf-8", headers=named)
    if kind == "json":
        return StreamingResponse(json_pieces(rows, len(numbers), told), media_type="application/json", headers=named)
    if len(numbers) > LONGEST_SHEET:
        raise BadFilter(
            f"Có {len(numbers)} dòng, một trang tính chứa nhiều nhất {LONGEST_SHEET}; hãy lọc bớt, hoặc tải CSV."
        )
    # It has no name: whatever becomes of the request, nothing of it stays.
    book = tempfile.TemporaryFile(prefix="hoiso-")
    write_xlsx(book, rows, told)
    size = book.seek(0, os.SEEK_END)
    book.seek(0)
    return StreamingResponse(_pieces(book), media_type=XLSX, headers=named | {"Content-Length": str(size)})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
