"""The keeper of a server: it keeps while it can, and never stands in the way of an answer."""

from __future__ import annotations

import datetime as dt
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import URL

from assistant.kept.errors import KeptNewer
from assistant.kept.keeper import Keeper, NotKept, Verdict
from assistant.kept.keeping import PAUSE, StoredKeeper, opened_keeper
from assistant.kept.store import Store
from tests.assistant.kept.conftest import NOON, asked, settings
from tests.conftest import ROOT

DAY = dt.timedelta(days=1)


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> dt.datetime:
        return self.moment

    def seconds(self) -> float:
        return (self.moment - NOON).total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keep(clock: Clock) -> Iterator[Callable[..., StoredKeeper]]:
    """Return a function that starts a keeper on a database; what it started is closed at the end."""
    started: list[StoredKeeper] = []

    def make(url: URL, retention_days: int = 180) -> StoredKeeper:
        keeper = StoredKeeper(Store(url), retention_days, clock.now, clock.seconds)
        keeper.start()
        started.append(keeper)
        return keeper

    yield make
    for keeper in started:
        keeper.close()


def file_of(url: URL) -> Path:
    return Path(str(url.database))


def test_keeping_off_keeps_nothing(sqlite_url: URL) -> None:
    keeper = opened_keeper(settings(sqlite_url, keep=False))
    assert isinstance(keeper, NotKept)
    assert keeper.keep_answer(asked()) is None
    assert not keeper.keep_feedback("x", Verdict.HELPFUL)
    assert list(keeper.rows()) == []
    keeper.close()
    assert not file_of(sqlite_url).parent.exists()


def test_a_question_and_what_is_said_of_its_answer_are_kept(url: URL) -> None:
    keeper: Keeper = opened_keeper(settings(url), lambda: NOON)
    answer_id = keeper.keep_answer(asked())
    assert answer_id is not None
    assert keeper.keep_feedback(answer_id, Verdict.WRONG_FIGURE, "số cũ", "phải là 88 triệu")
    assert not keeper.keep_feedback("x" * 24, Verdict.HELPFUL)
    (row,) = keeper.rows()
    assert (row.id, [one.comment for one in row.feedback]) == (answer_id, ["phải là 88 triệu"])
    keeper.close()
    assert keeper.keep_answer(asked()) is None


def test_old_questions_are_deleted_at_start_and_once_a_day(
    url: URL, keep: Callable[..., StoredKeeper], clock: Clock, open_store: Callable[[URL], Store]
) -> None:
    before = open_store(url)
    before.add(asked("quá hạn", NOON - 10 * DAY - dt.timedelta(seconds=1)))
    before.add(asked("còn hạn", NOON - 10 * DAY))
    keeper = keep(url, 10)
    assert [row.question for row in keeper.rows()] == ["còn hạn"]
    clock.moment = NOON + DAY - dt.timedelta(seconds=1)
    keeper.keep_answer(asked("một"))
    assert len(list(keeper.rows())) == 2
    clock.moment = NOON + DAY
    keeper.keep_answer(asked("hai"))
    assert {row.question for row in keeper.rows()} == {"một", "hai"}


def test_no_days_of_retention_keep_for_ever(sqlite_url: URL, keep: Callable[..., StoredKeeper], clock: Clock) -> None:
    keeper = keep(sqlite_url, 0)
    keeper.keep_answer(asked())
    clock.moment = NOON + 40_000 * DAY
    assert keeper.prune(clock.moment) == 0
    assert len(list(keeper.rows())) == 1


def test_a_broken_file_is_told_and_left_as_it_is(
    sqlite_url: URL, keep: Callable[..., StoredKeeper], caplog: pytest.LogCaptureFixture
) -> None:
    file_of(sqlite_url).parent.mkdir()
    file_of(sqlite_url).write_bytes(b"not a database" * 1000)
    keeper = keep(sqlite_url)
    assert keeper.keep_answer(asked()) is None
    assert "tệp hỏng hoặc không phải cơ sở dữ liệu SQLite" in caplog.text
    assert str(file_of(sqlite_url)) in caplog.text
    assert file_of(sqlite_url).read_bytes() == b"not a database" * 1000


def test_keeping_goes_on_when_the_database_is_mended(
    sqlite_url: URL, keep: Callable[..., StoredKeeper], clock: Clock
) -> None:
    file_of(sqlite_url).parent.mkdir()
    file_of(sqlite_url).write_bytes(b"not a database" * 1000)
    keeper = keep(sqlite_url)
    file_of(sqlite_url).unlink()
    assert keeper.keep_answer(asked()) is None
    clock.moment = NOON + dt.timedelta(seconds=PAUSE)
    assert keeper.keep_answer(asked()) is not None


def test_a_full_disk_costs_no_answer_and_no_kept_row(
    sqlite_url: URL, keep: Callable[..., StoredKeeper], clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = keep(sqlite_url)
    first = keeper.keep_answer(asked("trước"))
    engine = keeper._store._engine

    def no_room(connection: object, *_: object) -> None:
        connection.cursor().execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

    event.listen(engine, "checkout", no_room)
    assert keeper.keep_answer(asked("điều riêng tư " * 1000)) is None
    assert not keeper.keep_feedback(first or "", Verdict.HELPFUL)
    assert "ổ đĩa đã đầy" in caplog.text
    assert "riêng tư" not in caplog.text
    event.remove(engine, "checkout", no_room)
    engine.dispose()
    clock.moment = NOON + dt.timedelta(seconds=PAUSE)
    assert keeper.keep_answer(asked("sau")) is not None
    assert [row.question for row in keeper.rows()] in (["trước", "sau"], ["sau", "trước"])


READ_ONLY = """
import os, sys
from assistant.kept.keeping import opened_keeper
from assistant.kept.store import Store
from tests.assistant.kept.conftest import asked, settings
chosen = settings(sys.argv[1])
Store(chosen.url).close()
if os.geteuid() == 0:
    # No folder is read-only to root, and root's Python may be closed to others: all is loaded by now.
    os.setuid(65534)
keeper = opened_keeper(chosen)
print(keeper.keep_answer(asked()))
keeper.close()
"""


def test_a_folder_that_is_read_only_costs_no_answer() -> None:
    # Not in a folder of pytest, which only its owner may enter.
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, f"sqlite:///{folder}/kept.sqlite3"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (0, "None\n"), done.stderr
    assert "kept.sqlite3 (không có quyền)" in done.stderr
    assert "câu trả lời vẫn được đưa ra" in done.stderr


def test_a_file_that_is_read_only_is_told(
    sqlite_url: URL, keep: Callable[..., StoredKeeper], caplog: pytest.LogCaptureFixture
) -> None:
    keeper = keep(sqlite_url)

    def read_only(connection: object, *_: object) -> None:
        connection.cursor().execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    event.listen(keeper._store._engine, "checkout", read_only)
    assert keeper.keep_answer(asked()) is None
    assert "chỉ được đọc, không được ghi" in caplog.text


def test_a_server_that_is_down_is_tried_once_in_a_while(
    keep: Callable[..., StoredKeeper], caplog: pytest.LogCaptureFixture
) -> None:
    keeper = keep(settings("postgresql://hoiso:mậtkhẩu@127.0.0.1:1/kept").url)
    started = time.monotonic()
    assert [keeper.keep_answer(asked()) for _ in range(100)] == [None] * 100
    assert time.monotonic() - started < 2
    assert "postgresql://127.0.0.1:1/kept (máy chủ không nhận kết nối)" in caplog.text
    assert "mậtkhẩu" not in caplog.text
    assert len(caplog.records) == 1


def test_a_wrong_password_is_told_without_it(
    postgres: URL, keep: Callable[..., StoredKeeper], caplog: pytest.LogCaptureFixture
) -> None:
    keeper = keep(settings(postgres.set(password="sai-mật-khẩu")).url)
    assert keeper.keep_answer(asked()) is None
    assert "sai tên hoặc mật khẩu" in caplog.text
    assert "sai-mật-khẩu" not in caplog.text


def test_a_writer_that_holds_the_file_costs_little_time(sqlite_url: URL, open_store: Callable[[URL], Store]) -> None:
    other = open_store(sqlite_url)
    keeper = StoredKeeper(Store(sqlite_url, 0.2), 0, lambda: NOON)
    keeper.start()
    with other._engine.begin() as connection:
        connection.execute(text("DELETE FROM questions"))
        assert keeper.keep_answer(asked()) is None
    keeper.close()


def test_a_newer_database_is_refused_and_not_touched(url: URL, open_store: Callable[[URL], Store]) -> None:
    store = open_store(url)
    store.add(asked())
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(KeptNewer, match="có bản lược đồ 9999, mới hơn bản 0002 mà chương trình này biết"):
        opened_keeper(settings(url))
    assert store.count() == 1


def test_what_no_one_foresaw_costs_no_answer_and_is_told_by_its_kind_only(
    sqlite_url: URL,
    keep: Callable[..., StoredKeeper],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object) -> str:
        raise RuntimeError("điều riêng tư")

    keeper = keep(sqlite_url)
    monkeypatch.setattr(keeper._store, "add", fail)
    with caplog.at_level(logging.WARNING):
        assert keeper.keep_answer(asked()) is None
    assert "RuntimeError" in caplog.text
    assert "riêng tư" not in caplog.text


def test_a_moment_needs_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        asked(at=dt.datetime(2026, 3, 14))
