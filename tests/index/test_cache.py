"""Embeddings are made once: by encoder and text, across builds, whatever happens to the cache."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.build import build, plan
from index.cache import CACHE_FILE, CachingEncoder, EmbeddingCache, cache_key
from index.encoder import Progress, Vectors
from index.generation import load_generation
from tests.conftest import BUILT_AT, HashingEncoder, make_document

TODAY = dt.date(2026, 1, 1)
DOCUMENTS = [make_document(f"# Mục {n}\n\nĐã cấp {n} triệu thẻ. Còn {n} hồ sơ.", f"{n}.md") for n in range(3, 43)]
ADDED = make_document("Tỷ lệ đạt 43,8%. Có 7 điểm.", "thêm.md")


class CountingEncoder(HashingEncoder):
    """Keeps every batch of texts that it was given."""

    def __init__(self, name: str = "hashing", dim: int = 64) -> None:
        super().__init__(name, dim)
        self.given: list[str] = []

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.given += texts
        return super().encode_passages(texts, progress)


def caching(folder: Path, encoder: HashingEncoder, today: dt.date = TODAY) -> CachingEncoder:
    return CachingEncoder(encoder.name, EmbeddingCache(folder, today), lambda: encoder)


def test_an_unchanged_rebuild_embeds_nothing_and_a_new_document_only_itself(tmp_path: Path) -> None:
    first, again, more = CountingEncoder(), CountingEncoder(), CountingEncoder()
    todo = plan(DOCUMENTS)
    build(todo, tmp_path / "index", caching(tmp_path, first), BUILT_AT)
    assert sorted(first.given) == sorted(set(todo.embedded))
    before = load_generation(tmp_path / "index", HashingEncoder())

    def refuse() -> HashingEncoder:
        raise AssertionError("an unchanged rebuild must not even load the encoder")

    build(todo, tmp_path / "index", CachingEncoder("hashing", EmbeddingCache(tmp_path, TODAY), refuse), BUILT_AT)
    after = load_generation(tmp_path / "index", HashingEncoder())
    assert after.name != before.name
    assert (after.sentence_vectors == before.sentence_vectors).all()

    build(plan([*DOCUMENTS, ADDED]), tmp_path / "index", caching(tmp_path, more), BUILT_AT)
    alone = plan([ADDED])
    assert sorted(more.given) == sorted(set(alone.embedded))
    build(plan(DOCUMENTS[1:]), tmp_path / "index", caching(tmp_path, again), BUILT_AT)
    assert again.given == []
    assert DOCUMENTS[0].doc_id not in load_generation(tmp_path / "index", HashingEncoder()).documents


def test_cached_vectors_are_those_of_the_encoder_in_the_order_of_the_texts(tmp_path: Path) -> None:
    texts = ["dài hơn một chút", "ngắn", "dài nhất trong tất cả các câu", "ngắn", ""]
    expected = HashingEncoder().encode_passages(texts)
    for _ in range(2):
        assert (caching(tmp_path, HashingEncoder()).encode_passages(texts) == expected).all()
    counting = CountingEncoder()
    caching(tmp_path / "other", counting).encode_passages(texts)
    assert counting.given == ["", "ngắn", "dài hơn một chút", "dài nhất trong tất cả các câu"]
    assert caching(tmp_path, HashingEncoder()).encode_passages([]).shape == (0, 64)


def test_a_build_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    class Stopped(CountingEncoder):
        def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
            if len(self.given) > 500:
                raise KeyboardInterrupt
            return super().encode_passages(texts, progress)

    texts = [f"câu số {n}" for n in range(1000)]
    stopped, rest = Stopped(), CountingEncoder()
    with pytest.raises(KeyboardInterrupt):
        caching(tmp_path, stopped).encode_passages(texts)
    caching(tmp_path, rest).encode_passages(texts)
    assert len(stopped.given) >= 500
    assert sorted(stopped.given + rest.given) == sorted(texts)


def test_progress_is_told_of_what_is_embedded_now(tmp_path: Path) -> None:
    done: list[int] = []
    caching(tmp_path, HashingEncoder()).encode_passages(["a", "b", "a"], done.append)
    encoder = caching(tmp_path, HashingEncoder())
    assert encoder.missing(["a", "c", "c", "b"]) == ["c"]
    encoder.encode_passages(["a", "b", "c"], done.append)
    assert sum(done) == 3


def test_several_encoders_live_side_by_side(tmp_path: Path) -> None:
    small, large = CountingEncoder("small", 8), CountingEncoder("large", 32)
    for _ in range(2):
        assert caching(tmp_path, small).encode_passages(["một", "hai"]).shape == (2, 8)
        assert caching(tmp_path, large).encode_passages(["một", "hai"]).shape == (2, 32)
    assert (len(small.given), len(large.given)) == (2, 2)


@pytest.mark.parametrize("damage", ["cut", "not a database", "another table", "empty"])
def test_a_broken_cache_is_dropped_and_made_anew(tmp_path: Path, damage: str) -> None:
    texts = [f"câu số {n}" for n in range(2000)]
    caching(tmp_path, HashingEncoder()).encode_passages(texts)
    path = tmp_path / CACHE_FILE
    whole = path.read_bytes()
    if damage == "another table":
        path.unlink()
        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE entries (x)")
        base.close()
    else:
        path.write_bytes({"cut": whole[: len(whole) // 2], "not a database": b"x" * 9000, "empty": b""}[damage])
    expected = HashingEncoder().encode_passages(texts)
    assert (caching(tmp_path, HashingEncoder()).encode_passages(texts) == expected).all()
    caching(tmp_path, HashingEncoder()).encode_passages(texts)  # where only reading found the damage, this mends it
    counting = CountingEncoder()
    caching(tmp_path, counting).encode_passages(texts)
    assert counting.given == []


def test_an_altered_entry_is_embedded_anew(tmp_path: Path) -> None:
    caching(tmp_path, HashingEncoder()).encode_passages(["một", "hai"])
    path = tmp_path / CACHE_FILE
    vector = HashingEncoder().encode_passages(["hai"]).tobytes()
    data = path.read_bytes()
    assert data.count(vector) == 1
    path.write_bytes(data.replace(vector, vector[:-4] + b"\0\0\x80?"))
    counting = CountingEncoder()
    vectors = caching(tmp_path, counting).encode_passages(["một", "hai"])
    assert counting.given == ["hai"]
    assert (vectors == HashingEncoder().encode_passages(["một", "hai"])).all()


def test_a_cache_that_cannot_be_written_is_told_once_and_does_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    encoder = caching(tmp_path / "file" / "cache", HashingEncoder())
    assert encoder.encode_passages([str(n) for n in range(600)]).shape == (600, 64)
    assert len(caplog.messages) == 1
    assert "không dùng được bộ nhớ nhúng" in caplog.messages[0]


def test_what_no_build_has_used_for_long_goes(tmp_path: Path) -> None:
    caching(tmp_path, HashingEncoder()).encode_passages(["cũ", "dùng luôn"])
    later = TODAY + dt.timedelta(days=80)
    caching(tmp_path, HashingEncoder(), later).encode_passages(["dùng luôn"])
    assert EmbeddingCache(tmp_path, TODAY + dt.timedelta(days=90)).prune() == 0
    assert EmbeddingCache(tmp_path, TODAY + dt.timedelta(days=91)).prune() == 1
    assert EmbeddingCache(tmp_path, later).get("hashing", ["cũ", "dùng luôn"]).keys() == {"dùng luôn"}


def test_room_is_given_back(tmp_path: Path) -> None:
    caching(tmp_path, HashingEncoder()).encode_passages([str(n) for n in range(5000)])
    full = (tmp_path / CACHE_FILE).stat().st_size
    assert EmbeddingCache(tmp_path, TODAY + dt.timedelta(days=99)).prune() == 5000
    assert (tmp_path / CACHE_FILE).stat().st_size < full / 10


def _fill(folder: Path, first: int) -> None:
    caching(folder, HashingEncoder()).encode_passages([f"câu {n}" for n in range(first, first + 1500)])


def test_two_builds_may_fill_it_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_fill, args=(tmp_path, first)) for first in (0, 1000)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    counting = CountingEncoder()
    _ = caching(tmp_path, counting).encode_passages([f"câu {n}" for n in range(2500)])
    assert counting.given == []


def test_a_model_folder_whose_weights_are_replaced_is_another(tmp_path: Path) -> None:
    assert cache_key("packaged@1", "packaged") == "packaged@1"
    (tmp_path / "weights").write_bytes(b"1")
    before = cache_key(str(tmp_path), str(tmp_path))
    assert before == cache_key(str(tmp_path), str(tmp_path))
    (tmp_path / "weights").write_bytes(b"22")
    assert cache_key(str(tmp_path), str(tmp_path)) != before


def test_vectors_are_float32_rows(tmp_path: Path) -> None:
    for _ in range(2):
        vectors = caching(tmp_path, HashingEncoder()).encode_passages(["một"])
        assert vectors.dtype == np.float32
        assert vectors.flags.writeable
