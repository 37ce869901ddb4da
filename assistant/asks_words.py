"""The words by which a question asks for a series or a result, and a question while it is read for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.places import places_in
from assistant.said import loosened
from assistant.times_asked import times_named
from sources.nouns import MANY
from sources.relative_days import Days
from sources.text import accent_key


class Words:
    """A pattern of words, any white space between them, none a part of another; with and without diacritics."""

    def __init__(self, words: str) -> None:
        spaced = words.replace(" ?", r"\s*").replace(" ", r"\s+")
        self._accented = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")
        self._unsure = re.compile(rf"(?<!\w)(?:{loosened(spaced)})(?!\w)")

    def find(self, asked: AskedText) -> re.Match[str] | None:
        """Return the first match in a question; a word that was typed, and left, without diacritics may be any."""
        match = (self._accented if asked.is_accented else self._unsure).search(asked.key)
        # "Điện Biên" has the letters of "diễn biến".
        return None if match and places_in(match[0]) and len(match[0].split()) == 2 else match

    def all(self, asked: AskedText) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        yield from (self._accented if asked.is_accented else self._unsure).finditer(asked.key)

    def blanked(self, asked: AskedText) -> str:
        """Return the key of a question with every match blanked."""
        pattern = self._accented if asked.is_accented else self._unsure
        return pattern.sub(lambda match: GONE * len(match[0]), asked.key)


class AskedText:
    """A question while it is read: its text, its key of the same length, the times that it names."""

    def __init__(self, text: str, today: dt.date, *, is_accented: bool) -> None:
        self.text = text
        self.today = today
        self.is_accented = is_accented
        self.key = accent_key(text)
        self.times = times_named(text, today)
        self.pair: tuple[Days, ...] = ()

    def part(self, match: re.Match[str], name: str) -> str:
        """Return what a group of a match over the key captured, as it is written."""
        return self.text[match.start(name) : match.end(name)] if match[name] is not None else ""


# What stands for a character that is left out.
GONE = "\0"
_HOW_MANY = "(?:bao nhiêu|mấy)"
_PERCENT = rf"{_HOW_MANY} ?(?:phần trăm|%)"
# What is said of a part of a whole, and how large it is.
_MAKES = "(?:chiếm|bằng|gánh)"
_PORTION = rf"(?:{_PERCENT}|(?:tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|phần)(?: là)? {_HOW_MANY}(?! (?:nghìn|triệu|tỷ)))"
# What is done to a part of a whole.
_DONE = (
    "(?:giải ngân|xử lý|giải quyết|hoàn thành|thực hiện|số hóa|số hoá|thu|chi|cấp|trả|làm sạch|kích hoạt|tiếp nhận"
    "|đối chiếu)"
)
SERIES = Words(
    "thay đổi (?:thế nào|ra sao|như thế nào|gì|bao nhiêu)|biến động(?: (?:thế nào|ra sao|như thế nào))?|diễn biến"
    "|(?:qua|theo|trong) (?:các|từng|những|mỗi) (?:năm|tháng|quý|thời điểm|thời kỳ|thời kì|mốc|giai đoạn|đợt|kỳ|lần)"
    "(?: báo cáo| thời gian)?"
    "|(?:mấy|vài|những|nhiều) năm (?:qua|nay|gần đây|trở lại đây)|(?:các|từng|mỗi) (?:mốc|thời điểm|kỳ báo cáo)"
    "(?: thời gian)?"
    "|theo thời gian|từng (?:năm|quý|tháng|thời điểm)|các (?:năm(?: qua| gần đây)?|quý|tháng)|(?:cả )?(?:bốn|4) quý"
    "|xu hướng"
    "|(?:tăng|giảm|tăng trưởng|nhiều lên|tăng lên|giảm xuống|lên|xuống) "
    "(?:thế nào|ra sao|như thế nào|hay giảm|hay tăng)"
    "|(?:tới|đến) đâu rồi|trước (?:đây|đấy|đẩy|kia) và (?:bây giờ|hiện nay|nay|hiện tại)|từ trước (?:đến|tới) nay"
    "|(?:over|by) (?:the )?(?:years?|time)|changed?|trend|evolved?"
)
# "So với quý trước": the one before that which is named.
STEP_BEFORE = Words("so (?:với )?(?P<unit>tháng|quý|năm) (?:liền )?(?:trước|kề)(?: đó)?(?: liền kề)?")
# "Mỗi năm", of a time of several years.
EACH_TIME = Words("(?:mỗi|từng|hằng|hàng) (?:năm|quý|tháng)")
HOW_IT_WENT = Words("(?:thế nào|ra sao|như thế nào|thì sao)")
CHANGES = Words(
    "(?:tăng|giảm|nhích|tụt|nhảy|thêm|bớt)(?: thêm| bớt| lên| được| đi)*|(?:cao|nhiều|lớn|thấp|ít|kém) hơn"
    "|hơn(?= (?:năm|quý|tháng|cùng))"
)
_GROWN = rf"(?:tăng|giảm|tụt|nhích|nhảy|thêm|bớt)(?: thêm| bớt| lên| được| đi)* (?:khoảng )?{_HOW_MANY}"
BY_HOW_MUCH = Words(
    rf"{_GROWN}|(?:cao|nhiều|lớn|thấp|ít|kém) hơn .{{0,60}}{_HOW_MANY}"
    rf"|hơn (?:năm|quý|tháng|cùng kỳ) .{{0,30}}{_HOW_MANY}|chênh(?: lệch)?(?: nhau)?"
    rf"|by {_HOW_MANY}"
)
# More or less of one thing than before, not than of another.
GROWS = Words(_GROWN)
AGAINST = Words("so (?:với )?|dự toán|kế hoạch|mục tiêu|chỉ tiêu|được giảm|miễn(?: giảm)?|giảm giá|phí|lệ phí|mức thu")
COUNTING = Words("bao nhiêu|mấy|how many|how much")
IN_PERCENT = Words(_PERCENT)
SHARES = (
    Words(
        rf"(?P<part>.+?) (?:hiện |đang |thì |chỉ )*{_MAKES} (?:khoảng )?{_PORTION}"
        r"(?: (?:của|trong|trên|so với|tính trên))?(?: (?:tổng(?: số| cộng)?|toàn bộ|tất cả))?(?: số)? (?P<whole>.+)"
    ),
    Words(
        r"trong (?:tổng )?(?:số |các |những )+(?P<whole>.+?) ?,?(?: thì)?(?: có)? "
        rf"(?:tỷ lệ|tỉ lệ|{_PERCENT})(?: số| là)* (?P<part>.+?)(?: (?:là|đạt|chiếm) {_PERCENT})?\Z"
    ),
    Words(
        r"trong (?:tổng(?: số)? |(?:số |các |những )+)(?P<whole>.+?) ?, ?(?:thì )?(?P<part>.+?)"
        rf" (?:hiện |đang |thì |chỉ )*{_MAKES} (?:khoảng )?{_PORTION}"
    ),
    # "giải ngân được bao nhiêu phần trăm kinh phí": of the whole, what that was done to
    Words(rf"(?P<part>.*?(?<!\w){_DONE})(?: được| xong| hết)* {_PERCENT} (?:tổng |số |trong )*(?P<whole>.+)"),
    Words(rf"{_PERCENT} (?P<whole>.+?) (?:đã|được) (?P<part>.+)"),
    Words(
        rf"{_PERCENT} (?P<whole>.+? (?:phát ra|nộp|gửi đi|tiếp nhận|nhận|đăng ký|đăng kí)(?: .+?)?)"
        r" (?P<part>(?:thu về|giải quyết|trả|xử lý|hợp lệ|đúng hạn|quá hạn|hoàn thành|xong).*)"
    ),
)
OF_DONE = SHARES[3]
PERS = (
    Words(
        r"(?P<before>.*?)(?:bình qu[âa]n|trung bình|tính ra)(?: thì)? ?,? (?:m[ỗổõ]i|một|cứ mỗi) (?P<unit>.+?)"
        rf"(?: (?:có|đạt|là|được|gồm|chi|thu|nhận|hưởng|đóng|nộp|tiếp nhận|xử lý|phục vụ|đón|đảm nhiệm|thiệt hại|mất))?"
        rf"(?: khoảng| chừng| được)? {_HOW_MANY}(?: (?P<counted>.+))?\Z"
    ),
    Words(
        rf"(?P<before>.*?)m[ỗổõ]i (?P<unit>.+?)(?: (?:có|đạt|là))? (?:bình qu[âa]n|trung bình)"
        rf"(?: (?:có|đạt|là|khoảng))* {_HOW_MANY} (?P<counted>.+)"
    ),
    Words(
        rf"(?P<before>.*?)(?:bình qu[âa]n|trung bình) {_HOW_MANY} (?P<counted>.+?)"
        r" (?:cho |trên |một )*m[ỗổõ]i (?P<unit>.+)"
    ),
)
RATIO = Words(rf"(?P<one>.+?) (?:đã )?gấp {_HOW_MANY}(?: lần)?(?: so với)?(?: (?P<other>.+))?")
REMAINDER = Words(
    rf"(?P<before>.*?)còn(?: lại| thiếu| tới| đến)? {_HOW_MANY} (?P<whole>.+?)(?: (?:mà|vẫn|còn|thì))*"
    r" (?:chưa|không) (?P<part>.+)"
)
# "bao nhiêu hồ sơ không nộp qua VNeID": the whole without the part; where the sources do not state it themselves.
LACKING = Words(
    rf"(?P<before>.*?){_HOW_MANY} (?P<whole>\w+(?: \w+){{0,9}}?) (?:không|chưa)(?: được)?"
    r" (?!(?:dùng |sử dụng )?(?:tiền mặt|giấy)(?!\w)|gian|dây|khí|chuyên|đồng|thường|những|phải|biết)(?P<part>.+)"
)
# "So với mục tiêu cuối 2026 còn thiếu bao nhiêu …": what is aimed at without what there is.
SHORT_OF = (
    Words(
        rf"(?:so với )?(?:mục tiêu|chỉ tiêu|kế hoạch) (?P<aim>.*?)(?:,? ?(?:thì|mà) ?)?(?:còn|đang) "
        rf"(?:thiếu|cách|hụt|kém|phải)(?: .{{1,20}}?)?(?: khoảng)? {_HOW_MANY} (?P<thing>.+?)(?: nữa)?\Z"
    ),
    Words(
        rf"(?:còn|đang) (?:thiếu|cách|hụt|kém|phải)(?: .{{1,20}}?)?(?: khoảng)? {_HOW_MANY} (?P<thing>.+?)(?: nữa)? "
        r"(?:để|thì|mới|so với) (?:\w+ ){0,3}?(?:mục tiêu|chỉ tiêu|kế hoạch) ?(?P<aim>.*)"
    ),
)
# "Tổng kinh phí cả ba nguồn", "cộng cả hai nhóm": of the items of a list, as many as are named.
# Each at its value.
SMALL_NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy")
_NUMBERS = "|".join((*SMALL_NUMBERS[2:], r"\d"))
OF_A_LIST = Words(
    rf"(?:(?P<added>tổng(?: cộng| số)?|cộng|gộp|tính)\b.{{0,60}}?(?<!\w))?"
    rf"(?:cả|của|hết|chung|gộp) (?P<number>{_NUMBERS})"
    r" (?P<kind>nhóm|nguồn|loại|khoản|hạng mục|mục|đối tượng|phần|lĩnh vực|kênh|hình thức|đơn vị|nhà mạng|hạng|cấp|bên)"
)
# "Bình quân 3 năm 2023-2025, tỷ lệ …": the mean of what is told of each year.
OVER_YEARS = Words(
    rf"(?:bình qu[âa]n|trung bình)(?: cả| của| trong| qua| hằng năm| hàng năm)*(?: m[ỗổõ]i năm)?"
    rf"(?: (?:giai đoạn|(?:{_NUMBERS}) năm|các năm|những năm))+(?: qua| từ)?"
)
MEAN = Words("(?:bình qu[âa]n|trung bình)(?! (?:đầu người|mỗi|một|hộ))(?: cộng)?(?: của)?")
# "Trung bình bốn quý năm 2025, tỷ lệ …", "tỷ lệ trung bình các tháng"
PARTS_OF_YEAR = Words(
    rf"(?:của |trong |qua )?(?:(?:các|cả|mọi|{_NUMBERS}|\d\d) )+(?P<unit>quý|tháng)(?! đầu| cuối| \d)"
)
# "Cộng ba tháng đầu năm 2025", "tổng cả quý IV", of what is told of each month.
ADDED_UP = Words(
    "cộng(?: (?:lại|dồn|gộp|cả|hết))+|cộng(?= (?:các|những|hai|ba|bốn|năm|sáu|chín|\\d+) (?:tháng|quý))|tổng cộng"
    "|gộp(?: (?:lại|cả))+|cả thảy|tính gộp"
)
TOGETHER = Words(
    rf"(?P<one>.+?) (?:và|với|cùng) (?P<other>.+?) (?:cộng|gộp|tính)(?: lại| chung| cả| gộp)+(?: thì| là)?"
    rf" (?P<counted>.*?(?<!\w){_HOW_MANY}(?!\w).*)"
)
# "Gộp cả bắt buộc với tự nguyện thì bao nhiêu người đóng …?"
GATHERED = Words(
    "(?:gộp(?: (?:cả|chung|lại|hết))*|(?:cộng|tính)(?: (?:cả|chung|gộp|luôn))+)"
    r" (?P<one>.{1,80}?) (?:và|với|lẫn|cùng) (?P<other>.{1,80}?)(?: lại| chung)*(?: thì| là| có| được)+"
    rf" (?P<counted>{_HOW_MANY}(?!\w).*)"
)
SUM = Words(
    rf"(?P<before>.*?)(?:tổng(?: cộng| số)?|cộng)(?: cả| lại)?(?: hai)?(?: số)? (?P<one>.{{1,120}}?)"
    rf" (?:và|với|cộng) (?P<other>.{{1,120}}?)(?: (?:là|có|được|bằng|thì))* {_HOW_MANY}(?P<counted>.*)"
)
BETWEEN = (
    Words(r"(?:chênh lệch|khoảng cách|chênh nhau)(?: giữa)? (?P<one>.+?) (?:và|với) (?P<other>.+?)(?: là .*)?\Z"),
    Words(
        r"(?P<one>.+?) (?:(?:cao|nhiều|lớn|thấp|ít|kém|rẻ|đắt|nhanh|chậm|lâu|dài|ngắn) )?hơn"
        rf" (?P<other>.+?)(?: là)? {_HOW_MANY}(?P<counted>.*)"
    ),
)
TIME_UNIT = re.compile(r"(?P<unit>tháng|năm|ngày|quý|tuần)(?!\w)(?P<rest>.*)")
FROM_TO = Words(r"từ (?P<one>.{2,60}?) (?:đến|tới|sang) (?P<other>.{2,60})")
NOW = re.compile(r"(?:hiện\s+)?(?:nay|giờ|gio)(?!\w)|(?:bây\s+giờ|hiện\s+tại|bay\s+gio|hien\s+tai)(?!\w)")
SINCE = Words(r"(?:từ|kể từ|sau|since|from) (?:\w+ ){0,2}\Z")
# "Cuối 2022" is the end of the year.
PART_OF_YEAR = re.compile(r"(?<!\w)(đầu|giữa|cuối)\s+(?=(?:19|20)\d{2}(?!\d))", re.IGNORECASE)
ASIDE = re.compile(r"\([^()]*\)")
TRAILING = re.compile(r"[\s?.!,;:]+$")
# What is left of a time whose words are taken out.
LEFT_OVER = Words("từ|đến|tới|so với|cuối|đầu|giữa|kể từ|sang|thì|thế nào|ra sao|như thế nào")
# Matches nothing.
NOTHING = Words(r"(?!)")
# A thing that is counted, at the beginning of what a question is about.
COUNTED = re.compile(rf"(?:{MANY})(?!\w)", re.IGNORECASE)
