"""Numerals in digits -> ``Decimal``, with Vietnamese separators and scale words.

``.`` groups thousands and ``,`` marks decimals; the reverse is read only where the digits leave
no other reading (``1,234,567``, ``10.98``). Values never pass through ``float``.
On purpose not here yet: numbers in words.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

# Digits with their separators. The alternatives are tried in this order:
# 1.234.567,8 | 1,234,567.8 (two groups or more, so no decimal reading) | 12,5 | 12.5 | 12
DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])"
    r"|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?![\d])"
    r"|\d+,\d+(?![\d])"
    r"|\d+\.\d+(?![\d])"
    r"|\d+)"
)

SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
# "tỷ lệ", "tỉ trọng" and the like are nouns, not scales.
_SCALE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ](?!\s+(?:lệ|trọng|giá|suất|số|phú|phần)))"
SCALE_WORDS = rf"(?:\s+{_SCALE}\b)+"

# No product of a numeral of MAX_DIGITS digits and its scale words is rounded.
MAX_DIGITS = 40
_EXACT = Context(prec=2 * MAX_DIGITS)

_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_PARTS = re.compile(rf"\s*({DIGITS})({SCALE_WORDS})?\s*", re.IGNORECASE)


def parse_digits(written: str) -> Decimal:
    """Return the value of digits with separators.

    ``0.500`` is a decimal although it looks grouped, since no one groups after a zero.
    """
    if _GROUPED_DOT.fullmatch(written) and not re.match(r"0\.", written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _GROUPED_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ""))
    return Decimal(written.replace(",", "."))


def parse_number(written: str) -> Decimal | None:
    """Return the value of a numeral with its scale words, or ``None`` if it is not one.

    >>> format_value(parse_number("6,056 nghìn tỷ"))
    '6056000000000'
    """
    match = _PARTS.fullmatch(written)
    if match is None:
        return None
    value = parse_digits(match.group(1))
    for word in (match.group(2) or "").lower().split():
        value = _EXACT.multiply(value, SCALES[word])
    return value


def format_value(value: Decimal) -> str:
    """Return the value as plain digits: no exponent, no zeros after the last decimal."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
