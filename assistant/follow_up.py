"""A question that leaves things unsaid -> the whole question, in one sentence."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from assistant.bearing import PART_OF_IT, SELF, SHARE_OF, Bearing, bearing_of
from assistant.follow_up_rules import WHO_SAYS_SO, left_of, over_time, sum_of_both
from assistant.forms import ADVERBS, FIGURES, Form
from assistant.parallel import asked_of_another, asked_of_topic, phrase_with_head
from assistant.pieces import Pieces, Pronoun, read_pieces
from assistant.said import Pattern, Said
from assistant.sentence import decapitalised, sentence
from assistant.several import asking_sentence
from assistant.subject import Subject, subject_of
from assistant.times_asked import time_asked
from sources.document import Span
from sources.text import fold


def resolved(asked: Pieces, earlier: Said, today: dt.date) -> Said:
    """Return the whole question that a follow-up makes with the question before it.

    What it says stands in the place of what was said before; what it leaves unsaid is taken from there.

    Args:
        asked: The follow-up.
        earlier: The question before it, itself whole.
        today: What times are read against.
    """
    before = read_pieces(asking_sentence(earlier), today)
    asked = _pointed(asked, before, today)
    bearing = bearing_of(asked)
    if WHO_SAYS_SO.fullmatch(asked.said):
        return Said(sentence(before.whole.text), before.said.is_sure)
    if (text := left_of(asked, before) or sum_of_both(asked, before) or over_time(asked, before)) is not None:
        return Said(sentence(text), before.said.is_sure)
    if bearing is not Bearing.SAME_OF_ANOTHER and (text := asked_of_topic(asked, before, today)):
        return Said(sentence(text), before.said.is_sure)
    if bearing is Bearing.ALONE:
        return Said(sentence(asked.whole.text), asked.said.is_sure)
    if bearing is Bearing.SAME_OF_ANOTHER or _asks_the_same(asked, before):
        return Said(sentence(asked_of_another(asked, before, today)), before.said.is_sure)
    subject = subject_of(before)
    if subject is None:
        return Said(sentence(asked.whole.text), asked.said.is_sure)
    text = _asked_of_it(asked, before, subject)
    return Said(sentence(text), before.said.is_sure and (asked.said.is_sure or not asked.own_words))


def _pointed(asked: Pieces, before: Pieces, today: dt.date) -> Pieces:
    """Return it with "năm đó" and "ở đó" written out, where the question before names a time or a place."""
    text = asked.whole.text
    for pronoun in reversed(asked.pronouns):
        at = pronoun.span
        named = _meant_by(pronoun, at.of(text), before)
        if named is None:
            continue
        meant = named.of(before.text)
        is_part = asked.times or _PART_OF_THEN.search(fold(text[: at.start]))
        if pronoun.kind == "then" and is_part and (days := time_asked(before.times)):
            # "Cuối tháng 11 cùng năm", "cuối năm đó": of the time asked before only the year.
            meant = f"năm {days[1].year}"
        if pronoun.kind == "there" and fold(at.of(text)).startswith(("o ", "tai ")):
            meant = f"ở {meant}"
        text = text[: at.start] + decapitalised(meant, before) + text[at.end :]
    if text == asked.whole.text:
        return asked
    again = read_pieces(Said(text, asked.said.is_sure), today)
    return replace(again, is_beside=asked.is_beside, is_from_it=asked.is_from_it)


_PART_OF_THEN = re.compile(r"(?<!\w)(?:cuoi|dau|giua|het)\s+\Z")


def _meant_by(pronoun: Pronoun, words: str, before: Pieces) -> Span | None:
    """Return what a pronoun stands for in the question before, where that is a time, a place, or has its noun."""
    if pronoun.kind == "then":
        return before.times[0].span if before.times else None
    if pronoun.kind == "there":
        return before.places[0] if before.places else None
    nouns = words.split()[:-1]
    for size in range(len(nouns), 0, -1):
        if words.split()[-1] and (found := phrase_with_head(" ".join(nouns[:size]), before)):
            return found
    return None


def _asks_the_same(asked: Pieces, before: Pieces) -> bool:
    """Tell whether it asks, of another time or place, in the very words of the question before it."""
    if not (asked.times or asked.places) or not asked.forms or not before.forms or asked.own_words:
        return False
    if asked.forms[0].form is not before.forms[0].form:
        return False
    bare = asked.text
    for span in [*(time.span for time in asked.times), *asked.places, *(form.span for form in asked.forms)]:
        bare = bare[: span.start] + " " * (span.end - span.start) + bare[span.end :]
    said_before = {*"thi duoc co dat la o tai cua voi".split(), *re.findall(r"\w+", fold(before.text))}
    return said_before.issuperset(re.findall(r"\w+", fold(bare)))


_LEVEL = Pattern(
    r"(?<!\w)(?:tăng|giảm|chiếm|đạt|phần trăm|%|bậc|lần|điểm|hạng|cao hơn|thấp hơn|nhiều hơn|ít hơn|so với|gấp"
    r"|thay đổi|tỷ lệ|tỉ lệ)(?!\w)"
)
_FIRST_VERB = Pattern(
    r"(?:cấp|làm|đổi|nộp|đăng ký|dùng|sử dụng|có|gồm|bao gồm|là|được|bị|còn|thuộc|do|của|ký|ban hành|công bố|chủ trì"
    r"|tổ chức|diễn ra"
    r"|kích hoạt|cài|khai|hủy|khóa|mở|sửa|gia hạn|thu hồi|xếp|đứng|nếu|khi)(?!\w)"
)
# "bao nhiêu thành viên", not "mấy loại" or "bao nhiêu tiền".
_COUNTS_SOMETHING = Pattern(
    r"(?:bao nhiêu|mấy) (?!loại|nhóm|bước|mục|mức|cấp|mặt|phần|kiểu|cách|trường hợp|điều|chương|khoản|chữ số|số|tiền"
    r"|đồng|lần"
    r"|bậc|điểm|tuổi|ngày|năm|tháng|giờ|phút|tuần)\w"
)
_COUNTS = Pattern(r"(?:bao nhiêu|mấy) (?!phần trăm|tiền|đồng|lần|bậc|điểm|tuổi|ngày|năm|tháng|giờ|phút|tuần)")


def _asked_of_it(asked: Pieces, before: Pieces, subject: Subject) -> str:
    """Return a question that lacks a subject, of the subject of the question before it."""
    text = asked.whole.text.rstrip(" ?.!")
    said = Said(text, asked.said.is_sure)
    thing, event = subject.thing.of(before.text), _before_then(subject.event.of(before.text))
    for pronoun in asked.pronouns:
        if pronoun.kind in SELF:
            meant = thing if pronoun.kind == "thing" else event
            text = text[: pronoun.span.start] + decapitalised(meant, before) + text[pronoun.span.end :]
            is_figure = bool(asked.forms) and asked.forms[0].form in FIGURES
            return _where_and_when(text, asked, before, meant) if is_figure else text
    form = asked.forms[0] if asked.forms else None
    if form is None:
        return f"{thing} {decapitalised(text, asked)}"
    if (part := PART_OF_IT.match(said)) and subject.doing is not None:
        named = text[part.start("part") : part.end("part")]
        return f"{named} {SHARE_OF} {_counted_before(asked, before, subject)}"
    if form.form in FIGURES and _LEVEL.search(said):
        return _level(text, asked, before, subject)
    is_bare = not text[: form.span.start].strip(" ,") and not text[form.span.end :].strip(" ,")
    if is_bare and form.form in ADVERBS:
        return _in_its_place(text, asked, before, thing, event)
    if form.form in (Form.WHO, Form.WHY) and form.span.start == 0 and not fold(text).startswith("do "):
        return f"{text} {decapitalised(thing if form.form is Form.WHO else event, before)}"
    if form.form is Form.COUNT and subject.doing is not None and _COUNTS_SOMETHING.search(said):
        return _counted_there(text, asked, before, _counting(said, thing))
    if _FIRST_VERB.match(said) or _COUNTS.match(said) or subject.doing is not None:
        return f"{_counting(said, thing)} {decapitalised(text, asked)}"
    was_who = bool(before.forms) and before.forms[0].form is Form.WHO
    return f"{thing if was_who else event} {decapitalised(text, asked)}"


_THEN = re.compile(r"\s+thì(?!\w).*", re.IGNORECASE)


def _before_then(event: str) -> str:
    """Return what is done without what is asked of it: "làm căn cước thì chuẩn bị …"."""
    before = _THEN.sub("", event)
    return before if len(before.split()) > 1 else event


def _counted_before(asked: Pieces, before: Pieces, subject: Subject) -> str:
    """Return what was counted, what was done with it, and the time that was asked."""
    thing = decapitalised(subject.thing.of(before.text), before)
    doing = decapitalised(subject.doing.of(before.text), before) if subject.doing else ""
    return " ".join(part for part in (thing, doing, _when(asked, before, thing)) if part)


def _counting(said: Said, thing: str) -> str:
    """Return the thing, with "có" after it where a count follows: "Bao nhiêu người tham gia?"."""
    return f"{thing} có" if _COUNTS.match(said) else thing


def _counted_there(text: str, asked: Pieces, before: Pieces, thing: str) -> str:
    """Return what is counted of the thing, at the place and the time asked before."""
    where, when = _where(asked, before, thing), _when(asked, before, thing)
    return f"{when} {decapitalised(thing, before)}{where} {decapitalised(text, asked)}"


def _where(asked: Pieces, before: Pieces, said: str) -> str:
    """Return the place asked before, where neither the follow-up nor what is taken over names one."""
    place = before.places[0].of(before.text) if before.places and not asked.places else ""
    return f" ở {decapitalised(place, before)}" if place and place not in said else ""


def _when(asked: Pieces, before: Pieces, said: str) -> str:
    """Return the time asked before, where neither the follow-up nor what is taken over names one."""
    named = [time.span.of(before.text) for time in before.times if not time.is_compared]
    return "" if asked.times or not named or named[0] in said else named[0]


def _where_and_when(text: str, asked: Pieces, before: Pieces, meant: str) -> str:
    """Return a part of what was counted before, "trong đó …", at the place and the time of the whole."""
    said = decapitalised(text, asked).rstrip(" ?.!")
    return f"{_when(asked, before, meant)} {said}{_where(asked, before, meant)}"


def _level(text: str, asked: Pieces, before: Pieces, subject: Subject) -> str:
    """Return a level or a change asked of what was counted before, at the time asked before."""
    if before.forms and before.forms[0].form is Form.RANK and before.forms[0].span.start:
        at = before.forms[0].span
        return before.text[: at.start] + decapitalised(text, asked) + before.text[at.end :]
    if subject.doing is not None:
        counted = decapitalised(subject.thing.of(before.text), before)
        doing = decapitalised(subject.doing.of(before.text), before)
        of = f"số {counted} {doing}" if doing else f"số {counted}"
    else:
        of = subject.thing.of(before.text)
    named = [time for time in before.times if not time.is_compared]
    if any(not time.is_compared for time in asked.times) or not named or named[0].span.of(before.text) in of:
        return f"{of} {decapitalised(text, asked)}"
    time = named[0].span.of(before.text)
    return f"{time} {decapitalised(of, before)} {decapitalised(text, asked)}"


def _in_its_place(text: str, asked: Pieces, before: Pieces, thing: str, event: str) -> str:
    """Return "ở đâu?" in the place of "khi nào", else after what was spoken of."""
    old = before.forms[0] if before.forms else None
    new = decapitalised(text, asked)
    if old is not None and old.form in ADVERBS and asked.forms[0].form is not Form.WHY:
        at = old.span
        return before.text[: at.start] + (new if at.start else text) + before.text[at.end :]
    if asked.forms[0].form is Form.WHY:
        return f"{text} {decapitalised(event, before)}"
    return f"{thing if old is not None and old.form is Form.WHO else event} {new}"
