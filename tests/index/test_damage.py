"""Whatever is wrong with an index is found when it is loaded, and told with the way out of it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build, plan
from index.generation import load_generation
from index.store import FORMAT_VERSION, current_name, newest_whole
from sources.errors import IndexBroken, IndexForeign, IndexUnusable, system_error
from tests.conftest import BUILT_AT, ROOT, HashingEncoder, make_document

DOCUMENT = make_document("Đã cấp hơn 87 triệu thẻ.", "a.md")
FIRST, SECOND, THIRD = "20260101T000000Z", "20260101T000001Z", "20260101T000002Z"


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """An index of three generations; none is loaded, since a mapped file must not be cut under its reader."""
    for second in range(3):
        build(plan([DOCUMENT]), tmp_path / "chỉ mục", HashingEncoder(), BUILT_AT + dt.timedelta(seconds=second))
    return tmp_path / "chỉ mục"


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def told(index_dir: Path, kind: type[IndexUnusable] = IndexBroken) -> str:
    """Return what is said when the index is loaded: one sentence, in one line."""
    with pytest.raises(kind) as caught:
        load_generation(index_dir, HashingEncoder())
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize("damage", [cut, flip_a_bit, Path.unlink])
@pytest.mark.parametrize(
    "file", ["documents.jsonl", "vectors.faiss", "sentences.npy", "lexical/meta.json", "manifest.json"]
)
def test_a_damaged_file_is_named_with_the_generation_to_go_back_to(
    index_dir: Path, damage: Callable[[Path], None], file: str
) -> None:
    damage(index_dir / "generations" / THIRD / file)
    message = told(index_dir)
    assert file in message
    assert f"bản {SECOND} còn nguyên, quay về bằng: python -m index rollback {SECOND} --index '{index_dir}'" in message
    cut(index_dir / "generations" / SECOND / "readings.jsonl")
    assert f"rollback {FIRST}" in told(index_dir)
    cut(index_dir / "generations" / FIRST / "manifest.json")
    assert newest_whole(index_dir) is None
    assert "rollback" not in (message := told(index_dir))
    assert "make build" in message


def test_every_bit_of_a_manifest_counts(index_dir: Path) -> None:
    path = index_dir / "generations" / THIRD / "manifest.json"
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        altered = bytearray(whole)
        altered[at] ^= 1
        path.write_bytes(altered)
        try:
            same = json.loads(altered) == json.loads(whole)  # white space may change
        except ValueError:
            same = False
        if not same:
            assert f"rollback {SECOND}" in told(index_dir, IndexUnusable)  # type: ignore[type-abstract]


def test_a_foreign_format_is_told_with_the_generation_to_go_back_to(index_dir: Path) -> None:
    path = index_dir / "generations" / THIRD / "manifest.json"
    path.write_text(json.dumps({"format_version": 99}))
    message = told(index_dir, IndexForeign)
    assert f"thuộc định dạng 99, bản này cần định dạng {FORMAT_VERSION}" in message
    assert f"rollback {SECOND}" in message


@pytest.mark.parametrize("pointer", ["", "20250101T000000Z", "../x", ".building-x", "\0", "."])
def test_a_pointer_that_leads_nowhere(index_dir: Path, pointer: str) -> None:
    (index_dir / "current").write_text(pointer)
    assert f"rollback {THIRD}" in told(index_dir)


def test_a_pointer_that_is_lost(index_dir: Path) -> None:
    (index_dir / "current").unlink()
    assert f"rollback {THIRD}" in told(index_dir)


def fill(*words: str) -> dict[int, str]:
    """Return what is told at each size, from a process of its own."""
    command = [*words[:-1], sys.executable, "-m", "tests.index.full_disk", *words[-1].split("|")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    rows = (line.split("\t") for line in done.stdout.splitlines())
    return {int(size): message for size, message in rows}


def test_no_file_may_grow(tmp_path: Path) -> None:
    sizes = (100, 3000, 15_000, 50_000, 150_000, 300_000)
    messages = fill("|".join(["limit", str(tmp_path), *map(str, sizes), "10000000"]))
    for size in sizes:
        assert "tệp vượt giới hạn kích thước" in messages[size]
        assert "bản đang dùng, nếu có, vẫn nguyên vẹn" in messages[size]
    assert messages[10_000_000] == ""


def test_a_disk_that_fills(tmp_path: Path) -> None:
    """On a small disk of its own, mounted where only that process sees it."""
    mount = f"mount -t tmpfs -o size=8m none {tmp_path}"
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be mounted here")
    sizes = (0, 8192, 100_000, 300_000, 700_000)
    inside = ["sh", "-c", f'{mount} && exec "$@"', "sh"]
    messages = fill(unshare, "-rm", *inside, "|".join(["disk", str(tmp_path), *map(str, sizes), "6000000"]))
    for size in sizes:
        assert "ổ đĩa đã đầy" in messages[size], size
    assert messages[6_000_000] == ""


def test_what_libraries_say_of_the_disk_is_understood() -> None:
    assert system_error("An IO error occurred: 'No space left on device (os error 28)'").errno == 28
    assert system_error("write error in file: 22 != 88 (File too large)").errno == 27
    other = system_error("something else")
    assert (other.errno, other.strerror) == (5, "something else")


def test_the_current_generation_is_the_newest(index_dir: Path) -> None:
    assert current_name(index_dir) == THIRD
