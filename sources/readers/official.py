"""What an official document says of itself at its head: its name, the body that issued it, its date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document import PartialDate
from sources.errors import BadDate
from sources.provinces import PROVINCES
from sources.readers.head_lines import is_body
from sources.text import CAPITALS

# The head is the part before the first article or chapter, and no longer than this.
_LONGEST_HEAD = 6000
_BODY_STARTS = re.compile(r"(?m)^(?:#+ )?(?:Chương I\b|Điều 1[.:]|I\. )")
_KINDS = (
    "BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ QUYẾT LIÊN TỊCH|NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ"
    "|CHỈ THỊ|CÔNG ĐIỆN|THÔNG BÁO|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN"
    "|THÔNG CÁO BÁO CHÍ"
)
_KIND = re.compile(rf"(?m)^(?:\S.{{0,60}}\s)?({_KINDS})[ \t]*$")
_SIGN = r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐ-]+"
_NUMBER = re.compile(rf"(?:Luật số|Pháp lệnh số|Nghị quyết số|Số)\s*:\s*({_SIGN})")
# All of it on one line, as extracts have it: "QUYẾT ĐỊNH số 12/QĐ-TTg ngày 22 tháng 12 năm 2025".
_ON_ONE_LINE = re.compile(
    rf"(?mi)^[*#_ ]*({_KINDS})\s+số\s*:?\s*({_SIGN})"
    r"(?:,?\s+ngày\s+(\d{1,2})(?:\s+tháng\s+|[/.-])(\d{1,2})(?:\s+năm\s+|[/.-])(\d{4}))?[*_: ]*$"
)
_STATE = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_ISSUER = re.compile(
    r"(?m)^(QUỐC HỘI|ỦY BAN THƯỜNG VỤ QUỐC HỘI|UỶ BAN THƯỜNG VỤ QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|CHỦ TỊCH NƯỚC"
    rf"|BỘ [{CAPITALS} ,]{{3,60}}?|[UỦ][YỶ] BAN NHÂN DÂN [{CAPITALS} ]{{3,60}}?"
    rf"|HỘI ĐỒNG NHÂN DÂN [{CAPITALS} ]{{3,60}}?"
    rf"|NGÂN HÀNG NHÀ NƯỚC[{CAPITALS} ]{{0,40}}?"
    rf"|(?:VĂN PHÒNG|SỞ|CÔNG AN|BẢO HIỂM|TỔNG CỤC|CỤC|TỔ CÔNG TÁC|BAN CHỈ ĐẠO) [{CAPITALS} ,]{{3,60}}?)"
    r"[ \t]*(?:$|CỘNG H)"
)
# The stamp of the office that received a paper, where a scan has it on the same line.
_STAMP = re.compile(r"^(?:ĐẾN|GIỜ)\b.{0,40}\.{3,}\s*")
_GAZETTE_DAY = re.compile(r"CÔNG BÁO/Số [\d +]+/Ngày (\d{2})-(\d{2})-(\d{4})")
_SIGNED_DAY = re.compile(
    r"(?m)^.{0,60}?,\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})[*_ \t]*$|"
    r"thông qua ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)
# Place and day, as a paper has them above its name or below.
_DATED = re.compile(
    rf"(?m)^[*_ \t]*[{CAPITALS}].{{1,40}}?,\s*ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}}[*_ \t]*$"
)
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Head:
    """What was found; ``None`` for what was not."""

    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None


def is_kind(line: str) -> bool:
    """Tell whether a line only tells what kind of paper it heads: "THÔNG TƯ"."""
    return _KIND.fullmatch(line.strip(" *_")) is not None


def read_head(text: str, raw_head: str = "", *, is_official: bool = False) -> Head:
    """Return what an official document says of itself; nothing where it is not one.

    A document is taken for official where it names the state, has a number, a line of place and day, or stands in the
    gazette, and has a line that is only its kind (LUẬT, NGHỊ ĐỊNH, …); or where one line is its kind, number and day.

    Args:
        text: The document.
        raw_head: The first page before running heads were left out; they give the gazette's date.
        is_official: Whether it is known to be one.
    """
    start = _BODY_STARTS.search(text, 0, _LONGEST_HEAD)
    head = text[: start.start() if start else min(len(text), _LONGEST_HEAD)]
    gazette = _GAZETTE_DAY.search(raw_head or head)
    kind = _KIND.search(head)
    number = _NUMBER.search(head)
    issuer = _ISSUER.search(head)
    publisher = proper(issuer.group(1)) if issuer else _body_named(head)
    if kind is None or not (is_official or _STATE.search(head) or gazette or number or _DATED.search(head)):
        line = _ON_ONE_LINE.search(head)
        return _of_one_line(line, head, publisher) if line else Head()
    name = _name(kind.group(1), head[kind.end() :])
    title = f"{name} (số {''.join(number.group(1).split())})" if number else name
    return Head(title, publisher, _day(gazette) or _day(_SIGNED_DAY.search(text)))


def _body_named(head: str) -> str | None:
    """Return the body that a line of a head is the name of, where it is not written in capitals."""
    lines = (line.strip(" *_") for line in head.split("\n")[:_MOST_LINES])
    return next((line for line in lines if is_body(line) and not line.isupper()), None)


def _of_one_line(line: re.Match[str], head: str, publisher: str | None) -> Head:
    name = _name(line.group(1), head[line.end() :])
    return Head(f"{name} (số {''.join(line.group(2).split())})", publisher, _day(line, first=3))


def _name(kind: str, after: str) -> str:
    """Return the kind and the lines below it that name the document, as a sentence writes them."""
    named: list[str] = []
    for line in after.strip().split("\n"):
        line = _STAMP.sub("", line.strip(" #*_"))
        # The name ends where the grounds or the issuer begin, or with a blank line after it.
        if not line or re.match(
            r"_*\s*(?:Căn cứ|Theo|CHÍNH PHỦ|QUỐC HỘI|BỘ TRƯỞNG|THỦ TƯỚNG|Luật số|Số:|Kính gửi)", line
        ):
            break
        named.append(line)
        if len(named) == 4:
            break
    name = " ".join(named)
    words = kind.capitalize()
    if not name:
        return words
    return f"{words} {name.capitalize()}" if name.isupper() else f"{words}: {name}"


def proper(body: str) -> str:
    """Return the name of a body that is written in capitals as a sentence writes it: QUỐC HỘI -> Quốc hội."""
    name = re.sub(r"\s+", " ", body.strip()).capitalize()
    for known in (*PROVINCES, "Việt Nam", "Chính phủ", "Quốc hội", "Nhà nước"):
        name = re.sub(rf"(?i)(?<!\w){re.escape(known)}(?!\w)", known, name)
    return re.sub(r"^(Bộ|Ủy ban nhân dân tỉnh|Uỷ ban nhân dân tỉnh) (\w)", lambda m: f"{m[1]} {m[2].upper()}", name)


def _day(match: re.Match[str] | None, first: int = 1) -> PartialDate | None:
    """Return the date whose day, month and year are a match's groups from the first on; ``None`` where they are not."""
    parts = [part for part in match.groups()[first - 1 :] if part] if match else []
    if not parts:
        return None
    day, month, year = parts
    try:
        return PartialDate.parse(f"{year}-{month}-{day}")
    except BadDate:  # misread from a scan
        return None
