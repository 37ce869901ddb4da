"""Ways of typing a question."""

from __future__ import annotations

import pytest

from eval.typed import strip_accents, strip_half
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
