"""What part of a quotation a question asks for: its kind, and the words around the place where it would stand.

Vietnamese asks in place: "Thẻ do ai cấp?" has its "ai" where the answer says "Bộ Công an". So the words on both sides
of those that ask tell where in a sentence the answer stands.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer_form import AnswerForm, form_of
from assistant.forms import Asking, Form, forms_in
from assistant.matching import STOP_WORDS
from assistant.question import Question
from assistant.said import Pattern, Said, heard
from index.glossary import in_vietnamese, is_english
from sources.document import Span
from sources.text import accent_key, fold


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
    """The part that is asked for; all words as ``key`` has them.

    Attributes:
        part: Its kind.
        is_sure: Whether the question was typed with diacritics; else words are known by their letters alone.
        noun: The class that the asked thing is of ("tỉnh nào" -> ``tỉnh``), or what is counted; may open with a verb.
        before: The words before those that ask, the nearest last.
        after: The words after them, the nearest first.
        words: All telling words of the question, in order, each once.
        pairs: Its pairs of neighbouring words.
        said: All its words, telling or not.
        asking: The words that ask, as the accent key has them: "đến khi nào".
        is_many: Whether several things are asked for: "những … nào".
    """

    part: Part
    is_sure: bool
    noun: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    said: frozenset[str]
    asking: str = ""
    is_many: bool = False

    def key(self, text: str) -> str:
        """Return a text as the question's words are to be found in it; as long as the text."""
        return accent_key(text) if self.is_sure else fold(text)


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
        (
            (Form.WHAT, Form.WHO),
            Part.TERM,
            r"(?:^(?:tên(?: gọi)?|họ|biệt danh|thuật ngữ)(?!\w).*"
            r"|(?:gọi|mệnh danh|biết đến|viết tắt|đặt tên|mang tên|tên|tên gọi|thuật ngữ|biệt danh)"
            r"(?: (?:\w+|,)){0,8}) \^",
        ),
        ((Form.WHAT,), Part.ITEMS, r"(?:bao gồm|gồm(?: có)?)(?: (?:những|các))? \^|(?:những|các)(?: \w+){0,4} \^"),
        ((Form.WHICH,), Part.TIME, r"(?:thế k[ỷỉ]|thập k[ỷỉ]|thập niên|giai đoạn|mùa|mốc|giờ|thời k[ỳì]|đợt|dịp) \^"),
        ((Form.WHICH,), Part.ITEMS, r"(?:những|các)(?: \w+){1,5} \^"),
        ((Form.WHICH,), Part.WAY, r"(?:bằng )?cách(?: thức)? \^"),
        (
            (Form.WHICH,),
            Part.BODY,
            r"(?:cơ quan|bộ|cục|sở|người|ông|bà|tổ chức|đơn vị|công ty|doanh nghiệp|lãnh đạo) \^",
        ),
        ((Form.WHAT,), Part.RANK, r"(?:thứ hạng|vị trí|hạng)(?: .{1,60})? \^"),
        (
            (Form.HOW,),
            Part.NUMBER,
            r"(?:nhanh|chậm|cao|thấp|nặng|nhẹ|dài|ngắn|lớn|nhỏ|rộng|xa|sâu|lâu)(?: hơn .{1,60})? \^",
        ),
        ((Form.COUNT,), Part.TIME, r"(?<!\w)(?:ngày|năm|tháng|lúc|hồi|quý) \^(?: giờ)?\s*[?.!]*$"),
        ((Form.COUNT,), Part.DURATION, r"\^ (?:lâu|thời gian)(?!\w)"),
        ((Form.WHICH, Form.WHAT), Part.TERM, r"(?:thuật ngữ|tên gọi|tên|từ) \^"),
    )
)
# "Sao … lại bị xóa?", far apart.
_WHY = Pattern(r"(?:^|[,;] ?)sao (?!lưu)(?=.* (?:lại|không|chưa|phải|bị) )")
_DEFINED = Pattern(r"(?<!\w)(?:định nghĩa|được hiểu|hiểu là|nghĩa là|khái niệm|giải thích)(?!\w)")
_IS_WHAT = Pattern(r"(?:nghĩa )?là (?:cái )?gì|thế nào là|what")


def read_wanted(question: Question) -> Wanted | None:
    """Return what part of a quotation a question asks for; ``None`` where it asks for none that can be told."""
    said = heard(question.understood)
    if is_english(question.understood.typed):
        said = Said(in_vietnamese(said.text))
    askings = [asking for asking in forms_in(said) if not _ENGLISH.fullmatch(said.key, *_ends(asking))]
    if _WHY.search(said):
        return _wanted(question, said, Part.CAUSE, Span(0, 0))
    if not askings:
        return _without_place(question, said)
    # "Có … không" asks for something only where nothing else does.
    first = next((asking for asking in askings if asking.form is not Form.YES_NO), askings[0])
    return _wanted(question, said, _part(said, first), first.span)


# In a Vietnamese question these are parts of names.
_ENGLISH = re.compile(r"wh\w+|how(?: \w+)*")


def _ends(asking: Asking) -> tuple[int, int]:
    return asking.span.start, asking.span.end


def _part(said: Said, asking: Asking) -> Part:
    span = asking.span
    if asking.form in (Form.HOW, Form.WHAT) and _DEFINED.search(said):
        return Part.MEANING
    around = Said(f"{said.text[: span.start]}^{said.text[span.end :]}", said.is_sure)
    is_meaning = asking.form is Form.WHAT and _IS_WHAT.fullmatch(said.part(span.start, span.end)) is not None
    for forms, part, pattern in _AROUND:
        # "Các lớp ấy là gì?" asks for no list.
        if asking.form in forms and pattern.search(around) and not (is_meaning and part is Part.ITEMS):
            return part
    if is_meaning:
        return Part.MEANING
    return _PARTS[asking.form]


def _without_place(question: Question, said: Said) -> Wanted | None:
    form = form_of(question.text)
    return _wanted(question, said, _PARTS_OF_FORMS[form], Span(0, 0)) if form else None


def _wanted(question: Question, said: Said, part: Part, asking: Span) -> Wanted:
    key = said.key if said.is_sure else fold(said.text)
    before, after = _WORD.findall(key[: asking.start]), _WORD.findall(key[asking.end :])
    if part is Part.NUMBER:
        # "số loài là bao nhiêu": what is counted stands before.
        counted = question.counted
        noun = tuple(word for word in before if fold(word) in counted) if counted and not after else tuple(after[:4])
    else:
        inside = _WORD.findall(key[asking.start : asking.end])
        noun = tuple([*before, *inside[:-1]][-4:])
    whole = [*before, "", *after]
    return Wanted(
        part=part,
        is_sure=said.is_sure,
        noun=noun,
        before=tuple(before),
        after=tuple(after),
        words=tuple(dict.fromkeys(word for word in whole if word and fold(word) not in _FUNCTION)),
        pairs=frozenset(pairwise(whole)),
        said=frozenset([*before, *after]),
        asking=said.key[asking.start : asking.end],
        is_many=_MANY.search(fold(said.text[max(0, asking.start - 40) : asking.end])) is not None,
    )


_MANY = re.compile(r"(?<!\w)(?:nhung|cac|hai|ba|bon|may|gom)(?!\w)")
_FUNCTION = frozenset(fold(word) for word in STOP_WORDS) - {"nam", "ngay", "thang", "nuoc"}
