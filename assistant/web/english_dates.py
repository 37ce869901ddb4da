"""Dates, times and numbers in English."""

from __future__ import annotations

import calendar
import datetime as dt

from assistant.answer import CitedFigure
from sources.document import Document, PartialDate
from sources.periods import Origin, Period

NO_DATE = "the source gives no date"


def date_in_english(date: PartialDate) -> str:
    """Return a date in English: ``12 October 2024``, ``December 2022``, ``2023``."""
    if date.month is None:
        return str(date.year)
    month = f"{calendar.month_name[date.month]} {date.year}"
    return month if date.day is None else f"{date.day} {month}"


def period_in_english(period: Period) -> str:
    """Return the days of a period in English: ``2024``, ``October 2024``, ``January to June 2024``."""
    first, last = period.first, period.last
    if first == last:
        return day_in_english(first)
    is_whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not is_whole or first.year != last.year:
        return f"{day_in_english(first)} to {day_in_english(last)}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    months = dict.fromkeys((calendar.month_name[first.month], calendar.month_name[last.month]))
    return f"{' to '.join(months)} {first.year}"


def day_in_english(day: dt.date) -> str:
    """Return a day in English: ``12 October 2024``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def source_date(document: Document) -> str:
    """Return the date line of a document that gives no other time."""
    if document.published_on is not None:
        return f"published {date_in_english(document.published_on)}"
    return f"document of {date_in_english(document.as_of)}" if document.as_of is not None else NO_DATE


def time_in_english(figure: CitedFigure) -> str:
    """Return the time that a figure holds for, and when it was said."""
    period, document = figure.figure.period, figure.citation.document
    if period is None:
        return NO_DATE
    if period.mention is None and period.origin is Origin.EARLIER:  # only the title of the report names it
        return f"{period_in_english(period)}, {source_date(document)}"
    if period.mention is None or not figure.citation.span.holds(period.mention):
        return source_date(document)
    if period.origin is Origin.PUBLICATION:
        return f"source of {period_in_english(period)}"
    return f"{period_in_english(period)}, {source_date(document)}"


def point_in_english(figure: CitedFigure) -> str:
    """Return the time of a point of a series."""
    return period_in_english(figure.figure.period) if figure.figure.period else NO_DATE
