"""Sentences of the hits, ranked: by their own words, by those of their neighbours, and by their passage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.generation import Generation
from index.search_rows import sentence_rows
from index.sentence_ranking import WEIGHTS, SentenceRanker
from sources.document import Document
from tests.conftest import make_document, make_generation


def ranked(generation: Generation, question: str, **weights: float) -> list[str]:
    found = generation.retriever.search(question, 20)
    rows = SentenceRanker(generation).rank(found, replace(WEIGHTS, **weights))
    return [one.sentence.span.of(one.document.text) for one in rows]


def documents() -> list[Document]:
    return [
        make_document(
            "# Thẻ căn cước\n\nThẻ căn cước gắn chip được cấp từ năm 2021. Trong đó có hơn 20 trường thông tin. "
            "Bộ Công an quản lý.\n\nHồ sơ gồm:\n\n- giấy khai sinh;\n- hộ khẩu.",
            "a.md",
        ),
        make_document("Nền tảng dữ liệu có hơn 20 trường thông tin. Nó do một bộ khác quản lý.", "b.md"),
    ]


def test_each_sentence_of_the_hits_is_ranked_once_and_no_heading(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, documents())
    rows = ranked(generation, "thẻ căn cước gắn chip")
    assert rows[0] == "Thẻ căn cước gắn chip được cấp từ năm 2021."
    assert len(rows) == len(set(rows)) == 8
    assert "Thẻ căn cước" not in rows
    assert SentenceRanker(generation).rank(replace(generation.retriever.search("x", 3), hits=[])) == []


def test_what_a_sentence_goes_on_from_counts_for_it(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, documents())
    asked = "Thẻ căn cước có bao nhiêu trường thông tin?"
    # Both documents have a sentence with these words; only one of them goes on from a sentence about the card.
    alone = {"words_before": 0.0, "words_after": 0.0, "closeness_before": 0.0, "closeness_after": 0.0, "passage": 0.0}
    right, other = "Trong đó có hơn 20 trường thông tin.", "Nền tảng dữ liệu có hơn 20 trường thông tin."
    rows = ranked(generation, asked, **(alone | {"words_before": 0.5}))
    assert rows.index(right) < rows.index(other)
    items = ranked(generation, "hồ sơ gồm giấy khai sinh", **(alone | {"words_before": 1.0, "closeness": 0.0}))
    assert items[0] == "giấy khai sinh;"


def test_what_all_sentences_speak_of_tells_none_from_another(tmp_path: Path) -> None:
    text = "Thẻ căn cước một. Thẻ căn cước hai. Thẻ căn cước ba có chip. Chip ở thẻ khác."
    generation = make_generation(tmp_path, [make_document(text)])
    assert ranked(generation, "chip thẻ căn cước", closeness=0.0)[0] == "Thẻ căn cước ba có chip."


def test_rows_of_a_search_point_at_their_sentences(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, documents())
    rows = sentence_rows(generation, "hồ sơ gồm giấy khai sinh", 2)
    assert len(rows) == 2
    for row in rows:
        text = generation.documents[row["doc_id"]].text
        assert text[row["start"] : row["end"]] == row["text"]
    assert rows[0]["heading"] == "Thẻ căn cước"


def test_sentences_of_marks_alone_are_ranked_too(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, [make_document(":")])
    assert ranked(generation, "KY") == [":"]
