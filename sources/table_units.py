"""What the words of a table say that its numbers are counted in: "(tỷ đồng)", "Số trạm 5G", "Xếp hạng"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sources.document import Span
from sources.nouns import CLASSIFIERS, LONG_NOUN, MANY, NOUN, is_sure, squeezed
from sources.numbers import format_value, read_numeral
from sources.units import read_unit

_LONGEST_UNIT = 40
_LONGEST_CAPTION = 160
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_BEHIND = re.compile(r"(?:,|\s[-–])\s*([^,()\[\]]{1,40})\Z")
_UNIT_IS = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:?\s*", re.IGNORECASE)
# The line above a table, or the end of its caption: "Đơn vị tính: triệu đồng", "(ĐVT: hồ sơ)".
_UNIT_LINE = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*([^()\[\]\n.,;|]{1,40})", re.IGNORECASE)
_SHORT_MONEY = re.compile(r"\btr\.?\s?(?:đ|đồng)(?!\w)", re.IGNORECASE)
# "tỷ lệ" is no billion.
_NO_SCALE = re.compile(r"t[ỷỉ]\s+(?:lệ|trọng|suất|giá|số|phần)(?!\w)", re.IGNORECASE)
_MANY = re.compile(rf"(?:{MANY})(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:/|so\s+với(?!\w)|của(?!\w))")

_RANK = re.compile(
    r"(?:xếp\s+(?:hạng|thứ)|thứ\s+hạng|hạng(?!\s+mục)|vị\s+thứ|vị\s+trí\s+xếp|thứ\s+bậc)(?!\w)", re.IGNORECASE
)
_POINTS = re.compile(
    r"(?:tổng\s+)?(?:số\s+)?điểm(?!\s+(?:cầu|nghẽn|tiếp|phục|giao|phát|truy|thu|bán|đến|phần|%|du|mới))(?!\w)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:tổng\s+)?(?:số|sl)(?:\s+lượng)?\s+(?:các\s+)?"
    r"(?!(?:liệu|hiệu|định|điện|tiền|thu|chi|dư|vốn|nợ|thuế|lãi|phí|lệ|kinh|thứ|tt|ký|văn|quyết|công\s+văn)(?!\w))"
    rf"(?!h(?:oá|óa)(?!\w|\s+đơn(?!\w)))({NOUN})",
    re.IGNORECASE,
)
_NO_THINGS = (
    "thời gian|diện tích|dân số|chỉ số|số liệu|số lượng|độ tuổi|ngân sách|thông tin|giai đoạn|thế giới|thế hệ|mã số"
    "|mã định danh|nguồn vốn|nguồn lực|điện thoại|thư điện tử|lực lượng|số người|số hộ|số xã|khu vực|thành phần"
).replace(" ", r"\s+")
_COUNTED = "|".join(
    sorted(CLASSIFIERS - set("ngày giờ phút giây tuần buổi tuổi điểm km m kg gam gram đồng lần bậc".split()))
)
_THING = re.compile(
    rf"(?:tổng\s+)?(?!(?:{_NO_THINGS})(?!\w))({LONG_NOUN}|(?:{_COUNTED})(?!\w)|thuê\s+bao)", re.IGNORECASE
)


# "Xã Hòa Yên" names a place, and counts none.
_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|bản|ấp|tổ|khu)\s+", re.IGNORECASE)


def _is_place(words: str) -> bool:
    match = _PLACE.match(words)
    return match is not None and (words[match.end() :][:1].isupper() or words[match.end() :][:1].isdigit())


# How surely words name a unit: in brackets or as a sign; as what is counted ("Số hồ sơ"); as a thing ("Hồ sơ nộp").
Strength = int
MARKED, COUNTED, CAPTION, THING = range(4)


@dataclass(frozen=True, slots=True)
class TableUnit:
    """What numbers are counted in.

    Attributes:
        name: As a figure's unit; ``None`` where only a scale is named: "(triệu)".
        scale: What a number that has no scale word is multiplied by.
        strength: How surely the words mean a unit.
    """

    name: str | None
    scale: Decimal = Decimal(1)
    strength: Strength = 0


def unit_named(text: str, span: Span) -> TableUnit | None:
    """Return the unit that the words of a header or label name for the numbers below or beside; ``None`` for none.

    What stands in brackets or behind a comma says how the numbers are written; the words say what is counted.
    """
    words = squeezed(span.of(text)).strip("*_ ")
    marked, thing = _marked(words), None if _is_place(words) else _thing(words)
    if marked is None:
        return thing
    return replace(marked, name=thing.name) if marked.name is None and thing else marked


def written_unit(words: str, *, is_sure_of: bool = False) -> TableUnit | None:
    """Return the unit that words are, with nothing else: "triệu đồng", "%", "nghìn lượt", "1.000 thẻ".

    Args:
        words: Up to a few.
        is_sure_of: Whether they are known to be a unit, so that any noun may be one.
    """
    words = _SHORT_MONEY.sub("triệu đồng", squeezed(words).strip())
    if not words or len(words) > _LONGEST_UNIT or _NO_SCALE.match(words):
        return None
    probe = words if words[0].isdigit() else f"1 {words}"
    numeral = read_numeral(probe, 0, len(probe))
    if numeral is None or set(format_value(numeral.value)) - {"0"} != {"1"}:  # 1, 1.000, a triệu
        return None
    unit = read_unit(probe, numeral.end, len(probe))
    end = max(numeral.end, unit.mark_end if unit.code else unit.counted.end)
    rest = probe[end:].strip()
    if rest and not (unit.name and _GOES_ON.match(probe, end)):
        return None
    if unit.name is None:
        return TableUnit(None, numeral.value) if numeral.value > 1 and probe is not words else None
    is_known = unit.code or unit.is_measure or numeral.value > 1 or is_sure(unit.name) or _MANY.fullmatch(unit.name)
    if not (is_known or (is_sure_of and probe[numeral.end :].strip())):
        return None
    return TableUnit(unit.name, numeral.value)


def unit_above(text: str, begin: int, end: int) -> TableUnit | None:
    """Return the unit that the lines above a table, or its caption, name; ``None`` for none.

    Args:
        text: The text.
        begin: Where they begin.
        end: Where they end.
    """
    found = list(_UNIT_LINE.finditer(text, begin, end))
    if found:
        unit = written_unit(found[-1][1].strip(" *_"), is_sure_of=True)
    else:
        last = text[begin:end].rstrip(" *_:.\n").rpartition("\n")[2]
        brackets = [] if len(last) > _LONGEST_CAPTION else [match[1] for match in _BRACKETS.finditer(last)]
        unit = next((unit for inside in reversed(brackets) if (unit := written_unit(inside))), None)
    return unit and replace(unit, strength=CAPTION)


def _marked(words: str) -> TableUnit | None:
    for match in (*_BRACKETS.finditer(words), _BEHIND.search(words)):
        if match is None:
            continue
        inside = match[1].strip()
        named = _UNIT_IS.match(inside)
        if unit := written_unit(inside[named.end() :] if named else inside, is_sure_of=named is not None):
            return unit
    if words.startswith("%"):  # "% đúng hạn"
        return TableUnit("%")
    unit = written_unit(words)  # "Triệu đồng", "Mbps"
    return unit if unit and (unit.scale > 1 or (unit.name or "").isupper()) else None


def _thing(words: str) -> TableUnit | None:
    """Return what the words say is counted, in lower case."""
    if _RANK.match(words):
        return TableUnit("hạng", strength=COUNTED)
    if _POINTS.match(words):
        return TableUnit("điểm", strength=COUNTED)
    counted, thing = _COUNT.match(words), _THING.match(words)
    found = counted or thing
    if found is None:
        return None
    noun = squeezed(found[1])
    noun = noun[0].lower() + noun[1:] if noun[1:].islower() or len(noun) == 1 else noun
    return TableUnit(noun, strength=COUNTED if counted else THING)
