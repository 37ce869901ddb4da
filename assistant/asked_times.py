"""Times and numbers as a sentence says them: what a question for a time, a duration or a number may be answered by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked_stretch import spaced
from sources.document import Span
from sources.numbers import read_numeral

# All over the accent key of a text.
_YEAR = r"(?:1\d{3}|20\d{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)"
_OF_YEAR = rf"(?:\s*(?:/|-|\.|,)?\s*(?:năm )?{_YEAR})"
_DAY = (
    rf"(?:(?:sáng|trưa|chiều|tối|đêm) )?(?:(?:thứ \w+|chủ nhật),? )?(?:ngày |mùng )?\d{{1,2}}"
    rf"(?: tháng {_MONTH}(?!\w){_OF_YEAR}?|[/-]\d{{1,2}}[/-]\d{{4}}|\.\d{{1,2}}\.\d{{4}}|/\d{{1,2}}(?![\d/]))"
)
_CLOCK = r"\d{1,2}(?:\s?giờ(?: \d{1,2}(?: phút)?)?|h\d{0,2}|:\d{2}(?::\d{2})?)(?!\w)"
_MONTHS = rf"tháng {_MONTH}(?![\w.]){_OF_YEAR}?"
_QUARTER = rf"quý (?:[iv]{{1,3}}|\d){_OF_YEAR}?(?!\w)"
_YEARS = (
    r"(?:(?:đầu|giữa|cuối|những|các) )*(?:năm|thập niên|thập kỷ|thập kỉ|niên đại) "
    r"(?:những năm )?\d{1,4}(?:s|(?:-\d{2,4}))?(?![\d.,]\d|\w)(?: (?:tcn|trước công nguyên|sau công nguyên))?"
)
_CENTURY = (
    r"(?:(?:đầu|giữa|cuối|những|phần tư thứ \w+(?: của)?|nửa (?:đầu|sau|cuối)) )*"
    r"thế k[ỷỉ](?: thứ)? (?:\d{1,2}|[ivx]+)(?!\w)(?: (?:tcn|trước công nguyên))?"
)
_AGO = r"\d[\d.,]*(?: (?:nghìn|ngàn|triệu|tỷ|tỉ))? (?:năm|tháng|ngày|tuần|thập kỷ) trước(?: công nguyên| đây)?"
_ERA = r"\d[\d.,]* (?:bp|tcn|scn)(?!\w)"
_BARE_YEAR = rf"(?<![\d.,/:$€£-]){_YEAR}(?![\d:]|[.,/]\d|\s*(?:%|triệu|tỷ|nghìn|ngàn|km|m(?!\w)))"
_POINT = rf"(?:{_CLOCK}(?:,? (?:{_DAY}))?|{_DAY}|{_MONTHS}|{_QUARTER}|{_CENTURY}|{_AGO}|{_ERA}|{_YEARS}|{_BARE_YEAR})"
_FIRST = r"(?:(?:ngay )?(?:kể từ|từ|sau|trước|cho đến|tính đến|tính tới|đến|tới)(?: hết| trước| khoảng)? |hết )"
_TIMES = spaced(
    rf"(?<![\w/.,-]){_FIRST}?{_POINT}(?:\s*(?:đến|tới|cho đến|-|–)(?: hết| trước)?\s*{_POINT}"
    rf"|\s*[-–]\s*\d{{2}}(?!\d))?",
)
_WHENEVER = spaced(
    r"(?<!\w)(?:(?:ngay )?(?:sau|trước|đến|cho đến|trong) khi|khi|kể từ (?:ngày|khi)|sau ngày|ngay sau|cho đến ngày"
    r"|trong (?:(?:các )?trường hợp|thời hạn|vòng|khoảng thời gian|suốt|thời gian)"
    r"|trước (?:ngày|thời hạn)|đến hết (?:thời hạn|ngày)|(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần"
    r"|ngày))(?!\w)[^.,;:()\n]*"
)
_UNIT_OF_TIME = r"(?:giây|phút|giờ|tiếng|ngày(?: làm việc)?|tuần(?: lễ)?|tháng|quý|năm|thập k[ỷỉ]|thế k[ỷỉ]|nhiệm kỳ)"
_NUMBER_WORD = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|nhiều|nửa|mấy)"
_DURATION = spaced(
    rf"(?<![\w.,/])(?:(?:sau )?mỗi |(?:cứ )?(?:trong )?)(?:(?:hơn|khoảng|gần|chỉ|tối đa|không quá|ít nhất|tối thiểu"
    rf"|trên|dưới) )*"
    rf"(?:\d[\d.,]*(?:\s*(?:-|–|đến)\s*\d+)?|{_NUMBER_WORD}(?: (?:mươi|mười)(?: \w+)?)?)"
    rf"(?: (?:nghìn|triệu|tỷ))? {_UNIT_OF_TIME}(?!\w)(?: rưỡi)?(?! (?:thứ|nay|đầu))(?: một lần)?"
    r"|\d+:\d{2}(?!\d)|(?<!\w)(?:vĩnh viễn|vô thời hạn|không (?:xác định )?thời hạn|suốt đời|trọn đời)(?!\w)"
)
_GRAINS = {
    "nam": spaced(rf"(?:năm )?{_YEAR}(?:\s*[-–]\s*\d{{2,4}})?s?"),
    "thang": spaced(_MONTHS + rf"|(?<=/)\d{{1,2}}[/-]{_YEAR}"),
    "quy": spaced(_QUARTER),
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


_RANGE = spaced(r"từ\s.*\d.*(?:đến|tới|-|–)")


# What makes a year a time of what is told, and no part of a name ("Hiến pháp 2013").
_ADVERB = spaced(
    r"(?:^|[.,;:(]\s*|\d[/-]|(?<!\w)(?:vào|trong|năm|năm học|khoảng|từ|đến|tới|trước|sau|lúc|hồi|đầu|giữa|cuối|hết|và"
    r"|tháng \d{1,2}|quý (?:\d|[iv]{1,3})) )$"
)
_SAYS_TIME = spaced(r"(?:kể|từ|đến|tới|trước|sau|tính|cho|hết|ngay)(?!\w)")


def is_adverb(key: str, span: Span) -> bool:
    """Tell whether a time says when, rather than being part of a name."""
    return bool(_SAYS_TIME.match(key, span.start) or _ADVERB.search(key, max(0, span.start - 20), span.start))


_DATED = re.compile(r"\d{1,2}(?:\s+tháng\s|[./-]\d{1,2}(?:[./-]\d{2,4})?(?!\d))")


def is_day(key: str, span: Span) -> bool:
    """Tell whether a time names a day."""
    return _DATED.search(key, span.start, span.end) is not None


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
    items = {match.start(1) for match in _ITEM.finditer(key)}
    for opening in _OPENING.finditer(key):
        start = opening.start()
        if start < at or start in items:
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
_QUALIFIER = spaced(r"(?<!\w)(?:(?:hơn|trên|dưới|gần|khoảng|chừng|ước tính|xấp xỉ|ít nhất|tối đa|tối thiểu|có tới) )+$")
# The number of a paragraph or of an item counts nothing.
_ITEM = re.compile(r"(?:^|\n)[ \t]*(\d{1,3})[.)/][ \t]")
_UNIT = spaced(r"\s?%| (?:điểm )?phần trăm(?!\w)")
_OPENING = re.compile(r"(?<!\w)(?<!\d[.,])(?=\w)")
# "năm 2003" is a year and no five, "không" denies.
_NO_NUMERAL = spaced(r"(?:năm \d|không(?!\w)|tư(?!\w))")
_RANKS = spaced(
    r"(?<!\w)(?:(?:đứng|xếp|ở|vị trí) )*(?:thứ hạng|thứ|hạng|vị trí)(?: thứ)? (?:\d+(?:/\d+)?|nhất|nhì|hai|ba|tư|năm"
    r"|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|đầu)(?!\w)"
    r"|(?<!\w)(?:đứng|dẫn|xếp) (?:đầu|cuối|chót|bét)(?!\w)|(?<!\w)đầu tiên(?!\w)|(?<!\w)lớn (?:nhất|thứ \w+)(?!\w)"
)
