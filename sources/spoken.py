"""Which number words count something: "hai mươi thẻ" does, "một bên", "năm 2023" and "không" do not.

Written with letters, numerals are also articles, negations, years and parts of names. In running
text they are figures from twenty up, with a scale word, and before a word that can be counted; "một"
only where it is measured or bounded ("ít nhất một", "một mét"), "năm" only before a sure noun.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sources.document import Span
from sources.number_words import STARTS
from sources.numbers import SCALES, Numeral
from sources.units import Unit, is_counted

# A regular expression of the first words of numerals; each as a whole word.
STARTS_NUMERAL = (
    rf"(?:(?:{'|'.join(STARTS)}|(?<=gấp\s)(?:đôi|rưỡi)|(?:đứng|dẫn)\s+đầu|(?:(?<=hạng\s)|(?<=thứ\s))(?:nhất|nhì)"
    r"|(?:chục|trăm|nghìn|ngàn|triệu|t[ỷỉ])\s+rư[ỡở]i)(?!\w))"
)

_HALF = re.compile(r"nửa(?=\s+(?:số|dân|tổng|trong|các|diện)|\s*[.,;:)]|\s*$)", re.IGNORECASE)
_HALF_FULL = re.compile(r"một\s+nửa(?!\w)", re.IGNORECASE)
_TIMES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_DOUBLE = re.compile(r"(?:đôi|rưỡi)(?!\w)", re.IGNORECASE)
_SCALE_AND_HALF = re.compile(r"(chục|trăm|nghìn|ngàn|triệu|t[ỷỉ])\s+rư[ỡở]i(?!\w)", re.IGNORECASE)
_FIRST = re.compile(r"(?:nhất|nhì)(?!\w)", re.IGNORECASE)
_RANKED = re.compile(r"(?<!\w)(?:xếp|đứng|giành|đạt|vị\s+trí)\s+(?:hạng|thứ)\s+$", re.IGNORECASE)
# "Người đứng đầu" is the head of a body; a rank says among whom, or ends its clause.
_TOP = re.compile(
    r"(?:đứng\s+đầu(?=\s*[,.;)]|\s*$|\s+là\s+(?:TP|tỉnh|thành|huyện|xã|(?-i:[A-ZĐ])))"
    r"|(?:đứng|dẫn)\s+đầu(?=\s+(?:cả\s+nước|nhóm|toàn\s+quốc|thế\s+giới|khu\s+vực|bảng|danh\s+sách|về|trong|các|ASEAN)(?!\w)))",
    re.IGNORECASE,
)
_TOP_NOT = re.compile(r"(?:người|cơ\s+quan|chức\s+danh|\d\s+[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+$", re.IGNORECASE)

# Words before a numeral that make a name, an ordinal or a date of it: "thứ hai", "tháng ba", "trong năm".
_NAMED = re.compile(r"(?<!\w)(?:thứ|tháng|quý|mồng|mùng|ngày|lớp|khoá|khóa|điều|khoản|chương|mục)\s+$", re.I)
_YEAR_BEFORE = re.compile(
    r"(?:\d|(?<!\w)(?:trong|mỗi|một|hằng|hàng|cả|các|những|nhiều|mấy|vài|đầu|cuối|giữa|mùa|theo|từng|qua|sau|trước|số))\s+$",
    re.IGNORECASE,
)
# What "năm" counts as five: "năm tháng", "năm năm"; elsewhere it is a year.
_FIVE = re.compile(
    r"\s+(?:(?:(năm)|tháng)(?!\s+(?:qua|trôi|đã|của|trước\b(?!\s+khi)|sau|nay|này|tới|đầu|cuối|tuổi|\d))|nhóm|bước|loại|mức|cấp|phần|điểm|nội\s+dung|hình\s+thức"
    r"|mục\s+tiêu|lĩnh\s+vực|giải\s+pháp|phương\s+án|phân\s+khúc|nước|con|vùng|đợt)(?!\w)",
    re.IGNORECASE,
)
# After these a small number word is no count: "ba mẹ", "chín muồi", "ba lô", "hai mặt của".
_NOT_COUNTED = re.compile(
    r"\s+(?:mẹ|má|chuyện|chiều|đều|lô|tôi|em|chúng|ơi|phải|hoa|rem|tê|tư|muồi|chắn|tới|rộ|mốt|là|và|hoặc|hay|thì|được|đã|của|có|không|cũng|với|trong(?!\s+số)|ở|tại"
    r"|về|để|cho|từ|đến|này|đó|kia|trên|dưới|khi|như|nên|mà|sẽ|đang|bị|lại|ngày\s+một)(?!\w)",
    re.IGNORECASE,
)
# "chính quyền hai cấp", "thỏa thuận ba bên": what kind it is of
_KIND_OF = re.compile(
    r"(?:(?:chính\s+quyền|địa\s+phương|mô\s+hình)\s+(?P<levels>)|(?:hợp\s+tác|thỏa\s+thuận|thoả\s+thuận|hiệp\s+định|hợp\s+đồng"
    r"|cơ\s+chế|đối\s+thoại|hội\s+nghị|họp)\s+)$",
    re.IGNORECASE,
)
_LEVELS, _SIDES = (re.compile(rf"\s+{noun}(?!\w)", re.IGNORECASE) for noun in ("cấp", "bên"))
_NO_COUNT_BEFORE = re.compile(r"(?<!\w)(?:thứ|nấu|trái|quả|chữ|con\s+số|số|bộ|cặp|dăm|đôi|vài)\s+$", re.IGNORECASE)
_DATE_FIELDS = re.compile(r"tháng\s*(?:,|và)\s*$", re.IGNORECASE)
_A_FEW = re.compile(r"\s+(?:vài|số|ít|chút|cách|khi|trong|phần(?!\s+(?:hai|ba|tư|năm|sáu|mười)))(?!\w)", re.IGNORECASE)
_LOWER_WORD = re.compile(r"\s+([^\W\d_]+)")


def special_numeral(text: str, start: int, limit: int) -> Numeral | None:
    """Return the numeral that is no number word: "một nửa", "(gấp) đôi", "đứng đầu"; ``None`` elsewhere."""
    if half := _HALF_FULL.match(text, start, limit) or _HALF.match(text, start, limit):
        return Numeral(start, half.end(), Decimal(1), 1, True, whole=Decimal(2))
    if double := _DOUBLE.match(text, start, limit):
        return Numeral(start, double.end(), _TIMES[double[0].lower()], 1, True)
    if scale := _SCALE_AND_HALF.match(text, start, limit):  # "triệu rưỡi": one and a half
        product = SCALES[scale[1].lower()]
        return Numeral(start, scale.end(), Decimal("1.5") * product, product, True)
    first = _FIRST.match(text, start, limit)
    if first and _RANKED.search(text, max(0, start - 20), start):
        return Numeral(start, first.end(), Decimal(1 if first[0].lower() == "nhất" else 2), 1, True, is_top=True)
    top = _TOP.match(text, start, limit)
    if top and not _TOP_NOT.search(text, max(0, start - 20), start):
        return Numeral(start, top.end(), Decimal(1), 1, True, is_top=True)
    return None


def counts_something(
    text: str, numeral: Numeral, unit: Unit, sentence: Span, *, is_all: bool, is_bounded: bool
) -> bool:
    """Tell whether a numeral in words is a figure.

    Args:
        text: The text.
        numeral: The numeral.
        unit: What follows it.
        sentence: The sentence.
        is_all: Whether it is the whole sentence.
        is_bounded: Whether a qualifier stands before it ("ít nhất một").
    """
    written = numeral.of(text)
    if is_all or numeral.is_top:
        return True
    if _is_named(text, numeral, sentence) or _ON_THE_CLOCK.match(text, numeral.end, sentence.end):
        return False
    if numeral.scale > 1 or numeral.value >= 20 or "phẩy" in written.lower():
        return True
    begin = max(sentence.start, numeral.start - 12)
    if _NAMED.search(text, begin, numeral.start):
        return False
    word = written.lower()
    if word in ("một", "không"):
        vague = _A_FEW.match(text, numeral.end, sentence.end) is not None
        lasts = word == "một" and _lasts(text, numeral, unit, sentence)
        return unit.code is not None or lasts or (word == "một" and not vague and (is_bounded or unit.is_measure))
    if word == "năm":
        return _is_five(text, begin, numeral, unit, sentence.end)
    if kind := _KIND_OF.search(text, max(sentence.start, numeral.start - 16), numeral.start):
        noun = _SIDES if kind["levels"] is None else _LEVELS
        if noun.match(text, numeral.end, sentence.end):
            return False
    following = _LOWER_WORD.match(text, numeral.end, sentence.end)
    if following is None or not following[1].islower() or _NO_COUNT_BEFORE.search(text, begin, numeral.start):
        return False
    return unit.code is not None or _NOT_COUNTED.match(text, numeral.end, sentence.end) is None


# "Bảy giờ kém mười", "tám giờ sáng": when, not how long.
_ON_THE_CLOCK = re.compile(r"\s+giờ\s+(?:kém|rưỡi|sáng|trưa|chiều|tối|đêm|khuya)(?!\w)", re.IGNORECASE)
# "Có giá trị một năm kể từ ngày ký": how long something holds or takes, and not "a year".
_SPANS = frozenset(("năm", "tháng", "tuần", "ngày", "giờ", "ngày làm việc", "giờ làm việc"))
_HOLDS = re.compile(
    r"(?<!\w)(?:giá\s+trị|hiệu\s+lực|thời\s+hạn|(?:trong\s+)?vòng|tối\s+đa|tối\s+thiểu|chậm\s+nhất|không\s+quá|ít\s+nhất|chỉ\s+mất|mất"
    r"|kéo\s+dài)\s+(?:là\s+|trong\s+|sử\s+dụng\s+|đến\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"[^.;,]{0,20}\s(?:kể\s+từ|tính\s+từ)(?!\w)", re.IGNORECASE)


def _lasts(text: str, numeral: Numeral, unit: Unit, sentence: Span) -> bool:
    """Tell whether "một" counts the one year, month or day that something holds or takes."""
    if unit.name not in _SPANS:
        return False
    before = _HOLDS.search(text, max(sentence.start, numeral.start - 30), numeral.start)
    return before is not None or _SINCE.match(text, unit.counted.end, sentence.end) is not None


def _is_named(text: str, numeral: Numeral, sentence: Span) -> bool:
    """Tell whether number words are part of a name: Ba Vì, Hai Bà Trưng."""
    written = numeral.of(text)
    stands_inside = numeral.start > sentence.start or text[numeral.end : numeral.end + 2].strip()[:1].isupper()
    if written[0].isupper() and numeral.scale == 1 and stands_inside:
        return True
    return any(character.isupper() for character in written[1:])


def _is_five(text: str, begin: int, numeral: Numeral, unit: Unit, limit: int) -> bool:
    """Tell whether "năm" is five and not a year."""
    if _DATE_FIELDS.search(text, begin, numeral.start):
        return False  # "ngày, tháng, năm cấp"
    five = _FIVE.match(text, numeral.end, limit)
    if five and five[1]:  # "trong năm năm"
        return not text[max(0, numeral.start - 2) : numeral.start].rstrip()[-1:].isdigit()
    if _YEAR_BEFORE.search(text, begin, numeral.start):
        return False
    return five is not None or is_counted(unit)
