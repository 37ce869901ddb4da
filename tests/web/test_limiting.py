"""Clients, and how much each may ask."""

from __future__ import annotations

import pytest

from assistant.web.api.problems import Problem
from assistant.web.limiting import Limits, Work, client_of
from assistant.web.settings import WebSettings


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("x" * 500, "x" * 100),
    ],
)
def test_clients(address: str, client: str) -> None:
    assert client_of({"type": "http", "client": (address, 1)}) == client


def test_a_client_without_an_address_is_one_too() -> None:
    assert client_of({"type": "http"}) == client_of({"type": "http", "client": None}) == ""


def refused(limits: Limits, work: Work, client: str, cost: int = 1) -> bool:
    try:
        limits.take(work, client, cost)
    except Problem as problem:
        assert (problem.status_code, 1 <= int((problem.headers or {})["Retry-After"]) <= 60) == (429, True)
        return True
    return False


def test_each_client_and_each_kind_of_work_is_counted_by_itself() -> None:
    limits = Limits(WebSettings(asks_per_minute=2, events_per_minute=3))
    assert [refused(limits, Work.ASK, "a") for _ in range(6)][-1]
    assert not refused(limits, Work.EVENT, "a")
    assert not refused(limits, Work.ASK, "b")


def test_what_is_refused_is_not_counted() -> None:
    limits = Limits(WebSettings(asks_per_minute=10))
    assert refused(limits, Work.ASK, "a", 11)
    assert not refused(limits, Work.ASK, "a", 10)


def test_no_limit_where_none_is_set() -> None:
    limits = Limits(WebSettings(asks_per_minute=0))
    assert not any(refused(limits, Work.ASK, "a", 1000) for _ in range(3))
    assert limits.most_asks() is None
