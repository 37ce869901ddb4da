"""Every measure of an answer, on answers that can be judged by eye."""

from __future__ import annotations

from typing import Any

import pytest

from eval.dataset import EvalQuestion
from eval.measures import MEASURES, Outcome, measures_of, outcome
from tests.eval.making import ABSTAINED, answer, question

YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        (question(figures=[{"value": "87"}]), answer("87"), Outcome.RIGHT),
        (question(figures=[{"value": "87"}]), answer("8.7"), Outcome.WRONG),
        (question(figures=[{"value": "5.2"}]), answer("-5.2"), Outcome.WRONG),
        (question(figures=[{"value": "1"}, {"value": "2"}]), answer("2"), Outcome.RIGHT),
        (question(figures=[{"value": "21", "of": "25"}]), answer("21", "28"), Outcome.WRONG),
        (question(figures=[{"value": "87"}], documents=["b"]), answer("87"), Outcome.WRONG),
        (question(figures=[{"value": "87"}]), ABSTAINED, Outcome.ABSTAINED),
        (question(figures=[{"value": "87"}]), answer() | {"figures": []}, Outcome.WRONG),
        (question(answerable=False), ABSTAINED, Outcome.RIGHT),
        (question(answerable=False), answer(), Outcome.WRONG),
        (question(kind="text", contains=["Hòa"]), answer(quote="ông HOÀ nói"), Outcome.RIGHT),
        (question(kind="text", contains=["Hoa"]), answer(quote="ông Hoà nói"), Outcome.WRONG),
    ],
)
def test_outcomes(asked: EvalQuestion, given: dict[str, Any], expected: Outcome) -> None:
    assert outcome(asked, given) is expected


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        (
            question(figures=[{"value": "87", "unit": "Thẻ"}], period=YEAR, documents=["a"]),
            answer(),
            {"right": 1, "figure": 1, "precision": 1, "coverage": 1, "document": 1, "unit": 1, "period": 1},
        ),
        (
            question(figures=[{"value": "87", "unit": "%"}], period=YEAR | {"to": "2024-06-30"}, documents=["b"]),
            answer(),
            {"right": 0, "figure": 0, "precision": 0, "coverage": 1, "document": 0, "unit": 0, "period": 0},
        ),
        (question(period=YEAR, documents=["a"]), ABSTAINED, {"right": 0, "figure": 0, "coverage": 0}),
        (
            question(kind="text", contains=["x"]),
            answer(quote="y"),
            {"right": 0, "text": 0, "precision": 0, "coverage": 1},
        ),
        (
            question(answerable=False, reason="not_in_sources"),
            ABSTAINED,
            {"right": 1, "abstention": 1, "reason": 1},
        ),
        (question(answerable=False, reason="unclear"), ABSTAINED, {"right": 1, "abstention": 1, "reason": 0}),
        (question(answerable=False, reason="unclear"), answer(), {"right": 0, "precision": 0, "abstention": 0}),
    ],
    ids=["all right", "all wrong", "abstained", "text", "rightly abstained", "other reason", "should have abstained"],
)
def test_a_measure_that_says_nothing_of_a_question_is_absent(
    asked: EvalQuestion, given: dict[str, Any], expected: dict[str, float]
) -> None:
    assert measures_of(asked, given) == expected


def test_every_measure_says_in_words_what_it_is() -> None:
    assert all(words for _, words in MEASURES.values())
