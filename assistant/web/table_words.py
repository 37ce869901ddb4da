"""The words of the two pages that are tables, the look-up and the sources, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.lookup.query import Column
from sources.document import PartialDate
from sources.errors import UsageError


@dataclass(frozen=True)
class ColumnWords:
    """What stands in the columns of the look-up.

    Attributes:
        headings: Of each column.
        units, places: What this program names itself, by its Vietnamese name; all others are words of sources.
        qualifiers, changes: By the names that figures have of them.
        level: Of what is no change.
        no_time: Where a source tells none.
        conflict: What contradicts a row, with a place for ``told``: ``conflict_one`` for each, with ``figure`` and
            ``source``.
    """

    headings: Mapping[Column, str]
    units: Mapping[str, str]
    places: Mapping[str, str]
    qualifiers: Mapping[str, str]
    changes: Mapping[str, str]
    level: str
    no_time: str
    conflict: str
    conflict_one: str
    badge: str


@dataclass(frozen=True)
class FilterWords:
    """What stands at the fields of the look-up.

    Attributes:
        rows: Says how many rows a page has, with a place for ``count``.
        kinds, sorts: What can be chosen, by the keys of the form.
    """

    search: str
    search_hint: str
    filters: str
    topic: str
    unit: str
    place: str
    publisher: str
    period: str
    any_time: str
    kind: str
    sort: str
    limit: str
    rows: str
    kinds: Mapping[str, str]
    sorts: Mapping[str, str]


@dataclass(frozen=True)
class ChartWords:
    """What stands at a chart of chosen figures.

    Attributes:
        units_differ: Why none is drawn, with a place for ``units``.
        described: For who cannot see it, with places for ``points`` and ``unit``.
        locale: How Vega writes numbers and dates.
    """

    name: str
    few: str
    mixed: str
    units_differ: str
    described: str
    points: str
    locale: Mapping[str, Any]


@dataclass(frozen=True)
class LookupWords:
    """All else that the look-up page says.

    Attributes:
        path: Of the page.
        name: In the bar.
        counted: Says how many figures.
        shown: Says which rows are shown, with places for ``first``, ``last`` and ``total``.
        all_files, chosen_files: Before the links to files, with a place for ``figures``.
        pick_row, copy_row: Name the buttons of a row, with a place for ``told``.
        sort_by: Names the button of a heading, with a place for ``column``.
        chosen: With places for ``figures`` and ``most``; ``too_many`` for ``count`` and ``most``.
        refused: Says why a search cannot be done, by the error and the time that was asked for.
    """

    path: str
    name: str
    title: str
    about: str
    loading: str
    counted: Callable[[int], str]
    shown: str
    caption: str
    region: str
    nothing: str
    pick: str
    pick_row: str
    sort_by: str
    copy_column: str
    copy: str
    copy_row: str
    copy_why: str
    copied: str
    copied_button: str
    choose: str
    chosen: str
    see_chart: str
    unpick: str
    unpickable: str
    too_many: str
    unread: str
    all_files: str
    chosen_files: str
    address: str
    address_why: str
    back: str
    hint: str
    refused: Callable[[UsageError, str], str]
    columns: ColumnWords
    filters: FilterWords
    chart: ChartWords


@dataclass(frozen=True)
class SourcesWords:
    """What the page of the sources says.

    Attributes:
        path: Of the page.
        name: In the bar.
        documents, sentences, figures: Say how many.
        facts: What is served, with places for the three, ``name`` and ``built_at``.
        built_at: Says when an index was built, by the time in Vietnam.
        shown: Says which rows are shown, with places for ``first``, ``last`` and ``total``.
        headings: Of the columns.
        date: Says a day of publication.
        nothing: With a place for ``text``, which was looked for.
    """

    path: str
    name: str
    title: str
    about: str
    search: str
    search_hint: str
    documents: Callable[[int], str]
    sentences: Callable[[int], str]
    figures: Callable[[int], str]
    facts: str
    built_at: Callable[[dt.datetime], str]
    shown: str
    caption: str
    headings: Mapping[str, str]
    date: Callable[[PartialDate], str]
    unknown: str
    new_tab: str
    nothing: str
    none: str
    operators: str
