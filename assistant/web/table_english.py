"""The words of the look-up and of the sources in English; what sources say is shown in their own words."""

from __future__ import annotations

import calendar
import datetime as dt

from assistant.lookup.columns import NO_UNIT
from assistant.lookup.query import LONGEST_TIME, MOST_NAMES, Column
from assistant.lookup.scopes import NATION
from assistant.web.english_dates import NO_DATE, date_in_english, day_in_english
from assistant.web.table_words import ChartWords, ColumnWords, FilterWords, LookupWords, SourcesWords
from index.asked import LONGEST_QUESTION
from sources.errors import FilterUnknown, QuestionTooLong, UsageError


def number_in_english(written: str) -> str:
    """Return plain digits with commas between thousands: ``1234.5`` -> ``1,234.5``."""
    whole, point, part = written.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{part}"


def counted(noun: str, count: int) -> str:
    """Return how many there are of something: ``1 figure``, ``1,234 figures``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%H:%M} on {day_in_english(moment.date())}"


def refused(error: UsageError, period: str) -> str:
    """Return why a search cannot be done.

    Args:
        error: What was refused, told in Vietnamese.
        period: The time that was asked for, as it was typed.
    """
    if isinstance(error, QuestionTooLong):
        return f"The search is too long, the limit is {LONGEST_QUESTION:,} characters; please search more briefly."
    if isinstance(error, FilterUnknown):
        return f"“{error.name:.80}” is not in the sources; please choose from the filter's list."
    if len(period) > LONGEST_TIME:
        return f"The time is {len(period)} characters long, the limit is {LONGEST_TIME}; please write it more briefly."
    if period:
        return (
            f"“{period:.60}” cannot be read as a time; please write it as 2024, 2024-10, 2024-10-12, October 2024, "
            "12 October 2024 or first half of 2023."
        )
    return f"A filter has more than {MOST_NAMES} values; please choose fewer."


_COLUMNS = ColumnWords(
    headings={
        Column.WHAT: "What",
        Column.RELEVANCE: "Figure",
        Column.VALUE: "Value",
        Column.UNIT: "Unit",
        Column.QUALIFIER: "Qualifier",
        Column.PERIOD: "Time",
        Column.CHANGE: "Change",
        Column.PLACE: "Place or body",
        Column.TITLE: "Source",
        Column.PUBLISHED: "Published",
    },
    units={
        "VND": "dong",
        "USD": "US dollars",
        "EUR": "euros",
        "hạng": "rank",
        "điểm phần trăm": "percentage points",
        NO_UNIT: "no unit",
    },
    places={NATION: "whole country"},
    qualifiers={
        "more_than": "more than",
        "nearly": "nearly",
        "about": "about",
        "less_than": "less than",
        "at_least": "at least",
        "at_most": "at most",
        "exactly": "exactly",
        "only": "only",
    },
    changes={"increase": "up", "decrease": "down", "multiple": "multiple"},
    level="level",
    no_time=NO_DATE,
    conflict="The sources also give another figure for the same time: {told}",
    conflict_one="{figure}, in “{source}”",
    badge="differs",
)
_FILTERS = FilterWords(
    search="Search figures",
    search_hint="For example: chip-based ID cards",
    filters="Filters and order",
    topic="Topic",
    unit="Unit",
    place="Place or body",
    publisher="Publisher",
    period="Time: choose a year, or type",
    any_time="Any time",
    kind="Kind of figure",
    sort="Order",
    limit="Per page",
    rows="{count} rows",
    kinds={"": "Levels and changes", "level": "Levels only", "change": "Changes only"},
    sorts={
        "": "Closest, then newest",
        "period-desc": "Time: newest first",
        "period-asc": "Time: oldest first",
        "published_on-desc": "Published: newest first",
        "published_on-asc": "Published: oldest first",
        "value-desc": "Value: largest first",
        "value-asc": "Value: smallest first",
        "what-asc": "What: A → Z",
        "what-desc": "What: Z → A",
        "unit-asc": "Unit: A → Z",
        "unit-desc": "Unit: Z → A",
        "qualifier-asc": "Qualifier",
        "qualifier-desc": "Qualifier, reversed",
        "change-desc": "Changes first, then levels",
        "change-asc": "Levels first, then changes",
        "place-asc": "Place or body: A → Z",
        "place-desc": "Place or body: Z → A",
        "title-asc": "Document: A → Z",
        "title-desc": "Document: Z → A",
        "publisher-asc": "Publisher: A → Z",
        "publisher-desc": "Publisher: Z → A",
    },
)
_CHART = ChartWords(
    name="Chart",
    few="Choose two or more figures of the same unit to draw a chart.",
    mixed="Levels and changes cannot be drawn together; please choose fewer.",
    units_differ="The chosen figures have different units ({units}), so they cannot be drawn together.",
    described="{points} figures, counted in {unit}; the table below gives each one.",
    points="The figures of the chart",
    locale={
        "number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
        "time": {
            "dateTime": "%d %B %Y %H:%M",
            "date": "%d %B %Y",
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": [calendar.day_name[day - 1] for day in range(7)],
            "shortDays": [calendar.day_abbr[day - 1] for day in range(7)],
            "months": list(calendar.month_name)[1:],
            "shortMonths": list(calendar.month_abbr)[1:],
        },
    },
)
LOOKUP = LookupWords(
    path="/lookup",
    name="Look up figures",
    title="Look up figures – Hỏi Số",
    about=(
        "Every figure that the sources give, one to a row, with its time, place and quotation. The sources are in "
        "Vietnamese and are shown in their own words. Choose a row to open its source; tick rows of the same unit to "
        "draw a chart."
    ),
    loading="Reading the figures…",
    counted=lambda count: counted("figure", count),
    shown="{first}–{last} of {total}",
    caption="The figures in the sources, one to a row",
    region="Table of figures",
    nothing="No figure matches; please try other words or remove some filters.",
    pick="Choose",
    pick_row="Choose: {told}",
    sort_by="Order rows by: {column}",
    copy_column="Copy",
    copy="Copy sentence",
    copy_row="Copy sentence: {told}",
    copy_why="Copy as a sentence with its source, in Vietnamese as the source is",
    copied="Sentence copied with its source.",
    copied_button="Copied ✓",
    choose="Tick two or more rows of the same unit to draw a chart.",
    chosen="{figures} chosen (at most {most})",
    see_chart="See the chart",
    unpick="Clear choice",
    unpickable="Cannot be chosen",
    too_many="{count} figures are chosen, the limit is {most}; please choose fewer.",
    unread="The list of chosen figures cannot be read; please reload the page.",
    all_files="Download all {figures} that match, headings in Vietnamese",
    chosen_files="Download the {figures} chosen, headings in Vietnamese",
    address="Address of this table",
    address_why="(to send to others or to keep)",
    back="Back to the table",
    hint="Choose a row of the table to open its document where the figure stands.",
    refused=refused,
    columns=_COLUMNS,
    filters=_FILTERS,
    chart=_CHART,
)
SOURCES = SourcesWords(
    path="/sources",
    name="Sources",
    title="Sources – Hỏi Số",
    about=(
        "Every answer comes from the documents below, and from nothing else. They are in Vietnamese; choose a title to "
        "read the full text as the system read it."
    ),
    search="Search documents",
    search_hint="Title, publisher or topic, in Vietnamese with or without diacritics",
    documents=lambda count: counted("document", count),
    sentences=lambda count: counted("sentence", count),
    figures=lambda count: counted("figure", count),
    facts="{documents}, {sentences}, {figures}. Index version {name}, built at {built_at} (Vietnam time).",
    built_at=_moment,
    shown="{first}–{last} of {total}",
    caption="The source documents, newest first",
    headings={
        "title": "Title",
        "publisher": "Publisher",
        "published": "Published",
        "sentences": "Sentences",
        "figures": "Figures",
        "hash": "Hash",
    },
    date=date_in_english,
    unknown="not given",
    new_tab="(opens in a new tab)",
    nothing="No document matches “{text}”; please try fewer words.",
    none="There are no documents yet.",
    operators="For operators",
)
