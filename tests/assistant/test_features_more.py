"""Features of a candidate that tell a whole from its part, and an answer from what only stands near it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.candidate import Candidate
from assistant.features import Judge
from tests.conftest import TODAY, make_document

Ask = Callable[..., Assistant]
CRATES = "Trong tháng 5, kho nhận 640 kiện hàng, trong đó 75 kiện hàng là của trẻ em. Kho còn 12 xe tải."


def of_figures(assistant: Assistant, question: str) -> dict[str, Candidate]:
    """Return the candidates that are figures, by how they are written."""
    _, candidates = assistant.candidates(question, TODAY)
    return {c.figure.number.of(c.document.text): c for c in candidates if c.figure}


def of_sentences(assistant: Assistant, question: str) -> dict[str, Candidate]:
    """Return the candidates that are sentences, by their text."""
    _, candidates = assistant.candidates(question, TODAY)
    return {c.sentence.span.of(c.document.text): c for c in candidates if c.figure is None}


def features(assistant: Assistant, question: str, name: str) -> dict[str, float]:
    """Return one feature of each sentence."""
    read, _ = assistant.candidates(question, TODAY)
    judge = Judge(read)
    return {text: judge.features(c)[name] for text, c in of_sentences(assistant, question).items()}


def test_what_is_said_of_a_later_figure_is_not_said_of_the_first(ask: Ask) -> None:
    found = of_figures(ask(make_document(CRATES)), "Kho nhận bao nhiêu kiện hàng của trẻ em?")
    assert found["640"].later_share > 0
    assert found["75"].later_share == 0


def test_nothing_is_said_later_where_only_the_whole_is_asked(ask: Ask) -> None:
    assert of_figures(ask(make_document(CRATES)), "Kho nhận bao nhiêu kiện hàng?")["640"].later_share == 0


def test_words_behind_the_last_figure_are_no_later_figures(ask: Ask) -> None:
    text = "Kho nhận 640 kiện hàng, gồm đồ chơi của trẻ em."
    found = of_figures(ask(make_document(text)), "Kho nhận bao nhiêu kiện hàng của trẻ em?")
    assert found["640"].later_share == 0


def test_a_part_restricts_less_where_it_is_asked_for(ask: Ask) -> None:
    assistant = ask(make_document(CRATES))
    whole = of_figures(assistant, "Kho nhận bao nhiêu kiện hàng?")["75"].restricts
    part = of_figures(assistant, "Kho nhận bao nhiêu kiện hàng của trẻ em?")["75"].restricts
    assert whole > part


@pytest.mark.parametrize("figure", ["640", "12"])
def test_a_whole_restricts_nothing(ask: Ask, figure: str) -> None:
    assert of_figures(ask(make_document(CRATES)), "Kho nhận bao nhiêu kiện hàng?")[figure].restricts == 0


@pytest.mark.parametrize(
    "part", ["trong đó 75 kiện hàng", "riêng 75 kiện hàng", "gồm 75 kiện hàng", "nổi bật là 75 kiện hàng"]
)
def test_what_opens_a_part(ask: Ask, part: str) -> None:
    assistant = ask(make_document(f"Kho nhận 640 kiện hàng, {part} là của ngư dân."))
    assert of_figures(assistant, "Kho nhận bao nhiêu kiện hàng?")["75"].restricts > 0


RAILS = "**Vì sao tàu chậm?**\n\nĐường ray phải sửa. Ga cũ quá hẹp.\n\nNhà ga bán vé từ sáng sớm."


def test_below_the_question_asked_the_first_sentence_answers_most(ask: Ask) -> None:
    found = of_sentences(ask(make_document(RAILS)), "Vì sao tàu chậm?")
    assert {text: round(one.answers, 2) for text, one in found.items()} == {
        "Đường ray phải sửa.": 1.0,
        "Ga cũ quá hẹp.": 0.7,
        "Nhà ga bán vé từ sáng sớm.": 0.49,
    }


def test_below_another_question_a_sentence_answers_less(ask: Ask) -> None:
    found = of_sentences(ask(make_document(RAILS)), "Vì sao tàu thủy bị đắm?")
    assert found["Đường ray phải sửa."].answers < 0.5


def test_below_a_heading_that_asks_nothing_no_sentence_answers(ask: Ask) -> None:
    text = "# Tàu chậm\n\nĐường ray phải sửa cả năm."
    found = of_sentences(ask(make_document(text)), "Vì sao tàu chậm?")
    assert found["Đường ray phải sửa cả năm."].answers == 0


@pytest.mark.parametrize(
    "more",
    [
        "Nguyên nhân là đường ray bị ngập.",
        "Điều này do đường ray bị ngập.",
        "Đây là việc năm nào cũng gặp.",
        "Những chuyến đó phải dừng ở ga trước.",
    ],
)
def test_what_goes_on_with_the_sentence_before_is_covered_by_it(ask: Ask, more: str) -> None:
    assistant = ask(make_document(f"Nhiều chuyến tàu đến ga muộn vào mùa mưa. {more}"))
    assert of_sentences(assistant, "Vì sao tàu đến ga muộn?")[more].goes_on == pytest.approx(1.0)


def test_what_starts_anew_goes_on_with_nothing(ask: Ask) -> None:
    text = "Nhiều chuyến tàu đến ga muộn vào mùa mưa. Hành khách được đổi vé."
    found = of_sentences(ask(make_document(text)), "Vì sao tàu đến ga muộn?")
    assert found["Hành khách được đổi vé."].goes_on == 0


def test_what_goes_on_after_something_else_is_not_covered(ask: Ask) -> None:
    text = "Thư viện đóng cửa buổi trưa. Nguyên nhân là đang sửa mái."
    found = of_sentences(ask(make_document(text)), "Vì sao tàu đến ga muộn?")
    assert found["Nguyên nhân là đang sửa mái."].goes_on == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả tỉnh có 450 trường học.", True),
        ("Tỷ lệ học sinh đến trường đạt 97%.", True),
        ("Vé tàu ở trường được giữ 30 ngày.", False),
        ("Học sinh từ 6 tuổi được vào trường.", False),
        ("Trường học còn 40 bàn ghế cũ.", False),
        ("Trường học mở cửa cả ngày.", False),
    ],
)
def test_a_statistic_tells_how_many_there_are(ask: Ask, text: str, expected: bool) -> None:
    (found,) = of_sentences(ask(make_document(text)), "Vì sao trường học đông?").values()
    assert found.counts_things is expected


def test_a_statistic_speaks_against_a_sentence_only_where_words_are_asked_for(ask: Ask) -> None:
    text = "Cả tỉnh có 450 trường học do các xã xây."
    assistant = ask(make_document(text))
    assert features(assistant, "Vì sao có nhiều trường học?", "counts_things") == {text: 1.0}
    assert features(assistant, "Các trường học gồm những gì?", "counts_things") == {text: 0.0}


def test_a_sentence_on_the_age_asked_fits_and_one_on_another_does_not(ask: Ask) -> None:
    child = "Trẻ từ đủ 5 tuổi đến dưới 11 tuổi được đi xe buýt miễn phí."
    old = "Ai trên 70 tuổi được đi xe buýt có ghế riêng."
    any_age = "Xe buýt chạy từ sáng sớm."
    assistant = ask(make_document(f"{child} {old} {any_age}"))
    assert features(assistant, "Con tôi 8 tuổi có được đi xe buýt miễn phí không?", "age_fit") == {
        child: 1.0,
        old: -1.0,
        any_age: 0.0,
    }
