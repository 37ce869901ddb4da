"""Filters: how they are written, what they leave, and that what is left is searched to the same depth."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import faiss
import numpy as np
import pytest

from index.dense import DenseIndex
from index.filters import EVERYTHING, Filter, filter_of_json, read_filter, read_period
from index.generation import Generation
from index.lexical import LexicalIndex
from sources.document import Document, PartialDate
from sources.errors import BadFilter, FilterUnknown
from tests.conftest import HashingEncoder, make_document, make_generation

BODY = "\n\n".join(
    f"Đoạn {n} nói về thẻ căn cước gắn chip của người dân. {'Chữ thêm cho dài. ' * 30}" for n in range(6)
)


def document(doc_id: str, text: str, publisher: str | None = None, **known: object) -> Document:
    return dataclasses.replace(make_document(text, doc_id), publisher=publisher, **known)  # type: ignore[arg-type]


LAW = document(
    "luật.md",
    "# Luật\n\n## Chữ ký số\n\nCó 5 loại chữ ký. Năm 2020 có 6 loại.\n\n## Thẻ căn cước\n\nThẻ có 7 mục.",
    "Quốc hội",
    title="Luật mới",
    published_on=PartialDate(2023, 6, 22),
)
NEWS = document(
    "tin.txt",
    "Đã cấp 87 triệu thẻ. Tháng 3/2022 đã cấp 60 triệu thẻ, nhiều hơn năm 2021 là 5 triệu thẻ.",
    "Báo Dân trí, Znews",
    title="Tin về VNeID",
    topics=("căn cước công dân", "Đề án 06"),
)
UNDATED = document("hướng-dẫn.txt", "Mật khẩu có 6 chữ số.", published_on=None)


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return make_generation(tmp_path, [UNDATED, LAW, NEWS])


def left(generation: Generation, within: Filter) -> tuple[list[str], list[str]]:
    """Return the sentences and the figures that a filter leaves."""
    sentences = [
        s.span.of(d.text) for d in generation.documents.values() for s in generation.readings[d.doc_id].sentences
    ]
    figures = [
        f.number.of(d.text) for d in generation.documents.values() for f in generation.readings[d.doc_id].figures
    ]
    selection = generation.selector.select(within)
    if selection is None:
        return sentences, figures
    return (
        [text for text, is_left in zip(sentences, selection.sentences, strict=True) if is_left],
        [text for text, is_left in zip(figures, selection.figures, strict=True) if is_left],
    )


@pytest.mark.parametrize("kept", [0.02, 0.98])
def test_both_arms_search_the_allowed_as_deep_as_all(tmp_path: Path, kept: float) -> None:
    draw = np.random.default_rng(5)
    texts = [" ".join(draw.choice(["thẻ", "số", "hồ", "sơ", "công", "dân"], 6)) for _ in range(300)]
    vectors = HashingEncoder(dim=16).encode_passages(texts)
    vectors += draw.normal(scale=1e-3, size=vectors.shape).astype(np.float32)
    allowed = draw.random(300) < kept
    dense, lexical = DenseIndex.build(vectors), LexicalIndex.build(texts, tmp_path / "l")
    question = HashingEncoder(dim=16).encode_question("thẻ công dân")
    for search, asked in ((dense.search, question), (lexical.search, "thẻ công dân")):
        whole = search(asked, 300)  # type: ignore[arg-type]
        expected = {number: score for number, score in whole.items() if allowed[number]}
        assert search(asked, 300, allowed) == pytest.approx(expected)  # type: ignore[arg-type]
        few = search(asked, 4, allowed)  # type: ignore[arg-type]
        assert list(few.values()) == pytest.approx(list(expected.values())[:4])
        assert len(few) == min(4, len(expected)) > 2
        assert search(asked, 4, np.zeros(300, bool)) == {}  # type: ignore[arg-type]


def test_an_index_by_lists_finds_the_few_that_are_allowed() -> None:
    rows = np.random.default_rng(3).normal(size=(2000, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    lists = faiss.IndexIVFFlat(faiss.IndexFlatIP(8), 8, 16, faiss.METRIC_INNER_PRODUCT)
    lists.train(rows)
    lists.add(rows)
    lists.nprobe = 1
    allowed = np.zeros(2000, bool)
    allowed[[7, 700, 1700]] = True
    found = DenseIndex(lists).search(rows[1], 3, allowed)
    assert list(found) == sorted((7, 700, 1700), key=lambda n: -float(rows[n] @ rows[1]))


def test_a_filter_that_leaves_one_document_still_gives_k_hits(tmp_path: Path) -> None:
    many = [make_document("Thẻ căn cước gắn chip của người dân.", f"{n}.txt") for n in range(250)]
    generation = make_generation(tmp_path, [*many, make_document(BODY, "dài.txt")])
    selection = generation.selector.select(Filter(documents=("dài.txt",)))
    found = generation.retriever.search("thẻ căn cước gắn chip", 5, selection)
    assert [hit.passage.doc_id for hit in found.hits] == ["dài.txt"] * 5


def test_what_filters_nothing_leaves_everything(generation: Generation) -> None:
    assert generation.selector.select(EVERYTHING) is None
    assert generation.selector.select(Filter(published_by=dt.date(2026, 1, 1))) is None
    assert left(generation, Filter(documents=("tin.txt",), publishers=("Quốc hội",))) == ([], [])


def test_documents_published_later_are_left_out_and_undated_ones_stay(generation: Generation) -> None:
    sentences, figures = left(generation, Filter(published_by=dt.date(2024, 10, 11)))
    assert "Đã cấp 87 triệu thẻ." not in sentences
    assert figures == ["6", "5", "6", "7"]


@pytest.mark.parametrize("name", ["báo dân trí", "Bao Dan tri", "ZNEWS"])
def test_a_publisher_is_met_by_its_words_without_their_diacritics(generation: Generation, name: str) -> None:
    assert left(generation, Filter(publishers=(name,)))[1] == ["87 triệu", "60 triệu", "5 triệu"]


@pytest.mark.parametrize(
    ("topic", "figures"),
    [
        ("căn cước công dân", ["87 triệu", "60 triệu", "5 triệu"]),  # its own topic
        ("vneid", ["87 triệu", "60 triệu", "5 triệu"]),  # its title
        ("chu ky so", ["5", "6"]),  # a heading, typed without diacritics
        ("căn cước", ["7", "87 triệu", "60 triệu", "5 triệu"]),  # a heading, and within a topic
    ],
)
def test_a_topic_is_met_by_documents_titles_and_headings(
    generation: Generation, topic: str, figures: list[str]
) -> None:
    assert left(generation, Filter(topics=(topic,)))[1] == figures
    selection = generation.selector.select(Filter(topics=(topic,)))
    assert selection is not None
    found = generation.retriever.search("thẻ", 9, selection)
    assert sorted(hit.entry.figure.number.start for hit in found.figures) == sorted(
        f.figure.number.start
        for f, is_left in zip(generation.retriever._figures.entries, selection.figures, strict=True)  # type: ignore[attr-defined]
        if is_left
    )


def test_a_topic_is_met_in_whole_words(generation: Generation) -> None:
    with pytest.raises(FilterUnknown, match="chủ đề «chữ k»"):
        generation.selector.select(Filter(topics=("chữ k",)))


def test_a_time_is_that_of_the_figure_and_of_what_a_sentence_names(generation: Generation) -> None:
    sentences, figures = left(generation, Filter(days=read_period("tháng 10/2024")))
    assert (sentences, figures) == (["Đã cấp 87 triệu thẻ."], ["87 triệu"])
    sentences, figures = left(generation, Filter(days=read_period("2022")))
    assert sentences == ["Tháng 3/2022 đã cấp 60 triệu thẻ, nhiều hơn năm 2021 là 5 triệu thẻ."]
    assert "60 triệu" in figures
    assert "87 triệu" not in figures
    sentences, figures = left(generation, Filter(days=read_period("2020")))
    assert (sentences, figures) == (["Năm 2020 có 6 loại."], ["6"])
    assert left(generation, Filter(days=read_period("1999"))) == ([], [])


def test_what_no_document_has_is_told_with_the_nearest(generation: Generation) -> None:
    for within, message in (
        (Filter(documents=("luat.md",)), "Không có tài liệu «luat.md» trong chỉ mục; gần nhất: luật.md."),
        (Filter(publishers=("quoc hoii",)), "Không có cơ quan đăng «quoc hoii» trong chỉ mục; gần nhất: Quốc hội."),
        (Filter(topics=("đề án 60",)), "Không có chủ đề «đề án 60» trong chỉ mục; gần nhất: Đề án 06."),
        (
            Filter(topics=("xyz",)),
            "Không có chủ đề «xyz» trong chỉ mục; có: căn cước công dân; Đề án 06.",
        ),
        (Filter(topics=("?!",)), "Không có chủ đề «?!» trong chỉ mục; có: căn cước công dân; Đề án 06."),
    ):
        with pytest.raises(FilterUnknown) as told:
            generation.selector.select(within)
        assert str(told.value) == message


def test_an_index_without_publishers_says_so(tmp_path: Path) -> None:
    generation = make_generation(tmp_path, [make_document("Có 5 thẻ.")])
    with pytest.raises(FilterUnknown, match="chỉ mục không ghi cơ quan đăng nào"):
        generation.selector.select(Filter(publishers=("a",)))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-10-12", "2024-10-12", "2024-10-12"),
        (" Tháng 10/2024 ", "2024-10-01", "2024-10-31"),
        ("quý II năm 2023", "2023-04-01", "2023-06-30"),
        ("6 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("từ ngày 1/7/2023 đến ngày 30/9/2023", "2023-07-01", "2023-09-30"),
        ("trong năm 2023", "2023-01-01", "2023-12-31"),
        ("October 2024", "2024-10-01", "2024-10-31"),
        ("first half of 2023", "2023-01-01", "2023-06-30"),
    ],
)
def test_a_time_is_read_as_in_documents(text: str, first: str, last: str) -> None:
    assert read_period(text) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "hôm nay", "tháng 13/2024", "tháng 5", "năm 2022 và năm 2023", "tháng 5/2023 77"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(BadFilter, match="không đọc được thành một khoảng"):
        read_filter(period=text)


def test_a_filter_as_json() -> None:
    row = {"documents": ["a.txt"], "publishers": ["b"], "topics": [], "period": "2024"}
    days = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
    assert filter_of_json(row) == Filter(("a.txt",), ("b",), (), days)
    assert filter_of_json(None) == filter_of_json({}) == EVERYTHING
    assert filter_of_json({"period": {"from": "2024", "to": "2024"}}).days == days
    assert filter_of_json({"period": {"from": "2024-05"}}).days == (dt.date(2024, 5, 1), dt.date.max)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "phải là một đối tượng"),
        ({"document": []}, "không có mục 'document'"),
        ({"documents": "a.txt"}, "filter.documents» phải là một danh sách chuỗi"),
        ({"documents": ""}, "filter.documents» phải là một danh sách chuỗi"),
        ({"publishers": False}, "filter.publishers» phải là một danh sách chuỗi"),
        ({"topics": 0}, "filter.topics» phải là một danh sách chuỗi"),
        ({"period": {"from": None}}, "cần «from», «to»"),
        ({"topics": [5]}, "filter.topics» phải là một danh sách chuỗi"),
        ({"period": 2024}, "phải là chuỗi, hoặc {from, to}"),
        ({"period": {}}, "cần «from», «to»"),
        ({"period": {"from": "2024", "until": "2025"}}, "cần «from», «to»"),
        ({"period": {"from": "x"}}, "Ngày 'x' không đọc được"),
        ({"period": {"from": "2025", "to": "2024"}}, "hãy đổi chỗ"),
    ],
)
def test_what_is_no_filter_is_told(value: object, message: str) -> None:
    with pytest.raises(BadFilter, match=message):
        filter_of_json(value)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("trước năm 2022", "0001-01-01", "2021-12-31"),
        ("sau tháng 6/2023", "2023-07-01", "9999-12-31"),
        ("từ năm 2023", "2023-01-01", "9999-12-31"),
        ("năm 2024 trở đi", "2024-01-01", "9999-12-31"),
        ("đến năm 2022", "0001-01-01", "2022-12-31"),
        ("trong năm 2024", "2024-01-01", "2024-12-31"),
        ("6 thang dau nam 2023", "2023-01-01", "2023-06-30"),
        ("quy 2 nam 2024", "2024-04-01", "2024-06-30"),
        ("nam 2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_times_open_at_one_end_and_without_diacritics(written: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in read_period(written)] == [first, last]


@pytest.mark.parametrize("written", ["không phải năm 2024", "ngoài năm 2024", "năm 2024 chẳng hạn"])
def test_what_says_more_than_a_time_is_refused(written: str) -> None:
    with pytest.raises(BadFilter, match="không đọc được"):
        read_period(written)
