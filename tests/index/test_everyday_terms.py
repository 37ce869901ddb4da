"""What citizens say, and what official texts write for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.matching import QuestionTerms, TextTerms
from index.everyday_terms import everyday_terms, written_for
from index.understanding import Understood
from tests.conftest import make_document

Terms = Callable[[str], QuestionTerms]


def said(text: str, *, is_bare: bool | None = None) -> list[str]:
    return [one.span.of(text) for one in everyday_terms(text, is_bare=is_bare)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà con cần giấy tờ gì để thi bằng lái?", ["Bà con", "giấy tờ gì", "bằng lái"]),
        ("Cà vẹt mất thì làm lại ở đâu?", ["Cà vẹt", "làm lại"]),
        ("BẰNG LÁI", ["BẰNG LÁI"]),
        ("mất bằng  lái", ["bằng  lái"]),
        ("Học trò nghèo được mượn sách", ["Học trò", "nghèo"]),
        ("Cây trồng ở ven sông", []),
        ("Ai công bố chỉ tiêu của lĩnh vực này?", []),
        ("Bố tôi làm ở bệnh viện", ["Bố"]),
        ("", []),
    ],
)
def test_the_everyday_words_of_a_text_in_order(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_of_two_that_open_alike_the_longer_stands() -> None:
    assert said("đổi bằng lái xe") == ["bằng lái xe"]


def test_they_are_whole_words() -> None:
    assert said("giấy chuyển việnx và bằng láix") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nhà thương", "bệnh viện"),
        ("học trò", "học sinh"),
        ("ly dị", "ly hôn"),
        ("thầy cô", "giáo viên"),
        ("tiền trợ cấp", "trợ cấp"),
    ],
)
def test_the_likeliest_official_word_comes_first(text: str, first: str) -> None:
    (one,) = everyday_terms(text)
    assert one.written[0] == first


def test_what_is_said_is_not_among_what_is_written_for_it() -> None:
    (one,) = everyday_terms("sim", is_bare=False)
    assert one.written == ("thuê bao",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thi bang lai o dau", ["bang lai"]),
        ("hoc tro di hoc", ["hoc tro"]),
        ("ma toi xin so do", ["so do"]),
        ("bat den trong phong", []),
    ],
)
def test_without_diacritics_single_syllables_are_left_out(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_word_that_has_no_diacritics_is_known_where_the_rest_was_typed_with_them() -> None:
    assert said("sim", is_bare=True) == []
    assert said("sim", is_bare=False) == ["sim"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mấy học trò thi bằng lái?", ("học sinh", "giấy phép lái xe")),
        ("Nhà thương và viện gần nhất", ("bệnh viện", "dẫn đầu")),
        ("Viện phí của bệnh viện", ()),
        ("Học trò là học sinh", ()),
        ("Cây trồng ở ven sông", ()),
        ("", ()),
    ],
)
def test_what_is_written_for_a_text_once_and_only_what_it_lacks(text: str, expected: tuple[str, ...]) -> None:
    assert written_for(text) == expected


def test_the_written_words_are_searched_for_beside_the_typed_ones() -> None:
    typed = "học trò đi đâu"
    assert Understood(typed, typed, (), ("học sinh",)).words == "học trò đi đâu học trò đi đâu học sinh"


@pytest.fixture
def terms(ask: Callable[..., Assistant]) -> Terms:
    """Return a function that reads the terms of a question, weighed by a small index."""
    text = "Người dân thi giấy phép lái xe ở trường. Học sinh đi xe buýt. Bà con trồng lúa."
    scene = ask(make_document(text)).scene
    return lambda question: QuestionTerms(question, scene.vocabulary, scene.abbreviations)


def coverage(question: QuestionTerms, text: str) -> float:
    return question.coverage([(TextTerms(text), 1.0)])


@pytest.mark.parametrize(
    ("question", "official", "own", "other"),
    [
        ("Thi bằng lái", "Thi giấy phép lái xe", "Thi bằng lái", "Thi giấy phép xây dựng"),
        ("Học trò đi xe", "Học sinh đi xe", "Học trò đi xe", "Công nhân đi xe"),
        ("thi bang lai", "Thi giấy phép lái xe", "Thi bằng lái", "Thi hát"),
    ],
)
def test_official_words_cover_everyday_ones_by_less_than_these(
    terms: Terms, question: str, official: str, own: str, other: str
) -> None:
    read = terms(question)
    assert coverage(read, other) < coverage(read, official) < coverage(read, own)


def test_official_words_leave_nothing_missing(terms: Terms) -> None:
    read, official = terms("bằng lái"), TextTerms("giấy phép lái xe")
    assert set(read.found_in(official)) == {"bằng", "lái", "bằng lái"}


def test_the_syllables_of_an_official_word_in_another_order_are_not_it(terms: Terms) -> None:
    assert set(terms("bằng lái").found_in(TextTerms("giấy lái xe phép"))) == {"lái"}
