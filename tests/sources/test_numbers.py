from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.numbers import SCALES, format_value, parse_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("87 triệu", "87000000"),
        ("82,2", "82.2"),
        ("2.505 tỷ", "2505000000000"),
        ("41.864.961", "41864961"),
        ("6,056 nghìn tỷ", "6056000000000"),
        ("2 triệu tỷ", "2000000000000000"),
        ("10.98 triệu", "10980000"),
        ("1,234,567", "1234567"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("0.500", "0.5"),
        ("0,7955", "0.7955"),
        ("24,7 tỉ", "24700000000"),
        ("07", "7"),
        ("1.234.567,89", "1234567.89"),
        ("1 234 567", "1234567"),
        ("20\u2009000", "20000"),
        ("10K", "10000"),
        ("1,2M", "1200000"),
        ("1tr5", "1500000"),
        ("87triệu", "87000000"),
        ("1 tỷ 500 triệu", "1500000000"),
        ("- 1.200.000", "-1200000"),
        ("âm 1.200.000", "-1200000"),
        ("không", "0"),
        ("mười lăm", "15"),
        ("hai mươi nhăm", "25"),
        ("ba mươi tư", "34"),
        ("hăm ba", "23"),
        ("ba chục", "30"),
        ("một trăm linh năm", "105"),
        ("hai trăm hai", "220"),
        ("hai trăm rưỡi", "250"),
        ("một nghìn lẻ một", "1001"),
        ("hai nghìn không trăm linh ba", "2003"),
        ("một vạn hai nghìn", "12000"),
        ("hai mươi mốt nghìn không trăm mười một", "21011"),
        ("ba mươi mốt triệu hai trăm năm mươi sáu nghìn bảy trăm hai mươi mốt", "31256721"),
        ("một triệu rưỡi", "1500000"),
        ("một triệu hai", "1200000"),
        ("nửa triệu", "500000"),
        ("hai phẩy năm", "2.5"),
        ("ba phẩy mười bốn triệu", "3140000"),
        ("một nghìn tỷ", "1000000000000"),
    ],
)
def test_values(written: str, value: str) -> None:
    parsed = parse_number(written)
    assert parsed is not None
    assert format_value(parsed) == value


@pytest.mark.parametrize("written", ["", "triệu", "1..2", "hai mươi năm", "trăm", "12/7", "1.2.3"])
def test_what_is_no_numeral(written: str) -> None:
    assert parse_number(written) is None


@given(st.integers(min_value=0, max_value=10**18), st.sampled_from([None, *SCALES]))
def test_grouped_integers_read_back(number: int, scale: str | None) -> None:
    written = f"{number:,}".replace(",", ".") + (f" {scale}" if scale else "")
    assert parse_number(written) == number * SCALES.get(scale or "", 1)


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_read_back_without_rounding(number: Decimal) -> None:
    whole, part = f"{number:.3f}".split(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if part.strip("0") or not int(whole):  # "1,000" is a thousand: no one measures to three zeros
        assert parse_number(f"{grouped},{part} tỷ") == number * 10**9


UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int, is_inner: bool = False) -> str:
    """Write a number below a thousand million as it is spoken: the reading's independent inverse."""
    for scale, word in ((10**6, "triệu"), (10**3, "nghìn")):
        if number >= scale:
            rest = number % scale
            tail = in_words(rest, True) if rest >= 1000 else (_below(rest, True) if rest else "")
            return f"{in_words(number // scale, is_inner)} {word} {tail}".strip()
    return _below(number, is_inner)


def _below(number: int, is_inner: bool) -> str:
    hundreds, tens, unit = number // 100, number // 10 % 10, number % 10
    words = [UNITS[hundreds], "trăm"] if hundreds or is_inner else []
    if tens == 0:
        if unit or not words:
            words += ["linh", UNITS[unit]] if words else [UNITS[unit]]
    elif tens == 1:
        words += ["mười"] + ([] if unit == 0 else ["lăm"] if unit == 5 else [UNITS[unit]])
    else:
        spoken = {0: [], 1: ["mốt"], 4: ["tư"], 5: ["lăm"]}.get(unit, [UNITS[unit]])
        words += [UNITS[tens], "mươi", *spoken]
    return " ".join(words)


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_numbers_in_words_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number
