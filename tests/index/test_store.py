"""A generation on disk: whole or not at all, and never served when altered."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from index.build import build, is_built, plan
from index.generation import load_generation
from index.store import FORMAT_VERSION, current_name
from index.switching import KEPT_GENERATIONS, new_generation
from sources.errors import IndexBroken, IndexBusy, IndexForeign, IndexMissing, IndexUnwritable
from tests.conftest import BUILT_AT, HashingEncoder, make_document, make_generation

DOCUMENT = make_document("# Thẻ\n\nĐã cấp hơn 87 triệu thẻ. Còn 5 hồ sơ.", "a.md")


def serving(index_dir: Path) -> Path:
    return index_dir / "generations" / current_name(index_dir)


def test_what_was_built_is_what_is_loaded(tmp_path: Path, encoder: HashingEncoder) -> None:
    todo = plan([DOCUMENT])
    build(todo, tmp_path, encoder, BUILT_AT)
    generation = load_generation(tmp_path, encoder)
    assert list(generation.documents.values()) == [DOCUMENT]
    assert tuple(generation.readings.values()) == todo.readings
    assert tuple(generation.passages) == todo.passages
    assert generation.manifest["counts"] == {"documents": 1, "passages": 1, "sentences": 3, "figures": 2}
    assert generation.manifest["built_on"] == "2026-01-01"
    sentence = todo.readings[0].sentences[2]
    expected = encoder.encode_question("Còn 5 hồ sơ.")
    assert (generation.sentence_vector("a.md", sentence) == expected).all()


def test_no_index(tmp_path: Path, encoder: HashingEncoder) -> None:
    with pytest.raises(IndexMissing, match=r"Chưa có chỉ mục ở .*make build"):
        load_generation(tmp_path / "none", encoder)


def test_a_pointer_that_leads_nowhere(tmp_path: Path, encoder: HashingEncoder) -> None:
    make_generation(tmp_path, [DOCUMENT])
    (tmp_path / "current").write_text("../x\n")
    with pytest.raises(IndexBroken, match="trỏ tới bản"):
        load_generation(tmp_path, encoder)


@pytest.mark.parametrize("number", range(10))
def test_every_altered_or_missing_file_is_noticed(tmp_path: Path, encoder: HashingEncoder, number: int) -> None:
    build(plan([DOCUMENT]), tmp_path, encoder, BUILT_AT)  # not loaded: a mapped file must not be cut under its reader
    files = json.loads((serving(tmp_path) / "manifest.json").read_text())["files"]
    path = serving(tmp_path) / sorted(files)[number % len(files)]
    whole = path.read_bytes()
    changed = whole[:-1] if whole else b"x"
    for broken in (changed, bytes([whole[0] ^ 1]) + whole[1:] if whole else b"y"):
        path.write_bytes(broken)
        with pytest.raises(IndexBroken, match=path.name):
            load_generation(tmp_path, encoder)
    path.unlink()
    with pytest.raises(IndexBroken, match=path.name):
        load_generation(tmp_path, encoder)


@pytest.mark.parametrize("manifest", ["", "{}", "[]", "null", f'{{"format_version": {FORMAT_VERSION}, "files": []}}'])
def test_a_half_written_manifest(tmp_path: Path, encoder: HashingEncoder, manifest: str) -> None:
    make_generation(tmp_path, [DOCUMENT])
    (serving(tmp_path) / "manifest.json").write_text(manifest)
    with pytest.raises(IndexBroken, match="make build"):
        load_generation(tmp_path, encoder)


def test_another_format_and_another_encoder(tmp_path: Path) -> None:
    make_generation(tmp_path, [DOCUMENT])
    with pytest.raises(IndexForeign, match="dựng bằng mô hình 'hashing', bản đang chạy dùng 'khác'"):
        load_generation(tmp_path, HashingEncoder("khác"))
    path = serving(tmp_path) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format_version": 99}))
    with pytest.raises(IndexForeign, match=f"định dạng 99, bản này cần định dạng {FORMAT_VERSION}"):
        load_generation(tmp_path, HashingEncoder())


def test_a_build_that_fails_leaves_the_old_generation(tmp_path: Path, encoder: HashingEncoder) -> None:
    make_generation(tmp_path, [DOCUMENT])
    before = current_name(tmp_path)

    class Failing(HashingEncoder):
        def encode_passages(self, *_: object) -> None:  # type: ignore[override]
            raise OSError(28, "No space left on device")

    with pytest.raises(IndexUnwritable, match="ổ đĩa đã đầy"):
        build(plan([DOCUMENT]), tmp_path, Failing(), BUILT_AT)
    assert current_name(tmp_path) == before
    assert [path.name for path in (tmp_path / "generations").iterdir()] == [before]


def test_two_builds_exclude_each_other(tmp_path: Path) -> None:
    with (
        new_generation(tmp_path, BUILT_AT),
        pytest.raises(IndexBusy, match="đang dựng chỉ mục"),
        new_generation(tmp_path, BUILT_AT),
    ):
        raise AssertionError("the second build must not start")


def test_only_the_last_generations_are_kept(tmp_path: Path) -> None:
    for _ in range(KEPT_GENERATIONS + 2):
        make_generation(tmp_path, [DOCUMENT])
    kept = os.listdir(tmp_path / "generations")
    assert len(kept) == KEPT_GENERATIONS
    assert current_name(tmp_path) in kept


def test_a_build_is_needed_when_a_document_an_encoder_or_a_file_changes(tmp_path: Path) -> None:
    make_generation(tmp_path, [DOCUMENT])
    assert is_built(tmp_path, [DOCUMENT], "hashing")
    assert not is_built(tmp_path, [DOCUMENT], "other")
    assert not is_built(tmp_path, [make_document("Khác.", "a.md")], "hashing")
    assert not is_built(tmp_path / "none", [DOCUMENT], "hashing")
    shutil.rmtree(serving(tmp_path) / "lexical")
    assert not is_built(tmp_path, [DOCUMENT], "hashing")
