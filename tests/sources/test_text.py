from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import NotUtf8
from sources.text import accent_key, accented_share, decode, fold, nfc


@given(st.text())
def test_keys_keep_every_offset(text: str) -> None:
    stored = nfc(text)
    assert len(fold(stored)) == len(stored)
    assert len(accent_key(stored)) == len(stored)


@given(st.text())
def test_entry_is_idempotent_and_nfd_reads_as_nfc(text: str) -> None:
    stored = nfc(text)
    assert nfc(stored) == stored
    assert nfc(unicodedata.normalize("NFD", text)) == stored


def test_fold_strips_case_and_every_vietnamese_diacritic() -> None:
    assert fold("ĐỀ ÁN 06: Căn cước, Thừa Thiên Huế, ỹ Ỵ") == "de an 06: can cuoc, thua thien hue, y y"


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("KHOẺ", "khỏe"), ("thuý", "thúy"), ("hoạ sĩ", "họa sĩ")])
def test_tone_mark_placement_is_one(old: str, new: str) -> None:
    assert accent_key(nfc(old)) == accent_key(nfc(new)) == nfc(new)


@pytest.mark.parametrize("kept", ["quý", "quỹ", "hoàn", "thuỷnh", "toán"])
def test_tone_mark_stays_where_another_rule_holds(kept: str) -> None:
    assert accent_key(nfc(kept)) == nfc(kept)


def test_decode_drops_the_byte_order_mark_and_windows_line_ends() -> None:
    assert decode("\ufeffmột\r\nhai\rba".encode(), "x.txt") == "một\nhai\nba"


def test_decode_names_the_file_and_the_first_bad_byte() -> None:
    with pytest.raises(NotUtf8, match=r"x\.txt không phải UTF-8 \(byte thứ 3\)"):
        decode(b"ab\xff", "x.txt")


@pytest.mark.parametrize(
    ("text", "share"), [("", 0.0), ("123 ?", 0.0), ("the can cuoc", 0.0), ("thẻ can cước gi", 0.5), ("thẻ", 1.0)]
)
def test_accented_share(text: str, share: float) -> None:
    assert accented_share(text) == share
