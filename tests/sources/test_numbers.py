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
    ],
)
def test_values(written: str, value: str) -> None:
    parsed = parse_number(written)
    assert parsed is not None
    assert format_value(parsed) == value


@pytest.mark.parametrize("written", ["", "triệu", "1..2", "một", "12/7", "1.2.3"])
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
    assert parse_number(f"{grouped},{part} tỷ") == number * 10**9
