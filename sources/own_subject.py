"""The subject that a clause names before its predicate: "còn | Hà Nội | đứng thứ 4".

There is no parser here: a subject is what stands between what opens a clause (times, places, "trong đó",
"còn", "ông A cho biết") and the first word that only a predicate has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.document import Span
from sources.periods import PeriodMention

# A first word of a predicate. Verbs are an open class; these are the ones that bring figures.
_PREDICATE = re.compile(
    r"(?<!\w)(?<!doanh\s)(?<!các\s)(?<!trung\s)(?<!nhà\s)(?<!và\s)(?:(?<!người\s)có|đã|đang|sẽ|được|là|đạt|chiếm|cắt\s+giảm|giảm|xếp"
    r"|(?<!gia\s)tăng(?!\s+trưởng(?!\s+\d))|đứng|gồm|bao\s+gồm|vượt|phải|còn(?!\s+lại)|lên|xuống|ước|gấp|cao\s+hơn|thấp\s+hơn|bằng"
    r"|tương\s+đương|(?<!chức\s)cung\s+cấp|tiếp\s+nhận|ghi\s+nhận|xử\s+lý|phục\s+vụ|kết\s+nối|tích\s+hợp|đồng\s+bộ|hoàn\s+thành"
    r"|hoàn\s+thiện|triển\s+khai|thực\s+hiện|kích\s+hoạt|(?<!một\s)(?<!của\s)(?<!mỗi\s)(?<!những\s)tổ\s+chức|ban\s+hành|thành\s+lập"
    r"|huy\s+động|sử\s+dụng|tiết\s+kiệm|(?<!trợ\s)(?<!cao\s)(?<!sơ\s)(?<!nâng\s)(?<!phân\s)(?<!cung\s)cấp(?!\s+(?:huyện|xã|tỉnh|trung\s+ương|bộ|độ|chính\s+quyền|ủy|uỷ))"
    r"|đóng\s+góp|hỗ\s+trợ|khai\s+thác|thu\s+thập|làm\s+sạch|trả\s+kết\s+quả|thuộc|tham\s+gia|đáp\s+ứng|không|chưa"
    r"|chỉ(?!\s+(?:số|tiêu|thị|dẫn|đạo))|dẫn\s+đầu|rút\s+ngắn|rút(?=\s+từ)|phấn\s+đấu|trở\s+thành|đem\s+lại|mang\s+lại|giúp|đưa"
    r"|cho\s+phép|công\s+bố|(?<!đăng\s)(?<!người\s)(?<!chữ\s)ký|mở|nộp|cũng|vì\s+(?:thế|vậy)|do\s+đó|vẫn|mới(?=\s+(?:có|là|chỉ|đạt|được))"
    r"|đặt\s+mục\s+tiêu|gặp|mất(?=(?:\s+(?:khoảng|gần|hơn|trung\s+bình|tới|đến))*\s*\Z))(?!\w)",
    re.IGNORECASE,
)
# What opens a clause without belonging to its subject.
_OPENING = re.compile(
    r"(?:\s|(?:trong\s+(?:đó|số\s+(?:đó|này))|theo\s+đó|đồng\s+thời|ngoài\s+ra|bên\s+cạnh\s+đó|cùng\s+với\s+đó|sau"
    r"|hiện(?:\s+(?:nay|tại))?|đến\s+nay|tính\s+(?:đến|tới|từ|chung)|cũng|và|mà|với|tổng\s+cộng|cụ\s+thể|như|vào|trong|từ"
    r"|đến|hết|thì|so\s+với|đối\s+với|về|việc|qua|thông\s+qua|bước\s+đầu|theo|để|nhằm|do|nhờ|nếu|khi|hoặc|vừa\s+qua|tuy\s+(?:vậy|nhiên)"
    r"|thế\s+nhưng|ngược\s+lại|đáng\s+chú\s+ý|nghĩa\s+là|tức(?:\s+là)?|sang|chỗ|đặt\s+mục\s+tiêu|tất\s+cả|tổng\s+số(?=\s*(?:\d|\Z))"
    r"|cả(?=\s+(?:năm|quý|tháng)\s)|(?:mỗi|hằng)\s+(?:ngày|tháng|quý|năm)|(?:đêm|sáng|trưa|chiều|tối)(?=\s+\d)"
    r"|(?:đầu|giữa|cuối)(?=\s+(?:tuần|tháng|quý|năm)\s))(?!\w))+",
    re.IGNORECASE,
)
# These alone leave a clause its own subject: "trong đó riêng nhóm A, nhóm B chiếm …".
_PLAIN = re.compile(
    r"(?:\s|(?:trong\s+(?:đó|số\s+(?:đó|này))|và|cũng|tất\s+cả|tính\s+chung|nghĩa\s+là|tức(?:\s+là)?)(?!\w))+",
    re.IGNORECASE,
)
# What sets one subject against another; "còn 5 thôn" and "còn lại" are predicates.
CONTRAST = re.compile(
    r"(?:(?:nhưng|song|trong\s+khi(?:\s+đó)?|riêng)(?!\w)|còn(?=\s+(?!lại|có|phải|được|chưa|không|là|ở|trên|dưới|khoảng|hơn|gần|chừng|tới"
    r"|đến|thiếu|nhiều|ít)[^\W\d_])|mà(?=\s+(?:số|tỷ|mức|lượng)\s))\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s*(?:tại|ở|trên\s+địa\s+bàn|trên(?=\s+(?:(?-i:[A-ZĐ])|hệ\s+thống|ứng\s+dụng)))\s+", re.IGNORECASE
)
_REPORTS = re.compile(
    r"(?:(?:cho\s+(?:biết|hay|thấy)|khẳng\s+định|nhấn\s+mạnh)(?:\s+(?:rằng|là))?"
    r"|(?:nói|kể|giải\s+thích|tính|dự\s+báo|ước\s+tính|đánh\s+giá|nhận\s+định)\s+rằng|(?<!số\s)dự\s+báo(?=\s+(?:doanh|số|tỷ|tổng|mức|giá)\s))(?!\w)",
    re.IGNORECASE,
)
# Never a noun, so that "và phải mất 19 ngày" names no subject.
_AUXILIARY = re.compile(r"(?:phải|có|đã|đang|sẽ|được|là|đạt|còn)(?!\w)", re.IGNORECASE)
# A noun that a verb may follow without being its predicate: "Tỷ lệ hộ có cáp quang | đạt".
MEASURED = (
    r"(?:tỷ\s+(?:lệ|trọng)|tỉ\s+(?:lệ|trọng)|số(?!\s+(?:hoá|hóa)(?!\w))|tổng|mức(?:\s+độ)?|thời\s+(?:gian|hạn)|chi\s+phí|kinh\s+phí|giá"
    r"|phí|lệ\s+phí|hạn\s+mức|doanh\s+thu|chỉ\s+số|điểm|tốc\s+độ|mật\s+độ|lượng|lượt)(?!\w)"
)
_MEASURED_FIRST = re.compile(
    rf"(?:(?:đưa|nâng|giảm|tăng|hạ|duy\s+trì|bảo\s+đảm|đảm\s+bảo)\s+(?={MEASURED}))?(?P<head>{MEASURED})", re.IGNORECASE
)
_SAYS_HOW_MUCH = re.compile(
    r"(?<!\w)(?:đạt|là|chiếm|bằng|(?<!gia\s)tăng(?!\s+trưởng)|giảm|ước|xếp|đứng|vượt|gấp|rút\s+ngắn|rút|cao\s+hơn|thấp\s+hơn"
    r"|(?:lên|xuống|dưới)(?=(?:\s+(?:đến|tới|còn|thành|mức))*\s*\Z)|được\s+(?:nêu|ghi|công\s+bố|báo\s+cáo)|tương\s+đương|không\s+quá|vì\s+(?:thế|vậy)|cũng|vẫn)(?!\w)",
    re.IGNORECASE,
)
# What a sentence does that opens with a verb: "Trả kết quả qua bưu chính | mất 26.000 đồng".
_ACT_FIRST = re.compile(
    r"(?:trả\s+kết\s+quả|nộp|cấp|tổ\s+chức(?=\s+[^\W\d_])|hỗ\s+trợ|sử\s+dụng|mở|khai\s+thác)(?=(?:\s+[^\W\d_]+){2})",
    re.IGNORECASE,
)
_LONGEST_LABEL = 55
_LABEL_ENDS = re.compile(r"(?:có|gồm|là|sau|đạt|được|đã\s+cấp|như)\Z", re.IGNORECASE)
_NAMED_IN_RANKING = re.compile(r"xếp\s+(?P<name>(?-i:[A-ZĐ])[^\d,;]{1,40}?)\s+(?=đứng|thứ|hạng|ở\s+vị)", re.IGNORECASE)
_THEN = re.compile(r"\sthì\s+", re.IGNORECASE)
# Words that a subject does not end in.
_DANGLING = re.compile(
    r"\s+(?:và|với|theo|để|từ|của|cho|về|trong|tại|ở|hoặc|như|hơn|gần|khoảng|xấp\s+xỉ|thêm|chỉ|đã|cũng|vẫn)\Z",
    re.IGNORECASE,
)
_ONLY_BOUND = re.compile(r"(?:nhiều|ít|cao|thấp)?\s*(?:hơn|gần|khoảng|xấp\s+xỉ|nhiều|ít|đạt)\Z", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class OwnSubject:
    """What a clause names before its predicate.

    Attributes:
        span: The subject; ``None`` when there is none.
        is_place: Whether it is only where ("Tại Huế, …").
        is_adverbial: Whether words open the clause that make no subject of it ("Theo Bộ Công an, …").
        is_anew: Whether it is set against the subject before it ("còn Hà Nội …").
        has_predicate: Whether a word that only a predicate has follows it.
    """

    span: Span | None
    is_place: bool = False
    is_adverbial: bool = False
    is_anew: bool = False
    has_predicate: bool = False


def own_subject(text: str, clause: Span, limit: int, mentions: list[PeriodMention], *, is_first: bool) -> OwnSubject:
    """Return the subject of a clause.

    Args:
        text: The text.
        clause: The clause.
        limit: Where its first figure begins, or it ends.
        mentions: The times that the sentence names.
        is_first: Whether it opens its sentence, so that a verb in front may be its subject.
    """
    begin = clause.start
    if is_first and (mark := _MARK.match(text, begin, limit)):
        begin = mark.end()
    opened = _Opened(text, begin, limit, mentions)
    if report := _REPORTS.search(text, opened.start, limit):
        opened = _Opened(text, report.end(), limit, mentions)
    elif (then := _THEN.search(text, opened.start, limit)) and (
        opened.is_adverbial or text[then.end() : then.end() + 1].isupper()
    ):
        opened = _Opened(text, then.end(), limit, mentions)
    start = opened.start
    if named := _NAMED_IN_RANKING.search(text, start, limit):
        return OwnSubject(Span(*named.span("name")), has_predicate=True)
    start, end, has_predicate = _reach(text, start, limit, is_first=is_first)
    end = _trimmed(text, start, end)
    if start >= end or not _HAS_WORD.search(text, start, end) or _ONLY_BOUND.match(text, start, end):
        return OwnSubject(None, is_anew=opened.is_anew)
    return OwnSubject(
        Span(start, end), opened.is_place and not has_predicate, opened.is_adverbial, opened.is_anew, has_predicate
    )


def label(text: str, clause: Span, mentions: list[PeriodMention]) -> Span | None:
    """Return the whole of a short clause that ends in a colon and labels what follows; ``None`` where it does not."""
    start = _Opened(text, clause.start, clause.end, mentions).start
    end = _trimmed(text, start, clause.end)
    if not 0 < end - start <= _LONGEST_LABEL or _LABEL_ENDS.search(text, start, end):
        return None
    return Span(start, end) if _HAS_WORD.search(text, start, end) else None


# What numbers a sentence or sets it off, and is no word of it.
_MARK = re.compile(r"\s*(?:(?:\d{1,3}|[a-zđ])[.)]\s+)?[*_>#]*")
# "Đã có 28 cổng …", "Cuối năm 2025 còn 142 thôn"
_THERE_IS = re.compile(r"[\s,]*(?:(?:đã|hiện|mới|vẫn|cũng)\s+)*(?:có|còn)?\s*", re.IGNORECASE)


_IN_WHAT = re.compile(r"\s*(?:trong|với|ngoài)(?!\w)", re.IGNORECASE)


def stands_first(text: str, sentence: Span, figure: int, mentions: list[PeriodMention]) -> bool:
    """Tell whether a sentence begins with what is counted, so that it goes on with no subject before it."""
    if _IN_WHAT.match(text, sentence.start, figure):
        return False  # "Trong 5 triệu yêu cầu ấy, …" goes on
    start = _Opened(text, sentence.start, figure, mentions).start
    return _THERE_IS.fullmatch(text, start, figure) is not None


class _Opened:
    """What opens a clause: where its subject begins, and what the words before say of it."""

    def __init__(self, text: str, start: int, limit: int, mentions: list[PeriodMention]) -> None:
        self.is_place = self.is_adverbial = self.is_anew = False
        while start < limit:
            if contrast := CONTRAST.match(text, start, limit):
                start, self.is_anew = contrast.end(), True
            elif opening := _OPENING.match(text, start, limit):
                self.is_adverbial |= _PLAIN.fullmatch(opening[0]) is None
                start = opening.end()
            elif place := _PLACE.match(text, start, limit):
                start, self.is_place = place.end(), True
            elif mention := next((m.span for m in mentions if m.span.start <= start < m.span.end), None):
                start = mention.end
            else:
                break
        self.start = start


def _reach(text: str, start: int, limit: int, *, is_first: bool) -> tuple[int, int, bool]:
    """Return from where to where a subject may reach, and whether a predicate follows it."""
    if measured := _MEASURED_FIRST.match(text, start, limit):
        head = measured.start("head")
        if found := list(_SAYS_HOW_MUCH.finditer(text, measured.end(), limit)):
            # "tỷ lệ kho đạt chuẩn là 70%": "là" right before the number closes what is measured
            closes = found[-1][0].lower() == "là" and not text[found[-1].end() : limit].strip()
            return head, found[-1 if closes else 0].start(), True
        start = head
    if _AUXILIARY.match(text, start, limit):
        return start, start, True
    predicate = _predicate(text, start, limit)
    if predicate and is_first and predicate.start() == start and (act := _ACT_FIRST.match(text, start, limit)):
        following = _predicate(text, act.end(), limit)
        if following and len(text[act.end() : following.start()].split()) > 1:
            predicate = following
    return start, predicate.start() if predicate else limit, predicate is not None


def _predicate(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return the first word of a predicate; one with a capital inside a clause is part of a name ("ông Đạt")."""
    for found in _PREDICATE.finditer(text, start, limit):
        if found.start() == start or not text[found.start()].isupper():
            return found
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if dangling := _DANGLING.search(text, start, end):
        end = dangling.start()
    return end
