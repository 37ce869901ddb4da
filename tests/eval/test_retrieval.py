"""Retrieval: every system on the same texts, and figures as the assistant ranks them."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from eval.figure_retrieval import measure_figures
from eval.parts import FIELDS
from eval.peers import peers
from eval.public_sets import Collection
from eval.retrieval import Measured, measure, run_of
from eval.retrieval_report import figure_lines, figure_report, lines, report
from eval.systems import Texts, own_systems
from eval.typed import WAYS
from eval.vectors import RememberingEncoder, kept_passages
from sources.errors import UsageError
from tests.conftest import TODAY, HashingEncoder, make_document
from tests.eval.making import question

TEXTS = ("Thẻ căn cước gắn chip", "Dịch vụ công trực tuyến", "Chữ ký số công cộng", "Tài khoản định danh điện tử")
COLLECTION = Collection("passages", TEXTS, (("thẻ căn cước", 0), ("dịch vụ công", 1), ("định danh", 3)))
PEERS = ["peer-bm25", "peer-bm25-folded", "peer-dense", "peer-langchain"]
OWN = ["hybrid", "hybrid-accents", "hybrid-typed", "hybrid-arms", "lexical", "lexical-typed", "dense", "dense-typed"]


@pytest.fixture
def remembering(tmp_path: Path, encoder: HashingEncoder) -> RememberingEncoder:
    return RememberingEncoder(encoder, tmp_path / "cache")


@pytest.fixture
def measured(remembering: RememberingEncoder) -> Measured:
    return measure(COLLECTION, remembering.encode_passages, remembering)


def test_every_system_answers_every_way_of_typing(measured: Measured) -> None:
    assert measured.notes == []
    names = {name.rsplit(".", 1)[0] for name in measured.rows[0].measures}
    assert names == {f"passages.{way}.{system}" for way in WAYS for system in OWN + PEERS}
    values = measured.rows[0].measures
    assert values["passages.accented.hybrid.R@1"] == 1.0
    assert values["passages.stripped.hybrid.MRR"] == 1.0
    # No syllable of "the can cuoc" stands in a text, so plain BM25 finds nothing; on folded text it does.
    assert values["passages.stripped.peer-bm25.R@5"] == 0.0
    assert values["passages.stripped.peer-bm25-folded.R@1"] == 1.0
    assert measured.predictions[0]["right"] == 0
    assert measured.predictions[0]["passages.accented.hybrid"][0] == 0


def test_what_is_served_is_compared_pair_by_pair_and_told(measured: Measured) -> None:
    kept = run_of([COLLECTION], [measured], "hashing")
    against = kept.summary["against_others"]["passages.stripped.peer-bm25.R@1"]
    # It finds the third by "danh", which is written alike with and without diacritics.
    assert (against["difference"], against["better"], against["worse"]) == (0.666667, 2, 0)
    told = list(lines(kept))
    assert told[0] == "XQuAD-vi, tìm đoạn, có dấu; n = 3"
    assert sum("peer-langchain" in line for line in told) == len(WAYS)
    assert "LangChain" in report(kept, [COLLECTION])


def test_plain_dense_is_exact_search(remembering: RememberingEncoder) -> None:
    vectors = remembering.encode_passages(TEXTS)
    others, _ = peers(TEXTS, vectors, remembering)
    asked = "dịch vụ trực tuyến"
    expected = np.argsort(-(vectors @ remembering.encode_question(asked)), kind="stable")
    assert others["peer-dense"](asked)[0] == expected[0]


def test_langchain_fuses_by_reciprocal_ranks(remembering: RememberingEncoder) -> None:
    vectors = remembering.encode_passages(TEXTS)
    others, _ = peers(TEXTS, vectors, remembering)
    found = others["peer-langchain"]("Dịch vụ công")
    assert found[0] == 1
    assert sorted(found) == [0, 1, 2, 3]


def test_a_peer_whose_package_is_missing_is_named(
    remembering: RememberingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "langchain_classic.retrievers", None)
    others, notes = peers(TEXTS, remembering.encode_passages(TEXTS), remembering)
    assert list(others) == PEERS[:3]
    assert notes == ["Bỏ qua peer-langchain: chưa cài langchain_classic; hãy chạy: pip install -r requirements-dev.txt"]


def test_ablations_are_without_what_they_say(remembering: RememberingEncoder, tmp_path: Path) -> None:
    asked: list[str] = []
    whole = remembering.encode_question

    def listening(text: str) -> np.ndarray:
        asked.append(text)
        return whole(text)

    remembering.encode_question = listening  # type: ignore[method-assign]
    vectors = remembering.encode_passages(TEXTS)
    texts = Texts(TEXTS, vectors, vectors, [slice(n, n + 1) for n in range(len(TEXTS))])
    systems = own_systems(texts, remembering, tmp_path / "lexical")
    assert systems["lexical"]("dich vu cong")[0] == 1
    assert asked == []
    systems["dense-typed"]("dich vu cong")
    systems["hybrid-typed"]("dich vu cong")
    systems["hybrid"]("dich vu cong")
    assert asked == ["dich vu cong", "dich vu cong", "dịch vụ công"]
    assert systems["lexical"]("xyz") == []


def test_sentences_are_ranked_within_their_paragraphs(remembering: RememberingEncoder) -> None:
    texts = (
        "Thẻ căn cước gắn chip do Bộ Công an cấp.",
        "Nó có hạn dùng đến 25 tuổi.",
        "Hồ sơ thuế nộp qua mạng.",
        "Bộ Tài chính phụ trách.",
    )
    asked = (("thẻ căn cước gắn chip", 0), ("Thẻ căn cước có hạn dùng bao nhiêu tuổi?", 1), ("nộp thuế qua mạng", 2))
    collection = Collection("sentences", texts, asked, (0, 0, 1, 1))
    measured = measure(collection, remembering.encode_passages, remembering, with_peers=False)
    values = [row.measures for row in measured.rows]
    assert [v["sentences.accented.hybrid.R@1"] for v in values] == [1.0, 1.0, 1.0]
    assert [v["sentences.stripped.hybrid.R@1"] for v in values] == [1.0, 1.0, 1.0]
    # A ranking of whole paragraphs' sentences names each of them once, by its own number.
    assert sorted(measured.predictions[1]["sentences.accented.hybrid"]) == [0, 1, 2, 3]
    names = {name.split(".")[2] for name in values[0]}
    assert names == {*OWN, "hybrid-alone", "hybrid-no-passage", "hybrid-no-neighbours"} - {"hybrid-arms"}


def test_vectors_are_kept_by_text_and_encoder(tmp_path: Path) -> None:
    made: list[str] = []

    def build(name: str) -> Callable[[], HashingEncoder]:
        return lambda: made.append(name) or HashingEncoder(name)

    first = kept_passages(TEXTS, build("a"), "a", tmp_path)
    assert np.array_equal(kept_passages(TEXTS, build("a"), "a", tmp_path), first)
    kept_passages(TEXTS, build("b"), "b", tmp_path)
    kept_passages(TEXTS[:2], build("a"), "a", tmp_path)
    assert made == ["a", "b", "a"]
    one = RememberingEncoder(HashingEncoder(), tmp_path)
    one.prepare(["thẻ", "số"])
    other = RememberingEncoder(HashingEncoder(), tmp_path)
    other._encoder = None  # type: ignore[assignment]  what is kept needs no encoder
    other.prepare(["thẻ", "số"])
    assert np.array_equal(other.encode_question("số"), one.encode_question("số"))


def test_figures_are_ranked_as_the_assistant_chooses(ask: Callable[..., Assistant]) -> None:
    text = "Đã cấp hơn 87 triệu thẻ căn cước gắn chip và kích hoạt 65 triệu tài khoản định danh."
    assistant = ask(make_document(text, "a.txt"))
    questions = [
        question(
            id="1", question="Đã cấp bao nhiêu thẻ căn cước?", figures=[{"value": "87000000"}], documents=["a.txt"]
        ),
        question(
            id="2", question="Đã cấp bao nhiêu thẻ căn cước?", figures=[{"value": "65000000"}], documents=["a.txt"]
        ),
        question(id="3", question="Đã cấp bao nhiêu thẻ căn cước?", figures=[{"value": "1"}], documents=["a.txt"]),
        question(id="4", question="Giá vàng?", answerable=False),
    ]
    kept = measure_figures(assistant, questions, TODAY, "x")
    assert [row.id for row in kept.rows] == ["1", "2", "3"]
    assert [row.measures["figures.chosen.R@1"] for row in kept.rows] == [1.0, 0.0, 0.0]
    assert [row.measures["figures.candidates"] for row in kept.rows] == [1.0, 1.0, 0.0]
    assert [row.measures["figures.scored.R@3"] for row in kept.rows] == [1.0, 1.0, 0.0]
    assert [row.measures["figures.entries.fused.R@1"] for row in kept.rows] == [1.0, 0.0, 0.0]
    assert [row.measures["figures.entries.lexical.R@3"] for row in kept.rows] == [1.0, 1.0, 0.0]
    start = text.index("hơn 87 triệu")
    assert kept.predictions[0]["chosen"][0] == f"a.txt[{start}:{start + len('hơn 87 triệu')}]"
    assert kept.predictions[2]["right"] == []
    assert sum(line.startswith("  2 ") for line in figure_lines(kept)) == 1
    assert "Tìm số" in figure_report(kept)
    with pytest.raises(UsageError, match="không có câu nào hỏi số"):
        measure_figures(assistant, questions[3:], TODAY, "x")


def test_entries_are_ranked_without_each_part_in_turn(ask: Callable[..., Assistant]) -> None:
    card, account = make_document("Đã cấp 87 triệu.", "1.txt"), make_document("Đã cấp 65 triệu.", "2.txt")
    assistant = ask(
        dataclasses.replace(card, title="Thẻ căn cước"), dataclasses.replace(account, title="Tài khoản định danh")
    )
    asked = [question(id="1", question="Đã cấp bao nhiêu tài khoản định danh?", figures=[{"value": "65000000"}])]
    kept = measure_figures(assistant, asked, TODAY, "x", HashingEncoder())
    values = kept.rows[0].measures
    assert values["figures.entries.fused.R@1"] == values["figures.entries.without-period.R@1"] == 1.0
    # Only the titles tell the two apart; without them the first document comes first.
    assert values["figures.entries.without-title.R@1"] == 0.0
    assert values["figures.entries.without-title.R@3"] == 1.0
    told = list(figure_lines(kept))
    assert sum("… không có tựa đề" in line for line in told) == 1


def test_what_the_parts_were_chosen_from_is_tried(remembering: RememberingEncoder) -> None:
    measured = measure(COLLECTION, remembering.encode_passages, remembering, with_peers=False, with_parts=True)
    assert measured.notes == []
    values = measured.rows[0].measures
    tried = {name.split(".")[2] for name in values} - set(OWN)
    assert tried == {"engine-bm25s", "engine-fts5", *FIELDS, "fusion-ranks", "fusion-ranks-weighted", "fusion-range"}
    for name in tried:
        assert values[f"passages.accented.{name}.R@1"] == 1.0
    # Accented syllables alone do not hold what is typed without; what is understood by it brings them back.
    assert values["passages.stripped.terms-accented.R@1"] == 1.0
    # The same BM25 over the same terms ranks alike, whoever computes it.
    for row in measured.predictions:
        first = row["passages.accented.lexical"][:1]
        assert row["passages.accented.engine-bm25s"][:1] == row["passages.accented.engine-fts5"][:1] == first


def test_fields_are_of_the_terms_they_name() -> None:
    text = "Thẻ số"
    assert FIELDS["terms-accented"](text) == ["=thẻ", "=số"]
    assert FIELDS["terms-folded"](text) == ["~the", "~so"]
    assert FIELDS["terms-both"](text) == ["=thẻ", "=số", "~the", "~so"]
    assert FIELDS["terms-folded-pairs"](text) == ["~the", "~so", "~the_so"]
