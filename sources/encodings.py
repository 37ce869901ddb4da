"""From bytes to Unicode: UTF-8, UTF-16, windows-1258, the encodings before Unicode, and text decoded wrongly.

A table is believed only where its output reads as Vietnamese and no other table's does: text that is
Vietnamese under one table is gibberish under the others. What is not sure is refused, with a name
where there is a likely one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sources.errors import NotUtf8
from sources.syllables import accented_words, is_syllable, vietnamese_share
from sources.vietnamese_codes import from_tcvn3, from_vni, from_vps

TCVN3, VNI, VPS, WINDOWS_1258 = "TCVN3 (ABC)", "VNI", "VPS", "windows-1258"
_BEFORE_UNICODE: dict[str, Callable[[bytes], str]] = {TCVN3: from_tcvn3, VNI: from_vni, VPS: from_vps}
# Measured on the two laws and five news articles: 0.97 to 1 under the right table, at most 0.45 under a wrong one.
_SURE = 0.9
_LIKELY = 0.6
_FEWEST_WORDS = 3

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What a program shows for UTF-8 that it took for windows-1252: a lead byte, then a continuation byte.
_MOJIBAKE = re.compile(
    r"[\u00c2-\u00cf\u00e1]"
    r"[\x80-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_HYPHENATED = re.compile(rb"[^\s-]+-[^\s-]*|-[^\s-]+")
# What a PDF's fonts put for three bytes of TCVN3.
_GLYPHS = str.maketrans({"\u2212": "\xad", "\u2219": "\xb7", "\u03bc": "\xb5"})


def to_unicode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of a file, not normalised; a byte order mark is dropped.

    Args:
        data: The file's bytes.
        name: The file's name, for the message.
        declared: What the file says its encoding is; believed only where nothing else was recognised.

    Raises:
        NotUtf8: The encoding was not recognised; the message gives the first byte that is not UTF-8.
    """
    try:
        return repair(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = error.start + 1
    if utf16 := _utf16(data):
        return utf16
    guesses = {code: read(data) for code, read in _BEFORE_UNICODE.items()}
    guesses[WINDOWS_1258] = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    code, share, is_sure = _best(guesses)
    if is_sure:
        return guesses[code]
    if (text := _as_declared(data, declared)) is not None:
        return text
    if share >= _LIKELY:
        raise NotUtf8(
            f"Tệp {name} không phải UTF-8 (byte thứ {place}); có vẻ là bảng mã {code} nhưng không chắc, "
            "hãy chuyển tệp sang UTF-8 rồi thử lại."
        )
    raise NotUtf8(
        f"Tệp {name} không phải UTF-8 (byte thứ {place}), cũng không nhận ra là UTF-16, TCVN3, VNI, VPS hay "
        "windows-1258; hãy lưu lại tệp bằng bảng mã UTF-8 rồi thử lại."
    )


def repair(text: str) -> str:
    """Return the text with what was decoded wrongly put right, where that is sure; otherwise as it was.

    Lines of UTF-8 once read as windows-1252 are mended by ftfy. A text whose letters are those of a
    TCVN3, VNI or VPS font (copied from such a document, or read from such a PDF) is converted.
    """
    if _MOJIBAKE.search(text):
        text = "\n".join(map(_mend, text.split("\n")))
    if len(accented_words(text)) < _FEWEST_WORDS or vietnamese_share(text) >= _LIKELY:
        return text
    data = _font_bytes(text)
    if data is None:
        return text
    guesses = {code: read(data) for code, read in _BEFORE_UNICODE.items()}
    guesses[TCVN3] = from_tcvn3(_HYPHENATED.sub(_soft_hyphen, data))
    code, _, is_sure = _best(guesses)
    return guesses[code] if is_sure else text


def _best(guesses: dict[str, str]) -> tuple[str, float, bool]:
    """Return the encoding whose text reads best, its share of syllables, and whether that is sure."""
    shares = sorted(((vietnamese_share(text), code) for code, text in guesses.items()), reverse=True)
    (share, code), (second, _) = shares[:2]
    enough = len(accented_words(guesses[code])) >= _FEWEST_WORDS
    return code, share, enough and share >= _SURE and second < _LIKELY


def _utf16(data: bytes) -> str | None:
    """Return the text where the bytes are UTF-16, by the mark or by the zeros of ASCII letters and spaces."""
    if len(data) % 2 or not data:
        return None
    code = "utf-16"
    if not data.startswith(_UTF16_MARKS):
        low, high = data[::2].count(0), data[1::2].count(0)
        if max(low, high) < len(data) / 10:
            return None
        code = "utf-16-le" if high > low else "utf-16-be"
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> str | None:
    try:
        return data.decode(declared) if declared else None
    except (UnicodeDecodeError, LookupError):
        return None


def _mend(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    import ftfy  # only where there is something to mend

    mended = ftfy.fix_encoding(line)
    before, after = vietnamese_share(line), vietnamese_share(mended)
    return mended if after > before and after >= _LIKELY else line


def _soft_hyphen(match: re.Match[bytes]) -> bytes:
    """Return a word with ư for its hyphen where that makes a syllable: PDF shows the soft hyphen, ư's byte, as one."""
    word: bytes = match.group().replace(b"-", b"\xad")
    return word if is_syllable(from_tcvn3(word).strip("()[].,;:!?\"'“”")) else match.group()


def _font_bytes(text: str) -> bytes | None:
    """Return the bytes whose windows-1252 characters a text shows; ``None`` where it holds others."""
    found = bytearray()
    for letter in text.translate(_GLYPHS):
        code = ord(letter)
        try:
            found += bytes([code]) if code < 256 else letter.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(found)
