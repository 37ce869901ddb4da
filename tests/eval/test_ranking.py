"""Measures of rankings: by hand, and against a few lines of our own on any rankings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.ranking import rank_measures

NAMES = ("R@1", "R@3", "R@5", "MRR")


def test_by_hand() -> None:
    rankings = [[7, 3, 5], [3], [], [1, 2, 4, 5, 6, 3], [9, 8]]
    right = [{3}, {3}, {3}, {3}, set[int]()]
    assert rank_measures(rankings, right, NAMES) == [
        {"R@1": 0.0, "R@3": 1.0, "R@5": 1.0, "MRR": 0.5},
        {"R@1": 1.0, "R@3": 1.0, "R@5": 1.0, "MRR": 1.0},
        {"R@1": 0.0, "R@3": 0.0, "R@5": 0.0, "MRR": 0.0},
        {"R@1": 0.0, "R@3": 0.0, "R@5": 0.0, "MRR": pytest.approx(1 / 6)},
        {"R@1": 0.0, "R@3": 0.0, "R@5": 0.0, "MRR": 0.0},
    ]


def test_one_of_several_right_items_is_enough() -> None:
    assert rank_measures([["b", "x", "a"]], [{"a", "b"}], ["R@1", "MRR"]) == [{"R@1": 1.0, "MRR": 1.0}]


def test_rankings_and_questions_are_as_many() -> None:
    with pytest.raises(ValueError, match="argument"):
        rank_measures([[1]], [], NAMES)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 30), unique=True, max_size=30), st.sets(st.integers(0, 30), max_size=3)),
        min_size=1,
        max_size=12,
    )
)
def test_against_an_oracle(cases: list[tuple[list[int], set[int]]]) -> None:
    found = rank_measures([ranking for ranking, _ in cases], [right for _, right in cases], NAMES)
    for (ranking, right), values in zip(cases, found, strict=True):
        first = next((place for place, item in enumerate(ranking, 1) if item in right), None)
        assert values["MRR"] == pytest.approx(1 / first if first else 0.0, abs=1e-6)
        for k in (1, 3, 5):
            assert values[f"R@{k}"] == float(first is not None and first <= k)
