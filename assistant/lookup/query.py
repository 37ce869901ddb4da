"""``FigureQuery``: which figures are asked for, in which order, and which page of them; and how people write one."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.asked import LONGEST_QUESTION, one_line
from index.filters import Filter, read_period
from sources.errors import BadFilter, QuestionTooLong
from sources.relative_days import Days

Meant = TypeVar("Meant")

PAGE, LONGEST_PAGE = 25, 500
# Names of one kind, and characters of a time.
MOST_NAMES, LONGEST_TIME = 500, 200
# Ranks of results are only looked at so far from the first.
_FARTHEST = 10**9


class Kind(enum.Enum):
    """Whether a figure is a level, or how much one changed."""

    LEVEL = "level"
    CHANGE = "change"


class Column(enum.Enum):
    """What rows can be ordered by."""

    RELEVANCE = "relevance"
    WHAT = "what"
    VALUE = "value"
    UNIT = "unit"
    QUALIFIER = "qualifier"
    PERIOD = "period"
    CHANGE = "change"
    PLACE = "place"
    TITLE = "title"
    PUBLISHER = "publisher"
    PUBLISHED = "published_on"


# What is ordered with the greatest or newest first, unless the other way is asked for.
FALLING = frozenset({Column.RELEVANCE, Column.VALUE, Column.PERIOD, Column.PUBLISHED})


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Figures that meet every condition that is set; of several names of one kind any.

    Attributes:
        text: What they are about, as a question is typed; the closest come first.
        topics, publishers, documents, days, published_by: As in ``Filter``; nothing published later is hidden by
            default.
        units: Whole units, whatever their diacritics.
        places: Whole names of provinces or bodies, whatever their diacritics.
        kind: Levels or changes alone.
        only: Ids of rows, which are in the order of ``sort`` too.
        sort: ``None`` for the closest first where there is a text, and else the newest.
        descending: ``None`` for what is usual of the column.
        offset, limit: Rows that are left out before the page, and its length.
    """

    text: str = ""
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    days: Days | None = None
    published_by: dt.date | None = None
    kind: Kind | None = None
    only: tuple[str, ...] = ()
    sort: Column | None = None
    descending: bool | None = None
    offset: int = 0
    limit: int = PAGE

    @property
    def column(self) -> Column:
        """What rows are ordered by."""
        if self.sort is not None and (self.sort is not Column.RELEVANCE or self.is_searched):
            return self.sort
        return Column.RELEVANCE if self.is_searched else Column.PERIOD

    @property
    def falls(self) -> bool:
        """Whether rows are in falling order."""
        return self.column in FALLING if self.descending is None else self.descending

    @property
    def is_searched(self) -> bool:
        """Whether the text holds anything to look for."""
        return any(character.isalnum() for character in self.text)

    @property
    def within(self) -> Filter:
        """What the filter of the index can tell."""
        return Filter(self.documents, self.publishers, self.topics, self.days, self.published_by)


def read_query(
    text: str = "",
    *,
    topics: Sequence[str] = (),
    units: Sequence[str] = (),
    publishers: Sequence[str] = (),
    places: Sequence[str] = (),
    documents: Sequence[str] = (),
    period: str | None = None,
    kind: str | None = None,
    only: Sequence[str] = (),
    sort: str | None = None,
    order: str | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> FigureQuery:
    """Return the query that someone typed; whether its names exist is told where it is used.

    What is not told here is as ``FigureQuery`` has it. ``period`` is a time as ``read_period`` reads it, ``kind``
    ``level`` or ``change``, ``sort`` the value of a ``Column``, ``order`` ``asc`` or ``desc``; each may be empty.

    Raises:
        BadFilter: One of them is none of what it may be.
        QuestionTooLong: The text is too long.
    """
    text = one_line(text)
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(f"Ô tìm có {len(text)} ký tự, giới hạn là {LONGEST_QUESTION}; hãy tìm ngắn hơn.")
    if len(period or "") > LONGEST_TIME:
        raise BadFilter(f"Thời gian dài {len(period or '')} ký tự, giới hạn là {LONGEST_TIME}; hãy viết ngắn hơn.")
    if not 0 <= offset <= _FARTHEST:
        raise BadFilter(f"«offset» phải từ 0 trở lên; gặp {offset}.")
    if not 1 <= limit <= LONGEST_PAGE:
        raise BadFilter(f"«limit» phải từ 1 đến {LONGEST_PAGE}; gặp {limit}.")
    direction = _one_of("order", order, {"asc": False, "desc": True})
    return FigureQuery(
        text=text,
        topics=_named(topics),
        units=_named(units),
        publishers=_named(publishers),
        places=_named(places),
        documents=_named(documents),
        days=read_period(period) if period and period.strip() else None,
        kind=_one_of("kind", kind, {one.value: one for one in Kind}),
        only=_named(only),
        sort=_one_of("sort", sort, {one.value: one for one in Column}),
        descending=direction,
        offset=offset,
        limit=limit,
    )


def _named(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) > MOST_NAMES:
        raise BadFilter(f"Một bộ lọc có {len(names)} giá trị, giới hạn là {MOST_NAMES}; hãy chọn bớt.")
    return tuple(dict.fromkeys(name for each in names if (name := one_line(each))))


def _one_of(field: str, written: str | None, known: Mapping[str, Meant]) -> Meant | None:
    if not written:
        return None
    if written not in known:
        raise BadFilter(f"«{field}» nhận: {', '.join(known)}; gặp {written!r:.60}.")
    return known[written]
