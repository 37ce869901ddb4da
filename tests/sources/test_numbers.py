from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.numbers import SCALES, format_value, is_reversed, parse_number


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
        ("hai mốt", "21"),
        ("bảy hai", "72"),
        ("một trăm bốn bảy nghìn", "147000"),
        ("bốn trăm sáu triệu", "460000000"),
        ("một nghìn hai sáu", "1026"),
        ("mười triệu tư", "10400000"),
        ("chín chín tỷ chín", "99900000000"),
        ("hai mươi chấm tư", "20.4"),
        ("một phẩy một hai ba không năm", "1.12305"),
        ("một nghìn phẩy không năm", "1000.05"),
        ("2 chấm 23", "2.23"),
        ("trừ sáu mươi", "-60"),
        ("2tr500k", "2500000"),
        ("6½", "6.5"),
        ("100,000", "100000"),
        (".77", "0.77"),
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


GROUPINGS = st.sampled_from([".", " ", "\u00a0", "\u2009", "\u202f"])


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99), GROUPINGS)
def test_a_number_reads_back_whatever_groups_it(whole: int, hundredths: int, mark: str) -> None:
    grouped = f"{whole:,}".replace(",", mark)
    assert parse_number(grouped) == whole
    assert parse_number(f"{grouped},{hundredths:02}") == whole + Decimal(hundredths) / 100


@given(st.integers(min_value=1000, max_value=10**15), st.integers(min_value=0, max_value=9))
def test_a_number_in_the_reverse_habit_reads_back(whole: int, tenths: int) -> None:
    assert parse_number(f"{whole:,}.{tenths}") == whole + Decimal(tenths) / 10


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["k", "K", "tr", "M", "ty"]))
def test_a_short_scale_reads_back(number: int, scale: str) -> None:
    factor = {"k": 10**3, "tr": 10**6, "m": 10**6, "ty": 10**9}[scale.lower()]
    assert parse_number(f"{number}{scale}") == number * factor


@pytest.mark.parametrize(
    ("text", "reversed_habit"),
    [
        ("Có 1,234,567 thẻ và 2,500 hồ sơ.", True),
        ("Đạt 10.98% và 2,500 hồ sơ.", True),
        ("Có 1.234.567 thẻ và 2,500 triệu.", False),
        ("Đạt 10.98 triệu, tức 12,5%.", False),
        ("Có 5 thẻ.", False),
    ],
)
def test_the_habit_of_a_text(text: str, reversed_habit: bool) -> None:
    assert is_reversed(text) is reversed_habit


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_numbers_in_words_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number
