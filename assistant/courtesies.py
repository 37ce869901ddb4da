"""Greetings before a question, and thanks after it: what is asked is what stands between them."""

from __future__ import annotations

import re

from assistant.forms import asks
from assistant.said import Pattern, Said
from sources.text import fold

SOMEONE = (
    r"(?:(?:các|quý|cả) )?(?:bạn|anh chị|anh/chị|a/c|anh|chị|em|ad|admin|bot|chatbot|trợ lý|hệ thống|cơ quan|bác|cô|chú"
    r"|mọi người|nhà|shop|hỏi số|tổng đài|cán bộ|ban quản trị|quý vị|bn|b|mn|cậu|ông|bà|sếp)"
)
ME = r"(?:tôi|mình|em|con|cháu|tui|tớ|mk|e|bác|cô|chú|anh|chị|chúng tôi|chúng mình|bọn mình)"
_HELLO = (
    r"(?:(?:kính|xin|em|con|cháu) )*(?:chào(?: buổi (?:sáng|trưa|chiều|tối))?(?! (?:mừng|đón|hỏi|giá|bán|hàng"
    r"|cờ)(?!\w))|alo+|a lô|hello|helo|hi+|hey|hế lô|hé lô"
    r"|good (?:morning|afternoon|evening))"
)
_SOFT = r"(?: (?:ạ|ơi|nhé|nha|à|ah|nhiều|tất cả))*"
# Each is followed by what is asked.
_BEFORE = Pattern(
    rf"^(?:{_HELLO}(?: {SOMEONE})*{_SOFT}(?!\w)[ ,.!:;~-]*"
    rf"|{SOMEONE}(?: {SOMEONE})? ơi(?!\w)[ ,.!:~-]*)+",
    lenient=True,
)
# Without diacritics these may be any word: "da", "o".
_INTERJECTION = Pattern(rf"(?:(?:dạ|vâng|ừ|ờ|à|ơ|ủa|thưa)(?: (?:thưa )?{SOMEONE})?(?!\w)[ ,.!:~-]*)+")
_MAY_I_ASK = Pattern(
    rf"^(?:(?:thôi|à mà|mà|ok|oke)[ ,]+)?(?:{SOMEONE} )?(?:(?:làm ơn|vui lòng|xin|có thể|phiền|nhờ)(?: {SOMEONE})? )*"
    rf"(?:(?:cho|giúp|để) (?:{ME} )?(?:được )?(?:xin )?(?:phép )?hỏi|xin (?:phép )?(?:được )?hỏi"
    rf"|{ME} (?:đang )?(?:muốn|cần|xin|định) hỏi|{ME} có (?:một |1 )?(?:câu hỏi|thắc mắc)(?: (?:này|muốn hỏi))?"
    rf"|{ME} hỏi)(?: {SOMEONE})?(?: (?:(?:chuyện|việc|câu|cái|vấn đề) khác|là|rằng|chút|tí|tý|xíu|một chút|tẹo|với|thêm|nhanh|ngu|về việc|ạ))*"
    r"(?!\w)(?! (?:số|đáp))[ ,.:!]+",
    lenient=True,
)
_THANKS = r"(?:cảm ơn|cám ơn|thanks?(?: you)?|thank u|tks|thks|thx|many thanks|đa tạ|trân trọng)"
_AFTER = Pattern(
    rf"[ ,.?!;]+(?:(?:dạ|vâng|xin|{ME}) )*(?:(?:chân thành|rất|thành thật) )?{_THANKS}(?!\w)"
    rf"(?: (?:{SOMEONE}|nhiều|trước|lắm|ạ|nhé|nha|rất|vì|đã|giúp|đỡ|a))*[ .!~:)]*$"
    rf"|[ ,.]+(?:giúp|hộ|với|dùm|giùm) {ME} (?:với|nhé|nha|ạ)(?: ạ)?[ .!?]*$"
    rf"|[ ,.]+(?:vậy|hả|thế|nhỉ|hở) {SOMEONE}(?: (?:ơi|ạ|nhỉ))?[ .!?]*$"
    rf"|[ ,]+{SOMEONE} ơi[ .!?]*$"
    r"|[ ,.]+(?:please|pls|plz)[ .!?]*$",
    lenient=True,
)
_A_NUMBER = Pattern(r"(?:(?:tổng )?số|(?:tỷ|tỉ) (?:lệ|trọng))(?!\w)", lenient=True)
_NOTHING = Pattern(r"\W*(?:(?:ạ|ơi|nhé|nha|chút|tí|tý|xíu|với|vậy|thế|cái|nhanh|gì)\W*)*", lenient=True)
_ENDS = re.compile(r"[?.!]$")


def without_courtesies(typed: str) -> str:
    """Return a question as typed without the greeting before it and the thanks after it.

    It is returned as it stands where nothing would be left.
    """
    kept = typed
    if (said := _said(kept)).is_sure and (match := _INTERJECTION.match(said)):
        kept = kept[match.end() :]
    if match := _BEFORE.match(_said(kept)):
        kept = kept[match.end() :]
    if match := _AFTER.search(_said(kept)):
        kept = kept[: match.start()] + ("?" if "?" in match[0] and not _ENDS.search(kept[: match.start()]) else "")
    kept = kept.strip(" ,;:")
    if match := _MAY_I_ASK.match(_said(kept)):
        rest = kept[match.end() :].strip(" ,;:")
        # "cho tôi hỏi số thẻ đã cấp" asks by these words alone.
        kept = rest if asks(_said(rest)) or not _A_NUMBER.match(_said(rest)) else kept
    return typed if _NOTHING.fullmatch(_said(kept)) else kept


def _said(typed: str) -> Said:
    return Said(typed, is_sure=fold(typed) != typed.lower())
