"""Ways of typing a question: as written, without diacritics, with half of them lost, with slips, and as in chats.

What is drawn is drawn by the text itself and a fixed seed, so that it hangs on no other question.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

SEED = 7
_SYLLABLE = re.compile(r"[^\W\d_]+")


def strip_accents(text: str) -> str:
    """Return an NFC text without Vietnamese diacritics, its case kept."""
    base = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", base).replace("đ", "d").replace("Đ", "D")


def strip_half(text: str) -> str:
    """Return the text with half of its accented syllables (rounded up) stripped."""
    accented = [m for m in _SYLLABLE.finditer(text) if strip_accents(m[0]) != m[0]]
    drawn = _drawing(text).sample(accented, (len(accented) + 1) // 2)
    for match in sorted(drawn, key=re.Match.start, reverse=True):
        text = text[: match.start()] + strip_accents(match[0]) + text[match.end() :]
    return text


# The keys to the left and right of a letter, and those that touch it from above and below.
_BESIDE = {
    "a": "sqwz", "b": "vnghj", "c": "xvdf", "d": "sfercx", "e": "wrsd", "g": "fhtyvb", "h": "gjyubn", "i": "uokj",
    "k": "jlim", "l": "kop", "m": "njk", "n": "bmhj", "o": "ipkl", "p": "ol", "q": "wa", "r": "etdf", "s": "adwexz",
    "t": "ryfg", "u": "yihj", "v": "cbfg", "x": "zcsd", "y": "tugh",
}  # fmt: skip
_TELEX_MARKS = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
# Words of at least this many letters, for each slip after the first.
_WORDS_A_SLIP = 8


def slip(text: str) -> str:
    """Return the text with a slip of the hand in one word, in two words where it is long.

    A slip hits a neighbouring key, swaps two letters, drops one, doubles one, or leaves a word as Telex keystrokes.
    Names, acronyms and words of less than three letters are typed rightly.
    """
    drawing = _drawing(text)
    words = [m for m in _SYLLABLE.finditer(text) if len(m[0]) > 2 and m[0].islower()]
    drawn = drawing.sample(words, min(len(words), 1 + (len(words) >= _WORDS_A_SLIP)))
    for match in sorted(drawn, key=re.Match.start, reverse=True):
        text = text[: match.start()] + _slipped(match[0], drawing) + text[match.end() :]
    return text


def _slipped(word: str, drawing: random.Random) -> str:
    """Return a word with one slip, of a kind that changes it."""
    kinds = (_hit_beside, _swap, _drop, _double, _as_telex)
    made = (how(word, drawing) for how in drawing.sample(kinds, len(kinds)))
    return next(typed for typed in made if typed != word)


def _hit_beside(word: str, drawing: random.Random) -> str:
    at = drawing.randrange(len(word))
    keys = _BESIDE.get(strip_accents(word[at]))
    return word[:at] + drawing.choice(keys) + word[at + 1 :] if keys else word


def _swap(word: str, drawing: random.Random) -> str:
    at = drawing.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(word: str, drawing: random.Random) -> str:
    at = drawing.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _double(word: str, drawing: random.Random) -> str:
    at = drawing.randrange(len(word))
    return word[:at] + 2 * word[at] + word[at + 1 :]


def _as_telex(word: str, drawing: random.Random) -> str:
    """Return the keystrokes of a word, its tone at the end, as most people type."""
    toneless, tone = "", ""
    for letter in unicodedata.normalize("NFD", word):
        tone = _TELEX_TONES.get(letter, tone)
        toneless += "" if letter in _TELEX_TONES else letter
    return "".join(_TELEX_MARKS.get(letter, letter) for letter in unicodedata.normalize("NFC", toneless)) + tone


# What chats write for common words, and how often each is so written.
_CHAT = {
    "bao nhiêu": "bn", "như thế nào": "ntn", "bao giờ": "bgio", "điện thoại": "đt", "công ty": "cty",
    "thông tin": "ttin", "tài khoản": "tk", "đăng ký": "đk", "dịch vụ": "dv", "hồ sơ": "hs",
    "doanh nghiệp": "dn", "giao dịch": "gd", "dữ liệu": "dl", "thành phố": "tp", "thời gian": "tgian",
    "căn cước công dân": "cccd", "dịch vụ công": "dvc", "bảo hiểm y tế": "bhyt", "thủ tục hành chính": "tthc",
    "chuyển đổi số": "cds", "cơ sở dữ liệu": "csdl", "không": "ko", "được": "đc", "với": "vs", "người": "ng",
    "trước": "trc", "những": "nhg", "cũng": "cug", "biết": "bik", "gì": "j", "rồi": "rùi", "vậy": "zậy", "làm": "lm",
    "nhiều": "nhìu", "trong": "trog", "thích": "thik", "nước": "nc", "mình": "mk", "phải": "fải", "quá": "wá",
}  # fmt: skip
_CHAT_SHARE = 0.7
_CHAT_WORD = re.compile(r"(?<!\w)(?:" + "|".join(sorted(_CHAT, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)
_CHAT_LETTERS = ((r"\bph", "f"), (r"\bqu", "w"), (r"\bgi(?=[aeo])", "z"), (r"(?<=[oôuư])ng\b", "g"), (r"\bkh", "k"))
_CHAT_LETTERS_SHARE = 0.3


def chat(text: str) -> str:
    """Return the text as chats have it: common words shortened, some letters swapped, no diacritics."""
    drawing = _drawing(text)
    text = _CHAT_WORD.sub(lambda m: _CHAT[m[0].lower()] if drawing.random() < _CHAT_SHARE else m[0], text)
    for pattern, written in _CHAT_LETTERS:
        for match in reversed(list(re.finditer(pattern, text))):
            if drawing.random() < _CHAT_LETTERS_SHARE:
                text = text[: match.start()] + written + text[match.end() :]
    return strip_accents(text)


def _drawing(text: str) -> random.Random:
    return random.Random(f"{SEED}:{text}")


WAYS: dict[str, Callable[[str], str]] = {
    "accented": str,
    "stripped": strip_accents,
    "half": strip_half,
    "slips": slip,
    "chat": chat,
}
