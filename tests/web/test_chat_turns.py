"""A conversation as the browser gives it back: it may hold anything."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.kept.keeper import Verdict
from assistant.web.turns import LONGEST, Turn, history_of, turns_from


@pytest.mark.parametrize(
    "data",
    [None, "x", 5, {"turns": []}, [None, 1, "q", [], {}, {"q": 5}, {"q": None}]],
    ids=["none", "text", "number", "object", "no turns"],
)
def test_what_is_no_conversation_is_an_empty_one(data: object) -> None:
    assert turns_from(data) == []


def test_a_turn_comes_back_as_it_was() -> None:
    turn = Turn("Đã cấp bao nhiêu thẻ?", True, True, "abc123", frozenset({Verdict.HELPFUL, Verdict.WRONG_FIGURE}))
    assert turns_from([turn.as_data()]) == [turn]


@pytest.mark.parametrize(
    "extra",
    [{"id": "../../x"}, {"id": "a" * 41}, {"id": 5}, {"said": ["best", 1]}, {"said": "helpful"}, {"alone": "yes"}],
    ids=["path", "long", "number", "unknown", "text", "not a flag"],
)
def test_what_a_turn_should_not_hold_is_left_out(extra: dict[str, Any]) -> None:
    assert turns_from([{"q": "Câu?", **extra}]) == [Turn("Câu?")]


def test_only_the_last_turns_are_taken() -> None:
    turns = turns_from([{"q": str(number)} for number in range(50)])
    assert len(turns) == LONGEST
    assert turns[-1].question == "49"


def test_an_endless_question_is_cut() -> None:
    assert len(turns_from([{"q": "a" * 10**6}])[0].question) == 20_000


def test_a_turn_is_read_with_those_before_it() -> None:
    turns = [Turn("một"), Turn("hai"), Turn("ba")]
    assert history_of(turns, 0) == ()
    assert history_of(turns, 2) == ("một", "hai")


def test_a_turn_asked_afresh_is_read_alone_and_begins_what_follows() -> None:
    turns = [Turn("một"), Turn("hai"), Turn("hai", is_alone=True), Turn("ba")]
    assert history_of(turns, 2) == ()
    assert history_of(turns, 3) == ("hai",)


def test_refused_questions_are_no_history() -> None:
    assert history_of([Turn("a" * 5_000), Turn("…"), Turn("một"), Turn("hai")], 3) == ("một",)


def test_helpful_and_unhelpful_replace_each_other() -> None:
    turn = Turn("Câu?").judged(Verdict.HELPFUL).judged(Verdict.WRONG_FIGURE).judged(Verdict.UNHELPFUL)
    assert turn.verdicts == {Verdict.UNHELPFUL, Verdict.WRONG_FIGURE}
