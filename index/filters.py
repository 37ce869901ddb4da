"""``Filter``: which documents, publishers, topics and times are searched; and how people write one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.english_times import times_in_vietnamese
from sources.document import PartialDate, Span
from sources.errors import BadDate, BadFilter
from sources.periods import find_periods
from sources.relative_days import Days
from sources.text import fold, nfc
from sources.unaccented_times import with_accents

_LISTS = ("documents", "publishers", "topics")
_FIELDS = (*_LISTS, "period")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is searched: what meets every condition that is set; everything by default.

    Attributes:
        documents: Ids, any of which.
        publishers: Names, any of which; a name is met by a publisher that holds its words, whatever their diacritics.
        topics: Topics, any of which; a topic is met by a document that has it, and where the title of the document
            or the heading above the place names it, in whole words, whatever their diacritics.
        days: First and last day; met by a figure whose period shares a day with them, and by a sentence that names
            such a time, or names none and stands in a document of such a date. A passage meets it by one sentence.
        published_by: Documents that were published later are left out; one without a date stays.
    """

    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    days: Days | None = None
    published_by: dt.date | None = None

    @property
    def is_narrow(self) -> bool:
        """Tell whether anything but the day of publication is asked of what is searched."""
        return bool(self.documents or self.publishers or self.topics or self.days)


EVERYTHING = Filter()


def read_filter(
    documents: Sequence[str] | None = None,
    publishers: Sequence[str] | None = None,
    topics: Sequence[str] | None = None,
    period: str | None = None,
) -> Filter:
    """Return the filter that someone typed; whether its names exist is told where it is used.

    Raises:
        BadFilter: The period cannot be read.
    """
    days = None if period is None else read_period(period)
    return Filter(_named(documents), _named(publishers), _named(topics), days)


def _named(names: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(nfc(name).strip() for name in names or ())


def filter_of_json(value: object) -> Filter:
    """Return the filter that a JSON object describes; ``None`` filters nothing.

    ``{"documents": [], "publishers": [], "topics": [], "period": "tháng 10/2024"}``, all optional; ``period`` may be
    ``{"from": "2024-10-01", "to": "2024-10-31"}`` too, either end left open.

    Raises:
        BadFilter: It is no such object.
    """
    if value is None:
        return EVERYTHING
    if not isinstance(value, dict):
        raise BadFilter(f"«filter» phải là một đối tượng với {', '.join(_FIELDS)}; gặp {value!r:.60}.")
    if unknown := sorted(set(value) - set(_FIELDS)):
        raise BadFilter(f"«filter» không có mục {unknown[0]!r:.60}; có: {', '.join(_FIELDS)}.")
    named: list[list[str]] = []
    for field in _LISTS:
        names = value.get(field)
        names = [] if names is None else names
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise BadFilter(f"«filter.{field}» phải là một danh sách chuỗi; gặp {names!r:.60}.")
        named.append(names)
    period = value.get("period")
    if isinstance(period, dict):
        days: Days | None = _days_between(period)
    elif period is None or isinstance(period, str):
        days = None if period is None else read_period(period)
    else:
        raise BadFilter(f"«filter.period» phải là chuỗi, hoặc {{from, to}}; gặp {period!r:.60}.")
    documents, publishers, topics = (_named(names) for names in named)
    return Filter(documents, publishers, topics, days)


def _days_between(ends: dict[str, object]) -> Days:
    if set(ends) - {"from", "to"} or all(end is None for end in ends.values()):
        raise BadFilter(f"«filter.period» cần «from», «to» hoặc cả hai; gặp {ends!r:.60}.")
    try:
        first = PartialDate.parse(ends["from"]).first if ends.get("from") is not None else dt.date.min
        last = PartialDate.parse(ends["to"]).last if ends.get("to") is not None else dt.date.max
    except BadDate as error:
        raise BadFilter(f"«filter.period»: {error}") from error
    if last < first:
        raise BadFilter(f"«filter.period» có «from» {first} sau «to» {last}; hãy đổi chỗ.")
    return first, last


# What may stand around a time and leaves it as it is; and what makes it open at one end, folded.
_AROUND = frozenset({"", "trong", "vao", "cua", "giai doan", "trong giai doan", "tinh den", "o"})
_RANGE = re.compile(r"(?<!\w)den(?!\w)|-")
_SINCE = frozenset({("tu", ""), ("tu", "tro di"), ("tu", "den nay"), ("ke tu", ""), ("", "tro di"), ("", "den nay")})


def read_period(text: str) -> Days:
    """Return the days of a time as it is written: ``2024``, ``2024-10``, ``tháng 10/2024``, ``quý 2 năm 2024``.

    "trước …", "sau …", "từ … trở đi" and "đến …" leave one end open. Diacritics may be missing, and a
    date or month may be named in English.

    Raises:
        BadFilter: It names no time, or more than one, or none without today's date, or says more than a time.
    """
    written = with_accents(times_in_vietnamese(nfc(text).strip()))
    try:
        date = PartialDate.parse(written)
    except BadDate:
        pass
    else:
        return date.first, date.last
    mentions = find_periods(written, None, Span(0, len(written)))
    if len(mentions) == 1:
        (mention,) = mentions
        parts = (written[: mention.span.start], mention.span.of(written), written[mention.span.end :])
        before, named, after = (" ".join(fold(part).split()) for part in parts)
        if before == "tu" or named.startswith("tu "):  # the reader of periods takes it in at times
            before = "" if _RANGE.search(named) else "tu"
        days = _days_around(before, after, (mention.named_first or mention.first, mention.last))
        if days is not None:
            return days
    raise BadFilter(
        f"Thời gian «{written:.60}» không đọc được thành một khoảng; hãy viết như 2024, 2024-10, 2024-10-12, "
        "«tháng 10/2024», «6 tháng đầu năm 2023», «từ ngày 1/7/2023 đến ngày 30/9/2023», «trước năm 2022» "
        "hoặc «từ năm 2023 trở đi»."
    )


def _days_around(before: str, after: str, named: Days) -> Days | None:
    """Return the days of a time with the words before and after it; ``None`` where they say something else."""
    first, last = named
    if before in _AROUND and not after:
        return named
    if (before, after) in _SINCE:
        return first, dt.date.max
    if after:
        return None
    if before == "truoc" and first > dt.date.min:
        return dt.date.min, first - dt.timedelta(days=1)
    if before == "sau" and last < dt.date.max:
        return last + dt.timedelta(days=1), dt.date.max
    return (dt.date.min, last) if before in ("den", "den het") else None
