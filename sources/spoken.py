"""Which number words count something: "hai mươi thẻ" does, "một bên", "năm 2023" and "không" do not.

Written with letters, numerals are also articles, negations, years and parts of names. In running
text they are figures where they can be nothing else: from twenty up, with a scale word, or before a
noun that official texts count.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sources.document import Span
from sources.number_words import STARTS
from sources.numbers import Numeral
from sources.units import Unit, is_counted

# A regular expression of the first words of numerals; each as a whole word.
STARTS_NUMERAL = rf"(?:(?:{'|'.join(STARTS)}|(?<=gấp )đôi|đứng đầu)(?!\w))"

_HALF = re.compile(r"nửa(?=\s+(?:số|dân|tổng|trong|các|diện)|\s*[.,;:)]|\s*$)", re.IGNORECASE)
_HALF_FULL = re.compile(r"một\s+nửa(?!\w)", re.IGNORECASE)
_DOUBLE = re.compile(r"đôi(?!\w)", re.IGNORECASE)
# "Người đứng đầu" is the head of a body; a rank says among whom, or ends its clause.
_TOP = re.compile(
    r"đứng\s+đầu(?=\s+(?:cả\s+nước|toàn\s+quốc|thế\s+giới|khu\s+vực|bảng|danh\s+sách|về|trong|các|ASEAN)|\s*[,.;)]|\s*$)",
    re.IGNORECASE,
)
_TOP_NOT = re.compile(r"(?:người|cơ\s+quan|chức\s+danh)\s+$", re.IGNORECASE)

# Words before a numeral that make a name, an ordinal or a date of it: "thứ hai", "tháng ba", "trong năm".
_NAMED = re.compile(r"(?<!\w)(?:thứ|tháng|quý|mồng|mùng|ngày|lớp|khoá|khóa|điều|khoản|chương|mục)\s+$", re.I)
_YEAR_BEFORE = re.compile(
    r"(?:\d|(?<!\w)(?:trong|mỗi|một|hằng|hàng|cả|các|những|nhiều|mấy|vài|đầu|cuối|giữa|mùa|theo|từng|qua|sau|trước|số))\s+$",
    re.IGNORECASE,
)
# Counted with small numbers in words, beyond what is counted with digits.
_NOUNS = re.compile(
    r"\s+(?:loại|nhóm|hình\s+thức|mục\s+tiêu|bước|phương\s+án|giai\s+đoạn|mức\s+độ|cấp\s+độ|năm|tháng|tuần|buổi|nội\s+dung"
    r"|lĩnh\s+vực|điểm|nhiệm\s+vụ|giải\s+pháp|yếu\s+tố|phần\s+trăm|nước|con|bản|khâu|đợt|vùng|chữ\s+số)(?!\w)",
    re.IGNORECASE,
)


def special_numeral(text: str, start: int, limit: int) -> Numeral | None:
    """Return the numeral that is no number word: "một nửa", "(gấp) đôi", "đứng đầu"; ``None`` elsewhere."""
    if half := _HALF_FULL.match(text, start, limit) or _HALF.match(text, start, limit):
        return Numeral(start, half.end(), Decimal(1), 1, True, whole=Decimal(2))
    if double := _DOUBLE.match(text, start, limit):
        return Numeral(start, double.end(), Decimal(2), 1, True)
    top = _TOP.match(text, start, limit)
    if top and not _TOP_NOT.search(text, max(0, start - 12), start):
        return Numeral(start, top.end(), Decimal(1), 1, True, is_top=True)
    return None


def counts_something(text: str, numeral: Numeral, unit: Unit, is_all: bool, sentence: Span) -> bool:
    """Tell whether a numeral in words is a figure.

    Args:
        text: The text.
        numeral: The numeral.
        unit: What follows it.
        is_all: Whether it is the whole sentence.
        sentence: The sentence.
    """
    written = numeral.of(text)
    if is_all or numeral.is_top:
        return True
    if (
        written[0].isupper()
        and numeral.scale == 1
        and (numeral.start > sentence.start or text[numeral.end : numeral.end + 2].strip()[:1].isupper())
    ):
        return False  # Ba Vì, Hai Bà Trưng
    if any(character.isupper() for character in written[1:]):
        return False
    if numeral.scale > 1 or numeral.value >= 20 or "phẩy" in written.lower():
        return True
    before = (max(sentence.start, numeral.start - 10), numeral.start)
    if _NAMED.search(text, *before):
        return False
    if written.lower() in ("một", "không"):
        return unit.code is not None
    if written.lower() == "năm" and _YEAR_BEFORE.search(text, *before):
        return False
    if _NOUNS.match(text, numeral.end, sentence.end):
        return written.lower() != "năm"
    return is_counted(unit)
