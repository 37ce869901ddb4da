"""Examples and suggestions: each is a question that is answered."""

from __future__ import annotations

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.web.examples import EXAMPLES, any_subject
from assistant.web.suggestions import TRIED, suggested
from tests.conftest import TODAY

ALL = [(language, text) for language, subjects in EXAMPLES.items() for texts in subjects.values() for text in texts]
UNANSWERED = (
    "Hà Giang đã cấp bao nhiêu thẻ căn cước?",
    "Năm 2015 có bao nhiêu dịch vụ công?",
    "Lâm Đồng có bao nhiêu tổ công nghệ số cộng đồng?",
    "DTI 2023 Trà Vinh hạng mấy?",
    "Vì sao phải đổi thẻ căn cước?",
)


@pytest.mark.parametrize(("language", "text"), ALL)
def test_every_example_is_answered(shipped: Assistant, language: str, text: str) -> None:
    assert isinstance(shipped.ask(text, TODAY), Answer)


def test_examples_cover_five_subjects_in_each_language() -> None:
    assert [len(subjects) for subjects in EXAMPLES.values()] == [5, 5]
    assert len(any_subject("vi")) == 3


@pytest.mark.parametrize("question", UNANSWERED)
def test_what_is_suggested_is_answered_and_near(shipped: Assistant, question: str) -> None:
    result = shipped.ask(question, TODAY)
    assert isinstance(result, Abstention)
    near = suggested(shipped, result, TODAY)
    assert 2 <= len(near) <= TRIED
    assert all(isinstance(shipped.ask(one, TODAY), Answer) for one in near)


def test_suggestions_are_made_of_the_words_of_the_source(shipped: Assistant) -> None:
    result = shipped.ask("DTI 2023 Trà Vinh hạng mấy?", TODAY)
    assert isinstance(result, Abstention)
    assert suggested(shipped, result, TODAY)[0] == "Trà Vinh đứng hạng bao nhiêu về DTI 2022?"


@pytest.mark.parametrize("question", ["Giá vàng hôm nay bao nhiêu?", "Xin chào", "Cái đó thì bao nhiêu?"])
def test_nothing_is_near_what_the_sources_do_not_speak_of(shipped: Assistant, question: str) -> None:
    result = shipped.ask(question, TODAY)
    assert isinstance(result, Abstention)
    assert suggested(shipped, result, TODAY) == []


def test_few_questions_are_tried(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    result = shipped.ask(UNANSWERED[0], TODAY)
    assert isinstance(result, Abstention)
    tried: list[str] = []
    ask = shipped.ask
    monkeypatch.setattr(shipped, "ask", lambda question, *rest: tried.append(question) or ask(question, *rest))
    suggested(shipped, result, TODAY)
    assert len(tried) <= TRIED
