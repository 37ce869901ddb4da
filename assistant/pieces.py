"""A question in pieces: what it opens and closes with, its times, places, pronouns, form, and the words of its own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from assistant.forms import Asking, forms_in
from assistant.matching import is_telling
from assistant.places import place_spans
from assistant.said import Pattern, Said
from assistant.time_before import relative_times
from assistant.times_asked import TimeNamed, times_named
from index.lexical import syllables
from sources.document import Span
from sources.text import fold
from sources.unaccented_times import with_accents

# "Còn" opens what is asked of something else; the others what follows from the answer.
_OPENS_BESIDE = Pattern(
    r"(?:(?:thế|vậy|rồi|và|à|ừ|ờ|thế thì|vậy thì|tiếp|nhưng)[ ,]+)*(?:còn(?! (?:bao nhiêu|mấy|lại|hiệu lực|hạn"
    r"|thời hạn|được|giá trị"
    r"|phải|cần(?! thơ| giuộc| đước)|nợ|thiếu|gì)(?!\w))|riêng(?= (?:\w+ ){1,6}(?:thì|\w+\W*$))|(?:what|how) about|and (?:for|in|what about))(?: (?:về|với|đối với|ở"
    r"|cả))?(?!\w)[ ,:]*"
    r"|(?:thế|vậy) (?:về|với|đối với)[ ,]+",
    exact=True,
)
_OPENS_FROM_IT = Pattern(
    r"(?:(?:thế|vậy|thế thì|vậy thì|rồi|và|à|ừ|ờ|ok|oke|nhưng|nhưng mà|mà|thì|tiếp theo|ngoài ra)(?! (?:nào|giới|hệ"
    r"|chấp|mạnh|hóa"
    r"|chân|cơ|tiền|vốn|thể)(?!\w))(?:[ ,]+|$)|tức là |nghĩa là )+",
    exact=True,
)
_CLOSES = Pattern(
    r"[ ,]*(?:thì|là)? ?(?:sao|thế nào|như thế nào|ra sao|bao nhiêu)(?: (?:nhỉ|vậy|ạ|thế|rồi|hả|nè|ta|đây))*[ ?.!]*$"
)
_THING = (
    r"(?:chúng nó|nó|ông ấy|bà ấy|anh ấy|chị ấy|người (?:đó|này|ấy)|(?<=trong )đó|(?<=trên )đó|cái (?:đó|này|ấy|kia)"
    r"|(?:loại|thẻ|giấy|tài khoản|luật|chỉ số|con số|số|tỷ lệ|dịch vụ|hội nghị"
    r"|đề án|chương trình"
    r"|nền tảng|văn bản|quy định|thông tư|nghị định|quyết định|ứng dụng|tổ|mã|điều|chữ ký|chứng thư|giải thưởng"
    r"|cuộc họp|sự kiện"
    r"|kết quả|nhiệm vụ|mục tiêu|hệ thống|cơ sở dữ liệu|cổng)(?: (?:số|điện tử|công|căn cước|này))? (?:đó|này|ấy|kia"
    r"|trên))"
)
_EVENT = r"(?:việc|thủ tục|chuyện|vụ|điều|quy trình|hồ sơ) (?:đó|này|ấy|kia|trên)"
_THEN = (
    r"(?:(?:vào|trong|hồi|ở|cùng) )?(?:năm|tháng|quý|thời điểm|lúc|hồi|thời gian|khi|giai đoạn|ngày|dịp) (?:đó|ấy)"
    r"|cùng (?:năm|thời điểm|ngày|quý|tháng)(?: (?:đó|ấy))?"
)
_THERE = r"(?:(?:ở|tại) )?(?:tỉnh|thành phố|nơi|địa phương|chỗ|xã|huyện) (?:đó|này|ấy|kia)|ở (?:đó|đấy|đây)(?= |\?|$)"
_PRONOUNS = {
    "then": Pattern(rf"(?<!\w)(?:{_THEN})(?!\w)"),
    "there": Pattern(rf"(?<!\w)(?:{_THERE})(?!\w)"),
    "event": Pattern(rf"(?<!\w)(?:{_EVENT})(?!\w)"),
    "thing": Pattern(rf"(?<!\w)(?:{_THING})(?!\w)"),
    "named": Pattern(
        r"(?<!\w)(?!(?:trong|do|sau|trước|từ|khi|lúc|theo|nhờ|như|nơi|ở|tại|và|là|thì|có|hai|ba|năm|tháng|quý|ngày"
        r"|hiện|bên|phía) )"
        r"(?P<head>\w+(?: \w+)?) (?:đó|ấy)(?!\w)"
    ),
}
NATION = Pattern(r"(?<!\w)(?:trên )?(?:cả nước|toàn quốc|toàn nước|trên toàn quốc)(?!\w)")
_TIME_BEFORE = re.compile(
    r"(?<!\w)(?:(?:tinh|cho|ke|luy ke) )?(?:(?:den|toi|tu)(?: het)?|vao|trong|hoi|rieng|o|cua|cho|het)(?: (?:thoi diem"
    r"|ngay|ca))? $"
)
_TIME_AFTER = re.compile(r" (?:tro lai day|nay)(?!\w)")
_TITLES = ("tỉnh ", "tinh ", "thành phố ", "thanh pho ", "tp ", "tp. ")
# Words that tell of no subject by themselves: they are about one.
_ABOUT_ONE = Pattern(
    r"(?<!\w)(?:loại|nhóm|bước|mục|phần|bậc|cấp độ|mức độ|mức|cấp lại|cấp đổi|cấp mới|cấp|làm lại|làm|đổi lại"
    r"|(?<!chuyển )đổi|nộp|đăng ký|đăng kí"
    r"|tham gia|sử dụng|dùng|có hiệu lực|hiệu lực|giá trị|thời hạn|thời gian|hạn|lệ phí|phí|chi phí|giá|tiền|tốn|mất"
    r"|miễn phí|trả|đóng"
    r"|thủ tục(?! hành chính)|hồ sơ(?= (?:gì|nào|gồm|cần|ra sao|thế nào|bao nhiêu|ở đâu|nộp)|\W*$)|giấy tờ|điều kiện"
    r"|yêu cầu|đối tượng|độ tuổi|tuổi|cơ quan|nơi|chỗ|địa chỉ|địa điểm|trụ sở|người|bộ phận"
    r"|(?<!chữ )ký|ban hành|công bố|chủ trì|phát biểu|tổ chức|diễn ra|thực hiện|triển khai|quản lý|phụ trách"
    r"|chịu trách nhiệm|quy định|phê duyệt"
    r"|bắt đầu|kết thúc|áp dụng|thay thế|gia hạn|hủy|khóa|mở|sửa|tăng thêm|tăng|giảm|thay đổi|cao hơn|thấp hơn"
    r"|nhiều hơn|ít hơn|so với"
    r"|đạt|chiếm|xếp|đứng|hạng|điểm|lần|phần trăm|tỷ lệ|tỉ lệ|cụ thể|chi tiết|chính xác|bao gồm|gồm|kể tên|liệt kê"
    r"|tên|mục đích|ý nghĩa"
    r"|lợi ích|tác dụng|chức năng|vai trò|nội dung|cách|trình tự|quy trình|kết quả|phạt|xử phạt|xử lý|bị|cần|phải"
    r"|nên|mang|chuẩn bị|nhận"
    r"|lấy|gửi|giao|trực tiếp|trực tuyến|online|qua mạng|tại nhà|năm|tháng|ngày|quý|tuần|giờ|phút|bắt buộc|khác nhau"
    r"|khác|giống|cao nhất|xong|hoàn tất"
    r"|thấp nhất|nhiều nhất|ít nhất|lớn nhất|đầu tiên|cuối cùng|gấp|đó|này|ấy|kia|nó|cái|con|tui|tao|bọn|chiếc|vậy"
    r"|thế|nhỉ|ạ|nữa"
    r"|ít|nhiều|hết"
    r"|chưa|không|phải|đúng|rồi|luôn|chức vụ|giữ chức|chức|nguồn|căn cứ|theo|trước|sau|cùng kỳ|hiện|hơn|kém|kỳ|liền"
    r"|kề|lý do|nhờ|do"
    r"|cả|tất cả|toàn bộ|mỗi|từng|hướng dẫn|giải thích|nêu|nói|thấy|it|they|them|this|that|issued|issues?)(?!\w)"
)


@dataclass(frozen=True)
class Pronoun:
    """A word that stands for something said before: a "thing", an "event", a time ("then") or a place ("there")."""

    kind: str
    span: Span


@dataclass(frozen=True)
class Pieces:
    """A question, read into pieces; the spans are places in the text of ``said``.

    Attributes:
        whole: It, without what opens it, its times with diacritics.
        said: The same without what closes it.
        is_beside: Whether it opens as one that asks the same of something else ("còn …").
        is_from_it: Whether it opens as one that follows from the answer ("vậy …").
        is_closed: Whether it closes with what only asks on ("… thì sao?").
        times: The times that it names; with the preposition before each.
        places: The places that it names.
        pronouns: What stands for something said before.
        forms: The words that ask.
    """

    whole: Said
    said: Said
    is_beside: bool
    is_from_it: bool
    is_closed: bool
    times: tuple[TimeNamed, ...]
    places: tuple[Span, ...]
    pronouns: tuple[Pronoun, ...]
    forms: tuple[Asking, ...]

    @property
    def text(self) -> str:
        """Its text."""
        return self.said.text

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The telling syllables that are none of its pieces: what it is about."""
        spans = [time.span for time in self.times] + list(self.places)
        spans += [pronoun.span for pronoun in self.pronouns] + [form.span for form in self.forms]
        bare = self.said.key
        for span in spans:
            bare = bare[: span.start] + " " * (span.end - span.start) + bare[span.end :]
        rest = Said(bare, self.said.is_sure)
        for pattern in (NATION, _ABOUT_ONE):
            for match in pattern.all(rest):
                bare = bare[: match.start()] + " " * len(match[0]) + bare[match.end() :]
        return tuple(word for word in syllables(bare) if is_telling(word, self.said.is_sure))

    @cached_property
    def names_nation(self) -> bool:
        """Tell whether it names the whole country."""
        return NATION.search(self.said) is not None

    @cached_property
    def names_something(self) -> bool:
        """Tell whether one of its own words is an acronym or another name."""
        words = re.findall(r"\w+", self.text)
        own = set(self.own_words)
        return any(word.lower() in own and (word[1:] != word[1:].lower() or word[1:].isdigit()) for word in words)


def read_pieces(said: Said, today: dt.date) -> Pieces:
    """Read a question into its pieces.

    Args:
        said: The question.
        today: What its times are read against.
    """
    said = Said(with_accents(said.text), said.is_sure)
    body, is_beside, is_from_it = _without_opening(_without_particles(said))
    whole = body
    body, is_closed = _without_closing(whole, is_beside, today)
    times = tuple(_with_preposition(body, time) for time in _times_in(body, today))
    pronouns = _pronouns_in(body)
    taken = [time.span for time in times] + [pronoun.span for pronoun in pronouns]
    places = tuple(
        _with_title(body, span) for span in place_spans(_as_typed(body)) if not any(span.meets(t) for t in taken)
    )
    forms = tuple(form for form in forms_in(body) if not any(form.span.meets(span) for span in taken))
    return Pieces(whole, body, is_beside, is_from_it, is_closed, times, places, pronouns, forms)


# Of "the" at the start the restorer, which reads no talk, makes what opens hardly a question.
_MISTAKEN = Pattern(r"thể (?!thao|loại|hiện|chế|thức|lệ|chất|tích)", exact=True)
_PARTICLES = Pattern(
    r"(?:[ ,]+(?:vậy|v|ạ|thế|nhỉ|hả|hở|nhé|nha|ta|nè|đây|dzậy|zậy|vại|ad|ơi|bạn|với))+[ ?.!]*$", exact=True
)


def _without_particles(said: Said) -> Said:
    """Take off what says nothing at the end: "… vậy ạ?"."""
    match = _PARTICLES.search(said)
    return said.part(0, match.start()) if match and match.start() else said


def _without_opening(said: Said) -> tuple[Said, bool, bool]:
    if not said.is_sure and (match := _MISTAKEN.match(said)):
        return said.part(match.end()), False, True
    if match := _OPENS_BESIDE.match(said):
        return said.part(match.end()), True, False
    if (match := _OPENS_FROM_IT.match(said)) and match.end():
        return said.part(match.end()), False, True
    return said, False, False


_DOES = Pattern(r" (?:thì|được|cấp|đạt|có|là|mất|cần|phải|tăng|giảm|chiếm|dùng|làm)(?!\w)")


def _without_closing(said: Said, is_beside: bool, today: dt.date) -> tuple[Said, bool]:
    """Take off "thì sao?", and "thế nào?" or "bao nhiêu?" where nothing but a piece or two stands before it."""
    match = _CLOSES.search(said)
    if match is None:
        return said, False
    before = said.part(0, match.start())
    words = fold(match[0]).split()
    asks_on = words[0] == "thi" or words[:2] == ["la", "sao"] or is_beside
    if is_beside and words[0] not in ("thi", "la", "sao"):
        # "còn chữ ký số thì cấp được bao nhiêu?" asks by itself.
        asks_on = _DOES.search(before) is None
    asks_on = asks_on or not _rest_of(before, today)
    if not asks_on or any(form.span.end <= len(before.text) for form in forms_in(before)):
        return said, False
    return before, True


def _rest_of(said: Said, today: dt.date) -> str:
    """Return what is left of a text without its times and places."""
    bare = said.text
    spans = [time.span for time in times_named(bare, today)] + list(place_spans(_as_typed(said)))
    for span in spans:
        bare = bare[: span.start] + " " * (span.end - span.start) + bare[span.end :]
    return bare.strip()


def _as_typed(said: Said) -> str:
    """Return its text; without diacritics where none were typed, since those of a name are easily mistaken."""
    return said.text if said.is_sure else fold(said.text)


def _times_in(said: Said, today: dt.date) -> list[TimeNamed]:
    """Return the times named, with those that are said from the time asked before, such as "năm trước đó"."""
    named = times_named(said.text, today)
    others = [Span(*match.span()) for match in relative_times(said)]
    found = [TimeNamed(span, (today, today), False) for span in others]
    kept = [time for time in named if not any(time.span.meets(span) for span in others)]
    return sorted([*kept, *found], key=lambda time: time.span)


def _with_preposition(said: Said, time: TimeNamed) -> TimeNamed:
    folded = fold(said.text)
    before = None if time.is_compared else _TIME_BEFORE.search(folded, 0, time.span.start)
    after = _TIME_AFTER.match(folded, time.span.end)
    start = before.start() if before else time.span.start
    return TimeNamed(Span(start, after.end() if after else time.span.end), time.days, time.is_compared)


def _with_title(said: Said, span: Span) -> Span:
    """Return a place's span with "tỉnh" before it."""
    head = said.key[: span.start]
    for title in _TITLES:
        if head.endswith(title) and (len(head) == len(title) or not head[-len(title) - 1].isalnum()):
            return Span(span.start - len(title), span.end)
    return span


def _pronouns_in(said: Said) -> tuple[Pronoun, ...]:
    found: list[Pronoun] = []
    for kind, pattern in _PRONOUNS.items():
        if kind == "named" and not said.is_sure:
            continue  # "toc do" is no pronoun
        for match in pattern.all(said):
            span = Span(*match.span())
            if not any(span.meets(other.span) for other in found):
                found.append(Pronoun(kind, span))
    return tuple(sorted(found, key=lambda pronoun: pronoun.span))
