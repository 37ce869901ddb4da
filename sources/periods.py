"""Dates, months, quarters, "6 tháng đầu năm", "tính đến ngày …" -> ``Period``.

Which period a figure holds for is decided in ``figures.py``; here the mentions are found. On
purpose not here yet: weekdays and spoken relative dates ("hôm kia", "tuần trước").
"""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import re
from collections.abc import Callable
from dataclasses import dataclass

from sources.document import PartialDate, Span


class Origin(enum.Enum):
    """Where a figure's period was read."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    EARLIER = "earlier"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a figure holds for, first and last inclusive, and where that was read.

    ``mention`` is the place of the words that name it; ``None`` where only the document's date does.
    """

    first: dt.date
    last: dt.date
    origin: Origin
    mention: Span | None = None

    def within(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether the whole period lies in the given days."""
        return first <= self.first and self.last <= last


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of text that names a time.

    Attributes:
        span: Where it stands.
        first: Its first day.
        last: Its last day, inclusive.
        is_base: Whether it is what a change is compared with ("so với cùng kỳ năm 2022") or the
            date of a legal document ("17/NQ-CP ngày 07/3/2019"), and so never the time of a figure.
        is_source: Whether it dates the source that a sentence names ("Theo báo X ngày 21/10/2025, …").
    """

    span: Span
    first: dt.date
    last: dt.date
    is_base: bool
    is_source: bool = False


Days = tuple[dt.date, dt.date]

_YEAR = r"((?:19|20)\d{2})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BASE = re.compile(
    r"(?:so\s+với|cùng\s+kỳ|tăng\s+từ|giảm\s+từ)(?:\s+(?!\d)[^\s,;.]+){0,4}\s*$"
    r"|\d/[A-ZĐ][\w-]*,?\s*\(?$",
    re.IGNORECASE,
)


def _month(year: int, first: int, last: int | None = None) -> Days:
    last = last or first
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _day(match: re.Match[str], reference: dt.date, year: int) -> Days:
    day, month = int(match["d"]), int(match["m"])
    if match["y"]:
        date = dt.date(int(match["y"]), month, day)
    else:
        # A day without a year is the latest such day that is not after the reference date,
        # unless an explicit year stands near it.
        date = dt.date(year, month, day)
        if year == reference.year and date > reference:
            date = dt.date(year - 1, month, day)
    return date, date


def _whole_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return _month(int(match["y"] or year), int(match["m"]))


def _quarter(match: re.Match[str], reference: dt.date, year: int) -> Days:
    number = _ROMAN.get(match["q"].lower()) or int(match["q"])
    return _month(int(match["y"] or year), 3 * number - 2, 3 * number)


def _months_of_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    count = int(match["n"])
    end = (match["end"] or "").lower() == "cuối"
    first, last = (13 - count, 12) if end else (1, count)
    return _month(int(match["y"] or year), first, last)


def _half_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = (1, 6) if match["end"].lower() == "đầu" else (7, 12)
    return _month(int(match["y"]), first, last)


def _half(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = {"đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12)}[match["part"].lower()]
    return _month(int(match["y"]), first, last)


def _years(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return dt.date(int(match["y"]), 1, 1), dt.date(int(match["z"] or match["y"]), 12, 31)


Reader = Callable[[re.Match[str], dt.date, int], Days]

# Tried from top to bottom; a later form never reads inside what an earlier one took.
_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (
            r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)"
            rf"(?P<y>{_YEAR})(?![\d])(?![/.-]\d)",
            _day,
        ),
        (rf"(?<![\d/.,-])(?P<y>{_YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])", _day),
        (rf"(?<![\d/.,-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-])", _whole_month),
        (
            r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})"
            rf"(?:\s*(?:,\s*)?năm\s+(?P<y>{_YEAR}))?(?!\d)",
            _day,
        ),
        (
            r"(?:ngày\s+|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\btrưa\s)"
            r"|(?<=\bhôm\s))(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?P<y>)(?![\d/-]|[.,]\d)",
            _day,
        ),
        (
            r"quý\s+(?P<q>I{1,3}|IV|[1-4])(?![\w])(?:\s*[/-]\s*|\s+năm\s+)?"
            rf"(?P<y>(?<=[\s/-]){_YEAR})?(?!\d)",
            _quarter,
        ),
        (
            rf"(?P<n>\d{{1,2}})\s+tháng\s+(?P<end>đầu|cuối)(?:\s+(?:của\s+)?năm)?(?:\s+(?P<y>{_YEAR}))?(?!\d)",
            _months_of_year,
        ),
        (
            rf"(?P<n>\d{{1,2}})\s+tháng(?P<end>)\s+năm\s+(?P<y>{_YEAR})(?!\d)",
            _months_of_year,
        ),
        (
            rf"tháng\s+(?P<m>\d{{1,2}})(?:\s*[/-]\s*|\s+năm\s+|\s+)(?P<y>{_YEAR})(?!\d)",
            _whole_month,
        ),
        (r"tháng\s+(?P<m>\d{1,2})(?P<y>)(?![\d.,/]*\d)", _whole_month),
        (rf"(?<![\d/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{_YEAR})(?![\d])(?!/)", _whole_month),
        (rf"nửa\s+(?P<end>đầu|cuối)\s+năm\s+(?P<y>{_YEAR})(?!\d)", _half_year),
        (rf"(?P<part>đầu|giữa|cuối)\s+năm\s+(?P<y>{_YEAR})(?!\d)", _half),
        (
            rf"(?:năm|giai\s+đoạn|từ\s+năm)\s+(?:học\s+)?(?P<y>{_YEAR})"
            rf"(?:\s*(?:[-–/]|đến(?:\s+năm)?)\s*(?P<z>{_YEAR}))?(?![\d/])",
            _years,
        ),
        (rf"(?<![\d/.,-])(?P<y>{_YEAR})\s*[-–]\s*(?P<z>{_YEAR})(?![\d/.-])", _years),
        # a year after an acronym or a word of time: "DTI 2022", "định hướng đến 2025"
        (
            r"(?:(?<=(?-i:[A-ZĐ]{3})\s)|(?<=\bđến\s)|(?<=\bhết\s)|(?<=\bcuối\s)|(?<=\bđầu\s)|(?<=\bgiữa\s))"
            rf"(?P<y>{_YEAR})(?P<z>)(?![\d%]|[.,/-]\d)(?!\s+(?:triệu|nghìn|tỷ|tỉ|người|thẻ|tài))",
            _years,
        ),
    )
)
_EXPLICIT_YEAR = re.compile(rf"(?<![\d.,/]){_YEAR}(?![\d.,]\d)(?!/[A-ZĐ])")
# "Thông tư 01/2023": the number of a legal document, not a month.
_LEGAL_BEFORE = re.compile(
    r"(?:quyết\s+định|nghị\s+định|nghị\s+quyết|thông\s+tư|chỉ\s+thị|luật|văn\s+bản|số)\s+$", re.IGNORECASE
)
# What stands before the date of the source that a sentence names.
_SOURCE = re.compile(r"(?:[^\n]*,\s*)?(?:cũng\s+)?theo\s+(?!đó)[^,;:]*$", re.IGNORECASE)
# An upper bound well above any text unit that a year can be taken over from.
_YEAR_REACH = 400


def _year_near(text: str, start: int, reference: dt.date) -> int:
    """Return the year for a date without one: the last one written before it, if near."""
    for match in reversed(list(_EXPLICIT_YEAR.finditer(text, max(0, start - _YEAR_REACH), start))):
        year = int(match.group(1))
        if year <= reference.year:
            return year
    return reference.year


def find_periods(text: str, reference: PartialDate | None, within: Span) -> list[PeriodMention]:
    """Return the mentions of a time in a part of the text, in order, none overlapping.

    Args:
        text: The stored text.
        reference: The document's own date; it gives missing years. Without one, a date that
            names no year is not read, unless a year stands shortly before it.
        within: The part to read.
    """
    today = reference.last if reference else None
    found: list[PeriodMention] = []
    taken = bytearray(within.end - within.start)
    for pattern, reader in _FORMS:
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(*match.span())
            place = slice(span.start - within.start, span.end - within.start)
            if any(taken[place]) or _LEGAL_BEFORE.search(text, max(within.start, span.start - 12), span.start):
                continue
            if today is None and not match["y"]:
                continue
            reach = today or dt.date(9999, 12, 31)
            try:
                year = int(match["y"]) if match["y"] else _year_near(text, span.start, reach)
                first, last = reader(match, reach, year)
            except ValueError:
                continue  # no such day or month: not a date
            if last < first:
                continue
            taken[place] = b"\1" * (span.end - span.start)
            is_base = _BASE.search(text, max(within.start, span.start - 40), span.start)
            is_source = _SOURCE.match(text, within.start, span.start)
            found.append(PeriodMention(span, first, last, is_base is not None, is_source is not None))
    return sorted(found, key=lambda mention: mention.span.start)
