"""Ways of typing a question."""

from __future__ import annotations

import pytest

from eval.typed import WAYS, chat, slip, strip_accents, strip_half
from sources.text import accented_share

TEXT = "Đến hết năm 2023, cả nước đã cấp bao nhiêu thẻ căn cước ở Hà Nội?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến hết ngày 22/12 Đỗ Thuý ĂÂÊÔƠƯ", "Den het ngay 22/12 Do Thuy AAEOOU"),
        ("VNeID 3,5 %", "VNeID 3,5 %"),
        ("", ""),
    ],
)
def test_diacritics_go_and_all_else_stays(text: str, expected: str) -> None:
    assert strip_accents(text) == expected


def test_half_of_the_accented_syllables_go_and_always_the_same_ones() -> None:
    half = strip_half(TEXT)
    assert strip_accents(half) == strip_accents(TEXT)
    # Fourteen accented syllables, seven of them lost.
    words, left = TEXT.split(), half.split()
    assert sum(strip_accents(word) != word for word in words) == 14
    assert sum(word != other for word, other in zip(words, left, strict=True)) == 7
    assert 0 < accented_share(half) < accented_share(TEXT)
    assert strip_half(TEXT) == half


def test_one_accented_syllable_is_lost_and_none_is_left_alone() -> None:
    assert strip_half("thẻ VNeID") == "the VNeID"
    assert strip_half("VNeID 2023") == "VNeID 2023"


def test_one_word_is_mistyped_two_in_a_long_question_and_always_the_same_ones() -> None:
    typed = slip(TEXT)
    assert slip(TEXT) == typed
    words, slipped = TEXT.split(), typed.split()
    assert sum(word != other for word, other in zip(words, slipped, strict=True)) == 2
    # Numbers and names are typed rightly.
    assert {"2023,", "Hà", "Nội?"} <= set(slipped)
    short = slip("thẻ căn cước VNeID")
    assert sum(word != other for word, other in zip("thẻ căn cước VNeID".split(), short.split(), strict=True)) == 1
    assert slip("VNeID là gì") == "VNeID là gì"


def test_slips_of_every_kind_are_made() -> None:
    made = {slip(f"{filler} thành phố") for filler in map(str, range(200))}
    assert any("thafnh" in text or "thanhf" in text for text in made)
    assert any("thànhh" in text for text in made)
    assert any("htành" in text for text in made)
    assert any(" tành" in text for text in made)


def test_chats_shorten_and_leave_out_diacritics() -> None:
    made = {chat(f"{filler} được cấp bao nhiêu thẻ phải không") for filler in map(str, range(50))}
    assert any("dc" in text and "bn" in text and "ko" in text for text in made)
    assert any("fai" in text for text in made)
    assert all(accented_share(text) == 0 for text in made)
    assert chat(TEXT) == chat(TEXT)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_made_of_nothing(way: str) -> None:
    assert WAYS[way]("") == ""
    assert WAYS[way]("2023?") == "2023?"
