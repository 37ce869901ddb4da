"""The same question of something else: "còn năm 2023?", "còn Điện Biên?", "thế trẻ em thì sao?"."""

from __future__ import annotations

import datetime as dt
import re

from assistant.edits import Edit, edited
from assistant.groups import AGED, BODY, GROUP
from assistant.local_places import PROPER, local_place
from assistant.pieces import NATION, Pieces, read_pieces
from assistant.places import places_in
from assistant.said import Pattern, Said
from assistant.sentence import decapitalised
from assistant.subject import subject_of
from assistant.time_before import said_from
from assistant.times_asked import time_asked
from sources.document import Span
from sources.text import fold

_PREPOSITION = Pattern(
    r"(?:(?:ở|tại|trong|của|với|đối với|cho|trên|về|theo|từ|là|thì|năm|các|những|riêng|và)(?!\w)[ ,]*)+"
)
_TAIL = Pattern(r"(?:[ ,]+(?:thì|là|ở|tại|trong|của|vào|và|có|được|cả))*[ ,?.!]*$")
_BOUNDARY = Pattern(
    r"[,;:?!.]| (?:thì|là|có|được|bị|đã|đang|sẽ|ở|tại|trên|trong|để|phải|cần|do|bởi|theo|từ|đến|cho|với|và|hay|hoặc"
    r"|khi|nếu|mà|gồm"
    r"|bao gồm|chiếm|đạt|tăng|giảm|xếp|đứng|mất|làm|vào|còn|khác|dùng|sử dụng|về)(?!\w)",
    exact=True,
)
_TOPIC = Pattern(r"(?P<topic>\w[^?.!]*?) thì ")
# "Thế Thanh Hóa được bao nhiêu điểm?": without "thì" only what is plainly a name, or has a number of its own.
_BARE_TOPIC = Pattern(
    r"(?P<topic>\w[^?.!]*?)(?: (?:được|có|đạt|là|hết|tốn|mất|đặt|nằm|xếp|đứng|hiện|đã|sẽ|vào|cấp|khoảng|thu|chi))+ "
)
_HELPS = frozenset("duoc co dat la het ton mat nam xep dung hien da se vao o khoang cung thi".split())
# What is counted may be said once more, or in its unit: "tỷ lệ … là bao nhiêu", "… thì bao nhiêu phần trăm".
_SHARE = re.compile(r"(?<!\w)(?:ty le|ti le|ty trong|ti trong|phan tram)(?!\w)|%")
_MONEY = re.compile(r"(?<!\w)(?:tien|dong|von|kinh phi|chi phi|phi|doanh thu|dau tu|ngan sach)(?!\w)")
# "Giai đoạn 2" where "giai đoạn 1 của …" was asked.
_LABELLED = Pattern(r"(?P<rest>.*?)(?<!\w)(?P<label>\w+) (?P<number>\d+|[ivx]+)$")
_PAIR = 2
_WORDS = re.compile(r"\w+")


def asked_of_another(asked: Pieces, before: Pieces, today: dt.date) -> str:
    """Return the question before with the pieces of the follow-up in the place of its own of the same kind.

    A piece of which it has none is added: a time before it, a place or a group of people after it.
    """
    del today
    edits: list[Edit] = []
    first = last = ""
    if asked.times:
        first = _put_time(asked, before, edits)
    for where in _places_asked(asked):
        last += _put_place(where, before, edits)
    phrase = _phrase(asked)
    if phrase and not edits and not first and (labelled := _with_label(phrase, before)) is not None:
        return labelled
    # "Còn Hà Tĩnh chi bao nhiêu?": what it says beside its place was said before.
    if phrase and not ((edits or first or last) and _is_said_before(phrase, before)):
        last += _put_phrase(phrase, before, edits)
    text = edited(before, edits)
    end = len(text.rstrip(" ?.!"))
    text = text[:end] + last
    return f"{first} {decapitalised(text, before)}" if first else text


def repeated_elsewhere(asked: Pieces, before: Pieces, today: dt.date) -> str | None:
    """Return the question before, asked of another place by a shorter one that repeats it: "Hà Tĩnh chi bao nhiêu?".

    ``None`` where it names no place, asks for something else, or says what the question before does not.
    """
    if not asked.places or not before.places or not asked.forms or not before.forms:
        return None
    unsaid = set(_WORDS.findall(fold(_phrase(before)))) - set(_WORDS.findall(fold(asked.text))) - _HELPS
    if asked.forms[0].form is not before.forms[0].form or not unsaid or not _is_said_before(_phrase(asked), before):
        return None
    return asked_of_another(asked, before, today)


def _is_said_before(phrase: str, before: Pieces) -> bool:
    """Tell whether all words of a phrase stand in the question before, or only help."""
    return set(_WORDS.findall(fold(phrase))) <= {*_WORDS.findall(fold(before.text)), *_HELPS}


def asked_of_topic(asked: Pieces, before: Pieces, today: dt.date) -> str | None:
    """Return the question before, asked of what stands before "thì": "Còn iPhone thì tải ở đâu?".

    ``None`` where the follow-up opens as none, or asks something else than the question before.
    """
    if not (asked.is_beside or asked.is_from_it) or not asked.forms or not before.forms:
        return None
    topic = _topic(asked, before)
    form = asked.forms[0]
    if topic is None or form.form is not before.forms[0].form or form.span.start < topic.end():
        return None
    named = topic["topic"]
    phrase = asked.text[topic.start("topic") : topic.end("topic")]
    done = _WORDS.findall(fold(asked.text[topic.end() : form.span.start]))
    said_before = _WORDS.findall(fold(before.text))
    if not set(_WORDS.findall(fold(asked.text[form.span.end :]))) <= {"roi", "nua", *said_before, *_units_of(before)}:
        return None  # it counts something else
    if set(done) <= _HELPS:
        done = []
    if (labelled := _with_label(phrase, before)) is not None:
        return labelled
    if done and done[0] in said_before and set(done) <= set(said_before):
        # What is done is said before too: from there on the question is the same.
        place = next(match for match in _WORDS.finditer(fold(before.text)) if match[0] == done[0])
        return f"{phrase} {decapitalised(before.text[place.start() :], before)}"
    if done and _same_head(named, before) is None and not GROUP.match(Said(named)):
        return None
    return asked_of_another(read_pieces(Said(phrase, asked.said.is_sure), today), before, today)


def _topic(asked: Pieces, before: Pieces) -> re.Match[str] | None:
    """Return the match of what it asks of: before "thì", or a name or a labelled thing before a helping verb."""
    if match := _TOPIC.match(asked.said):
        return match
    match = _BARE_TOPIC.match(asked.said)
    if match is None:
        return None
    phrase = Said(match["topic"], asked.said.is_sure)
    is_place = any(place.start == 0 and place.end == match.end("topic") for place in asked.places)
    is_known = is_place or BODY.fullmatch(phrase) or GROUP.fullmatch(phrase)
    return match if is_known or _with_label(match["topic"], before) is not None else None


def _units_of(before: Pieces) -> frozenset[str]:
    """Return the folded words of a unit that asks of the same as the question before does."""
    text = fold(before.text)
    share = "phan tram".split() if _SHARE.search(text) else []
    money = "tien dong kinh phi".split() if _MONEY.search(text) else []
    return frozenset([*share, *money])


def _with_label(phrase: str, before: Pieces) -> str | None:
    """Return the question before with the number of one label changed; ``None`` where it has no such label."""
    asked = _LABELLED.fullmatch(Said(phrase, before.said.is_sure))
    if asked is None:
        return None
    label = re.escape(fold(asked["label"]))
    found = list(re.finditer(rf"(?<!\w){label} (?P<number>\d+|[ivx]+)(?!\w)", fold(before.text)))
    if not set(_WORDS.findall(fold(asked["rest"]))) <= set(_WORDS.findall(fold(before.text))) or not found:
        return None
    rest = _WORDS.findall(fold(asked["rest"]))
    # "Trung tâm số 3": the label that stands behind the same noun.
    at = next((one for one in found if not rest or rest[-1] in fold(before.text[: one.start()])), found[0])
    number = phrase[asked.start("number") : asked.end("number")]
    return before.text[: at.start("number")] + number + before.text[at.end("number") :]


def _put_time(asked: Pieces, before: Pieces, edits: list[Edit]) -> str:
    """Put the time in the place of the one asked before, and take others out; return what is to stand first."""
    days = time_asked(before.times)
    named = asked.times[0].span.of(asked.text)
    new = said_from(Said(named, asked.said.is_sure), days) or (f"năm {named}" if named.isdigit() else named)
    old = [time.span for time in before.times if not time.is_compared]
    for span in old[1:]:
        edits.append((span, ""))
    if old:
        edits.append((old[0], new))
        return ""
    return new


def _places_asked(asked: Pieces) -> list[str]:
    nation = NATION.search(asked.said)
    return [_proper(span.of(asked.text)) for span in asked.places] or ([nation[0]] if nation else [])


def _proper(place: str) -> str:
    """Return a place in its usual spelling, where it was written with these letters."""
    if place != place.lower():
        return place
    return next((place[: -len(name)] + name for name in places_in(place) if fold(place).endswith(fold(name))), place)


_AT = Pattern(r"(?<!\w)(?:ở|tại|của|trên|trong|cho)(?: (?:cả|toàn))? $")


def _put_place(where: str, before: Pieces, edits: list[Edit]) -> str:
    old: Span | None = before.places[0] if before.places else None
    nation = NATION.search(before.said)
    if old is None and nation:
        old = Span(*nation.span())
        if before.said.key[old.start : old.end].startswith(("trên", "tren")):
            where = f"ở {where}"
    elif old is None and (body := BODY.search(before.said)):
        old = Span(*body.span())
    if old is None:
        return f" ở {where}"
    is_nation = NATION.fullmatch(Said(where, before.said.is_sure)) is not None
    at = _AT.search(Said(before.text[: old.start], before.said.is_sure)) if is_nation else None
    if at:
        old, where = Span(at.start(), old.end), f"trên {where.removeprefix('trên ')}"
    edits.append((old, where))
    return ""


def _phrase(asked: Pieces) -> str:
    """Return what it says beside times and places, without the prepositions around them."""
    text = asked.text
    spans = [time.span for time in asked.times] + list(asked.places) + [form.span for form in asked.forms]
    spans += [Span(*match.span()) for match in NATION.all(asked.said)]
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    text = " ".join(text.split())
    said = Said(text, asked.said.is_sure)
    start = match.end() if (match := _PREPOSITION.match(said)) else 0
    rest = Said(" " + text[start:], asked.said.is_sure)
    tail = _TAIL.search(rest)
    return rest.text[: tail.start()].strip() if tail else rest.text.strip()


def _is_own_name(phrase: str, before: Pieces) -> bool:
    """Tell whether a phrase is a name that stands for the place asked before, and for nothing else in the question."""
    is_name = PROPER.fullmatch(phrase) is not None and subject_of(before) is not None
    return is_name and _same_head(phrase, before) is None


def _put_phrase(phrase: str, before: Pieces, edits: list[Edit]) -> str:
    said = Said(phrase, before.said.is_sure)
    for kind in (BODY, GROUP, AGED):
        if kind.match(said) and (old := kind.search(before.said)):
            edits.append(_put_age(phrase, old) if kind is AGED else (Span(*old.span()), phrase))
            return ""
    if before.places and (BODY.match(said) or _is_own_name(phrase, before)):
        edits.append((before.places[0], phrase))
        return ""
    if (old_span := local_place(phrase, before) or _same_head(phrase, before)) is not None:
        edits.append((old_span, phrase))
        return ""
    if AGED.match(said):
        return f" đối với người {phrase}"
    if GROUP.match(said):
        return f" đối với {phrase}"
    subject = subject_of(before)
    if subject is None:
        return f" đối với {phrase}"
    asked_about = _ABOUT.search(before.said)
    if asked_about and (before.places or BODY.search(before.said)) and subject.thing.end <= asked_about.start():
        # "Quảng Ngãi đứng hạng mấy về kinh tế số?": not the province, but what it is ranked by.
        edits.append((_noun_phrase(before, asked_about.end(), asked_about.end()), phrase))
        return ""
    if (verb := _DOES.match(said)) and subject.event.start < subject.thing.start:
        done = f"{verb[0].strip()} {decapitalised(subject.thing.of(before.text), before)} {phrase[verb.end() :]}"
        edits.append((Span(subject.event.start, _end_of_event(before, subject.event)), done))
        return ""
    edits.append((subject.thing, phrase))
    return ""


_ABOUT = Pattern(r"(?<!\w)về (?=\w)")
_DOES = Pattern(r"(?:làm|cấp|đổi|cấp lại|làm lại|cấp đổi|đăng ký|nộp|kích hoạt|xin|mất|hỏng)(?: |$)")
_SAYS = Pattern(r" (?:thì|có|được|bị|phải|cần|mất|là)(?!\w)")


def _end_of_event(before: Pieces, event: Span) -> int:
    """Return where what is done ends and what is asked of it begins."""
    says = _SAYS.search(before.said, event.start + 1)
    return min(event.end, says.start()) if says else event.end


def phrase_with_head(head: str, before: Pieces) -> Span | None:
    """Return the noun phrase of a question that begins with some words, in any case; ``None`` where none does."""
    pattern = re.compile(rf"(?<!\w){re.escape(head.lower())}(?!\w)")
    match = pattern.search(before.said.key) or pattern.search(fold(before.text))
    return _noun_phrase(before, match.start(), match.end()) if match else None


def _put_age(phrase: str, old: re.Match[str]) -> Edit:
    """Put an age in the place of another; "trước 40 tuổi" leaves "trước khi đủ" as it is."""
    words, number = re.split(r"(?=\d)", phrase, maxsplit=1)
    digits = re.search(r"\d", old[0])
    if digits and set(fold(words).split()) <= set(fold(old[0][: digits.start()]).split()):
        return Span(old.start() + digits.start(), old.end()), number
    return Span(*old.span()), phrase


def _same_head(phrase: str, before: Pieces) -> Span | None:
    """Return the words before that have the same head: "mức 1" where "mức 2" is asked."""
    words = _WORDS.findall(phrase.lower())
    for size in (2, 1):
        if len(words) <= size:
            continue
        head = " ".join(words[:size])
        span = phrase_with_head(head, before)
        if span:
            # "mức 2" stands for "mức 1" alone, not for "mức 1 đăng ký".
            short = re.match(r"\w+ \w+", before.text[span.start : span.end])
            return Span(span.start, span.start + short.end()) if short and len(words) == _PAIR else span
    return None


def _noun_phrase(before: Pieces, start: int, end: int) -> Span:
    """Return the noun phrase that begins with a head, up to what no noun phrase goes on over."""
    limits = [match.start() for match in [_BOUNDARY.search(before.said, end)] if match]
    limits += [form.span.start for form in before.forms if form.span.start >= end]
    limits += [time.span.start for time in before.times if time.span.start >= end]
    limits += [place.start for place in before.places if place.start >= end]
    stop = min([*limits, len(before.text)])
    return Span(start, start + len(before.text[start:stop].rstrip()))
