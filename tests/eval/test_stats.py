"""Means, intervals and tests against values worked out elsewhere."""

from __future__ import annotations

import math

import pytest

from eval.stats import mean_of, paired, wilson


def test_means_and_the_empty_case() -> None:
    found = mean_of([1, 0, 1, 1])
    assert (found.mean, found.n) == (0.75, 4)
    assert math.isnan(mean_of([]).mean)
    assert mean_of([]).n == 0
    assert str(mean_of([1.0] * 10)) == "1.000 [0.722, 1.000]"
    assert (mean_of([0.5, 0.5]).low, mean_of([0.5]).high) == (0.5, 0.5)


def test_the_bootstrap_is_near_the_normal_interval_and_the_same_every_time() -> None:
    values = [1.0] * 800 + [0.0] * 200
    found = mean_of(values)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 1000)
    assert found.low == pytest.approx(0.8 - half, abs=0.004)
    assert found.high == pytest.approx(0.8 + half, abs=0.004)
    assert mean_of(values) == found


def test_wilson_by_hand() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_paired_difference_and_its_exact_test() -> None:
    # Eight pairs differ, seven for the better: p = 2 * (C(8,7) + C(8,8)) / 2^8 = 18 / 256.
    found = paired([0.0] * 7 + [1.0] + [1.0] * 12, [1.0] * 7 + [0.0] + [1.0] * 12)
    assert (found.better, found.worse, found.n) == (7, 1, 20)
    assert found.difference == pytest.approx(6 / 20)
    assert found.p == pytest.approx(18 / 256)
    assert found.low < found.difference < found.high
    assert paired([0.0] * 60, [1.0] * 60).as_json()["p"] == pytest.approx(2.0**-59, rel=1e-5)


def test_pairs_that_do_not_differ_and_pairs_that_are_none() -> None:
    found = paired([1.0, 0.0], [1.0, 0.0])
    assert (found.difference, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)
    for other in ([1.0], []):
        with pytest.raises(ValueError, match="cannot pair"):
            paired([] if not other else [1.0, 0.0], other)
