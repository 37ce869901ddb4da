"""The chart of a series: its axis, and that a rank stands upside down."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.web.chart import axis_number, chart_svg
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("value", "largest", "shown"),
    [
        ("60000000", "90000000", "60 triệu"),
        ("500000", "2000000", "0,5 triệu"),
        ("2500", "5000", "2.500"),
        ("30000", "60000", "30 nghìn"),
        ("43.5", "50", "43,5"),
        ("0.7", "0.9", "0,7"),
        ("0", "90000000", "0"),
    ],
)
def test_the_axis_is_in_vietnamese_numbers(value: str, largest: str, shown: str) -> None:
    assert axis_number(Decimal(value), Decimal(largest)) == shown


def _heights(svg: str) -> list[float]:
    return [float(y) for y in re.findall(r'class="point" cx="[\d.]+" cy="([\d.]+)"', svg)]


def test_a_larger_value_stands_higher(shipped: Assistant) -> None:
    result = shipped.ask("Số thẻ căn cước gắn chip đã cấp qua các năm?", TODAY)
    assert isinstance(result, Answer)
    newest, *_, oldest = _heights(str(chart_svg(result.figures)))
    assert newest < oldest


def test_a_better_rank_stands_higher(shipped: Assistant) -> None:
    result = shipped.ask("Xếp hạng chuyển đổi số của Quảng Ngãi qua các năm", TODAY)
    assert isinstance(result, Answer)
    assert [figure.as_written for figure in result.figures] == ["26", "21"]
    newest, oldest = _heights(str(chart_svg(result.figures)))
    assert newest < oldest


def test_one_figure_makes_no_chart(shipped: Assistant) -> None:
    result = shipped.ask("Trà Vinh xếp hạng DTI 2022 thứ mấy?", TODAY)
    assert isinstance(result, Answer)
    assert chart_svg(result.figures[:1]) == ""
