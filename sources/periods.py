"""Dates, months, quarters, "6 tháng đầu năm", "tính đến ngày …" -> ``Period``.

Which period a figure holds for is decided in ``figures.py``; here the mentions are found. Times said
from today ("hôm kia", "tuần trước") are read in ``relative_days.py``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources import relative_days as relative
from sources.document import PartialDate, Span
from sources.period_forms import FORMS, YEAR, YEAR_GOES_ON, next_year
from sources.period_readers import year_number
from sources.same_time import widen_same_times


class Origin(enum.Enum):
    """Where a figure's period was read."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    EARLIER = "earlier"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a figure holds for, first and last inclusive, and where that was read.

    ``mention`` is the place of the words that name it; ``None`` where only the document's date or title does.
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
        named_first: First day of the time that it names, where it stands for its last day alone
            ("tính đến tháng 8/2023"); else ``None``.
        is_now: Whether it says "now" ("đến nay", "hiện nay"), which is the document's own date.
    """

    span: Span
    first: dt.date
    last: dt.date
    is_base: bool
    is_source: bool = False
    is_now: bool = False
    named_first: dt.date | None = None


_BASE = re.compile(
    r"(?:so\s+với(?:\s+[^\s,;]+){0,3}|cùng\s+kỳ|tăng\s+từ|giảm\s+từ)(?:\s+(?!\d)[^\s,;.]+){0,4}\s*$"
    r"|(?:gấp\s+\S+(?:\s+lần)?|(?<!\w)(?:cao|nhiều|nhanh|dài|lớn|mạnh|thấp|ít|chậm|ngắn|nhỏ)\s+hơn)"
    r"(?:\s+(?!\d|(?:trong|vào|từ|đến|tính|kể)(?!\w))[^\s,;.()]+){0,6}\s+$|(?<!\w)sinh\s+$"
    r"|\d/[A-ZĐ][\w-]*,?\s*\(?$",
    re.IGNORECASE,
)
_EXPLICIT_YEAR = re.compile(rf"(?<![\d.,/]){YEAR}(?![\d.,]\d)(?!/[A-ZĐ])")
# "Thông tư 01/2023": the number of a legal document, not a month.
_LEGAL_BEFORE = re.compile(
    r"(?:quyết\s+định|nghị\s+định|nghị\s+quyết|thông\s+tư|chỉ\s+thị|luật|văn\s+bản|số)\s+$", re.IGNORECASE
)
# "công nghệ số 9 tháng đầu năm": the word after the numeral says that it is a time.
_NUMERIC = re.compile(r"\d++(?!\s+(?:tháng|ngày|năm|quý|tuần)(?!\w))")
# What stands before the date of the source that a sentence names.
_SOURCE = re.compile(r"(?:[^\n]*,\s*)?(?:cũng\s+)?theo\s+(?!đó)[^,;:]*$", re.IGNORECASE)
# "tính đến 8/2023", "đến hết năm 2023": the state on the last day, not all the days before it.
_UP_TO = re.compile(
    r"(?<!\w)(?:tính\s+(?:đến|tới)|hết)\s+(?:hết\s+|thời\s+điểm\s+)?$"
    r"|(?<!\w)(?<!nửa\s)(?<!ngày\s)(?<!tuần\s)(?<!đợt\s)(?<!kỳ\s)cuối\s+$",
    re.IGNORECASE,
)
# "tháng 8 và tháng 9 năm 2023", "quý II và quý III/2024": the year is said once, at the end.
_YEAR_SHARED = re.compile(
    rf"\s*(?:,|và|đến|-|–)\s*(?:(?:tháng|quý)\s+)?(?:\d{{1,2}}|[IV]{{1,3}})(?:\s*(?:,|và)\s*(?:(?:tháng|quý)\s+)?(?:\d{{1,2}}|[IV]{{1,3}}))*"
    rf"(?:\s*/\s*|\s+năm\s+)(?P<year>{YEAR})(?!\d)",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_CLOCK = r"(?:\d{1,2}\s?(?:h|giờ)(?:\d{2})?\s+)?"
_TO = re.compile(
    rf"(?:\s+\([^()\n]{{1,60}}\))?\s+(?:đến|tới)(?:\s+(?:hết|(?P<before>trước)))?\s+{_CLOCK}|\s*[-–]\s*", re.IGNORECASE
)
# "Từ 5/6", "từ khi vận hành ngày 5/6"
_FROM = re.compile(rf"(?<!\w)từ\s+(?:(?:khi|lúc|thời\s+điểm)\s+(?:[^\s\d,;:.()]+\s+){{1,6}}?)?{_CLOCK}$", re.IGNORECASE)
_FROM_REACH = 56
# How far back a document without a date may name the year of a day.
_YEAR_REACH = 400


# The year of a comparison is no year of what is told: "So với tháng 12-2022, CPI tháng 9 tăng 3%".
_COMPARED = re.compile(r"(?<!\w)(?:so\s+với|cùng\s+kỳ)[^,.;:()]*$", re.IGNORECASE)


def _year_near(text: str, start: int, reference: dt.date, begin: int) -> int:
    """Return the year for a date without one: the last one written before it in its sentence, or the reference's.

    Without a document's own date (the reference is then the last day there is) a year farther back serves.
    """
    reach = begin if reference != dt.date.max else max(0, start - _YEAR_REACH)
    for match in reversed(list(_EXPLICIT_YEAR.finditer(text, reach, start))):
        year = int(match.group(1))
        if year <= reference.year and not _COMPARED.search(text, max(0, match.start() - 40), match.start()):
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
    for pattern, reader in FORMS:
        for match in pattern.finditer(text, within.start, within.end):
            span = Span(*match.span())
            place = slice(span.start - within.start, span.end - within.start)
            if any(taken[place]) or (
                _NUMERIC.match(text, span.start)
                and _LEGAL_BEFORE.search(text, max(within.start, span.start - 12), span.start)
            ):
                continue
            parts = match.groupdict()
            if today is None and not parts.get("y") and "absolute" not in parts:
                continue
            try:
                first, last = reader(
                    match, today or dt.date.max, _year_of(match, parts, today or dt.date.max, within.start)
                )
            except (ValueError, OverflowError):
                continue  # no such day or month: not a date
            if last < first:
                continue
            taken[place] = b"\1" * (span.end - span.start)
            named_first = None
            if first < last and _UP_TO.search(text, max(within.start, span.start - 20), span.start):
                named_first, first = first, last
            is_base = _BASE.search(text, max(within.start, span.start - 60), span.start)
            is_source = _SOURCE.match(text, within.start, span.start)
            is_now = pattern is relative.NAMED_DAY and first == today
            found.append(
                PeriodMention(span, first, last, is_base is not None, is_source is not None, is_now, named_first)
            )
    found = [*found, *_year_lists(text, found, within, taken)]
    return widen_same_times(text, _ranges(text, sorted(found, key=lambda mention: mention.span.start)), within)


def _year_lists(text: str, found: list[PeriodMention], within: Span, taken: bytearray) -> Iterator[PeriodMention]:
    """Yield the years that follow a year in a list: "các năm 2022, 2023 và 2024"."""
    for mention in found:
        end = mention.span.end
        while text[end - 1].isdigit() and (match := YEAR_GOES_ON.match(text, end, within.end)):
            span = Span(*match.span("span"))
            if any(taken[span.start - within.start : span.end - within.start]) or not _FOUR_DIGITS.search(
                text, mention.span.start, end
            ):
                break
            try:
                first, last = next_year(match)
            except ValueError:
                break
            yield dataclasses.replace(mention, span=span, first=first, last=last, named_first=None, is_now=False)
            end = span.end


def _year_of(match: re.Match[str], parts: dict[str, str | None], reference: dt.date, begin: int) -> int:
    """Return the year that a mention states, or the one that its document or the words before it give."""
    if year := parts.get("y"):
        return year_number(year)
    if shift := parts.get("rel"):
        return reference.year + relative.shift_of(shift)
    if after := _YEAR_SHARED.match(match.string, match.end()):
        return int(after["year"])
    return _year_near(match.string, match.start(), reference, begin)


def _ranges(text: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """Join "từ ngày 1/7 đến ngày 15/8/2023": two times with nothing but "đến" between, after "từ"."""
    joined: list[PeriodMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if (
            before
            and text[mention.span.start : mention.span.start + 3].lower() not in ("thứ", "chủ")
            and relative.WEEKDAY_BEFORE.fullmatch(text, before.span.start, mention.span.start)
        ):
            # "thứ hai, ngày 6 tháng 2" is one day, and the date says which.
            joined[-1] = dataclasses.replace(mention, span=Span(before.span.start, mention.span.end))
            continue
        to = _TO.fullmatch(text, before.span.end, mention.span.start) if before else None
        if (
            before is None
            or not (
                to
                or (mention.is_now and not text[before.span.end : mention.span.start].strip())  # "từ năm 2016 đến nay"
            )
            or not (
                before.span.of(text).lower().startswith("từ")
                or _FROM.search(text, max(0, before.span.start - _FROM_REACH), before.span.start)
                or (to is not None and to["before"])
            )
        ):
            joined.append(mention)
            continue
        first = before.first
        if first > mention.last or not _FOUR_DIGITS.search(before.span.of(text)):
            # A year at the end of a range stands for both ends.
            years = (mention.last.year, mention.last.year - 1)
            starts = [first.replace(year=year, day=min(first.day, 28 if first.month == 2 else 31)) for year in years]
            first = next((start for start in starts if start <= mention.last), first)
        if first > mention.last:
            joined.append(mention)
            continue
        last = mention.last
        if to and to["before"]:  # "đến trước ngày 30/6": the day before it is the last
            last = max(first, mention.first - dt.timedelta(1))
        span = Span(before.span.start, mention.span.end)
        joined[-1] = PeriodMention(span, first, last, before.is_base, before.is_source)
    return joined
