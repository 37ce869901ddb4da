"""The time that a report as a whole is about: "Báo cáo … 6 tháng đầu năm 2025"."""

from __future__ import annotations

import dataclasses
import re
from typing import TypeVar

from sources.document import Document, PartialDate, Span
from sources.periods import Period, PeriodMention, find_periods
from sources.same_time import moved

# Longer than a year is an outlook or a stage; a report may come out shortly before its time ends.
_LONGEST = 366
_EARLIEST = _A_MONTH = 31
_NAMES_TIME = re.compile(r"(?<!\w)(?:năm|quý|tháng)\s", re.IGNORECASE)
# The title of what is still to come, of an event, or of what only bears the year in its name.
_AHEAD = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|dự\s+báo|dự\s+toán|phương\s+hướng|nhiệm\s+vụ|mục\s+tiêu|luật|nghị\s+định|thông\s+tư|quyết\s+định"
    r"|hướng\s+dẫn|chào\s+mừng|hội\s+nghị|hội\s+thảo|phiên\s+họp|cuộc\s+họp|diễn\s+đàn|lễ|ngày|tuần\s+lễ|giải\s+thưởng)(?!\w)|(?<!\w)(?:đến|từ|trước|sau|so\s+với|hướng\s+tới)\s+$",
    re.IGNORECASE,
)

_AND_AHEAD = re.compile(
    r"(?:[,;]|(?<!\w)(?:và|-|–))\s*(?:phương\s+hướng|nhiệm\s+vụ|kế\s+hoạch|mục\s+tiêu|giải\s+pháp)(?!\w)", re.IGNORECASE
)


def report_period(document: Document) -> list[PeriodMention]:
    """Return the one time that the title of a report names, as a mention without a place; empty for other texts.

    It is what a figure holds for that nothing nearer gives a time: the day on which a report comes out tells
    when it was said, not what it tells of.
    """
    title, published = document.title or "", document.published_on
    if published is None:
        return []
    # "Kết quả năm 2025, phương hướng năm 2026": what lies ahead is told of behind it.
    ahead = _AND_AHEAD.search(title)
    named = [
        m for m in find_periods(title, published, Span(0, ahead.start() if ahead else len(title))) if not m.is_base
    ]
    named = [_over(title, mention, published) for mention in named]
    # "Quý IV và cả năm 2024": of times that lie in one, that one.
    named.sort(key=lambda m: m.first - m.last)
    if named and all(named[0].first <= m.first and m.last <= named[0].last for m in named):
        named = named[:1]
    if len(named) != 1 or named[0].is_now or not _NAMES_TIME.search(named[0].span.of(title) + " "):
        return []
    (mention,) = named
    if _AHEAD.search(title, 0, mention.span.start):
        return []
    days = (mention.last - mention.first).days
    is_over = (mention.last - published.last).days <= _EARLIEST
    if not (0 < days < _LONGEST and is_over and mention.first < published.first):
        return []
    return [PeriodMention(Span(0, 0), mention.first, mention.last, is_base=False)]


_PLAN = re.compile(r"(?<!\w)(?:kế\s+hoạch|dự\s+toán|chương\s+trình)(?!\w)", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!\w)(?:kinh\s+phí|mục\s+tiêu|chỉ\s+tiêu|nguồn\s+vốn|dự\s+toán|nhu\s+cầu\s+vốn)(?!\w)", re.IGNORECASE
)

_RESULT = re.compile(r"(?<!\w)(?:kết\s+quả|báo\s+cáo|tình\s+hình|đánh\s+giá|tổng\s+kết|sơ\s+kết)(?!\w)", re.IGNORECASE)


def planned_year(document: Document) -> list[PeriodMention]:
    """Return the one year that the title of a plan is for, as a mention without a place; empty for other texts."""
    title, published = document.title or "", document.published_on
    if published is None or not _PLAN.search(title) or _RESULT.search(title):
        return []
    named = {(m.first, m.last) for m in find_periods(title, published, Span(0, len(title))) if not m.is_base}
    years = [(first, last) for first, last in named if _A_MONTH < (last - first).days < _LONGEST]
    if len(named) != 1 or len(years) != 1 or years[0][1] < published.first:
        return []
    return [PeriodMention(Span(0, 0), *years[0], is_base=False)]


def is_planned(text: str, heading: Span | None) -> bool:
    """Tell whether what stands under a heading is what a plan aims at or is to cost."""
    over = heading.of(text) if heading is not None else ""
    return _PLANNED.search(over) is not None and _RESULT.search(over) is None


def periods_of(document: Document, span: Span, titled: list[PeriodMention]) -> list[PeriodMention]:
    """Return the times that a stretch of a document names, in order, each in the year that it is told of.

    Args:
        document: The document; its date gives missing years.
        span: The stretch.
        titled: The time that it is about, as ``report_period`` returns it.
    """
    text = document.text
    return [of_report(text, m, m.span, titled) for m in find_periods(text, document.published_on, span)]


def _over(title: str, mention: PeriodMention, published: PartialDate) -> PeriodMention:
    """Return a quarter of a title that names no year, and would be still to come, as the one before it."""
    if mention.first <= published.last or not _is_bare_quarter(mention.span.of(title)):
        return mention
    return dataclasses.replace(mention, first=moved(mention.first, -1), last=moved(mention.last, -1))


_A_QUARTER = re.compile(r"(?<!\w)(?:quý|tháng)\s", re.IGNORECASE)
# What is still to be done lies ahead, in whatever month: "hoàn thành trong tháng 3".
_TO_BE_DONE = re.compile(
    r"(?<!\w)(?:sẽ|dự\s+kiến|phấn\s+đấu|kế\s+hoạch|hoàn\s+thành|ban\s+hành|trước|chậm\s+nhất|từ|đến|sắp\s+tới|mục\s+tiêu|đề\s+nghị|giao)(?!\w)",
    re.IGNORECASE,
)
_REACH = 90
_A_YEAR = re.compile(r"(?:19|20)\d{2}")
_Time = TypeVar("_Time", Period, PeriodMention)


def _is_bare_quarter(named: str) -> bool:
    """Tell whether a time is a quarter or a month that names no year."""
    return _A_QUARTER.match(f"{named} ") is not None and _A_YEAR.search(named) is None


def of_report(text: str, time: _Time, span: Span, titled: list[PeriodMention]) -> _Time:
    """Return a quarter or month that names no year in the year that the report is about.

    "Quý IV" in a report of the year before is of that year; a month of what is to be done lies ahead.

    Args:
        text: The stored text.
        time: A time as it was read, by the day on which the document came out.
        span: Where it is named.
        titled: The time that the report is about, as ``report_period`` returns it; nothing changes without one.
    """
    if not titled or time.first <= titled[0].last or not _is_bare_quarter(span.of(text)):
        return time
    is_month = "tháng" in span.of(text).lower()
    if is_month and _TO_BE_DONE.search(text, max(0, text.rfind("\n", 0, span.start), span.start - _REACH), span.start):
        return time
    shift = titled[0].last.year - time.first.year
    return dataclasses.replace(time, first=moved(time.first, shift), last=moved(time.last, shift))
