"""A numeral and what joins it: ratios, fractions, ranges, and moves from one level to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sources.document import Span
from sources.numbers import Numeral, read_numeral

_NEXT = re.compile(
    r"(?P<of>\s?/\s?(?=\d))|(?P<dash>\s?[-–]\s?(?=\d))|(?P<to>\s+(?:đến|tới)\s+)|(?P<and>\s+và\s+)"
    r"|(?P<moves>\s+(?:lên|xuống|còn)\s+(?:đến\s+|còn\s+)?)|(?P<part>\s+phần\s+)"
    r"|(?P<near>\s+(?=(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín)(?!\w)))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"/\d|\w")
# "2 phần 3" in digits; "3 phần 500 gram" is three portions.
_MOST_PARTS = 20
_OF_WORDS = re.compile(
    r"\s+(?:(?:trên|trong)\s+tổng\s+(?:số|cộng)|trên)\s+(?:(?=\d)|(?P<words>)(?=[^\W\d_]))", re.IGNORECASE
)
_QUARTER = re.compile(r"tư(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)giữa\s+$", re.IGNORECASE)
FROM_BEFORE = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_MOVED_FROM = re.compile(r"(?<!\w)(?:tăng|giảm|hạ|nâng)\s+từ\s+$", re.IGNORECASE)
_STEP = re.compile(r"\s?%|\s+(?:phần\s+trăm|lần|bậc|điểm)(?!\w)", re.IGNORECASE)
_DATE_BEFORE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|từ|trước|sau|đến|đêm)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """What one or two numerals say.

    Attributes:
        value: The value, the lower end of a range, or the part of a ratio.
        high: The upper end of a range, else ``None``.
        of: The whole of a ratio or fraction, else ``None``.
        end: Where it ends.
        unit_at: Where its unit is read: behind the other number in "từ 76 lên 87 triệu thẻ".
    """

    value: Decimal
    high: Decimal | None
    of: Decimal | None
    end: int
    unit_at: int


def read_amount(text: str, sentence: Span, numeral: Numeral, *, is_reversed: bool) -> Amount | None:
    """Return the amount that begins with a numeral; ``None`` where it is a day and month.

    Args:
        text: The text.
        sentence: The sentence that it stands in; nothing outside is read.
        numeral: The first numeral.
        is_reversed: Whether the text groups thousands by commas.
    """
    limit = sentence.end
    value, end = numeral.value, numeral.end
    if numeral.whole is not None:
        return Amount(value, None, numeral.whole, end, end)
    then = _NEXT.match(text, end, limit)
    other = read_numeral(text, then.end(), limit, is_reversed=is_reversed) if then else None
    if then and then["part"] and value < 4 and (quarter := _QUARTER.match(text, then.end(), limit)):
        return Amount(value, None, Decimal(4), quarter.end(), quarter.end())
    if (
        then is None
        or other is None
        or (not then["to"] and not then["part"] and not then["near"] and _JOINED.match(text, other.end))
    ):
        whole = _whole_in_words(text, numeral, limit, is_reversed=is_reversed)
        end = whole.end if whole else end
        return Amount(value, None, whole.value if whole else None, end, end)
    if then["near"]:  # "ba bốn chục": thirty or forty
        if numeral.in_words and numeral.scale == 1 and other.value == (value + 1) * other.scale:
            return Amount(value * other.scale, other.value, None, other.end, other.end)
        return Amount(value, None, None, end, end)
    if then["of"]:
        if _is_date(text, sentence, numeral, other):
            return None
        value *= other.scale if numeral.scale == 1 else 1
        return Amount(value, None, other.value, other.end, other.end)
    if then["part"]:  # "hai phần ba", but "ba phần trăm" is a percentage and "hai phần quà" no fraction
        is_fraction = other.scale == 1 and 0 < value < other.value and (numeral.in_words or other.value <= _MOST_PARTS)
        end = other.end if is_fraction else end
        return Amount(value, None, other.value if is_fraction else None, end, end)
    return _two_ends(text, sentence, numeral, other, then)


def _whole_in_words(text: str, numeral: Numeral, limit: int, *, is_reversed: bool) -> Numeral | None:
    """Return the whole behind "trên": "21 trên tổng số 25", "mười tám trên hai mươi đơn vị"; else ``None``."""
    share = _OF_WORDS.match(text, numeral.end, limit)
    whole = read_numeral(text, share.end(), limit, is_reversed=is_reversed) if share else None
    if share is None or whole is None:
        return None
    # "cấp hai trên một thẻ"
    return whole if share["words"] is None or (numeral.in_words and 1 < numeral.value <= whole.value) else None


def _two_ends(text: str, sentence: Span, numeral: Numeral, other: Numeral, then: re.Match[str]) -> Amount:
    """Read two numerals that may be the ends of a range or of a move."""
    value, end = numeral.value, numeral.end
    if numeral.scale == 1 and value * other.scale < other.value:
        value *= other.scale
    before = (max(sentence.start, numeral.start - 12), numeral.start)
    if then["moves"] and FROM_BEFORE.search(text, *before):
        return Amount(value, None, None, end, other.end)
    if then["moves"] or (then["and"] and not _BETWEEN.search(text, *before)):
        return Amount(numeral.value, None, None, end, end)
    if then["to"] and _MOVED_FROM.search(text, *before) and not _STEP.match(text, other.end, sentence.end):
        return Amount(value, None, None, end, other.end)  # "tăng từ 415.000 đến 587.000 km²": two levels
    if other.value <= value or (then["to"] and other.in_words != numeral.in_words):
        return Amount(numeral.value, None, None, end, end)
    return Amount(value, other.value, None, other.end, other.end)


def _is_date(text: str, sentence: Span, numeral: Numeral, other: Numeral) -> bool:
    """Tell a day and month from a ratio: ``từ 1/7`` and ``31/12`` against ``21/25``."""
    could_be = 1 <= numeral.value <= 31 and 1 <= other.value <= 12
    before = _DATE_BEFORE.search(text, max(sentence.start, numeral.start - 10), numeral.start)
    return could_be and (before is not None or numeral.value > other.value)
