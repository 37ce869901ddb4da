"""``python -m index list | check | rollback | prune``: as functions, and as another program calls them."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.__main__ import app
from index.build import build, plan
from index.generation import load_generation
from index.snapshots import Snapshots
from index.store import current_name, generation_names
from index.switching import new_generation
from index.upkeep import check_generations, clear_away, list_generations, rollback
from sources.cli import run
from sources.errors import GenerationUnknown, IndexBroken, IndexBusy, IndexMissing
from tests.conftest import BUILT_AT, HashingEncoder, make_document

Call = Callable[..., tuple[int, str, str]]
FIRST, SECOND, THIRD = "20260101T000000Z", "20260101T000001Z", "20260101T000002Z"


def build_at(index_dir: Path, second: int) -> None:
    document = make_document(f"Đã cấp {second + 5} triệu thẻ.", f"{second}.md")
    build(plan([document]), index_dir, HashingEncoder(), BUILT_AT + dt.timedelta(seconds=second))


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    for second in range(3):
        build_at(tmp_path / "index", second)
    return tmp_path / "index"


def damage(index_dir: Path, name: str) -> None:
    with (index_dir / "generations" / name / "passages.jsonl").open("ab") as file:
        file.write(b"x")


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs a command and gives its exit code, stdout and stderr."""

    def run_command(index_dir: Path, *words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["index", *words, "--index", str(index_dir)])
        with pytest.raises(SystemExit) as ended:
            run(app)
        assert isinstance(ended.value.code, int)
        out, err = capsys.readouterr()
        return ended.value.code, out, err.strip()

    return run_command


def test_the_generations_are_listed_newest_first(index_dir: Path, call: Call) -> None:
    rollback(index_dir, SECOND)
    damage(index_dir, FIRST)
    (index_dir / "generations" / THIRD / "manifest.json").write_text("{")
    rows = list_generations(index_dir)
    assert [(row.name, row.serves) for row in rows] == [(THIRD, False), (SECOND, True), (FIRST, False)]
    assert rows[0].manifest is None
    assert rows[1].manifest is not None
    assert rows[1].manifest["counts"]["documents"] == 1
    size = sum(p.stat().st_size for p in (index_dir / "generations" / SECOND).rglob("*") if p.is_file())
    assert rows[1].size == size > 1000

    code, out, _ = call(index_dir, "list")
    lines = out.splitlines()
    assert code == 0
    assert THIRD in lines[0]
    assert "không đọc được" in lines[0]
    assert lines[1].startswith(
        f"* đang dùng  {SECOND}  dựng 2026-01-01T00:00:01+00:00  1 tài liệu, 1 đoạn, 1 câu, 1 số liệu"
    )
    assert "hashing" in lines[1]
    assert "MiB" in lines[1]
    facts = json.loads(call(index_dir, "list", "--json")[1])[1]
    assert (facts["name"], facts["serves"], facts["encoder"], facts["size"]) == (SECOND, True, "hashing", size)


def test_check_reads_every_file_of_every_generation(index_dir: Path, call: Call) -> None:
    assert check_generations(index_dir) == {THIRD: [], SECOND: [], FIRST: []}
    assert call(index_dir, "check") == (0, f"{THIRD}: nguyên vẹn\n{SECOND}: nguyên vẹn\n{FIRST}: nguyên vẹn\n", "")
    damage(index_dir, THIRD)
    (index_dir / "generations" / THIRD / "sentences.npy").unlink()
    code, out, told = call(index_dir, "check")
    assert code == 1
    first, *rest = out.splitlines()
    assert first == (
        f"{THIRD}: tệp passages.jsonl đã bị thay đổi hoặc cụt; "
        "không đọc được tệp sentences.npy (không có tệp hay thư mục này)"
    )
    assert rest == [f"{SECOND}: nguyên vẹn", f"{FIRST}: nguyên vẹn"]
    assert "passages.jsonl" in told
    assert f"python -m index rollback {SECOND}" in told


def test_check_fails_for_a_generation_that_does_not_serve_but_not_for_an_old_format(
    index_dir: Path, call: Call
) -> None:
    path = index_dir / "generations" / FIRST / "manifest.json"
    path.write_text(json.dumps({"format_version": 1}))
    code, out, _ = call(index_dir, "check")
    assert (code, "định dạng 1" in out) == (0, True)
    damage(index_dir, SECOND)
    code, _, told = call(index_dir, "check")
    assert (code, f"bản đang dùng {THIRD} còn nguyên" in told) == (1, True)
    (index_dir / "current").write_text("x")
    code, _, told = call(index_dir, "check")
    assert (code, f"rollback {THIRD}" in told) == (1, True)


def test_rollback_goes_to_the_newest_whole_generation_before_the_serving_one(index_dir: Path, call: Call) -> None:
    damage(index_dir, SECOND)
    code, _, told = call(index_dir, "rollback")
    assert (code, told) == (0, f"Chỉ mục {index_dir} nay dùng bản {FIRST}.")
    assert list(load_generation(index_dir, HashingEncoder()).documents) == ["0.md"]
    with pytest.raises(IndexMissing, match="không có bản nào trước đó còn nguyên"):
        rollback(index_dir, None)
    assert rollback(index_dir, THIRD) == THIRD
    assert current_name(index_dir) == THIRD


def test_rollback_where_nothing_serves(index_dir: Path) -> None:
    (index_dir / "current").unlink()
    damage(index_dir, THIRD)
    assert rollback(index_dir, None) == SECOND


def test_rollback_refuses_what_is_broken_or_not_there(index_dir: Path, call: Call) -> None:
    damage(index_dir, FIRST)
    with pytest.raises(IndexBroken, match=r"passages\.jsonl.*rollback " + THIRD):
        rollback(index_dir, FIRST)
    for name in ("none", "../x", ""):
        with pytest.raises(GenerationUnknown, match=f"các bản hiện có: {THIRD}, {SECOND}, {FIRST}"):
            rollback(index_dir, name)
    assert current_name(index_dir) == THIRD
    code, _, told = call(index_dir, "rollback", "none")
    assert (code, "không có bản 'none'" in told) == (2, True)


def test_prune_keeps_the_newest_and_the_serving_one(index_dir: Path, call: Call) -> None:
    build_at(index_dir, 3)
    rollback(index_dir, SECOND)
    fourth = "20260101T000003Z"
    assert generation_names(index_dir) == [fourth, THIRD, SECOND]
    removed = clear_away(index_dir, 1, with_snapshots=False)
    assert removed.names == (THIRD,)
    assert removed.size > 1000
    assert generation_names(index_dir) == [fourth, SECOND]
    code, _, told = call(index_dir, "prune", "--keep", "2")
    assert (code, told) == (0, "Đã xoá 0 bản, được 0,0 MiB.")
    assert call(index_dir, "prune", "--keep", "0")[0] == 2
    assert load_generation(index_dir, HashingEncoder()).name == SECOND


def test_nothing_is_pruned_or_rolled_back_under_a_build(index_dir: Path, call: Call) -> None:
    with new_generation(index_dir, BUILT_AT + dt.timedelta(days=1)) as folder:
        for work in (lambda: clear_away(index_dir, 1, with_snapshots=True), lambda: rollback(index_dir, None)):
            with pytest.raises(IndexBusy, match="đang dựng chỉ mục"):
                work()
        assert folder.is_dir()
        code, _, told = call(index_dir, "prune", "--keep", "1")
        assert (code, "đang dựng chỉ mục" in told) == (1, True)
    assert generation_names(index_dir)[1:] == [THIRD, SECOND]


def test_snapshots_go_only_when_asked(index_dir: Path, call: Call) -> None:
    documents = {second: make_document(f"Đã cấp {second + 5} triệu thẻ.", f"{second}.md") for second in range(3)}
    snapshots = Snapshots(index_dir)

    def kept() -> list[int]:
        return [second for second, document in documents.items() if snapshots.find(f"{second}.md", document.sha256)]

    clear_away(index_dir, 2, with_snapshots=False)
    assert kept() == [0, 1, 2]
    assert clear_away(index_dir, 2, with_snapshots=True).snapshots == 1
    assert kept() == [1, 2]
    assert "1 bản lưu tài liệu" in call(index_dir, "prune", "--keep", "1", "--snapshots")[2]
    assert kept() == [2]


def test_no_snapshot_goes_while_it_is_not_known_what_is_used(index_dir: Path) -> None:
    (index_dir / "generations" / FIRST / "documents.jsonl").unlink()
    clear_away(index_dir, 3, with_snapshots=False)
    with pytest.raises(IndexBroken, match=f"của bản {FIRST} nên không xoá bản lưu nào"):
        clear_away(index_dir, 3, with_snapshots=True)
    assert len(list((index_dir / "snapshots").rglob("*.json"))) == 3


def test_no_index(tmp_path: Path, call: Call) -> None:
    for words in (("list",), ("check",), ("rollback",), ("prune",)):
        code, _, told = call(tmp_path / "none", *words)
        assert (code, "Chưa có chỉ mục" in told) == (1, True)
    assert not (tmp_path / "none").exists()


def test_names_rise_though_the_clock_goes_back(index_dir: Path) -> None:
    for _ in range(10):
        build_at(index_dir, 0)
    assert current_name(index_dir) == generation_names(index_dir)[0] == f"{THIRD}-11"
    assert generation_names(index_dir)[1:] == [f"{THIRD}-10", f"{THIRD}-9"]
