"""Encodings before Unicode: known bytes, the tables of another library, and text that must be left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from sources.encodings import repair, to_unicode
from sources.errors import NotUtf8
from sources.syllables import is_syllable, vietnamese_share
from sources.vietnamese_codes import from_tcvn3, from_vni, from_vps

TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập, tự do, hạnh phúc. Đến hết tháng 6/2023 cả nước có 80,3 triệu thẻ "
    "căn cước gắn chip; ngưỡng cửa mở rộng, chẳng hề khó, những hẻm nhỏ cũng đủ sóng, ý kiến nhẹ nhàng, kỹ thuật mới, "
    "kỳ này ở xã Mỹ Lý bằng phẳng: 12.500 hồ sơ."
)
# Where the tables of viparse 0.1 are not those of the fonts: VNI writes ẳ as aú, which they lack.
_LACKING = {"vni": {"ẳ": "aú", "ỵ": "î"}}


def encoded(text: str, code: str) -> bytes:
    """Return the bytes of a text by the tables of another library."""
    form_of: dict[str, str] = {}
    for form, letter in CHARMAPS[code].pairs:
        form_of.setdefault(letter, form)
    form_of |= _LACKING.get(code, {})
    return "".join(form_of.get(letter, letter) for letter in text).encode("latin-1")


def windows_1258(text: str) -> bytes:
    found = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone))
        found += (base + tone).encode("cp1258")
    return found


@pytest.mark.parametrize(
    ("data", "read", "text"),
    [
        (b"C\xe9ng ho\xb5, \xa7\xe9c l\xcbp", from_tcvn3, "Cộng hoà, Độc lập"),
        ("Coäng hoøa xaõ hoäi".encode("latin-1"), from_vni, "Cộng hòa xã hội"),
        ("Ñaø Naüng, chaúng, thöông yeâu".encode("latin-1"), from_vni, "Đà Nẵng, chẳng, thương yêu"),
        ("ÑAÛNG COÄNG SAÛN".encode("latin-1"), from_vni, "ĐẢNG CỘNG SẢN"),
        (b"c\xe6n c\xdc\xa7c", from_vps, "căn cước"),
        (b"VI\x06T NAM", from_vps, "VIỆT NAM"),
    ],
)  # fmt: skip
def test_known_bytes(data: bytes, read: object, text: str) -> None:
    assert read(data) == text  # type: ignore[operator]


@pytest.mark.parametrize(("code", "read"), [("tcvn3", from_tcvn3), ("vni", from_vni), ("vps", from_vps)])
def test_every_letter_is_as_another_library_has_it(code: str, read: object) -> None:
    wrong = {
        form: (letter, read(form.encode("latin-1")))  # type: ignore[operator]
        for form, letter in CHARMAPS[code].pairs
        if read(form.encode("latin-1")) != letter  # type: ignore[operator]
    }
    assert wrong == {}


def test_words_in_a_capital_font_are_capitals() -> None:
    assert from_tcvn3(b"C\xe9NG HO\xb5 X\xb7 H\xe9I, H\xb5 N\xe9i, VI\xd6T NAM") == "CỘNG HOÀ Xã HỘI, Hà Nội, VIỆT NAM"


@pytest.mark.parametrize("code", ["tcvn3", "vni", "vps"])
def test_a_file_before_unicode_is_recognised(code: str) -> None:
    assert to_unicode(encoded(TEXT, code), "x.txt") == TEXT


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read(code: str) -> None:
    assert to_unicode(TEXT.encode(code), "x.txt") == TEXT


def test_windows_1258_is_recognised() -> None:
    assert to_unicode(windows_1258(TEXT), "x.txt") == TEXT


def test_a_code_that_is_not_ours_is_refused_rather_than_misread() -> None:
    with pytest.raises(NotUtf8, match=r"x\.txt không phải UTF-8 \(byte thứ 2\)"):
        to_unicode(encoded(TEXT, "viscii"), "x.txt")


def test_other_languages_are_refused_rather_than_made_vietnamese() -> None:
    spanish = "La información está aquí; mañana habrá más señales y también niños pequeños en el jardín.".encode(
        "latin-1"
    )
    with pytest.raises(NotUtf8):
        to_unicode(spanish, "x.txt")
    assert to_unicode(spanish, "x.html", declared="iso-8859-1") == spanish.decode("latin-1")


def test_a_likely_code_is_named_where_it_is_not_sure() -> None:
    foreign = ("\xe1\xe9x \xed\xf3z \xfa\xf1w " * 6).encode("latin-1")
    with pytest.raises(NotUtf8, match=r"có vẻ là bảng mã TCVN3 \(ABC\) nhưng không chắc"):
        to_unicode(encoded(TEXT, "tcvn3") + foreign, "x.txt")


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_letters_of_an_old_font_in_a_unicode_file_are_converted(code: str) -> None:
    assert repair(encoded(TEXT, code).decode("cp1252")) == TEXT


def test_glyphs_of_a_pdf_font_are_letters() -> None:
    shown = encoded("thủ tướng nhà nước thông tư những", "tcvn3").decode("latin-1").replace("\xad", "\u2212")
    assert repair(shown) == "thủ tướng nhà nước thông tư những"


def test_utf8_read_as_windows_1252_is_mended_line_by_line() -> None:
    broken = "Có 5 thẻ đúng.\n" + "Đã cấp 12 triệu thẻ căn cước.".encode().decode("latin-1") + "\nHết."
    assert repair(broken) == "Có 5 thẻ đúng.\nĐã cấp 12 triệu thẻ căn cước.\nHết."


@given(st.text())
def test_repair_never_fails_and_settles(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Señor Muñoz está en el café con Zoë y François, année européenne.",
        "Giá µ = 5 × 10² ± 3 °C",
        "ÂM NHẠC",
        "",
    ],
)
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "quyết", "gì", "giữ", "ĐỀ", "thuở", "được", "yếu", "hoặc", "đ"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hoµ", "cắ1", "các̀", "tạc̉", "biêt", "información", "Zoë", "strường"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_of_syllables() -> None:
    assert vietnamese_share("thẻ căn cước") == 1.0 == vietnamese_share("“thẻ” 5 CARD")
    assert vietnamese_share("no accents") == 0.0
    assert vietnamese_share("thẻ señor") == 0.5
