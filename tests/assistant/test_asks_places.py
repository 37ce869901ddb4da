"""Questions that reckon with one quantity of several places, from their words to the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Abstention, Answer
from assistant.asks import Asks, read_asks
from assistant.assistant import Assistant
from assistant.render import text_of
from index.encoder import PackagedEncoder
from tests.conftest import TODAY, make_document, make_generation


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Ba tỉnh Lào Cai, Sơn La và Gia Lai có tổng cộng bao nhiêu trạm bơm?",
            (
                "Lào Cai có bao nhiêu trạm bơm",
                "Sơn La có bao nhiêu trạm bơm",
                "Gia Lai có bao nhiêu trạm bơm",
            ),
        ),
        (
            "Tổng số trạm bơm của Lào Cai, Sơn La và Gia Lai là bao nhiêu?",
            (
                "trạm bơm của Lào Cai là bao nhiêu",
                "trạm bơm của Sơn La là bao nhiêu",
                "trạm bơm của Gia Lai là bao nhiêu",
            ),
        ),
        (
            "Lào Cai, Sơn La, Gia Lai cộng lại có mấy trạm bơm?",
            ("Lào Cai có mấy trạm bơm", "Sơn La có mấy trạm bơm", "Gia Lai có mấy trạm bơm"),
        ),
        (
            "Lào Cai và Sơn La gộp lại có bao nhiêu trường mầm non?",
            ("Lào Cai có bao nhiêu trường mầm non", "Sơn La có bao nhiêu trường mầm non"),
        ),
        ("Cả hai tỉnh Huế và Cà Mau có bao nhiêu trường?", ("Huế có bao nhiêu trường", "Cà Mau có bao nhiêu trường")),
    ],
)
def test_a_sum_asks_of_each_place(question: str, parts: tuple[str, ...]) -> None:
    asked = read_asks(question, TODAY)
    assert (asked.kind, asked.parts) == (Asks.SUM, parts)


def test_a_sum_may_be_of_four_places() -> None:
    asked = read_asks("Tổng số cầu của Huế, Cà Mau, Hà Nam và Hải Phòng là bao nhiêu?", TODAY)
    assert asked.kind is Asks.SUM
    assert asked.parts[-1] == "cầu của Hải Phòng là bao nhiêu"
    assert len(asked.parts) == 4


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Số trạm bơm của Lào Cai nhiều hơn Sơn La bao nhiêu?",
            ("Số trạm bơm của Lào Cai bao nhiêu", "Số trạm bơm của Sơn La bao nhiêu"),
        ),
        (
            "Số trạm bơm của Lào Cai và Sơn La chênh nhau bao nhiêu?",
            ("Số trạm bơm của Lào Cai bao nhiêu", "Số trạm bơm của Sơn La bao nhiêu"),
        ),
        ("Lào Cai hơn Sơn La bao nhiêu trạm bơm?", ("Lào Cai bao nhiêu trạm bơm", "Sơn La bao nhiêu trạm bơm")),
        ("Lào Cai ít hơn Sơn La mấy trường?", ("Lào Cai mấy trường", "Sơn La mấy trường")),
        (
            "Năm 2023 Lào Cai hơn Sơn La bao nhiêu trạm bơm?",
            ("Năm 2023 Lào Cai bao nhiêu trạm bơm", "Năm 2023 Sơn La bao nhiêu trạm bơm"),
        ),
    ],
)
def test_a_difference_is_of_two_places(question: str, parts: tuple[str, ...]) -> None:
    asked = read_asks(question, TODAY)
    assert (asked.kind, asked.parts) == (Asks.DIFFERENCE, parts)


def test_a_ratio_is_of_two_places() -> None:
    asked = read_asks("Số trạm bơm của Lào Cai gấp mấy lần Sơn La?", TODAY)
    assert asked.kind is Asks.RATIO
    assert asked.parts == ("Số trạm bơm của Lào Cai là bao nhiêu", "Số trạm bơm của Sơn La là bao nhiêu")


@pytest.mark.parametrize(
    "question",
    [
        "Lào Cai có bao nhiêu trạm bơm?",
        "Lào Cai và Sơn La có bao nhiêu trạm bơm?",
        "Lào Cai cộng lại có bao nhiêu trạm bơm?",
        "Vì sao Lào Cai nhiều hơn Sơn La?",
        "Số trạm bơm của ba tỉnh Lào Cai, Sơn La, Gia Lai chênh nhau bao nhiêu?",
        "Lào Cai và Lào Cai cộng lại có bao nhiêu trạm bơm?",
        "Huế hơn một năm qua có bao nhiêu khách từ Cà Mau?",
    ],
)
def test_what_reckons_with_no_places_is_left_alone(question: str) -> None:
    asked = read_asks(question, TODAY)
    assert (asked.kind, asked.parts) == (Asks.LEVEL, ())


CANALS = (
    "Số trạm bơm và chiều dài kênh năm 2023:\n\n"
    "| Tỉnh | Số trạm bơm | Chiều dài kênh (km) |\n|---|---|---|\n"
    "| Lào Cai | 48 | 610 |\n| Sơn La | 75 | 940 |\n| Gia Lai | 132 | 1.250 |\n| Cà Mau | 210 | 3.400 |"
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("places")
    return Assistant(make_generation(folder, [make_document(CANALS, "kenh.md", "2024-02-01")], packaged))


def reckoned(assistant: Assistant, question: str) -> tuple[str, str]:
    """Return the formula and the result of an answer."""
    answer = assistant.ask(question, TODAY)
    assert isinstance(answer, Answer)
    assert answer.derived is not None
    assert answer.derived.formula in text_of(answer)
    return answer.derived.formula, answer.derived.written


@pytest.mark.parametrize(
    ("question", "formula", "written"),
    [
        ("Tổng số trạm bơm của Lào Cai, Sơn La và Gia Lai là bao nhiêu?", "48 + 75 + 132 = 255", "255 trạm"),
        ("Lào Cai, Sơn La và Gia Lai cộng lại có bao nhiêu trạm bơm?", "48 + 75 + 132 = 255", "255 trạm"),
        ("Số trạm bơm của Gia Lai nhiều hơn Sơn La bao nhiêu?", "132 − 75 = 57", "57 trạm"),
        ("Gia Lai và Sơn La chênh nhau bao nhiêu trạm bơm?", "132 − 75 = 57", "57 trạm"),
        ("Số trạm bơm của Cà Mau gấp mấy lần Sơn La?", "210 : 75 = 2,8", "2,8 lần"),
    ],
)
def test_cells_of_several_places_are_reckoned_with(
    assistant: Assistant, question: str, formula: str, written: str
) -> None:
    assert reckoned(assistant, question) == (formula, written)


def test_every_place_of_a_sum_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("Tổng số trạm bơm của Lào Cai, Sơn La và Gia Lai là bao nhiêu?", TODAY)
    assert isinstance(answer, Answer)
    assert [figure.as_written for figure in answer.figures] == ["48", "75", "132"]


def test_a_sum_with_a_place_that_no_source_tells_of_is_not_answered(assistant: Assistant) -> None:
    assert isinstance(assistant.ask("Tổng số trạm bơm của Lào Cai, Sơn La và Huế là bao nhiêu?", TODAY), Abstention)
