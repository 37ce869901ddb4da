"""What is asked: a figure or a sentence, in which unit, for what time, about which names."""

from __future__ import annotations

import datetime as dt
import enum
import re
from dataclasses import dataclass

from assistant.places import places_in
from assistant.restore import Abbreviations
from sources.document import PartialDate, Span
from sources.errors import QuestionEmpty, QuestionTooLong
from sources.periods import Days, find_periods
from sources.text import fold, nfc

LONGEST_QUESTION = 1000


class Wants(enum.Enum):
    """What would answer the question."""

    FIGURE = "figure"
    SENTENCE = "sentence"


class Dimension(enum.Enum):
    """What a unit measures."""

    MONEY = "money"
    SHARE = "share"
    RANK = "rank"
    MULTIPLE = "multiple"
    STEPS = "steps"
    DURATION = "duration"
    AGE = "age"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    Attributes:
        text: As asked, in NFC, trimmed.
        search_text: With abbreviations written out beside it; for retrieval.
        subject_text: Without the time asked, with abbreviations written out: what it is about.
        wants: A figure or a sentence.
        dimension: What the figure must measure; ``None`` where the question leaves it open.
        currency: The currency asked, or ``None``.
        counted: Folded syllables that follow "bao nhiêu" or "mấy": the thing counted.
        days: First and last day of the time asked, or ``None``.
        is_change: Whether a change is asked, not a level.
        places: Provinces and cities named.
        names: Other capitalised names and acronyms, as written.
        is_small_talk: Whether it is a greeting or thanks.
        asks_when, asks_who: Kinds of sentence questions with a form of answer of their own.
    """

    text: str
    search_text: str
    subject_text: str
    wants: Wants
    dimension: Dimension | None
    currency: str | None
    counted: tuple[str, ...]
    days: Days | None
    is_change: bool
    places: frozenset[str]
    names: tuple[str, ...]
    is_small_talk: bool
    asks_when: bool
    asks_who: bool


def check(text: str) -> str:
    """Return the question in NFC, trimmed, on one line.

    Raises:
        QuestionEmpty: It holds no letter and no digit.
        QuestionTooLong: It is longer than ``LONGEST_QUESTION`` characters.
    """
    question = " ".join(nfc(text).split())
    if len(question) > LONGEST_QUESTION:
        raise QuestionTooLong(
            f"Câu hỏi dài {len(question):,} ký tự, giới hạn là {LONGEST_QUESTION:,}; hãy hỏi ngắn hơn.".replace(
                ",", "."
            ).replace(". giới", ", giới")
        )
    if not any(character.isalnum() for character in question):
        raise QuestionEmpty("Câu hỏi trống; hãy gõ điều cần hỏi, ví dụ: Đã cấp bao nhiêu thẻ căn cước?")
    return question


# Read on the folded question, so that they hold for text typed without diacritics too. Where
# folding makes two words one ("mấy", "máy"), the words that may follow decide.
_COUNTING = r"(?:bao\s+nhieu|bao\s+nhiu|how\s+many|how\s+much)"
_FEW = (
    r"(?<!\w)may\s+(?:bac|lan|phan\s+tram|trieu|ty|ti|nghin|nguoi|tuoi|ngay|nam|thang|gio|phut|tinh|thanh\s+pho|dia\s+phuong"
    r"|bo|loai|cap|so|chu\s+so|dich\s+vu|the|tai\s+khoan|dong|diem|doanh\s+nghiep|nha\s+mang|don\s+vi|luot|ho\s+so"
    r"|thu\s+tuc|nghi\s+quyet|chi\s+so|uu\s+tien|tru\s+cot|thanh\s+vien|to|muc|nhom)(?!\w)"
)
_WANTS_FIGURE = re.compile(
    rf"(?<!\w)(?:{_COUNTING}|ty\s+le|ti\s+le|ty\s+trong|ti\s+trong|so\s+luong|tong\s+so|bao\s+lau|may\s+tuoi|hang\s+may"
    r"|thu\s+may|xep\s+hang|xep\s+thu|phan\s+tram|percentage|percent|what\s+share|how\s+long|how\s+old|thoi\s+han)(?!\w)"
    rf"|{_FEW}"
)
# "số thẻ đã cấp là bao nhiêu" is found above; these ask for a reason, a person or a way instead.
_WANTS_SENTENCE = re.compile(
    r"(?<!\w)(?:vi\s+sao|tai\s+sao|the\s+nao|nhu\s+the\s+nao|lam\s+sao|lam\s+the\s+nao|la\s+gi|la\s+ai|gom\s+nhung|o\s+dau)(?!\w)"
)
_DIMENSIONS: tuple[tuple[Dimension, re.Pattern[str]], ...] = tuple(
    (dimension, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
    for dimension, pattern in (
        (
            Dimension.SHARE,
            r"ty\s+le|ti\s+le|ty\s+trong|ti\s+trong|phan\s+tram|percentage|percent|what\s+share|may\s+%|bao\s+nhieu\s*%"
            r"|chiem\s+bao\s+nhieu",
        ),
        (
            Dimension.MONEY,
            r"bao\s+nhieu\s+(?:tien|dong|ty\s+dong|ti\s+dong|trieu\s+dong|usd|do\s+la|kinh\s+phi|chi\s+phi|von)"
            r"|may\s+(?:ty|ti|trieu)?\s*dong|doanh\s+thu|how\s+much\s+money|so\s+tien|kinh\s+phi\s+bao\s+nhieu"
            r"|(?:von|kinh\s+phi|chi\s+phi|so\s+tien|le\s+phi)\s(?:.*\s)?bao\s+nhieu"
            r"|tiet\s+kiem\s+(?:\w+\s+){0,5}bao\s+nhieu(?!\s+(?:gio|ngay|thoi))",
        ),
        (Dimension.MULTIPLE, r"may\s+lan|bao\s+nhieu\s+lan|gap\s+may|gap\s+bao\s+nhieu"),
        (Dimension.STEPS, r"may\s+bac|bao\s+nhieu\s+bac"),
        (
            Dimension.RANK,
            r"hang\s+may|thu\s+may|xep\s+hang|xep\s+thu|vi\s+tri\s+thu|hang\s+bao\s+nhieu|thu\s+bao\s+nhieu|rank\w*",
        ),
        (Dimension.AGE, r"may\s+tuoi|bao\s+nhieu\s+tuoi|how\s+old|do\s+tuoi"),
        (
            Dimension.DURATION,
            r"bao\s+lau|thoi\s+han|may\s+(?:ngay|nam|thang|gio|phut|tuan)|how\s+long"
            r"|bao\s+nhieu\s+(?:ngay|nam|thang|gio|phut|tuan|thoi\s+gian)",
        ),
    )
)
_AFTER_COUNT = re.compile(
    rf"(?<!\w)(?:{_COUNTING}|may)\s+(?:trieu\s+|ty\s+|ti\s+|nghin\s+|ngan\s+)?((?:\w+\s*){{1,3}})"
)
# "số thẻ đã cấp là bao nhiêu": the thing counted stands after "số".
_NUMBER_OF = re.compile(
    r"(?<!chi\s)(?<!doi\s)(?<!te\s)(?<!ky\s)(?<!tri\s)(?<!he\s)(?<!con\s)(?<!hoi\s)(?<!phu\s)(?<!\w)so\s+(?:luong\s+)?(?!hoa|dinh|hieu|luong|tien|lieu|nam|quoc|kinh|bao|may|nao)((?:\w+\s*){1,2})"
)
_ASKED_FOR = re.compile(
    r"(?:xin|cho\s+(?:toi|minh|em)?\s*(?:biet|hoi|xin)?)\s+(?:tong\s+)?so\s+(?!hoa|dinh|hieu|dien|lieu)"
)
_CHANGE = re.compile(r"(?<!\w)(?:tang|giam|nhay|nhich|len\s+(?:hang|duoc)|tut|cao\s+hon|thap\s+hon)(?!\w)(?!\s+cuong)")
_CURRENCIES = (
    ("VND", re.compile(r"(?:bao\s+nhieu|may)\s+(?:(?:nghin|ngan|trieu|ty|ti)\s+)*(?:dong|vnd)(?!\w)")),
    ("USD", re.compile(r"(?:bao\s+nhieu|may)\s+(?:(?:nghin|ngan|trieu|ty|ti)\s+)*(?:usd|do\s+la)(?!\w)")),
)
_SMALL_TALK = re.compile(
    r"(?:(?:xin\s+)?chao|hello|hi|cam\s+on|tam\s+biet|thank\w*|bye|alo)(?!\w)(?!.*(?:bao\s+nhieu|la\s+gi|the\s+nao))"
)
_WHEN = re.compile(
    r"(?<!\w)(?:khi\s+nao|bao\s+gio|ngay\s+nao|thoi\s+diem\s+nao|luc\s+nao|nam\s+nao|thang\s+nao|when)(?!\w)"
)
_WHO = re.compile(r"(?<!\w)(?:ai|who|nguoi\s+nao|co\s+quan\s+nao|don\s+vi\s+nao|bo\s+nao)(?!\w)")

_WORD = re.compile(r"\w+")
# Capitalised, yet they name no one in particular: the whole country, and words that open a question.
_NO_NAMES = frozenset(
    "viet nam|nha nuoc|chinh phu|cccd|cmnd|vneid|ai|vi sao|tai sao|tinh|den|hien|theo|co|so|ty le|ti le|bao|tong|trong"
    "|nam|thang|ngay|tu|khi|o|lam|the|cho|hay|xin|toi|em|minh|ca nuoc|nguoi|cong dan|the can cuoc|quoc hoi".split("|")
)


def read_question(text: str, today: dt.date, abbreviations: Abbreviations) -> Question:
    """Read a question.

    Args:
        text: The question, as ``check`` returns it.
        today: What "năm nay" and dates without a year are read against.
        abbreviations: Writes out the short forms in it.
    """
    full = abbreviations.replace(text)
    folded = fold(full)
    wants_figure = bool(_WANTS_FIGURE.search(folded) or _ASKED_FOR.match(folded)) and not (
        _WANTS_SENTENCE.search(folded) and not re.search(_COUNTING, folded)
    )
    days, subject_text = _asked_time(full, today)
    dimension = next((d for d, pattern in _DIMENSIONS if pattern.search(folded)), None)
    counted = _AFTER_COUNT.search(folded) or _NUMBER_OF.search(folded)
    if wants_figure and dimension is None and counted:
        dimension = Dimension.COUNT
    return Question(
        text=text,
        search_text=abbreviations.expand(text),
        wants=Wants.FIGURE if wants_figure else Wants.SENTENCE,
        dimension=dimension if wants_figure else None,
        currency=next((code for code, pattern in _CURRENCIES if pattern.search(folded)), None),
        counted=tuple(counted.group(1).split()) if counted else (),
        days=days,
        subject_text=subject_text,
        is_change=bool(_CHANGE.search(folded)),
        places=places_in(full),
        names=_names(text),
        is_small_talk=bool(_SMALL_TALK.match(folded)),
        asks_when=bool(_WHEN.search(folded)),
        asks_who=bool(_WHO.search(folded)),
    )


_UNACCENTED_TIME = (
    (re.compile(r"\b[Tt](?=\d{1,2}/(?:19|20)\d{2}\b)"), "tháng "),
    (re.compile(r"\bnam(?=\s+(?:19|20)\d{2}\b)"), "năm"),
    (re.compile(r"\bthang(?=\s+\d)"), "tháng"),
    (re.compile(r"\bngay(?=\s+\d)"), "ngày"),
    (re.compile(r"\bquy(?=\s+(?:[ivIV]+|[1-4])\b)"), "quý"),
    (re.compile(r"(?<=\d )thang(?=\s+dau)"), "tháng"),
    (re.compile(r"(?<=tháng )dau(?=\s+n)"), "đầu"),
    (re.compile(r"\bcuoi(?=\s+năm)"), "cuối"),
    (re.compile(r"\bdau(?=\s+năm)"), "đầu"),
    (re.compile(r"\bgiua(?=\s+năm)"), "giữa"),
)
_BARE_YEAR = re.compile(r"(?<![\d.,/])((?:19|20)\d{2})(?![\d.,/]\d|/[A-ZĐ]|\d)")


# "so với cùng kỳ 2022": what a change is compared with is not the time asked.
_COMPARED = re.compile(r"(?:so\s+voi|cung\s+ky)(?:\s+(?:cung\s+ky|nam|cua|cuoi|dau))*\s*$")
_RELATIVE_YEARS = ((re.compile(r"\bnam\s+nay\b"), 0), (re.compile(r"\bnam\s+(?:ngoai|truoc)\b(?!\s+do)"), -1))


def _asked_time(text: str, today: dt.date) -> tuple[Days | None, str]:
    """Return the time asked, the narrowest one that the question names, and the text without it."""
    for pattern, accented in _UNACCENTED_TIME:
        text = pattern.sub(accented, text)
    folded = fold(text)
    reference = PartialDate(today.year, today.month, today.day)
    times = [(m.span, (m.first, m.last)) for m in find_periods(text, reference, Span(0, len(text)))]
    for pattern, shift in _RELATIVE_YEARS:
        times += [(Span(*m.span()), _year(today.year + shift)) for m in pattern.finditer(folded)]
    if not times:
        times = [(Span(*m.span()), _year(int(m.group(1)))) for m in _BARE_YEAR.finditer(text)]
    asked = [(span, days) for span, days in times if not _COMPARED.search(folded, 0, span.start)]
    rest = text
    for span, _ in sorted(times, reverse=True, key=lambda time: time[0]):
        rest = rest[: span.start] + " " + rest[span.end :]
    days = min((days for _, days in asked), key=lambda days: days[1] - days[0], default=None)
    return days, rest


def _year(year: int) -> Days:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _names(text: str) -> tuple[str, ...]:
    """Return the runs of capitalised words; one capitalised word that opens the question is none."""
    runs: list[list[re.Match[str]]] = []
    for match in _WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        if runs and text[runs[-1][-1].end() : match.start()].strip() == "":
            runs[-1].append(match)
        else:
            runs.append([match])
    names = []
    for run in runs:
        name = text[run[0].start() : run[-1].end()]
        opens = run[0].start() == 0 and len(run) == 1 and not name.isupper()
        if not opens and not any(c.isdigit() for c in name) and fold(name) not in _NO_NAMES:
            names.append(name)
    return tuple(dict.fromkeys(names))
