"""Rows by hand: what a figure states, whose it is, how it is said and cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lookup.query import read_query
from assistant.lookup.row import FigureRow, row_json
from assistant.lookup.table import FigureTable
from tests.conftest import make_document
from tests.lookup.figures import CARDS, small_table


@pytest.fixture
def table(tmp_path: Path) -> FigureTable:
    return small_table(tmp_path)


def row_of(table: FigureTable, written: str) -> FigureRow:
    return next(row for row in table.page(read_query()).rows if row.cited.as_written == written)


def test_a_row_says_what_its_source_says(table: FigureTable) -> None:
    row = row_of(table, "hơn 87 triệu")
    assert row.what == "Cả nước đã cấp … thẻ căn cước gắn chip"
    assert row.told == "Cả nước đã cấp hơn 87 triệu thẻ căn cước gắn chip"
    assert row.said == "hơn 87 triệu thẻ căn cước gắn chip"
    assert (row.value, row.figure.unit, row.qualifier) == (87_000_000, "thẻ", "hơn")
    assert (row.time, row.change, row.place) == ("ngày 31/10/2024", "mức", "cả nước")
    assert (row.document.title, row.document.publisher) == ("Tin thẻ căn cước", "Báo Một")
    span = row.figure.span
    assert CARDS.text[span.start : span.end] == "hơn 87 triệu"
    assert row.cited.citation.quote == "Tính đến tháng 10/2024, cả nước đã cấp hơn 87 triệu thẻ căn cước gắn chip."


def test_a_row_as_a_sentence_names_number_time_and_source(table: FigureTable) -> None:
    assert row_of(table, "hơn 87 triệu").sentence == (
        "Cả nước đã cấp hơn 87 triệu thẻ căn cước gắn chip (tính đến tháng 10/2024, theo bài đăng ngày 12/10/2024). "
        "Nguồn: “Tin thẻ căn cước”, Báo Một, https://vi.du/a."
    )


def test_a_change_is_told_from_a_level(table: FigureTable) -> None:
    row = row_of(table, "20%")
    assert (row.change, row.what) == ("tăng", "Số hồ sơ trực tuyến tăng …")


def test_a_figure_of_a_province_names_it(table: FigureTable) -> None:
    assert row_of(table, "12").places == ("Trà Vinh",)


def test_a_figure_without_date_title_and_place_has_none(table: FigureTable) -> None:
    row = row_of(table, "3.000")
    assert (row.time, row.place, row.figure.period) == ("nguồn không ghi ngày", "", None)
    assert row.sentence == "Kho có 3.000 cuốn sách (nguồn không ghi ngày). Nguồn: “e.txt”."


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bộ Công an đã cấp 5 triệu thẻ.", ("Bộ Công an",)),
        ("Công an tỉnh Nghệ An đã cấp 5 triệu thẻ.", ("Nghệ An",)),
        ("Xã Tân Bình có 12 hộ nghèo.", ("xã Tân Bình",)),
        ("Hà Nội và Đà Nẵng có 40 bệnh viện số.", ("Hà Nội", "Đà Nẵng")),
        ("Toàn quốc có 9.400 tổ công nghệ.", ("cả nước",)),
        ("Tại Lào Cai, việc này rất nhanh; có 15 trường tham gia.", ("Lào Cai",)),
        ("Kho có 3.000 cuốn sách.", ()),
    ],
)
def test_whose_a_figure_is(tmp_path: Path, text: str, places: tuple[str, ...]) -> None:
    table = small_table(tmp_path, make_document(text))
    assert table.row(0).places == places
    assert table.columns.places.held_by(0) == table.row(0).places == places


def test_a_subject_of_another_clause_comes_before_it(tmp_path: Path) -> None:
    table = small_table(tmp_path, make_document("DTI cấp bộ có 6 chỉ số chính và 70 chỉ số thành phần."))
    assert table.row(1).what == "DTI cấp bộ có 6 chỉ số chính và … chỉ số thành phần"


def test_json_has_the_names_of_an_answer(table: FigureTable) -> None:
    told = row_json(row_of(table, "hơn 87 triệu"))
    assert told["id"] == "a.txt@39"
    assert (told["as_written"], told["value"], told["unit"], told["qualifier"]) == (
        "hơn 87 triệu",
        "87000000",
        "thẻ",
        "more_than",
    )
    assert told["period"] == {"from": "2024-10-31", "to": "2024-10-31", "origin": "sentence", "text": "ngày 31/10/2024"}
    assert (told["start"], told["end"]) == (39, 51)
    citation = told["citation"]
    assert CARDS.text[citation["start"] : citation["end"]] == citation["quote"]
    assert (citation["doc_id"], citation["published_on"], citation["url"]) == ("a.txt", "2024-10-12", "https://vi.du/a")
