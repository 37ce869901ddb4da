"""Several questions in one: where one ends and the next begins."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

from assistant.forms import FIGURES, Form, asks_for, forms_in
from assistant.pieces import NATION
from assistant.places import place_spans
from assistant.said import Pattern, Said
from assistant.times_asked import TimeNamed, times_named
from sources.document import Span
from sources.text import fold
from sources.unaccented_times import with_accents

# More than these are not told apart: the last holds the rest.
MOST_QUESTIONS = 8
_ENDS = re.compile(r"\?+[\s?!.]*|[.!;](?=\s)(?<!\bTP\.)(?<!\btp\.)(?<!\bTS\.)\s*")
_JOINS = Pattern(
    r"[ ,;]*(?<!\w)(?:và|rồi|đồng thời|với lại|ngoài ra|thế còn|vậy còn|and)(?!\w)(?: (?:còn|cho (?:tôi |mình "
    r"|em )?(?:biết|hỏi)))?[ ,]*|, *(?:còn |thế |vậy )?|; *"
)
# After these, a word that asks is no question of its own.
_ASKS_NOTHING = Pattern(r"(?:thì|nếu|mà|để|khi|hay|hoặc|cũng|dù|trong đó)(?!\w)")
# What the one asked about is, asked beside who: one question.
_OF_THE_SAME = Pattern(r"(?:giữ|làm|là)? ?(?:chức(?: vụ)?|tên|họ tên|học vị|người|ông|bà)(?!\w)|là ai|tên (?:là )?gì")
# "Nơi nào thấp nhất, được bao nhiêu %?": which, told with its figure.
_MOST_OF = Pattern(
    r"(?:nào|ai|đâu)(?!\w).*(?:nhất|hơn|đội sổ|bét|chót|dẫn đầu|đứng đầu|đầu bảng|cuối bảng|bét bảng|đứng cuối)(?!\w)"
    r"|(?:nhất|đội sổ|chót|dẫn đầu|đứng đầu|đầu bảng|cuối bảng)(?!\w).* (?:nào|ai|đâu)(?!\w)"
)
# "Bao nhiêu bệnh viện …, trên tổng số mấy viện?": of how many.
_OF_ALL = Pattern(r"(?:trên|trong) tổng(?: số)?(?: \w+)? (?:mấy|bao nhiêu)(?!\w)")
_AND_HOW_MANY = Pattern(
    r"(?:(?:được|là|đạt|với|và|có|chiếm|ở mức|cụ thể|khoảng|con số|tỷ lệ|số lượng) )*(?:bao nhiêu|mấy)"
    r"(?: ?%| \w+){0,2}(?: (?:vậy|ạ|thế|nhỉ|rồi))*[ ?.!]*"
)
_YES_NO_BESIDE = Pattern(r"(?:có|được|đúng|phải)(?!\w)")
_COUNTED = (
    r"(?:thẻ|tài khoản|hồ sơ|dịch vụ công|chữ ký số|chứng thư số|chứng thư|giao dịch|giấy phép|tổ công nghệ"
    r"|doanh nghiệp|thủ tục hành chính"
    r"|lượt|văn bản|nền tảng|thuê bao|máy|trạm)"
)
_TWO_COUNTED = Pattern(rf"(?P<asks>(?:bao nhiêu|mấy) )(?P<one>{_COUNTED} [^,?]+?) và (?P<other>{_COUNTED} \w+[^,?]*)$")


def questions_in(said: Said, today: dt.date) -> list[Said]:
    """Return the questions that something holds, in order; itself where it holds one, or none.

    What only tells something stands with the question after it. Later parts may leave unsaid what the
    earlier ones say; the time that a sentence opens with holds for all the figures that it asks for.

    Args:
        said: What is understood by what was typed.
        today: What times are read against.
    """
    stretches = _joined(said, [part for sentence in _sentences(said) for part in _parts(said, sentence)])
    if len(stretches) == 1:
        return _two_counted(said) or _two_numbers(said) or _of_each_place(said) or [said]
    parts = _timed(said, stretches, today)
    if len(parts) > MOST_QUESTIONS:
        rest = replace(said, text=said.text[stretches[MOST_QUESTIONS - 1].start :].strip())
        parts = [*parts[: MOST_QUESTIONS - 1], rest]
    return parts


def asking_sentence(said: Said) -> Said:
    """Return the last sentence that asks, without what was told before it; all of it where none does."""
    found = [_of(said, span.start, span.end) for span in _sentences(said)]
    return next((sentence for sentence in reversed(found) if _asks(sentence)), said)


def _timed(said: Said, stretches: list[Span], today: dt.date) -> list[Said]:
    """Return the parts; one that asks a figure takes what the part before it in its sentence opens with.

    That is a time, or the aim that is asked of; and the one place that it names, where the later part names none.
    """
    parts: list[Said] = []
    opening = aim = place = ""
    for number, span in enumerate(stretches):
        part = replace(said, text=span.of(said.text).strip(" ,;"))
        is_same_sentence = number > 0 and not _ENDS.search(said.text, stretches[number - 1].start, span.start)
        times = times_named(with_accents(part.text), today)
        if not is_same_sentence:
            opening, aim, place = _opening_time(part, times), _opening_aim(part), _only_place(part.text)
        elif any(asking.form in FIGURES for asking in forms_in(part)):
            if place and not _COUNTS_AT_ONCE.match(part) and not _names_place(part):
                part = replace(part, text=f"{part.text.rstrip(' ?')} ở {place}?")
            if aim and _COUNTS_AT_ONCE.match(part):
                part = replace(part, text=f"{aim} {part.text}")
            elif opening and not times:
                part = replace(part, text=f"{opening} {part.text}")
        parts.append(part)
    return parts


def _opening_time(part: Said, times: list[TimeNamed]) -> str:
    text = with_accents(part.text)
    before = fold(text[: times[0].span.start]).split() if times else []
    return text[: times[0].span.end] if times and set(before) <= _BEFORE_TIME else ""


# "Mục tiêu 2026 của Đề án 06 là kích hoạt bao nhiêu …, và bao nhiêu …?"
_AIM = Pattern(r"(?:mục tiêu|chỉ tiêu|kế hoạch|theo kế hoạch)(?!\w)[^,?]{0,60}?(?= là(?!\w))")
_COUNTS_AT_ONCE = Pattern(r"(?:bao nhiêu|mấy)(?!\w)")


def _opening_aim(part: Said) -> str:
    found = _AIM.match(part)
    return f"{part.text[: found.end()]} là" if found else ""


def _only_place(text: str) -> str:
    """Return the one place that a text names, as it is written; else nothing."""
    spans = place_spans(text)
    return spans[0].of(text) if len(spans) == 1 else ""


def _names_place(part: Said) -> bool:
    return bool(place_spans(part.text)) or NATION.search(part) is not None


_BEFORE_TIME = frozenset("tinh den toi het trong vao hoi rieng ca nam tu".split())


def _two_numbers(said: Said) -> list[Said] | None:
    """Return "cho biết số tổ … và tổng số thành viên …" as two."""
    text = said.text.rstrip(" ?.!")
    match = _TWO_NUMBERS.search(replace(said, text=text))
    if match is None or not asks_for(said):
        return None
    opening = text[: match.start("one")]
    return [replace(said, text=f"{opening}{text[slice(*match.span(name))]}") for name in ("one", "other")]


_NUMBER = r"(?:(?:tổng )?số (?:lượng )?|tỷ lệ |tỉ lệ )(?!hóa|định)"
_TWO_NUMBERS = Pattern(rf"(?<!\w)(?P<one>{_NUMBER}\w+ [^,?]+?)(?:,? và|,) (?P<other>{_NUMBER}\w+.*)$")


def _of_each_place(said: Said) -> list[Said] | None:
    """Return a question for a figure "của Đà Nẵng và của Cần Thơ" as one for each, where they are not compared."""
    spans = place_spans(said.text)
    if not 1 < len(spans) <= _MOST_PLACES or _TOGETHER.search(said):
        return None
    between = [said.text[one.end : other.start] for one, other in pairwise(spans)]
    if not all(_AND_OF.fullmatch(replace(said, text=words)) for words in between):
        return None
    if not any(asking.form in FIGURES for asking in forms_in(said)):
        return None
    first, last = spans[0], spans[-1]
    tail = _EACH.sub(" ", said.text[last.end :])
    each = [f"{said.text[: first.start]}{span.of(said.text)}{tail}" for span in spans]
    return [replace(said, text=" ".join(one.split())) for one in each]


_MOST_PLACES = 4
_AND_OF = Pattern(r" ?(?:,|và|với|lẫn)(?: (?:của|ở|tại|tỉnh|thành phố|tp))* ?")
_EACH = re.compile(
    r"\s+mỗi\s+(?:tỉnh|nơi|bên|địa\s+phương|thành\s+phố|chỗ)(?!\w)|\s+moi\s+(?:tinh|noi|ben)(?!\w)", re.IGNORECASE
)
# What is asked of them at once.
_TOGETHER = Pattern(
    r"(?<!\w)(?:hơn|kém|chênh|chênh lệch|tổng|tổng cộng|cộng|gộp|so với|gấp|cao hơn|thấp hơn|nào|khác|giống|cùng|tăng"
    r"|giảm|giữa|từ|sáp nhập|hợp nhất|nhập|cả|hai|ba|bốn|chung|gồm|vùng|tuyến|cao tốc|đường|liên|nối|lại)(?!\w)"
)


def _sentences(said: Said) -> list[Span]:
    found: list[Span] = []
    start = 0
    for match in _ENDS.finditer(said.text):
        if match.end() > start and _has_words(said, start, match.end()):
            found.append(Span(start, match.end()))
            start = match.end()
    if _has_words(said, start, len(said.text)):
        found.append(Span(start, len(said.text)))
    return found or [Span(0, len(said.text))]


def _parts(said: Said, sentence: Span) -> list[Span]:
    """Return the questions of a sentence: it is cut where both sides ask."""
    start = sentence.start
    found: list[Span] = []
    for join in _JOINS.all(said):
        if join.start() <= start or join.end() >= sentence.end or join.start() < sentence.start:
            continue
        before = _of(said, start, join.start())
        after = _of(said, join.end(), _next_join(said, join.end(), sentence.end))
        is_beside = bool(_OPENS.match(_of(said, _start_after(said, join), sentence.end))) and join[0].startswith(",")
        if _is_cut(before, after, is_comma=not join[0].strip(" ,"), is_beside=is_beside):
            found.append(Span(start, join.start()))
            start = _start_after(said, join)
    return [*found, Span(start, sentence.end)]


_KEPT = Pattern(r"(?:thế còn|vậy còn|còn|thế|vậy)(?!\w)")


def _start_after(said: Said, join: re.Match[str]) -> int:
    """Return where the next question starts: "còn" before it belongs to it."""
    kept = _KEPT.search(said, join.start())
    return kept.start() if kept and kept.end() <= join.end() else join.end()


def _next_join(said: Said, start: int, end: int) -> int:
    """Return the end of the stretch that must ask: up to the next join after a word that asks."""
    asking = forms_in(_of(said, start, end))
    if not asking:
        return end
    join = _JOINS.search(said, start + asking[0].span.end)
    return min(join.start(), end) if join else end


def _is_cut(before: Said, after: Said, *, is_comma: bool, is_beside: bool) -> bool:
    left, right = forms_in(before), forms_in(after)
    if (
        not (right or (is_beside and left and after.text))
        or not (left or asks_for(before))
        or _ASKS_NOTHING.match(after)
    ):
        return False
    if left and left[-1].form is Form.WHO and _OF_THE_SAME.match(after):
        return False
    if _OF_ALL.match(after):
        return False
    if _MOST_OF.search(before) and _AND_HOW_MANY.fullmatch(replace(after, text=after.text.rpartition(",")[2].strip())):
        return False
    is_yes_no = all(asking.form is Form.YES_NO for asking in right)
    if is_comma and is_yes_no:
        # "gồm giấy tờ gì, có bằng lái không?" asks whether that is among them.
        return not _YES_NO_BESIDE.match(after)
    return True


def _joined(said: Said, stretches: list[Span]) -> list[Span]:
    """Return the stretches, each that asks nothing joined with the question after it, or, last, before it."""
    found: list[Span] = []
    start: int | None = None
    for span in stretches:
        first = span.start if start is None else start
        if _asks(_of(said, span.start, span.end)):
            found.append(Span(first, span.end))
            start = None
        else:
            start = first
    if start is None:
        return found
    if not found:
        return [Span(0, len(said.text))]
    return [*found[:-1], Span(found[-1].start, len(said.text))]


_OPENS = Pattern(r"(?:(?:thế|vậy|và|rồi)(?!\w)[ ,]*)*(?:còn(?! (?:lại|hạn|nữa))|thế|vậy|và)(?!\w)")


def _asks(said: Said) -> bool:
    if forms_in(said) or asks_for(said):
        return True
    return said.text.rstrip().endswith("?") and _OPENS.match(said) is not None


def _two_counted(said: Said) -> list[Said] | None:
    """Return "bao nhiêu thẻ … và tài khoản …?" as two questions: two figures are asked with one word."""
    text = said.text.rstrip(" ?.!")
    match = _TWO_COUNTED.search(replace(said, text=text))
    if match is None:
        return None
    opening = text[: match.end("asks")]
    return [replace(said, text=f"{opening}{text[slice(*match.span(name))]}?") for name in ("one", "other")]


def _of(said: Said, start: int, end: int) -> Said:
    return replace(said, text=said.text[start:end].strip())


def _has_words(said: Said, start: int, end: int) -> bool:
    return any(character.isalnum() for character in said.text[start:end])
