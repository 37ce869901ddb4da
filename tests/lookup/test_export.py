"""Exports, read again as other programs read them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest

from assistant.lookup.export import HEADINGS, csv_pieces, harmless, json_pieces, write_xlsx
from assistant.lookup.query import read_query
from assistant.lookup.row import FigureRow
from assistant.lookup.table import FigureTable
from tests.conftest import make_document
from tests.lookup.figures import small_table


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FigureTable:
    return small_table(tmp_path_factory.mktemp("table"))


@pytest.fixture
def rows(table: FigureTable) -> tuple[FigureRow, ...]:
    return table.page(read_query()).rows


def test_csv_opens_as_a_table_with_citations(table: FigureTable, rows: tuple[FigureRow, ...]) -> None:
    text = "".join(csv_pieces(rows, lambda row: table.conflicts.of(row.number)))
    assert text.startswith("\ufeffNội dung,")
    read = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert (len(read), tuple(read[0])) == (7, HEADINGS)
    first = read[0]
    assert (first["Số liệu (nguyên văn)"], first["Giá trị"]) == ("hơn 87 triệu thẻ căn cước gắn chip", "87000000")
    assert (first["Từ ngày"], first["Đến ngày"], first["Ngày đăng"]) == ("2024-10-31", "2024-10-31", "2024-10-12")
    assert first["Nguồn khác nêu"] == "85 triệu (Tin khác)"
    assert (first["Tài liệu"], first["Nơi đăng"], first["Địa chỉ"]) == (
        "Tin thẻ căn cước",
        "Báo Một",
        "https://vi.du/a",
    )
    assert (first["Mã tài liệu"], first["Từ ký tự"], first["Đến ký tự"]) == ("a.txt", "39", "51")
    assert first["Trích nguyên văn"].startswith("Tính đến tháng 10/2024, cả nước đã cấp hơn 87 triệu thẻ")


def test_csv_says_where_contradictions_were_not_looked_for(rows: tuple[FigureRow, ...]) -> None:
    read = list(csv.DictReader(io.StringIO("".join(csv_pieces(rows, None)).removeprefix("\ufeff"))))
    assert {row["Nguồn khác nêu"] for row in read} == {"chưa xét"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\u22121"])
def test_what_would_be_a_formula_is_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_csv_holds_no_formula(rows: tuple[FigureRow, ...]) -> None:
    read = list(csv.reader(io.StringIO("".join(csv_pieces(rows, None)))))
    hostile = next(row for row in read if "'=d.txt" in row)
    assert "'@nguy" in hostile
    assert "'-xấu" in hostile
    assert hostile[-1].startswith("'=HYPERLINK(A1)")


def test_xlsx_holds_numbers_days_and_no_formula(
    tmp_path: Path, table: FigureTable, rows: tuple[FigureRow, ...]
) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with path.open("w+b") as file:
        write_xlsx(file, rows, lambda row: table.conflicts.of(row.number))
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    read = [dict(zip(HEADINGS, line, strict=True)) for line in sheet.iter_rows(min_row=2, values_only=True)]
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    assert read[0]["Giá trị"] == 87_000_000
    assert read[0]["Đến ngày"] == dt.datetime(2024, 10, 31)
    assert read[0]["Nguồn khác nêu"] == "85 triệu (Tin khác)"
    assert read[5]["Mã tài liệu"] == "=d.txt"
    assert read[5]["Ngày đăng"] == "2021-05"
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d", "inlineStr"}
    documents = list(book["Nguồn"].iter_rows(min_row=2, values_only=True))
    assert [line[0] for line in documents] == ["a.txt", "c.txt", "b.txt", "=d.txt", "e.txt"]


def test_xlsx_of_no_rows_has_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "trong.xlsx"
    with path.open("w+b") as file:
        write_xlsx(file, [], None)
    assert openpyxl.load_workbook(path)["Số liệu"].max_row == 1


def test_a_number_that_a_spreadsheet_would_round_is_a_text(tmp_path: Path) -> None:
    table = small_table(tmp_path / "index", make_document("Có 12.345.678.901.234.567.891 bản ghi."))
    path = tmp_path / "so.xlsx"
    with path.open("w+b") as file:
        write_xlsx(file, table.rows([0]), None)
    assert openpyxl.load_workbook(path)["Số liệu"]["C2"].value == "12345678901234567891"


def test_json_is_one_object_with_all_rows(table: FigureTable, rows: tuple[FigureRow, ...]) -> None:
    read = json.loads("".join(json_pieces(rows, len(rows), lambda row: table.conflicts.of(row.number))))
    assert (read["total"], len(read["rows"])) == (7, 7)
    assert [one["as_written"] for one in read["rows"][0]["conflicts"]] == ["85 triệu"]
    assert json.loads("".join(json_pieces([], 0, None))) == {"total": 0, "offset": 0, "rows": []}
