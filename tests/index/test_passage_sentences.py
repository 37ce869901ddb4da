"""The closest sentence of a passage: which sentences are whose, and what it adds to the ranking."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.chunking import Passage, split
from index.passage_sentences import PassageSentences, SentencePlaces
from index.records import Reading
from index.retriever import hybrid_ranking
from sources.document import Span
from tests.conftest import HashingEncoder, make_document, make_generation

TEXT = "# Tiêu đề\n\nCâu thứ nhất đây. Câu thứ hai đây. Câu thứ ba đây.\n\nĐoạn sau nói chuyện khác."


def test_sentences_meeting_a_span_are_those_that_share_a_character() -> None:
    documents = [make_document(TEXT, "a.txt"), make_document("Một câu thôi.", "b.txt")]
    readings = {document.doc_id: Reading.of(document) for document in documents}
    places = SentencePlaces(readings)
    sentences = readings["a.txt"].sentences
    for start in range(0, len(TEXT), 3):
        for end in range(start + 1, len(TEXT), 5):
            span = Span(start, end)
            expected = [number for number, sentence in enumerate(sentences) if sentence.span.meets(span)]
            found = places.meeting("a.txt", span)
            assert list(range(len(sentences)))[found] == expected
    assert places.first_row("b.txt") == len(sentences)
    assert places.rows(Passage("b.txt", Span(0, 4), "")) == slice(len(sentences), len(sentences) + 1)
    assert [places.number("a.txt", sentence.span) for sentence in sentences] == list(range(len(sentences)))


def test_the_closest_sentence_is_the_highest_cosine_of_a_passage() -> None:
    vectors = np.eye(3, dtype=np.float32)
    sentences = PassageSentences(vectors, [slice(0, 2), slice(2, 3), slice(3, 3)].__getitem__)
    found = sentences.closest([1, 0, 2], np.array([0.6, 0.8, 0.0], np.float32))
    assert list(found) == [1, 0]
    assert found[0] == np.float32(0.8)
    assert found[1] == 0.0


def test_the_closest_sentence_decides_between_passages_that_the_arms_find_alike() -> None:
    lexical, dense = {1: 5.0, 2: 5.0, 3: 1.0}, {1: 0.9, 2: 0.9, 3: 0.8}
    asked: list[list[int]] = []

    def closest(numbers: list[int]) -> dict[int, float]:
        asked.append(numbers)
        return {1: 0.85, 2: 0.95, 3: 0.85}

    assert [number for number, _ in hybrid_ranking(lexical, dense, closest)] == [2, 1, 3]
    assert asked == [[1, 2, 3]]
    assert [number for number, _ in hybrid_ranking(lexical, dense, lambda numbers: {})] == [1, 2, 3]


def test_a_loaded_index_reads_the_sentences_of_its_passages(tmp_path: Path) -> None:
    document = make_document(" ".join(f"Câu số {n} nói về việc {n}." for n in range(60)), "a.txt")
    generation = make_generation(tmp_path, [document, make_document("Chuyện khác.", "b.txt")])
    encoder = HashingEncoder()
    question = encoder.encode_question("việc 41")
    cuts = split(document, generation.readings["a.txt"].sentences)
    assert len(cuts) > 2
    found = generation.retriever.search("việc 41", 3).hits[0]
    assert "việc 41." in found.passage.span.of(document.text)
    own = generation.sentences_in("a.txt", found.passage.span)
    best = max(own, key=lambda sentence: float(question @ generation.sentence_vector("a.txt", sentence)))
    assert best.span.of(document.text) == "Câu số 41 nói về việc 41."
