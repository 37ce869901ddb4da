"""``python -m assistant kept`` as an operator calls it: real processes, a real file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from assistant.kept.keeper import Verdict
from assistant.kept.rows import start_of
from assistant.kept.store import Store
from eval.dataset import load_questions
from sources.document import PartialDate
from sources.errors import UsageError
from tests.assistant.kept.conftest import NOON, asked
from tests.conftest import ROOT

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def call(sqlite_url: URL) -> Call:
    def run(*words: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        place = {"HOISO_DATABASE_URL": f"sqlite:///{sqlite_url.database}"}
        return subprocess.run(
            [sys.executable, "-m", "assistant", "kept", *words],
            cwd=ROOT,
            env=os.environ | place | environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def kept(sqlite_url: URL, open_store: Callable[[URL], Store]) -> Store:
    """Three questions: one answered, one not, and that one again without diacritics on the day after."""
    store = open_store(sqlite_url)
    store.add(asked("Đã cấp bao nhiêu thẻ?", NOON, status="answered", reason=None, kind="figure", session="s1"))
    doubted = store.add(asked("Giá vàng hôm nay?", start_of(PartialDate.parse("2026-03-15").first), session="s2"))
    store.add(asked("gia vang hom nay?", start_of(PartialDate.parse("2026-03-16").first), session="s2"))
    store.add_feedback(doubted, Verdict.UNHELPFUL, "thiếu", "gọi tôi 0912345678", NOON)
    return store


def failed(done: subprocess.CompletedProcess[str], code: int, message: str) -> None:
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_migrate_makes_the_database_and_says_when_there_is_nothing_to_do(call: Call, sqlite_url: URL) -> None:
    done = call("migrate")
    assert done.returncode == 0
    assert "từ bản trống lên bản 0002" in done.stderr
    assert Path(str(sqlite_url.database)).exists()
    assert "đã ở bản mới nhất 0002" in call("migrate").stderr


@pytest.mark.usefixtures("kept")
def test_export_writes_every_question_with_its_feedback(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "ra.jsonl"
    done = call("export", str(out))
    assert (done.returncode, done.stderr) == (0, f"Đã xuất 3 câu hỏi ra {out}.\n")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["question"] for row in rows] == ["gia vang hom nay?", "Giá vàng hôm nay?", "Đã cấp bao nhiêu thẻ?"]
    assert rows[1]["feedback"][0]["comment"] == "gọi tôi [số điện thoại]"
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("kept")
def test_export_of_some(call: Call) -> None:
    def questions(*words: str) -> list[str]:
        return [json.loads(line)["question"] for line in call("export", "-", *words).stdout.splitlines()]

    assert questions("--since", "2026-03-16") == ["gia vang hom nay?"]
    assert questions("--since", "2026-03") == ["gia vang hom nay?", "Giá vàng hôm nay?", "Đã cấp bao nhiêu thẻ?"]
    assert questions("--unanswered") == ["gia vang hom nay?", "Giá vàng hôm nay?"]


@pytest.mark.usefixtures("kept")
def test_an_exported_set_loads_once_its_answers_are_filled_in(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "bo-cau-hoi.jsonl"
    assert call("export", str(out), "--unanswered", "--as-questions").returncode == 0
    with pytest.raises(UsageError, match=r"có 1 câu nhưng chưa câu nào được gán nhãn"):
        load_questions(str(out))
    out.write_text(
        out.read_text(encoding="utf-8").replace('"answerable": null', '"answerable": false'), encoding="utf-8"
    )
    (question,) = load_questions(str(out))
    assert question.question == "gia vang hom nay?"
    assert question.id.startswith("kept-")
    assert question.tests == "asked 2026-03-16 by chat: abstained not_in_sources"
    assert question.day(NOON.date()).isoformat() == "2026-03-14"


def test_an_exported_set_asks_within_the_same_part(call: Call, kept: Store, tmp_path: Path) -> None:
    kept.add(asked("Giá vàng hôm nay?", NOON, filters={"topics": ["vàng"], "period": {"from": "2024-01-01"}}))
    out = tmp_path / "bo-cau-hoi.jsonl"
    assert call("export", str(out), "--unanswered", "--as-questions").returncode == 0
    out.write_text(out.read_text(encoding="utf-8").replace(": null", ": false", 2), encoding="utf-8")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert ["filter" in row for row in rows] == [False, True]
    assert load_questions(str(out))[1].within.topics == ("vàng",)


def test_what_asks_nothing_is_no_question_without_an_answer(call: Call, kept: Store) -> None:
    kept.add(asked("Cảm ơn nhé", NOON, status="talk", reason=None))
    assert "Cảm ơn nhé" not in call("export", "-", "--unanswered", "--as-questions").stdout
    shown = call("stats").stdout
    assert "chào hỏi, cảm ơn 1" in shown
    assert "Cảm ơn nhé" not in shown


def test_erase_asks_first(call: Call, kept: Store) -> None:
    failed(call("erase", "--session", "s2", typed="không\n"), 1, "Không xoá gì; để xoá, hãy gõ «xoá»")
    failed(call("erase", "--session", "s2"), 1, "Sẽ xoá hẳn 2 câu hỏi cùng phản hồi ở")
    assert kept.count() == 3
    done = call("erase", "--session", "s2", typed="xóa\n")
    assert done.returncode == 0
    assert "Đã xoá 2 câu hỏi." in done.stderr
    assert [row.question for row in kept.rows()] == ["Đã cấp bao nhiêu thẻ?"]


def test_erase_by_id_by_date_and_all(call: Call, kept: Store) -> None:
    newest = next(iter(kept.rows())).id
    assert call("erase", "--id", newest, "--yes").stderr == "Đã xoá 1 câu hỏi.\n"
    assert call("erase", "--before", "2026-03-15", "--yes").stderr == "Đã xoá 1 câu hỏi.\n"
    assert call("erase", "--all", "--yes").stderr == "Đã xoá 1 câu hỏi.\n"
    assert kept.count() == 0


@pytest.mark.parametrize("words", [(), ("--all", "--id", "x"), ("--session", "s", "--before", "2026")])
def test_erase_needs_to_know_what(call: Call, kept: Store, words: tuple[str, ...]) -> None:
    failed(call("erase", "--yes", *words), 2, "Cần đúng một trong --id, --session, --before, --all")
    assert kept.count() == 3


def test_prune_deletes_what_is_past_its_days(call: Call, kept: Store) -> None:
    kept.add(asked("rất cũ", start_of(PartialDate.parse("1999").first)))
    assert "0: giữ mãi" in call("prune", HOISO_RETENTION_DAYS="0").stderr
    # A century: whatever the day is on which this runs.
    assert call("prune", HOISO_RETENTION_DAYS="36500").stderr == "Đã xoá 0 câu hỏi lưu quá 36500 ngày.\n"
    assert kept.count() == 4
    assert "Đã xoá" in call("prune", HOISO_RETENTION_DAYS="1").stderr
    assert "rất cũ" not in {row.question for row in kept.rows()}


@pytest.mark.usefixtures("kept")
def test_stats_for_people_and_for_programs(call: Call) -> None:
    shown = call("stats").stdout
    assert shown.startswith("3 câu hỏi: không trả lời 2, có trả lời 1\n")
    assert "  2 lần: gia vang hom nay? (nguồn không nói 2)" in shown
    counts = json.loads(call("stats", "--json", "--since", "2026-03-15").stdout)
    assert counts["statuses"] == {"abstained": 2}
    assert counts["unanswered"] == [{"subject": "gia vang hom nay?", "count": 2, "reasons": {"not_in_sources": 2}}]


@pytest.mark.parametrize("command", [("export", "-"), ("erase", "--all", "--yes"), ("prune",), ("stats",)])
def test_nothing_kept_is_told_and_nothing_made(call: Call, sqlite_url: URL, command: tuple[str, ...]) -> None:
    failed(call(*command), 1, "Chưa có câu hỏi nào được lưu ở")
    assert not Path(str(sqlite_url.database)).parent.exists()


def test_bad_use_is_told(call: Call, kept: Store, tmp_path: Path) -> None:
    failed(call("stats", "--since", "mai"), 2, "Ngày 'mai' không đọc được")
    failed(call("export", str(tmp_path / "none" / "x")), 1, "không có tệp hay thư mục này")
    failed(call("stats", HOISO_RETENTION_DAYS="x"), 2, "HOISO_RETENTION_DAYS có giá trị 'x'")
    failed(call("nope"), 2, "Không có lệnh «nope»")


def test_a_broken_file_is_told(call: Call, sqlite_url: URL) -> None:
    file = Path(str(sqlite_url.database))
    file.parent.mkdir()
    file.write_bytes(b"x" * 5000)
    failed(call("stats"), 1, "tệp hỏng hoặc không phải cơ sở dữ liệu SQLite")
    assert file.read_bytes() == b"x" * 5000


def test_a_password_is_never_told(call: Call) -> None:
    done = call("stats", HOISO_DATABASE_URL="postgresql://u:bímật@127.0.0.1:1/d?application_name=bímật")
    failed(done, 1, "postgresql://127.0.0.1:1/d (máy chủ không nhận kết nối)")
    assert "bímật" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", [(), ("migrate",), ("export",), ("erase",), ("prune",), ("stats",)])
def test_help_is_vietnamese(call: Call, command: tuple[str, ...]) -> None:
    done = call(*command, "--help")
    assert done.stdout.startswith("Cách dùng: python -m assistant kept")
    for english in ("Usage", "Options", "Commands", "Show this", "Arguments"):
        assert english not in done.stdout
