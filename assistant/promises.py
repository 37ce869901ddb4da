"""What a candidate must bear out before it may answer: hard rules, each demanded by a promise."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from assistant.answer import Reason
from assistant.answer_form import QUESTIONS, AnswerForm, denies, form_of, has_form, is_negated, lacks_extreme
from assistant.candidate import PEOPLE, Candidate, dimension_of
from assistant.figure_words import own_words
from assistant.former import asks_before, is_former
from assistant.had_by import is_had_by_people
from assistant.matching import is_telling
from assistant.only_meant import is_no_aim, is_only_meant
from assistant.question import Question, Wants
from assistant.whom_asked import asks_person, names_whom
from assistant.wording import Dimension
from index.everyday_terms import everyday_terms
from index.lexical import syllables
from sources.text import CAPITALS, fold

LEAST_NAMES_FIT = 0.65
# A figure of a whole year says nothing of a month in it; a sentence may.
LEAST_PERIOD_FIT = {Wants.FIGURE: 0.8, Wants.SENTENCE: 0.5}
# Words after "bao nhiêu" that say how a thing is counted, and such as may stand for anything counted; folded.
PIECES = frozenset({"cuon", "tam", "quyen", "to"})
ANYTHING = frozenset({"nguoi", "cai", "chiec", "noi"})


class Broken(NamedTuple):
    """A promise that an answer would break: the reason that is told, and the rule's name, for ``--explain``."""

    reason: Reason
    rule: str


def broken_promise(question: Question, candidate: Candidate, *, is_thing_counted: bool = True) -> Broken | None:
    """Return which promise an answer with a candidate would break first, or ``None``.

    Args:
        question: The question.
        candidate: The candidate.
        is_thing_counted: Whether any candidate counts the very thing asked; where none does, it may be said
            in other words ("cây xăng", "cửa hàng xăng dầu"), and how sure an answer is tells.
    """
    for rule, reason, is_broken in _RULES:
        if is_broken(question, candidate) and (is_thing_counted or rule != _THING):
            return Broken(reason, rule)
    return None


def _counts_no_people(question: Question, candidate: Candidate) -> bool:
    """Tell whether people are asked for, and a figure counts things that the question does not name either.

    "Bao nhiêu người có tài khoản" may be answered by accounts; "bao nhiêu bệnh nhân …" by hospitals never.
    """
    figure = candidate.figure
    if figure is None or question.dimension is not Dimension.COUNT:
        return False
    asks_people = " ".join(question.counted[:2]).startswith((*PEOPLE, *_MORE_PEOPLE))
    unit = fold(figure.unit or "")
    return asks_people and unit in _HOLDS_PEOPLE and unit not in fold(question.text)


_MORE_PEOPLE = ("benh nhan", "giao vien", "cong nhan", "cong chuc", "vien chuc", "bac si", "tre em", "hoi vien")
# Bodies and places, of which there are fewer than of the people in them.
_HOLDS_PEOPLE = frozenset(
    (
        *("benh vien", "truong", "truong hoc", "co so", "doanh nghiep", "ngan hang", "to chuc", "co quan", "don vi"),
        *("tinh", "huyen", "xa", "phuong", "thon", "ban", "dia phuong", "bo", "tram", "trung tam", "diem", "to"),
    )
)


def _is_former(question: Question, candidate: Candidate) -> bool:
    """Tell whether a figure tells what was before, and neither that nor a time is asked."""
    figure = candidate.figure
    if figure is None or question.days is not None or question.is_change or asks_before(question.text):
        return False
    return is_former(candidate.document.text, figure)


# Words for what a bare number counts that a text need not say: an index has points, a service is used so many times.
_BARELY_SAID = ANYTHING | {"luot", "diem", "gia"}
# What counts bodies and firms, whichever word is used, folded.
_BODIES = frozenset("don vi|to chuc|doanh nghiep|cong ty|co quan|co so|nha cung cap|nha mang|hang|noi|cho".split("|"))


# The whole of which a part is told after it, folded.
_AMONG = re.compile(r"(?<!\w)(?:trong|tren)\s+(?:tong\s+)?so\s+(?P<those>(?:hon\s+|gan\s+|khoang\s+)?\d[^;:]*)")


def _is_body(noun: str) -> bool:
    return noun in _BODIES


# How long something holds is one thing, how long it takes another; on folded text.
_HOLDS = re.compile(
    r"(?<!\w)(?:thoi\s+han(?=\s+(?:su\s+dung|hieu\s+luc|gia\s+tri|cua|the|giay|chung|ho\s+chieu|tai\s+khoan|bao|may|toi\s+da|la|ban|hop\s+dong)(?!\w)|\W*$)"
    r"|han\s+(?:dung|su\s+dung)|(?:co|het|con)\s+(?:gia\s+tri|hieu\s+luc)"
    r"|gia\s+tri\s+su\s+dung|hieu\s+luc|su\s+dung\s+(?:duoc|den|toi|trong)|dung\s+(?:duoc|den|toi|trong))(?!\w)"
)
_TAKES = re.compile(
    r"(?<!\w)(?:trong\s+(?:vong|thoi\s+han)|mat|keo\s+dai|ke\s+tu\s+(?:khi|ngay)\s+nhan|tinh\s+tu\s+(?:khi|ngay)\s+nhan)(?!\w)"
)


def _is_other_span(question: Question, candidate: Candidate) -> bool:
    """Tell whether it is asked how long something holds, and the sentence says nothing of it, or how long it takes."""
    figure = candidate.figure
    if figure is None or question.dimension is not Dimension.DURATION or not _HOLDS.search(fold(question.text)):
        return False
    text = candidate.document.text
    own = fold(own_words(text, figure))
    return not _HOLDS.search(fold(candidate.sentence.in_columns(text))) or _TAKES.search(own) is not None


# Questions that only a name answers, on folded text.
_ASKS_NAME = re.compile(
    r"(?<!\w)(?:ke\s+ten|liet\s+ke\s+ten|ten\s+(?:la\s+)?gi|la\s+ai|ai\s+(?:la|ky|dung\s+dau|lam\s+giam\s+doc)"
    r"|(?:tinh|thanh\s+pho|dia\s+phuong|ngan\s+hang|nha\s+mang|huyen|doanh\s+nghiep|cong\s+ty|benh\s+vien|truong|nuoc|quoc\s+gia)\s+nao)(?!\w)"
    r"(?!\s+(?:co\s+the|duoc|phai|cung|muon|can))"
)
_NAME = re.compile(rf"(?<![.!?:“\"»]\s)(?<!\A)(?<!\w)[{CAPITALS}][\w-]*")


# What punishes: a fine and prison, folded; asked for by "bị phạt", "đi tù".
_PUNISHMENT = re.compile(r"(?<!\w)(?:bi|di)\s+(phat|tu)(?!\w)")


@functools.lru_cache(QUESTIONS)
def _asks_name(question: str) -> bool:
    return _ASKS_NAME.search(fold(question)) is not None


@functools.lru_cache(QUESTIONS)
def _punishment_asked(question: str) -> str | None:
    """Return the folded word for the punishment that a question asks about; a fine before prison."""
    asked = set(_PUNISHMENT.findall(fold(question)))
    return min(asked, default=None)


def _names_no_one(question: Question, candidate: Candidate) -> bool:
    """Tell whether a name is asked for, and a sentence has none that the question does not say itself."""
    if candidate.figure is not None or not (_asks_name(question.text) or asks_person(question.text)):
        return False
    said = candidate.sentence.span.of(candidate.document.text)
    if candidate.sentence.header is not None or said.endswith(":"):
        return False
    asked = set(fold(question.text).split()) | set(fold(question.understood.text).split())
    if not names_whom(question.text, said):
        return True
    return not any(fold(match[0]) not in asked for match in _NAME.finditer(said))


def _is_no_fine(question: Question, candidate: Candidate) -> bool:
    """Tell whether a punishment is asked, and nothing around a figure speaks of one."""
    if candidate.figure is None or question.dimension not in (Dimension.MONEY, Dimension.DURATION):
        return False
    asked = _punishment_asked(question.text)
    if asked is None:
        return False
    text, sentence = candidate.document.text, candidate.sentence
    around = [span.of(text) for span in (sentence.span, sentence.heading, sentence.lead, sentence.columns) if span]
    return asked not in fold(" ".join(around)).split()


def _is_asserted(question: Question, candidate: Candidate) -> bool:
    """Tell whether the question itself states the figure: what is known is not asked for."""
    figure = candidate.figure
    return figure is not None and any(
        figure.value == known.value and dimension_of(figure) is dimension_of(known) for known in question.asserted
    )


def _is_false_premise(question: Question, candidate: Candidate) -> bool:
    """Tell whether a question why something is so asserts a quantity that the sentence and its heading do not give."""
    if candidate.figure is not None or form_of(question.text) is not AnswerForm.REASON:
        return False
    return any(
        known.value not in candidate.told
        or (known.change is not None and (known.value, known.change) not in candidate.changes)
        for known in question.asserted
    )


def _lacks_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Tell whether a sentence cannot answer: it gives no cause, or tells of no first."""
    if candidate.figure is not None:
        return False
    text = candidate.sentence.span.of(candidate.document.text)
    if lacks_extreme(question.understood.text, text):
        return True
    return form_of(question.text) is AnswerForm.REASON and not has_form(AnswerForm.REASON, text)


def _denies_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Tell whether a sentence denies what a question why something is so takes as given."""
    if candidate.figure is not None or form_of(question.text) is not AnswerForm.REASON or is_negated(question.text):
        return False
    text = candidate.sentence.span.of(candidate.document.text)
    asked = frozenset(word for word in syllables(fold(question.subject_text)) if is_telling(word, is_accented=False))
    return denies(text, asked)


def is_thing_counted(question: Question, candidates: Iterable[Candidate]) -> bool:
    """Tell whether any figure counts the thing that a question names by its word."""
    return any(c.figure is not None and _names_the_thing(question, c) for c in candidates)


def _names_the_thing(question: Question, candidate: Candidate) -> bool:
    """Tell whether the unit of a figure is the word asked for, or what it counts opens with it."""
    figure = candidate.figure
    if figure is None or not question.counted:
        return False
    return candidate.counted_fit > 0 or question.counted[0] in fold(figure.unit or "").split()


def _is_told_of(question: Question, candidate: Candidate) -> bool:
    """Tell whether the sentence of a bare number, or what introduces it, holds the thing asked."""
    text, sentence, figure = candidate.document.text, candidate.sentence, candidate.figure
    spans = [sentence.span, sentence.lead, sentence.heading, *(figure.subject if figure else ())]
    words = {word for span in spans if span for word in fold(span.of(text)).split()}
    return question.counted[0] in words


def _is_written_for(question: Question, candidate: Candidate) -> bool:
    """Tell whether the unit of a figure is what official texts write for the thing asked: "sim", "thuê bao"."""
    unit = fold(candidate.figure.unit or "") if candidate.figure else ""
    is_bare = fold(question.text) == question.text.lower()
    asked = next(iter(everyday_terms(question.thing, is_bare=is_bare)), None) if unit else None
    return asked is not None and not asked.span.start and any(fold(name).startswith(unit) for name in asked.written)


def _is_of_those(question: Question, candidate: Candidate) -> bool:
    """Tell whether people are counted among those asked: "trong số 1.560 nhà giáo, 1.482 người đã …"."""
    text, figure = candidate.document.text, candidate.figure
    among = _AMONG.search(fold(text[candidate.sentence.span.start : figure.span.start])) if figure else None
    return among is not None and " ".join(question.counted[:2]) in among["those"]


def _counts_nothing(question: Question, candidate: Candidate) -> bool:
    """Tell whether a bare number is given where a thing is counted that nothing around it names."""
    figure = candidate.figure
    if figure is None or figure.unit is not None or question.dimension is not Dimension.COUNT or not question.counted:
        return False
    return question.counted[0] not in _BARELY_SAID and not _is_told_of(question, candidate)


def counts_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Tell whether the figure counts the thing asked, where the question names one.

    The noun may stand before the numeral too ("số hồ sơ … là 75,7 triệu"), so the clause decides.
    """
    if question.dimension is not Dimension.COUNT or not question.counted or candidate.figure is None:
        return True
    if candidate.counted_fit > 0 or question.counted[0] in ANYTHING or _is_written_for(question, candidate):
        return True
    figure, text = candidate.figure, candidate.document.text
    if _is_body(" ".join(question.counted[:2])) and _is_body(fold(figure.unit or "")):
        return True
    if fold(figure.unit or "") in ANYTHING and _is_of_those(question, candidate):
        return True
    if figure.unit is None:
        return question.counted[0] in _BARELY_SAID or _is_told_of(question, candidate)
    if question.counted[0] in fold(figure.unit).split() or is_had_by_people(question, candidate):
        return True
    if figure.counted.end > figure.counted.start:
        return False
    if figure.names:
        thing = question.counted[1:2] if question.counted[0] in PIECES else question.counted[:1]
        return bool(thing) and thing[0] in fold(own_words(text, figure)).split()
    return question.counted[0] in fold(text[figure.clause.start : figure.span.start]).split()


def _counts_another_thing(question: Question, candidate: Candidate) -> bool:
    return not counts_what_is_asked(question, candidate)


def _lacks_the_time(_: Question, candidate: Candidate) -> bool:
    wants = Wants.SENTENCE if candidate.figure is None else Wants.FIGURE
    return candidate.period_fit < LEAST_PERIOD_FIT[wants]


_THING = "thing_counted"
DENIED, FALSE_PREMISE = "denied", "false_premise"
# In the order in which they are told.
_RULES: tuple[tuple[str, Reason, Callable[[Question, Candidate], bool]], ...] = (
    ("place", Reason.SUBJECT_NOT_IN_SOURCES, lambda _, candidate: candidate.places_fit < 0),
    ("names", Reason.SUBJECT_NOT_IN_SOURCES, lambda _, candidate: candidate.names_fit < LEAST_NAMES_FIT),
    ("asserted", Reason.NOT_IN_SOURCES, _is_asserted),
    ("other_span", Reason.NOT_IN_SOURCES, _is_other_span),
    ("unit", Reason.NOT_IN_SOURCES, lambda _, candidate: candidate.unit_fit < 0),
    ("counts_nothing", Reason.NOT_IN_SOURCES, _counts_nothing),
    ("counts_no_people", Reason.NOT_IN_SOURCES, _counts_no_people),
    (_THING, Reason.NOT_IN_SOURCES, _counts_another_thing),
    ("only_meant", Reason.NOT_IN_SOURCES, is_only_meant),
    ("no_aim", Reason.NOT_IN_SOURCES, is_no_aim),
    ("former", Reason.NOT_IN_SOURCES, _is_former),
    ("names_no_one", Reason.NOT_IN_SOURCES, _names_no_one),
    ("no_fine", Reason.NOT_IN_SOURCES, _is_no_fine),
    (FALSE_PREMISE, Reason.NOT_IN_SOURCES, _is_false_premise),
    (DENIED, Reason.NOT_IN_SOURCES, _denies_what_is_asked),
    ("form", Reason.NOT_IN_SOURCES, _lacks_what_is_asked),
    ("time", Reason.PERIOD_NOT_IN_SOURCES, _lacks_the_time),
)
