"""The card of each kind of answer, over the corpus that ships."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Answer, Kind
from assistant.assistant import Assistant
from assistant.web.cards import card_html, first_place
from assistant.web.english import ENGLISH
from tests.conftest import TODAY

CASES = {
    Kind.FIGURE: "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?",
    Kind.SERIES: "Số thẻ căn cước gắn chip đã cấp qua các năm?",
    Kind.CONFLICT: "Cuối năm 2022 đã cấp bao nhiêu thẻ căn cước gắn chip?",
    Kind.DERIVED: "Từ 2021 đến 2022 số thẻ căn cước tăng bao nhiêu?",
    Kind.TEXT: "Hợp đồng điện tử là gì?",
}


def _card(assistant: Assistant, kind: Kind, language: str = "vi") -> str:
    result = assistant.ask(CASES[kind], TODAY)
    assert isinstance(result, Answer)
    assert result.kind is kind
    return card_html(result, ENGLISH) if language == "en" else card_html(result)


@pytest.mark.parametrize("kind", list(CASES), ids=lambda kind: kind.value)
def test_every_citation_is_a_chip_that_opens_its_place(shipped: Assistant, kind: Kind) -> None:
    result = shipped.ask(CASES[kind], TODAY)
    chips = re.findall(r'<a class="chip" href="(/tai-lieu/[^"]+)" target="nguon"', card_html(result))
    assert len(chips) == len(result.citations)
    assert all(re.search(r"\?tu=\d+&amp;den=\d+&amp;ban=[0-9a-f]{12}", chip) for chip in chips)


def test_a_chip_names_number_publisher_and_date(shipped: Assistant) -> None:
    card = re.sub(r"<[^>]+>", "", _card(shipped, Kind.FIGURE))
    assert "[1] Cổng thông tin Điện Biên, 12/10/2024" in card


def test_a_series_is_a_chart_and_a_table(shipped: Assistant) -> None:
    card, points = _card(shipped, Kind.SERIES), len(shipped.ask(CASES[Kind.SERIES], TODAY).figures)
    assert points >= 3
    assert card.count('<circle class="point') == points
    # Of December 2022 the sources have two values.
    assert card.count('<circle class="point differs"') == card.count('class="badge"') == 2
    assert card.count('<th scope="row">') == points
    assert f'role="img" aria-label="Biểu đồ {points} thời điểm, từ gần 60 triệu' in card


def test_figures_that_differ_stand_side_by_side_with_the_doubt(shipped: Assistant) -> None:
    card = _card(shipped, Kind.CONFLICT)
    assert card.count('<div class="one">') == 2
    assert "<strong>hơn 76 triệu thẻ</strong>" in card
    assert "<strong>hơn 76,5 triệu thẻ</strong>" in card
    assert "Có thể chỉ khác nhau do làm tròn." in card


def test_a_reckoned_figure_shows_its_formula_and_what_it_was_reckoned_from(shipped: Assistant) -> None:
    card = _card(shipped, Kind.DERIVED)
    assert '<span lang="vi">76,5 triệu − 60 triệu = 16,5 triệu</span>.' in card
    assert card.count('<div class="one">') == 2


def test_english_says_what_stands_around_figures(shipped: Assistant) -> None:
    assert "Calculated from the cited figures:" in _card(shipped, Kind.DERIVED, "en")
    assert "They may differ only by rounding." in _card(shipped, Kind.CONFLICT, "en")
    series = re.sub(r"<[^>]+>", "", _card(shipped, Kind.SERIES, "en"))
    assert "From gần 60 triệu thẻ CCCD gắn chip (23 January 2021 to 15 January 2022) to hơn 87 triệu thẻ" in series


def test_several_answers_stand_under_their_questions(shipped: Assistant) -> None:
    card = card_html(shipped.ask("Hợp đồng điện tử là gì? Trà Vinh xếp hạng DTI 2022 thứ mấy?", TODAY))
    assert re.findall(r'<p class="asked" lang="vi">([^<]+)</p>', card) == [
        "Hợp đồng điện tử là gì?",
        "Trà Vinh xếp hạng DTI 2022 thứ mấy?",
    ]
    assert "[2]" in card


def test_the_source_opens_at_the_figure(shipped: Assistant) -> None:
    place = first_place(shipped.ask(CASES[Kind.FIGURE], TODAY))
    assert place is not None
    assert re.search(r"so_tu=\d+&so_den=\d+$", place)


def test_talk_has_no_source(shipped: Assistant) -> None:
    assert first_place(shipped.ask("Xin chào", TODAY)) is None
