"""The questions that a text itself asks, and the sentences of lines with marks of emphasis."""

from __future__ import annotations

import pytest

from sources.asked_lines import asked_alone, asked_first, is_question, without_bold
from sources.document import Span
from sources.sentences import find_sentences


def headed(text: str) -> list[tuple[str, str | None]]:
    """Return each sentence with its heading."""
    return [(one.span.of(text), one.heading.of(text) if one.heading else None) for one in find_sentences(text)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ai được mượn sách?", True),
        ("Ai được mượn sách?**", True),
        ("(Ai được mượn sách?)", True),
        ("“Ai được mượn sách?”", True),
        ("Ai được mượn sách? ", True),
        ("Bạn đọc được mượn sách.", False),
        ("Ai được mượn? Bạn đọc", False),
        ("", False),
    ],
)
def test_what_asks(words: str, expected: bool) -> None:
    assert is_question(words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Quầy mở mấy giờ?**", "Quầy mở mấy giờ?"),
        ("__Quầy mở mấy giờ?__", "Quầy mở mấy giờ?"),
        ("**Quầy** mở **sáng**", "**Quầy** mở **sáng**"),
        ("**Quầy mượn** mở buổi sáng.", "**Quầy mượn** mở buổi sáng."),
        ("Quầy mượn", "Quầy mượn"),
        ("****", "****"),
    ],
)
def test_bold_around_a_whole_sentence_is_no_part_of_it(text: str, expected: str) -> None:
    assert without_bold(text, Span(0, len(text))).of(text) == expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("**Thẻ mất thì sao?** Báo quầy mượn.", "Thẻ mất thì sao?"),
        ("__Thẻ mất thì sao?__ Báo quầy mượn.", "Thẻ mất thì sao?"),
        ("- **Thẻ mất thì sao?** Báo quầy mượn.", "Thẻ mất thì sao?"),
        ("**Thẻ mất thì sao?**", None),
        ("**Thẻ mất thì báo ngay.** Quầy mở cả ngày.", None),
        ("Thẻ mất thì sao? Báo quầy mượn.", None),
        ("Bạn hỏi: **Thẻ mất thì sao?** Báo quầy mượn.", None),
        (f"**{'rất ' * 70}lâu?** Báo quầy mượn.", None),
        ("", None),
    ],
)
def test_a_question_in_bold_that_opens_a_paragraph(text: str, asked: str | None) -> None:
    found = asked_first(text, 0, len(text))
    assert (found and found.of(text)) == asked


@pytest.mark.parametrize(
    ("text", "cuts", "asked"),
    [
        ("Thẻ mất thì sao?", [16], "Thẻ mất thì sao?"),
        ("Báo quầy mượn.", [14], None),
        ("Thẻ mất thì sao? Báo quầy.", [16, 26], None),
        ("Thẻ mất\nthì sao?", [16], None),
        (f"{'rất ' * 70}lâu?", [284], None),
    ],
)
def test_a_paragraph_that_is_a_question(text: str, cuts: list[int], asked: str | None) -> None:
    spans = [Span(start, end) for start, end in zip([0, *cuts], cuts, strict=False)]
    found = asked_alone(text, spans)
    assert (found and found.of(text)) == asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Thẻ thư viện mất thì sao?** Báo quầy mượn. Nộp phạt.",
            [
                ("Thẻ thư viện mất thì sao?", None),
                ("Báo quầy mượn.", "Thẻ thư viện mất thì sao?"),
                ("Nộp phạt.", "Thẻ thư viện mất thì sao?"),
            ],
        ),
        (
            "**Thẻ mất thì sao?**\n\nBáo quầy mượn.\n\nNộp phạt.",
            [
                ("Thẻ mất thì sao?", None),
                ("Báo quầy mượn.", "Thẻ mất thì sao?"),
                ("Nộp phạt.", "Thẻ mất thì sao?"),
            ],
        ),
        (
            "Hỏi: Quầy mở mấy giờ?\n\nĐáp: Quầy mở lúc 8 giờ.",
            [("Hỏi: Quầy mở mấy giờ?", None), ("Đáp: Quầy mở lúc 8 giờ.", "Hỏi: Quầy mở mấy giờ?")],
        ),
        (
            "**Quầy mở mấy giờ?** **Quầy mở lúc 8 giờ.**",
            [("Quầy mở mấy giờ?", None), ("Quầy mở lúc 8 giờ.", "Quầy mở mấy giờ?")],
        ),
    ],
)
def test_a_question_heads_what_stands_below_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert headed(text) == expected


def test_each_question_heads_only_the_answer_up_to_the_next() -> None:
    text = "- **Mượn mấy cuốn?** Mượn ba cuốn.\n- **Trả ở đâu?** Trả ở quầy."
    headings = dict(headed(text))
    assert headings["Mượn ba cuốn."] == "Mượn mấy cuốn?"
    assert headings["Trả ở quầy."] == "Trả ở đâu?"


def test_a_heading_ends_the_answer_of_a_question() -> None:
    text = "# Hỏi đáp\n\n**Ai được mượn?** Bạn đọc có thẻ.\n\n## Giờ mở cửa\n\nCả ngày."
    headings = dict(headed(text))
    assert headings["Bạn đọc có thẻ."] == "Ai được mượn?"
    assert headings["Cả ngày."] == "Giờ mở cửa"


def test_a_question_in_the_midst_of_a_text_heads_nothing() -> None:
    text = "Ai được mượn? Mọi bạn đọc đều được mượn."
    assert headed(text) == [("Ai được mượn?", None), ("Mọi bạn đọc đều được mượn.", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* Quầy mượn\n* Quầy trả", ["Quầy mượn", "Quầy trả"]),
        ("*Quầy mượn\n*Quầy trả", ["Quầy mượn", "Quầy trả"]),
        ("*Chú ý* rằng quầy đóng cửa trưa.", ["*Chú ý* rằng quầy đóng cửa trưa."]),
        ("**Quầy mượn** mở buổi sáng.", ["**Quầy mượn** mở buổi sáng."]),
        ("+ Quầy mượn\n+ Quầy trả", ["Quầy mượn", "Quầy trả"]),
    ],
)
def test_a_star_is_a_bullet_or_opens_emphasis(text: str, expected: list[str]) -> None:
    assert [one.span.of(text) for one in find_sentences(text)] == expected


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("**Câu 4. Bị mất điện thoại, tôi phải làm gì?**", "Câu 4. Bị mất điện thoại, tôi phải làm gì?"),
        ("Câu hỏi 12. Thẻ cũ còn dùng được không?", "Câu hỏi 12. Thẻ cũ còn dùng được không?"),
        ("Hỏi: Mẹ tôi có bắt buộc không? (Bạn đọc Lê T., Huế)", "Hỏi: Mẹ tôi có bắt buộc không?"),
    ],
)
def test_a_numbered_question_and_one_with_its_asker_head_the_answer(question: str, asked: str) -> None:
    text = f"{question}\n\nTrả lời: Gọi ngay tổng đài."
    *_, answer = find_sentences(text)
    assert answer.heading is not None
    assert answer.heading.of(text) == asked


def test_a_numbered_step_is_no_sentence_of_its_own() -> None:
    text = "Bước 1. Đăng nhập. Bước này mất 2 phút."
    assert [one.span.of(text) for one in find_sentences(text)] == ["Bước 1. Đăng nhập.", "Bước này mất 2 phút."]
