"""Two runs side by side."""

from __future__ import annotations

import pytest

from eval.compare import compare, comparison_lines
from sources.errors import UsageError
from tests.eval.making import run_of


def test_differences_are_paired_and_changed_questions_are_listed() -> None:
    first = run_of([0.0, 0.0, 1.0, 1.0], rank=[0.5, 1.0, 1.0, 0.25])
    second = run_of([1.0, 1.0, 0.0, 1.0], rank=[1.0, 1.0, 1.0, 0.25])
    found = compare(first, second)
    assert found.measures["right"].difference == pytest.approx(0.25)
    assert (found.measures["right"].better, found.measures["right"].worse) == (2, 1)
    assert found.measures["right"].p == pytest.approx(1.0)
    assert found.measures["rank"].difference == pytest.approx(0.125)
    assert [(change.id, change.measures) for change in found.changes] == [
        ("0", {"right": (0.0, 1.0), "rank": (0.5, 1.0)}),
        ("1", {"right": (0.0, 1.0)}),
        ("2", {"right": (1.0, 0.0)}),
    ]
    lines = list(comparison_lines(found, 1))
    assert "3 câu đã đổi, in 1 câu đầu" in lines
    assert lines[-1] == "  0 câu 0?: sai → đúng; right 0 → 1, rank 0.5 → 1"
    back = compare(second, first)
    assert back.measures["right"].difference == -found.measures["right"].difference


def test_a_measure_counts_where_both_runs_have_it() -> None:
    first, second = run_of([1.0, 0.0], unit=[1.0, 0.0]), run_of([1.0, 0.0], unit=[0.0, 0.0])
    del first.rows[1].measures["unit"]
    assert compare(first, second).measures["unit"].n == 1
    assert compare(first, second).measures["unit"].difference == -1.0


def test_runs_of_different_questions_are_refused() -> None:
    with pytest.raises(UsageError, match=r"khác nhau: x \(1 câu, mã dddddddd\) và x \(1 câu, mã eeeeeeee\)"):
        compare(run_of([1.0]), run_of([1.0], digest="e" * 64))
    with pytest.raises(UsageError, match="khác nhau"):
        compare(run_of([1.0]), run_of([1.0, 1.0]))
