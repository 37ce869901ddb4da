"""What is asked: a figure or a sentence, in which unit, for what time, about which names."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.answer_form import AnswerForm, form_of
from assistant.asserted import asserted_figures
from assistant.forms import forms_in
from assistant.numbered import numbered_names
from assistant.places import place_spans, places_in
from assistant.said import Said
from assistant.times_asked import time_asked, times_named
from assistant.wording import Dimension
from index.abbreviations import SHORT_WORDS, Abbreviations
from index.everyday import EVERYDAY
from index.everyday_terms import everyday_terms
from index.glossary import in_vietnamese, is_english, is_english_word, may_be_english
from index.spelling import is_syllable
from index.understanding import Understood
from sources.figures import Figure
from sources.nouns import is_counted_bare
from sources.relative_days import Days
from sources.text import accent_key, fold
from sources.unaccented_times import with_accents


class Wants(enum.Enum):
    """What would answer the question."""

    FIGURE = "figure"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    Attributes:
        understood: As typed, and what is understood by it; for retrieval.
        text: What is understood by it; without diacritics where none were typed.
        subject_text: Without the time asked, with abbreviations written out, in Vietnamese: what it is about.
        spoken_text: The same with diacritics, as far as they are known.
        wants: A figure or a sentence.
        dimension: What the figure must measure; ``None`` where the question leaves it open.
        currency: The currency asked, or ``None``.
        counted: Folded syllables that follow "bao nhiêu" or "mấy": the thing counted.
        days: First and last day of the time asked, or ``None``.
        is_change: Whether a change is asked, not a level.
        places: Provinces and cities named.
        asserted: Figures that it states.
        numbered: Of each thing that it names by a number, the terms that bear it out.
        names: Other capitalised names and acronyms, as written.
        compares_sources: Whether it asks if the sources agree: then all that they state is told.
        is_nationwide: Whether it asks of the whole country by its words.
        until: The first day that the time of a figure may end on, where a whole year or its end is asked.
        asked_on: The day on which it is asked; ``None`` where that is not known.
        answered_from: The documents that the question before it in one message was answered from.
        thing: The words of ``counted`` as they were typed, and a few behind them; empty where nothing is counted.
        asks_when, asks_who: Kinds of sentence questions with a form of answer of their own.
    """

    understood: Understood
    text: str
    subject_text: str
    spoken_text: str
    wants: Wants
    dimension: Dimension | None
    currency: str | None
    counted: tuple[str, ...]
    days: Days | None
    is_change: bool
    places: frozenset[str]
    names: tuple[str, ...]
    asserted: tuple[Figure, ...]
    numbered: tuple[frozenset[str], ...]
    asks_when: bool
    asks_who: bool
    compares_sources: bool = False
    is_nationwide: bool = False
    thing: str = ""
    until: dt.date | None = None
    asked_on: dt.date | None = None
    answered_from: frozenset[str] = frozenset()


_DIGIT = re.compile(r"\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ)(?!\w)", re.IGNORECASE)
# What may stand after "bao nhiêu" and counts nothing.
_NOT_COUNTED = frozenset(
    "một mỗi tỷ tỉ triệu nghìn ngàn rồi vậy nhỉ nhé nào là ở trên trong của và thì được so tại theo cho đến ạ"
    " hả thế đây dạ v z ad shop".split()
)
# Without diacritics "the" may be the card.
_NOT_COUNTED_BARE = frozenset(fold(word) for word in _NOT_COUNTED) - {"the", "day"}
_COMMON = frozenset(
    [*EVERYDAY, *"ở mục tab trang nút ứng điều khoản hệ thẻ giấy hội khách nhà bên phía dân".split()]
) - frozenset("bộ sở cục ban viện ngân đảng quận huyện tỉnh".split())
# "Mất bao lâu", "tốn bao nhiêu": it asks, and tells nothing of the subject.
_TAKING = re.compile(
    r"(?<!\w)(?:mất|mat|hết|het|tốn|ton)\s+(?=(?:khoảng\s+|khoang\s+)?(?:bao|mấy|may)(?!\w))", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
# "Miền Tây" is a part of the country, and no name that a source must bear out.
_REGION = re.compile(r"(?<!\w)(?:miền|mien|vùng|vung)\s$", re.IGNORECASE)
_LONGEST_SYLLABLE = 5
_COUNTRIES = frozenset(
    "lào singapore indonesia malaysia philippines campuchia myanmar brunei mỹ nga pháp đức anh úc canada".split()
)
# Countries and cities abroad, with their diacritics: without them "ai cấp" and "ba lần" would be two of them.
_ABROAD = re.compile(
    r"(?<!\w)(?:trung quốc|hàn quốc|nhật bản|thái lan|ấn độ|ai cập(?! nhật)|anh quốc|vương quốc anh|hoa kỳ|nước mỹ"
    r"|nam phi|bắc kinh|triều tiên|đài loan|hong kong|hồng kông|tây ban nha|bồ đào nha|hà lan|thụy điển|thụy sĩ"
    r"|thổ nhĩ kỳ|ả rập|ba lan|đan mạch|phần lan|na uy|new zealand|đông timor|estonia|singapore|indonesia|malaysia"
    r"|philippines|campuchia|myanmar|thượng hải|tokyo|seoul|bangkok|washington|london|paris|moscow)(?!\w)"
)
# Firms and their services, which no other word has the letters of: names in small letters too.
_FIRMS = re.compile(
    r"(?<!\w)(?:viettel|vnpt|mobifone|vinaphone|vietnamobile|fpt|evn|vietcombank|vietinbank|bidv|agribank|techcombank|vpbank"
    r"|momo|zalopay|zalo|shopee|lazada|tiktok|facebook|google)(?!\w)",
    re.IGNORECASE,
)
# Where a sentence opens.
_OPENS = re.compile(r"(?:\A|[.?!…]\s)[\s“\"'(]*\Z")
# Words that stand before the thing counted and are no thing themselves, folded.
_CLASSIFIERS = frozenset("cuon quyen tam chiec cai".split())
_NO_PEOPLE = (("so",), ("cu",), ("toc",), ("quan",), ("su",))
_SETS = frozenset({("bộ", "hồ"), ("bộ", "giấy"), ("chục", "triệu"), ("bo", "ho"), ("bo", "giay"), ("chuc", "trieu")})
# "Đã Cấp Bao Nhiêu Thẻ": where so large a share of at least so many words has a capital, it tells no name.
_TITLE_WORDS, _TITLE_SHARE = 4, 0.8
# Capitalised, yet they name no one in particular: the whole country, and words that open a question.
_NO_NAMES = frozenset(
    "viet nam|vietnam|vietnamese|nha nuoc|chinh phu|cccd|cmnd|vneid|ai|vi sao|tai sao|tinh|den|hien|theo|co|so|ty le"
    "|ti le|bao"
    "|tong|trong|nam|thang|ngay|tu|khi|o|lam|the|cho|hay|xin|toi|em|minh|ca nuoc|nguoi|cong dan|the can cuoc"
    "|quoc hoi|th|api|app|sms|web|it|pdf|email|wifi|internet|link".split("|")
)


def read_question(understood: Understood, today: dt.date, abbreviations: Abbreviations) -> Question:
    """Read a question.

    Args:
        understood: The question, as ``check`` returns it, and what is understood by it.
        today: What "năm nay" and dates without a year are read against.
        abbreviations: Writes out the short forms in it.
    """
    full = in_vietnamese(abbreviations.replace(understood.plain))
    asks = wording.Wording(full)
    wants_figure = asks.holds(wording.WANTS_FIGURE) or asks.holds(wording.ASKED_FOR) or asks.asks_how_few()
    if not wants_figure and wording.names_a_figure(full) and not forms_in(Said(full)):
        wants_figure = True
    if asks.holds(wording.WANTS_SENTENCE) and not asks.holds(wording.BARE_COUNTING):
        wants_figure = False
    asserted = tuple(asserted_figures(understood.text)) if _DIGIT.search(understood.text) else ()
    days, subject_text = _asked_time(full, today)
    spoken_days, spoken_text = _spoken(understood, (days, subject_text), today, abbreviations)
    dimension = next((d for d, pattern in wording.DIMENSIONS if asks.holds(pattern)), None)
    counted = asks.find(wording.AFTER_COUNT) or asks.find(wording.NUMBER_OF)
    thing = _counted(counted, understood, full)
    # "Bao nhiêu một tháng" leaves open what: only English, in other words, tells no thing. "Mấy lần": how often.
    is_how_often = counted is not None and accent_key(full[counted.start(1) : counted.end(1)]).split()[:1] == ["lần"]
    if wants_figure and dimension is None and counted and not is_how_often and (thing or is_english(understood.typed)):
        dimension = Dimension.COUNT
    return Question(
        understood=understood,
        text=understood.plain,
        wants=Wants.FIGURE if wants_figure else Wants.SENTENCE,
        dimension=dimension if wants_figure else None,
        currency=next((code for code, pattern in wording.CURRENCIES if asks.holds(pattern)), None),
        counted=thing,
        days=spoken_days or days,
        subject_text=subject_text,
        spoken_text=spoken_text,
        is_change=asks.holds(wording.CHANGE),
        places=places_in(full),
        names=_names(understood, today),
        asserted=_premises(asserted, full),
        numbered=_numbered(understood, asserted, today),
        asks_when=asks.holds(wording.WHEN),
        asks_who=asks.holds(wording.WHO),
        is_nationwide=asks.holds(wording.NATIONWIDE),
        until=_until(full, spoken_days or days),
        asked_on=today,
        thing=full[counted.start(1) : counted.end(1)] if counted and thing else "",
    )


# A whole year, and the end of one: how long before that the time of a figure may end.
_ENDS_OF_YEARS = (
    (re.compile(r"(?<!\w)(?:ca|tron|toan)\s+nam(?!\w)"), dt.timedelta(31)),
    (re.compile(r"(?<!\w)(?:het|cuoi|ket\s+thuc)\s+nam(?!\s+(?:hoc|tai\s+khoa))(?!\w)"), dt.timedelta(91)),
)


def _until(text: str, days: Days | None) -> dt.date | None:
    """Return the first day that the time of a figure may end on: nine months are no whole year."""
    if days is None or (days[1].month, days[1].day) != (12, 31):
        return None
    return next((days[1] - before for pattern, before in _ENDS_OF_YEARS if pattern.search(fold(text))), None)


def _premises(asserted: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """Return the figures that a question asserts; an age says of whom it asks, unless it asks for a reason."""
    if form_of(text) is AnswerForm.REASON:
        return tuple(asserted)
    return tuple(figure for figure in asserted if figure.unit != "tuổi")


def _numbered(understood: Understood, asserted: Sequence[Figure], today: dt.date) -> tuple[frozenset[str], ...]:
    text = understood.text
    if not any(character.isdigit() for character in text):
        return ()
    times = times_named(text, today)
    return numbered_names(text, [*(time.span for time in times), *(figure.number for figure in asserted)])


def _counted(found: re.Match[str] | None, understood: Understood, full: str) -> tuple[str, ...]:
    words = tuple(found.group(1).split()) if found and not is_english(understood.typed) else ()
    if found is None or not words:
        return ()
    # "Tại" is counted by no one, "tài khoản" is; without diacritics the word behind it tells.
    written = accent_key(full[found.start(1) : found.end(1)]).split()
    is_bare = fold(full) == full.lower()
    if len(words) > 1 and (words[0] in _CLASSIFIERS or (words if is_bare else tuple(written))[:2] in _SETS):
        words, written = words[1:], written[1:]
    if written[0] == "dân" and words[1:2] not in _NO_PEOPLE:
        words = ("nguoi", *words[1:])
    not_counted = _NOT_COUNTED_BARE if is_bare and not is_counted_bare(" ".join(words)) else _NOT_COUNTED
    return () if written[0] in not_counted or words[0].isdigit() else words


def _spoken(
    understood: Understood, bare: tuple[Days | None, str], today: dt.date, abbreviations: Abbreviations
) -> tuple[Days | None, str]:
    """Return the time asked and the rest of the question with the diacritics that are understood."""
    if understood.plain == understood.text:
        return bare
    return _asked_time(in_vietnamese(abbreviations.replace(understood.text)), today)


def _asked_time(text: str, today: dt.date) -> tuple[Days | None, str]:
    """Return the time asked, the narrowest one that the question names, and the text without it."""
    text = with_accents(text)
    times = times_named(text, today)
    rest = text
    for time in reversed(times):
        rest = rest[: time.span.start] + " " + rest[time.span.end :]
    return time_asked(times), _TAKING.sub(" ", rest)


def _names(understood: Understood, today: dt.date) -> tuple[str, ...]:
    """Return the runs of capitalised words as typed; one capitalised word that opens the question is none.

    Of a question in capitals alone, those that are no syllables; a short form that was written out is none,
    nor is an English term, a part of a time ("quý I") or a place, which is asked for as such.
    """
    text = understood.text if understood.typed.isupper() else _without_title_case(understood.typed)
    said = (term.span for term in everyday_terms(text))  # "khách Tây" is nobody's name
    for span in (*(time.span for time in times_named(text, today)), *place_spans(text), *said):
        text = text[: span.start] + span.of(text).lower() + text[span.end :]
    known = set(_WORD.findall(fold(in_vietnamese(understood.text))))
    names = [name for name in _capitalised(text) if known.issuperset(_WORD.findall(fold(name)))]
    names = [name for name in names if not all(accent_key(word) in SHORT_WORDS for word in _WORD.findall(name))]
    if is_english(understood.typed):
        # "Can I", "Does VNeID": what opens an English question is no name.
        names = [name for name in names if not all(may_be_english(word.lower()) for word in _WORD.findall(name))]
    names += [match[0] for match in _FIRMS.finditer(understood.text) if not any(match[0] in name for name in names)]
    # A country is a name wherever it stands, in small letters too.
    abroad = [fold(match[0]) for match in _ABROAD.finditer(accent_key(understood.text))]
    return tuple(dict.fromkeys([*names, *abroad]))


def _without_title_case(text: str) -> str:
    """Return a text that writes nearly every word with a capital without those; acronyms keep theirs."""
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _TITLE_WORDS or capitals < _TITLE_SHARE * sum(word[0].isalpha() for word in words):
        return text
    return _WORD.sub(lambda match: match[0].lower() if match[0][1:].islower() else match[0], text)


def _is_foreign(word: str) -> bool:
    """Tell whether a word that opens a question is a name all the same: of a country, or no word of Vietnamese."""
    key = accent_key(word)
    is_spelt = len(word) > _LONGEST_SYLLABLE and word.isalpha() and not is_syllable(fold(word))
    return key in _COUNTRIES or (is_spelt and not is_english_word(word))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _capitalised(text: str) -> tuple[str, ...]:
    runs: list[list[re.Match[str]]] = []
    for match in _WORD.finditer(text):
        if not match[0][0].isupper() or _REGION.search(text, 0, match.start()):
            continue
        if runs and text[runs[-1][-1].end() : match.start()].strip() == "":
            runs[-1].append(match)
        else:
            runs.append([match])
    names = []
    for found in runs:
        # What opens the question has a capital anyway: alone, or before an acronym, it is no name.
        opens = _OPENS.search(text, 0, found[0].start()) is not None and not _is_acronym(found[0][0])
        is_common = found[0][0].lower() in _COMMON
        if len(found) == 1 and _is_foreign(found[0][0]):
            opens = False
        run = found[1:] if opens and (len(found) == 1 or is_common or _is_acronym(found[1][0])) else found
        if not run:
            continue
        name = text[run[0].start() : run[-1].end()]
        if not any(c.isdigit() for c in name) and fold(name) not in _NO_NAMES:
            names.append(name)
    return tuple(dict.fromkeys(names))
