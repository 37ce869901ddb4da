"""What the chat shows of a conversation, over the corpus that ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Verdict
from assistant.web.answering import Answering
from assistant.web.chat import view
from assistant.web.copying import plain_text
from assistant.web.english import ENGLISH
from assistant.web.feedback import judged, says_too_little
from assistant.web.services import Services
from assistant.web.sharing import LONGEST_LINK, link_of
from assistant.web.turns import Turn
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from index.encoder import PackagedEncoder
from tests.conftest import TODAY
from tests.web.keeping import RememberingKeeper

FIGURE = "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"
RANK, FOLLOW_UP = "Trà Vinh xếp hạng DTI 2022 thứ mấy?", "Còn Hà Nội?"
UNDERSTOOD = "Hà Nội xếp hạng DTI 2022 thứ mấy?"


@pytest.fixture(scope="module")
def live(shipped_index: Path, packaged: PackagedEncoder) -> LiveAssistant:
    return LiveAssistant(shipped_index, packaged)


@pytest.fixture
def keeper() -> RememberingKeeper:
    return RememberingKeeper()


@pytest.fixture
def answering(live: LiveAssistant, keeper: RememberingKeeper) -> Answering:
    return Answering(Services(live, lambda: TODAY, keeper=keeper))


def _cards(answering: Answering, turns: list[dict[str, Any]], words: Words = VIETNAMESE) -> list[str]:
    chat = view(answering, {"id": "x", "turns": turns}, words)[0]
    return [message["content"].value for message in chat if message["role"] == "assistant"]


def test_a_follow_up_keeps_its_context_and_says_how_it_was_understood(answering: Answering) -> None:
    card = _cards(answering, [{"q": RANK}, {"q": FOLLOW_UP}])[1]
    assert f'Hiểu là: <span lang="vi">{UNDERSTOOD}</span>' in card
    assert "<strong>24</strong>" in card
    assert "data-undo>Không phải ý này: hỏi lại nguyên câu" in card


def test_a_question_asked_afresh_is_not_read_with_those_before_it(answering: Answering) -> None:
    card = _cards(answering, [{"q": RANK}, {"q": FOLLOW_UP}, {"q": FOLLOW_UP, "alone": True}])[2]
    assert "Hiểu là" not in card
    assert "data-undo" not in card


def test_a_question_whose_slips_were_mended_can_be_asked_as_typed(answering: Answering) -> None:
    slip = "Trà Vin xếp hạng DTI 2022 thứ mấyy?"
    mended, as_typed = _cards(answering, [{"q": slip}, {"q": slip, "alone": True}])
    assert ("Hiểu là" in mended, "data-undo" in mended) == (True, True)
    assert ("Hiểu là" in as_typed, "data-undo" in as_typed) == (False, False)


def test_an_answer_is_kept_once_however_often_it_is_shown(answering: Answering, keeper: RememberingKeeper) -> None:
    kept = view(answering, {"id": "x", "turns": [{"q": FIGURE}]}, VIETNAMESE, "session")[1]
    view(answering, kept, VIETNAMESE, "session")
    assert [(one.question, one.status, one.session) for one in keeper.answers] == [(FIGURE, "answered", "session")]
    assert kept["turns"][0]["id"] == "aaaaaaaaaaaaaaaaaaaaaaab"


def test_answers_of_the_chat_are_counted_once(live: LiveAssistant) -> None:
    services = Services(live, lambda: TODAY)
    answering = Answering(services)
    kept = view(answering, {"turns": [{"q": FIGURE}]}, VIETNAMESE)[1]
    view(answering, kept, VIETNAMESE)
    counted = services.metrics.registry.get_sample_value(
        "hoiso_answers_total", {"place": "chat", "status": "answered", "reason": "", "kind": "figure"}
    )
    assert counted == 1


def test_a_follow_up_is_kept_with_the_questions_before_it(answering: Answering, keeper: RememberingKeeper) -> None:
    view(answering, {"turns": [{"q": RANK}, {"q": FOLLOW_UP}]}, VIETNAMESE)
    assert [one.history for one in keeper.answers] == [(), (RANK,)]


def test_thumbs_are_shown_only_where_answers_are_kept(live: LiveAssistant, answering: Answering) -> None:
    off = Answering(Services(live, lambda: TODAY))
    assert "data-rate" in _cards(answering, [{"q": FIGURE}])[0]
    assert "data-rate" not in _cards(off, [{"q": FIGURE}])[0]


def test_a_verdict_is_kept_and_shown_pressed(answering: Answering, keeper: RememberingKeeper) -> None:
    turns = [Turn("một", is_answered=True, answer_id="abc")]
    rating = {"turn": 0, "verdict": "wrong_figure"}
    after, is_kept = judged(keeper, turns, rating, "Sai thời điểm", " Năm 2023. ")
    assert (is_kept, keeper.feedback) == (True, [("abc", Verdict.WRONG_FIGURE, "Sai thời điểm", "Năm 2023.")])
    row = after[0].as_data() | {"q": FIGURE}
    assert 'data-rate="wrong_figure" aria-pressed="true"' in _cards(answering, [row])[0]


@pytest.mark.parametrize(
    "rating",
    [None, {}, {"turn": 7, "verdict": "helpful"}, {"turn": -1, "verdict": "helpful"}, {"turn": 0, "verdict": "x"}],
    ids=["none", "empty", "too far", "before", "unknown"],
)
def test_a_verdict_on_nothing_is_not_kept(keeper: RememberingKeeper, rating: object) -> None:
    turns = [Turn("một", is_answered=True, answer_id="abc")]
    assert judged(keeper, turns, rating, None, None) == (turns, False)
    assert keeper.feedback == []


def test_a_link_asks_the_question_with_the_history_that_it_needs(answering: Answering) -> None:
    cards = _cards(answering, [{"q": RANK}, {"q": FOLLOW_UP}])
    links = [card.split('data-link="')[1].split('"')[0].replace("&amp;", "&") for card in cards]
    asked = [parse_qs(urlsplit(link).query) for link in links]
    assert asked == [{"hoi": [RANK]}, {"hoi": [FOLLOW_UP], "truoc": [RANK]}]


def test_a_link_that_would_be_too_long_is_not_made() -> None:
    assert link_of("a" * LONGEST_LINK, (), "/") is None
    assert link_of("Đã cấp?", (), "/en") == "/en?hoi=%C4%90%C3%A3+c%E1%BA%A5p%3F"


def test_a_copied_answer_carries_its_sources(live: LiveAssistant) -> None:
    lines = plain_text(FIGURE, live.current().ask(FIGURE, TODAY)).splitlines()
    assert lines[:3] == [FIGURE, "", "hơn 87 triệu thẻ [1] (theo nguồn ngày 12/10/2024)."]
    assert lines[-2] == "Nguồn:"
    assert lines[-1].startswith(
        "[1] Điện Biên chào mừng Ngày Chuyển đổi số quốc gia năm 2024. Cổng thông tin Điện Biên"
    )


def test_a_copied_answer_says_how_a_follow_up_was_understood(live: LiveAssistant) -> None:
    result = live.current().ask(FOLLOW_UP, TODAY, [RANK])
    assert plain_text(FOLLOW_UP, result).splitlines()[:3] == [FOLLOW_UP, f"Hiểu là: {UNDERSTOOD}", ""]
    assert plain_text(FOLLOW_UP, result, ENGLISH).splitlines()[1] == f"Understood as: {UNDERSTOOD}"
    assert plain_text(UNDERSTOOD, result).splitlines()[:2] == [UNDERSTOOD, ""]


@pytest.mark.parametrize(
    ("verdict", "reason", "comment", "is_too_little"),
    [
        ("wrong_figure", None, "  ", True),
        ("wrong_figure", None, None, True),
        ("wrong_figure", "Sai thời điểm", "", False),
        ("wrong_figure", None, "88 triệu", False),
        ("unhelpful", None, "", False),
    ],
)
def test_a_report_needs_a_word(verdict: str, reason: str | None, comment: str | None, is_too_little: bool) -> None:
    assert says_too_little({"turn": 0, "verdict": verdict}, reason, comment) is is_too_little


def test_the_english_page_says_its_own_words_in_english(answering: Answering) -> None:
    card = _cards(answering, [{"q": FIGURE}], ENGLISH)[0]
    assert "Source of 12 October 2024" in card
    assert "The sources also have older figures: January 2024; December 2022; 22 December 2022;" in card
    assert "<strong>hơn 87 triệu thẻ</strong>" in card
    assert "Copy answer" in card


def test_a_conversation_is_the_same_in_both_languages(answering: Answering, keeper: RememberingKeeper) -> None:
    kept = view(answering, {"id": "x", "turns": [{"q": RANK}, {"q": FOLLOW_UP}]}, VIETNAMESE)[1]
    english = view(answering, kept, ENGLISH)[1]
    assert english["turns"] == kept["turns"]
    assert len(keeper.answers) == 2
