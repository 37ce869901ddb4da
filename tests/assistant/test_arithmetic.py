"""Reckoning: exact, with the numbers as the sources write them, qualifiers carried."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import arithmetic
from assistant.answer import Operation
from assistant.arithmetic import Operand
from sources.figures import find_figures
from tests.conftest import make_document


def operand(text: str) -> Operand:
    document = make_document(text)
    (figure,) = find_figures(document)
    return Operand.of(document, figure)


def test_a_difference_keeps_the_scale_of_its_operands_and_says_about() -> None:
    result = arithmetic.difference(operand("Có hơn 87 triệu thẻ."), operand("Có hơn 76,5 triệu thẻ."))
    assert (result.value, result.unit, result.qualifier) == (Decimal(10_500_000), "thẻ", "about")
    assert result.written == "khoảng 10,5 triệu thẻ"
    assert result.formula == "87 triệu − 76,5 triệu = 10,5 triệu"


@pytest.mark.parametrize(
    ("one", "other", "qualifier"),
    [
        ("Có hơn 50 thẻ.", "Có 40 thẻ.", "more_than"),
        ("Có 50 thẻ.", "Có hơn 40 thẻ.", "less_than"),
        ("Có gần 50 thẻ.", "Có 40 thẻ.", "less_than"),
        ("Có hơn 50 thẻ.", "Có gần 40 thẻ.", "more_than"),
        ("Có hơn 50 thẻ.", "Có hơn 40 thẻ.", "about"),
        ("Có khoảng 50 thẻ.", "Có 40 thẻ.", "about"),
        ("Có 50 thẻ.", "Có 40 thẻ.", None),
    ],
)
def test_a_difference_is_bounded_as_its_operands_are(one: str, other: str, qualifier: str | None) -> None:
    assert arithmetic.difference(operand(one), operand(other)).qualifier == qualifier


def test_what_fell_is_told_apart_from_what_rose() -> None:
    fell = arithmetic.difference(operand("Còn 30 ca."), operand("Có 45 ca."))
    assert (fell.value, fell.has_fallen) == (Decimal(15), True)
    assert fell.formula == "45 − 30 = 15"


def test_a_better_rank_has_a_lower_number() -> None:
    result = arithmetic.difference(operand("An Phú xếp hạng 21/63."), operand("An Phú xếp hạng 26/63."))
    assert (result.value, result.unit, result.has_fallen) == (Decimal(5), "bậc", False)


def test_shares_are_rounded_to_two_decimals_and_say_so() -> None:
    result = arithmetic.share(operand("Có 348 nhiệm vụ."), operand("Có 690 nhiệm vụ."))
    assert (result.value, result.unit, result.is_rounded) == (Decimal("50.43"), "%", True)
    assert result.formula == "348 : 690 ≈ 50,43%"
    exact = arithmetic.share(operand("Có 1 nhiệm vụ."), operand("Có 4 nhiệm vụ."))
    assert (exact.written, exact.is_rounded) == ("25%", False)


def test_the_difference_of_shares_is_in_points() -> None:
    result = arithmetic.difference(operand("Đạt 45,5%."), operand("Đạt 40%."))
    assert result.written == "5,5 điểm phần trăm"


def test_a_mean_a_ratio_a_sum_and_a_change_in_percent() -> None:
    members, teams = operand("Có 2.519 thành viên."), operand("Có 566 tổ.")
    assert arithmetic.mean(members, teams).written == "4,45 thành viên"
    assert arithmetic.ratio(operand("Có 65 triệu thẻ."), operand("Có 40 triệu thẻ.")).written == "1,625 lần"
    total = arithmetic.total([operand("Có 18 xã."), operand("Có 63 xã.")])
    assert (total.formula, total.operation) == ("18 + 63 = 81", Operation.SUM)
    change = arithmetic.percent_change(operand("Đạt 0,7163."), operand("Đạt 0,7770."))
    assert (change.value, change.formula) == (Decimal("8.47"), "(0,7770 − 0,7163) : 0,7163 ≈ 8,47%")


def test_money_is_written_with_its_name() -> None:
    result = arithmetic.difference(operand("Thu 2.505 tỷ đồng."), operand("Thu 2.005 tỷ đồng."))
    assert (result.value, result.unit, result.written) == (Decimal(500_000_000_000), "VND", "500 tỷ đồng")


def test_the_rest_of_a_ratio() -> None:
    document = make_document("Đã rà soát 388/1.146 thủ tục.")
    (figure,) = find_figures(document)
    rest = arithmetic.difference(Operand.whole_of(document, figure), Operand.of(document, figure))
    assert (rest.written, rest.formula) == ("758 thủ tục", "1.146 − 388 = 758")


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError, match="share of nothing"):
        arithmetic.share(operand("Có 3 thẻ."), operand("Có 0 thẻ."))
