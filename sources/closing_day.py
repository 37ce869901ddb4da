"""The day that a document says its figures are counted to: "Số liệu chốt đến hết ngày 31/12/2025, trừ …"."""

from __future__ import annotations

import dataclasses
import re

from sources.document import Document, Span
from sources.periods import PeriodMention, find_periods

_DATE = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
# All of a sentence: one that goes on with what was counted speaks of that alone.
SAYS_SO = re.compile(
    r"(?im)(?:^|[.!?(;]\s{0,8}|\*)[\s*_(>#-]{0,12}(?:(?:các\s+)?(?:số\s+liệu|con\s+số|dữ\s+liệu|thông\s+tin)|thời\s+điểm)"
    r"(?!\s+(?:l[ũu][ỹy]|luỹ|năm|quý|tháng|sơ\s+bộ)(?!\w))"
    r"(?:\s+(?!là(?!\w))[^\W\d]+){0,8}?\s+(?:chốt|tính|tổng\s+hợp|cập\s+nhật|thống\s+kê|lấy)"
    rf"(?:\s+số\s+liệu)?\s*:?(?:\s+(?:là|đến|tới|vào|lúc|tại|hết|ngày|thời\s+điểm|\d{{1,2}}\s*(?:giờ|h|:)\s*(?:\d{{2}})?))*\s*(?P<day>{_DATE})"
    r"\s*(?=[.;)*]|$|,\s*(?:trừ|nếu|ngoại\s+trừ|và\s+được|do|theo|chưa))"
)
_BELOW_ONLY = re.compile(r"(?:dưới|sau)\s+đây|bảng|mục\s+này|phần\s+này", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class ClosingDay:
    """The day that a note gives for the figures behind it, and whether only for those up to the next heading."""

    mention: PeriodMention
    is_section: bool


def closing_day(document: Document, span: Span) -> ClosingDay | None:
    """Return the day that a sentence says a document's figures are counted to; ``None`` where it says none."""
    text = document.text
    # What ends the sentence before it is a part of the form.
    note = SAYS_SO.search(text, max(0, span.start - 2), span.end)
    if note is None:
        return None
    days = [m for m in find_periods(text, document.published_on, Span(*note.span("day"))) if m.first == m.last]
    if len(days) != 1:
        return None
    mention = PeriodMention(Span(0, 0), days[0].first, days[0].last, is_base=False)
    return ClosingDay(mention, _BELOW_ONLY.search(note[0]) is not None)
