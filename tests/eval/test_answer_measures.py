"""Citations against facts, what tells of a conflict, which questions name a time, and risk with coverage."""

from __future__ import annotations

from typing import Any

import pytest

from eval.answer_measures import MEASURES, Asked, bits_of, names_time, shares
from eval.citations import facts_of, precise, recalled
from eval.risk import Given, at_coverage, risk_coverage
from eval.stats import wilson
from eval.targets import TARGETS, WORDS, Target, judged
from tests.conftest import TODAY
from tests.eval.making import ABSTAINED, YEAR, answer, given, question

TWO = [{"value": "87000000"}, {"value": "76"}]
PARTS = [
    {"kind": "figure", "answerable": True, "figures": [{"value": "76"}], "documents": ["b"]},
    {"kind": "text", "answerable": True, "contains": ["Hòa"]},
    {"kind": "figure", "answerable": False},
]


def cites(*quotes: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Return an answer with a citation (document, quote) each."""
    citations = [{"n": n, "doc_id": doc, "quote": quote} for n, (doc, quote) in enumerate(quotes, 1)]
    return answer(figures=[given(as_written="x") | {"citation": 9}], citations=citations) | more


@pytest.mark.parametrize(
    ("asked", "answered", "precision", "recall"),
    [
        (question(figures=TWO[:1]), cites(("a", "Đã cấp hơn 87 triệu thẻ.")), [True], [True]),
        (question(figures=TWO[:1]), cites(("a", "Đã cấp 8,7 triệu thẻ.")), [False], [False]),
        (question(figures=TWO[:1], documents=["b"]), cites(("a", "87 triệu thẻ"), ("b", "")), [False, False], [False]),
        (question(figures=TWO), cites(("a", "có 76 thẻ"), ("a", "5 thẻ")), [True, False], [True]),
        (question(figures=[{"value": "5"}]), cites(("a", "trong 3-5 ngày")), [True], [True]),
        (question(kind="series", figures=TWO), cites(("a", "có 76 thẻ")), [True], [False, True]),
        (question(kind="series", figures=TWO), ABSTAINED, [], [False, False]),
        (question(kind="text", contains=["x", "Hòa"]), cites(("a", "ông HOÀ"), ("a", "y")), [True, False], [True]),
        (question(kind="text", contains_all=["x", "y"]), cites(("a", "chỉ x")), [True], [True, False]),
        (question(kind="several", parts=PARTS), cites(("a", "ông Hòa"), ("a", "76 thẻ")), [True, False], [False, True]),
        (question(answerable=False), cites(("a", "87 triệu thẻ")), [False], []),
        (question(answerable=False), ABSTAINED, [], []),
    ],
)
def test_citations(asked: Any, answered: dict[str, Any], precision: list[bool], recall: list[bool]) -> None:
    assert precise(asked, answered) == precision
    assert recalled(asked, answered) == recall


def test_a_figure_of_the_answer_bears_what_its_quote_alone_does_not() -> None:
    """A comma in "12,345" is one of thousands only for who reads the whole document."""
    asked = question(figures=[{"value": "12345"}])
    answered = answer("12345", quote="có 12,345 thẻ")
    assert precise(asked, answered) == [True]
    assert precise(asked, answered | {"figures": []}) == [False]


def test_facts_of_a_part_that_is_not_answerable_are_none() -> None:
    assert len(facts_of(question(kind="several", parts=PARTS))) == 2


def bits(asked: Any, answered: dict[str, Any]) -> dict[str, list[bool]]:
    return bits_of(Asked(asked, answered, TODAY))


CONFLICT = answer(kind="conflict", figures=[given("87000000"), given("76")])


@pytest.mark.parametrize(
    ("asked", "answered", "found"),
    [
        (question(kind="conflict", figures=TWO), CONFLICT, [True]),
        (question(figures=TWO), answer("87000000", conflicts=[given("76")]), [True]),
        (question(figures=TWO), answer("87000000", conflicts=[given("5")]), [False]),
        (question(figures=TWO[:1]), answer("87000000", conflicts=[given("87000000")]), [False]),
        (question(answerable=False), CONFLICT, [False]),
        (question(), answer(conflicts=[]), None),
        (question(), ABSTAINED, None),
    ],
)
def test_conflicts_that_are_told(asked: Any, answered: dict[str, Any], found: list[bool] | None) -> None:
    assert bits(asked, answered).get("conflict_precision") == found


def test_which_measures_say_something_of_a_question() -> None:
    always = {"right", "no_wrong_figure"}
    given_answer = {"citation_precision", "citation_recall", "coverage", "precision"}
    timed = question(question="Năm 2024 cấp bao nhiêu thẻ?", period=YEAR)
    assert bits(timed, answer()).keys() == always | given_answer | {"figure", "figure_at_time"}
    assert bits(question(period=YEAR), answer()).keys() == always | given_answer | {"figure"}
    follow_up = question(history=["Đã cấp bao nhiêu thẻ?"])
    assert bits(follow_up, ABSTAINED).keys() == always | {"citation_recall", "coverage", "follow_up"}
    series = question(kind="series", figures=TWO)
    assert {"series", "series_precision"} <= bits(series, answer(kind="series")).keys()
    tempting = question(answerable=False, tempting=True, reason="unclear")
    assert bits(tempting, ABSTAINED) == {
        "right": [True],
        "abstained": [True],
        "tempting": [True],
        "reason": [False],
        "no_wrong_figure": [True],
    }


def test_each_figure_of_a_series_counts_for_its_precision() -> None:
    shown = answer(kind="series", figures=[given("87000000"), given("5")])
    assert bits(question(kind="series", figures=TWO), shown)["series_precision"] == [True, False]


def test_shares_are_over_all_that_counts() -> None:
    found = shares([{"right": [True], "citation_precision": [True, False]}, {"citation_precision": [True]}])
    assert found["right"].n == 1
    assert (found["citation_precision"].mean, found["citation_precision"].n) == (2 / 3, 3)
    assert (found["citation_precision"].low, found["citation_precision"].high) == wilson(2, 3)
    assert "figure" not in found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Tính đến 22/12/2022 đã cấp bao nhiêu thẻ?", True),
        ("tinh den nam 2022 da cap bao nhieu the", True),
        ("cuoi 2021 duoc bn", True),
        ("Năm ngoái cấp bao nhiêu?", True),
        ("Hiện nay có bao nhiêu thẻ?", False),
        ("So với năm 2022 tăng bao nhiêu?", False),
        ("Luật 26/2023/QH15 có mấy điều?", False),
        ("Đã cấp bao nhiêu thẻ?", False),
    ],
)
def test_questions_that_name_a_time(words: str, named: bool) -> None:
    assert names_time(words, TODAY) is named


def test_risk_and_coverage() -> None:
    """Four of five answerable questions answered, and one that is not; two answers are equally sure."""
    given_answers = [
        Given(0.5, False, False),
        Given(0.9, True, True),
        Given(0.7, True, True),
        Given(0.7, False, True),
        Given(0.6, True, True),
    ]
    curve = risk_coverage(given_answers, 5)
    assert [(p.confidence, p.coverage, p.risk.mean) for p in curve] == [
        (0.9, 0.2, 0.0),
        (0.7, 0.6, 1 / 3),
        (0.6, 0.8, 0.25),
        (0.5, 0.8, 0.4),
    ]
    point = at_coverage(curve)
    assert point is not None
    assert (point.confidence, point.risk.n) == (0.6, 4)
    assert at_coverage(curve, 0.81) is None
    assert risk_coverage([], 5) == []


def test_targets_are_judged_by_the_value() -> None:
    found = shares([{"figure": [True] * 96 + [False] * 4, "text": [True] * 92 + [False] * 8}])
    assert [(target.measure, reached) for target, _, reached in judged(found)] == [("figure", True), ("text", False)]
    assert Target("x", 1.5, is_most=True).words == "≤ 1,5"
    assert {target.measure for target in TARGETS} | MEASURES.keys() <= WORDS.keys()
