"""Keeping behind the answer: in order, never waited for, and whatever the keeper does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest

from assistant.kept.keeper import KeptAnswer, NotKept, Verdict
from assistant.kept.rows import KeptRow, Wanted
from assistant.web.keeping_later import KeptLater
from tests.assistant.kept.conftest import asked


class Slow:
    """A keeper that waits until it may go on, and fails on one question."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.begun = threading.Event()
        self.kept: list[str] = []

    def keep_answer(self, asked: KeptAnswer) -> str | None:
        self.begun.set()
        self.may_go_on.wait(30)
        if asked.question == "hỏng":
            raise ValueError("bí mật")
        self.kept.append(asked.question)
        return None

    def keep_feedback(
        self, answer_id: str, verdict: Verdict, reason: str | None = None, comment: str | None = None
    ) -> bool:
        return False

    def rows(self, wanted: Wanted | None = None) -> Iterator[KeptRow]:
        return iter(())

    def close(self) -> None:
        pass


@pytest.fixture
def keeper() -> Slow:
    return Slow()


def test_a_slow_keeper_is_not_waited_for_and_keeps_in_order(keeper: Slow) -> None:
    later = KeptLater(keeper)
    for n in range(5):
        later.keep(asked(f"câu {n}"))
    assert keeper.kept == []
    keeper.may_go_on.set()
    later.close()
    assert keeper.kept == [f"câu {n}" for n in range(5)]


def test_where_too_many_wait_the_rest_is_let_go_and_told_once(keeper: Slow, caplog: pytest.LogCaptureFixture) -> None:
    later = KeptLater(keeper, most_waiting=2)
    later.keep(asked("câu 0"))
    assert keeper.begun.wait(30)
    with caplog.at_level(logging.WARNING):
        for n in range(1, 9):
            later.keep(asked(f"câu {n}"))
    assert [record.message for record in caplog.records] == [
        "nơi lưu quá chậm nên có câu hỏi không được lưu; câu trả lời vẫn được đưa ra"
    ]
    keeper.may_go_on.set()
    later.close()
    assert keeper.kept == ["câu 0", "câu 1", "câu 2"]


def test_a_keeper_that_fails_keeps_the_next(keeper: Slow, caplog: pytest.LogCaptureFixture) -> None:
    later = KeptLater(keeper)
    keeper.may_go_on.set()
    later.keep(asked("hỏng"))
    later.keep(asked("lành"))
    later.close()
    assert keeper.kept == ["lành"]
    assert "bí mật" not in caplog.text


def test_after_closing_nothing_is_kept(keeper: Slow) -> None:
    later = KeptLater(keeper)
    later.close()
    later.keep(asked())
    assert (later.keeps, keeper.begun.is_set()) == (False, False)


def test_where_nothing_is_kept_no_thread_is_started() -> None:
    later = KeptLater(NotKept())
    before = threading.active_count()
    later.keep(asked())
    assert (later.keeps, threading.active_count()) == (False, before)
    later.close()
