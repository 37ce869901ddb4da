"""Answers of every kind, right and wrong, small enough to judge by eye."""

from __future__ import annotations

from typing import Any

import pytest

from eval.dataset import ExpectedFigure
from eval.figure_match import is_rounded, is_unit, is_value
from eval.judging import is_right
from eval.wrong_figures import gives_wrong_figure
from tests.eval.making import ABSTAINED, YEAR, answer, given, question

OTHER = {"from": "2023-01-01", "to": "2023-12-31"}
TWO = [{"value": "87", "period": YEAR}, {"value": "76", "period": OTHER}]
DERIVED = {"value": "16.7", "unit": "thẻ", "operation": "difference"}
SERIES = answer(kind="series", figures=[given("76", period=OTHER), given("87")])
CONFLICT = answer(kind="conflict", figures=[given("87"), given("76")])
FIGURE_PART = {"kind": "figure", "answerable": True, "figures": [{"value": "87"}]}
TEXT_PART = {"kind": "text", "answerable": True, "contains": ["Hòa"]}


def computed(value: str) -> dict[str, Any]:
    derived = {"value": value, "unit": "thẻ", "qualifier": None, "operation": "difference", "formula": ""}
    return answer(kind="derived", derived=derived)


def several(*parts: dict[str, Any]) -> dict[str, Any]:
    return answer() | {"parts": list(parts)}


QUOTED = answer(kind="text", figures=[], quote="ông HOÀ\n  nói")


@pytest.mark.parametrize(
    ("asked", "answered", "right"),
    [
        (question(figures=[{"value": "87", "unit": "thẻ"}], period=YEAR), answer(), True),
        (question(figures=[{"value": "87", "unit": "người"}]), answer(), False),
        (question(period=OTHER), answer(), False),
        (question(figures=TWO), answer("76"), False),
        (question(figures=TWO), answer(figures=[given("76", period=OTHER)]), True),
        (question(), answer(figures=[]), False),
        (question(), ABSTAINED, False),
        (question(kind="series", figures=TWO), SERIES, True),
        (question(kind="series", figures=TWO), SERIES | {"kind": "figure"}, False),
        (question(kind="series", figures=[*TWO, {"value": "5"}]), SERIES, False),
        (question(kind="series", figures=[TWO[0], TWO[1] | {"period": YEAR}]), SERIES, False),
        (question(kind="conflict", figures=TWO), CONFLICT, True),
        (question(kind="conflict", figures=TWO), answer(conflicts=[given("76")]), True),
        (question(kind="conflict", figures=TWO), answer(), False),
        (question(kind="conflict", figures=TWO), answer(conflicts=[given("75")]), False),
        (question(kind="derived", figures=TWO, derived=DERIVED), computed("16.65"), True),
        (question(kind="derived", figures=TWO, derived=DERIVED), computed("-16.65"), False),
        (question(kind="derived", figures=TWO, derived=DERIVED), answer("16.7"), False),
        (question(kind="text", contains=["x", "ông Hòa nói"]), QUOTED, True),
        (question(kind="text", contains=["ông Hoa"]), QUOTED, False),
        (question(kind="text", contains_all=["ông", "nói"]), QUOTED, True),
        (question(kind="text", contains_all=["ông", "x"]), QUOTED, False),
        (question(kind="text", contains=["x"], contains_all=["ông"]), QUOTED, False),
        (question(kind="text", contains=["ông"], documents=["b"]), QUOTED, False),
        (question(kind="text", contains=["ông"], documents=["news/a"]), QUOTED, True),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), several(answer(), QUOTED), True),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), several(QUOTED, answer()), False),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), several(answer()), False),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), answer(), False),
        (
            question(kind="several", parts=[FIGURE_PART, {"kind": "figure", "answerable": False}]),
            several(answer(), ABSTAINED),
            True,
        ),
        (question(answerable=False), ABSTAINED, True),
        (question(answerable=False, kind="several"), several(answer()), False),
    ],
)
def test_right_by_kind(asked: Any, answered: dict[str, Any], right: bool) -> None:
    assert is_right(asked, answered) is right


@pytest.mark.parametrize(
    ("asked", "answered", "wrong"),
    [
        (question(), answer(), False),
        (question(), answer("8.7"), True),
        (question(), ABSTAINED, False),
        (question(answerable=False), answer(), True),
        (question(answerable=False), QUOTED, False),
        (question(kind="text", contains=["x"]), answer(), True),
        (
            question(kind="text", contains=["hơn 87 triệu thẻ"]),
            answer(figures=[given(as_written="hơn 87 triệu")]),
            False,
        ),
        (question(kind="series", figures=TWO), answer("76"), False),
        (question(kind="derived", figures=TWO, derived=DERIVED), computed("16.65"), False),
        (question(kind="derived", figures=TWO, derived=DERIVED), computed("11"), True),
        (question(kind="derived", figures=TWO, derived=DERIVED), answer("87"), True),
        (question(kind="derived", figures=TWO, derived=DERIVED), answer("16.7"), False),
        (question(), computed("11"), True),
        (question(kind="several", parts=[FIGURE_PART, FIGURE_PART]), several(answer(), answer("8")), True),
        (question(kind="several", parts=[FIGURE_PART, FIGURE_PART]), several(answer(), ABSTAINED), False),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), answer(), False),
        (question(kind="several", parts=[FIGURE_PART, TEXT_PART]), answer("8"), True),
    ],
)
def test_a_wrong_figure_on_any_question(asked: Any, answered: dict[str, Any], wrong: bool) -> None:
    assert gives_wrong_figure(asked, answered) is wrong


@pytest.mark.parametrize(
    ("own", "expected", "same"),
    [
        ("Thẻ căn cước", "thẻ", True),
        ("thẻ", "thẻ căn cước", True),
        ("bộ", "bộ, ngành, địa phương", True),
        ("hoà giải", "hòa", True),
        ("thẻ", "thẻo", False),
        ("căn cước", "thẻ căn cước", False),
        (None, "thẻ", False),
        (None, None, True),
        ("thẻ", None, True),
    ],
)
def test_units(own: str | None, expected: str | None, same: bool) -> None:
    assert is_unit({"unit": own}, ExpectedFigure(value="1", unit=expected)) is same


def test_a_rank_among_so_many() -> None:
    rank = ExpectedFigure(value="19", of="63", unit="tỉnh")
    assert is_value({"value": "19", "unit": "hạng"}, rank)
    assert is_unit({"unit": "hạng"}, rank)
    assert not is_value({"value": "19", "unit": "hạng", "of": "64"}, rank)
    assert not is_value({"value": "19", "unit": "tỉnh"}, rank)


@pytest.mark.parametrize(
    ("own", "expected", "same"),
    [("16.65", "16.7", True), ("16.64", "16.7", False), ("17.4", "17", True), ("7.0", "7", True), ("-7", "7", False)],
)
def test_rounding_is_to_the_expected_decimals(own: str, expected: str, same: bool) -> None:
    assert is_rounded(own, expected) is same
