"""Times said from today: "hôm qua", "tuần trước", "năm ngoái", "thứ hai", "3 tháng qua".

A week begins on Monday. In a text, a weekday is the latest one that is not after the reference date,
since texts report; a weekday alone, as a date field or a person says it, is the next one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from sources.number_words import read_group

Days = tuple[dt.date, dt.date]

_DAY_AFTER_PART = (("nay", 0), ("qua", -1), ("mai", 1))
_DAYS = {
    "hôm nay": 0,
    "bữa nay": 0,
    "ngày nay": 0,
    "hôm qua": -1,
    "bữa qua": -1,
    "hôm kia": -2,
    "bữa kia": -2,
    "hôm kìa": -3,
    "ngày mai": 1,
    "ngày kia": 2,
    "ngày mốt": 2,
    "hiện nay": 0,
    "hiện tại": 0,
    "bây giờ": 0,
    "lúc này": 0,
    "đến nay": 0,
    "tới nay": 0,
    **{f"{part} {day}": shift for part in ("sáng", "trưa", "chiều", "tối", "đêm") for day, shift in _DAY_AFTER_PART},
}
_SHIFTS = {
    **dict.fromkeys(("này", "nay", "hiện tại"), 0),
    **dict.fromkeys(("trước", "ngoái", "qua", "rồi"), -1),
    **dict.fromkeys(("sau", "tới", "tiếp", "kế tiếp", "tiếp theo"), 1),
}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}

_WEEKDAY = r"(?P<stem>)(?:thứ\s+(?P<weekday>[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|(?P<sunday>chủ\s+nhật))(?!\w)"
_THIS = r"(?:này|nay|hiện\s+tại|trước|ngoái|qua|rồi|sau|tới|kế\s+tiếp|tiếp(?:\s+theo)?)"

# "nơi ở hiện tại", "thiết bị hiện tại" name what is there now; "Hiện tại, …" is a time.
_DAY_WORDS = "|".join(_DAYS).replace("hiện tại", "hiện tại(?=,)").replace(" ", r"\s+")
NAMED_DAY = re.compile(rf"(?<!\w)(?P<days>{_DAY_WORDS})(?!\w)", re.IGNORECASE)
# "năm trước" is last year, but "hai năm trước" two years ago and "các năm trước" no year.
NAMED_SPAN = re.compile(
    rf"(?<!\w)(?P<unit>tuần|tháng|quý|năm)\s+(?:vừa\s+)?(?P<shift>{_THIS})(?!\w)(?!\s+(?:đó|đây|khi|ngày|thời))",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    r"(?:\d|\w*(?:các|những|mấy|nhiều|cả|mươi|hai|ba|bốn|sáu|bảy|tám|chín|mười|vài|một))\s+$", re.I
)
_COUNT = (
    r"một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai|lăm|tám))?"
    r"|(?:hai|ba|bốn|năm)\s+mươi(?:\s+(?:bốn|tư))?"
)
_AHEAD = ("tới", "nữa", "sắp tới", "tiếp theo", "kế tiếp")
# "3 tháng qua" and "7 ngày tới" are stretches; "hai tháng trước", "2 ngày nữa" and "cách đây 3 năm" points.
AGO = re.compile(
    rf"(?<![\w.,])(?<!thứ\s)(?<!mười\s)(?<!mươi\s)(?:(?P<here>cách\s+đây)\s+)?(?P<n>\d{{1,3}}|{_COUNT})"
    r"\s+(?P<unit>giờ|tiếng|ngày|tuần|tháng|năm)"
    # "02 năm trước tuổi quy định" is no time: nothing follows "trước" in its clause.
    r"(?:\s+(?:vừa\s+|đã\s+)?(?P<way>(?:qua|rồi|gần\s+đây|sắp\s+tới|tới|tiếp\s+theo|kế\s+tiếp|nữa|trước\s+đây)(?!\w)"
    r"|trước(?=\s*(?:[,.;:)]|\Z)))|(?(here)(?!\w)|(?!)))",
    re.IGNORECASE,
)
# "ngày 4 tháng này"
DAY_OF_MONTH = re.compile(rf"(?<!\w)ngày\s+(?P<day>\d{{1,2}})\s+tháng\s+(?P<shift>{_THIS})(?!\w)", re.IGNORECASE)
WEEKDAY = re.compile(
    # "xếp thứ hai" is a rank and "thứ hai là" the second point of a list.
    rf"(?<!\w)(?:(?:sáng|trưa|chiều|tối|đêm|vào|ngày|hôm)\s+)?{_WEEKDAY}"
    rf"(?:\s+(?P<week>(?:của\s+)?tuần\s+)?(?:vừa\s+)?(?P<shift>{_THIS})(?!\w))?",
    re.IGNORECASE,
)
# Elsewhere "thứ ba" is an ordinal: "bên thứ ba", "kỳ họp thứ 6", "lần thứ tư".
_WEEKDAY_STANDS = re.compile(
    r"(?:\A|[.,;:(\n“\"]\s*|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|ngày|hôm|từ|đến|tới|và|hoặc)\s+)\Z", re.IGNORECASE
)
_GOES_ON_AS_LIST = re.compile(
    r"\s*(?:là(?!\w)|[:)]|\d|/|trên|cả\s+nước|toàn|thế\s+giới|trong\s+(?:số|khu|các|nhóm)|khu\s+vực|châu(?!\w)|Đông|ASEAN)"
)
# "mỗi tối thứ Ba và thứ Năm", "thứ Hai hằng tuần": every week, and so no day.
_EVERY = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng|các)\s+(?:(?:buổi|ngày|sáng|trưa|chiều|tối|đêm)\s+)*(?:thứ\s+\w+\s*(?:,|và|hoặc)\s*)*\Z",
    re.IGNORECASE,
)
_EVERY_WEEK = re.compile(r"\s+(?:hằng|hàng|mỗi|các)\s+tuần(?!\w)", re.IGNORECASE)
_LISTS = re.compile(r",(?!\s*(?:ngày|\(?\d))")

# "thứ 2 ngày 6 tháng 2": the weekday tells the year where none is written.
WEEKDAY_BEFORE = re.compile(rf"(?<!\w){_WEEKDAY}(?:,|\s+[-–])?\s+\(?$", re.IGNORECASE)


def _key(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


def weekday_number(match: re.Match[str]) -> int:
    """Return the weekday that a match of a weekday pattern names, Monday 0."""
    if match["sunday"]:
        return 6
    word = match["weekday"].lower()
    return int(word) - 2 if word.isdigit() else _WEEKDAYS[word]


def shift_of(words: str) -> int:
    """Return how many units away "này", "trước", "sau" point: 0, -1 or 1."""
    return _SHIFTS[_key(words)]


def named_day(match: re.Match[str], today: dt.date) -> Days:
    """Return the day of a ``NAMED_DAY`` match."""
    day = today + dt.timedelta(_DAYS[_key(match["days"])])
    return day, day


def named_span(match: re.Match[str], today: dt.date) -> Days | None:
    """Return the days of a ``NAMED_SPAN`` match; ``None`` where a count before it makes another thing of it."""
    text, start = match.string, match.start()
    if _COUNTED_BEFORE.search(text, max(0, start - 8), start):
        return None
    shift = shift_of(match["shift"])
    unit = match["unit"].lower()
    if unit == "tuần":
        return _week(today, shift)
    if unit == "năm":
        return dt.date(today.year + shift, 1, 1), dt.date(today.year + shift, 12, 31)
    size = 3 if unit == "quý" else 1
    first = today.year * 12 + (today.month - 1) // size * size + shift * size
    return _months(first, size)


def day_of_month(match: re.Match[str], today: dt.date) -> Days:
    """Return the day of a ``DAY_OF_MONTH`` match.

    Raises:
        ValueError: The month has no such day.
    """
    first, _ = _months(today.year * 12 + today.month - 1 + shift_of(match["shift"]), 1)
    day = first.replace(day=int(match["day"]))
    return day, day


def ago(match: re.Match[str], today: dt.date) -> Days:
    """Return the days of an ``AGO`` match: a stretch that touches the reference date, or a point away from it."""
    unit, written = match["unit"].lower(), match["n"].lower()
    read = None if written.isdigit() else read_group(written, 0, len(written))
    count = read[1] if read else int(written)
    way = _key(match["way"] or "trước")
    shift = count if way in _AHEAD else -count
    if unit in ("giờ", "tiếng"):  # 24 hours reach into the day before
        other = today + dt.timedelta(-(-shift // 24) if shift > 0 else -(count // 24))
    elif unit in ("ngày", "tuần"):
        other = today + dt.timedelta(shift * (7 if unit == "tuần" else 1))
    else:
        months = today.year * 12 + today.month - 1 + shift * (12 if unit == "năm" else 1)
        year, month = divmod(months, 12)
        other = dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    if unit == "tháng" and way == "qua" and 1 < count == today.month - 1:
        return _months(today.year * 12, count)  # "9 tháng qua", said in October: the year's so far
    if way not in ("nữa", "trước", "trước đây"):
        return (other, today) if shift < 0 else (min(today + dt.timedelta(1), other), other)
    if unit == "tuần":
        return _week(other, 0)
    if unit not in ("tháng", "năm"):
        return other, other
    return _months(other.year * 12 + (other.month - 1 if unit == "tháng" else 0), 1 if unit == "tháng" else 12)


def weekday(match: re.Match[str], today: dt.date) -> Days | None:
    """Return the day of a ``WEEKDAY`` match; ``None`` where it is a rank or the point of a list."""
    text = match.string
    if _EVERY.search(text, max(0, match.start() - 40), match.start()) or _EVERY_WEEK.match(text, match.end()):
        return None
    if match["weekday"] and (
        not _WEEKDAY_STANDS.search(text[max(0, match.start("stem") - 8) : match.start("stem")])
        # "Thứ hai, về ngân sách": a point of a list
        or (
            match[0].lower().startswith("thứ")
            and _LISTS.match(text, match.end())
            and not (match["weekday"].isdigit() or match["shift"])
        )
        or (not match["shift"] and _GOES_ON_AS_LIST.match(text, match.end()))
    ):
        return None
    number = weekday_number(match)
    if match["shift"] and (match["week"] or shift_of(match["shift"]) == 0):
        day = _week(today, shift_of(match["shift"]))[0] + dt.timedelta(number)
    elif match["shift"] and shift_of(match["shift"]) < 0:  # "thứ ba vừa rồi" lies before today
        day = today - dt.timedelta((today.weekday() - number - 1) % 7 + 1)
    elif match["shift"] or match.end() - match.start() == len(text.strip()):
        # "thứ sáu tới", and a weekday that is said by itself: the next one
        day = today + dt.timedelta((number - today.weekday() - 1) % 7 + 1)
    else:
        day = today - dt.timedelta((today.weekday() - number) % 7)
    return day, day


def year_with_weekday(day: int, month: int, number: int, today: dt.date) -> int | None:
    """Return the year nearest to today's, an earlier one first, in which a day falls on a weekday."""
    for distance in range(12):
        for year in (today.year - distance, today.year + distance):
            try:
                if dt.date(year, month, day).weekday() == number:
                    return year
            except ValueError:
                continue
    return None


def _week(day: dt.date, shift: int) -> Days:
    monday = day + dt.timedelta(7 * shift - day.weekday())
    return monday, monday + dt.timedelta(6)


def _months(first: int, size: int) -> Days:
    last = first + size - 1
    end = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return dt.date(first // 12, first % 12 + 1, 1), dt.date(last // 12, last % 12 + 1, end)
