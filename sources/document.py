"""The records that every stage passes on: ``Span``, ``PartialDate``, ``Document``."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from sources.errors import BadDate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into a document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the text between the offsets."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as precise as the source states it."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> PartialDate:
        """Read ``2023``, ``2023-07`` or ``2023-07-12`` (text, number, or a date from YAML).

        Raises:
            BadDate: The value is none of these, or no such day exists.
        """
        if isinstance(value, dt.datetime):
            value = value.date()
        match = _PARTIAL.fullmatch(str(value).strip())
        if match is None or isinstance(value, bool):
            raise BadDate(f"Ngày {value!r} không đọc được; cần dạng 2023, 2023-07 hoặc 2023-07-12.")
        parts = [int(part) for part in match.groups() if part is not None]
        try:
            dt.date(*[*parts, 1, 1][:3])
        except ValueError as error:
            raise BadDate(f"Ngày {value!r} không có trong lịch.") from error
        return cls(*parts)

    @property
    def first(self) -> dt.date:
        """The first day it may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day it may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (
            f"{self.year:04d}",
            self.month and f"{self.month:02d}",
            self.day and f"{self.day:02d}",
        )
        return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Document:
    """One source: its stored text, and what is known of it.

    ``text`` is the whole file in NFC, front matter included, so that an offset can be checked
    against the file itself; ``body`` is the part that answers come from.
    """

    doc_id: str
    text: str
    body: Span
    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None
    as_of: PartialDate | None = None
    url: str | None = None
    kind: str | None = None
    licence: str | None = None
    topics: tuple[str, ...] = ()
    # Start offset of each page of the file, in order, rising; empty where the format has no pages.
    pages: tuple[int, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash of the stored text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def holds_on(self) -> PartialDate | None:
        """The date its undated figures hold for: ``as_of``, otherwise ``published_on``."""
        return self.as_of or self.published_on
