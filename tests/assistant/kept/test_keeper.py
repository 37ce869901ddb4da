"""What is kept of an answer that the assistant gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.kept.keeper import Channel, KeptAnswer, KeptFigure
from index.filters import filter_of_json
from tests.assistant.kept.conftest import NOON
from tests.conftest import make_document

AS_OF = dt.date(2026, 3, 14)


def test_an_answer_with_its_figures(ask: Callable[..., Assistant]) -> None:
    text = "Đã cấp hơn 87 triệu thẻ căn cước gắn chip."
    result = ask(make_document(text, "thẻ.txt")).ask("Đã cấp bao nhiêu thẻ căn cước?", AS_OF)
    kept = KeptAnswer.of(
        result, as_of=AS_OF, asked_at=NOON, took_ms=3.0, channel=Channel.API, history=["a"], session="s", generation="g"
    )
    assert (kept.question, kept.status, kept.reason, kept.kind) == (
        "Đã cấp bao nhiêu thẻ căn cước?",
        "answered",
        None,
        "figure",
    )
    assert kept.figures == (KeptFigure("hơn 87 triệu", "thẻ.txt", 7, 19),)
    assert kept.text.startswith("**hơn 87 triệu thẻ căn cước gắn chip** [1]")
    assert (kept.history, kept.session, kept.generation, kept.channel) == (("a",), "s", "g", Channel.API)


def test_an_abstention_with_its_reason(ask: Callable[..., Assistant]) -> None:
    result = ask(make_document("Đã cấp hơn 87 triệu thẻ.", "thẻ.txt")).ask("Giá vàng hôm nay bao nhiêu?", AS_OF)
    kept = KeptAnswer.of(result, as_of=AS_OF, asked_at=NOON, took_ms=3.0, channel=Channel.CHAT)
    assert (kept.status, kept.reason, kept.kind, kept.figures) == ("abstained", "out_of_scope", None, ())


@pytest.mark.parametrize("typed", ["chào", "cảm ơn", "Xin chào ad ạ", "bạn là ai"])
def test_a_greeting_is_kept_as_no_question(ask: Callable[..., Assistant], typed: str) -> None:
    result = ask(make_document("Đã cấp hơn 87 triệu thẻ.", "thẻ.txt")).ask(typed, AS_OF)
    kept = KeptAnswer.of(result, as_of=AS_OF, asked_at=NOON, took_ms=3.0, channel=Channel.CHAT)
    assert (kept.status, kept.reason, kept.filters) == ("talk", None, None)


def test_what_a_question_was_narrowed_to(ask: Callable[..., Assistant]) -> None:
    asked = {"documents": ["thẻ.txt"], "publishers": [], "topics": [], "period": {"from": "2024", "to": None}}
    within = filter_of_json(asked)
    result = ask(make_document("Đã cấp hơn 87 triệu thẻ.", "thẻ.txt")).ask("Bao nhiêu thẻ?", AS_OF, (), within)
    kept = KeptAnswer.of(result, as_of=AS_OF, asked_at=NOON, took_ms=3.0, channel=Channel.API, within=within)
    assert kept.filters == {"documents": ["thẻ.txt"], "period": {"from": "2024-01-01"}}
    assert filter_of_json(kept.filters) == within
