"""``python -m index build``: what it tells, what it embeds, and that two of them exclude each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import index.encoder
from index.__main__ import app
from index.cache import CACHE_FILE
from index.store import current_name
from sources.cli import run
from tests.conftest import ROOT, HashingEncoder

Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Build:
    """Return a function that runs the command on a folder of two documents and gives exit code and stderr."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # put back afterwards: the command sets it
    monkeypatch.setenv("OMP_WAIT_POLICY", "passive")
    monkeypatch.setenv("HOISO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOISO_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("HOISO_SOURCES", str(tmp_path / "docs"))
    monkeypatch.setattr(index.encoder, "building_encoder", lambda *_: HashingEncoder(dim=32))
    (tmp_path / "docs").mkdir()
    for n in (5, 6):
        (tmp_path / "docs" / f"{n}.txt").write_text(f"Đã cấp {n} triệu thẻ. Còn {n} hồ sơ.", encoding="utf-8")

    def run_command(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["index", "build", *words])
        with pytest.raises(SystemExit) as ended:
            run(app)
        assert isinstance(ended.value.code, int)
        return ended.value.code, capsys.readouterr().err

    return run_command


def test_what_was_embedded_is_not_embedded_again(build: Build, tmp_path: Path) -> None:
    code, told = build()
    assert code == 0
    assert "2 tài liệu, 2 đoạn, 4 câu" in told
    assert "nhúng mới 8 đoạn, câu, số liệu" in told
    assert "Nhúng: 100%" in told
    assert "đoạn, câu, số/s" in told
    code, told = build()
    assert (code, "nhúng mới 0 đoạn, câu, số liệu" in told) == (0, True)
    assert "Đang nạp mô hình" not in told
    (tmp_path / "docs" / "7.txt").write_text("Đã cấp 7 triệu thẻ.", encoding="utf-8")
    # One sentence, which is the whole passage.
    assert "nhúng mới 1 đoạn, câu, số liệu" in build()[1]
    assert "đã mới" in build("--if-needed")[1]


def test_a_broken_cache_stops_no_build(build: Build, tmp_path: Path) -> None:
    build()
    (tmp_path / "cache" / CACHE_FILE).write_bytes(b"x" * 5000)
    code, told = build()
    assert (code, "nhúng mới 8 đoạn, câu, số liệu" in told) == (0, True)
    assert "nhúng mới 0 đoạn, câu, số liệu" in build()[1]


def test_workers_must_be_a_number_above_0(build: Build) -> None:
    for value in ("0", "x"):
        code, told = build("--workers", value)
        assert (code, "Giá trị của --workers không dùng được" in told) == (2, True)


def test_a_build_beside_a_build_of_another_process_is_refused(build: Build, tmp_path: Path) -> None:
    build()
    before = current_name(tmp_path / "index")
    script = (
        "import datetime as dt, sys; from pathlib import Path; from index.switching import new_generation\n"
        "with new_generation(Path(sys.argv[1]), dt.datetime.now(dt.UTC)) as folder:\n"
        "    print('building', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "index")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "building\n"
        code, told = build()
        assert code == 1
        assert f"Một tiến trình khác đang dựng chỉ mục ở {tmp_path / 'index'}; hãy đợi xong rồi chạy lại." in told
        assert current_name(tmp_path / "index") == before
        other.communicate()
    assert other.returncode == 0
    assert current_name(tmp_path / "index") != before
    assert build()[0] == 0
