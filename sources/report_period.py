"""The time that a report as a whole is about: "Báo cáo … 6 tháng đầu năm 2025"."""

from __future__ import annotations

import re

from sources.document import Document, Span
from sources.periods import PeriodMention, find_periods

# Longer than a year is an outlook or a stage; a report may come out shortly before its time ends.
_LONGEST = 366
_EARLIEST = 31
_NAMES_TIME = re.compile(r"(?<!\w)(?:năm|quý|tháng)\s", re.IGNORECASE)
# The title of what is still to come, of an event, or of what only bears the year in its name.
_AHEAD = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|dự\s+báo|dự\s+toán|phương\s+hướng|nhiệm\s+vụ|mục\s+tiêu|luật|nghị\s+định|thông\s+tư|quyết\s+định"
    r"|hướng\s+dẫn|chào\s+mừng|hội\s+nghị|hội\s+thảo|phiên\s+họp|cuộc\s+họp|diễn\s+đàn|lễ|ngày|tuần\s+lễ|giải\s+thưởng)(?!\w)|(?<!\w)(?:đến|từ|trước|sau|so\s+với|hướng\s+tới)\s+$",
    re.IGNORECASE,
)


def report_period(document: Document) -> list[PeriodMention]:
    """Return the one time that the title of a report names, as a mention without a place; empty for other texts.

    It is what a figure holds for that nothing nearer gives a time: the day on which a report comes out tells
    when it was said, not what it tells of.
    """
    title, published = document.title or "", document.published_on
    if published is None:
        return []
    named = [m for m in find_periods(title, published, Span(0, len(title))) if not m.is_base]
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
