"""The encodings of Vietnamese before Unicode: TCVN3 (ABC), VNI and VPS, each as bytes -> text.

TCVN3 and VPS give each letter a byte. VNI writes a vowel, then a second byte for its accent. TCVN3
has no capital letters with a tone: a capital font (``.VnTimeH``) draws the small ones large, so a word
whose plain letters are all capitals is read as capitals.
"""

from __future__ import annotations

import re
import unicodedata

# From 0xA1; a dot stands for a byte that is no letter.
_TCVN3_FROM_A1 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
# From 0x80; a dot stands for a byte that VPS takes from Windows.
_VPS_FROM_80 = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    ".ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺ."
    "àáâãảạăçèéêẽìíîĩ"
    "ẴĐòóôõöƠụùúủüỶẼỳ"
)
# Control characters that VPS uses for capitals.
_VPS_CAPITALS = dict(zip(b"\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d", "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True))


def _windows(byte: int) -> str:
    """Return what a byte is in windows-1252; the five that are nothing there stand for themselves."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS = [_windows(byte) for byte in range(256)]


def _table(first: int, letters: str) -> list[str]:
    table = list(_WINDOWS)
    for byte, letter in enumerate(letters, first):
        if letter != ".":
            table[byte] = letter
    return table


_TCVN3 = _table(0xA1, _TCVN3_FROM_A1)
_VPS = [_VPS_CAPITALS.get(byte, letter) for byte, letter in enumerate(_table(0x80, _VPS_FROM_80))]

_PLAIN_LETTER_CASE = re.compile(r"[A-Z]{2}|[A-Z][^\W\d_a-zA-Z]+[A-Z]|^[^\W\d_a-zA-Z]+[A-Z]")
_WORD = re.compile(r"[^\W\d_]+")


def _capitals(match: re.Match[str]) -> str:
    word = match.group()
    has_small = any("a" <= letter <= "z" for letter in word)
    return word.upper() if not has_small and _PLAIN_LETTER_CASE.search(word) else word


def from_tcvn3(data: bytes) -> str:
    """Return the text of TCVN3 bytes, in NFC."""
    return _WORD.sub(_capitals, "".join([_TCVN3[byte] for byte in data]))


def from_vps(data: bytes) -> str:
    """Return the text of VPS bytes, in NFC."""
    return "".join([_VPS[byte] for byte in data])


_MARKS_OF_ALL = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_forms() -> dict[str, str]:
    """Return what VNI writes -> the letter, for small letters."""
    forms = dict(_ALONE)
    for vowel in ("a", "e", "i", "o", "u", "y", "ô", "ö"):
        forms |= {vowel + mark: _ALONE.get(vowel, vowel) + tone for mark, tone in _MARKS_OF_ALL.items()}
    for vowel in "aeo":
        forms |= {vowel + mark: vowel + "\u0302" + tone for mark, tone in _ROUND.items()}
    forms |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    return {form: unicodedata.normalize("NFC", letter) for form, letter in forms.items()}


_VNI_FORMS = _vni_forms()
_VNI = re.compile("|".join(sorted(_VNI_FORMS, key=len, reverse=True)), re.IGNORECASE)


def _vni_letter(match: re.Match[str]) -> str:
    letter = _VNI_FORMS[match.group().lower()]
    return letter.upper() if match.group()[0].isupper() else letter


def from_vni(data: bytes) -> str:
    """Return the text of VNI bytes, in NFC."""
    return _VNI.sub(_vni_letter, "".join([_WINDOWS[byte] for byte in data]))
