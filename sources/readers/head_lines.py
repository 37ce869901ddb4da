"""What one line at the head of a page says: a label and its value, a day, or nothing of the document itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document import PartialDate
from sources.errors import BadDate
from sources.text import any_of

PUBLISHERS = (
    "nguồn", "nguồn tin", "cơ quan ban hành", "cơ quan công bố", "cơ quan phát hành", "nơi ban hành", "nơi đăng",
    "đơn vị ban hành", "đơn vị công bố", "đơn vị đăng", "trang đăng", "báo đăng", "theo",
)  # fmt: skip
_DAYS = (
    "ngày", "ngày đăng", "đăng ngày", "đăng lúc", "ngày đăng tin", "ngày đăng bài", "ngày xuất bản", "xuất bản ngày",
    "ngày công bố", "công bố ngày", "ngày ban hành", "ban hành ngày", "ngày phát hành", "ngày viết",
)  # fmt: skip
# Said where a page has no other day.
UPDATES = ("bản cập nhật", "cập nhật", "cập nhật lúc", "cập nhật ngày", "ngày cập nhật", "cập nhật lần cuối")
OTHERS = (
    "tác giả", "người viết", "bài", "ảnh", "bài và ảnh", "biên tập", "chuyên mục", "mục", "lĩnh vực", "chủ đề",
    "từ khóa", "từ khoá", "thẻ", "liên kết", "đường dẫn", "link", "url", "lượt xem", "số ký hiệu", "số, ký hiệu",
    "số hiệu", "người ký",
)  # fmt: skip
_LABEL = re.compile(rf"(?i)[-*•]?\s*[*_]*({any_of((*PUBLISHERS, *_DAYS, *UPDATES, *OTHERS))})[*_]*\s*:[*_]*\s*(.*)")
# Several stand on one line too.
_JOINT = re.compile(r"\s+[|·•]\s+|\s*;\s+|\s+[-–—]\s+(?=(?:ngày|đăng|cập nhật)\b)", re.IGNORECASE)
_DAY = re.compile(
    r"(?i)(?<![\d/.-])(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?:ngày\s+)?(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s+năm\s+|,\s*)(?P<y3>\d{4})"
    r"|(?:tháng\s+)?(?P<m4>\d{1,2})\s*/\s*(?P<y4>\d{4})|tháng\s+(?P<m5>\d{1,2})(?:\s+năm\s+|,\s*)(?P<y5>\d{4})"
    r")(?![\d/-])"
)
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_TIME = r"(?:\d{1,2}\s*(?::|giờ|h)\s*(?:\d{2})?(?:\s*phút)?|\(?gmt\s*\+\s*7\)?|[ap]m|sa|ch)"
# What stands around the day of a line that is a day and nothing else: "Thứ Hai, 12/01/2026, 08:30 (GMT+7)".
_NO_DAY = re.compile(rf"(?i)(?:{_WEEKDAY}|(?:hồi|lúc)|ngày|{_TIME}|[\s,|()–-])*")
# The same before a day that other words stand before, and what parts them from it: "Tin tức | Thứ sáu, ".
_BEFORE = re.compile(
    rf"(?i)(?P<words>\S.{{0,100}}?)\s*(?P<parted>[|•·>,]|\s[-–—])\s*"
    rf"(?P<own>(?:{_WEEKDAY}|{_TIME}|(?:công\s+bố|ban\s+hành|phát\s+hành|xuất\s+bản|đăng|cập\s+nhật|hồi|lúc|ngày|tháng)\b"
    rf"|[\s,|–-])*)"
)
# And behind one: "- Tài chính - Thuế", "| Xã hội".
_AFTER = re.compile(rf"(?i)(?:\s|{_TIME}|[,()])*(?:[|•·>]|\s[-–—])\s*[^\d.?!:;]{{1,60}}")
# "Phát hành ngày", and in a line of sentences at the head "Tạp chí X, số 12 (ra ngày 18/12/2025). Người viết: …".
_PUBLISHING = r"(?:phát\s+hành|công\s+bố|ban\s+hành|xuất\s+bản|cập\s+nhật|biên\s+soạn|đăng|ra)"
_PUBLISHED = re.compile(rf"(?i){_PUBLISHING}\s+(?:vào\s+)?(?:ngày\s+|tháng\s+)?")
_SAYS_PUBLISHED = re.compile(rf"(?i)(?<!\w){_PUBLISHING}\s+(?:vào\s+)?ngày\s+(?=\d)")
_WHO_FIRST = re.compile(rf"(?i)(?P<who>[^,.;:()\d]{{3,80}}?)\s*(?:{_PUBLISHING}|thực\s+hiện)?\s*[,.;:(]")
_ENDS = re.compile(r"[.!?…:;]")
# What a page has around its text: where it stands, and what one can do with it.
_FURNITURE = re.compile(
    r"(?i).*(?:\s[>»/]\s.*\s[>»/]\s|^(?:trang chủ|home)\b|\bchia sẻ\b.*(?:facebook|zalo)"
    r"|\bcỡ chữ\b|\bin bài\b|\bbản in\b|\bgửi (?:email|bình luận)|\blượt xem\b).*"
)
_BODY = re.compile(
    r"(?i)[\"“(*_]*(?:bộ|thuế (?:tỉnh|thành phố|cơ sở)|sở|cục|tổng cục|chi cục|vụ|viện|học viện|trường|đại học|ban"
    r"|ủy ban|uỷ ban|ubnd|hội đồng|hđnd|hội|hiệp hội|liên hiệp|công an|tòa án|viện kiểm sát|chính phủ|quốc hội"
    r"|thủ tướng chính phủ|văn phòng|tổ công tác|bảo hiểm|ngân hàng|kho bạc|tổng công ty|tập đoàn|công ty|trung tâm"
    r"|nhà xuất bản|báo(?! cáo)|tạp chí|đài|thông tấn xã|cổng(?: thông tin| dịch vụ)|trang thông tin|thời báo)\s+[\w(]"
)

# What a body does, in the small letters that its name would not have: "Bộ Công an công bố …" is a title.
_DOES = re.compile(
    r"\d|(?<!\w)(?:công bố|cho biết|triển khai|trả lời|tổ chức|họp|đẩy mạnh|ra mắt|khai trương|hướng dẫn|ban hành"
    r"|phát động|cấp|thu|đạt|tăng|giảm|đề nghị|yêu cầu|ký|phối hợp|làm việc|đã|sẽ|đang|được|có|không|để|nói|lý giải"
    r"|cảnh báo|kêu gọi|tiếp nhận|hoàn thành|thực hiện|thí điểm|bàn giao|số hóa|kết nối)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that dates the page.

    Attributes:
        day: The day, or the month.
        before: The words that are parted from it, before it; empty where there are none.
        is_alone: Whether there are no other words at all.
    """

    day: PartialDate | None
    before: str = ""
    is_alone: bool = True


def day_line(line: str) -> DayLine | None:
    """Return what a line says that dates the page, with or without other words around the day; ``None`` for any other.

    Words before it are parted from it by a bar or a dash, or by a comma where it is called a day or has its weekday;
    words behind it by a bar or a dash. A sentence that names a day dates nothing.
    """
    match = _DAY.search(line)
    if match is None or line.startswith("|"):
        return None
    before, after = line[: match.start()], line[match.end() :]
    is_alone = _NO_DAY.fullmatch(after) is not None
    if not is_alone and not _AFTER.fullmatch(after):
        return None
    if _NO_DAY.fullmatch(before):
        return DayLine(day_in(line), is_alone=is_alone)
    if _PUBLISHED.fullmatch(before):
        return DayLine(day_in(line), is_alone=False)
    words = _BEFORE.fullmatch(before)
    if words is None or _ENDS.search(words["words"]):
        return None
    called = words["own"].strip(" ,|–-") or re.match(r"(?i)ngày|tháng", match[0])
    if words["parted"] == "," and not called:
        return None
    return DayLine(day_in(line), words["words"].strip(" |•·>,–—-*_#"), is_alone=False)


def imprint(line: str) -> DayLine | None:
    """Return who published a page and when, where a line of sentences at its head says so; ``None`` for others."""
    said = _SAYS_PUBLISHED.search(line)
    if said is None:
        return None
    who = _WHO_FIRST.match(line)
    name = who["who"].strip(" *_") if who else ""
    return DayLine(day_in(line[said.start() :]), name if is_body(name) else "", is_alone=False)


def labels_in(line: str) -> list[tuple[str, str]]:
    """Return the labels of a line, in lower case, each with its value; a part without one has an empty label.

    Empty where the line does not begin with a label.
    """
    parts = [part.strip() for part in _JOINT.split(line)]
    found = [_LABEL.fullmatch(part) for part in parts]
    if found[0] is None:
        return []
    return [
        (" ".join(match[1].lower().split()), match[2].strip(" *_")) if match else ("", part)
        for part, match in zip(parts, found, strict=True)
    ]


def is_furniture(line: str) -> bool:
    """Tell whether a line is of the page around the text: its path, the buttons to share or print it."""
    return _FURNITURE.fullmatch(line) is not None


def is_body(words: str) -> bool:
    """Tell whether words begin as the name of a body or of a newspaper does, and tell nothing that it does."""
    said = words.lower() if words.isupper() else words
    return not (_ENDS.search(words) or _DOES.search(said)) and _BODY.match(words) is not None


def day_in(value: str) -> PartialDate | None:
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


def without_day(value: str) -> str:
    """Return a publisher without the day behind its name: "Báo X, ngày 12/01/2026"."""
    match = _DAY.search(value)
    if match is None or not _NO_DAY.fullmatch(value[match.end() :]):
        return value
    return re.sub(r"(?i)[\s,;(–-]*(?:đăng\s+)?(?:ngày\s*)?$", "", value[: match.start()])
