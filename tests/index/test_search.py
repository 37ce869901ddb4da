"""The two arms and their fusion, against hand-made cases and exact search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex
from index.fusion import fuse, standardise
from index.lexical import LexicalIndex, syllables, terms
from sources.errors import IndexBroken

TEXTS = ["Thẻ căn cước gắn chip", "Cặp đôi ở thẻ nhớ", "Dịch vụ công trực tuyến", "căn hộ cao cấp"]


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    return LexicalIndex.build(TEXTS, tmp_path / "lexical")


def test_terms_are_accented_folded_and_pairs() -> None:
    assert terms("Thẻ HOÀ 6,056") == ["=thẻ", "=hòa", "=6,056", "~the", "~hoa", "~6,056", "~the_hoa", "~hoa_6,056"]
    assert syllables("VNeID, C06; 21/25 – ") == ["vneid", "c06", "21", "25"]
    assert syllables("Báo A (HTTPS://a.vn/cap-the-can-cuoc.htm, 2021)") == ["báo", "a", "2021"]


def test_bm25_finds_with_and_without_diacritics(lexical: LexicalIndex) -> None:
    assert next(iter(lexical.search("thẻ căn cước", 4))) == 0
    assert next(iter(lexical.search("the can cuoc", 4))) == 0
    assert next(iter(lexical.search("dich vu cong", 4))) == 2


def test_bm25_returns_only_what_shares_a_term(lexical: LexicalIndex) -> None:
    assert lexical.search("bóng đá", 4) == {}
    assert lexical.search("?!", 4) == {}
    assert set(lexical.search("thẻ", 9)) == {0, 1}


def test_a_saved_lexical_index_answers_the_same(tmp_path: Path, lexical: LexicalIndex) -> None:
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert loaded.search("thẻ căn cước", 4) == lexical.search("thẻ căn cước", 4)
    with pytest.raises(IndexBroken):
        LexicalIndex.load(tmp_path)


def test_dense_search_is_exact(tmp_path: Path) -> None:
    rows = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    DenseIndex.build(rows).save(tmp_path / "v.faiss")
    index = DenseIndex.load(tmp_path / "v.faiss")
    question = rows[3]
    assert list(index.search(question, 5)) == [int(n) for n in np.argsort(-(rows @ question))[:5]]
    assert len(index.search(question, 999)) == 50
    with pytest.raises(ValueError, match=r"\(4,\), the index needs \(8,\)"):
        index.search(question[:4], 5)


def test_a_broken_dense_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "v.faiss").write_bytes(b"no index")
    with pytest.raises(IndexBroken, match=r"v\.faiss"):
        DenseIndex.load(tmp_path / "v.faiss")


def test_fusion_by_hand() -> None:
    assert standardise({1: 3.0, 2: 1.0}) == {1: 1.0, 2: -1.0}
    assert standardise({1: 5.0}) == {1: 0.0}
    # 1: 1 + 0.5 * -1 = 0.5;  2: -1 + 0.5 * 1 = -0.5;  3: the lexical arm's lowest -1 + 0.5 * -1 = -1.5
    ranked = fuse([({1: 3.0, 2: 1.0}, 1.0), ({2: 0.9, 1: 0.5, 3: 0.5}, 0.0)])
    assert [number for number, _ in ranked] == [1, 2, 3]
    assert fuse([({1: 3.0, 2: 1.0}, 1.0), ({2: 0.9, 3: 0.1}, 0.5)]) == [(1, 0.5), (2, -0.5), (3, -1.5)]


def test_fusion_breaks_ties_by_number_and_takes_nothing_from_nothing() -> None:
    assert [n for n, _ in fuse([({5: 1.0, 2: 1.0}, 1.0)])] == [2, 5]
    assert fuse([({}, 1.0), ({}, 1.0)]) == []
