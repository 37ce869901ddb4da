from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunking import PASSAGE_CHARACTERS, indexed_text, split
from sources.document import Document, Span
from sources.sentences import find_sentences
from tests.conftest import SHARED, make_document


def passages(document: Document) -> list[Span]:
    return [p.span for p in split(document, find_sentences(document.text, document.body))]


@given(st.text(alphabet=st.sampled_from("aĐ1.?! \n#-\u00a0"), max_size=3000))
def test_passages_are_slices_in_order_that_lose_nothing_but_white_space(text: str) -> None:
    document = make_document(text)
    spans = passages(document)
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        assert span.of(document.text) == span.of(document.text).strip()
        assert span.end - span.start <= PASSAGE_CHARACTERS
        assert not document.text[end : span.start].strip()
        end = span.end
    assert not document.text[end:].strip()


def test_a_passage_is_cut_between_sentences_and_knows_its_heading() -> None:
    document = make_document("# Một\n\n" + "Câu này dài vừa phải. " * 40 + "\n\n## Hai\n\nCâu cuối.")
    cuts = split(document, find_sentences(document.text, document.body))
    assert all(cut.span.of(document.text).endswith((".", "Một")) for cut in cuts)
    assert [cut.heading for cut in cuts][-1] == "Hai"
    assert indexed_text(document, cuts[1]).startswith("Một\nCâu này")


def test_a_passage_of_later_rows_is_indexed_with_the_columns_of_its_table() -> None:
    rows = "".join(f"| Xã Hòa {n} | {n}.210 | 8{n % 10},5% |\n" for n in range(10, 60))
    document = make_document(f"# Hồ sơ\n\n| Xã | Hồ sơ tiếp nhận | Tỷ lệ |\n|---|---|---|\n{rows}\nHết.")
    cuts = split(document, find_sentences(document.text, document.body))
    head = next(cut for cut in cuts if "|---|" in cut.span.of(document.text))
    assert (head.columns, cuts[-1].columns) == ("", "")
    after = cuts[cuts.index(head) + 1]
    assert after.columns == "Xã | Hồ sơ tiếp nhận | Tỷ lệ"
    assert indexed_text(document, after).startswith("Hồ sơ\nXã | Hồ sơ tiếp nhận | Tỷ lệ\n| Xã Hòa")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_real_documents_are_covered() -> None:
    for path in sorted((SHARED / "corpus").rglob("*.txt")):
        document = make_document(path.read_text(encoding="utf-8"))
        assert passages(document)
