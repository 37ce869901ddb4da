"""Times and numbers as a sentence says them: what a question for a time, a duration or a number may be answered by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.document import Span
from sources.numbers import read_numeral

# All over the accent key of a text.
_YEAR = r"(?:1\d{3}|20\d{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)"
_OF_YEAR = rf"(?:\s*(?:/|-|\.|,)?\s*(?:năm\s+)?{_YEAR})"
_DAY = (
    rf"(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:(?:thứ\s+\w+|chủ\s+nhật),?\s+)?(?:ngày\s+|mùng\s+)?\d{{1,2}}"
    rf"(?:\s+tháng\s+{_MONTH}(?!\w){_OF_YEAR}?|[/-]\d{{1,2}}[/-]\d{{4}}|\.\d{{1,2}}\.\d{{4}}|/\d{{1,2}}(?![\d/]))"
)
_CLOCK = r"\d{1,2}(?:\s?giờ(?:\s+\d{1,2}(?:\s+phút)?)?|h\d{0,2}|:\d{2}(?::\d{2})?)(?!\w)"
_MONTHS = rf"tháng\s+{_MONTH}(?![\w.]){_OF_YEAR}?"
_QUARTER = rf"quý\s+(?:[iv]{{1,3}}|\d){_OF_YEAR}?(?!\w)"
_YEARS = (
    rf"(?:(?:đầu|giữa|cuối|những|các)\s+)*(?:năm|thập\s+niên|thập\s+kỷ|thập\s+kỉ|niên\s+đại)\s+"
    r"(?:những\s+năm\s+)?\d{1,4}(?:s|(?:-\d{2,4}))?(?![\d.,]\d|\w)(?:\s+(?:tcn|trước\s+công\s+nguyên|sau\s+công\s+nguyên))?"
)
_CENTURY = (
    r"(?:(?:đầu|giữa|cuối|những|phần\s+tư\s+thứ\s+\w+(?:\s+của)?|nửa\s+(?:đầu|sau|cuối))\s+)*"
    r"thế\s+k[ỷỉ](?:\s+thứ)?\s+(?:\d{1,2}|[ivx]+)(?!\w)(?:\s+(?:tcn|trước\s+công\s+nguyên))?"
)
_AGO = r"\d[\d.,]*(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ))?\s+(?:năm|tháng|ngày|tuần|thập\s+kỷ)\s+trước(?:\s+công\s+nguyên|\s+đây)?"
_ERA = r"\d[\d.,]*\s+(?:bp|tcn|scn)(?!\w)"
_BARE_YEAR = rf"(?<![\d.,/:$€£-]){_YEAR}(?![\d:]|[.,/]\d|\s*(?:%|triệu|tỷ|nghìn|ngàn|km|m(?!\w)))"
_POINT = (
    rf"(?:{_CLOCK}(?:,?\s+(?:{_DAY}))?|{_DAY}|{_MONTHS}|{_QUARTER}|{_CENTURY}|{_AGO}|{_ERA}|{_YEARS}|{_BARE_YEAR})"
)
_FIRST = r"(?:(?:ngay\s+)?(?:kể\s+từ|từ|sau|trước|cho\s+đến|tính\s+đến|tính\s+tới|đến|tới)(?:\s+hết|\s+trước|\s+khoảng)?\s+|hết\s+)"
_TIMES = re.compile(
    rf"(?<![\w/.,-]){_FIRST}?{_POINT}(?:\s*(?:đến|tới|cho\s+đến|-|–)(?:\s+hết)?\s*{_POINT}|\s*[-–]\s*\d{{2}}(?!\d))?", re.IGNORECASE
)
_WHENEVER = re.compile(
    r"(?<!\w)(?:(?:ngay\s+)?(?:sau|trước|đến|cho\s+đến|trong)\s+khi|khi|kể\s+từ\s+(?:ngày|khi)|sau\s+ngày|ngay\s+sau|cho\s+đến\s+ngày"
    r"|trong\s+(?:thời\s+hạn|vòng|khoảng\s+thời\s+gian|suốt|thời\s+gian)"
    r"|trước\s+(?:ngày|thời\s+hạn)|đến\s+hết\s+(?:thời\s+hạn|ngày)|(?:hằng|hàng|mỗi)\s+(?:năm|tháng|quý|tuần|ngày))(?!\w)[^.,;:()\n]*"
)
_UNIT_OF_TIME = r"(?:giây|phút|giờ|tiếng|ngày(?:\s+làm\s+việc)?|tuần(?:\s+lễ)?|tháng|quý|năm|thập\s+k[ỷỉ]|thế\s+k[ỷỉ]|nhiệm\s+kỳ)"
_NUMBER_WORD = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|nhiều|nửa|mấy)"
_DURATION = re.compile(
    rf"(?<![\w.,/])(?:(?:sau\s+)?mỗi\s+|(?:cứ\s+)?(?:trong\s+)?)(?:(?:hơn|khoảng|gần|chỉ|tối\s+đa|không\s+quá|ít\s+nhất|tối\s+thiểu|trên|dưới)\s+)*"
    rf"(?:\d[\d.,]*(?:\s*(?:-|–|đến)\s*\d+)?|{_NUMBER_WORD}(?:\s+(?:mươi|mười)(?:\s+\w+)?)?)"
    rf"(?:\s+(?:nghìn|triệu|tỷ))?\s+{_UNIT_OF_TIME}(?!\w)(?:\s+rưỡi)?(?!\s+(?:thứ|nay|đầu))(?:\s+một\s+lần)?"
    r"|\d+:\d{2}(?!\d)|(?<!\w)(?:vĩnh\s+viễn|vô\s+thời\s+hạn|không\s+(?:xác\s+định\s+)?thời\s+hạn|suốt\s+đời|trọn\s+đời)(?!\w)"
)
_GRAINS = {
    "nam": re.compile(rf"(?:năm\s+)?{_YEAR}(?:\s*[-–]\s*\d{{2,4}})?s?"),
    "thang": re.compile(_MONTHS + rf"|(?<=/)\d{{1,2}}[/-]{_YEAR}"),
    "quy": re.compile(_QUARTER),
}


def times_in(key: str, grain: str) -> Iterator[Span]:
    """Yield the times that a text names by numbers, in order.

    Args:
        key: The accent key of the text.
        grain: ``nam``, ``thang`` or ``quy`` cuts a time down to its year, month or quarter; any other word leaves it.
    """
    finer = _GRAINS.get(grain)
    for match in _TIMES.finditer(key):
        inner = finer.search(key, match.start(), match.end()) if finer else None
        if finer is None or _RANGE.match(match[0]):
            yield Span(*match.span())
        elif inner:
            yield Span(*inner.span())


_RANGE = re.compile(r"từ\s.*\d.*(?:đến|tới|-|–)")


# What makes a year a time of what is told, and no part of a name ("Hiến pháp 2013").
_ADVERB = re.compile(r"(?:^|[.,;:(]\s*|(?<!\w)(?:vào|trong|năm|năm\s+học|khoảng|từ|đến|tới|trước|sau|lúc|hồi|đầu|giữa|cuối|hết|và)\s+)$")
_SAYS_TIME = re.compile(r"(?:kể|từ|đến|tới|trước|sau|tính|cho|hết|ngay)(?!\w)")


def is_adverb(key: str, span: Span) -> bool:
    """Tell whether a time says when, rather than being part of a name."""
    return bool(_SAYS_TIME.match(key, span.start) or _ADVERB.search(key, max(0, span.start - 20), span.start))


def clauses_of_time(key: str) -> Iterator[Span]:
    """Yield the clauses that say when without a date: "khi …", "trong thời hạn …"."""
    return _spans(_WHENEVER, key)


def durations_in(key: str) -> Iterator[Span]:
    """Yield how long something takes."""
    return _spans(_DURATION, key)


def ranks_in(key: str) -> Iterator[Span]:
    """Yield the ranks that a text names: "thứ 12", "đứng đầu"."""
    return _spans(_RANKS, key)


def numbers_in(key: str) -> Iterator[Span]:
    """Yield the numerals in digits or in words, with "%" and the like; scores and numbers of laws too."""
    at = 0
    for opening in _OPENING.finditer(key):
        start = opening.start()
        if start < at:
            continue
        ends = [match.end() for match in [_COMPOUND.match(key, start)] if match]
        if (numeral := read_numeral(key, start, len(key))) and not _NO_NUMERAL.match(key, start):
            ends.append(numeral.end)
        if not ends:
            continue
        unit = _UNIT.match(key, max(ends))
        at = unit.end() if unit else max(ends)
        yield Span(start, at)


def with_qualifier(key: str, span: Span) -> Span:
    """Return a numeral with the words before it that qualify it ("hơn", "khoảng")."""
    match = _QUALIFIER.search(key, max(0, span.start - 40), span.start)
    return Span(match.start(), span.end) if match else span


def _spans(pattern: re.Pattern[str], key: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(key))


_COMPOUND = re.compile(
    r"(?<!\w)\d+(?:[.,:]\d+)*(?:(?:\s?[-–/]\s?|\s+đến\s+)\d+(?:[.,:]\d+)*)?(?:/(?:\d+/)?[a-zđ][\w-]*)?"
)
_QUALIFIER = re.compile(
    r"(?<!\w)(?:(?:hơn|trên|dưới|gần|khoảng|chừng|ước\s+tính|xấp\s+xỉ|ít\s+nhất|tối\s+đa|tối\s+thiểu|có\s+tới)\s+)+$"
)
_UNIT = re.compile(r"\s?%|\s+(?:điểm\s+)?phần\s+trăm(?!\w)")
_OPENING = re.compile(r"(?<!\w)(?<!\d[.,])(?=\w)")
# "năm 2003" is a year and no five, "không" denies.
_NO_NUMERAL = re.compile(r"(?:năm\s+\d|không(?!\w)|tư(?!\w))")
_RANKS = re.compile(
    r"(?<!\w)(?:(?:đứng|xếp|ở|vị\s+trí)\s+)*(?:thứ\s+hạng|thứ|hạng|vị\s+trí)(?:\s+thứ)?\s+(?:\d+(?:/\d+)?|nhất|nhì|hai|ba|tư|năm"
    r"|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|đầu)(?!\w)"
    r"|(?<!\w)(?:đứng|dẫn|xếp)\s+(?:đầu|cuối|chót|bét)(?!\w)|(?<!\w)đầu\s+tiên(?!\w)|(?<!\w)lớn\s+(?:nhất|thứ\s+\w+)(?!\w)"
)
