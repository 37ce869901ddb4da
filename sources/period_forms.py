"""The forms in which a text writes a time, each with what reads it.

Tried in order; what one has taken, later ones leave alone.
"""

from __future__ import annotations

import datetime as dt
import re

from sources import period_readers as reads
from sources import relative_days as relative
from sources.nouns import CLASSIFIERS, LONG_NOUN
from sources.period_readers import Reader
from sources.relative_days import Days

# "năm nay", "năm ngoái" in the place of a year
_REL = r"năm\s+(?P<rel>nay|này|ngoái|trước|sau|tới)(?!\w)"
YEAR = r"((?:19|20)\d{2})"
_COUNTED = rf"(?:%|(?:triệu|nghìn|ngàn|tỷ|tỉ|{'|'.join(sorted(CLASSIFIERS))})(?!\w|\s+lượt)|{LONG_NOUN})"
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
# "6 tháng đầu sử dụng": the first of a stretch, not of a year.
_NO_STRETCH = (
    r"(?!\s+(?:(?:tiên\s+)?(?:sử\s+dụng|vận\s+hành|triển\s+khai|áp\s+dụng|thí\s+điểm|hoạt\s+động|kể\s+từ|sau\s+khi|đời)"
    r"|của\s+(?!năm))(?!\w))"
)
_CAPITAL_MONTH = "(?:Giêng|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười(?:\\s+(?:Một|Hai|một|hai))?)"
_MONTH = (
    r"(?:\d{1,2}|giêng|một|hai|ba|tư|bốn|năm(?=\s+năm\s|\s*(?:[,.;:)]|\Z))|sáu|bảy|bẩy|tám|chín"
    r"|mười(?:\s+(?:một|hai))?|chạp)"
)


# Tried from top to bottom; a later form never reads inside what an earlier one took.
FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (r"đầu\s+năm\s+(?:đến|tới)\s+nay(?!\w)", reads.read_since_new_year),
        # "từ đầu năm đến hết tháng 5/2026", "đầu năm 2026 tới 15/6/2026"
        (
            rf"đầu\s+năm\s+(?:(?:nay|này|{YEAR})\s+)?(?:đến|tới)\s+(?:hết\s+|cuối\s+)?(?:tháng\s+|ngày\s+(?P<d>\d{{1,2}})/"
            rf"|(?P<d2>\d{{1,2}})/(?=\d{{1,2}}/))(?P<m>\d{{1,2}})(?:\s*/\s*|\s+năm\s+)(?P<y>{YEAR})(?!\d)",
            reads.read_since_january,
        ),
        # "từ ngày 1 đến ngày 15/9/2024", "ngày 5 và 6/10", "các ngày 5, 6, 7/10"
        (
            r"ngày\s+(?P<d0>\d{1,2})(?:\s*,\s*\d{1,2})*\s*(?:,|và|-|–|(?:đến|tới)(?:\s+hết)?)\s*(?:ngày\s+)?"
            rf"(?P<d>\d{{1,2}})(?:(?P<s>[/.-])(?P<m>\d{{1,2}})(?:(?P=s)(?P<y>{YEAR}))?(?![\d/]))",
            reads.read_days_of_month,
        ),
        # "các ngày 5 và 6 tháng 9"
        (
            r"ngày\s+(?P<d0>\d{1,2})(?:\s*,\s*\d{1,2})*\s*(?:,|và|-|–|đến)\s*(?P<d>\d{1,2})"
            rf"\s+tháng\s+(?P<m>\d{{1,2}})(?:\s+năm\s+(?P<y>{YEAR}))?(?![\d/])",
            reads.read_days_of_month,
        ),
        (
            r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)"
            rf"(?P<y>{_OLD_YEAR})(?![\d])(?![/.-]\d)",
            reads.read_day,
        ),
        (
            r"(?<![\d/.,-])(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<yy>\d{2})(?![\d/]|[.,]\d)",
            reads.read_short_year,
        ),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])", reads.read_day),
        # "năm học 2024-2025"
        (
            rf"(?<!\w)(?:năm\s+học|niên\s+(?:khóa|khoá|học))\s+(?P<y>{YEAR})\s*[-–]\s*(?P<z>{YEAR})(?![\d/.-])",
            reads.read_school_year,
        ),
        # "năm 1620-21", "mùa giải 2001-02"
        (
            rf"(?=[n12])(?:(?<!\w)năm\s+|(?<=\bgiải\s)|(?<=\bkhoá\s)|(?<=\bkhóa\s)|(?<=\bhọc\s))(?P<y>{_OLD_YEAR})[-–](?P<zz>\d{{2}})(?![\d/-]|[.,]\d)",
            reads.read_years_short,
        ),
        # "(973-1048)", "(1809–1882)"
        (r"(?<=\()(?:khoảng\s+)?(?P<y>\d{3,4})\s?[-–]\s?(?P<z>\d{3,4})(?:\s+SCN)?(?=\s*[);,])", reads.read_lifespan),
        (rf"(?:(?<=\()|(?<=\bmùa\s))(?P<y>{_OLD_YEAR})[-–](?P<zz>\d{{2}})(?![\d/-]|[.,]\d)", reads.read_years_short),
        (rf"(?<=\()(?P<y>{_OLD_YEAR})(?P<z>)(?=\)|,|;|\s+trở)", reads.read_years),
        (
            rf"(?:(?<=,\s)|(?<=;\s)|(?<=\())(?P<y>{YEAR})(?P<z>)(?=:\s)",
            reads.read_years,
        ),
        # "từ 1600 đến nay", "(chết năm 869)"
        (r"(?<=\btừ\s)(?P<y>1[0-8]\d\d|19\d\d|20\d\d)(?P<z>)(?=\s+(?:đến|tới)\s+nay)", reads.read_years),
        (
            r"(?=n)(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!trong )(?<!cả )(?<!\d )(?<!\w)năm\s+(?P<y>\d{3})(?P<z>)"
            r"(?=\s*[,.;:)])(?![.,]\d)",
            reads.read_years,
        ),
        # "khoảng từ 1500 đến 1850"
        (
            rf"(?<=\btừ\s)(?:khoảng\s+)?(?P<y>1[0-8]\d\d)\s+(?:đến|tới)\s+(?:khoảng\s+)?(?P<z>1\d{{3}}|20\d\d)(?!\w|[.,]\d|\s*{_COUNTED})",
            reads.read_lifespan,
        ),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-])", reads.read_whole_month),
        (
            rf"(?:ngày|mồng|mùng|rằm)\s+(?:mồng\s+|mùng\s+)?(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH})"
            rf"(?:\s*(?:,\s*)?năm\s+(?:(?P<y>{_ANY_YEAR})|(?P<rel>nay|này|ngoái|trước|sau|tới)))?(?!\w)(?!\s+âm\s+lịch)",
            reads.read_day,
        ),
        # Without "ngày" only where a date can begin: "Đề án 06 tháng 12 năm 2022" names a scheme and a month.
        (
            r"(?=[\dhbm])(?:(?<![\s\S])|(?<=[,;:]\s)|(?<=\()|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\bhôm\s)|(?<=\bvào\s)"
            r"|(?<=\btừ\s)|(?<=\bđến\s)|(?<=\btrước\s)|(?<=\bsau\s))"
            rf"(?P<d>\d{{1,2}}|{_LONG_DAY})\s+tháng\s+(?P<m>{_MONTH})\s*,?\s*năm\s+(?P<y>{_ANY_YEAR})(?!\w)",
            reads.read_day,
        ),
        (rf"(?<!\w)(?P<d>{_LONG_DAY})\s+tháng\s+(?P<m>{_MONTH})(?P<y>)(?=\s*(?:[,.;:)]|\Z))", reads.read_day),
        # "20 ngày đầu tháng 7/2025"
        (
            rf"(?<![\w.,/])(?P<n>\d{{1,2}})\s+ngày\s+(?P<end>đầu|cuối)(?:\s+của)?\s+tháng\s+(?P<m>{_MONTH})"
            rf"(?:\s*[/.-]\s*|\s+năm\s+)?(?P<y>{YEAR})?(?!\w)",
            reads.read_days_at_end,
        ),
        (
            r"(?P<unit>ngày|tuần)\s+(?P<end>đầu|cuối)(?:\s+(?:tiên|cùng))?(?:\s+của)?"
            rf"\s+tháng\s+(?P<m>{_MONTH})(?:\s*[/.-]\s*|\s+năm\s+)?(?P<y>{YEAR})?(?!\w)",
            reads.read_first_or_last,
        ),
        (
            r"(?=[\dnm])(?:ngày\s+|mồng\s+|mùng\s+|(?<=\bsáng\s)|(?<=\bchiều\s)|(?<=\btối\s)|(?<=\btrưa\s)"
            r"|(?<=\bhôm\s)|(?<=\()(?=[\d/.-]+\))|(?<![\s\S])(?=\d+[/-]\d+\Z))(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?P<y>)(?![\d/-]|[.,]\d)",
            reads.read_day,
        ),
        # "từ 1/7", "đến 15/8"; but "từ 1/3 dân số" is a share
        (
            r"(?=\d)(?:(?<=\btừ\s)|(?<=\bđến\s)|(?<=\bhồi\s)|(?<=\bhết\s)|(?<=\bvào\s)|(?<=\btrước\s)|(?<=\bsau\s)|(?<=\blễ\s)|(?<=\bkhánh\s))"
            r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>)(?![\d/%-]|[.,]\d)(?!\s+(?:số|tổng|dân|diện|lượng))",
            reads.read_day,
        ),
        # "quý II, III năm 2024", "quý I-II/2024"
        (
            r"quý\s+(?P<q>I{1,3}|IV|[1-4])\s*(?:,|và|-|–)\s*(?P<q2>I{1,3}|IV|[1-4])(?!\w)"
            rf"(?:(?:\s*/\s*|\s+năm\s+)(?P<y>{YEAR}))?(?!\d)",
            reads.read_quarters,
        ),
        (
            r"(?:quý\s+(?P<q>I{1,3}|IV|[1-4]|một|hai|ba|tư|bốn)(?!\w)|(?<!\w)(?-i:Q)(?P<qs>[1-4])(?=\s*[/-]?\s*20\d\d))"
            rf"(?:(?:\s*[/-]\s*|(?:\s+của)?\s+năm\s+|\s+)(?P<y>{YEAR})|\s+{_REL})?(?!\d)",
            reads.read_quarter,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH}|năm)\s+tháng\s+(?P<end>đầu|cuối){_NO_STRETCH}(?:\s+(?:của\s+)?(?:{_REL}|năm))?(?:\s+(?P<y>{YEAR}))?(?!\d)",
            reads.read_months_of_year,
        ),
        (
            rf"(?<!\w)(?P<n>{_MONTH})\s+tháng(?P<end>)(?:(?:\s*/\s*|\s+(?:(?:của\s+)?năm\s+)?)(?P<y>{YEAR})(?![.,]?\d)"
            rf"|\s+{_REL})",
            reads.read_months_of_year,
        ),
        (r"(?<!\w)H(?P<h>[12])\s?[/-]?\s?(?P<y>20\d\d)(?!\w)", reads.read_half_year),
        (r"(?<!\w)FY\s?(?P<y>20\d\d)(?P<z>)(?!\w)", reads.read_years),
        (
            rf"(?<!\w)(?:(?P<n>[1-3])\s+quý\s+(?P<end>đầu|cuối)|quý\s+(?P<one>đầu|cuối)(?=\s+năm))(?:\s+năm(?:\s+(?P<y>{YEAR}))?)?(?!\d)",
            reads.read_quarters_of_year,
        ),
        # "9T/2024", "9M2024"
        (rf"(?<!\w)(?P<n>\d{{1,2}})[TM]\s?/?\s?(?P<y>{YEAR})(?P<end>)(?!\w)", reads.read_months_of_year),
        (
            r"(?=\d)(?:(?<![\s\S])|(?<=\n)|(?<=[.;:]\s)|(?<=\btrong\s)|(?<=\bsau\s)|(?<=\bchung\s)|(?<=\bkế\s))"
            r"(?P<n>\d{1,2})\s+tháng"
            r"(?=,|\s+(?:ước|đạt|cả|toàn|thu|có|đã)(?!\w))",
            reads.read_months_so_far,
        ),
        # "thu ngân sách 9 tháng ước giảm 8%", "tỷ lệ chín tháng của tỉnh"; "thời hạn 9 tháng" is how long
        (
            r"(?<=[^\W\d_]\s)(?<!thời\shạn\s)(?<!vòng\s)(?<!dưới\s)(?<!trên\s)(?<!quá\s)(?<!đủ\s)(?<!hơn\s)(?<!mất\s)(?<!mỗi\s)"
            r"(?<!dài\s)(?<!thêm\s)(?P<n>\d{1,2}|hai|ba|bốn|sáu|bảy|tám|chín|mười(?:\s+một)?)\s+tháng"
            r"(?=\s+(?:ước|tăng|giảm|đạt|là|của\s+(?:toàn\s+)?(?:thành\s+phố|tỉnh|cả\s+nước|ngành)|cả\s+nước)(?!\w))",
            reads.read_months_so_far,
        ),
        (
            rf"tháng\s+(?P<m>\d{{1,2}}|(?-i:[A-ZĐ]\w+(?:\s+(?:Một|Hai))?))(?:\s*[/.-]\s*|\s*,?\s+(?:năm\s+)?)(?P<y>{_OLD_YEAR})(?!\d)",
            reads.read_whole_month,
        ),
        (
            rf"(?<!\d\s)(?<!mỗi\s)(?<!một\s)(?<!hàng\s)(?<!hằng\s)(?<!bình\s)tháng\s+(?P<m>{_MONTH})(?!\s*{_COUNTED}|[-–]\d)"
            rf"(?:(?:\s*/\s*|\s+năm\s+)(?P<y>{_ANY_YEAR})|\s+{_REL}|(?=\s*(?:[,.;:)]|$))|(?<=\d))(?![\d.,/]*\d)(?!\w)",
            reads.read_whole_month,
        ),
        # "tháng Chín ước đạt"
        (rf"tháng\s+(?P<m>(?-i:{_CAPITAL_MONTH}))(?P<y>)(?!\w)", reads.read_whole_month),
        (rf"(?<![\w/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\d])(?!/)", reads.read_whole_month),
        (rf"nửa\s+(?P<end>đầu|cuối)\s+(?:(?:năm\s+)?(?P<y>{YEAR})|{_REL})(?!\d)", reads.read_half_year),
        (rf"(?P<part>đầu|giữa|cuối)\s+(?:(?:năm\s+)?(?P<y>{YEAR})|{_REL})(?!\d)", reads.read_half),
        (
            r"(?<!\w)thế\s+k[ỷỉ]\s+(?:thứ\s+)?(?P<c>\d{1,2}|[IVX]{1,5})"
            r"(?:\s*(?:và|đến|-|–)\s*(?:thế\s+k[ỷỉ]\s+)?(?P<c2>\d{1,2}|[IVX]{1,5})(?!\w|[.,]\d))?(?P<absolute>)(?![\w/]|[.,-]\d)(?!\s+(?:TCN|trước))",
            reads.read_century,
        ),
        (
            r"(?:những\s+năm|(?:những\s+)?thập\s+(?:niên|k[ỷỉ]))(?:\s+năm)?\s+(?P<d>(?:1\d|20)\d0|[1-9]0|[3-9]\d0)(?P<absolute>)(?!\w|\s*[-–]\s*\d|[.,/]\d)",
            reads.read_decade,
        ),
        (r"năm\s+(?P<y>\d{3,4})(?P<z>)\s+(?:SCN|sau\s+Công\s+nguyên)", reads.read_years),
        (
            rf"(?:năm|giai\s+đoạn|từ\s+năm)\s+(?:(?:học|tài\s+chính|ngân\s+sách)\s+)?(?P<y>{_ANY_YEAR})"
            rf"(?:\s*(?:[-–/]|đến(?:\s+năm)?)\s*(?P<z>{_OLD_YEAR}))?(?![\d/]|\s+(?:TCN|trước\s+Công))",
            reads.read_years,
        ),
        # "vào năm 938"
        (
            rf"(?=n)(?:(?<=\bvào\s)|(?<=\btừ\s)|(?<=\bđến\s)|(?<=\btrước\s)|(?<=\bsau\s))năm\s+(?P<y>\d{{3}})(?P<z>)(?![\w/]|[.,]\d|\s*{_COUNTED})(?!\s+(?:TCN|trước\s+Công))",
            reads.read_years,
        ),
        (rf"(?<=\btừ\s)(?P<y>{YEAR})\s+(?:đến|tới)\s+(?:năm\s+)?(?P<z>{YEAR})(?![\d/]|[.,]\d)", reads.read_years),
        (rf"(?<![\d/.,-])(?P<y>{YEAR})\s*[-–]\s*(?P<z>{YEAR})(?![\d/.-])", reads.read_years),
        # a year after an acronym or a word of time: "DTI 2022", "định hướng đến 2025"
        (
            r"(?=[12])(?:(?<=(?-i:[A-ZĐ]{3})\s)|(?<=\bkỳ\s)|(?<=\bđến\s)|(?<=\bhết\s)|(?<=\bcuối\s)|(?<=\bđầu\s)|(?<=\bgiữa\s)|(?<=\bhoạch\s)|(?<=\bvốn\s)|(?<=\btoán\s)"
            r"|(?<=\bcáo\s)|(?<=\bmùa\s)|(?<=\bgiải\s)|(?<=\bkiến\s)|(?<=\bquả\s))"
            rf"(?P<y>{YEAR})(?P<z>)(?![\d%]|[.,/-]\d)(?!\s+(?:triệu|nghìn|tỷ|tỉ|người|thẻ|tài))",
            reads.read_years,
        ),
    )
)
FORMS = (
    (relative.DAY_OF_MONTH, reads.from_today(relative.day_of_month)),
    *FORMS,
    (relative.NAMED_DAY, reads.from_today(relative.named_day)),
    (relative.AGO, reads.from_today(relative.ago)),
    (relative.WEEKDAY, reads.from_today(relative.weekday)),
    (relative.NAMED_SPAN, reads.from_today(relative.named_span)),
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
        return reads.read_years_short(match, dt.date.max, 0)
    year = int(match["y"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
