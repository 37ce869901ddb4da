"""The table: search, every filter, sorting, paging, counts, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.lookup.facets import Choice
from assistant.lookup.query import FigureQuery, read_query
from assistant.lookup.table import FigureTable, table_of
from sources.errors import BadFilter, FilterUnknown, QuestionTooLong
from tests.conftest import HashingEncoder, make_document, make_generation
from tests.lookup.figures import DOCUMENTS, small_table


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FigureTable:
    return small_table(tmp_path_factory.mktemp("table"))


def written(table: FigureTable, query: FigureQuery) -> list[str]:
    return [row.cited.as_written for row in table.page(query).rows]


NEWEST = ["hơn 87 triệu", "85 triệu", "12", "20%", "76,5 triệu", "5", "3.000"]


def test_without_a_text_all_figures_come_newest_first(table: FigureTable) -> None:
    assert written(table, read_query()) == NEWEST


def test_nothing_is_hidden_by_its_date_unless_asked(tmp_path: Path) -> None:
    table = small_table(tmp_path, make_document("Có 5 thẻ.", "sau.txt", "2999-01-01"), *DOCUMENTS)
    assert written(table, read_query())[0] == "5"
    assert written(table, FigureQuery(published_by=dt.date(2022, 12, 31))) == ["20%", "76,5 triệu", "5", "3.000"]


@pytest.mark.parametrize("text", ["thẻ căn cước gắn chip", "the can cuoc gan chip", "THẺ CĂN CƯỚC GẮN CHIP?"])
def test_a_text_finds_what_speaks_of_it(table: FigureTable, text: str) -> None:
    assert sorted(written(table, read_query(text))) == ["76,5 triệu", "85 triệu", "hơn 87 triệu"]


def test_a_text_of_no_words_looks_for_nothing(table: FigureTable) -> None:
    assert written(table, read_query(" ?! ")) == NEWEST


def test_what_is_found_can_be_filtered_and_sorted(table: FigureTable) -> None:
    query = read_query("thẻ căn cước gắn chip", period="2024", sort="value", order="asc")
    assert written(table, query) == ["85 triệu", "hơn 87 triệu"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"topics": ["căn cước"]}, ["hơn 87 triệu", "12"]),
        ({"topics": ["de an 06"]}, ["20%", "76,5 triệu"]),
        ({"units": ["xã"]}, ["12"]),
        ({"units": ["the", "cuốn"]}, ["hơn 87 triệu", "85 triệu", "76,5 triệu", "3.000"]),
        ({"units": ["không đơn vị"]}, ["5"]),
        ({"publishers": ["bao hai"]}, ["20%", "76,5 triệu"]),
        ({"places": ["ca nuoc"]}, ["hơn 87 triệu", "85 triệu", "76,5 triệu"]),
        ({"places": ["Trà Vinh"]}, ["12"]),
        ({"documents": ["e.txt"]}, ["3.000"]),
        ({"period": "tháng 10/2024"}, ["hơn 87 triệu", "85 triệu", "12"]),
        ({"period": "2022"}, ["20%", "76,5 triệu"]),
        ({"kind": "change"}, ["20%"]),
        ({"kind": "level", "period": "2022"}, ["76,5 triệu"]),
        ({"only": ["b.txt@36", "a.txt@39"]}, ["hơn 87 triệu", "76,5 triệu"]),
    ],
)
def test_each_filter(table: FigureTable, asked: dict[str, Any], found: list[str]) -> None:
    assert written(table, read_query(**asked)) == found


def test_filters_hold_together(table: FigureTable) -> None:
    assert written(table, read_query(units=["thẻ"], publishers=["Báo Một"], period="2024")) == ["hơn 87 triệu"]
    assert written(table, read_query(units=["thẻ"], places=["Trà Vinh"])) == []


@pytest.mark.parametrize(
    ("sort", "order", "found"),
    [
        ("value", "", ["hơn 87 triệu", "85 triệu", "76,5 triệu", "3.000", "20%", "12", "5"]),
        ("value", "asc", ["5", "12", "20%", "3.000", "76,5 triệu", "85 triệu", "hơn 87 triệu"]),
        ("period", "asc", ["5", "76,5 triệu", "20%", "12", "hơn 87 triệu", "85 triệu", "3.000"]),
        ("published_on", "", ["85 triệu", "hơn 87 triệu", "12", "20%", "76,5 triệu", "5", "3.000"]),
        ("unit", "", ["20%", "3.000", "5", "hơn 87 triệu", "85 triệu", "76,5 triệu", "12"]),
        ("qualifier", "", ["hơn 87 triệu", "85 triệu", "12", "20%", "76,5 triệu", "5", "3.000"]),
        ("change", "desc", ["20%", "hơn 87 triệu", "85 triệu", "12", "76,5 triệu", "5", "3.000"]),
        ("place", "", ["hơn 87 triệu", "85 triệu", "76,5 triệu", "12", "20%", "5", "3.000"]),
        ("title", "", ["5", "20%", "76,5 triệu", "85 triệu", "hơn 87 triệu", "12", "3.000"]),
        ("publisher", "desc", ["hơn 87 triệu", "12", "20%", "76,5 triệu", "85 triệu", "5", "3.000"]),
        ("what", "", ["hơn 87 triệu", "85 triệu", "76,5 triệu", "5", "3.000", "20%", "12"]),
    ],
)
def test_each_order(table: FigureTable, sort: str, order: str, found: list[str]) -> None:
    assert written(table, read_query(sort=sort, order=order)) == found


def test_pages_join_to_the_whole(table: FigureTable) -> None:
    pages = [table.page(read_query(offset=offset, limit=3)) for offset in (0, 3, 6, 9)]
    assert [page.total for page in pages] == [7, 7, 7, 7]
    assert [len(page.rows) for page in pages] == [3, 3, 1, 0]
    assert [row.cited.as_written for page in pages for row in page.rows] == NEWEST


def test_counts_are_what_each_choice_would_leave(table: FigureTable) -> None:
    facets = table.facets(read_query(period="2024"))
    assert facets.units == (Choice("thẻ", 2), Choice("xã", 1))
    assert facets.places == (Choice("cả nước", 2), Choice("Trà Vinh", 1))
    assert facets.publishers == (Choice("Báo Một", 2), Choice("Báo Ba", 1))
    assert facets.topics == (Choice("căn cước", 2),)
    # Years are counted beside the filters, their own left out.
    assert facets.years == (Choice("2024", 3), Choice("2022", 2), Choice("2021", 1))
    assert facets.kinds == (Choice("level", 3), Choice("change", 0))
    for choice in table.facets(read_query()).units:
        assert table.page(read_query(units=[choice.value])).total == choice.count


def test_another_value_of_one_quantity_and_time_is_a_conflict(table: FigureTable) -> None:
    first, second, other = table.page(read_query(limit=3)).rows
    assert [one.cited.as_written for one in table.conflicts.of(first.number)] == ["85 triệu"]
    assert [one.cited.as_written for one in table.conflicts.of(second.number)] == ["hơn 87 triệu"]
    assert table.conflicts.of(other.number) == ()


def test_figures_of_one_quantity_are_of_one_group(table: FigureTable) -> None:
    rows = table.page(read_query(sort="value")).rows[:4]
    assert table.conflicts.groups([row.number for row in rows]) == [0, 0, 0, 3]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"units": ["ký lô"]}, "Không số liệu nào có đơn vị «ký lô»"),
        ({"places": ["Atlantis"]}, "Không số liệu nào có nơi, cơ quan «Atlantis»"),
        ({"publishers": ["Báo Bốn"]}, "Không có cơ quan đăng «Báo Bốn»"),
        ({"only": ["a.txt@1"]}, "Không có số liệu «a.txt@1»"),
        ({"only": ["none"]}, "Không có số liệu «none»"),
    ],
)
def test_what_no_figure_has_is_told(table: FigureTable, asked: dict[str, Any], told: str) -> None:
    with pytest.raises(FilterUnknown, match=told):
        table.page(read_query(**asked))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"sort": "colour"}, "«sort» nhận: relevance, what, value"),
        ({"order": "up"}, "«order» nhận: asc, desc"),
        ({"kind": "all"}, "«kind» nhận: level, change"),
        ({"period": "hôm nào đó"}, "không đọc được thành một khoảng"),
        ({"period": "2024 " * 41}, "Thời gian dài 205 ký tự, giới hạn là 200"),
        ({"units": ["thẻ"] * 501}, "Một bộ lọc có 501 giá trị, giới hạn là 500"),
        ({"limit": 0}, "«limit» phải từ 1 đến 500; gặp 0"),
        ({"offset": -1}, "«offset» phải từ 0 trở lên; gặp -1"),
    ],
)
def test_what_cannot_be_read_is_told(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(BadFilter, match=told):
        read_query(**asked)


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(QuestionTooLong, match="giới hạn là 1000"):
        read_query("a" * 1001)


def test_an_index_without_figures_gives_an_empty_table(tmp_path: Path) -> None:
    table = small_table(tmp_path, make_document("Không có con số nào."))
    assert (table.page(read_query()).total, table.page(read_query("thẻ", sort="unit")).total) == (0, 0)
    assert table.facets(read_query()).units == ()


def test_a_generation_has_one_table(tmp_path: Path) -> None:
    assistant = Assistant(make_generation(tmp_path, DOCUMENTS, HashingEncoder()))
    assert table_of(assistant) is table_of(assistant)
    assert table_of(assistant).size == 7
