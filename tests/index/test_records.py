"""Large files of records and of vectors: read as they are asked for, and the same as when read at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import generation as generation_module
from index import records
from index.build import build, plan
from index.chunking import Passage
from index.generation import load_generation
from index.records import RecordFile, RecordsById, open_documents, open_records, write_records
from index.vector_file import VectorFile
from sources.document import Span
from sources.errors import IndexBroken
from tests.conftest import BUILT_AT, HashingEncoder, make_document

DOCUMENTS = [
    make_document("# Thẻ\n\nĐã cấp hơn 87 triệu thẻ. Còn 5 hồ sơ.", 'a "b".md'),
    make_document("Hà Giang có 193 xã.\n\nHà Nam có 98 xã.", "c\\d.txt"),
    make_document("Có 7 trạm y tế.", "đ.txt"),
]


def test_a_large_index_answers_as_a_small_one(
    tmp_path: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(plan(DOCUMENTS), tmp_path, encoder, BUILT_AT)
    small = load_generation(tmp_path, encoder)
    monkeypatch.setattr(records, "LARGE", 1)
    monkeypatch.setattr(generation_module, "LARGE", 1)
    large = load_generation(tmp_path, encoder)
    assert isinstance(large.documents, RecordsById)
    assert isinstance(large.passages, RecordFile)
    assert isinstance(large.sentence_vectors, VectorFile)
    assert dict(large.documents) == dict(small.documents)
    assert dict(large.readings) == dict(small.readings)
    assert list(large.passages) == list(small.passages)
    assert large.documents.get("không có") is None
    for question in ("Hà Nam có bao nhiêu xã?", "da cap bao nhieu the"):
        one, other = small.retriever.search(question, 5), large.retriever.search(question, 5)
        assert one.hits == other.hits
        document = one.hits[0].passage.doc_id
        sentence = small.readings[document].sentences[0]
        assert (small.sentence_vector(document, sentence) == large.sentence_vector(document, sentence)).all()
        span = one.hits[0].passage.span
        assert small.figures_in(document, span) == large.figures_in(document, span) != ()


def test_records_are_a_sequence_and_outlive_their_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passages = [Passage("a", Span(n, n + 1), "Đề mục\n\"'") for n in range(50)]
    path = tmp_path / "passages.jsonl"
    write_records(path, passages)
    assert open_records(path, Passage) == passages
    monkeypatch.setattr(records, "LARGE", 1)
    monkeypatch.setattr(records, "_PIECE", 100)
    found = open_records(path, Passage)
    path.unlink()
    assert len(found) == 50
    assert found[0] == passages[0]
    assert found[-1] == passages[-1]
    assert found[10:20:3] == passages[10:20:3]
    with pytest.raises(IndexError):
        found[50]


def test_a_line_that_is_no_record_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LARGE", 1)
    path = tmp_path / "documents.jsonl"
    path.write_text('{"doc_id":"a"}\n')
    documents = open_documents(path)
    with pytest.raises(IndexBroken, match=r"documents\.jsonl"):
        documents["a"]
    path.write_text("{}\n")
    with pytest.raises(IndexBroken, match="tên tài liệu"):
        open_documents(path)


def test_vectors_are_read_by_row_and_by_slice(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).standard_normal((30, 8)).astype(np.float32)
    np.save(tmp_path / "v.npy", vectors)
    found = VectorFile(tmp_path / "v.npy")
    (tmp_path / "v.npy").unlink()
    assert found.shape == (30, 8)
    assert (found[7] == vectors[7]).all()
    assert (found[-1] == vectors[-1]).all()
    assert (found[5:9] == vectors[5:9]).all()
    assert found[9:5].shape == (0, 8)
    with pytest.raises(IndexError):
        found[30]
    np.save(tmp_path / "w.npy", vectors.astype(np.float64))
    with pytest.raises(ValueError, match="float64"):
        VectorFile(tmp_path / "w.npy")
