"""What a time says, once a form has found it: from a match to its first and last day.

A reader takes the match, the reference date, and the year for a time that names none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from sources import relative_days as relative
from sources.number_words import read_digits, read_group
from sources.numbers import parse_number
from sources.relative_days import Days

Reader = Callable[[re.Match[str], dt.date, int], Days]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}


def year_number(written: str) -> int:
    """Return the year that digits or words name.

    Raises:
        ValueError: They name none.
    """
    if written.isdigit():
        return int(written)
    said = parse_number(written)
    if said is None:
        digits = read_digits(written, 0, len(written))
        if digits is None or digits[0] != len(written) or len(digits[1]) != 4:
            raise ValueError(written)
        return int(digits[1])
    if not 1000 <= said < 3000:
        raise ValueError(written)
    return int(said)


def _day_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    read = read_group(written, 0, len(written))
    if read is None or read[0] != len(written):
        raise ValueError(written)
    return read[1]


def _month(year: int, first: int, last: int | None = None) -> Days:
    last = last or first
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def read_day(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read a day, with its year, or the one that its weekday or its document gives."""
    day, month = _day_number(match["d"]), _month_number(match["m"])
    if match["y"]:
        date = dt.date(year_number(match["y"]), month, day)
    else:
        before = relative.WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
        if before:
            number = relative.weekday_number(before)
            year = relative.year_with_weekday(day, month, number, dt.date(year, 1, 1)) or year
        elif year == reference.year:
            year = _own_year(day, month, reference)
        date = dt.date(year, month, day)
    return date, date


# A text of January that says "22.12" means last December, one of December that says "2/1" next January.
_TOO_FAR_AHEAD = dt.timedelta(240)
_TOO_FAR_BACK = dt.timedelta(330)


def _own_year(day: int, month: int, reference: dt.date) -> int:
    """Return the year of a day without one: the reference date's, unless that lies too far from it."""
    away = dt.date(reference.year, month, min(day, 28)) - reference
    if away > _TOO_FAR_AHEAD:
        return reference.year - 1
    return reference.year + 1 if -away > _TOO_FAR_BACK and reference.year < dt.MAXYEAR else reference.year


def read_days_of_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "ngày 5 và 6/10": from the first day named to the last."""
    last, _ = read_day(match, reference, year)
    return last.replace(day=int(match["d0"])), last


def read_since_new_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "đầu năm đến nay"."""
    return dt.date(reference.year, 1, 1), reference


def read_since_january(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "đầu năm đến hết tháng 5/2026": from New Year to the last day of the month, or to the day named."""
    year = year_number(match["y"])
    day = match["d"] or match["d2"]
    last = dt.date(year, int(match["m"]), int(day)) if day else _month(year, int(match["m"]))[1]
    return dt.date(year, 1, 1), last


def read_whole_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read a month."""
    month = _month_number(match["m"])
    if not match["y"] and not match.groupdict().get("rel") and year == reference.year:
        year = _own_year(15, month, reference)
    return _month((year_number(match["y"]) if match["y"] else year), month)


def read_days_at_end(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "20 ngày đầu tháng 7": the first or the last days of a month, as many as it says."""
    first, last = read_whole_month(match, reference, year)
    count = int(match["n"])
    if not 0 < count <= last.day:
        raise ValueError(match[0])
    if match["end"].lower() == "cuối":
        return last - dt.timedelta(count - 1), last
    return first, first + dt.timedelta(count - 1)


_MONTH_WORDS = {
    **dict(zip("một hai ba tư năm sáu bảy tám chín mười".split(), range(1, 11), strict=True)),
    "giêng": 1,
    "bốn": 4,
    "bẩy": 7,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}


def _month_number(written: str) -> int:
    number = int(written) if written.isdigit() else _MONTH_WORDS.get(re.sub(r"\s+", " ", written.lower()))
    if number is None:
        raise ValueError(written)
    return number


def from_today(read: Callable[[re.Match[str], dt.date], Days | None]) -> Reader:
    """Return a reader for a time said from the reference date; where it reads nothing, so does the form."""

    def reader(match: re.Match[str], reference: dt.date, year: int) -> Days:
        days = read(match, reference)
        if days is None:
            raise ValueError(match[0])
        return days

    return reader


def read_quarter(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read a quarter, in Arabic or Roman digits or words."""
    written = match["q"] or match["qs"]
    number = _ROMAN.get(written.lower()) or int(written)
    return _month((year_number(match["y"]) if match["y"] else year), 3 * number - 2, 3 * number)


def read_quarters(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "quý I-II/2024": from the first quarter named to the last."""
    first, last = (_ROMAN.get(match[name].lower()) or int(match[name]) for name in ("q", "q2"))
    return _month((year_number(match["y"]) if match["y"] else year), 3 * first - 2, 3 * last)


def read_quarters_of_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "2 quý đầu năm" and "quý cuối năm"."""
    months = 3 * int(match["n"] or 1)
    first, last = (1, months) if (match["end"] or match["one"]).lower() == "đầu" else (13 - months, 12)
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def read_months_of_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "6 tháng đầu năm", "3 tháng cuối năm"."""
    count = _month_number(match["n"])
    end = (match["end"] or "").lower() == "cuối"
    first, last = (13 - count, 12) if end else (1, count)
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def read_half_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "nửa đầu năm" and "H1/2024": six months."""
    named = match.groupdict()
    is_first = named["h"] == "1" if "h" in named else match["end"].lower() == "đầu"
    first, last = (1, 6) if is_first else (7, 12)
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def read_half(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "đầu năm", "giữa năm", "cuối năm": four months each."""
    first, last = {"đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12)}[match["part"].lower()]
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def read_years(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read a year or a range of years."""
    return dt.date(year_number(match["y"]), 1, 1), dt.date(year_number(match["z"] or match["y"]), 12, 31)


def read_school_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "năm học 2024-2025": from September until the next one begins."""
    first, last = year_number(match["y"]), year_number(match["z"])
    if last != first + 1:
        return read_years(match, reference, year)
    return dt.date(first, 9, 1), dt.date(last, 8, 31)


def read_short_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read 3/9/91: the latest year that ends so and is at most ten years ahead."""
    ahead = reference.year + 10
    date = dt.date(ahead - (ahead - int(match["yy"])) % 100, int(match["m"]), int(match["d"]))
    return date, date


def read_first_or_last(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "ngày đầu tiên của tháng 3" and "tuần cuối cùng của tháng 9 năm 2017"; a week is whole from Monday on."""
    first, last = read_whole_month(match, reference, year)
    is_first = match["end"].lower() == "đầu"
    if match["unit"].lower() == "ngày":
        return (first, first) if is_first else (last, last)
    monday = first + dt.timedelta(-first.weekday() % 7) if is_first else last - dt.timedelta(last.weekday())
    return monday, monday + dt.timedelta(6)


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def read_century(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read a century, in Arabic or Roman digits: the 19th is 1801 to 1900."""
    first = _ordinal(match["c"])
    last = _ordinal(match["c2"]) if match["c2"] else first
    return dt.date(100 * first - 99, 1, 1), dt.date(100 * last, 12, 31)


def _ordinal(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN_DIGITS[letter] for letter in written.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def read_decade(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "những năm 1990", "thập niên 90"."""
    first = int(match["d"])
    first += 1900 if first < 100 else 0
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)


def read_months_so_far(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "Trong 8 tháng, …" of a text from August to October: the year's first months."""
    count = _month_number(match["n"])
    if not 2 <= count <= reference.month <= count + 2:
        raise ValueError(match[0])
    return _month(reference.year, 1, count)


def read_years_short(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "1620-21"."""
    first = year_number(match["y"])
    last = first - first % 100 + int(match["zz"])
    if last <= first:
        raise ValueError(match[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


_LONGEST_LIFE = 400


def read_lifespan(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "(973-1048)"."""
    first, last = int(match["y"]), int(match["z"])
    if not first < last <= min(first + _LONGEST_LIFE, 2100):
        raise ValueError(match[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)
