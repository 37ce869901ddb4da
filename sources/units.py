"""What follows a numeral: a percent sign, a currency, or a classifier with its noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document import Span
from sources.nouns import BOUND, LONG_NOUN, NOUN, WORD, is_long, is_sure, squeezed
from sources.text import any_of

CURRENCIES: dict[str, tuple[str, ...]] = {
    "VND": ("đồng", "VNĐ", "VND", "đ", "₫", "VN$"),
    "USD": ("USD", "đô la Mỹ", "đô la", "đô-la", "đôla", "đô Mỹ", "đô", "$", "US$"),
    "EUR": ("EUR", "euro", "euros", "ơ-rô", "ơ rô", "€"),
    "GBP": ("GBP", "bảng Anh", "pounds", "pound", "£"),
    "JPY": ("JPY", "yên Nhật", "yen", "¥"),
    "CNY": ("CNY", "nhân dân tệ", "NDT"),
    "KRW": ("KRW", "won", "uôn", "₩"),
    "INR": ("INR", "rupees", "rupee", "Rs.", "Rs", "₹"),
    "THB": ("THB", "baht", "฿"),
    "AED": ("AED", "dirham", "dirhams"),
    "MYR": ("MYR", "ringgit"),
    "SGD": ("SGD",),
    "AUD": ("AUD",),
    "CAD": ("CAD",),
    "HKD": ("HKD",),
    "CHF": ("CHF", "franc Thuỵ Sĩ", "franc Thụy Sĩ"),
    "RUB": ("RUB", "rúp"),
}
_WITH_CENTS = frozenset(("USD", "EUR", "GBP", "INR", "SGD", "AUD", "CAD", "HKD", "MYR", "CHF", "AED"))
# Read only behind the amount: in front of one they are words.
_BEHIND_ONLY = {"đồng", "đ", "đô", "đô la", "đô-la", "đôla", "euro", "euros", "won", "uôn", "yen", "rúp"}
_CURRENCY_OF = {word.lower(): code for code, words in CURRENCIES.items() for word in words}

_MARK = re.compile(
    rf"\s?(?P<percent>%)|\s+(?P<points>điểm\s+phần\s+trăm|điểm\s+%)|\s+(?P<spelt>phần\s+trăm)"
    # "hai đồng chí", "đồng bào" are people
    r"|\s+(?P<pounds>(?:(?<=triệu\s)|(?<=nghìn\s)|(?<=tỷ\s)|(?<=tỉ\s))bảng(?!\w))"
    rf"|\s?(?P<money>{any_of(_CURRENCY_OF)})(?![^\W\d_])"
    r"(?!(?<=đồng)\s+(?:chí|bào|thời|bộ|hồ|nghiệp|hành|minh|bằng|ruộng|lúa|đội|đều|tình|ý|thuận))",
    re.IGNORECASE,
)
_CENTS = re.compile(r"\s+(?:xen|xu|cent|cents)(?!\w)", re.IGNORECASE)

# Signs of measures, which may stand right behind their digits.
SIGNS = (
    r"(?:[kcdm]?m[23²³]|[kcdm]?m|km/h|m/s|cm/s|ha|mg|g|kg|ml|l|inch|[kmgt]bps|[kmgt]b(?:/s)?|kwh|mwh|[kmgt]?w|[km]?v|ma"
    r"|[kmg]?hz|hp|°[cfk])"
)
_METRIC = re.compile(rf"\s?({SIGNS}(?:\s+(?:vuông|khối))?)(?![^\W_]|/)", re.IGNORECASE)
_MEASURE = re.compile(
    rf"(?:{SIGNS}|.*mét|.*lít|.*gam|.*gram|độ [cfk]|dặm|hải lý|tấn|tạ|inch)(?: vuông| khối)?\Z", re.IGNORECASE
)
# A sign or code before its amount: $500, US$ 2 tỷ, EUR 20, Rs.20.
_BEFORE = [word for word in _CURRENCY_OF if " " not in word and word not in _BEHIND_ONLY]
CODES = "|".join(word.upper() for word in _BEFORE if word.isalpha() and len(word) == 3)
_MONEY_BEFORE = re.compile(rf"(?<![^\W_])({any_of(_BEFORE)})\s?$", re.IGNORECASE)

_NOUN = re.compile(rf"\s+({NOUN})", re.IGNORECASE)
# Words that end the noun phrase of what is counted.
_STOP = frozenset(
    "được đã đang sẽ cho với trên để tại trong là đạt phục có khi theo từ đến bị do so tăng giảm vào và hoặc"
    " hay thì mà nhưng của cùng bằng nên vì bởi qua về ở như phải cần sau trước kể trở tương gồm bao thuộc ra"
    " lên xuống còn chiếm nhằm giúp này đó năm tháng quý".split()
)
# Words that end it only before certain others: "28.300 trạm | tính đến", "2 lần | cuối năm 2021".
_STOPS_BEFORE = re.compile(
    r"\s+(?:(?:nếu|vẫn)(?!\w)|(?:mỗi|hằng|chưa|không)\s+(?:có|cần|thể|được|đạt|phải|bị|là)|tính\s+(?:đến|tới|từ|cả)|đối\s+với|thay\s+(?:vì|cho)|mới\s+(?:chỉ|có|được|là)"
    r"|(?:hồi\s+)?(?:đầu|giữa|cuối)\s+(?:năm|tháng|quý|kỳ))(?!\w)",
    re.IGNORECASE,
)
# "20 lượt ký mỗi tháng": a rate ends the phrase, and its last word belongs to it.
_RATE = re.compile(r"\s+(?:mỗi|hằng|hàng|một)\s+(?:năm|tháng|quý)(?!\s+(?:\d|nay|này|qua))(?!\w)", re.IGNORECASE)
# "4 doanh doanh nghiệp": a syllable that a slip or a page break doubled
_DOUBLED = re.compile(rf"\s+({WORD})(?=\s+\1(?!\w))", re.IGNORECASE)
_SELDOM_FIRST = frozenset(("hồi", "đối", "thay", "tính"))
_BOUND = frozenset(BOUND)
_ENDS_LONG = re.compile(rf"(?:{LONG_NOUN})", re.IGNORECASE)
_NO_UNIT = re.compile(r"(?:lần\s+lượt|mấy|vài|hồi|(?:đầu|giữa|cuối)\s+(?:năm|tháng|quý|kỳ))(?!\w)", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"\s+({WORD})")
# "10 năm", "6 tháng" are durations; "87 triệu năm 2023" is not.
_TIME_UNIT = re.compile(r"\s+(?:năm|tháng|quý)\b(?!\s+(?:(?:19|20)\d{2}|nay|này|ngoái))", re.IGNORECASE)
# "5 bị can": a stop word that opens a noun
_STARTS_LONG = re.compile(rf"\s+{LONG_NOUN}", re.IGNORECASE)
_PHRASE_WORDS = 8
# "tài khoản định danh điện tử mức độ 2": the digit is part of the name.
_LEVEL = re.compile(r"(?:(?<=\bmức)|(?<=\bmức độ))\s+\d(?![\w.,]*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a numeral.

    Attributes:
        name: ``%``, ``điểm phần trăm``, a currency code, a noun as written, or ``None``.
        code: The name where it is a percent or a currency, else ``None``.
        mark_end: Where the percent sign or currency word ends; the numeral's end without one.
        counted: The noun phrase that is counted; empty when there is none.
    """

    name: str | None
    code: str | None
    mark_end: int
    counted: Span

    @property
    def is_measure(self) -> bool:
        """Whether it is a length, a weight or the like."""
        return self.name is not None and _MEASURE.match(self.name) is not None


def read_unit(text: str, end: int, limit: int) -> Unit:
    """Return the unit that follows a numeral ending at ``end``; nothing is read past ``limit``."""
    if metric := _METRIC.match(text, end, limit):
        return Unit(metric.group(1), None, end, Span(*metric.span(1)))
    if match := _MARK.match(text, end, limit):
        if match["pounds"]:
            code = "GBP"
        elif match["money"]:
            code = _CURRENCY_OF[re.sub(r"\s+", " ", match["money"].lower())]
        else:
            code = "điểm phần trăm" if match["points"] else "%"
        return Unit(code, code, match.end(), _phrase(text, match.end(), limit))
    after = end
    if doubled := _DOUBLED.match(text, end, limit):
        end = doubled.end()
    counted = _phrase(text, end, limit)
    noun = _NOUN.match(text, end, limit) if counted.start < counted.end else None
    if noun is None:
        return Unit(None, None, after, counted)
    name = squeezed(noun[1])
    if _NO_UNIT.match(text, noun.start(1), limit):  # "5 lần lượt", "hai mươi mấy", "1,1 triệu cuối năm 2023"
        return Unit(None, None, after, Span(end, end))
    # "3 nhân Ngày …", "50 nghìn dân vào …": the next word belongs to no noun
    if (name[0].islower() and not name.islower()) or (name.split(" ")[-1] in _STOP and not is_long(name)):
        name = name.split(" ")[0]
    return Unit(name, None, after, Span(counted.start, max(counted.end, counted.start + len(name))))


def has_cents(code: str | None) -> bool:
    """Tell whether a currency is divided into hundredths in use."""
    return code in _WITH_CENTS


def currency_before(text: str, begin: int, start: int) -> tuple[str, int] | None:
    """Return the code of the currency whose sign stands right before ``start``, and where the sign begins."""
    match = _MONEY_BEFORE.search(text, max(begin, start - 6), start)
    return (_CURRENCY_OF[match.group(1).lower()], match.start()) if match else None


def _phrase(text: str, end: int, limit: int) -> Span:
    """Return the span of the words after ``end`` up to a stop word, a mark or a digit that is no level."""
    start = last = before = end
    for number in range(_PHRASE_WORDS + 1):
        word = _NEXT_WORD.match(text, last, limit)
        is_first = number == 0
        if not is_first and (rate := _RATE.match(text, last, limit)):
            last = rate.end()
            break
        if word is None or _stops(text, word, before, limit, is_first=is_first):
            break
        if number == _PHRASE_WORDS and text[before:last].lower() not in _BOUND:
            break  # one more only where it ends a word: "bảo hiểm y | tế"
        if is_first:
            start = word.start(1)
        before, last = word.start(1), word.end()
    if last > end and (level := _LEVEL.match(text, last, limit)):
        last = level.end()
    return Span(start, last) if last > end else Span(end, end)


def _stops(text: str, word: re.Match[str], before: int, limit: int, *, is_first: bool) -> bool:
    """Tell whether a word ends the noun phrase before it; ``before`` is where the last word of that begins."""
    if is_first:
        if word[1].lower() in _SELDOM_FIRST and _STOPS_BEFORE.match(text, word.start(), limit):
            return True
        return word[1].lower() in _STOP and not (
            _TIME_UNIT.match(text, word.start()) or _STARTS_LONG.match(text, word.start(), limit)
        )
    if _STOPS_BEFORE.match(text, word.start(), limit):
        return True
    if word[1].lower() not in _STOP:
        return False
    long = _ENDS_LONG.match(text, before, limit)
    return long is None or long.end() < word.end()  # "thuê bao", "thiết bị"


def is_counted(unit: Unit) -> bool:
    """Tell whether what follows a numeral is surely a unit, so that ``2023`` before it is no year."""
    if unit.code is not None:
        return True
    return unit.name is not None and is_sure(unit.name)


def cents_end(text: str, end: int, limit: int) -> int | None:
    """Return where "xu" or "xen" ends that stands right after ``end``; ``None`` elsewhere."""
    match = _CENTS.match(text, end, limit)
    return match.end() if match else None
