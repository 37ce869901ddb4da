"""What keeps a large corpus in bounds: common terms that are not asked for, a language model that is cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import diacritics, lexical
from index.diacritics import DiacriticRestorer
from index.lexical import LexicalIndex

TEXTS = [f"Xã số {n} của tỉnh có thôn {'Hòa' if n % 50 == 7 else 'Bình'} và {n} hộ nuôi cá" for n in range(400)]


# The same, with letters for digits: to the language model any number is one.
LETTERED = [text.translate(str.maketrans("0123456789", "bcdghklmnp")) for text in TEXTS]


def test_common_terms_are_left_out_of_a_large_index_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = LexicalIndex.build(TEXTS, tmp_path / "lexical")
    asked = "thôn Hòa của xã số 57 có 57 hộ"
    every = index.search(asked, 400)
    assert len(every) == 400  # "xã" is in all of them
    monkeypatch.setattr(lexical, "_PRUNED_FROM", 400)
    monkeypatch.setattr(lexical, "_TERMS_AT_LEAST", 4)
    rare = index.search(asked, 400)
    assert next(iter(rare)) == next(iter(every)) == 57
    assert set(rare) == {n for n in range(400) if n % 50 == 7} | {57}
    # A question of common words alone is asked by the rarest of them.
    assert len(index.search("xã của tỉnh", 400)) == 400
    assert index.search("không đâu", 400) == {}


def test_hits_are_numbered_in_the_order_of_the_texts(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS, tmp_path / "lexical")
    assert [next(iter(index.search(f"{n} hộ nuôi cá", 3))) for n in (0, 123, 399)] == [0, 123, 399]


def test_a_small_corpus_is_learnt_whole_and_a_large_one_in_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def size(name: str) -> int:
        restorer = DiacriticRestorer.learn(LETTERED)
        restorer.save(tmp_path / name)
        assert restorer.restore("xa so nay cua tinh co bao nhieu ho nuoi ca") == (
            "xã số này của tỉnh có bao nhiêu hộ nuôi cá"
        )
        return len(restorer._counts) - known_anyway

    # Everyday words, provinces and how people ask are known whatever the corpus.
    known_anyway = len(DiacriticRestorer.learn(["x"])._counts)
    whole = size("whole")
    monkeypatch.setattr(diacritics, "_MOST", whole + known_anyway)
    monkeypatch.setattr(diacritics, "_LEARNT", len(LETTERED))
    assert size("bound") == whole
    assert (tmp_path / "bound").read_bytes() == (tmp_path / "whole").read_bytes()
    monkeypatch.setattr(diacritics, "_MOST", 800)
    assert size("thinned") < 800 < whole
    monkeypatch.setattr(diacritics, "_LEARNT", 100)
    monkeypatch.setattr(diacritics, "_MOST", 10**9)
    assert size("sampled") < whole / 2
