"""How often a password may be tried."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.operating.tries import Rule, Tries

OWN = Rule(free=3, first=10.0, longest=40.0, forgotten=100.0)
ALL = Rule(free=6, first=2.0, longest=8.0, forgotten=50.0)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(clock: Clock) -> Tries:
    return Tries(clock, OWN, ALL)


def test_the_first_failures_are_free_then_each_wait_doubles_up_to_the_longest(tries: Tries, clock: Clock) -> None:
    assert [tries.begin("a") for _ in range(4)] == [0, 0, 0, 10]
    waits = []
    for _ in range(4):
        clock.now += 40
        assert tries.begin("a") == 0
        waits.append(tries.begin("a"))
    assert waits == [20, 40, 40, 40]


def test_a_try_that_is_refused_does_not_make_the_wait_longer(tries: Tries, clock: Clock) -> None:
    for _ in range(3):
        tries.begin("a")
    assert [tries.begin("a") for _ in range(20)] == [10] * 20
    clock.now += 10
    assert tries.begin("a") == 0


def test_another_client_is_not_kept_waiting(tries: Tries) -> None:
    for _ in range(3):
        tries.begin("a")
    assert tries.begin("b") == 0


def test_success_takes_back_the_failures(tries: Tries) -> None:
    for _ in range(5):
        assert tries.begin("a") == 0
        tries.succeeded("a")
    assert tries.begin("a") == 0


def test_one_who_guesses_from_many_addresses_waits_too(tries: Tries, clock: Clock) -> None:
    assert [tries.begin(f"client {n}") for n in range(7)] == [0] * 6 + [2]
    clock.now += 2
    assert [tries.begin(f"later {n}") for n in range(2)] == [0, 4]


def test_where_an_operator_signed_in_before_the_failures_of_others_do_not_count(tries: Tries) -> None:
    tries.begin("operator")
    tries.succeeded("operator")
    for n in range(6):
        tries.begin(f"client {n}")
    assert (tries.begin("stranger"), tries.begin("operator")) == (2, 0)


def test_failures_are_forgotten(tries: Tries, clock: Clock) -> None:
    tries.begin("a")
    tries.begin("a")
    clock.now += 101
    assert [tries.begin("a") for _ in range(4)] == [0, 0, 0, 10]


def test_many_at_once_get_no_more_than_one_by_one(tries: Tries) -> None:
    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda _: tries.begin("a"), range(64)))
    assert waits.count(0) == 3
