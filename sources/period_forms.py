"""The forms in which a text writes a time, each with what reads it.

Tried in order; what one has taken, later ones leave alone.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from sources import relative_days as relative
from sources.nouns import CLASSIFIERS, LONG_NOUN
from sources.number_words import read_digits, read_group
from sources.numbers import parse_number
from sources.relative_days import Days

Reader = Callable[[re.Match[str], dt.date, int], Days]

# "năm nay", "năm ngoái" in the place of a year
_REL = r"năm\s+(?P<rel>nay|này|ngoái|trước|sau|tới)(?!\w)"
YEAR = r"((?:19|20)\d{2})"
_COUNTED = rf"(?:%|(?:triệu|nghìn|ngàn|tỷ|tỉ|{'|'.join(sorted(CLASSIFIERS))})(?!\w)|{LONG_NOUN})"
# After "năm" a year may be older: "năm 1066", but not "mỗi năm 1500 thẻ".
_OLD_YEAR = rf"(?:(?:19|20)\d{{2}}|1[0-8]\d{{2}}(?![.,]?\d|\s*{_COUNTED}))"
_DIGIT = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ)"
# "hai nghìn không trăm hai mươi tư", "hai không hai tư", "một chín tám lăm"
_YEAR_WORDS = rf"(?:một|hai)\s+(?:không|bảy|bẩy|tám|chín|nghìn|ngàn)(?:\s+{_DIGIT}){{1,6}}(?!\w)"
_ANY_YEAR = rf"(?:{_OLD_YEAR}|{_YEAR_WORDS})"
_ONES = r"(?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
# A day said in two words or more: "hai mươi tám", "mười lăm", "hăm ba", spoken "hai tư".
_LONG_DAY = rf"(?:(?:hai|ba)\s+mươi(?:\s+{_ONES})?|mười(?:\s+{_ONES})?|hăm\s+{_ONES}|(?:hai|ba)\s+{_ONES})(?!\w)"
_DAY = rf"(?:\d{{1,2}}|{_LONG_DAY}|(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)(?!\w))"
_MONTH = r"(?:\d{1,2}|giêng|một|hai|ba|tư|bốn|năm(?=\s+năm\s|\s*(?:[,.;:)]|\Z))|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai))?|chạp)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}


def year_number(written: str) -> int:
    """Return the year that digits or words name.

    Raises:
        ValueError: They name none.
    """
    if written.isdigit():
        return int(written)
    said = parse_number(written)
    if said is None:
        digits = read_digits(written, 0, len(written))
        if digits is None or digits[0] != len(written) or len(digits[1]) != 4:
            raise ValueError(written)
        return int(digits[1])
    if not 1000 <= said < 3000:
        raise ValueError(written)
    return int(said)


def _day_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    read = read_group(written, 0, len(written))
    if read is None or read[0] != len(written):
        raise ValueError(written)
    return read[1]


def _month(year: int, first: int, last: int | None = None) -> Days:
    last = last or first
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _day(match: re.Match[str], reference: dt.date, year: int) -> Days:
    day, month = _day_number(match["d"]), _month_number(match["m"])
    if match["y"]:
        date = dt.date(year_number(match["y"]), month, day)
    else:
        before = relative.WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
        if before:
            number = relative.weekday_number(before)
            year = relative.year_with_weekday(day, month, number, dt.date(year, 1, 1)) or year
        elif year == reference.year:
            year = _own_year(day, month, reference)
        date = dt.date(year, month, day)
    return date, date


# A text of January that says "22.12" means last December, one of December that says "2/1" next January.
_TOO_FAR_AHEAD = dt.timedelta(240)
_TOO_FAR_BACK = dt.timedelta(330)


def _own_year(day: int, month: int, reference: dt.date) -> int:
    """Return the year of a day without one: the reference date's, unless that lies too far from it."""
    away = dt.date(reference.year, month, min(day, 28)) - reference
    if away > _TOO_FAR_AHEAD:
        return reference.year - 1
    return reference.year + 1 if -away > _TOO_FAR_BACK and reference.year < dt.MAXYEAR else reference.year


def _days_of_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    last, _ = _day(match, reference, year)
    return last.replace(day=int(match["d0"])), last


def _since_new_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return dt.date(reference.year, 1, 1), reference


def _whole_month(match: re.Match[str], reference: dt.date, year: int) -> Days:
    month = _month_number(match["m"])
    if not match["y"] and not match.groupdict().get("rel") and year == reference.year:
        year = _own_year(15, month, reference)
    return _month((year_number(match["y"]) if match["y"] else year), month)


_MONTH_WORDS = {
    **dict(zip("một hai ba tư năm sáu bảy tám chín mười".split(), range(1, 11), strict=True)),
    "giêng": 1,
    "bốn": 4,
    "bẩy": 7,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}


def _month_number(written: str) -> int:
    number = int(written) if written.isdigit() else _MONTH_WORDS.get(re.sub(r"\s+", " ", written.lower()))
    if number is None:
        raise ValueError(written)
    return number


def _from_today(read: Callable[[re.Match[str], dt.date], Days | None]) -> Reader:
    def reader(match: re.Match[str], reference: dt.date, year: int) -> Days:
        days = read(match, reference)
        if days is None:
            raise ValueError(match[0])
        return days

    return reader


def _quarter(match: re.Match[str], reference: dt.date, year: int) -> Days:
    written = match["q"] or match["qs"]
    number = _ROMAN.get(written.lower()) or int(written)
    return _month((year_number(match["y"]) if match["y"] else year), 3 * number - 2, 3 * number)


def _months_of_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    count = _month_number(match["n"])
    end = (match["end"] or "").lower() == "cuối"
    first, last = (13 - count, 12) if end else (1, count)
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def _half_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = (1, 6) if match["end"].lower() == "đầu" else (7, 12)
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def _half(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = {"đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12)}[match["part"].lower()]
    return _month((year_number(match["y"]) if match["y"] else year), first, last)


def _years(match: re.Match[str], reference: dt.date, year: int) -> Days:
    return dt.date(year_number(match["y"]), 1, 1), dt.date(year_number(match["z"] or match["y"]), 12, 31)


def _short_year(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read 3/9/91: the latest year that ends so and is at most ten years ahead."""
    ahead = reference.year + 10
    date = dt.date(ahead - (ahead - int(match["yy"])) % 100, int(match["m"]), int(match["d"]))
    return date, date


def _first_or_last(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "ngày đầu tiên của tháng 3" and "tuần cuối cùng của tháng 9 năm 2017"; a week is whole from Monday on."""
    first, last = _whole_month(match, reference, year)
    is_first = match["end"].lower() == "đầu"
    if match["unit"].lower() == "ngày":
        return (first, first) if is_first else (last, last)
    monday = first + dt.timedelta(-first.weekday() % 7) if is_first else last - dt.timedelta(last.weekday())
    return monday, monday + dt.timedelta(6)


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def _century(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first = _ordinal(match["c"])
    last = _ordinal(match["c2"]) if match["c2"] else first
    return dt.date(100 * first - 99, 1, 1), dt.date(100 * last, 12, 31)


def _ordinal(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN_DIGITS[letter] for letter in written.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _decade(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first = int(match["d"])
    first += 1900 if first < 100 else 0
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)


def _months_so_far(match: re.Match[str], reference: dt.date, year: int) -> Days:
    """Read "Trong 8 tháng, …" of a text from August to October: the year's first months."""
    count = int(match["n"])
    if not 2 <= count <= reference.month <= count + 2:
        raise ValueError(match[0])
    return _month(reference.year, 1, count)


def _years_short(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first = year_number(match["y"])
    last = first - first % 100 + int(match["zz"])
    if last <= first:
        raise ValueError(match[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


_LONGEST_LIFE = 400


def _lifespan(match: re.Match[str], reference: dt.date, year: int) -> Days:
    first, last = int(match["y"]), int(match["z"])
    if not first < last <= min(first + _LONGEST_LIFE, 2100):
        raise ValueError(match[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


# Tried from top to bottom; a later form never reads inside what an earlier one took.
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"đầu\s+năm\s+(?:đến|tới)\s+nay(?!\w)", _since_new_year),
        # "từ ngày 1 đến ngày 15/9/2024", "ngày 5 và 6/10", "các ngày 5, 6, 7/10"
        (
            r"ngày\s+(?P<d0>\d{1,2})(?:\s*,\s*\d{1,2})*\s*(?:,|và|-|–|(?:đến|tới)(?:\s+hết)?)\s*(?:ngày\s+)?"
            rf"(?P<d>\d{{1,2}})(?:(?P<s>[/.-])(?P<m>\d{{1,2}})(?:(?P=s)(?P<y>{YEAR}))?(?![\d/]))",
            _days_of_month,
        ),
        (
            r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)"
            rf"(?P<y>{_OLD_YEAR})(?![\d])(?![/.-]\d)",
            _day,
        ),
        (r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<yy>\d{2})(?![\d/]|[.,]\d)", _short_year),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])", _day),
        # "năm 1620-21", "mùa giải 2001-02"
        (
            rf"(?:(?<!\w)năm\s+|(?<=\bgiải\s)|(?<=\bkhoá\s)|(?<=\bkhóa\s)|(?<=\bhọc\s))(?P<y>{_OLD_YEAR})[-–](?P<zz>\d{{2}})(?![\d/-]|[.,]\d)",
            _years_short,
        ),
        # "(973-1048)", "(1809–1882)"
        (r"(?<=\()(?:khoảng\s+)?(?P<y>\d{3,4})\s?[-–]\s?(?P<z>\d{3,4})(?:\s+SCN)?(?=\s*[);,])", _lifespan),
        (rf"(?:(?<=\()|(?<=\bmùa\s))(?P<y>{_OLD_YEAR})[-–](?P<zz>\d{{2}})(?![\d/-]|[.,]\d)", _years_short),
        (rf"(?<=\()(?P<y>{_OLD_YEAR})(?P<z>)(?=\)|,|;|\s+trở)", _years),
        (rf"(?<=,\s)(?P<y>{YEAR})(?P<z>)(?=:\s)", _years),  # "VietNamNet, 2022: …" of a list of sources
        # "từ 1600 đến nay", "(chết năm 869)"
        (r"(?<=\btừ\s)(?P<y>1[0-8]\d\d)(?P<z>)(?=\s+đến\s+nay)", _years),
        (
            r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!trong )(?<!cả )(?<!\d )(?<!\w)năm\s+(?P<y>\d{3})(?P<z>)(?=\s*[,.;:)])(?![.,]\d)",
            _years,
        ),
        # "khoảng từ 1500 đến 1850"
        (
            rf"(?<=\btừ\s)(?:khoảng\s+)?(?P<y>1[0-8]\d\d)\s+(?:đến|tới)\s+(?:khoảng\s+)?(?P<z>1\d{{3}}|20\d\d)(?!\w|[.,]\d|\s*{_COUNTED})",
            _lifespan,
        ),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-])", _whole_month),
        (
            rf"(?:ngày|mồng|mùng|rằm)\s+(?:mồng\s+|mùng\s+)?(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH})"
            rf"(?:\s*(?:,\s*)?năm\s+(?:(?P<y>{_ANY_YEAR})|(?P<rel>nay|này|ngoái|trước|sau|tới)))?(?!\w)",
            _day,
        ),
        # Without "ngày" only where a date can begin: "Đề án 06 tháng 12 năm 2022" names a scheme and a month.
        (
            r"(?:(?<![\s\S])|(?<=[,;:]\s)|(?<=\()|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\bhôm\s)|(?<=\bvào\s)"
            r"|(?<=\btừ\s)|(?<=\bđến\s)|(?<=\btrước\s)|(?<=\bsau\s))"
            rf"(?P<d>\d{{1,2}}|{_LONG_DAY})\s+tháng\s+(?P<m>{_MONTH})\s*,?\s*năm\s+(?P<y>{_ANY_YEAR})(?!\w)",
            _day,
        ),
        (rf"(?<!\w)(?P<d>{_LONG_DAY})\s+tháng\s+(?P<m>{_MONTH})(?P<y>)(?=\s*(?:[,.;:)]|\Z))", _day),
        (
            r"(?P<unit>ngày|tuần)\s+(?P<end>đầu|cuối)(?:\s+(?:tiên|cùng))?(?:\s+của)?"
            rf"\s+tháng\s+(?P<m>{_MONTH})(?:\s*[/.-]\s*|\s+năm\s+)?(?P<y>{YEAR})?(?!\w)",
            _first_or_last,
        ),
        (
            r"(?:ngày\s+|mồng\s+|mùng\s+|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\btrưa\s)"
            r"|(?<=\bhôm\s)|(?<=\()(?=[\d/.-]+\))|(?<![\s\S])(?=\d+/\d+\Z))(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?P<y>)(?![\d/-]|[.,]\d)",
            _day,
        ),
        # "từ 1/7", "đến 15/8"; but "từ 1/3 dân số" is a share
        (
            r"(?:(?<=\btừ\s)|(?<=\bđến\s)|(?<=\bvào\s)|(?<=\btrước\s)|(?<=\bsau\s)|(?<=\blễ\s)|(?<=\bkhánh\s))"
            r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>)(?![\d/%-]|[.,]\d)(?!\s+(?:số|tổng|dân|diện|lượng))",
            _day,
        ),
        (
            r"(?:quý\s+(?P<q>I{1,3}|IV|[1-4]|một|hai|ba|tư|bốn)(?!\w)|(?<!\w)(?-i:Q)(?P<qs>[1-4])(?=\s*[/-]?\s*20\d\d))"
            rf"(?:(?:\s*[/-]\s*|(?:\s+của)?\s+năm\s+|\s+)(?P<y>{YEAR})|\s+{_REL})?(?!\d)",
            _quarter,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH}|năm)\s+tháng\s+(?P<end>đầu|cuối)(?:\s+(?:của\s+)?(?:{_REL}|năm))?(?:\s+(?P<y>{YEAR}))?(?!\d)",
            _months_of_year,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH})\s+tháng(?P<end>)\s+(?:năm\s+(?P<y>{YEAR})(?!\d)|{_REL})",
            _months_of_year,
        ),
        # "9T/2024"
        (rf"(?<!\w)(?P<n>\d{{1,2}})T\s?/?\s?(?P<y>{YEAR})(?P<end>)(?!\w)", _months_of_year),
        (
            r"(?:(?<![\s\S])|(?<=\n)|(?<=[.;:]\s)|(?<=\btrong\s)|(?<=\bsau\s)|(?<=\bchung\s)|(?<=\bkế\s))(?P<n>\d{1,2})\s+tháng"
            r"(?=,|\s+(?:ước|đạt|cả|toàn|thu|có|đã)(?!\w))",
            _months_so_far,
        ),
        (
            rf"tháng\s+(?P<m>\d{{1,2}}|(?-i:[A-ZĐ]\w+(?:\s+(?:Một|Hai))?))(?:\s*[/.-]\s*|\s*,?\s+(?:năm\s+)?)(?P<y>{_OLD_YEAR})(?!\d)",
            _whole_month,
        ),
        (
            rf"(?<!\d\s)(?<!mỗi\s)(?<!một\s)tháng\s+(?P<m>{_MONTH})"
            rf"(?:(?:\s*/\s*|\s+năm\s+)(?P<y>{_ANY_YEAR})|\s+{_REL}|(?=\s*(?:[,.;:)]|$))|(?<=\d))(?![\d.,/]*\d)(?!\w)",
            _whole_month,
        ),
        (rf"(?<![\d/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\d])(?!/)", _whole_month),
        (rf"nửa\s+(?P<end>đầu|cuối)\s+(?:năm\s+(?P<y>{YEAR})|{_REL})(?!\d)", _half_year),
        (rf"(?P<part>đầu|giữa|cuối)\s+(?:năm\s+(?P<y>{YEAR})|{_REL})(?!\d)", _half),
        (
            r"(?<!\w)thế\s+kỷ\s+(?:thứ\s+)?(?P<c>\d{1,2}|[IVX]{1,5})(?:\s*(?:và|đến|-|–)\s*(?:thế\s+kỷ\s+)?(?P<c2>\d{1,2}|[IVX]{1,5})(?!\w|[.,]\d))?(?P<absolute>)(?![\w/]|[.,-]\d)(?!\s+(?:TCN|trước))",
            _century,
        ),
        (
            r"(?:những\s+năm|(?:những\s+)?thập\s+(?:niên|kỷ))(?:\s+năm)?\s+(?P<d>(?:1\d|20)\d0|[1-9]0|[3-9]\d0)(?P<absolute>)(?!\w|\s*[-–]\s*\d|[.,/]\d)",
            _decade,
        ),
        (r"năm\s+(?P<y>\d{3,4})(?P<z>)\s+(?:SCN|sau\s+Công\s+nguyên)", _years),
        (
            rf"(?:năm|giai\s+đoạn|từ\s+năm)\s+(?:học\s+)?(?P<y>{_ANY_YEAR})"
            rf"(?:\s*(?:[-–/]|đến(?:\s+năm)?)\s*(?P<z>{_OLD_YEAR}))?(?![\d/]|\s+(?:TCN|trước\s+Công))",
            _years,
        ),
        # "vào năm 938"
        (
            rf"(?:(?<=\bvào\s)|(?<=\btừ\s)|(?<=\bđến\s)|(?<=\btrước\s)|(?<=\bsau\s))năm\s+(?P<y>\d{{3}})(?P<z>)(?![\w/]|[.,]\d|\s*{_COUNTED})(?!\s+(?:TCN|trước\s+Công))",
            _years,
        ),
        (rf"(?<=\btừ\s)(?P<y>{YEAR})\s+(?:đến|tới)\s+(?:năm\s+)?(?P<z>{YEAR})(?![\d/]|[.,]\d)", _years),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})\s*[-–]\s*(?P<z>{YEAR})(?![\d/.-])", _years),
        # a year after an acronym or a word of time: "DTI 2022", "định hướng đến 2025"
        (
            r"(?:(?<=(?-i:[A-ZĐ]{3})\s)|(?<=\bkỳ\s)|(?<=\bđến\s)|(?<=\bhết\s)|(?<=\bcuối\s)|(?<=\bđầu\s)|(?<=\bgiữa\s)|(?<=\bhoạch\s)|(?<=\bvốn\s)|(?<=\btoán\s)"
            r"|(?<=\bcáo\s)|(?<=\bmùa\s)|(?<=\bgiải\s))"
            rf"(?P<y>{YEAR})(?P<z>)(?![\d%]|[.,/-]\d)(?!\s+(?:triệu|nghìn|tỷ|tỉ|người|thẻ|tài))",
            _years,
        ),
    )
)
FORMS = (
    (relative.DAY_OF_MONTH, _from_today(relative.day_of_month)),
    *FORMS,
    (relative.NAMED_DAY, _from_today(relative.named_day)),
    (relative.AGO, _from_today(relative.ago)),
    (relative.WEEKDAY, _from_today(relative.weekday)),
    (relative.NAMED_SPAN, _from_today(relative.named_span)),
)

# "năm 2022, 2023 và 2024", "năm 1654-57, 1665 và 1740-42": years that go on after one.
YEAR_GOES_ON = re.compile(
    rf"\s*(?:,|và|hoặc|hay)\s+(?:vào\s+)?(?P<span>(?P<y>{_OLD_YEAR})(?:[-–](?P<zz>\d{{2}}))?)(?![\d/%]|[.,]\d)(?!\s*{_COUNTED})",
    re.IGNORECASE,
)


def next_year(match: re.Match[str]) -> Days:
    """Return the days of a ``YEAR_GOES_ON`` match.

    Raises:
        ValueError: The second year of a range lies before the first.
    """
    if match["zz"]:
        return _years_short(match, dt.date.max, 0)
    year = int(match["y"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
