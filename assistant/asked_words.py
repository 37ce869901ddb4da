"""What part of a quotation a question asks for: its kind, and the words around the place where it would stand.

Vietnamese asks in place: "Thẻ do ai cấp?" has its "ai" where the answer says "Bộ Công an". So the words on both sides
of those that ask tell where in a sentence the answer stands.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from assistant.answer_form import AnswerForm, form_of
from assistant.forms import Asking, Form, forms_in
from assistant.matching import STOP_WORDS
from assistant.question import Question
from assistant.said import Pattern, Said, heard
from index.glossary import in_vietnamese, is_english
from sources.document import Span
from sources.text import fold


class Part(enum.Enum):
    """A kind of part of a sentence."""

    TIME = "time"
    DURATION = "duration"
    NUMBER = "number"
    RANK = "rank"
    BODY = "body"
    PLACE = "place"
    THING = "thing"
    TERM = "term"
    MEANING = "meaning"
    CAUSE = "cause"
    PURPOSE = "purpose"
    RULE = "rule"
    ITEMS = "items"
    WAY = "way"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The part that is asked for; all words folded.

    Attributes:
        part: Its kind.
        noun: The class that the asked thing is of ("tỉnh nào" -> ``tinh``), or what is counted; may open with a verb.
        before: The words before those that ask, the nearest last.
        after: The words after them, the nearest first.
        words: All telling words of the question, in order, each once.
        pairs: Its pairs of neighbouring words.
        said: All its words, telling or not.
    """

    part: Part
    noun: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    said: frozenset[str]


_WORD = re.compile(r"\w+")
_PARTS = {
    Form.RANK: Part.RANK,
    Form.LONG: Part.DURATION,
    Form.COUNT: Part.NUMBER,
    Form.WHEN: Part.TIME,
    Form.WHERE: Part.PLACE,
    Form.WHO: Part.BODY,
    Form.WHY: Part.CAUSE,
    Form.WHAT: Part.THING,
    Form.HOW: Part.WAY,
    Form.WHICH: Part.THING,
    Form.YES_NO: Part.RULE,
}
# Without words that ask, or asked in English.
_PARTS_OF_FORMS = {
    AnswerForm.WHEN: Part.TIME,
    AnswerForm.WHO: Part.BODY,
    AnswerForm.WHERE: Part.PLACE,
    AnswerForm.DEFINITION: Part.MEANING,
    AnswerForm.REASON: Part.CAUSE,
    AnswerForm.LIST: Part.ITEMS,
    AnswerForm.HOW: Part.WAY,
    AnswerForm.ALLOWED: Part.RULE,
}
# What the words around those that ask make of them; the first that fits stands. "^" is where they stand.
_AROUND: tuple[tuple[frozenset[Form], Part, Pattern], ...] = tuple(
    (frozenset(forms), part, Pattern(source))
    for forms, part, source in (
        ((Form.WHAT,), Part.PURPOSE, r"(?:để làm|nhằm(?: mục đích)?|mục đích(?: của .*)?(?: là)?|để) \^"),
        ((Form.WHAT, Form.WHICH, Form.HOW), Part.CAUSE, r"(?:(?:lý|lí) do|nguyên nhân)(?: (?:là|của) .{0,60})? \^"),
        ((Form.WHAT,), Part.ITEMS, r"(?:bao gồm|gồm(?: có)?)(?: (?:những|các))? \^|(?:những|các)(?: \w+){0,4} \^"),
        ((Form.WHICH,), Part.TIME, r"(?:thế k[ỷỉ]|thập k[ỷỉ]|thập niên|giai đoạn|mùa|mốc|giờ|thời k[ỳì]|đợt|dịp) \^"),
        ((Form.WHICH,), Part.ITEMS, r"(?:những|các)(?: \w+){1,5} \^"),
        ((Form.WHICH,), Part.WAY, r"(?:bằng )?cách(?: thức)? \^"),
        ((Form.WHICH,), Part.BODY, r"(?:cơ quan|bộ|cục|sở|người|ông|bà|tổ chức|đơn vị|công ty|doanh nghiệp|lãnh đạo) \^"),
        ((Form.COUNT,), Part.TIME, r"(?<!\w)(?:ngày|năm|tháng|lúc|hồi|quý) \^(?: giờ)?\s*[?.!]*$"),
        ((Form.COUNT,), Part.DURATION, r"\^ (?:lâu|thời gian)(?!\w)"),
        (
            (Form.WHAT, Form.WHO),
            Part.TERM,
            r"(?:gọi|mệnh danh|biết đến|viết tắt|đặt tên|mang tên|tên|tên gọi|thuật ngữ|biệt danh)(?: (?:\w+|,)){0,8} \^",
        ),
        ((Form.WHICH, Form.WHAT), Part.TERM, r"(?:thuật ngữ|tên gọi|tên|từ) \^"),
    )
)
_IS_WHAT = Pattern(r"(?:nghĩa )?là (?:cái )?gì|thế nào là|what")


def read_wanted(question: Question) -> Wanted | None:
    """Return what part of a quotation a question asks for; ``None`` where it asks for none that can be told."""
    said = heard(question.understood)
    if is_english(question.understood.typed):
        said = Said(in_vietnamese(said.text))
    askings = forms_in(said)
    if not askings:
        return _without_place(question, said)
    first = _telling(askings)
    return _wanted(said, _part(said, first), first.span)


def _telling(askings: list[Asking]) -> Asking:
    """Return the words that ask for most: "có … không" only where nothing else is asked."""
    return next((asking for asking in askings if asking.form is not Form.YES_NO), askings[0])


def _part(said: Said, asking: Asking) -> Part:
    span = asking.span
    around = Said(f"{said.text[: span.start]}^{said.text[span.end :]}", said.is_sure)
    for forms, part, pattern in _AROUND:
        if asking.form in forms and pattern.search(around):
            return part
    if asking.form is Form.WHAT and _IS_WHAT.fullmatch(said.part(span.start, span.end)):
        return Part.MEANING
    return _PARTS[asking.form]


def _without_place(question: Question, said: Said) -> Wanted | None:
    form = form_of(question.text)
    return _wanted(said, _PARTS_OF_FORMS[form], Span(0, 0)) if form else None


def _wanted(said: Said, part: Part, asking: Span) -> Wanted:
    key = fold(said.text)
    before, after = _WORD.findall(key[: asking.start]), _WORD.findall(key[asking.end :])
    if part is Part.NUMBER:
        noun = tuple(after[:4])
    else:
        inside = _WORD.findall(key[asking.start : asking.end])
        noun = tuple([*before, *inside[:-1]][-4:])
    telling = [word for word in (*before, *after) if word not in _FUNCTION]
    whole = [*before, "", *after]
    return Wanted(
        part,
        noun,
        tuple(before),
        tuple(after),
        tuple(dict.fromkeys(telling)),
        frozenset(zip(whole, whole[1:], strict=False)),
        frozenset([*before, *after]),
    )


_FUNCTION = frozenset(fold(word) for word in STOP_WORDS) - {"nam", "ngay", "thang", "nuoc"}
