"""The forms in which a text writes a time, each with what reads it.

Tried in order; what one has taken, later ones leave alone.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from sources import relative_days as relative
from sources.relative_days import Days

Reader = Callable[[re.Match[str], dt.date, int], Days]

# "năm nay", "năm ngoái" in the place of a year
_REL = r"năm\s+(?P<rel>nay|này|ngoái|trước|sau|tới)(?!\w)"
_MONTH = r"(?:\d{1,2}|giêng|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai))?|chạp)"
YEAR = r"((?:19|20)\d{2})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _month(year: int, first: int, last: int | None = None) -> Days:
    last = last or first
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _day(match: re.Match[str], reference: dt.date, year: int) -> Days:
    day, month = int(match["d"]), _month_number(match["m"])
    if match["y"]:
        date = dt.date(int(match["y"]), month, day)
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


def _days_of_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    last, _ = _day(match, reference, year)
    return last.replace(day=int(match["d0"])), last


def _since_new_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return dt.date(reference.year, 1, 1), reference


def _whole_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    month = _month_number(match["m"])
    if not match["y"] and not match.groupdict().get("rel") and year == reference.year:
        year = _own_year(15, month, reference)
    return _month(int(match["y"] or year), month)


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
    return int(written) if written.isdigit() else _MONTH_WORDS[re.sub(r"\s+", " ", written.lower())]


def _from_today(read: Callable[[re.Match[str], dt.date], Days | None]) -> Reader:
    def reader(match: re.Match[str], reference: dt.date, year: int) -> Days:
        days = read(match, reference)
        if days is None:
            raise ValueError(match[0])
        return days

    return reader


def _quarter(match: re.Match[str], reference: dt.date, year: int) -> Days:
    number = _ROMAN.get(match["q"].lower()) or int(match["q"])
    return _month(int(match["y"] or year), 3 * number - 2, 3 * number)


def _months_of_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    count = _month_number(match["n"])
    end = (match["end"] or "").lower() == "cuối"
    first, last = (13 - count, 12) if end else (1, count)
    return _month(int(match["y"] or year), first, last)


def _half_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = (1, 6) if match["end"].lower() == "đầu" else (7, 12)
    return _month(int(match["y"] or year), first, last)


def _half(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = {"đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12)}[match["part"].lower()]
    return _month(int(match["y"] or year), first, last)


def _years(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return dt.date(int(match["y"]), 1, 1), dt.date(int(match["z"] or match["y"]), 12, 31)


# Tried from top to bottom; a later form never reads inside what an earlier one took.
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"đầu\s+năm\s+(?:đến|tới)\s+nay(?!\w)", _since_new_year),
        # "từ ngày 1 đến ngày 15/9/2024", "ngày 5 và 6/10", "các ngày 5, 6, 7/10"
        (
            r"ngày\s+(?P<d0>\d{1,2})(?:\s*,\s*\d{1,2})*\s*(?:,|và|-|–|(?:đến|tới)(?:\s+hết)?)\s*(?:ngày\s+)?"
            rf"(?P<d>\d{{1,2}})(?:(?P<s>[/.-])(?P<m>\d{{1,2}})(?:(?P=s)(?P<y>{YEAR}))?(?![\d/]))",
            _days_of_month,
        ),
        (
            r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)"
            rf"(?P<y>{YEAR})(?![\d])(?![/.-]\d)",
            _day,
        ),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])", _day),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-])", _whole_month),
        (
            rf"(?:ngày|mồng|mùng|rằm)\s+(?:mồng\s+|mùng\s+)?(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>{_MONTH})"
            rf"(?:\s*(?:,\s*)?năm\s+(?P<y>{YEAR}))?(?!\w)",
            _day,
        ),
        # Without "ngày" only where a date can begin: "Đề án 06 tháng 12 năm 2022" names a scheme and a month.
        (
            r"(?:(?<![\s\S])|(?<=[,;:]\s)|(?<=\()|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\bhôm\s)|(?<=\bvào\s)"
            r"|(?<=\btừ\s)|(?<=\bđến\s)|(?<=\btrước\s)|(?<=\bsau\s))"
            rf"(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})\s*,?\s*năm\s+(?P<y>{YEAR})(?!\d)",
            _day,
        ),
        (
            r"(?:ngày\s+|mồng\s+|mùng\s+|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\btrưa\s)"
            r"|(?<=\bhôm\s)|(?<=\()(?=[\d/.-]+\))|(?<![\s\S])(?=\d+/\d+\Z))(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?P<y>)(?![\d/-]|[.,]\d)",
            _day,
        ),
        # "từ 1/7", "đến 15/8"; but "từ 1/3 dân số" is a share
        (
            r"(?:(?<=\btừ\s)|(?<=\bđến\s)|(?<=\bvào\s)|(?<=\btrước\s)|(?<=\bsau\s)|(?<=\blễ\s)|(?<=\bkhánh\s))"
            r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>)(?![\d/%-]|[.,]\d)(?!\s+(?:số|tổng|dân|diện|lượng))",
            _day,
        ),
        (
            r"quý\s+(?P<q>I{1,3}|IV|[1-4])(?![\w])"
            rf"(?:(?:\s*[/-]\s*|\s+năm\s+|\s+)(?P<y>{YEAR})|\s+{_REL})?(?!\d)",
            _quarter,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH}|năm)\s+tháng\s+(?P<end>đầu|cuối)(?:\s+(?:của\s+)?(?:{_REL}|năm))?(?:\s+(?P<y>{YEAR}))?(?!\d)",
            _months_of_year,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH})\s+tháng(?P<end>)\s+(?:năm\s+(?P<y>{YEAR})(?!\d)|{_REL})",
            _months_of_year,
        ),
        (
            rf"tháng\s+(?P<m>\d{{1,2}})(?:\s*[/.-]\s*|\s+năm\s+|\s+)(?P<y>{YEAR})(?!\d)",
            _whole_month,
        ),
        (
            rf"(?<!\d\s)(?<!mỗi\s)(?<!một\s)tháng\s+(?P<m>{_MONTH})"
            rf"(?:(?:\s*/\s*|\s+năm\s+)(?P<y>{YEAR})|\s+{_REL}|(?=\s*(?:[,.;:)]|$))|(?<=\d))(?![\d.,/]*\d)(?!\w)",
            _whole_month,
        ),
        (rf"(?<![\d/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\d])(?!/)", _whole_month),
        (rf"nửa\s+(?P<end>đầu|cuối)\s+(?:năm\s+(?P<y>{YEAR})|{_REL})(?!\d)", _half_year),
        (rf"(?P<part>đầu|giữa|cuối)\s+(?:năm\s+(?P<y>{YEAR})|{_REL})(?!\d)", _half),
        (
            rf"(?:năm|giai\s+đoạn|từ\s+năm)\s+(?:học\s+)?(?P<y>{YEAR})"
            rf"(?:\s*(?:[-–/]|đến(?:\s+năm)?)\s*(?P<z>{YEAR}))?(?![\d/])",
            _years,
        ),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})\s*[-–]\s*(?P<z>{YEAR})(?![\d/.-])", _years),
        # a year after an acronym or a word of time: "DTI 2022", "định hướng đến 2025"
        (
            r"(?:(?<=(?-i:[A-ZĐ]{3})\s)|(?<=\bkỳ\s)|(?<=\bđến\s)|(?<=\bhết\s)|(?<=\bcuối\s)|(?<=\bđầu\s)|(?<=\bgiữa\s))"
            rf"(?P<y>{YEAR})(?P<z>)(?![\d%]|[.,/-]\d)(?!\s+(?:triệu|nghìn|tỷ|tỉ|người|thẻ|tài))",
            _years,
        ),
    )
)
FORMS += (
    (relative.NAMED_DAY, _from_today(relative.named_day)),
    (relative.AGO, _from_today(relative.ago)),
    (relative.WEEKDAY, _from_today(relative.weekday)),
    (relative.NAMED_SPAN, _from_today(relative.named_span)),
)
