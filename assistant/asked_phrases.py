"""Phrases of a sentence that a question for a body, a place, a thing, a cause or a rule may be answered by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.spelling import is_syllable
from sources.document import Span
from sources.text import accent_key

# All patterns are over the accent key of a text, which is as long as the text.
_WORD = re.compile(r"\w+(?:[.'’/-]\w+)*")
# What a noun phrase does not go on over: verbs that help others, prepositions that open a new phrase, conjunctions.
_ENDS = frozenset(
    "được đã đang sẽ cho với để tại trong là đạt có khi theo từ đến bị do so vào hoặc hay thì mà nhưng cùng nên vì bởi qua ở phải cần sau"
    " trước kể gồm ra còn chiếm nhằm giúp đó không chưa cũng vẫn chỉ như nếu bằng thành rằng tuy nhằm nhờ dù nào".split()
)
# Verbs that bodies are the subject of, in law and in news.
_ACTS = re.compile(
    r"(?:chủ\s+trì|phối\s+hợp|quy\s+định|ban\s+hành|cấp(?!\s+(?:tỉnh|huyện|xã|trung\s+ương|bộ|cao|cơ\s+sở))|thực\s+hiện|quyết\s+định"
    r"|hướng\s+dẫn|xem\s+xét|công\s+bố|thông\s+báo|ký|phê\s+duyệt|cung\s+cấp|tiếp\s+nhận|giải\s+quyết|kiểm\s+tra|yêu\s+cầu|đề\s+nghị"
    r"|nói|cho\s+biết|cho\s+rằng|phát\s+biểu|khẳng\s+định|nhấn\s+mạnh|chỉ\s+đạo|chịu|thống\s+nhất|trình|giao|báo\s+cáo|xây\s+dựng|gửi"
    r"|lập|làm|tự|nộp|triển\s+khai|tham\s+gia|dự|thu|trả|nhận|đồng\s+ý|tổ\s+chức\s+(?=thu|cấp|thực))(?!\w)"
)
_BODIES = (
    r"(?:(?:bộ\s+trưởng|thứ\s+trưởng|thủ\s+tướng|phó\s+thủ\s+tướng|thủ\s+trưởng|chủ\s+tịch|phó\s+chủ\s+tịch|giám\s+đốc|phó\s+giám\s+đốc"
    r"|tổng\s+giám\s+đốc|cục\s+trưởng|phó\s+cục\s+trưởng|tổ\s+trưởng|trưởng\s+\w+|người|công\s+dân|cá\s+nhân|cán\s+bộ|công\s+chức|đại\s+diện"
    r"|cơ\s+quan|tổ\s+chức|doanh\s+nghiệp|đơn\s+vị|công\s+ty|tập\s+đoàn|ngân\s+hàng|ủy\s+ban|uỷ\s+ban|ubnd|hội\s+đồng|chính\s+phủ|quốc\s+hội"
    r"|công\s+an|tòa\s+án|viện|văn\s+phòng|bộ|cục|tổng\s+cục|sở|ban|hội|đảng|trường|đội|chủ\s+\w+|bên\s+\w+|ông|bà|anh|chị|các\s+nhà\s+\w+|nhà\s+\w+"
    r"|cha|mẹ|vua|hoàng\s+đế|tổng\s+thống|thượng\s+tướng|đại\s+tướng|trung\s+tướng|thiếu\s+tướng|đại\s+tá|thượng\s+tá|trung\s+tá|đồng\s+chí))"
)
_BODY = re.compile(rf"(?<!\w)(?:(?:các|những|mọi|một)\s+)?{_BODIES}(?!\w)")
# Words that stand right before the body that does something.
_AGENT = re.compile(r"(?<!\w)(?:do|bởi|thuộc\s+về|thẩm\s+quyền\s+của|trách\s+nhiệm\s+của|thuộc\s+thẩm\s+quyền(?:\s+của)?)\s+(?=\w)")
_PLACE = re.compile(r"(?<!\w)(?:tại|ở|trên|đến|tới|vào|trong|từ|gần|về|qua|giữa|dưới|phía|bên\s+cạnh|nằm\s+ở|nằm\s+trong)\s+(?=\w)")
_NO_PLACE = re.compile(r"(?:khi|ngày|tháng|năm|thời|lúc|đó|đây|nay|hết|\d|trường\s+hợp|việc|mức|mọi|này|quá\s+trình)(?!\w)")
_NAMED = re.compile(
    r"(?<!\w)(?:được\s+)?(?:gọi(?:\s+(?:là|tắt\s+là))?|mệnh\s+danh\s+là|biết\s+đến\s+(?:như\s+)?(?:là|với\s+tên)|viết\s+tắt\s+(?:là|của)"
    r"|tên\s+(?:là|gọi|của\s+\w+\s+là)|mang\s+tên|có\s+tên|đặt\s+tên(?:\s+là)?|lấy\s+tên)(?:\s+là)?\s+(?=\S)"
)
_IS = re.compile(r"(?<!\w)(?:nghĩa\s+là|là|tức\s+là|gồm|bao\s+gồm)\s+(?=\S)|:\s+(?=\S)")
_CAUSE = re.compile(r"(?<!\w)(?:bởi\s+vì|vì|do|bởi|nhờ|nguyên\s+nhân(?:\s+là)?|lý\s+do(?:\s+là)?|xuất\s+phát\s+từ|nên)\s+(?=\w)")
_PURPOSE = re.compile(r"(?<!\w)(?:nhằm(?:\s+mục\s+đích)?|để|với\s+mục\s+đích|góp\s+phần|giúp|phục\s+vụ)\s+(?=\w)")
_WAY = re.compile(r"(?<!\w)(?:bằng\s+cách|bằng|thông\s+qua|qua|theo|nhờ|dưới\s+(?:hình\s+thức|dạng)|trên\s+cơ\s+sở)\s+(?=\w)")
_RULE = re.compile(
    r"(?<!\w)(?:không\s+(?:bắt\s+buộc|phải|được|cần|bị|thể|có(?:\s+quyền)?|còn|thu|làm)|chưa\s+được|nghiêm\s+cấm|cấm|bắt\s+buộc|được\s+(?:phép|quyền|miễn)"
    r"|có\s+(?:thể|quyền|nghĩa\s+vụ|trách\s+nhiệm|giá\s+trị)|vẫn(?:\s+\w+)?|phải|được|miễn|cần|chỉ|tự\s+nguyện|không)(?!\w)"
)
# The dot of an initial or of "St." ends nothing.
_STOP = r"(?<![\s.(]\w)(?<!\bst)(?<!\btp)\.(?:\s|$)"
_CLAUSE_END = re.compile(rf"{_STOP}|;(?:\s|$)|:\s|\n\s*\n")
_PHRASE_END = re.compile(rf"{_STOP}|[,;](?:\s|$)|:\s|\n\s*\n|[()]|\s[-–]\s")
_LISTS = re.compile(r"(?<!\w)(?:bao\s+gồm|gồm(?:\s+có)?|như\s+sau|như|là|:)\s*:?\s+(?=\S)|:\s+(?=\S)")
_AND = re.compile(r"(?:,|;|(?<!\w)(?:và|hoặc|cũng\s+như)(?!\w))")
_QUOTED = re.compile(r"[“\"«‘']([^“”\"«»\n]{2,120}?)[”\"»’'](?!\w)")
_CAPITAL_LINKS = frozenset("và của về de la le van von der of the and du".split())
_LAST_SYLLABLES = re.compile(
    r"(?:công\s+an|chính\s+phủ|quốc\s+hội|thủ\s+tướng|nhà\s+nước|tài\s+chính|tư\s+pháp|quốc\s+phòng|nội\s+vụ|ngoại\s+giao|y\s+tế|nhân\s+dân"
    r"|ủy\s+ban|trung\s+ương|thông\s+tin|truyền\s+thông|khoa\s+học|công\s+nghệ|giao\s+thông|vận\s+tải|xây\s+dựng|công\s+thương|kế\s+hoạch"
    r"|đầu\s+tư|giáo\s+dục|đào\s+tạo|lao\s+động|văn\s+hóa|nông\s+nghiệp|môi\s+trường|thanh\s+tra|ngân\s+hàng|chủ\s+tịch|bộ\s+trưởng)(?!\w)"
)
_LONGEST_PHRASE = 14


def capitalised(text: str, key: str) -> Iterator[Span]:
    """Yield the names of a text: runs of words with a capital, digits after them, and what stands between quotes."""
    for match in _QUOTED.finditer(text):
        yield Span(*match.span(1))
    run: Span | None = None
    for match in _WORD.finditer(text):
        is_near = run is not None and not text[run.end : match.start()].strip(" ")
        if run and is_near and _goes_with(text, key, run, match):
            run = Span(run.start, match.end())
            continue
        if run and _is_name(text, run):
            yield run
        run = Span(*match.span()) if match[0][0].isupper() else None
    if run and _is_name(text, run):
        yield run


def _goes_with(text: str, key: str, run: Span, match: re.Match[str]) -> bool:
    return (
        match[0][0].isupper()
        or match[0][0].isdigit()
        or _is_linked(text, match)
        or (word := _LAST_SYLLABLES.match(key, _last_word(text, run))) is not None
        and word.end() == match.end()
    )


def _is_name(text: str, run: Span) -> bool:
    """Tell whether a run of capitals is a name: a Vietnamese word that opens a sentence has a capital anyway."""
    written = run.of(text)
    opens = not text[: run.start].rstrip(_OPENING_MARKS) or text[: run.start].rstrip(_OPENING_MARKS)[-1] in ".!?\n:;"
    return not opens or " " in written or written.isupper() or not is_syllable(accent_key(written))


_OPENING_MARKS = " \t-*+•–“\"‘(«"


def _last_word(text: str, run: Span) -> int:
    return text.rfind(" ", run.start, run.end) + 1 or run.start


def _is_linked(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word between two capitals belongs to the name ("Giáo dục và Đào tạo")."""
    following = text[match.end() : match.end() + 2].strip()
    return match[0].lower() in _CAPITAL_LINKS and following[:1].isupper()


def noun_phrase(text: str, key: str, start: int, until: Sequence[str] = (), *, acts: bool = False) -> Span:
    """Return the noun phrase that begins at a place.

    Args:
        text: The text.
        key: Its key.
        start: Where it begins.
        until: Words that it does not go on over, such as the verb of the question.
        acts: Whether a verb that bodies are the subject of ends it.
    """
    end = start
    stop = _PHRASE_END.search(key, start)
    before = ""
    for number, match in enumerate(_WORD.finditer(key, start, stop.start() if stop else len(key))):
        if number == _LONGEST_PHRASE or (number and _ends_phrase(text, key, match, before, until, acts=acts)):
            break
        if match[0] not in ("và", "của", "về", "các", "những"):
            end = match.end()
        before = match[0] if match[0] != text[match.start() : match.end()] else ""
    return Span(start, max(end, start))


def _ends_phrase(
    text: str, key: str, match: re.Match[str], before: str, until: Sequence[str], *, acts: bool
) -> bool:
    """Tell whether a phrase stops before a word; ``before`` is the word ahead of it where that has a capital."""
    if match[0] in _ENDS or (acts and _ACTS.match(key, match.start())):
        return True
    if match[0] == "và" and before:  # after a name, only names go on
        return not text[match.end() :].lstrip()[:1].isupper()
    return bool(until) and match[0] == until[0] and _goes_on(key, match.start(), until)


def _goes_on(key: str, start: int, words: Sequence[str]) -> bool:
    own = [match[0] for match in _WORD.finditer(key, start, min(len(key), start + 40))]
    return own[: min(2, len(words))] == list(words[:2])


def bodies(text: str, key: str, until: Sequence[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the bodies and persons of a text, each with whether a word before it marks it as the one who acts."""
    for match in _AGENT.finditer(key):
        yield noun_phrase(text, key, match.end(), until, acts=True), True
    for match in _BODY.finditer(key):
        span = noun_phrase(text, key, match.start(), until, acts=True)
        if span.end > match.end() or not _RELATIVE.fullmatch(match[0]):
            yield span, False


_RELATIVE = re.compile(r"người|anh|chị|ông|bà|bên|ban|hội|đảng|trường|đội|viện|các\s+.*")


def subjects(text: str, key: str) -> Iterator[Span]:
    """Yield the stretches that open a sentence or a clause, up to the verb, as far as that can be told."""
    at = 0
    for match in re.finditer(r"(?:^|[.;:]\s+|\n)(?=\w)", key):
        at = match.end()
        yield noun_phrase(text, key, at, (), acts=True)


def places(text: str, key: str, until: Sequence[str]) -> Iterator[Span]:
    """Yield the places of a text: what follows "tại", "ở" and the like."""
    for match in _PLACE.finditer(key):
        if not _NO_PLACE.match(key, match.end()):
            yield noun_phrase(text, key, match.end(), until, acts=True)


def headed(text: str, key: str, head: Sequence[str], until: Sequence[str]) -> Iterator[Span]:
    """Yield the noun phrases that open with given words."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, head)) + r"(?!\w)")
    for match in pattern.finditer(key):
        yield noun_phrase(text, key, match.start(), until, acts=True)


def in_place(text: str, key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Span, int]]:
    """Yield what stands where the question asks: behind the words before its place, or ahead of those after it.

    Each with how many of these words there are; the longest rows alone.
    """
    for size in (4, 3, 2, 1):
        row = before[-size:]
        if len(row) == size and (found := list(_rows(row).finditer(key))):
            for match in found:
                yield noun_phrase(text, key, match.end()), size
            break
    for size in (4, 3, 2):
        row = after[:size]
        if not before and len(row) == size and (found := list(_rows(row).finditer(key))):
            for match in found:
                start = max((m.end() for m in _PHRASE_END.finditer(key, 0, match.start())), default=0)
                yield Span(start, match.start()), size
            break


def _rows(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)\s*")


def named(text: str, key: str) -> Iterator[Span]:
    """Yield what a text says that something is called."""
    for match in _NAMED.finditer(key):
        quoted = _QUOTED.match(text, match.end())
        yield Span(*quoted.span(1)) if quoted else noun_phrase(text, key, match.end())


def clauses(pattern: re.Pattern[str], key: str, *, with_cue: bool) -> Iterator[Span]:
    """Yield what follows a word of a pattern, up to the end of its clause."""
    for match in pattern.finditer(key):
        stop = _CLAUSE_END.search(key, match.end())
        end = stop.start() if stop else len(key)
        opens = not key[: match.start()].strip() or key[: match.start()].rstrip()[-1:] in ".;\n"
        comma = key.find(",", match.end(), end)
        if opens and comma > 0:
            end = comma
        yield Span(match.start() if with_cue else match.end(), end)


def causes(key: str) -> Iterator[Span]:
    """Yield the causes that a text gives, with the word that says so."""
    return clauses(_CAUSE, key, with_cue=True)


def purposes(key: str) -> Iterator[Span]:
    """Yield the purposes that a text gives, with the word that says so."""
    return clauses(_PURPOSE, key, with_cue=True)


def ways(key: str) -> Iterator[Span]:
    """Yield the ways and means that a text gives, with the word that says so."""
    return clauses(_WAY, key, with_cue=True)


def meanings(key: str) -> Iterator[tuple[Span, Span]]:
    """Yield what stands before and after each "là" of a text, within its sentence."""
    for match in _IS.finditer(key):
        stop = _CLAUSE_END.search(key, match.end())
        start = max((m.end() for m in _CLAUSE_END.finditer(key, 0, match.start())), default=0)
        yield Span(start, match.start()), Span(match.end(), stop.start() if stop else len(key))


def rules(key: str) -> Iterator[Span]:
    """Yield the words that allow, forbid or oblige, without their verb."""
    for match in _RULE.finditer(key):
        yield Span(*match.span())


def enumerations(key: str) -> Iterator[Span]:
    """Yield the enumerations that a text introduces, up to the end of the sentence."""
    for match in _LISTS.finditer(key):
        stop = re.compile(r"\.(?:\s|$)|\n").search(key, match.end())
        end = stop.start() if stop else len(key)
        if _AND.search(key, match.end(), end):
            yield Span(match.end(), end)


_SYLLABLES_OF_VERB = 2
_SYLLABLES_ASKED = 6


def with_verb(key: str, rule: Span, asked: frozenset[str]) -> Span:
    """Return a word that allows, forbids or obliges with its verb, and with what follows of the question's own words."""
    end = rule.end
    for number, match in enumerate(_WORD.finditer(key, rule.end)):
        gap = key[end : match.start()]
        is_asked = match[0] in asked
        if gap.strip() or number >= (_SYLLABLES_ASKED if is_asked else _SYLLABLES_OF_VERB):
            break
        end = match.end()
    return Span(rule.start, end)
