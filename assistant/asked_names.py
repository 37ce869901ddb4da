"""Names in a text: capitalised runs, persons among them, what stands between quotes, and rows of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.asked_stretch import WORD, Stretch, spaced
from index.spelling import is_syllable
from sources.document import Span
from sources.text import accent_key

QUOTED = re.compile(r"[“\"«‘']([^“”\"«»\n]{2,120}?)[”\"»’'](?!\w)")
_CAPITAL_LINKS = frozenset("và của về de la le van von der of the and du".split())
_LAST_SYLLABLES = spaced(
    r"(?:công an|cảnh sát|chính phủ|quốc hội|thủ tướng|chính trị|nhà nước|tài chính|tư pháp|quốc phòng|nội vụ"
    r"|ngoại giao|y tế|nhân dân"
    r"|ủy ban|trung ương|thông tin|truyền thông|khoa học|công nghệ|giao thông|vận tải|xây dựng|công thương|kế hoạch"
    r"|đầu tư|giáo dục|đào tạo|lao động|văn hóa|nông nghiệp|môi trường|thanh tra|ngân hàng|chủ tịch|bộ trưởng)(?!\w)"
)
# Offices, bodies and laws: a name that opens with one is no person's.
_OFFICE = spaced(
    r"(?:phó )?(?:bộ trưởng|thủ tướng|thủ trưởng|chủ tịch|bí thư|giám đốc|tổng giám đốc|cục trưởng|vụ trưởng"
    r"|tổ trưởng|trưởng|thứ trưởng|chánh|ủy viên|uỷ viên|đại biểu|tổng thống|tổng bí thư|thành viên|người \w+)(?!\w)"
)
_NO_PERSON = spaced(
    r"(?:bộ|cục|vụ|sở|ban|ủy ban|uỷ ban|ubnd|chính phủ|quốc hội|tỉnh|thành phố|tp|huyện|quận|luật|nghị|quyết"
    r"|thông tư|đề án"
    r"|công an|công ty|tập đoàn|trung tâm|văn phòng|ngân hàng|trường|đại học|viện|việt nam|cổng|hội|đảng|tòa)(?!\w)"
)
_TITLED = spaced(r"(?:đồng chí|ông|bà|anh|chị|tướng|đại tá|thượng tá|trung tá|bác sĩ|tiến sĩ|giáo sư) \Z")
# Parts of a law are no names that anyone asks for by "ai" or "đâu".
_OF_LAW = re.compile(r"(?:điều|khoản|điểm|chương|mục|phụ\s+lục)\s+[\divxlc]", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|và|hoặc|,\s*và)\s+|\s*,\s*")


def capitalised(stretch: Stretch) -> Iterator[Span]:
    """Yield the names of a text: runs of words with a capital, digits after them, and what stands between quotes."""
    for match in QUOTED.finditer(stretch.text):
        yield Span(*match.span(1))
    text, key = stretch.text, stretch.key
    run: Span | None = None
    for match in WORD.finditer(text):
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
        or _ends_with(_LAST_SYLLABLES.match(key, _last_word(text, run)), match.end())
    )


def _ends_with(match: re.Match[str] | None, end: int) -> bool:
    return match is not None and match.end() == end


def _is_name(text: str, run: Span) -> bool:
    """Tell whether a run of capitals is a name.

    One Vietnamese syllable alone is none where it opens a sentence, or a word of two syllables ("Đề án").
    """
    written = run.of(text)
    if " " in written or written.isupper() or not is_syllable(accent_key(written)):
        return True
    ahead = text[: run.start].rstrip(_OPENING_MARKS)
    return bool(ahead) and ahead[-1] not in ".!?\n:;" and not _GOES_ON.match(text, run.end)


_GOES_ON = re.compile(r"\s+[^\W\d_A-ZĐ]")
_OPENING_MARKS = ' \t-*+•–“"‘(«'


def _last_word(text: str, run: Span) -> int:
    return text.rfind(" ", run.start, run.end) + 1 or run.start


def _is_linked(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word between two capitals belongs to the name ("Giáo dục và Đào tạo")."""
    following = text[match.end() : match.end() + 2].strip()
    return match[0].lower() in _CAPITAL_LINKS and following[:1].isupper()


def fit_for_office(stretch: Stretch, span: Span) -> float:
    """Return how far a name answers who holds an office: above 0 for a person's, below for an office alone."""
    words = [match for match in WORD.finditer(stretch.text, span.start, span.end)]
    own = len(words) - sum(1 for _ in takewhile(lambda word: _is_of_person(stretch, word), reversed(words)))
    if len(words) - own < _SHORTEST_NAME or _NO_PERSON.match(stretch.key, words[own].start()):
        return -0.2 if _OFFICE.match(stretch.key, span.start) else 0.0
    behind = _BESIDE.match(stretch.key, span.end)
    has_office = (
        (behind and _OFFICE.match(stretch.key, behind.end()))
        or own
        or _TITLED.search(stretch.key, max(0, span.start - 20), span.start)
    )
    return 0.4 if has_office else 0.15


def _is_of_person(stretch: Stretch, word: re.Match[str]) -> bool:
    return word[0][0].isupper() and not word[0].isupper() and not _OFFICE.match(stretch.key, word.start())


_SHORTEST_NAME = 2
_BESIDE = re.compile(r"\s*[,(–-]\s*")


def is_of_law(key: str, span: Span) -> bool:
    """Tell whether a phrase only points to a part of a law ("khoản 2 Điều 5")."""
    return _OF_LAW.match(key, span.start) is not None


def rows_of_names(stretch: Stretch) -> Iterator[Span]:
    """Yield the rows of two or more names with nothing but commas and "và" between them."""
    row: Span | None = None
    size = 0
    for name in sorted(capitalised(stretch), key=lambda span: span.start):
        if row and name.start >= row.end and _JOINED.fullmatch(stretch.key, row.end, name.start):
            row, size = Span(row.start, name.end), size + 1
            continue
        if row and size > 1:
            yield row
        row, size = name, 1
    if row and size > 1:
        yield row
