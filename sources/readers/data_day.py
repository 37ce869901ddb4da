"""The day that a document says its figures are of: "Số liệu chốt đến hết ngày 31/12/2025, trừ chỗ ghi khác."."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.document import Document
from sources.readers.head_lines import day_in

# Said at the head of a document, or at its foot.
_HEAD, _FOOT = 2_000, 800
_DATE = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
# All of a sentence: one that goes on with what was counted speaks of that alone.
_SAYS_SO = re.compile(
    r"(?im)(?:^|[.!?(]\s*|\*)[\s*_(>-]*(?:(?:các\s+)?(?:số\s+liệu|con\s+số|dữ\s+liệu|thông\s+tin)|thời\s+điểm)"
    r"(?:\s+(?!là(?!\w))[^\W\d]+){0,8}?\s+(?:chốt|tính|tổng\s+hợp|cập\s+nhật|thống\s+kê|lấy)"
    rf"(?:\s+số\s+liệu)?\s*:?(?:\s+(?:là|đến|tới|vào|lúc|tại|hết|ngày|thời\s+điểm|\d{{1,2}}\s*(?:giờ|h|:)\s*(?:\d{{2}})?))*\s*(?P<day>{_DATE})"
    r"\s*(?=[.;)*]|$|,\s*(?:trừ|nếu|ngoại\s+trừ|và\s+được|do|theo|chưa))"
)


def with_data_day(document: Document) -> Document:
    """Return a document with the day that it says its figures are of; as it is where it says none, or one is known."""
    if document.as_of is not None:
        return document
    text, body = document.text, document.body
    for start, end in ((body.start, min(body.end, body.start + _HEAD)), (max(body.start, body.end - _FOOT), body.end)):
        said = _SAYS_SO.search(text, start, end)
        if said is not None and (day := day_in(said["day"])) is not None:
            return replace(document, as_of=day)
    return document
