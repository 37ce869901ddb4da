"""Phrases of a sentence that a question for a body, a place, a thing, a cause or a rule may be answered by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked_names import QUOTED
from assistant.asked_noun_phrases import AHEAD, CLAUSE_END, ENDS, PHRASE_END, is_second, noun_phrase
from assistant.asked_stretch import WORD, Stretch, spaced
from sources.document import Span

# All patterns are over the accent key of a text, which is as long as the text.
_BODIES = (
    r"(?:(?:bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|thủ trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc"
    r"|tổng giám đốc|cục trưởng|phó cục trưởng|tổ trưởng|trưởng \w+|người|công dân|cá nhân|cán bộ|công chức|đại diện"
    r"|cơ quan|tổ chức|doanh nghiệp|đơn vị|công ty|tập đoàn|ngân hàng|ủy ban|uỷ ban|ubnd|hội đồng|chính phủ|quốc hội"
    r"|công an|tòa án|viện|văn phòng|bộ|cục|tổng cục|sở|ban|hội|đảng|trường|đội|chủ \w+|bên \w+|ông|bà|anh|chị"
    r"|các nhà \w+|nhà \w+"
    r"|cha|mẹ|vua|hoàng đế|tổng thống|thượng tướng|đại tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá"
    r"|đồng chí))"
)
_BODY = spaced(rf"(?<!\w)(?:(?:các|những|mọi|một) )?{_BODIES}(?!\w)")
# Words that stand right before the body that does something.
_AGENT = spaced(r"(?<!\w)(?:do|bởi|thuộc về|thẩm quyền của|trách nhiệm của|thuộc thẩm quyền(?: của)?) (?=\w)")
_PLACE = spaced(r"(?<!\w)(?:tại|ở|trên|đến|tới|vào|trong|từ|gần|giữa|dưới|bên cạnh|nằm ở|nằm trong) (?=\w)")
_NO_PLACE = spaced(r"(?:khi|ngày|tháng|năm|thời|lúc|đó|đây|nay|hết|\d|trường hợp|việc|mức|mọi|này|quá trình)(?!\w)")
_NAMED = spaced(
    r"(?<!\w)(?:được )?(?:gọi(?: (?:là|tắt là))?|mệnh danh là|biết đến (?:như )?(?:là|với tên)|viết tắt (?:là|của)"
    r"|tên (?:là|gọi|của \w+ là)|mang tên|có tên|đặt tên(?: là)?|lấy tên)(?: là)? (?=\S)"
)
_IS = spaced(r"(?<!\w)(?:nghĩa là|là|tức là|gồm|bao gồm) (?=\S)|: (?=\S)")
_CAUSE = spaced(r"(?<!\w)(?:bởi vì|vì|do|bởi|nhờ|nguyên nhân(?: là)?|lý do(?: là)?|xuất phát từ|nên) (?=\w)")
_PURPOSE = spaced(r"(?<!\w)(?:nhằm(?: mục đích)?|để|với mục đích|góp phần|giúp|phục vụ) (?=\w)")
_WAY = spaced(r"(?<!\w)(?:bằng cách|bằng|thông qua|qua|theo|nhờ|dưới (?:hình thức|dạng)|trên cơ sở) (?=\w)")
_RULE = spaced(
    r"(?<!\w)(?:(?P<sure>không (?:bắt buộc|phải|được|cần|bị|thể|có(?: quyền)?|còn|chịu|thu|làm|nằm)|chưa được"
    r"|nghiêm cấm|cấm|bắt buộc"
    r"|được (?:phép|quyền|miễn)|có (?:thể|quyền|nghĩa vụ|trách nhiệm|giá trị)|phải|miễn|tự nguyện|(?:không"
    r"|chỉ) \w+ được)"
    r"|vẫn|được|bị|cần|chỉ|không)(?: (?:được|phải|có|bị|là|làm))*(?!\w)"
)
_LISTS = spaced(r"(?<!\w)(?:bao gồm|gồm(?: có)?|như sau|như|là|:)\s*:? (?=\S)|: (?=\S)")
_AND = spaced(r"(?:,|;|(?<!\w)(?:và|hoặc|cũng như)(?!\w))")


def bodies(stretch: Stretch, until: Sequence[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the bodies and persons of a text, each with whether a word before it marks it as the one who acts."""
    for match in _AGENT.finditer(stretch.key):
        yield noun_phrase(stretch, match.end(), until), True
    for match in _BODY.finditer(stretch.key):
        span = noun_phrase(stretch, match.start(), until)
        if span.end > match.end() or not _RELATIVE.fullmatch(match[0]):
            yield span, False


# What is a body only with words behind it.
_RELATIVE = spaced(r"người|anh|chị|ông|bà|bên|ban|hội|đảng|trường|đội|viện|bộ|cục|sở|các .*")


_NO_BODY = spaced(
    r"(?:việc|sự|trường hợp|thẩm quyền|trách nhiệm|thủ tục|hồ sơ|thông tin|quy định|nội dung|theo|căn cứ|trong|từ"
    r"|sau|khi)(?!\w)"
)


def is_body(stretch: Stretch, span: Span) -> bool:
    """Tell whether a phrase may name someone who acts: no act, and more than a bare "người"."""
    written = span.of(stretch.key).strip()
    return not _NO_BODY.match(written) and not _RELATIVE.fullmatch(written)


def said_to_be(stretch: Stretch, said: frozenset[str]) -> Iterator[Span]:
    """Yield what stands behind "là" where the word ahead of it is the question's: "đứng đầu là Đà Nẵng"."""
    for match in _IS.finditer(stretch.key):
        ahead = AHEAD.search(stretch.asked_key, max(0, match.start() - 12), match.start())
        if ahead and ahead[1] in said:
            yield noun_phrase(stretch, match.end())


def subjects(stretch: Stretch) -> Iterator[Span]:
    """Yield the phrases that open a sentence or a clause, up to its verb as far as that can be told."""
    for match in _OPENING.finditer(stretch.key):
        span = noun_phrase(stretch, match.end())
        if span.end > span.start and not _RELATIVE.fullmatch(span.of(stretch.key)):
            yield span


_OPENING = re.compile(r"(?:^|[.;:]\s+|\n)(?:\d{1,3}[.)]\s+|[a-zđ][.)]\s+|[-+•*]\s*)?(?=\w)")


def places(stretch: Stretch, until: Sequence[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the places of a text, each with whether "tại" or "ở" says so."""
    for match in _PLACE.finditer(stretch.key):
        if _NO_PLACE.match(stretch.key, match.end()):
            continue
        span = noun_phrase(stretch, match.end(), until)
        while further := _FURTHER.match(stretch.key, span.end):
            span = Span(span.start, noun_phrase(stretch, further.end(), until).end)
        yield span, match[0].startswith(("tại", "ở"))


_FURTHER = spaced(r", (?=(?:phía|gần|tầng|số|đường|phố|phường|xã|quận|huyện|thị xã|tỉnh|thành phố|tp)(?!\w))")


def headed(stretch: Stretch, head: Sequence[str], until: Sequence[str]) -> Iterator[Span]:
    """Yield the noun phrases that open with given words of the question."""
    for match in _row(head).finditer(stretch.asked_key):
        yield noun_phrase(stretch, match.start(), until)


def in_place(
    stretch: Stretch, before: Sequence[str], after: Sequence[str], *, is_verb: bool = False
) -> Iterator[tuple[Span, int]]:
    """Yield what stands where the question asks: behind the words before its place, or ahead of those after it.

    Each with how many of these words there are; the longest rows alone.
    """
    key = stretch.asked_key
    for size in range(min(4, len(before)), 0, -1):
        if found := list(_row(before[-size:]).finditer(key)):
            yield from ((noun_phrase(stretch, _next(key, match.end()), is_verb=is_verb), size) for match in found)
            break
    for size in range(min(4, len(after)), 1, -1):
        if not before and (found := list(_row(after[:size]).finditer(key))):
            yield from ((_ahead(stretch, match.start()), size) for match in found)
            break


def _ahead(stretch: Stretch, end: int) -> Span:
    """Return the phrase that ends at a place."""
    start = max((m.end() for m in PHRASE_END.finditer(stretch.key, 0, end)), default=0)
    for match in WORD.finditer(stretch.key, start, end):
        if match[0] in ENDS and not is_second(stretch.key, match) and stretch.key[match.end() : end].strip():
            start = match.end()
    return Span(start, end)


def _next(key: str, at: int) -> int:
    """Return where what follows the white space at a place begins."""
    while at < len(key) and key[at].isspace():
        at += 1
    return at


def _row(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")


def named(stretch: Stretch) -> Iterator[Span]:
    """Yield what a text says that something is called."""
    for match in _NAMED.finditer(stretch.key):
        quoted = QUOTED.match(stretch.text, match.end())
        yield Span(*quoted.span(1)) if quoted else noun_phrase(stretch, match.end())


def clauses(pattern: re.Pattern[str], key: str, *, with_cue: bool) -> Iterator[Span]:
    """Yield what follows a word of a pattern, up to the end of its clause."""
    for match in pattern.finditer(key):
        stop = CLAUSE_END.search(key, match.end())
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


def ways(stretch: Stretch) -> Iterator[Span]:
    """Yield the ways and means that a text gives, with the word that says so."""
    for match in _WAY.finditer(stretch.key):
        yield Span(match.start(), noun_phrase(stretch, match.end()).end)


def meanings(key: str) -> Iterator[tuple[Span, Span]]:
    """Yield what stands before and after each "là" of a text, within its sentence."""
    for match in _IS.finditer(key):
        stop = CLAUSE_END.search(key, match.end())
        start = max((m.end() for m in CLAUSE_END.finditer(key, 0, match.start())), default=0)
        yield Span(start, match.start()), Span(match.end(), stop.start() if stop else len(key))


def rules(stretch: Stretch) -> Iterator[tuple[Span, bool]]:
    """Yield what is allowed, forbidden or obliged, verb included, each with whether it is said in no other sense."""
    for match in _RULE.finditer(stretch.key):
        verb = noun_phrase(stretch, _next(stretch.key, match.end()), longest=_LONGEST_RULE)
        yield Span(match.start(), max(verb.end, match.end())), match["sure"] is not None


_LONGEST_RULE = 12


def enumerations(key: str) -> Iterator[Span]:
    """Yield the enumerations that a text introduces, up to the end of the sentence."""
    for match in _LISTS.finditer(key):
        stop = re.compile(r"\.(?:\s|$)|\n").search(key, match.end())
        end = stop.start() if stop else len(key)
        if _AND.search(key, match.end(), end):
            yield Span(match.end(), end)
