"""Documents as they were when they were cited: kept by hash, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.snapshots import Snapshots
from tests.conftest import make_document, make_generation

OLD = make_document("Đã cấp 5 triệu thẻ.", "a/thẻ.md")
NEW = make_document("Đã cấp 6 triệu thẻ.", "a/thẻ.md")


def files(index_dir: Path) -> list[Path]:
    return sorted(path for path in (index_dir / "snapshots").rglob("*") if path.is_file())


def test_every_version_that_served_is_found(tmp_path: Path) -> None:
    for document in (OLD, NEW, OLD):
        make_generation(tmp_path, [document])
    snapshots = Snapshots(tmp_path)
    for document in (OLD, NEW):
        assert snapshots.find(document.doc_id, document.sha256) == document
        assert snapshots.find(document.doc_id, document.sha256[:12]) == document
    assert len(files(tmp_path)) == 2


def test_two_documents_of_one_text_keep_their_own_titles(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    other = replace(OLD, doc_id="b.md", title="Tên khác")
    snapshots.keep([OLD, other])
    assert snapshots.find("b.md", OLD.sha256) == other
    assert snapshots.find(OLD.doc_id, OLD.sha256) == OLD


@pytest.mark.parametrize("version", ["", "0", "x" * 12, "../../../etc", "*" * 12, OLD.sha256[:11], "0" * 12])
def test_what_is_no_version_finds_nothing(tmp_path: Path, version: str) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.keep([OLD])
    assert snapshots.find(OLD.doc_id, version) is None
    assert snapshots.find("none.md", OLD.sha256) is None


@pytest.mark.parametrize("damage", ["cut", "altered"])
def test_a_damaged_snapshot_is_not_shown_and_is_mended_by_the_next_build(tmp_path: Path, damage: str) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.keep([OLD])
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20] if damage == "cut" else whole.replace("5 triệu".encode(), "9 triệu".encode()))
    assert path.read_bytes() != whole
    assert snapshots.find(OLD.doc_id, OLD.sha256) is None
    snapshots.keep([OLD])
    assert snapshots.find(OLD.doc_id, OLD.sha256) == OLD


def test_whole_snapshots_are_not_written_again(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.keep([OLD])
    (path,) = files(tmp_path)
    before = path.stat().st_ino
    snapshots.keep([OLD, NEW])
    assert path.stat().st_ino == before
