"""The look-up page's state, its table, its chart and its handlers, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.lookup.query import Column
from assistant.web.lookup_chart import MIXED, Shape, chart_of, drawing, points_html
from assistant.web.lookup_fields import form_from
from assistant.web.lookup_form import Form, chosen_of, form_of
from assistant.web.lookup_page import Lookup
from assistant.web.lookup_view import number_in_words
from assistant.web.server import create_app
from assistant.web.services import Services
from index.build import build, plan
from sources.errors import BadFilter
from tests.conftest import BUILT_AT, TODAY, HashingEncoder
from tests.lookup.figures import DOCUMENTS

CARDS = ("a.txt@39", "b.txt@36", "c.txt@39")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    folder = tmp_path_factory.mktemp("lookup")
    build(plan(DOCUMENTS), folder, HashingEncoder(), BUILT_AT)
    return Services(LiveAssistant(folder, HashingEncoder()), lambda: TODAY)


@pytest.fixture
def lookup(services: Services) -> Lookup:
    return Lookup(services)


def test_an_address_opens_the_state_that_it_was_made_in() -> None:
    form = Form("thẻ & tài khoản", ("căn cước",), ("thẻ", "%"), (), ("Trà Vinh",), "tháng 10/2024", "level")
    form = replace(form, sort="value-desc", limit=50, offset=100, chosen=CARDS)
    address = form.address()
    assert address.startswith("/tra-cuu?topic=")
    assert form_of(urlsplit(address).query) == form
    assert form_of("?" + urlsplit(address).query) == form
    assert Form().address() == "/tra-cuu"


@pytest.mark.parametrize(
    "search", ["?sort=colour", "?kind=x", "?limit=7", "?offset=-3", "?offset=9999999999999", "?x=1"]
)
def test_what_an_address_should_not_say_is_left_out(search: str) -> None:
    assert form_of(search) == Form()


def test_the_files_are_of_the_same_filters_and_order() -> None:
    form = Form(q="thẻ", unit=("%",), sort="value-asc", offset=25, chosen=CARDS)
    path, query = urlsplit(form.file_address("csv")).path, parse_qs(urlsplit(form.file_address("csv")).query)
    assert path == "/api/v1/figures"
    assert query == {
        "q": ["thẻ"],
        "unit": ["%"],
        "sort": ["value"],
        "order": ["asc"],
        "format": ["csv"],
        "download": ["true"],
    }
    chosen = parse_qs(urlsplit(form.file_address("xlsx", is_chosen=True)).query)
    assert chosen["id"] == list(CARDS)
    assert "q" not in chosen


def test_rows_that_are_chosen_are_ids_and_not_too_many() -> None:
    assert chosen_of(["a@1", "b@2", "a@1"]) == ("a@1", "b@2")
    with pytest.raises(BadFilter, match="nhiều nhất là 60"):
        chosen_of([f"a@{number}" for number in range(61)])
    with pytest.raises(BadFilter, match="không đọc được"):
        chosen_of({"a@1": True})


def test_fields_are_read_in_the_order_of_the_form() -> None:
    values = ("q", ["a"], None, ["p"], [], 2024, None, "value-asc", 50, 25, ["x@1"])
    assert form_from(*values) == Form("q", ("a",), (), ("p",), (), "2024", "", "value-asc", 50, 25, ("x@1",))


def test_the_table_shows_figure_source_and_conflict(lookup: Lookup) -> None:
    shown = lookup.shown(Form(q="the can cuoc gan chip", period="2024"))
    assert "1–2 trong tổng 2 số liệu" in shown.status
    assert shown.table.count("<tr") == 3
    assert re.search(
        r'<a href="/tai-lieu/a.txt\?[^"]+so_tu=39&amp;so_den=51" target="nguon"[^>]*>hơn 87 triệu thẻ', shown.table
    )
    assert 'class="badge" title="Nguồn cũng nêu số khác cho cùng thời gian: 85 triệu, theo “Tin khác”"' in shown.table
    assert 'data-label="Giá trị" class="value">87.000.000</td>' in shown.table


def test_conflicts_that_take_long_are_told_after_the_table(lookup: Lookup) -> None:
    shown = lookup.shown(Form(topic=("căn cước",), unit=("xã",)), patience=-1.0)
    assert "badge" not in shown.table
    told = lookup.badges(Form(unit=("thẻ",), period="2024"))
    assert "a.txt@39&#34;: &#34;Nguồn cũng nêu số khác cho cùng thời gian: 85 triệu" in told
    assert lookup.badges(Form(period="hôm nào")) == '<span data-badges="{}"></span>'


def test_html_of_a_source_is_shown_never_run(lookup: Lookup) -> None:
    shown = lookup.shown(Form(period="2021"))
    assert "&lt;b&gt;hồ&lt;/b&gt;" in shown.table
    assert "<b>" not in shown.table
    address = lookup.shown(Form(q='"><script>alert(1)</script>')).links
    assert "<script" not in address


def test_headings_say_how_rows_are_ordered(lookup: Lookup) -> None:
    table = lookup.shown(Form(sort="value-desc")).table
    assert re.search(r'aria-sort="descending" class="value">\s*<button type="button" data-sort="value-asc"', table)
    assert re.search(r'aria-sort="none" class="unit">\s*<button type="button" data-sort="unit-asc"', table)


def test_a_page_behind_the_last_is_the_last(lookup: Lookup) -> None:
    shown = lookup.shown(Form(offset=500))
    assert (shown.form.offset, len(shown.page.rows), shown.has_more) == (0, 7, False)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (Form(period="hôm nào"), "Thời gian «hôm nào» không đọc được"),
        (Form(unit=("ký lô",)), "Không số liệu nào có đơn vị «ký lô»"),
        (Form(unit=("thẻ",), place=("Trà Vinh",)), "Không có số liệu nào khớp"),
    ],
)
def test_what_leaves_nothing_is_told(lookup: Lookup, form: Form, told: str) -> None:
    shown = lookup.shown(form)
    assert told in shown.table
    assert "0 số liệu" in shown.status


def test_choices_tell_counts_and_keep_what_is_chosen(lookup: Lookup) -> None:
    choices = lookup.choices(Form(unit=("cuốn",), period="2024"))
    assert choices["unit"] == [("thẻ (2)", "thẻ"), ("xã (1)", "xã"), ("cuốn (0)", "cuốn")]
    assert choices["period"][0] == ("Mọi thời gian", "")
    assert lookup.choices(Form(period="hôm nào")) == {}


def test_figures_of_one_quantity_are_drawn_over_time(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=(CARDS[0], CARDS[1])))
    assert (chart.shape, chart.unit) == (Shape.TIME, "thẻ")
    assert [(point["day"], point["value"]) for point in chart.points] == [
        ("2022-12-22", 76_500_000.0),
        ("2024-10-31", 87_000_000.0),
    ]
    assert len({point["group"] for point in chart.points}) == 1
    assert [point["source"] for point in chart.points] == ["Báo Hai, 25/12/2022", "Báo Một, 12/10/2024"]
    drawn = drawing(chart)
    assert drawn is not None
    spec = drawn.to_dict()
    assert spec["config"]["locale"]["number"]["thousands"] == "."
    assert "<td>hơn 87 triệu thẻ căn cước gắn chip</td>" in points_html(chart)


def test_figures_of_one_time_are_set_side_by_side(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=(CARDS[0], CARDS[2])))
    assert chart.shape is Shape.COMPARISON
    assert [point["label"] for point in chart.points] == ["1. cả nước", "2. cả nước"]
    assert drawing(chart) is not None


def test_figures_of_several_units_are_not_drawn(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=(CARDS[0], "e.txt@7")))
    assert (chart.shape, drawing(chart)) == (None, None)
    assert "đơn vị khác nhau (thẻ; cuốn)" in points_html(chart)


def test_levels_and_changes_are_not_drawn_together(lookup: Lookup) -> None:
    rows = [row for row in lookup.shown(Form()).page.rows if row.cited.as_written in ("20%", "5")]
    alike = [replace(row, cited=replace(row.cited, figure=replace(row.figure, unit="%"))) for row in rows]
    assert chart_of(alike, [0, 1]).message == MIXED


def test_a_chosen_row_that_is_gone_is_left_out(lookup: Lookup) -> None:
    assert lookup.chart(Form(chosen=("a.txt@1", "none", CARDS[0]))).shape is None


@pytest.mark.parametrize(
    ("plain", "read"), [("87000000", "87.000.000"), ("0.7024", "0,7024"), ("-1234.5", "-1.234,5"), ("5", "5")]
)
def test_numbers_are_written_as_vietnamese_readers_do(plain: str, read: str) -> None:
    assert number_in_words(plain) == read


def test_every_column_has_an_order_to_choose() -> None:
    from assistant.web.lookup_form import SORTS

    named = {key.partition("-")[0] for key in SORTS if key}
    assert named == {column.value for column in Column} - {"relevance"}


def test_the_page_and_the_files_are_served(services: Services) -> None:
    client = TestClient(create_app(services))
    page = client.get("/tra-cuu")
    assert page.status_code == 200
    assert "fonts.googleapis" not in page.text
    assert client.get("/api/v1/figures").json()["total"] == 7
