"""The chart of a series: its axis, and that a rank stands upside down."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal

import pytest

from assistant.answer import Answer, Citation, CitedFigure
from assistant.assistant import Assistant
from assistant.web.cards import card_html
from assistant.web.chart import axis_number, chart_svg
from assistant.web.same_time import differing, forks, runs, times_of
from assistant.web.short_names import short_name
from sources.document import Span
from sources.figures import find_figures
from tests.conftest import TODAY, make_document


@pytest.mark.parametrize(
    ("value", "largest", "shown"),
    [
        ("60000000", "90000000", "60 triệu"),
        ("500000", "2000000", "0,5 triệu"),
        ("2500", "5000", "2.500"),
        ("30000", "60000", "30 nghìn"),
        ("43.5", "50", "43,5"),
        ("0.7", "0.9", "0,7"),
        ("0", "90000000", "0"),
    ],
)
def test_the_axis_is_in_vietnamese_numbers(value: str, largest: str, shown: str) -> None:
    assert axis_number(Decimal(value), Decimal(largest)) == shown


def _heights(svg: str) -> list[float]:
    return [float(y) for y in re.findall(r'class="point(?: differs)?" cx="[\d.]+" cy="([\d.]+)"', svg)]


def test_a_larger_value_stands_higher(shipped: Assistant) -> None:
    result = shipped.ask("Số thẻ căn cước gắn chip đã cấp qua các năm?", TODAY)
    assert isinstance(result, Answer)
    newest, *_, oldest = _heights(str(chart_svg(result.figures)))
    assert newest < oldest


def test_a_better_rank_stands_higher(shipped: Assistant) -> None:
    result = shipped.ask("Xếp hạng chuyển đổi số của Quảng Ngãi qua các năm", TODAY)
    assert isinstance(result, Answer)
    assert [figure.as_written for figure in result.figures] == ["26", "21"]
    newest, oldest = _heights(str(chart_svg(result.figures)))
    assert newest < oldest


def test_one_figure_makes_no_chart(shipped: Assistant) -> None:
    result = shipped.ask("Trà Vinh xếp hạng DTI 2022 thứ mấy?", TODAY)
    assert isinstance(result, Answer)
    assert chart_svg(result.figures[:1]) == ""


def _series(*told: tuple[str, str]) -> list[CitedFigure]:
    """Return a series of values, each in millions with its day, as many sources tell it."""
    figures = []
    for number, (value, day) in enumerate(told):
        text = f"Đến ngày {day}, đã cấp {value} triệu thẻ."
        document = make_document(text, f"{number}.txt")
        span = Span(0, len(text))
        (figure,) = find_figures(document)
        figures.append(CitedFigure(figure, Citation(number + 1, document, span)))
    return figures


def _labels(svg: str) -> dict[str, tuple[float, float]]:
    found = re.findall(r'<text class="value" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)<', svg)
    return {written: (float(x), float(y)) for x, y, written in found}


CLOSE = (("60", "1/3/2022"), ("76", "31/12/2022"), ("76,5", "31/12/2022"), ("87", "12/10/2024"))


def test_of_two_values_of_one_time_the_higher_has_its_label_above() -> None:
    for order in (CLOSE, (CLOSE[0], CLOSE[2], CLOSE[1], CLOSE[3])):
        labels = _labels(str(chart_svg(_series(*order))))
        assert set(labels) == {"60 triệu", "76 triệu", "76,5 triệu", "87 triệu"}
        assert labels["76,5 triệu"][1] < labels["76 triệu"][1]


@pytest.mark.parametrize("days", [("20/12/2022", "31/12/2022"), ("31/12/2022", "20/12/2022")])
def test_labels_of_close_points_neither_overlap_nor_change_places(days: tuple[str, str]) -> None:
    figures = _series(("60", "1/3/2022"), *sorted(zip(("76", "77"), days, strict=True), key=lambda one: one[1]))
    labels = _labels(str(chart_svg(figures)))
    assert set(labels) == {"60 triệu", "76 triệu", "77 triệu"}
    assert labels["77 triệu"][1] + 14 <= labels["76 triệu"][1]


def test_values_of_one_time_are_not_joined_and_are_marked() -> None:
    figures = _series(*CLOSE)
    svg = str(chart_svg(figures))
    for strand in re.findall(r'<polyline class="[^"]+" points="([^"]+)"', svg):
        assert len({pair.split(",")[0] for pair in strand.split()}) == len(strand.split()), "nothing goes straight up"
    assert svg.count('<polyline class="line either"') == 4
    assert svg.count('<polyline class="line"') == 0
    assert svg.count('class="point differs"') == 2
    assert "Cùng một thời gian, nguồn ghi khác nhau." in svg.partition(">")[0]


def test_the_table_and_the_legend_mark_values_of_one_time(shipped: Assistant) -> None:
    result = shipped.ask("Số thẻ căn cước gắn chip đã cấp qua các năm?", TODAY)
    assert isinstance(result, Answer)
    figures = tuple(_series(*CLOSE))
    citations = tuple(figure.citation for figure in figures)
    card = card_html(dataclasses.replace(result, figures=figures, citations=citations))
    assert card.count('<span class="badge">nguồn ghi khác nhau</span>') == 2
    assert '<p class="differing">' in card
    alone = card_html(dataclasses.replace(result, figures=figures[:2], citations=citations[:2]))
    assert "nguồn ghi khác nhau" not in alone


def test_which_figures_are_of_one_time() -> None:
    figures = [one.figure for one in _series(*CLOSE, ("87", "12/10/2024"))]
    assert times_of(figures) == [[0], [1, 2], [3, 4]]
    assert differing(figures) == [False, True, True, False, False]
    assert list(forks(figures)) == [(0, 2), (0, 1), (2, 3), (1, 3)]
    assert runs(figures) == [[3, 4]]
    assert (times_of([]), differing([]), runs([]), list(forks([]))) == ([], [], [], [])


@pytest.mark.parametrize(
    ("name", "longest", "shown"),
    [
        ("Báo Gia Lai", 40, "Báo Gia Lai"),
        ("Znews, VietNamNet, Trang Chuyển đổi số tỉnh", 32, "Znews, VietNamNet, Trang Chuyển…"),
        ("Znews, VietNamNet", 10, "Znews…"),
        ("a" * 50, 10, "a" * 9 + "…"),
    ],
)
def test_a_name_is_cut_at_a_word(name: str, longest: int, shown: str) -> None:
    assert short_name(name, longest) == shown
    assert len(shown) <= longest
