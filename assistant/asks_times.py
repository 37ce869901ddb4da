"""The times that a question sets against each other or goes over, and what is left of it without them."""

from __future__ import annotations

import datetime as dt
import re

from assistant.asks_words import FROM_TO, GONE, LEFT_OVER, NOTHING, NOW, SINCE, AskedText, Words
from assistant.times_asked import times_named
from sources.document import Span
from sources.relative_days import Days
from sources.same_time import moved
from sources.text import accent_key

# A year, whatever it is part of.
ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def names_both(asked: AskedText) -> bool:
    """Tell whether a question asks for two times at once: "hồi tháng 5 và cuối năm 2025 là bao nhiêu"."""
    if len(asked.times) != 2:
        return False
    between = asked.text[asked.times[0].span.end : asked.times[1].span.start]
    return _JOINED.fullmatch(accent_key(between)) is not None


def rest_of(asked: AskedText, words: Words) -> str:
    """Return a question without some words and without its times."""
    kept = list(zip(words.blanked(asked), asked.text, strict=True))
    years = [Span(*match.span()) for match in _YEAR.finditer(asked.text)] if asked.pair else []
    for span in (*(time.span for time in asked.times), *years):
        kept[span.start : span.end] = [(GONE, " ")] * (span.end - span.start)
    text = "".join(" " if key == GONE else character for key, character in kept)
    rest = AskedText(text, asked.today, is_accented=True)
    without = zip(LEFT_OVER.blanked(rest) if asked.times else rest.key, text, strict=True)
    return " ".join("".join(" " if key == GONE else character for key, character in without).split())


def rest_without(asked: AskedText, *several: Words) -> str:
    """Return a question without its times and without several kinds of words, taken out one after the other."""
    for words in several:
        asked = AskedText(rest_of(asked, words), asked.today, is_accented=asked.is_accented)
    return asked.text


def timeless(text: str) -> str:
    """Return a part of a question without its times; which days they mean does not matter here."""
    return rest_of(AskedText(text, dt.date(2000, 1, 1), is_accented=True), NOTHING)


def two_times(asked: AskedText) -> tuple[Days, ...]:
    """Return the earlier and the later time that a question sets against each other; none where it does not."""
    if match := FROM_TO.find(asked):
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


_JOINED = re.compile(r"\s*(?:,|và|với|lẫn|cùng)\s*(?:(?:đến|hồi|vào|cuối|đầu|hết|tới|năm|của)\s+)*")
_YEAR = re.compile(r"(?<![\d.,/])((?:19|20)\d{2})(?![\d.,/]\d|\d)")


def _year(match: re.Match[str]) -> Days:
    year = int(match[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _is_in_time(asked: AskedText, match: re.Match[str]) -> bool:
    return any(time.span.start < match.end() and match.start() < time.span.end for time in asked.times)


def _end(asked: AskedText, match: re.Match[str], name: str) -> Days | None:
    """Return the time that one end of "từ … đến …" names; "nay" is today, or what is newest before it."""
    for time in asked.times:  # read with the whole question, which may name its year
        if match.start(name) <= time.span.start and time.span.end <= match.end(name):
            return time.days
    written = asked.part(match, name)
    if part := times_named(written, asked.today):
        first, last = part[0].days
        years = {int(year) for year in ANY_YEAR.findall(asked.text)}
        shift = years.pop() - last.year if len(years) == 1 and not ANY_YEAR.search(written) else 0
        return moved(first, shift), moved(last, shift)
    return (dt.date.min, asked.today) if NOW.match(asked.key, match.start(name)) else None


def range_of(asked: AskedText) -> Days | None:
    """Return the days that a series is asked for."""
    if asked.pair:
        return min(days[0] for days in asked.pair if days[0] > dt.date.min), asked.pair[1][1]
    if not asked.times:
        return None
    first, last = min(t.days[0] for t in asked.times), max(t.days[1] for t in asked.times)
    before = AskedText(asked.text[: asked.times[0].span.start], asked.today, is_accented=asked.is_accented)
    if len(asked.times) == 1 and (asked.times[0].is_compared or SINCE.find(before)):
        return first, asked.today
    return first, last
