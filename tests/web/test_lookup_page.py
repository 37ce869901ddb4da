"""The look-up page's state, its table, its chart and its handlers, without a browser."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.lookup.query import Column
from assistant.web.english import ENGLISH
from assistant.web.lookup_chart import Shape, chart_of, drawing, points_html, source_label
from assistant.web.lookup_fields import form_from
from assistant.web.lookup_form import Form, chosen_of, form_of
from assistant.web.lookup_page import Lookup
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.vietnamese import VIETNAMESE
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
    assert chosen_of('["a@1", "b@2", "a@1"]') == ("a@1", "b@2")
    with pytest.raises(BadFilter, match="nhiều nhất là 60"):
        chosen_of(json.dumps([f"a@{number}" for number in range(61)]))
    for told in ('{"a@1": true}', "[1]", "[", "[" * 100_000, "", None, ["a@1"]):
        with pytest.raises(BadFilter, match="không đọc được"):
            chosen_of(told)


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
    assert [(end["day"], end["strand"], end["either"]) for end in chart.strands] == [
        ("2022-12-22", 1, False), ("2024-10-31", 1, False),
    ]  # fmt: skip
    assert [point["source"] for point in chart.points] == ["Báo Hai, 25/12/2022", "Báo Một, 12/10/2024"]
    drawn = drawing(chart)
    assert drawn is not None
    spec = drawn.to_dict()
    assert spec["config"]["locale"]["number"]["thousands"] == "."
    assert '<td lang="vi">hơn 87 triệu thẻ căn cước gắn chip</td>' in points_html(chart)


def test_figures_of_one_time_are_set_side_by_side(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=(CARDS[0], CARDS[2])))
    assert chart.shape is Shape.COMPARISON
    assert [point["label"] for point in chart.points] == ["1. cả nước", "2. cả nước"]
    assert drawing(chart) is not None


def test_values_that_sources_give_one_time_are_not_joined_but_marked(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=CARDS))
    assert chart.shape is Shape.TIME
    ends = [chart.strands[at : at + 2] for at in range(0, len(chart.strands), 2)]
    assert sorted((one["value"], other["value"]) for one, other in ends) == [(76.5e6, 85e6), (76.5e6, 87e6)]
    assert all(end["either"] for end in chart.strands)
    assert [point["differs"] for point in chart.points] == [False, True, True]
    assert points_html(chart).count("(nguồn ghi khác nhau)") == 2
    drawn = drawing(chart)
    assert drawn is not None
    assert "nguồn ghi khác nhau" in drawn.to_dict()["description"]


def test_a_legend_keeps_the_date_of_a_source_with_a_long_name(lookup: Lookup) -> None:
    (row,) = [row for row in lookup.shown(Form()).page.rows if row.row_id == CARDS[0]]
    long = "Znews, VietNamNet, Trang Chuyển đổi số tỉnh Hà Tĩnh"
    document = replace(row.document, publisher=long)
    named = replace(row, cited=replace(row.cited, citation=replace(row.cited.citation, document=document)))
    assert source_label(named, VIETNAMESE) == "Znews, VietNamNet…, 12/10/2024"
    assert source_label(named, VIETNAMESE, None) == f"{long}, 12/10/2024"
    drawn = drawing(chart_of([named, row], [0, 0]))
    assert drawn is not None
    assert '"labelLimit": 0' in json.dumps(drawn.to_dict())


def test_figures_of_several_units_are_not_drawn(lookup: Lookup) -> None:
    chart = lookup.chart(Form(chosen=(CARDS[0], "e.txt@7")))
    assert (chart.shape, drawing(chart)) == (None, None)
    assert "đơn vị khác nhau (thẻ; cuốn)" in points_html(chart)


def test_levels_and_changes_are_not_drawn_together(lookup: Lookup) -> None:
    rows = [row for row in lookup.shown(Form()).page.rows if row.cited.as_written in ("20%", "5")]
    alike = [replace(row, cited=replace(row.cited, figure=replace(row.figure, unit="%"))) for row in rows]
    assert chart_of(alike, [0, 1]).message == VIETNAMESE.lookup.chart.mixed


def test_a_chosen_row_that_is_gone_is_left_out(lookup: Lookup) -> None:
    assert lookup.chart(Form(chosen=("a.txt@1", "none", CARDS[0]))).shape is None


@pytest.mark.parametrize(
    ("plain", "read"), [("87000000", "87.000.000"), ("0.7024", "0,7024"), ("-1234.5", "-1.234,5"), ("5", "5")]
)
def test_numbers_are_written_as_vietnamese_readers_do(plain: str, read: str) -> None:
    assert VIETNAMESE.number(plain) == read


def test_every_column_has_an_order_to_choose() -> None:
    from assistant.web.lookup_form import SORTS

    named = {key.partition("-")[0] for key in SORTS if key}
    assert named == {column.value for column in Column} - {"relevance"}


def test_the_page_and_the_files_are_served(services: Services) -> None:
    client = TestClient(create_app(services))
    for path in ("/tra-cuu", "/lookup"):
        page = client.get(path)
        assert page.status_code == 200
        assert "fonts.googleapis" not in page.text
    assert client.get("/api/v1/figures").json()["total"] == 7


def test_the_english_page_shows_what_sources_say_in_their_own_words(services: Services) -> None:
    shown = Lookup(services, ENGLISH).shown(Form(q="the can cuoc gan chip", period="October 2024"))
    assert "1–2 of 2 figures" in shown.status
    assert 'title="The sources also give another figure for the same time: 85 triệu, in “Tin khác”"' in shown.table
    assert 'data-label="Value" class="value">87,000,000</td>' in shown.table
    assert 'data-label="Unit" class="short" lang="vi">thẻ</td>' in shown.table
    assert 'data-label="Place or body" lang="en">whole country</td>' in shown.table
    assert re.search(r'href="/tai-lieu/a.txt\?[^"]+&amp;lang=en" target="nguon"', shown.table)
    assert 'data-address="/lookup?q=the+can+cuoc+gan+chip&amp;period=October+2024"' in shown.links


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (Form(period="someday"), "“someday” cannot be read as a time; please write it as 2024, 2024-10"),
        (Form(unit=("kilo",)), "“kilo” is not in the sources; please choose from the filter's list."),
        (Form(topic=("kilo",)), "“kilo” is not in the sources"),
        (Form(q="x" * 1001), "The search is too long, the limit is 1,000 characters"),
        (Form(period="2" * 201), "The time is 201 characters long, the limit is 200"),
        (Form(publisher=tuple(f"{number}" for number in range(501))), "A filter has more than 500 values"),
        (Form(unit=("thẻ",), place=("Trà Vinh",)), "No figure matches"),
    ],
)
def test_what_leaves_nothing_is_told_in_english(services: Services, form: Form, told: str) -> None:
    shown = Lookup(services, ENGLISH).shown(form)
    assert told in html.unescape(shown.table)
    assert "0 figures" in shown.status


def test_choices_are_in_english_where_this_program_names_them(services: Services) -> None:
    choices = Lookup(services, ENGLISH).choices(Form(place=("cả nước",)))
    assert choices["period"][0] == ("Any time", "")
    assert "cả nước" in dict(map(reversed, choices["place"]))
    assert dict(map(reversed, choices["place"]))["cả nước"].startswith("whole country (")


def test_a_chart_in_english(services: Services) -> None:
    chart = Lookup(services, ENGLISH).chart(Form(chosen=(CARDS[0], CARDS[1])))
    assert [point["source"] for point in chart.points] == ["Báo Hai, 25 December 2022", "Báo Một, 12 October 2024"]
    drawn = drawing(chart, ENGLISH)
    assert drawn is not None
    spec = drawn.to_dict()
    assert spec["config"]["locale"]["number"]["thousands"] == ","
    assert spec["description"] == "2 figures, counted in thẻ; the table below gives each one."
    assert "<caption>The figures of the chart</caption>" in points_html(chart, ENGLISH)


def test_why_nothing_is_drawn_is_told_in_english(services: Services) -> None:
    lookup = Lookup(services, ENGLISH)
    assert lookup.chart(Form(chosen=(CARDS[0], "e.txt@7"))).message == (
        "The chosen figures have different units (thẻ; cuốn), so they cannot be drawn together."
    )
    with pytest.raises(BadFilter, match="61 figures are chosen, the limit is 60"):
        chosen_of(json.dumps([f"a@{number}" for number in range(61)]), ENGLISH)
