"""A change asked for: between two times, since the year or the step before, or within one time."""

from __future__ import annotations

import datetime as dt

from assistant.asked_parts import as_count
from assistant.asks_kinds import Asked, Asks
from assistant.asks_times import rest_without
from assistant.asks_words import AGAINST, BY_HOW_MUCH, CHANGES, GROWS, IN_PERCENT, STEP_BEFORE, AskedText, Words
from sources.same_time import moved
from sources.text import fold
from sources.whole_months import MONTHS_IN, whole_months

_LEAST_DAYS = 27
_MONTHS_IN = {fold(unit): months for unit, months in MONTHS_IN.items()}
_SAME_TIME = Words("(?:so )?(?:với )?cùng (?:kỳ|kì|thời điểm)(?: (?:của )?năm (?:trước|ngoái|trước đó|20\\d\\d))?")


def change_asked(asked: AskedText) -> Asked | None:
    """Return the change that a question asks for, with its two times; ``None`` where it asks for none."""
    if not BY_HOW_MUCH.find(asked):
        return None
    if len(asked.pair) != 2:
        return _since_a_year(asked) or _since_the_step_before(asked)
    kind = Asks.PERCENT_CHANGE if IN_PERCENT.find(asked) else Asks.DIFFERENCE
    return Asked(kind, as_count(rest_without(asked, CHANGES, IN_PERCENT).strip()), times=asked.pair)


def _since_a_year(asked: AskedText) -> Asked | None:
    """Return the change from the same time a year before: "quý III tăng bao nhiêu phần trăm so với cùng kỳ"."""
    named = {time.days for time in asked.times if not time.is_compared}
    if len(named) != 1 or not IN_PERCENT.find(asked) or not _SAME_TIME.find(asked):
        return None
    ((first, last),) = named
    rest = rest_without(asked, CHANGES, _SAME_TIME, IN_PERCENT)
    return Asked(Asks.PERCENT_CHANGE, rest, times=((moved(first, -1), moved(last, -1)), (first, last)))


def _since_the_step_before(asked: AskedText) -> Asked | None:
    """Return the change from the month, quarter or year before: "quý II tăng mấy phần trăm so với quý trước"."""
    match = STEP_BEFORE.find(asked)
    named = {time.days for time in asked.times if not time.is_compared}
    if match is None or len(named) != 1:
        return None
    ((first, last),) = named
    months = whole_months(first, last)
    if months != _MONTHS_IN[fold(match["unit"])]:
        return None
    before, start = first - dt.timedelta(1), _moved_months(first, -months)
    kind = Asks.PERCENT_CHANGE if IN_PERCENT.find(asked) else Asks.DIFFERENCE
    return Asked(
        kind, rest_without(asked, CHANGES, STEP_BEFORE, IN_PERCENT).strip(), times=((start, before), (first, last))
    )


def _moved_months(first: dt.date, months: int) -> dt.date:
    """Return the first day of the month so many months later, or earlier."""
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def grown_within(asked: AskedText) -> Asked | None:
    """Return how much more there was at the end of a time than before it: "5 tháng đầu năm tăng thêm bao nhiêu …"."""
    if not GROWS.find(asked) or AGAINST.find(asked):
        return None
    named = {time.days for time in asked.times}
    if len(named) != 1 or any(time.is_compared for time in asked.times) or _SAME_TIME.find(asked):
        return None
    ((first, last),) = named
    if (last - first).days < _LEAST_DAYS or first <= dt.date(1, 1, 2) or last > asked.today:
        return None
    kind = Asks.PERCENT_CHANGE if IN_PERCENT.find(asked) else Asks.DIFFERENCE
    before = first - dt.timedelta(1)
    rest = rest_without(asked, CHANGES, IN_PERCENT).strip()
    times = ((before, before), (last, last))
    return Asked(kind, as_count(rest), days=(before, last), times=times)
