"""What an earlier question was about: the thing, and what is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.forms import FIGURES, Asking, Form
from assistant.pieces import Pieces
from assistant.said import Pattern, Said
from sources.document import Span

_DOING = (
    r"(?:cấp lại|cấp đổi|cấp mới|xin cấp lại|xin cấp|được cấp|cấp|làm lại|làm|đổi lại|đổi sang|đổi|đăng ký|đăng kí"
    r"|kích hoạt|nộp|xin"
    r"|bị mất|mất|làm mất|bị hỏng|hỏng|khai báo|khai|tra cứu|mua|sử dụng|dùng|cài đặt|cài|ban hành|công bố|chủ trì"
    r"|ký|tổ chức|thu hồi"
    r"|tích hợp|thông qua|hủy|mở khóa|khóa|phát hành|thu nhận|phê duyệt|xử lý|tiếp nhận|triển khai|xây dựng"
    r"|thành lập|lập"
    r"|quản lý|thực hiện"
    r"|cung cấp|nhận|tạo|gia hạn|sửa|thay đổi|bổ sung|xuất trình|mang|giữ|cầm)"
)
_HELPING = (
    r"(?:đã|đang|sẽ|vừa|mới|được|phải|cần|muốn|có thể|có|hiện nay|hiện tại|hiện|đến nay|tới nay|tính đến nay|việc|là"
    r"|cho"
    r"|xin|tổng cộng|tất cả"
    r"|tôi|mình|người dân|công dân|thì|từ|vậy|thế|hồi|để|kể|về|lần đầu|bị)"
)
_LEADING = Pattern(rf"[ ,:]*(?:(?:{_HELPING}|{_DOING})(?!\w)[ ,:]*)*", exact=True)
_LEADING_HELP = Pattern(rf"[ ,:]*(?:{_HELPING}(?!\w)[ ,:]*)*", exact=True)
_TRAILING_HELP = Pattern(
    r"(?:[ ,:]+(?:thì|là|có|được|(?<!chuẩn )bị|đã|đang|sẽ|phải|cần|do|từ|đến|vào|hiện|gồm|bao gồm|rồi|vậy|ạ|thế|nhỉ|nhé|khoảng"
    r"|chừng|ước|ở|tại|trong"
    r"|mất|tốn|hết|trên|cho|nữa|những|các|theo|để|hay|hoặc|lệ phí|phí|chi phí"
    r"|thời hạn|thủ tục|giấy tờ|hồ sơ gồm|độ tuổi|điều kiện))*[ ,:?.!]*$",
    exact=True,
)
_TRAILING = Pattern(
    r"(?:(?<!của)(?<!các)(?<!cho)(?<!một)[ ,:]+(?:thì|là|có|được|(?<!chuẩn )bị|đã|đang|sẽ|phải|cần|do|từ|đến|vào|hiện|gồm"
    r"|bao gồm|rồi|vậy|ạ|thế|nhỉ|nhé|khoảng"
    r"|chừng|ước|ở|tại|trong"
    r"|mất|tốn|hết|trên|cho|nữa|những|các|theo|để|hay|hoặc|thời hạn|hiệu lực|giá trị|lệ phí|phí|diễn ra|chiếm|đạt"
    r"|đóng góp|xếp|đứng|tăng"
    r"|giảm|bắt đầu|kết thúc|kéo dài|sử dụng|dùng|còn|mang|ra đời|bao nhiêu|nằm|tên|nghĩa|có hiệu lực|chạy|đang còn"
    rf"|{_DOING}))*[ ,:?.!]*$",
    exact=True,
)
# Units ask how much of something there is; other nouns are what is counted.
_UNIT = Pattern(
    r"[ ]*(?:triệu |tỷ |tỉ |nghìn |ngàn )?(?:phần trăm|%|tiền|đồng|lần|bậc|điểm|tuổi|ngày|năm|tháng|giờ|phút|giây"
    r"|tuần|usd|đô la|tỷ|tỉ|triệu"
    r"|nghìn|vnd|kinh phí|thời gian|lâu)(?!\w)"
)
_KINDS = Pattern(
    r"[ ]*(?:loại|nhóm|bước|mục|mức|cấp|mặt|phần|kiểu|dạng|hình thức|cách|trường hợp|điều|chương|khoản|số|chữ số)(?!\w)"
)
_COUNTED_END = Pattern(
    r"[,;?!]| (?:so với|trên tổng|tính đến|để|thì|tại|ở|trong|vào|trên cả nước|rồi|vậy|ạ|nhỉ|thế|nữa|qua)(?!\w)"
)
# What opens with how someone is placed, and goes on with what is wanted.
_CONDITION = Pattern(r"(?:không|nếu|khi|tôi|mình|em|nhà|lỡ|bị|con|vợ|chồng|người|mất|chưa)(?!\w)")
_PEOPLE_ALONE = frozenset({"người", "nguoi"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about; the spans are places in its text.

    Attributes:
        thing: What it is about.
        event: That, with what is done with it.
        doing: The words before "bao nhiêu", where things are counted after it; else ``None``.
    """

    thing: Span
    event: Span
    doing: Span | None


def subject_of(asked: Pieces) -> Subject | None:
    """Return what a question is about; ``None`` where it names nothing."""
    form = asked.forms[0] if asked.forms else None
    if form is not None and form.form is Form.COUNT and (counted := _counted(asked, form)):
        thing = _narrowed(asked, counted, _LEADING_HELP, _TRAILING_HELP)
        doing = _narrowed(asked, _without_times(asked, Span(0, form.span.start)), _LEADING_HELP, _TRAILING_HELP)
        return Subject(thing, Span(thing.start, thing.end), doing) if _says(asked, thing) else None
    for chunk in _chunks(asked, form):
        thing = _cut(asked, _narrowed(asked, chunk, _LEADING, _TRAILING))
        event = _narrowed(asked, chunk, _LEADING_HELP, _TRAILING_HELP)
        if _says(asked, thing):
            return Subject(thing, event, None)
    return None


def _counted(asked: Pieces, form: Asking) -> Span | None:
    """Return the noun that is counted after "bao nhiêu"; ``None`` where a unit or nothing stands there."""
    rest = asked.said.part(form.span.end)
    if not rest.text or _UNIT.match(rest) or _KINDS.match(rest):
        return None
    end = _COUNTED_END.search(asked.said, form.span.end + 1)
    limit = end.start() if end else len(asked.text)
    later = [time.span.start for time in asked.times if time.span.start > form.span.end]
    later += [other.span.start for other in asked.forms if other.span.start > form.span.end]
    span = Span(form.span.end, min([limit, *later]))
    words = span.of(asked.said.key).split()
    return span if _says(asked, span) and (len(words) > 1 or words[0] not in _PEOPLE_ALONE) else None


def _chunks(asked: Pieces, form: Asking | None) -> list[Span]:
    """Return the stretches before and after the words that ask, without the times at their ends."""
    if form is None:
        return [_without_times(asked, Span(0, len(asked.text)))]
    before = _without_times(asked, _last_clause(asked, Span(0, form.span.start)))
    after = Span(form.span.end, len(asked.text))
    if form.form in FIGURES:
        after = _without_times(asked, after)
    return [before, after]


_CLAUSE = re.compile(r",\s+(?=(?:\S+\s+){2})")


def _last_clause(asked: Pieces, span: Span) -> Span:
    """Return a stretch from its last comma on: "Không có điện thoại, muốn xin thẻ giấy thì …"."""
    if not _CONDITION.match(asked.said):
        return span
    commas = list(_CLAUSE.finditer(asked.text, span.start, span.end))
    return Span(commas[-1].end(), span.end) if commas else span


def _without_times(asked: Pieces, span: Span) -> Span:
    """Return a stretch without the time that it opens with, and, where a figure is asked, closes with."""
    start, end = span.start, span.end
    asks_figure = bool(asked.forms) and asked.forms[0].form in FIGURES
    for time in asked.times:
        if not asked.text[start : time.span.start].strip(" ,"):
            start = max(start, min(time.span.end, end))
    for time in reversed(asked.times):
        if asks_figure and time.span.start >= start and not asked.text[time.span.end : end].strip(" ,?."):
            end = min(end, time.span.start)
    return Span(start, max(start, end))


def _narrowed(asked: Pieces, span: Span, leading: Pattern, trailing: Pattern) -> Span:
    text = span.of(asked.text)
    said = Said(text, asked.said.is_sure)
    lead = leading.match(said)
    start = lead.end() if lead else 0
    # What closes it has a space before it, so that a word is never cut.
    tail = trailing.search(Said(" " + text[start:], said.is_sure))
    end = start + max(0, tail.start() - 1) if tail else len(text)
    return Span(span.start + start, span.start + max(start, end))


_TOO_WIDE = frozenset({"", "người", "nguoi", "ai", "trẻ", "tre", "công dân", "cong dan"})
_STATE = re.compile(r" (?:đang|bị|đã|dang|bi|da) ")
_GOES_ON = Pattern(r" (?:thì|có|được|bị|gồm|bao gồm|là|phải|cần|còn|sẽ|đã|đang|không|chưa)(?!\w)", exact=True)


def _cut(asked: Pieces, span: Span) -> Span:
    """Return a stretch up to where something is said of the thing that it opens with."""
    key = span.of(asked.said.key)
    ends = [match.start() for match in _GOES_ON.all(Said(span.of(asked.text), asked.said.is_sure))]
    # "Người đang bị tạm giam có …": "người" alone says too little.
    end = next((end for end in ends if key[:end].strip() not in _TOO_WIDE and not _STATE.match(key, end)), None)
    return span if end is None else Span(span.start, span.start + end)


_WORD = re.compile(r"\w")


def _says(asked: Pieces, span: Span) -> bool:
    return _WORD.search(asked.text, span.start, span.end) is not None
