"""A real SQLite file and a real PostgreSQL server: what is written, read back, deleted."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from assistant.kept.errors import KeptUnusable
from assistant.kept.keeper import Channel, KeptFigure, Verdict
from assistant.kept.rows import EVERYTHING, Wanted, start_of
from assistant.kept.store import Store, new_id
from tests.assistant.kept.conftest import NOON, asked
from tests.conftest import ROOT

HOUR = dt.timedelta(hours=1)


def test_what_is_written_comes_back(store: Store) -> None:
    answer_id = store.add(
        asked(
            "Đã cấp bao nhiêu thẻ?",
            status="answered",
            reason=None,
            kind="figure",
            text="**hơn 87 triệu** [1]",
            history=("Xin chào", "Còn năm 2022?"),
            figures=(KeptFigure("hơn 87 triệu", "thẻ.txt", 1795, 1807),),
            generation="20260314T050000Z",
            channel=Channel.MCP,
            session="abc",
            filters={"topics": ["thẻ"], "period": {"to": "2024-12-31"}},
        )
    )
    (row,) = store.rows()
    assert row.as_json() == {
        "id": answer_id,
        "asked_at": "2026-03-14T12:00:00+00:00",
        "channel": "mcp",
        "session_mark": "f2adff63e357f65cf5efd5347bc1f51f",
        "question": "Đã cấp bao nhiêu thẻ?",
        "history": ["Xin chào", "Còn năm 2022?"],
        "status": "answered",
        "reason": None,
        "kind": "figure",
        "text": "**hơn 87 triệu** [1]",
        "figures": [{"as_written": "hơn 87 triệu", "doc_id": "thẻ.txt", "start": 1795, "end": 1807}],
        "generation": "20260314T050000Z",
        "as_of": "2026-03-14",
        "filter": {"topics": ["thẻ"], "period": {"to": "2024-12-31"}},
        "took_ms": 12.5,
        "feedback": [],
    }


def test_a_public_id_is_letters_that_no_one_guesses() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 24 and one.isascii() and one.islower() and one.isalpha() for one in ids)


def test_every_text_is_masked_before_it_is_written(store: Store) -> None:
    answer_id = store.add(
        asked(
            "CCCD 001099012345",
            history=("gọi 0912 345 678",),
            text="thư a@b.vn",
            figures=(KeptFigure("123456789", "d", 0, 9),),
        )
    )
    store.add_feedback(answer_id, Verdict.UNHELPFUL, "vì 0912345678", "thẻ 4111 1111 1111 1111", NOON)
    (row,) = store.rows()
    assert row.question == "CCCD [số căn cước]"
    assert row.history == ("gọi [số điện thoại]",)
    assert row.text == "thư [thư điện tử]"
    assert row.figures[0].as_written == "[số căn cước]"
    assert row.feedback[0].reason == "vì [số điện thoại]"
    assert row.feedback[0].comment == "thẻ [số thẻ ngân hàng]"


def test_the_id_of_a_session_is_nowhere(store: Store, url: URL) -> None:
    store.add(asked(session="cookie-of-someone"))
    engine = create_engine(url)
    with engine.connect() as connection:
        assert "cookie-of-someone" not in str(connection.execute(text("SELECT * FROM questions")).all())
    engine.dispose()


def test_texts_that_databases_refuse_are_taken(store: Store) -> None:
    store.add(asked("a\0b \ud800 \U0001f600 'x'; DROP TABLE questions; --"))
    (row,) = store.rows()
    assert row.question == "ab ? \U0001f600 'x'; DROP TABLE questions; --"


def test_a_long_comment_is_cut_and_no_half_number_is_left(store: Store) -> None:
    answer_id = store.add(asked())
    store.add_feedback(answer_id, Verdict.UNHELPFUL, None, "0912345678 " * 10_000, NOON)
    (row,) = store.rows()
    comment = row.feedback[0].comment or ""
    assert len(comment) <= 2000
    assert not any(character.isdigit() for character in comment)


def test_rows_come_newest_first_and_over_many_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(12):
        store.add(asked(f"câu {n}", NOON + n // 2 * HOUR))
    monkeypatch.setattr("assistant.kept.store._BATCH", 5)
    rows = list(store.rows())
    assert len({row.id for row in rows}) == 12
    assert [row.asked_at.hour for row in rows] == [17, 17, 16, 16, 15, 15, 14, 14, 13, 13, 12, 12]


def test_what_is_wanted(store: Store) -> None:
    first = store.add(asked("một", NOON, session="s1"))
    store.add(asked("hai", NOON + HOUR, session="s2", status="answered"))
    store.add(asked("ba", NOON + 2 * HOUR, session="s1"))
    store.add_feedback(first, Verdict.HELPFUL, None, None, NOON)

    def found(wanted: Wanted) -> list[str]:
        rows = [row.question for row in store.rows(wanted)]
        assert store.count(wanted) == len(rows)
        return rows

    assert found(EVERYTHING) == ["ba", "hai", "một"]
    assert found(Wanted(since=NOON + HOUR)) == ["ba", "hai"]
    assert found(Wanted(before=NOON + HOUR)) == ["một"]
    assert found(Wanted(id=first)) == ["một"]
    assert found(Wanted(session="s1")) == ["ba", "một"]
    mark = next(row.session_mark for row in store.rows(Wanted(id=first)))
    assert found(Wanted(session=mark)) == ["ba", "một"]
    assert found(Wanted(unanswered=True)) == ["ba", "một"]
    assert found(Wanted(with_feedback=True)) == ["một"]
    assert found(Wanted(id="none")) == []


def test_a_day_begins_at_midnight_in_vietnam() -> None:
    assert start_of(dt.date(2026, 3, 14)) == dt.datetime(2026, 3, 13, 17, tzinfo=dt.UTC)


def test_feedback_is_replaced_by_its_opposite_and_a_wrong_figure_stands_beside(store: Store) -> None:
    answer_id = store.add(asked())
    for verdict in (Verdict.HELPFUL, Verdict.WRONG_FIGURE, Verdict.UNHELPFUL, Verdict.UNHELPFUL):
        assert store.add_feedback(answer_id, verdict, None, None, NOON)
    (row,) = store.rows()
    assert sorted(one.verdict for one in row.feedback) == ["unhelpful", "wrong_figure"]


def test_feedback_on_what_is_not_kept_is_refused(store: Store) -> None:
    assert not store.add_feedback("x" * 24, Verdict.HELPFUL, None, None, NOON)


def test_erasing_takes_feedback_along(store: Store, url: URL) -> None:
    first, second = store.add(asked("một", session="s1")), store.add(asked("hai", session="s2"))
    store.add_feedback(first, Verdict.HELPFUL, None, None, NOON)
    store.add_feedback(second, Verdict.HELPFUL, None, None, NOON)
    assert store.erase(Wanted(session="s1")) == 1
    assert [row.question for row in store.rows()] == ["hai"]
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT question_id FROM feedback")).scalars().all() == [second]
    engine.dispose()
    assert store.erase(EVERYTHING) == 1
    assert store.count() == 0


def test_nothing_of_what_is_erased_is_left_in_the_file(sqlite_url: URL, open_store: Callable[[URL], Store]) -> None:
    store = open_store(sqlite_url)
    store.add(asked("điều bí mật " * 500))
    store.add(asked("điều ở lại"))
    store.erase(Wanted(id=next(row.id for row in store.rows() if "bí mật" in row.question)))
    left = b"".join(path.read_bytes() for path in Path(str(sqlite_url.database)).parent.iterdir())
    assert "bí mật".encode() not in left
    assert "ở lại".encode() in left


def test_pruning_deletes_what_was_asked_before(store: Store) -> None:
    store.add(asked("cũ", NOON - HOUR))
    store.add(asked("mới", NOON))
    assert store.prune(NOON) == 1
    assert [row.question for row in store.rows()] == ["mới"]


def test_the_file_is_for_its_owner_only(sqlite_url: URL, open_store: Callable[[URL], Store]) -> None:
    store = open_store(sqlite_url)
    store.add(asked())
    modes = {path.name: path.stat().st_mode & 0o777 for path in Path(str(sqlite_url.database)).parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "kept.sqlite3-wal" in modes


def test_a_key_of_sqlite_cascades(sqlite_url: URL, open_store: Callable[[URL], Store]) -> None:
    store = open_store(sqlite_url)
    store.add_feedback(store.add(asked()), Verdict.HELPFUL, None, None, NOON)
    with store._engine.begin() as connection:
        connection.execute(text("DELETE FROM questions"))
        assert connection.execute(text("SELECT count(*) FROM feedback")).scalar() == 0


WRITER = """
import sys
from sqlalchemy.engine import make_url
from assistant.kept.keeper import Verdict
from assistant.kept.store import Store
from tests.assistant.kept.conftest import NOON, asked
store = Store(make_url(sys.stdin.read()), 60)
store.prepare()
for n in range(100):
    store.add_feedback(store.add(asked(f"{sys.argv[1]}-{n}")), Verdict.HELPFUL, None, None, NOON)
store.close()
"""


def test_processes_make_migrate_and_write_one_database_at_once(url: URL, open_store: Callable[[URL], Store]) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", WRITER, name],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b", "c")
    ]
    shown = url.render_as_string(hide_password=False)
    threads = [threading.Thread(target=writer.communicate, args=(shown,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    rows = list(open_store(url).rows())
    assert len({row.question for row in rows}) == 300
    assert all(len(row.feedback) == 1 for row in rows)


def test_threads_share_a_store(store: Store) -> None:
    threads = [
        threading.Thread(target=lambda n=n: [store.add(asked(f"{n}-{m}")) for m in range(20)])  # type: ignore[misc]
        for n in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert store.count() == 200


def test_what_a_database_says_holds_no_question_and_no_password(store: Store, url: URL) -> None:
    engine = store._engine
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE feedback"))
        connection.execute(text("DROP TABLE questions"))
    with pytest.raises(KeptUnusable) as caught:
        store.add(asked("điều riêng tư"))
    shown: BaseException | None = caught.value
    while shown is not None:
        assert "điều riêng tư" not in str(shown)
        assert url.password is None or url.password not in str(shown)
        shown = shown.__cause__
    assert "Không dùng được cơ sở dữ liệu lưu câu hỏi ở" in str(caught.value)
