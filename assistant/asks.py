"""What a question wants done with a quantity: stated, followed over time, or reckoned with.

Read from the words of the question with its diacritics restored. A question that matches none of these forms asks for
what the sources state.
"""

from __future__ import annotations

import datetime as dt
import re

from assistant.asked_parts import as_count, head_shared, how_many, scoped, thing_in, with_year
from assistant.asks_change import change_asked, grown_within
from assistant.asks_kinds import Asked, Asks
from assistant.asks_places import asked_of_places
from assistant.asks_times import names_both, range_of, rest_of, rest_without, timeless, two_times
from assistant.asks_words import (
    ADDED_UP,
    AGAINST,
    ASIDE,
    BETWEEN,
    COUNTING,
    EACH_TIME,
    GATHERED,
    HOW_IT_WENT,
    LACKING,
    MEAN,
    OF_A_LIST,
    OF_DONE,
    OVER_YEARS,
    PART_OF_YEAR,
    PARTS_OF_YEAR,
    PERS,
    RATIO,
    REMAINDER,
    SERIES,
    SHARES,
    SHORT_OF,
    SMALL_NUMBERS,
    SUM,
    TIME_UNIT,
    TOGETHER,
    TRAILING,
    AskedText,
)
from assistant.places import places_in, without_places
from assistant.times_asked import times_named
from sources.text import accent_key, fold
from sources.unaccented_times import with_accents

__all__ = ["Asked", "Asks", "read_asks"]


def read_asks(text: str, today: dt.date, *, is_accented: bool = True) -> Asked:
    """Return how a question asks.

    Args:
        text: The question, its diacritics restored and its short forms written out.
        today: What "năm nay" and "đến nay" mean.
        is_accented: Whether it was typed with diacritics; those restored may be wrong.
    """
    # "(không tính phần trăm)": what stands aside is about how, but for a time.
    text = PART_OF_YEAR.sub(r"\1 năm ", with_accents(text))
    aside = ASIDE.sub(lambda match: match[0] if times_named(match[0], today) else " ", text)
    asked = AskedText(TRAILING.sub("", aside), today, is_accented=is_accented)
    asked.pair = two_times(asked)
    readers = (
        _over_years,
        _mean,
        _short_of,
        _remainder,
        _of_places,
        _ratio,
        change_asked,
        _between,
        grown_within,
        _of_a_list,
        _sum,
        _share,
        _lacking,
    )
    for reader in readers:
        if (found := reader(asked)) is not None:
            return found
    is_compared = len(asked.pair) == 2 and (HOW_IT_WENT.find(asked) or not COUNTING.find(asked) or names_both(asked))
    if SERIES.find(asked) or is_compared:
        return Asked(Asks.SERIES, rest_of(asked, SERIES), range_of(asked))
    days = range_of(asked)
    is_told = days is not None and days[1] <= asked.today and not AGAINST.find(asked)
    if days and is_told and (days[1] - days[0]).days > _A_YEAR and EACH_TIME.find(asked):
        return Asked(Asks.SERIES, rest_of(asked, EACH_TIME), days)
    return Asked(Asks.LEVEL, asked.text)


_MONTH, _QUARTER, _A_YEAR = 31, 92, 365
_PARTS = {"quy": "quý", "thang": "tháng"}


def _share(asked: AskedText) -> Asked | None:
    for number, words in enumerate(SHARES):
        if match := words.find(asked):
            part, whole = asked.part(match, "part"), asked.part(match, "whole")
            if words is OF_DONE:
                part = f"{part} {whole}"
            elif not timeless(part):  # "Tháng 8 chiếm bao nhiêu phần trăm số giao dịch của cả năm"
                part = f"{timeless(whole)} {part}"
            elif number or (thing_in(whole) and not thing_in(timeless(part))):  # "Viettel chiếm … số trạm 5G"
                part = f"{timeless(whole)} {part}"
            part, whole = scoped(part, asked), scoped(whole, asked)
            parts = (with_year(how_many(part), asked), with_year(how_many(whole), asked))
            return Asked(Asks.SHARE, asked.text, parts=parts)
    return None


def _mean(asked: AskedText) -> Asked | None:
    for words in PERS:
        if match := words.find(asked):
            before, unit, counted = (asked.part(match, name) for name in ("before", "unit", "counted"))
            counted = counted or "tiền"  # "mỗi khách hàng mất bao nhiêu"
            if over_time := TIME_UNIT.match(with_accents(accent_key(unit))):
                rest = unit[over_time.start("rest") :]
                question = f"{before} {rest} có bao nhiêu {counted}"
                return Asked(Asks.PER, asked.text, parts=(question,), per=over_time["unit"])
            parts = (f"{before} {unit} có bao nhiêu {counted}", f"{before} có bao nhiêu {unit}")
            whole = scoped(f"{before} có bao nhiêu {counted}", asked)
            return Asked(Asks.PER, asked.text, parts=parts, divided=whole)
    return None


def _over_years(asked: AskedText) -> Asked | None:
    """Return the mean of a quantity over years or quarters, each of them told: "bình quân 3 năm 2023-2025, tỷ lệ …"."""
    days = range_of(asked)
    if days is None:
        return None
    if OVER_YEARS.find(asked) and (days[1] - days[0]).days >= _A_YEAR:
        return Asked(Asks.PER, rest_of(asked, OVER_YEARS).strip(" ,"), days=days, per="năm")
    parts = PARTS_OF_YEAR.find(asked)
    if parts is None or not MEAN.find(asked) or (days[1] - days[0]).days < _QUARTER:
        return None
    return Asked(
        Asks.PER, rest_without(asked, PARTS_OF_YEAR, MEAN).strip(" ,"), days=days, per=_PARTS[fold(parts["unit"])]
    )


def _short_of(asked: AskedText) -> Asked | None:
    """Return how far what there is lies below what is aimed at."""
    for words in SHORT_OF:
        if match := words.find(asked):
            aim, thing = asked.part(match, "aim").strip(" ,"), asked.part(match, "thing").strip(" ,")
            # "Tính đến 31/5/2026, còn thiếu …": what there was then, where that is no time to come.
            ends = match.start("aim"), match.end("aim")
            then = [t for t in asked.times if t.days[1] <= asked.today and not ends[0] <= t.span.start < ends[1]]
            when = f"đến {asked.text[then[0].span.start : then[0].span.end]}" if len(then) == 1 else "hiện"
            parts = (f"mục tiêu {aim} là bao nhiêu {thing}", f"{when} đã có bao nhiêu {timeless(thing)}")
            return Asked(Asks.SHORTFALL, asked.text, parts=parts)
    return None


def _of_a_list(asked: AskedText) -> Asked | None:
    """Return the sum of as many items of a list as a question names: "tổng kinh phí cả ba nguồn"."""
    match = OF_A_LIST.find(asked)
    if match is None or not (match["added"] or ADDED_UP.find(asked)) or not COUNTING.find(asked):
        return None
    start = match.start("number")
    bare = f"{asked.text[:start]} {asked.text[match.end('kind') :]}"
    number = match["number"]
    items = int(number) if number.isdigit() else SMALL_NUMBERS.index(number)
    return Asked(Asks.SUM, bare, items=items)


def _lacking(asked: AskedText) -> Asked | None:
    """Return the whole without its part: "bao nhiêu hồ sơ không nộp qua VNeID"."""
    match = LACKING.find(asked)
    if match is None or not thing_in(asked.part(match, "whole")):
        return None
    before, whole, part = (asked.part(match, name) for name in ("before", "whole", "part"))
    parts = (scoped(f"{before} có bao nhiêu {whole}", asked), scoped(f"{before} có bao nhiêu {whole} {part}", asked))
    return Asked(Asks.REMAINDER, asked.text, parts=parts, stated=asked.text)


def _remainder(asked: AskedText) -> Asked | None:
    match = REMAINDER.find(asked)
    if match is None:
        return None
    before, whole, part = (asked.part(match, name) for name in ("before", "whole", "part"))
    parts = (f"{before} có bao nhiêu {whole}", f"{before} có bao nhiêu {whole} đã {part}")
    lacks = asked.text[match.end("whole") : match.start("part")]
    return Asked(Asks.REMAINDER, asked.text, parts=parts, stated=f"{before} có bao nhiêu {whole} {lacks} {part}")


def _sum(asked: AskedText) -> Asked | None:
    for words in (TOGETHER, GATHERED):
        if (match := words.find(asked)) and (together := _together(asked, match)):
            return together
    match = SUM.find(asked)
    if match is None:
        return _added_up(asked)
    before, counted = asked.part(match, "before"), asked.part(match, "counted")
    one, other = asked.part(match, "one"), asked.part(match, "other")
    # "Hồ sơ khai sinh và khai tử": what both are is said once.
    own = timeless(other).split()
    if 0 < len(own) < len(one.split()):
        other = " ".join([*one.split()[: -len(own)], other])
    parts = tuple(scoped(f"{before} {how_many(f'{counted} {each}')}", asked) for each in (one, other))
    return Asked(Asks.SUM, asked.text, parts=parts)


def _together(asked: AskedText, match: re.Match[str]) -> Asked | None:
    """Return the sum that "A và B cộng lại có bao nhiêu …" asks for; ``None`` for one thing and itself."""
    counted = asked.part(match, "counted")
    one, other = asked.part(match, "one"), asked.part(match, "other")
    if accent_key(one) == accent_key(other):
        return None
    return Asked(Asks.SUM, asked.text, parts=(f"{one} {counted}", f"{other} {counted}"))


def _added_up(asked: AskedText) -> Asked | None:
    """Return the sum over the months or quarters of a time, where it is asked for in those words."""
    times = {time.days for time in asked.times if not time.is_compared}
    if not ADDED_UP.find(asked) or SERIES.find(asked) or len(times) != 1:
        return None
    (days,) = times
    return Asked(Asks.SUM, rest_of(asked, ADDED_UP), days=days) if (days[1] - days[0]).days > _MONTH else None


def _between(asked: AskedText) -> Asked | None:
    for words in BETWEEN:
        if match := words.find(asked):
            one, other = asked.part(match, "one"), asked.part(match, "other")
            counted = ""
            if places_in(other) and places_in(one):  # "DTI của Hà Nội hơn Huế bao nhiêu"
                other = f"{without_places(one)} {other}"
            elif words is BETWEEN[1]:
                head = head_shared(one, other)
                if head is None:
                    return None
                other, counted = f"{head}{other}", asked.part(match, "counted")
            return Asked(Asks.DIFFERENCE, asked.text, parts=(how_many(one) + counted, how_many(other) + counted))
    return None


def _ratio(asked: AskedText) -> Asked | None:
    match = RATIO.find(asked)
    if match is None:
        return None
    one, other = asked.part(match, "one"), asked.part(match, "other")
    if len(asked.pair) == 2 and not timeless(other):
        return Asked(Asks.RATIO, timeless(one), times=asked.pair)
    if not timeless(other):
        return None
    # "Đồng Nai … gấp mấy lần Hà Giang": the other's is of its own place.
    rest = timeless(without_places(one) if places_in(other) else one)
    head = head_shared(rest, other)
    second = f"{other} {rest}" if head is None else f"{head}{other}"
    return Asked(Asks.RATIO, asked.text, parts=(how_many(scoped(one, asked)), how_many(scoped(second, asked))))


def _of_places(asked: AskedText) -> Asked | None:
    """Return the reckoning with one quantity of several places."""
    found = asked_of_places(asked)
    return Asked(Asks(found[0]), asked.text, parts=tuple(map(as_count, found[1]))) if found else None
