"""What stands before and after a number and says how it is meant: a bound, a rank, a change."""

from __future__ import annotations

import re

from sources.document import Span
from sources.figure import QUALIFIER_OF
from sources.text import any_of
from sources.units import Unit

# "cao hơn 2,3%" and "nhẹ hơn 12%" compare; "dựa trên ba trụ cột" bounds nothing.
_LARGER = "cao|nhiều|nhanh|nặng|dài|rộng|đắt|già|mạnh"
_SMALLER = "thấp|ít|chậm|nhẹ|ngắn|hẹp|rẻ|trẻ|yếu"
_NO_ADJECTIVE = "".join(rf"(?<!{adjective}\s)" for adjective in f"{_LARGER}|{_SMALLER}".split("|"))
_NO_NOUN = "".join(
    rf"(?<!{word}\s)"
    for word in (
        "dựa",
        "cứ",
        "hiệp",
        "công",
        "điều",
        "mơ",
        "mong",
        "khảo",
        "quan",
        "giám",
        "kiểm",
        "cảnh",
        "trinh",
        "đầy",
    )
)
_WORDS = {word for word in QUALIFIER_OF if word[0].isalpha()}
_QUALIFIER = re.compile(
    rf"(?:(?<!\w){_NO_NOUN}(?P<word>{any_of(_WORDS - {'hơn', 'đúng'})}|{_NO_ADJECTIVE}hơn|đúng(?!\s+là))"
    r"\s+(?:là\s+|có\s+|đạt\s+|từ\s+|sau\s+|bằng\s+)?|(?P<sign>(?<![-=\w\"'/])[<>≤≥])\s*)$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?<!\w)không\s+(?:được\s+)?(?:phép\s+)?(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE)
# "gần gấp 3 lần", "hơn gấp đôi": the word stands before "gấp", which is no part of the figure.
_TIMES_QUALIFIER = re.compile(
    rf"(?<!\w){_NO_ADJECTIVE}(?P<word>hơn|gần|khoảng|xấp\s+xỉ|ít\s+nhất|tối\s+thiểu)\s+gấp\s+$", re.IGNORECASE
)
# "chỉ cấp cho 5 xã": the number alone, though words stand between; "chỉ số", "chỉ tiêu", "địa chỉ" are nouns.
_ONLY = re.compile(
    r"(?<!địa\s)(?<!\w)chỉ\s+(?!số|tiêu|thị|đạo|định|huy|dẫn|cần|sau)(?:(?!giảm|tăng|còn|xuống|lên)[^\W\d_]+\s+){1,4}$",
    re.IGNORECASE,
)
# "từ 16 tuổi trở lên": the bound is said after the figure.
_OPEN_END = re.compile(r"(?:/[^\W\d_]+)?(?:\s+[^\W\d_]+){0,6}?\s+trở\s+(?P<way>lên|xuống|đi|về)(?!\w)", re.IGNORECASE)
_RANK = re.compile(
    r"(?:xếp(?:\s+(?:hạng|thứ|vị\s+trí))*|(?:thứ\s+)?hạng(?:\s+thứ)?|đứng(?:\s+(?:thứ|vị\s+trí))+|vị\s+trí(?:\s+thứ)?"
    r"|thứ(?:\s+hạng)?|(?:lớn|giàu|cao|đông|dài|nhanh|mạnh|nhiều|nhỏ|rộng|trọng)(?:\s+nhất)?\s+thứ)\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"(?<!\w)(?<!không\s)(?:(?P<up>(?<!gia\s)tăng|vượt|(?:{_LARGER})\s+hơn)|(?P<down>giảm|rút\s+ngắn|tụt|bớt|(?:{_SMALLER})\s+hơn)|(?P<times>gấp))"
    r"(?:\s+(?:thêm|lần\s+lượt|tới|thứ\s+hạng|hạng|gần|hơn|khoảng|trên|được|đi|(?P<result>lên|xuống|còn|đến|thành|từ)))*\s+$",
    re.IGNORECASE,
)
# Units that only changes have, so that "tăng lên 3 bậc" is one.
_STEPS = frozenset(("bậc", "lần", "điểm phần trăm"))
# "đứng thứ 6, lên 1 bậc"
_MOVED = re.compile(r"(?<!\w)(?:(?P<up>lên|vượt)|(?:xuống|lùi|tụt))(?:\s+(?:thêm|tới|hẳn))?\s+$", re.IGNORECASE)
_MOVES = frozenset(("bậc", "hạng", "thứ hạng", "vị trí"))
# "thêm 300 máy so với năm 2023"
_MORE = re.compile(r"(?<!\w)(?P<up>thêm)\s+$", re.IGNORECASE)
_THAN = re.compile(
    rf"(?<!\w)(?:(?P<up>(?:{_LARGER})\s+hơn)|(?:(?:{_SMALLER})\s+hơn))(?:\s+(?:so\s+với|hồi|của))?\s+$", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<!\w)thứ\s+$", re.IGNORECASE)
# "thứ 3 cả nước", "thứ 19/63"
_AMONG = re.compile(
    r"\s*/|\s+(?:cả\s+nước|toàn\s+quốc|thế\s+giới|toàn\s+cầu|châu|khu\s+vực|Đông|Nam|trong\s+(?:số|tổng|bảng)"
    r"|trên\s+(?:tổng|\d))",
    re.IGNORECASE,
)
# "tiết kiệm 24,7 tỷ đồng so với năm 2021"; a saving without a comparison is an amount of its own.
_SAVED = re.compile(r"(?<!\w)tiết\s+kiệm(?:\s+(?:được|khoảng|gần|hơn|trên))*\s+$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:\s+[^\W\d_]+){0,6}?\s+so\s+với(?!\w)", re.IGNORECASE)
_ABOVE = re.compile(r"(?<!\w)vượt(?:\s+(?:quá|mốc|mức|ngưỡng|con\s+số))?\s+$", re.IGNORECASE)
# Units of shares: a number of them behind "vượt" says by how much.
SHARES = frozenset(("%", "điểm phần trăm"))
_COMPARED_FIRST = re.compile(r"(?<!\w)so\s+với(?!\w)", re.IGNORECASE)


# ", ít hơn 2.035 thư của năm 2024": the number is what the one before is compared with, and no bound.
_COMPARES = re.compile(r"[,;(]\s*(?:ít|nhiều|kém|nhỏ|lớn)\s+hơn\Z", re.IGNORECASE)


def qualifier_before(text: str, begin: int, start: int) -> tuple[str | None, int]:
    """Return the qualifier that stands right before a number, and where it begins.

    Args:
        text: The text.
        begin: Nothing before this is read.
        start: Where the number begins; returned where there is no qualifier, or "gấp" stands between.
    """
    if match := _QUALIFIER.search(text, max(begin, start - 25), start):
        if match["word"] and _COMPARES.search(text, max(begin, match.start() - 3), match.start() + len(match["word"])):
            return None, start
        word = _qualifier(match["word"] or match["sign"])
        # "không được dài quá 25 chữ cái": what must not be more is at most
        is_denied = (match["word"] or "").lower() == "quá" and _DENIED.search(
            text, max(begin, match.start() - 30), match.start()
        )
        return ("at_most" if is_denied else word), match.start()
    if match := _TIMES_QUALIFIER.search(text, max(begin, start - 25), start):
        return _qualifier(match["word"]), start
    return None, start


def _qualifier(words: str) -> str:
    return QUALIFIER_OF[re.sub(r"\s+", " ", words.lower())]


def above_before(text: str, begin: int, start: int) -> int | None:
    """Return where "vượt" or "vượt quá" begins that stands right before a number, or ``None``."""
    match = _ABOVE.search(text, max(begin, start - 16), start)
    return match.start() if match else None


def bound_after(text: str, end: int, limit: int) -> str | None:
    """Return the qualifier that a bound behind a figure makes ("16 tuổi trở lên"), or ``None``."""
    bound = _OPEN_END.match(text, end, limit)
    if bound is None:
        return None
    return "at_least" if bound["way"].lower() == "lên" else "at_most"


def is_only(text: str, clause: Span, start: int) -> bool:
    """Tell whether "chỉ" stands before a number with other words between them."""
    return _ONLY.search(text, max(clause.start, start - 40), start) is not None


def is_rank(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a number is a rank: "xếp thứ 19", "lớn thứ hai", "thứ ba cả nước"; "thứ hai" alone is none.

    Args:
        text: The text.
        begin: Nothing before this is read.
        start: Where the number begins.
        end: Where it ends.
    """
    rank = _RANK.search(text, max(begin, start - 30), start)
    if rank is None:
        return False
    return rank[0].strip().lower() != "thứ" or _AMONG.match(text, end) is not None


def is_ordinal(text: str, begin: int, start: int) -> bool:
    """Tell whether "thứ" stands right before a number."""
    return _ORDINAL.search(text, max(begin, start - 6), start) is not None


def change_before(text: str, begin: int, start: int, unit: Unit, *, is_range: bool) -> str | None:
    """Return ``increase``, ``decrease`` or ``multiple`` where a number is a change, else ``None``.

    "Tăng lên 87 triệu" and "giảm còn 5%" say what it came to: those are levels.
    """
    match = _CHANGE.search(text, max(begin, start - 40), start)
    if match is None:
        saved = _SAVED.search(text, max(begin, start - 40), start)
        compared = saved and (
            _COMPARED.match(text, unit.mark_end) or _COMPARED_FIRST.search(text, begin, saved.start())
        )
        return "decrease" if compared else _moved(text, begin, start, unit)
    if match["up"] and match["up"].lower() == "vượt" and unit.code not in SHARES:
        return None
    result = match["result"] and not (is_range and match["result"].lower() == "từ")  # "tăng từ 5 đến 10%"
    if result and (unit.name or "").lower() not in _STEPS:
        return None
    if match["times"]:
        return "multiple"
    return "increase" if match["up"] else "decrease"


def _moved(text: str, begin: int, start: int, unit: Unit) -> str | None:
    """Return the change that "lên" or "xuống" makes of steps, and "thêm" of what is compared, else ``None``."""
    move = None
    if (unit.name or "").lower() in _MOVES:
        move = _MOVED.search(text, max(begin, start - 20), start)
    elif more := _MORE.search(text, max(begin, start - 12), start):
        move = more if _COMPARED.match(text, unit.mark_end) else None
    if move is None:
        return None
    return "increase" if move["up"] else "decrease"


def compared_before(text: str, begin: int, start: int, times: list[Span]) -> str | None:
    """Return the change of a number whose base stands before it: "nhiều hơn cuối năm 2023 khoảng 121.000 máy".

    Args:
        text: The text.
        begin: Nothing before this is read.
        start: Where the number begins, with its qualifier.
        times: Where the times of the sentence stand.
    """
    base = next((time for time in times if time.start >= begin and not text[time.end : start].strip()), None)
    if base is None or base.end > start:
        return None
    match = _THAN.search(text, max(begin, base.start - 30), base.start)
    return None if match is None else ("increase" if match["up"] else "decrease")
