"""A number with its unit: ranges and fractions that the unit stands in, wholes and nouns around it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sources.amounts import Amount
from sources.document import Span
from sources.nouns import LONG_NOUN, NOUN, squeezed
from sources.numbers import Numeral, parse_number
from sources.units import CODES, Unit, cents_end, currency_before, has_cents, read_unit

_SPELT = re.compile(r"\s*\(([^()\d]{1,120})\)")
# "từ 1.000 đồng đến 2.000 đồng", "30% - 40%": a range whose ends both carry their unit.
_MARKED_TO = re.compile(rf"\s+(?P<word>đến|tới|và)\s+(?=\d)|\s?[-–]\s?(?:{CODES})?(?=\d)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)giữa\s+$", re.IGNORECASE)
# "hai tuần rưỡi", "5 tỷ đồng rưỡi": half of what the last scale word counts.
_AND_A_HALF = re.compile(r"\s+rưỡi(?!\w)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:và\s+)?(?=\w)")
# "Số tài khoản đã cấp là 87 triệu": what is counted stands before the number.
_COUNT_OF = re.compile(
    rf"(?:^|(?<=[,;:(]\s)|(?<!trên\stổng\s)(?<=tổng\s)|(?<=có\s)|(?<=với\s))số(?:\s+lượng)?\s+(?!liệu|hoá|hóa|hiệu|định|điện|đăng)({NOUN})",
    re.IGNORECASE,
)
_THOSE = re.compile(rf"(?<!\w)(?:các|những)\s+({LONG_NOUN})", re.IGNORECASE)
_SHARE = re.compile(r"\s*\(\s*\d{1,3}(?:[.,]\d+)?\s?%\s*\)(?=\s+[^\W\d_])")
_OF_ALL = re.compile(r"\s+(?:trong\s+)?(?:tổng\s+)?số(?=\s+(?!đó|này|ấy|liệu|hoá|hóa|điện)[^\W\d_])", re.IGNORECASE)
# "ở tuổi 39", "độ tuổi 9-18"
_AT_AGE = re.compile(r"(?<!\w)tuổi\s+(?:từ\s+)?$", re.IGNORECASE)
# "Điểm trung bình là 1,27"
_SCORE = re.compile(r"(?<!\w)điểm\s+(?:số|trung\s+bình|bình\s+quân|tổng\s+hợp)(?:\s+[^\W\d_]+){0,6}\s*$", re.IGNORECASE)
_LINKED = re.compile(r"(?<!\w)(?:là|đạt|lên|còn|tới|đến|gồm|có|khoảng|hơn|gần|trên|cộng|:)\s*$", re.IGNORECASE)
# "950.000 thẻ/1.300.000 nhân khẩu"
_OUT_OF = re.compile(r"\s?/\s?(?=\d)")


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount and its unit.

    Attributes:
        value: The value, the lower end of a range, or the part of a ratio.
        high: The upper end of a range, else ``None``.
        of: The whole of a ratio, else ``None``.
        end: Where the number ends.
        unit: Its unit.
        spelt: The number in words in brackets that laws put behind digits, else ``None``.
    """

    value: Decimal
    high: Decimal | None
    of: Decimal | None
    end: int
    unit: Unit
    spelt: Span | None = None


class Measure:
    """Reads the units of one sentence's numbers."""

    def __init__(self, text: str, sentence: Span, numeral_at: Callable[[int], Numeral | None]) -> None:
        self.text = text
        self.sentence = sentence
        self.numeral_at = numeral_at

    def read(self, amount: Amount, numeral: Numeral, start: int, money: str | None) -> Measured:
        """Return an amount with its unit, and with what the unit joins to it.

        Args:
            amount: What the numerals say.
            numeral: The first of them.
            start: Where its number begins.
            money: The code of the currency that stands before it, or ``None``.
        """
        unit, spelt = self._unit(amount)
        if money and unit.code is None:
            unit = Unit(money, money, amount.end, unit.counted)
        found = Measured(amount.value, amount.high, amount.of, amount.end, unit, spelt)
        if found.of is not None or found.high is not None:
            return found
        found = self._marked_range(start, found) or found
        if found.high is None and (whole := self._out_of(found)):
            return dataclasses.replace(found, of=whole)
        return (self._fraction_after(found, numeral) or found) if found.high is None else found

    def _unit(self, amount: Amount) -> tuple[Unit, Span | None]:
        text, at = self.text, amount.unit_at
        # "30 (ba mươi) ngày": laws write a number twice.
        spelt = _SPELT.match(text, amount.end, self.sentence.end)
        if spelt and parse_number(spelt[1]) == amount.value:
            at = spelt.end()
        else:
            spelt = None
        if amount.of is not None and (whole := _OF_ALL.match(text, at, self.sentence.end)):
            at = whole.end()  # "ba phần tư số cơ sở"
        if share := _SHARE.match(text, at, self.sentence.end):  # "68.511 (43,3%) hộ"
            at = share.end()
        unit = read_unit(text, at, self.sentence.end)
        if at != amount.end:  # "từ 76 lên 87 triệu thẻ": the unit stands behind the other number
            unit = dataclasses.replace(unit, mark_end=amount.end)
        return unit, Span(*spelt.span()) if spelt else None

    def _marked_range(self, start: int, found: Measured) -> Measured | None:
        """Read "từ 1.000 đồng đến 2.000 đồng", "30% - 40%"."""
        if found.unit.code is None:
            return None
        then = _MARKED_TO.match(self.text, found.unit.mark_end, self.sentence.end)
        other = self.numeral_at(then.end()) if then else None
        if then is None or other is None or other.value <= found.value:
            return None
        opens = _BETWEEN if (then["word"] or "").lower() == "và" else _FROM
        if then["word"] and not opens.search(self.text, max(self.sentence.start, start - 12), start):
            return None
        if currency_before(self.text, found.unit.mark_end, then.end()):
            second = dataclasses.replace(found.unit, mark_end=other.end)
        else:
            second = read_unit(self.text, other.end, self.sentence.end)
        if second.code != found.unit.code:
            return None
        return dataclasses.replace(found, high=other.value, end=other.end, unit=second)

    def _fraction_after(self, found: Measured, numeral: Numeral) -> Measured | None:
        """Read "hai tuần rưỡi" and "2 đô la và 23 xen"."""
        unit, value = found.unit, found.value
        end = unit.mark_end if unit.code else unit.counted.start + len(unit.name or "")
        if unit.name and (half := _AND_A_HALF.match(self.text, end, self.sentence.end)):
            return _with(found, value + Decimal(numeral.scale) / 2, half.end())
        if not has_cents(unit.code) or value != int(value):
            return None
        joint = _AND.match(self.text, unit.mark_end, self.sentence.end)
        cents = self.numeral_at(joint.end()) if joint else None
        if cents is None or not 0 < cents.value < 100 or cents.scale > 1:
            return None
        after = cents_end(self.text, cents.end, self.sentence.end)
        if after is None and cents.end < self.sentence.end:
            return None
        return _with(found, value + cents.value / 100, after or cents.end)

    def _out_of(self, found: Measured) -> Decimal | None:
        """Return the whole that stands behind the noun: "950.000 thẻ/1.300.000 nhân khẩu"."""
        if found.unit.name is None or found.unit.code is not None:
            return None
        slash = _OUT_OF.match(self.text, found.unit.counted.end, self.sentence.end)
        whole = self.numeral_at(slash.end()) if slash else None
        return whole.value if whole and whole.value >= found.value else None

    def counted_before(self, start: int, *, is_ratio: bool) -> str | None:
        """Return the noun of "số … là" that a number without a unit counts, or ``None``.

        A ratio counts what "các …" named before it too: "tỷ lệ các dịch vụ công trực tuyến là 8/28".
        """
        if _AT_AGE.search(self.text, max(self.sentence.start, start - 12), start):
            return "tuổi"
        if not _LINKED.search(self.text, max(self.sentence.start, start - 10), start):
            return None
        before = self.text[self.sentence.start : start]
        if _SCORE.search(before):
            return "điểm"
        found = list(_COUNT_OF.finditer(before)) or (list(_THOSE.finditer(before)) if is_ratio else [])
        return squeezed(found[-1][1]) if found else None


def _with(found: Measured, value: Decimal, end: int) -> Measured:
    return dataclasses.replace(found, value=value, end=end, unit=dataclasses.replace(found.unit, mark_end=end))
