from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.sentences import LONGEST_SENTENCE, find_sentences
from sources.text import nfc


def texts(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một câu. Hai câu! Ba câu?", ["Một câu.", "Hai câu!", "Ba câu?"]),
        ("Tại TP. Đà Nẵng có 2.505 tỷ đồng. Ủy ban họp.", ["Tại TP. Đà Nẵng có 2.505 tỷ đồng.", "Ủy ban họp."]),
        ("Đạt 82,2%. Ở đây.", ["Đạt 82,2%.", "Ở đây."]),
        ("Ông A. Nguyễn nói. Đúng.", ["Ông A. Nguyễn nói.", "Đúng."]),
        ("Gồm 98 chỉ số… Ở nhóm tỉnh.", ["Gồm 98 chỉ số…", "Ở nhóm tỉnh."]),
        ("Nói “xong.” Rồi đi.", ["Nói “xong.”", "Rồi đi."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_wrapped_line_goes_on_and_a_blank_line_ends() -> None:
    assert texts("Luật này quy định về\nthẻ căn cước.\n\nĐiều mới") == [
        "Luật này quy định về\nthẻ căn cước.",
        "Điều mới",
    ]


def test_items_know_their_lead_in_and_their_heading() -> None:
    text = "# Thẻ\n\nĐổi thẻ khi:\n\n- Đủ 14 tuổi.\n- Đủ 25 tuổi.\n\nHết."
    heading, lead, first, second, end = find_sentences(text)
    assert heading.is_heading
    assert heading.span.of(text) == "Thẻ"
    assert first.span.of(text) == "Đủ 14 tuổi."
    assert first.lead == second.lead == lead.span
    assert first.heading == heading.span
    assert end.lead is None


def test_legal_headings_stand_alone() -> None:
    text = "Điều 5. Cấp thẻ\n1. Công dân được cấp thẻ.\n2. Thẻ có giá trị."
    assert [sentence.is_heading for sentence in find_sentences(text)] == [True, False, False]


def test_text_without_sentence_marks_is_cut_at_white_space() -> None:
    text = "một hai ba " * 1000
    pieces = texts(text)
    assert all(len(piece) <= LONGEST_SENTENCE and not piece.startswith("ai") for piece in pieces)
    assert " ".join(pieces) == text.strip()
    assert [len(piece) for piece in texts("x" * 4500)] == [2000, 2000, 500]


@given(st.text(alphabet=st.sampled_from("aB1.?! \n-#:“”")))
def test_spans_rise_never_overlap_and_lose_no_letter(text: str) -> None:
    stored = nfc(text)
    sentences = find_sentences(stored)
    end = 0
    for sentence in sentences:
        assert end <= sentence.span.start < sentence.span.end
        end = sentence.span.end
    kept = "".join(sentence.span.of(stored) for sentence in sentences)
    assert [c for c in kept if c.isalnum()] == [c for c in stored if c.isalnum()]


def test_a_question_heads_its_answer() -> None:
    text = "# Phỏng vấn\n\n**Hỏi: Vì sao ít người mượn sách?**\n\nĐáp: Kho sách đã cũ.\n\nAi nói vậy? Ông An nói."
    found = find_sentences(text)
    headings = {s.span.of(text): s.heading.of(text) if s.heading else None for s in found}
    assert headings["Đáp: Kho sách đã cũ."] == "Hỏi: Vì sao ít người mượn sách?"
    assert headings["Ông An nói."] == "Hỏi: Vì sao ít người mượn sách?"
