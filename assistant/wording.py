"""How questions are worded: patterns over the letters of a question, with or without diacritics."""

from __future__ import annotations

import enum
import re

from sources.text import accent_key, fold


class Dimension(enum.Enum):
    """What a unit measures."""

    MONEY = "money"
    SHARE = "share"
    RANK = "rank"
    MULTIPLE = "multiple"
    STEPS = "steps"
    DURATION = "duration"
    AGE = "age"
    COUNT = "count"


# Read on the folded question, so that they hold for text typed without diacritics too. Where
# folding makes two words one ("mấy", "máy"), the words that may follow decide.
_COUNTING = r"(?:bao\s+nhieu|bao\s+nhiu|how\s+many|how\s+much)"
_FEW = (
    r"(?<!thang )(?<!ngay )(?<!nam )(?<!muc )(?<!do )(?<!\w)may\s+(?:bac|lan|phan\s+tram|trieu|ty|ti"
    r"|nghin|nguoi|tuoi|ngay|nam|thang|gio|phut|tinh|thanh\s+pho|dia\s+phuong"
    r"|bo|loai|cap|so|chu\s+so|dich\s+vu|the|tai\s+khoan|dong|diem|doanh\s+nghiep|nha\s+mang|don\s+vi|luot|ho\s+so"
    r"|thu\s+tuc|nghi\s+quyet|chi\s+so|uu\s+tien|tru\s+cot|thanh\s+vien|to|muc|nhom)(?!\w)"
)
# "xếp hạng" asks for a rank, unless it names the table ("bảng xếp hạng") or something else is asked of it.
_RANKED = r"(?<!bang )xep\s+(?:hang|thu)(?!\s+(?:\w+\s+){0,12}(?:nao|ai|gi|may\s+(?!trong|tren|ca|cua)\w+)(?!\w))"
# "Thứ mấy" asks for a rank, behind a part of the day for a day of the week.
_WHICH = (
    r"(?<!sang )(?<!trua )(?<!chieu )(?<!toi )(?<!ngay )(?<!hom )(?<!vao )(?<!tu )(?<!den )(?<!thang )(?<!tuan )"
    r"thu\s+may"
)
# "Lúc mấy giờ" asks for a time of day, "trong mấy giờ" for how long.
_CLOCK = r"(?:luc|vao|la|den|toi|truoc|tu|han)\s+may\s+gio"
WANTS_FIGURE = re.compile(
    rf"(?<!\w)(?:{_COUNTING}|ty\s+le|ti\s+le|ty\s+trong|ti\s+trong|so\s+luong|tong\s+so|bao\s+lau|may\s+tuoi|hang\s+may"
    rf"|{_WHICH}|{_RANKED}|phan\s+tram|percentage|percent|what\s+share|how\s+long|how\s+old|thoi\s+han)(?!\w)"
    rf"|{_FEW}|(?<!\w)(?:may|bao\s+nhieu)\s*%|(?<!\w)(?:la|duoc|dat|het|ton|con)\s+may\W*$|(?<!\w)may\s+(?:hom|bua)(?!\w)(?!\s+(?:nay|truoc|roi|qua))"
)
# Written with its diacritics, "mấy" asks for a count of whatever follows; some words after it ask for none.
_FEW_OF_ANYTHING = re.compile(
    r"(?<!thứ )(?<!mức )(?<!độ )(?<!khoản )(?<!điều )(?<!chương )(?<!tháng )(?<!năm )(?<!ngày )"
    r"(?<!luật số )(?<!\w)mấy\s+(?!(?:"
    r"ai|khi|hôm|nay|chốc|bữa|này|đó|kia)(?!\w))\w"
)
# "số thẻ đã cấp là bao nhiêu" is found above; these ask for a reason, a person or a way instead.
WANTS_SENTENCE = re.compile(
    rf"^sao\s+(?!ke|luu|chep|bien)|^ai\s|(?<!\w)(?:{_CLOCK}|vi\s+sao|tai\s+sao|the\s+nao|nhu\s+the\s+nao|lam\s+sao|lam\s+the\s+nao|la\s+gi|la\s+ai|gom\s+nhung|o\s+dau|khi\s+nao|bao\s+gio|nho\s+dau|^\W*nguyen\s+nhan)(?!\w)"
)
DIMENSIONS: tuple[tuple[Dimension, re.Pattern[str]], ...] = tuple(
    (dimension, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
    for dimension, pattern in (
        (
            Dimension.SHARE,
            r"ty\s+le|ti\s+le|ty\s+trong|ti\s+trong|phan\s+tram|percentage|percent|what\s+share|may\s+%|bao\s+nhieu\s*%"
            r"|chiem\s+bao\s+nhieu|bao\s+nhieu\s+phan\s+(?=cac|so|nhung|trong)",
        ),
        (
            Dimension.MONEY,
            r"(?:bao\s+nhieu|may)\s+(?:(?:ty|ti|trieu|nghin|ngan)\s+)?(?:usd|do(?:\s+la)?(?!\s+(?:thi|an|i|you|we|they|people|citizens)(?!\w)))(?!\w)|bao\s+nhieu\s+(?:tien|dong|ty\s+dong|ti\s+dong|trieu\s+dong|kinh\s+phi|chi\s+phi|von|le\s+phi|phi(?!\s+(?:cong|vu|thuyen|truong|nhan|hanh))|hoc\s+phi|vien\s+phi)"
            r"|may\s+(?:ty|ti|trieu)?\s*dong|doanh\s+thu|how\s+much\s+money|so\s+tien|kinh\s+phi\s+bao\s+nhieu"
            r"|(?:von|muc\s+dau\s+tu|kinh\s+phi|chi\s+phi|so\s+tien|le\s+phi|(?<!mien\s)phi|muc\s+phat|tien\s+phat|bi\s+phat|gia\s+tien|ton)\s(?:.*\s)?bao\s+nhieu"
            r"(?!\s+(?:phan\s+tram|lan|ngay|nam|thang|gio|nguoi|loai|cai|chiec|the|tai\s+khoan|ho\s+so|luot|don\s+vi|noi|co\s+so|diem|ca|vu|truong)(?!\w))"
            r"|(?:thu|chi|tien|von|phi|doanh\s+thu|ngan\s+sach|luong|gia)\s(?:.*\s)?(?:may|bao\s+nhieu)\s+(?:ty|ti|trieu|nghin)\W*$"
            r"|tong\s+gia\s+tri\s+(?!chi\s+so|dti)(?:.*\s)?bao\s+nhieu(?!\s+(?:phan\s+tram|lan|diem))"
            r"|(?:dong|nop|tra|ton|mat|thu|het)\s+(?:phi\s+|tien\s+|le\s+phi\s+)?(?:la\s+|khoang\s+)?bao\s+nhieu(?:\s+(?:a|vay|the|nhi|ha|ta|day|nhe|roi|ad|shop))*\W*$"
            r"|(?<!quoc )(?<!tham )(?<!chuyen )gia\s+(?!tri|dinh|han|tang|nhap"
            r"|cong)(?:\w+\s+){0,4}bao\s+nhieu\W*$|chi\s+(?:ra\s+|het\s+|tra\s+)?(?:tong\s+cong\s+)?bao\s+nhieu\W*$|(?<!tinh\s)tien\s(?:.*\s)?(?:het\s+|la\s+)?bao\s+nhieu\W*$"
            r"|luong\s+(?:\w+\s+){0,6}bao\s+nhieu(?:\s+(?:mot|1|moi))?\s+thang"
            r"|tiet\s+kiem\s+(?:\w+\s+){0,5}bao\s+nhieu(?!\s+(?:gio|ngay|thoi))",
        ),
        (
            Dimension.MULTIPLE,
            r"gap\s+(?:\w+\s+){0,2}(?:may|bao\s+nhieu)"
            r"|(?:tang|hon|giam|bang|lon|nho|nhieu|it)\s+(?:\w+\s+){0,3}(?:may|bao\s+nhieu)\s+lan",
        ),
        (Dimension.STEPS, r"may\s+bac|bao\s+nhieu\s+bac"),
        (
            Dimension.RANK,
            rf"hang\s+may|{_WHICH}|{_RANKED}|vi\s+tri\s+thu|hang\s+bao\s+nhieu|thu\s+bao\s+nhieu|rank\w*",
        ),
        (Dimension.AGE, r"may\s+tuoi|bao\s+nhieu\s+tuoi|how\s+old|do\s+tuoi"),
        (
            Dimension.DURATION,
            r"bao\s+lau|thoi\s+han|(?:bao\s+nhieu|how\s+many)\s+(?:working\s+)?(?:days|months|years|hours"
            r"|minutes)|(?<!thang )may\s+(?:ngay|nam|thang|gio|phut|tuan|(?:hom|bua)(?!\s+(?:nay|truoc|roi|qua)))"
            r"|how\s+long"
            r"|bao\s+nhieu\s+(?:ngay|nam|thang|gio|phut|tuan|thoi\s+gian)",
        ),
    )
)
AFTER_COUNT = re.compile(rf"(?<!\w)(?:{_COUNTING}|may)\s+(?:trieu\s+|ty\s+|ti\s+|nghin\s+|ngan\s+)?((?:\w+\s*){{1,5}})")
# "số thẻ đã cấp là bao nhiêu": the thing counted stands after "số".
NUMBER_OF = re.compile(
    r"(?<!chi\s)(?<!doi\s)(?<!te\s)(?<!ky\s)(?<!tri\s)(?<!he\s)(?<!con\s)(?<!hoi\s)(?<!phu\s)(?<!\w)so\s+(?:luong\s+)?(?!hoa|dinh|hieu|luong|tien|lieu|nam|quoc|kinh|bao|may|nao)"
    # typed without diacritics: "sổ sức khỏe", "sổ hộ khẩu", "sổ đỏ"
    r"(?!suc\s+khoe|ho\s+(?:khau|tich)|hoc\s+ba|(?:do|hong|tay)(?!\w)|kham\s+(?:benh|suc)|theo\s+doi)((?:\w+\s*){1,2})"
)
ASKED_FOR = re.compile(
    r"^(?:xin|cho\s+(?:toi|minh|em)?\s*(?:biet|hoi|xin)?)\s+(?:tong\s+)?so\s+(?!hoa|dinh|hieu|dien|lieu)"
)
# "Điểm DTI 2023 của Quảng Ninh", without a word that asks: the noun asks for its figure.
NAMES_A_FIGURE = re.compile(
    r"^\W*(?:(?:tong\s+)?so\s+(?:luong\s+)?(?!dien|dinh|hieu|lieu|hoa|nao|may|bao|dien\s+thoai)\w+|(?:ty|ti)\s+(?:le|trong)|tong\s+(?:so|gia"
    r"|von|muc|thu(?!\s+ky)|chi|kinh)|diem(?:\s+so)?(?!\s+(?:moi|khac|dang|chinh|tiep|thu|den|ban|giao|phuc|cau|noi|yeu|manh))|gia\s+tri|quy\s+mo|doanh\s+thu|kinh\s+phi|muc\s+(?:do\s+)?(?:thu|phi|phat|tang|dat)"
    r"|thu\s+hang|xep\s+hang|san\s+luong|kim\s+ngach|toc\s+do|mat\s+do)\s+(?!\w*\s*(?:la|nghia)\s+gi)"
)
CHANGE = re.compile(
    r"(?<!\w)(?:tang|giam|nhay|nhich|len\s+(?:hang|duoc)|tut|cao\s+hon|thap\s+hon"
    r"|nhieu\s+hon|it\s+hon|nhanh\s+hon|cham\s+hon|rut\s+ngan|cat\s+bot)(?!\w)(?!\s+cuong)"
)
CURRENCIES = (
    ("VND", re.compile(r"(?:bao\s+nhieu|may)\s+(?:(?:nghin|ngan|trieu|ty|ti)\s+)*(?:dong|vnd)(?!\w)")),
    (
        "USD",
        re.compile(
            r"(?:bao\s+nhieu|may)\s+(?:(?:nghin|ngan|trieu|ty|ti)\s+)*(?:usd|do(?:\s+la)?(?!\s+(?:thi|an|i|you|we|they|people|citizens)(?!\w)))(?!\w)"
        ),
    ),
)
WHEN = re.compile(
    rf"(?<!\w)(?:{_CLOCK}|(?:thang|tuan)\s+thu\s+may|(?:sang|trua|chieu|toi|ngay|hom|vao|tu|den)\s+thu\s+may|khi\s+nao|bao\s+gio|ngay\s+nao|thoi\s+diem\s+nao|luc\s+nao|nam\s+nao|thang\s+nao|when)(?!\w)"
)
NATIONWIDE = re.compile(
    r"(?<!\w)(?:ca\s+nuoc|toan\s+quoc|nationwide)(?!\w)"
    r"(?!\s+(?:(?:dung|xep)\s+(?:thu|hang|dau|nhat|may)|co\s+bao\s+nhieu\s+tinh))"
)
WHO = re.compile(r"(?<!\w)(?:ai|who|nguoi\s+nao|co\s+quan\s+nao|don\s+vi\s+nao|bo\s+nao)(?!\w)")
BARE_COUNTING = re.compile(_COUNTING)
# Words that the patterns above know by their letters, where other words have the same letters
# ("nền tảng" is no "tăng", "cơ sở" no "số"): how they are written with diacritics.
_WRITTEN = {
    "so": "số", "tang": "tăng", "giam": "giảm", "may": "mấy", "hang": "hạng", "thu": "thứ", "tuoi": "tuổi",
    "von": "vốn", "len": "lên", "tut": "tụt", "lan": "lần", "bac": "bậc", "dong": "đồng đóng", "phan": "phần",
    "tram": "trăm", "nao": "nào", "bao": "bao", "ai": "ai", "chao": "chào", "thoi": "thời", "luc": "lúc",
    "ty": "tỷ tỉ", "ti": "tỉ tỷ ti", "le": "lệ", "gi": "gì", "sao": "sao", "dau": "đâu đầu", "lau": "lâu",
    "tong": "tổng", "cho": "cho", "xin": "xin", "hi": "hi", "vi": "vì vị", "la": "là", "xep": "xếp",
    "gap": "gấp", "gia": "giá", "nhieu": "nhiêu", "nhiu": "nhiu", "nhay": "nhảy", "nhich": "nhích", "tien": "tiền",
    "nhung": "những", "gom": "gồm", "gio": "giờ", "ngay": "ngày", "nam": "năm", "thang": "tháng",
}  # fmt: skip
_FOLDED_WORD = re.compile(r"\w+")
_ENDS = 2


_OPENS_A_FIGURE = frozenset("số tổng điểm tỷ tỉ giá quy doanh kinh mức thứ xếp sản kim tốc mật".split())


def names_a_figure(text: str) -> bool:
    """Tell whether a question without a word that asks opens with a noun that a figure measures."""
    words = accent_key(text).split()
    is_bare = fold(text) == text.lower()
    return bool(words) and (is_bare or words[0] in _OPENS_A_FIGURE) and NAMES_A_FIGURE.search(fold(text)) is not None


class Wording:
    """A question on which patterns written without diacritics are tried."""

    def __init__(self, text: str) -> None:
        self._written = accent_key(text)
        self._folded = fold(text)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match whose words are written as the pattern means them, or ``None``.

        A word typed without diacritics is taken at its letters.
        """
        return next((m for m in pattern.finditer(self._folded) if self._is_meant(m)), None)

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether there is such a match."""
        return self.find(pattern) is not None

    def asks_how_few(self) -> bool:
        """Tell whether it asks "mấy" of anything, written with its diacritics."""
        return _FEW_OF_ANYTHING.search(self._written) is not None

    def _is_meant(self, match: re.Match[str]) -> bool:
        # What a pattern captures is the question's own words, which may be any.
        end = match.start(1) if match.re.groups and match.start(1) >= 0 else match.end()
        words = list(_FOLDED_WORD.finditer(self._folded, match.start(), end))
        # Far inside a long match stand words of the question that the pattern leaves open.
        own = words if len(words) <= 2 * _ENDS else [*words[:_ENDS], *words[-_ENDS:]]
        for word in own:
            written = self._written[word.start() : word.end()]
            meant = _WRITTEN.get(word[0])
            if meant is not None and written != word[0] and written not in meant.split():
                return False
        return True
