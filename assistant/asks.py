"""What a question wants done with a quantity: stated, followed over time, or reckoned with.

Read from the words of the question with its diacritics restored. A question that matches none of these forms asks for
what the sources state.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from dataclasses import dataclass

from assistant.places import places_in, without_places
from assistant.times_asked import times_named
from sources.relative_days import Days
from sources.text import accent_key, fold, without_diacritics
from sources.unaccented_times import with_accents


class Asks(enum.Enum):
    """What is wanted of a quantity."""

    LEVEL = "level"
    SERIES = "series"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "percent_change"
    SHARE = "share"
    PER = "per"
    RATIO = "ratio"
    REMAINDER = "remainder"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question asks.

    Attributes:
        kind: What is wanted.
        rest: The question without its times and the words that tell what is wanted.
        days: First and last day of a series; ``None`` for all times.
        times: The two times of a comparison, earlier first; empty where it is not one of times.
        parts: Questions for the figures to reckon with, in the order of the operation; empty where the times tell.
        per: What a mean is over where that is a time: ``tháng``, ``năm``, …; else ``None``.
    """

    kind: Asks
    rest: str
    days: Days | None = None
    times: tuple[Days, ...] = ()
    parts: tuple[str, ...] = ()
    per: str | None = None


class _Words:
    """A pattern of words, any white space between them, none a part of another; with and without diacritics."""

    def __init__(self, words: str) -> None:
        spaced = words.replace(" ?", r"\s*").replace(" ", r"\s+")
        self._accented = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")
        self._letters = re.compile(rf"(?<!\w)(?:{without_diacritics(spaced)})(?!\w)")

    def find(self, asked: _Text) -> re.Match[str] | None:
        """Return the first match in a question, by letters alone where it was typed without diacritics."""
        match = self._accented.search(asked.key)
        if match is None and not asked.is_accented:
            match = self._letters.search(fold(asked.text))
        # "Điện Biên" has the letters of "diễn biến".
        return None if match and places_in(match[0]) and len(match[0].split()) == 2 else match

    def blanked(self, asked: _Text) -> str:
        """Return the key of a question with every match blanked."""
        key = self._accented.sub(lambda match: _GONE * len(match[0]), asked.key)
        if key != asked.key or asked.is_accented:
            return key
        return self._letters.sub(lambda match: _GONE * len(match[0]), fold(asked.text))


class _Text:
    """A question while it is read: its text, its key of the same length, the times that it names."""

    def __init__(self, text: str, today: dt.date, *, is_accented: bool) -> None:
        self.text = text
        self.today = today
        self.is_accented = is_accented
        self.key = accent_key(text)
        self.times = times_named(text, today)
        self.pair: tuple[Days, ...] = ()

    def part(self, match: re.Match[str], name: str) -> str:
        """Return what a group of a match over the key captured, as it is written."""
        return self.text[match.start(name) : match.end(name)] if match[name] is not None else ""


# What stands for a character that is left out.
_GONE = "\0"
_HOW_MANY = "(?:bao nhiêu|mấy)"
_PERCENT = rf"{_HOW_MANY} ?(?:phần trăm|%)"
_SERIES = _Words(
    "thay đổi (?:thế nào|ra sao|như thế nào|gì|bao nhiêu)|biến động(?: (?:thế nào|ra sao|như thế nào))?|diễn biến"
    "|(?:qua|theo|trong) (?:các|từng|những|mỗi) (?:năm|tháng|quý|thời điểm|thời kỳ|thời kì|mốc|giai đoạn|đợt|kỳ|lần)"
    "(?: báo cáo| thời gian)?"
    "|theo thời gian|từng năm|từng thời điểm|các năm(?: qua| gần đây)?|xu hướng"
    "|(?:tăng|giảm|tăng trưởng|nhiều lên|tăng lên|giảm xuống|lên|xuống) (?:thế nào|ra sao|như thế nào|hay giảm|hay tăng)"
    "|(?:tới|đến) đâu rồi|trước (?:đây|kia) và (?:bây giờ|hiện nay|nay|hiện tại)|từ trước (?:đến|tới) nay"
    "|(?:over|by) (?:the )?(?:years?|time)|changed?|trend|evolved?"
)
_HOW_IT_WENT = _Words("(?:thế nào|ra sao|như thế nào|thì sao)")
_CHANGES = _Words("(?:tăng|giảm|nhích|tụt|nhảy|thêm|bớt)(?: thêm| bớt| lên| được| đi)*|(?:cao|nhiều|lớn|thấp|ít|kém) hơn")
_BY_HOW_MUCH = _Words(
    rf"(?:tăng|giảm|tụt|nhích|nhảy|thêm)(?: thêm| bớt| lên| được| đi)* (?:khoảng )?{_HOW_MANY}"
    rf"|(?:cao|nhiều|lớn|thấp|ít|kém) hơn .{{0,60}}{_HOW_MANY}|chênh(?: lệch)?(?: nhau)?"
)
_IN_PERCENT = _Words(_PERCENT)
_SHARES = (
    _Words(
        rf"(?P<part>.+?) (?:hiện |đang |thì |chỉ )*(?:chiếm|bằng) (?:khoảng )?{_PERCENT}"
        r"(?: (?:của|trong|trên|so với|tính trên))?(?: (?:tổng(?: số| cộng)?|toàn bộ|tất cả))?(?: số)? (?P<whole>.+)"
    ),
    _Words(
        r"trong (?:tổng )?(?:số |các |những )+(?P<whole>.+?) ?,?(?: thì)?(?: có)? "
        rf"(?:tỷ lệ|tỉ lệ|{_PERCENT})(?: số)? (?P<part>.+?)(?: (?:là|đạt|chiếm) {_PERCENT})?\Z"
    ),
    _Words(rf"{_PERCENT} (?P<whole>.+?) (?:đã|được) (?P<part>.+)"),
)
_PERS = (
    _Words(
        r"(?P<before>.*?)(?:bình quân|trung bình|tính ra)(?: thì)? ?,? (?:m[ỗổõ]i|một|cứ mỗi) (?P<unit>.+?)"
        rf"(?: (?:có|đạt|là|được|gồm|chi|thu))?(?: khoảng| chừng)? {_HOW_MANY} (?P<counted>.+)"
    ),
    _Words(
        rf"(?P<before>.*?)m[ỗổõ]i (?P<unit>.+?)(?: (?:có|đạt|là))? (?:bình quân|trung bình)(?: (?:có|đạt|là|khoảng))* "
        rf"{_HOW_MANY} (?P<counted>.+)"
    ),
)
_RATIO = _Words(rf"(?P<one>.+?) (?:đã )?gấp {_HOW_MANY}(?: lần)?(?: so với)?(?: (?P<other>.+))?")
_REMAINDER = _Words(
    rf"(?P<before>.*?)còn(?: lại| thiếu| tới| đến)? {_HOW_MANY} (?P<whole>.+?)(?: (?:mà|vẫn|còn|thì))* (?:chưa|không) (?P<part>.+)"
)
_SUM = _Words(
    rf"(?P<before>.*?)(?:tổng(?: cộng| số)?|cộng)(?: cả| lại)?(?: hai)?(?: số)? (?P<one>.+?) (?:và|với|cộng) (?P<other>.+?)"
    rf"(?: (?:là|có|được|bằng|thì))* {_HOW_MANY}(?P<counted>.*)"
)
_BETWEEN = (
    _Words(r"(?:chênh lệch|khoảng cách|chênh nhau)(?: giữa)? (?P<one>.+?) (?:và|với) (?P<other>.+?)(?: là .*)?\Z"),
    _Words(rf"(?P<one>.+?) (?:cao |nhiều |lớn |thấp |ít |kém )?hơn (?P<other>.+?)(?: là)? {_HOW_MANY}(?P<counted>.*)"),
)
_TIME_UNIT = re.compile(r"(?P<unit>tháng|năm|ngày|quý|tuần)(?!\w)(?P<rest>.*)")
_FROM_TO = _Words(r"từ (?P<one>.{2,60}?) (?:đến|tới|sang) (?P<other>.{2,60})")
_NOW = re.compile(r"(?:hiện\s+)?(?:nay|giờ|gio)(?!\w)|(?:bây\s+giờ|hiện\s+tại|bay\s+gio|hien\s+tai)(?!\w)")
_SINCE = _Words(r"(?:từ|kể từ|sau|since|from) (?:\w+ ){0,2}\Z")
_ASIDE = re.compile(r"\([^()]*\)")
_TRAILING = re.compile(r"[\s?.!,;:]+$")
# What is left of a time whose words are taken out.
_LEFT_OVER = _Words("từ|đến|tới|so với|cuối|đầu|giữa|kể từ|sang|thì|thế nào|ra sao|như thế nào")


def read_asks(text: str, today: dt.date, *, is_accented: bool = True) -> Asked:
    """Return how a question asks.

    Args:
        text: The question, its diacritics restored and its short forms written out.
        today: What "năm nay" and "đến nay" mean.
        is_accented: Whether it was typed with diacritics; those restored may be wrong.
    """
    # "(không tính phần trăm)": what stands aside is about how, but for a time.
    aside = _ASIDE.sub(lambda match: match[0] if times_named(match[0], today) else " ", with_accents(text))
    asked = _Text(_TRAILING.sub("", aside), today, is_accented=is_accented)
    asked.pair = _two_times(asked)
    for reader in (_mean, _remainder, _ratio, _change, _between, _sum, _share):
        if (found := reader(asked)) is not None:
            return found
    if _SERIES.find(asked) or (len(asked.pair) == 2 and _HOW_IT_WENT.find(asked)):
        return Asked(Asks.SERIES, _rest(asked, _SERIES), _range(asked))
    return Asked(Asks.LEVEL, asked.text)


def _rest(asked: _Text, words: _Words) -> str:
    """Return a question without some words and without its times."""
    kept = list(zip(words.blanked(asked), asked.text, strict=True))
    for time in asked.times:
        kept[time.span.start : time.span.end] = [(_GONE, " ")] * (time.span.end - time.span.start)
    text = "".join(" " if key == _GONE else character for key, character in kept)
    rest = _Text(text, asked.today, is_accented=True)
    without = zip(_LEFT_OVER.blanked(rest) if asked.times else rest.key, text, strict=True)
    return " ".join("".join(" " if key == _GONE else character for key, character in without).split())


_NOTHING = _Words(r"(?!)")


def _timeless(text: str) -> str:
    """Return a part of a question without its times; which days they mean does not matter here."""
    return _rest(_Text(text, dt.date(2000, 1, 1), is_accented=True), _NOTHING)


def _two_times(asked: _Text) -> tuple[Days, ...]:
    """Return the earlier and the later time that a question sets against each other; none where it does not."""
    if match := _FROM_TO.find(asked):
        ends = [_end(asked, match, name) for name in ("one", "other")]
        if None not in ends:
            return tuple(sorted((end for end in ends if end), key=lambda days: days[1]))
    named = sorted({time.days for time in asked.times}, key=lambda days: days[1])
    if len(named) == 1:
        named += [_year(match) for match in _YEAR.finditer(asked.text) if not _is_in_time(asked, match)][:1]
        named.sort(key=lambda days: days[1])
    if len(named) == 2 and named[0][1] < named[1][1]:
        return tuple(named)
    if len(named) == 1 and asked.times[0].is_compared:
        return named[0], (dt.date.min, asked.today)
    return ()


_YEAR = re.compile(r"(?<![\d.,/])((?:19|20)\d{2})(?![\d.,/]\d|\d)")


def _year(match: re.Match[str]) -> Days:
    year = int(match[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _is_in_time(asked: _Text, match: re.Match[str]) -> bool:
    return any(time.span.start < match.end() and match.start() < time.span.end for time in asked.times)


def _end(asked: _Text, match: re.Match[str], name: str) -> Days | None:
    """Return the time that one end of "từ … đến …" names; "nay" is today, or what is newest before it."""
    if part := times_named(asked.part(match, name), asked.today):
        return part[0].days
    return (dt.date.min, asked.today) if _NOW.match(asked.key, match.start(name)) else None


def _range(asked: _Text) -> Days | None:
    """Return the days that a series is asked for."""
    if asked.pair:
        return min(days[0] for days in asked.pair if days[0] > dt.date.min), asked.pair[1][1]
    if not asked.times:
        return None
    first, last = min(t.days[0] for t in asked.times), max(t.days[1] for t in asked.times)
    before = _Text(asked.text[: asked.times[0].span.start], asked.today, is_accented=asked.is_accented)
    if len(asked.times) == 1 and (asked.times[0].is_compared or _SINCE.find(before)):
        return first, asked.today
    return first, last


def _change(asked: _Text) -> Asked | None:
    if len(asked.pair) != 2 or not _BY_HOW_MUCH.find(asked):
        return None
    kind = Asks.PERCENT_CHANGE if _IN_PERCENT.find(asked) else Asks.DIFFERENCE
    rest = _rest(asked, _CHANGES)
    bare = _rest(_Text(rest, asked.today, is_accented=asked.is_accented), _IN_PERCENT)
    return Asked(kind, bare, times=asked.pair)


def _share(asked: _Text) -> Asked | None:
    for number, words in enumerate(_SHARES):
        if match := words.find(asked):
            part, whole = asked.part(match, "part"), asked.part(match, "whole")
            if not _timeless(part):  # "Tháng 8 chiếm bao nhiêu phần trăm số giao dịch của cả năm"
                part = f"{_timeless(whole)} {part}"
            elif number:
                part = f"{whole} {part}"
            return Asked(Asks.SHARE, asked.text, parts=(_how_many(part), _how_many(whole)))
    return None


def _mean(asked: _Text) -> Asked | None:
    for words in _PERS:
        if match := words.find(asked):
            before, unit, counted = (asked.part(match, name) for name in ("before", "unit", "counted"))
            if over_time := _TIME_UNIT.match(with_accents(accent_key(unit))):
                rest = unit[over_time.start("rest") :]
                question = f"{before} {rest} có bao nhiêu {counted}"
                return Asked(Asks.PER, asked.text, parts=(question,), per=over_time["unit"])
            parts = (f"{before} {unit} có bao nhiêu {counted}", f"{before} có bao nhiêu {unit}")
            return Asked(Asks.PER, asked.text, parts=parts)
    return None


def _remainder(asked: _Text) -> Asked | None:
    match = _REMAINDER.find(asked)
    if match is None:
        return None
    before, whole, part = (asked.part(match, name) for name in ("before", "whole", "part"))
    parts = (f"{before} có bao nhiêu {whole}", f"{before} có bao nhiêu {whole} đã {part}")
    return Asked(Asks.REMAINDER, asked.text, parts=parts)


def _sum(asked: _Text) -> Asked | None:
    match = _SUM.find(asked)
    if match is None:
        return None
    before, counted = asked.part(match, "before"), asked.part(match, "counted")
    parts = tuple(f"{before} {_how_many(f'{counted} {asked.part(match, name)}')}" for name in ("one", "other"))
    return Asked(Asks.SUM, asked.text, parts=parts)


def _between(asked: _Text) -> Asked | None:
    for words in _BETWEEN:
        if match := words.find(asked):
            one, other = asked.part(match, "one"), asked.part(match, "other")
            if places_in(other) and places_in(one):  # "DTI của Hà Nội hơn Huế bao nhiêu"
                other = f"{without_places(one)} {other}"
            elif words is _BETWEEN[1]:
                return None
            return Asked(Asks.DIFFERENCE, asked.text, parts=(_how_many(one), _how_many(other)))
    return None


def _ratio(asked: _Text) -> Asked | None:
    match = _RATIO.find(asked)
    if match is None:
        return None
    one, other = asked.part(match, "one"), asked.part(match, "other")
    if len(asked.pair) == 2 and not _timeless(other):
        return Asked(Asks.RATIO, _timeless(one), times=asked.pair)
    if not _timeless(other):
        return None
    return Asked(Asks.RATIO, asked.text, parts=(_how_many(one), f"{_how_many(other)} {_timeless(one)}"))


def _how_many(noun: str) -> str:
    return f"{noun.strip()} là bao nhiêu"
