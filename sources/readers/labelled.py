"""The labelled lines that pages and reports have below their title: "Nguồn: …", "Ngày đăng: 12/01/2026"."""

from __future__ import annotations

import re
from dataclasses import replace

from sources.document import Document, PartialDate, Span
from sources.errors import BadDate
from sources.text import any_of

# Longer lines are sentences, whatever they begin with.
_LONGEST = 200
# Lines that are looked at, the title among them.
_MOST_LINES = 12
_PUBLISHERS = (
    "nguồn", "nguồn tin", "cơ quan ban hành", "cơ quan công bố", "cơ quan phát hành", "nơi ban hành", "nơi đăng",
    "đơn vị ban hành", "đơn vị công bố", "đơn vị đăng", "trang đăng", "báo đăng", "theo",
)  # fmt: skip
_DAYS = (
    "ngày", "ngày đăng", "đăng ngày", "đăng lúc", "ngày đăng tin", "ngày đăng bài", "ngày xuất bản", "xuất bản ngày",
    "ngày công bố", "công bố ngày", "ngày ban hành", "ban hành ngày", "ngày phát hành", "ngày viết",
)  # fmt: skip
# Said where a page has no other day.
_UPDATES = ("cập nhật", "cập nhật lúc", "cập nhật ngày", "ngày cập nhật", "cập nhật lần cuối")
_OTHERS = (
    "tác giả", "người viết", "bài", "ảnh", "bài và ảnh", "biên tập", "chuyên mục", "mục", "lĩnh vực", "chủ đề",
    "từ khóa", "từ khoá", "thẻ", "liên kết", "đường dẫn", "link", "url", "lượt xem", "số ký hiệu", "số, ký hiệu",
    "số hiệu", "người ký",
)  # fmt: skip
_LABEL = re.compile(rf"(?i)[-*•]?\s*[*_]*({any_of((*_PUBLISHERS, *_DAYS, *_UPDATES, *_OTHERS))})[*_]*\s*:[*_]*\s*(.*)")
# Several stand on one line too.
_JOINT = re.compile(r"\s+[|·•]\s+|\s*;\s+|\s+[-–—]\s+(?=(?:ngày|đăng|cập nhật)\b)", re.IGNORECASE)
_DAY = re.compile(
    r"(?i)(?<![\d/.-])(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?:ngày\s+)?(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s+năm\s+|,\s*)(?P<y3>\d{4})"
    r"|(?:tháng\s+)?(?P<m4>\d{1,2})\s*/\s*(?P<y4>\d{4}))(?![\d/-])"
)
# A line that is a day and nothing else, as newspapers have it: "Thứ Hai, 12/01/2026, 08:30 (GMT+7)".
_NO_DAY = re.compile(
    r"(?i)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|(?:hồi|lúc)|ngày|\d{1,2}\s*(?::|giờ|h)\s*(?:\d{2})?(?:\s*phút)?"
    r"|\(?gmt\s*\+\s*7\)?|[ap]m|sa|ch|[\s,|()–-])*"
)


def with_labels(document: Document) -> Document:
    """Return a document with what the labelled lines below its title say of it.

    What is known of it already is left as it is. The lines are no part of its body, and neither is the title above
    them: they say whose the document is, and answer nothing. Without a publisher or a day among them, they are taken
    for text. Only what stands before the first line without a label is looked at.
    """
    head = _Head()
    start, end = document.body.start, document.body.end
    at = after = start
    for line in document.text[start:end].splitlines(keepends=True)[:_MOST_LINES]:
        at += len(line)
        said = line.strip().strip("*_").strip()
        if not said:
            continue
        if len(said) > _LONGEST or not head.takes(said):
            break
        after = at
    if not head.publisher and not head.day:
        return document
    return replace(
        document,
        body=Span(after, end),
        title=document.title or head.title,
        publisher=document.publisher or head.publisher or None,
        published_on=document.published_on or head.day,
    )


class _Head:
    """What the lines of a head say, taken one after the other."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.publisher = ""
        self._day: PartialDate | None = None
        self._updated: PartialDate | None = None
        self._has_labels = False

    @property
    def day(self) -> PartialDate | None:
        """The day of publication, else the one on which the page was brought up to date."""
        return self._day or self._updated

    def takes(self, line: str) -> bool:
        """Take a line; tell whether it is one of the head: a day, labels, or the title before all of them."""
        if _is_day(line):
            self._day = self._day or _day_in(line)
            self._has_labels = True
            return True
        parts = [part.strip() for part in _JOINT.split(line)]
        labels = [_LABEL.fullmatch(part) for part in parts]
        if labels[0] is None:
            is_title = self.title is None and not self._has_labels
            self.title = self.title or line.lstrip("# ").strip()
            return is_title
        self._has_labels = True
        for part, match in zip(parts, labels, strict=True):
            self._label(*((" ".join(match[1].lower().split()), match[2].strip(" *_")) if match else ("", part)))
        return True

    def _label(self, label: str, value: str) -> None:
        if label in _PUBLISHERS:
            self.publisher = self.publisher or _without_day(value)
        if label in _UPDATES:
            self._updated = self._updated or _day_in(value)
        elif label not in _OTHERS:
            self._day = self._day or _day_in(value)


def _is_day(line: str) -> bool:
    match = _DAY.search(line)
    return match is not None and all(_NO_DAY.fullmatch(part) for part in (line[: match.start()], line[match.end() :]))


def _day_in(value: str) -> PartialDate | None:
    """Return the first day, else month, that a value names; ``None`` where that is none of the calendar."""
    match = _DAY.search(value)
    if match is None:
        return None
    parts = {name[0]: number for name, number in match.groupdict().items() if number}
    written = "-".join(f"{int(parts[name]):0{4 if name == 'y' else 2}d}" for name in "ymd" if name in parts)
    try:
        return PartialDate.parse(written)
    except BadDate:
        return None


def _without_day(value: str) -> str:
    """Return a publisher without the day behind its name: "Báo X, ngày 12/01/2026"."""
    match = _DAY.search(value)
    if match is None or not _NO_DAY.fullmatch(value[match.end() :]):
        return value
    return re.sub(r"(?i)[\s,;(–-]*(?:đăng\s+)?(?:ngày\s*)?$", "", value[: match.start()])
