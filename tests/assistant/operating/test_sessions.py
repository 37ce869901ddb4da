"""How long an operator is signed in."""

from __future__ import annotations

import pytest

from assistant.operating.sessions import Sessions
from tests.assistant.operating.test_tries import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    return Sessions(clock, life=100, idle=30)


def test_a_session_goes_on_while_it_is_used_and_ends_all_the_same(sessions: Sessions, clock: Clock) -> None:
    token = sessions.begin()
    held = []
    for _ in range(6):
        clock.now += 20
        held.append(sessions.holds(token))
    assert held == [True, True, True, True, False, False]


def test_a_session_that_is_not_used_ends(sessions: Sessions, clock: Clock) -> None:
    token = sessions.begin()
    clock.now += 30
    assert not sessions.holds(token)


def test_a_session_that_is_ended_is_over_and_others_go_on(sessions: Sessions) -> None:
    one, other = sessions.begin(), sessions.begin()
    sessions.end(one)
    assert (sessions.holds(one), sessions.holds(other)) == (False, True)


@pytest.mark.parametrize("token", [None, "", "x", "\ud800", "x" * 10_000])
def test_what_is_no_token_holds_nothing(sessions: Sessions, token: str | None) -> None:
    sessions.begin()
    assert not sessions.holds(token)


def test_a_restart_ends_all_sessions(sessions: Sessions) -> None:
    assert not Sessions().holds(sessions.begin())


def test_tokens_are_not_held_and_differ(sessions: Sessions) -> None:
    token = sessions.begin()
    assert len(token) >= 43
    assert token != sessions.begin()
    assert token not in str(vars(sessions))


def test_there_are_only_so_many(sessions: Sessions) -> None:
    tokens = [sessions.begin() for _ in range(101)]
    assert [sessions.holds(token) for token in (tokens[0], tokens[1], tokens[100])] == [False, True, True]
