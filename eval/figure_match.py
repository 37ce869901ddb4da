"""Whether a figure of an answer is an expected one: its value, its unit, its time."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from eval.dataset import ExpectedFigure, ExpectedPeriod
from sources.text import accent_key

RANK = "hạng"
_WORD = re.compile(r"[\w%]+")
# What a row may write for the code of a currency.
_CODES = {"đồng": "VND", "VNĐ": "VND"}
# A figure as the JSON contract has it.
Given = dict[str, Any]


def is_value(given: Given, expected: ExpectedFigure) -> bool:
    """Tell whether the number is the expected one, and the whole of a ratio where one is expected.

    A rank need not say among how many it is.
    """
    if not is_number(given["value"], expected.value):
        return False
    if expected.of is None or given.get("of") is None:
        return expected.of is None or given.get("unit") == RANK
    return is_number(given["of"], expected.of)


def is_number(given: str, expected: str) -> bool:
    """Tell whether two numbers in plain digits are the same: ``7`` is ``7.0``."""
    return Decimal(given) == Decimal(expected)


def is_rounded(given: str, expected: str) -> bool:
    """Tell whether a number is the expected one to as many decimals as that has: ``16.65`` for ``16.7``."""
    wanted = Decimal(expected)
    step = Decimal(1).scaleb(int(wanted.as_tuple().exponent))
    return abs(Decimal(given) - wanted) <= step / 2


def is_unit(given: Given, expected: ExpectedFigure) -> bool:
    """Tell whether the unit is the expected one, or one goes on where the other ends: ``thẻ``, ``Thẻ căn cước``.

    Where no unit is expected every one is right. "19/63 tỉnh" may be counted in ranks or in what is ranked.
    """
    if expected.unit is None or (expected.of is not None and given["unit"] == RANK):
        return True
    own, wanted = (_WORD.findall(accent_key(_CODES.get(unit, unit))) for unit in (given["unit"] or "", expected.unit))
    shorter = min(len(own), len(wanted))
    return shorter > 0 and own[:shorter] == wanted[:shorter]


def is_period(given: Given, expected: ExpectedPeriod | None) -> bool:
    """Tell whether a figure holds for exactly the expected days; every time is right where none is expected."""
    if expected is None:
        return True
    own = given["period"]
    return own is not None and (own["from"], own["to"]) == (expected.first.isoformat(), expected.last.isoformat())
