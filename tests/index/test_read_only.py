"""An index is only read when it is asked: it may lie on a disk that cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from index.lexical import LexicalIndex
from tests.conftest import ROOT, make_document, make_generation

DOCUMENT = make_document("Đã cấp hơn 87 triệu thẻ căn cước.", "a.md")


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {p.as_posix(): (p.stat().st_mtime_ns, p.stat().st_size) for p in [folder, *folder.rglob("*")]}


def test_loading_and_searching_change_nothing(tmp_path: Path) -> None:
    LexicalIndex.build(["Đã cấp thẻ", "khác"], tmp_path / "lexical")
    for lock in (tmp_path / "lexical").glob(".tantivy-*.lock"):
        lock.unlink()
    before = state(tmp_path)
    lexical = LexicalIndex.load(tmp_path / "lexical")
    assert list(lexical.search("đã cấp", 3)) == [0]
    assert state(tmp_path) == before


def test_the_links_are_gone_when_it_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LexicalIndex.build(["Đã cấp thẻ"], tmp_path / "lexical")
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    lexical = LexicalIndex.load(tmp_path / "lexical")
    assert os.listdir(tmp_path / "temp") == []
    assert list(lexical.search("đã cấp", 3)) == [0]


def test_without_room_for_links_the_index_itself_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LexicalIndex.build(["Đã cấp thẻ"], tmp_path / "lexical")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert list(LexicalIndex.load(tmp_path / "lexical").search("đã cấp", 3)) == [0]


def test_an_index_on_a_read_only_disk_answers(tmp_path: Path) -> None:
    """Mounted read-only where only that process sees it."""
    make_generation(tmp_path / "index", [DOCUMENT])
    for lock in tmp_path.rglob(".tantivy-*.lock"):
        lock.unlink()
    place = tmp_path / "index"
    mount = f"mount --bind {place} {place} && mount -o remount,bind,ro {place}"
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be mounted here")
    script = (
        "import sys; from pathlib import Path; from tests.conftest import TODAY, HashingEncoder\n"
        "from assistant.assistant import LiveAssistant; from assistant.render import text_of\n"
        "place = Path(sys.argv[1])\n"
        "try: (place / 'x').touch()\n"
        "except OSError as error: print(error.errno)\n"
        "print(text_of(LiveAssistant(place, HashingEncoder()).current().ask('Đã cấp bao nhiêu thẻ?', TODAY)))"
    )
    commands = f'{mount} && "$0" -c "$1" "$2" && "$0" -m index check --index "$2" && ! "$0" -m index prune --index "$2"'
    command = [unshare, "-rm", "sh", "-c", commands, sys.executable, script, str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    refused, answer, *_ = done.stdout.splitlines()
    assert refused == "30", "the disk must be read-only for this test to mean anything"
    assert answer.startswith("**hơn 87 triệu thẻ căn cước** [1]")
    assert "nguyên vẹn" in done.stdout
    assert "ổ đĩa chỉ cho đọc" in done.stderr
