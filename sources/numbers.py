"""Numerals, in digits and in words -> ``Decimal``.

``.`` groups thousands and ``,`` marks decimals; the reverse is read where the digits leave no other
reading (``1,234,567``, ``10.98``, ``100,000``), or where the text is known to write so. Values never
pass through ``float``.

The grammar, in groups below a thousand that scale words multiply (``6,056 nghìn tỷ``) and that
stand in falling order (``một tỷ hai trăm triệu``, ``1 tỷ 500 triệu``)::

    numeral = [sign] term { term } [tail]
    term    = group scale { scale } ["rưỡi"]
    group   = digits | words below a thousand | group ("phẩy" | "chấm") (words | digits)

How words make numbers (mốt, tư, lăm after mươi; linh, lẻ; rưỡi) follows the usual grammar of
spoken Vietnamese: "một triệu hai" is 1,2 million, "hai mươi năm" is twenty years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from sources.number_words import AFTER_TENS, GAP, SMALL, read_digits, read_group

# Digits with their separators. The alternatives are tried in this order:
# 1.234.567,8 | 1,234,567.8 | 1,234.5 (no decimal reading is left) | 1 234 567,8 | 12,5 | 12.5 | 12
_SPACE = "[ \u00a0\u2009\u202f]"
DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])"
    r"|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?![\d])|\d{1,3}(?:,\d{3})+\.\d+(?![\d])"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?![\d])(?!{_SPACE}?[/.,]\d)"
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
_SHORT = {"k": 10**3, "tr": 10**6, "m": 10**6, "ty": 10**9}
# "tỷ lệ", "tỉ trọng" and the like are nouns, not scales; "phần trăm" is a unit.
_SCALE = re.compile(
    r"\s*(?P<word>chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ](?!\s+(?:lệ|trọng|giá|suất|số|phú|phần)))(?!\w)", re.IGNORECASE
)
# Short forms stand right behind their digits, and "tr" after a space too: 10K, 3M, 5tr, 2 tr, 1tr5.
_SHORT_SCALE = re.compile(
    r"(?P<short>[kK]|M(?!\d)|tr|ty)(?:(?P<rest>\d{1,3})(?P<thousands>[kK])?)?(?=đ?(?!\w))|\s(?P<spaced>tr)(?!\w)"
)
# "1 triệu 2" is said of money: 1,2 million.
_SPOKEN_DIGIT = re.compile(
    r"\s(?P<digit>[1-9]|mốt|tư|lăm)(?!\w)(?=\s*(?:đồng|đô|USD|VNĐ|VND|đ(?!\w)|$|[,;.)](?!\d)))(?!\s*đồng\s+chí)",
    re.IGNORECASE,
)
# "2 nghìn 500": the hundreds stand alone.
_HUNDREDS = re.compile(r"\s([1-9]\d{2})(?![\d.,/]*\d)(?!\s+(?:nghìn|ngàn|triệu|t[ỷỉ]))", re.IGNORECASE)
_DIGITS = re.compile(DIGITS)
# ",5" alone and ".77" leave out their zero.
_BARE_DECIMALS = re.compile(r"[.,]\d+(?![\d.,]*\d)")
_RUOI = re.compile(r"\s+rư[ỡở]i(?!\w)", re.IGNORECASE)
_HALF_OF = re.compile(r"nửa(?=\s+(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ])(?!\w))", re.IGNORECASE)
# "nghìn lẻ một", "triệu linh năm"
_ODD = re.compile(r"\s+(?:linh|lẻ)\s+(?=\w)", re.IGNORECASE)
_POINT = re.compile(r"\s+(?:phẩy|chấm)\s+(?=\w)", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,9}(?![\d.,]*\d)")
_VULGAR = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}
_MIXED = re.compile(r"(\d{1,9})?([¼½¾])")  # 6½
# "mười triệu tư", "nghìn mốt": a spoken tail of one digit
_SPOKEN_LAST = re.compile(rf"(?:{'|'.join(AFTER_TENS)})(?!\w)", re.IGNORECASE)
_SIGN = re.compile(r"(?:[-−+]\s?|(?:âm|trừ)\s+)", re.IGNORECASE)

# No product of a numeral of MAX_DIGITS digits and its scale words is rounded.
MAX_DIGITS = 40
_EXACT = Context(prec=2 * MAX_DIGITS)
# 10**24 is more than anything that is counted; it keeps "tỷ tỷ tỷ …" from growing without end.
_MOST_SCALE = 10**24

_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:,\d{3})+\.\d+)")
# No one measures to three zeros: "100,000" is a hundred thousand.
_THOUSANDS_COMMA = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*,000")
_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that was read.

    Attributes:
        start: Where it begins.
        end: Where it ends, scale words included.
        value: Its value.
        scale: Product of its last scale words; 1 without any.
        in_words: Whether it begins with a word.
        whole: The whole of a fraction that one word states ("một nửa" -> 2), else ``None``.
        is_top: Whether it is a first rank ("đứng đầu cả nước").
    """

    start: int
    end: int
    value: Decimal
    scale: int
    in_words: bool
    whole: Decimal | None = None
    is_top: bool = False

    def of(self, text: str) -> str:
        """Return the numeral as written."""
        return text[self.start : self.end]


def parse_digits(written: str, *, is_reversed: bool = False) -> Decimal:
    """Return the value of digits with separators.

    ``0.500`` is a decimal although it looks grouped, since no one groups after a zero.

    Args:
        written: The digits.
        is_reversed: Whether the text groups by commas, so that ``1,234`` and ``1.234`` change places.
    """
    written = re.sub(_SPACE, "", written)
    if _GROUPED_COMMA.fullmatch(written) or _THOUSANDS_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if is_reversed and _ONE_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if is_reversed and written.count(".") == 1 and "," not in written:
        return Decimal(written)
    if _GROUPED_DOT.fullmatch(written) and not re.match(r"0\.", written):
        return Decimal(written.replace(".", "").replace(",", "."))
    return Decimal(written.replace(",", "."))


# Numerals that only one of the two habits can write.
_ONLY_DOT_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+|,\d{1,2}|,\d{4,})(?![.,/]?\d)")
_ONLY_COMMA_GROUPS = re.compile(
    r"(?<![\d.,])(?:[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.\d+)(?![.,/]?\d)|\d{1,3}\.\d{1,2}(?=\s?(?:%|triệu|tỷ|tỉ))"
    r"|[1-9]\d{0,2}(?:,\d{3})*,000(?![.,/]?\d))"
)


def is_reversed(text: str) -> bool:
    """Tell whether a text groups thousands by commas: it writes what only that habit does, and nothing it does not."""
    return _ONLY_COMMA_GROUPS.search(text) is not None and _ONLY_DOT_GROUPS.search(text) is None


def read_numeral(text: str, start: int, limit: int, *, is_reversed: bool = False) -> Numeral | None:
    """Return the longest numeral that begins at ``start``, without sign, or ``None``.

    Args:
        text: The text.
        start: Where it begins: a digit, or the first letter of a number word.
        limit: Nothing is read from here on.
        is_reversed: Whether the text groups thousands by commas.
    """
    first = _group(text, start, limit, is_reversed=is_reversed)
    if first is None:
        return None
    end, value, in_words = first
    scaled = _scales(text, end, limit)
    if scaled is None:
        return Numeral(start, end, value, 1, in_words)
    total = Decimal(0)
    below = _MOST_SCALE
    scale = 1
    while scaled is not None:
        end, scale, rest = scaled
        total += _EXACT.multiply(value, Decimal(scale)) + rest
        below = scale
        if in_words and not rest and (decimals := _decimals(text, end, limit)):
            end, total = decimals[0], total + Decimal(f"0.{decimals[1]}")
            break
        odd = _ODD.match(text, end, limit)
        gap = odd or GAP.match(text, end, limit)
        following = _group(text, gap.end(), limit, is_inner=in_words) if gap and not rest else None
        if gap is None or following is None:
            break
        after, value, words = following
        scaled = _scales(text, after, limit)
        if scaled is None:
            if words and in_words and (odd or value < below):
                end, total = _tail(text[gap.end() : after], following, (end, total), 10 if odd else below)
        elif scaled[1] >= below or _EXACT.multiply(value, Decimal(scaled[1])) >= below:
            scaled = None
    return Numeral(start, end, total, scale, in_words)


def _tail(
    written: str, group: tuple[int, Decimal, bool], so_far: tuple[int, Decimal], scale: int
) -> tuple[int, Decimal]:
    """Return end and value with a last group in words: "nghìn không trăm mười một", spoken "triệu hai"."""
    end, value, _ = group
    word = written.lower()
    if word in ("năm", "không") and scale > 10:  # "hai nghìn năm": years; "không" begins a denial
        return so_far
    return end, so_far[1] + (value * (scale // 10) if word in SMALL or word in AFTER_TENS else value)


def _group(
    text: str, start: int, limit: int, *, is_inner: bool = False, is_reversed: bool = False
) -> tuple[int, Decimal, bool] | None:
    """Return where a group ends, its value, and whether it is in words."""
    if mixed := _MIXED.match(text, start, limit):
        return mixed.end(), Decimal(mixed[1] or 0) + _VULGAR[mixed[2]], False
    if digits := _DIGITS.match(text, start, limit) or _BARE_DECIMALS.match(text, start, limit):
        written = digits[0]
        if _WHOLE.fullmatch(written) and (decimals := _decimals(text, digits.end(), limit)):
            return decimals[0], Decimal(f"{written}.{decimals[1]}"), False
        return digits.end(), parse_digits("0" * (written[0] in ".,") + written, is_reversed=is_reversed), False
    if half := _HALF_OF.match(text, start, limit):
        return half.end(), Decimal("0.5"), True
    if is_inner and (last := _SPOKEN_LAST.match(text, start, limit)):
        return last.end(), Decimal(AFTER_TENS[last[0].lower()]), True
    whole = read_group(text, start, limit, is_inner=is_inner)
    if whole is None:
        return None
    end, number = whole
    if decimals := _decimals(text, end, limit):
        return decimals[0], Decimal(f"{number}.{decimals[1]}"), True
    return end, Decimal(number), True


def _decimals(text: str, start: int, limit: int) -> tuple[int, str] | None:
    """Return where "phẩy …" or "chấm …" ends, and its digits; ``None`` where no digits follow."""
    point = _POINT.match(text, start, limit)
    if point is None:
        return None
    if digits := _WHOLE.match(text, point.end(), limit):
        return digits.end(), digits[0]
    return read_digits(text, point.end(), limit)


def _scales(text: str, start: int, limit: int) -> tuple[int, int, Decimal] | None:
    """Return where the scale words end, their product, and what "rưỡi" or ``1tr5`` adds."""
    if short := _SHORT_SCALE.match(text, start, limit):
        if text[start - 1].isdigit():
            scale = _SHORT[(short["short"] or short["spaced"]).lower()]
            rest = Decimal(f"0.{short['rest']}") * scale if short["rest"] else Decimal(0)
            if short["thousands"]:  # 2tr500k
                rest = Decimal(short["rest"]) * _SHORT["k"]
            return short.end(), scale, rest
        return None
    product, end = 1, start
    while (word := _SCALE.match(text, end, limit)) and product <= _MOST_SCALE:
        if word.start("word") == end and not text[end - 1].isdigit():
            break
        product *= SCALES[word["word"].lower()]
        end = word.end()
    if end == start:
        return None
    if half := _RUOI.match(text, end, limit):
        return half.end(), product, Decimal(product) / 2
    if spoken := _SPOKEN_DIGIT.match(text, end, limit):
        digit = spoken["digit"].lower()
        return spoken.end(), product, Decimal(AFTER_TENS.get(digit, 0) or digit) * product / 10
    if product == SCALES["nghìn"] and (hundreds := _HUNDREDS.match(text, end, limit)):
        return hundreds.end(), product, Decimal(hundreds[1])
    return end, product, Decimal(0)


def parse_number(written: str) -> Decimal | None:
    """Return the value of a numeral with its sign and scale words, or ``None`` if it is not one.

    >>> format_value(parse_number("6,056 nghìn tỷ"))
    '6056000000000'
    >>> format_value(parse_number("âm hai phẩy năm triệu"))
    '-2500000'
    """
    written = written.strip()
    sign = _SIGN.match(written)
    numeral = read_numeral(written[sign.end() :] if sign else written, 0, len(written))
    if numeral is None or numeral.end + (sign.end() if sign else 0) != len(written):
        return None
    return -numeral.value if sign and sign[0][0] != "+" else numeral.value


def format_value(value: Decimal) -> str:
    """Return the value as plain digits: no exponent, no zeros after the last decimal."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
