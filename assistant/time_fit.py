"""How the time of a figure, or of a sentence, fits the time that a question asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.scene import Scene
from sources.document import Document
from sources.figures import Figure
from sources.periods import Origin, Period, PeriodMention
from sources.relative_days import Days
from sources.sentences import Sentence

# The month that the last quarter of a year begins in.
_QUARTER = 10
# Just the time asked, inside it, and around it; nothing of it.
SAME, INSIDE, AROUND, OUTSIDE = 1.0, 0.8, 0.5, -1.0


def figure_in_time(
    figure: Figure, days: Days | None, around: Sequence[PeriodMention], titled: Sequence[PeriodMention]
) -> tuple[Figure, float]:
    """Return a figure and how its time fits the one asked.

    An undated figure takes the time that the sentences before it name, where that is the time asked; where they name
    only others, the document's date does not make it fit.

    Args:
        figure: The figure.
        days: First and last day of the time asked; ``None`` for none.
        around: The times named around its sentence.
        titled: Those that the title of its document names.
    """
    if days is None:
        return figure, SAME
    period = figure.period
    if period is None:
        return figure, OUTSIDE
    if period.origin is Origin.PUBLICATION and around:
        fits = [m for m in around if days[0] <= m.first and m.last <= days[1]]
        if fits:
            last = fits[-1]
            return replace(figure, period=Period(last.first, last.last, Origin.EARLIER, last.span)), SAME
    if period.origin is Origin.PUBLICATION:
        if not around and any((m.first, m.last) == days for m in titled):
            # A report on just the time asked.
            return figure, INSIDE
        named = [*around, *titled]
        if named and not any(_meets(m, days) for m in named):
            return figure, OUTSIDE
    if (period.first, period.last) == days:
        return figure, SAME
    if period.within(*days) or (figure.names and _ends_year(days) and _is_year(period, days[1].year)):
        return figure, INSIDE
    return figure, AROUND if period.first <= days[0] and days[1] <= period.last else OUTSIDE


def _ends_year(days: Days) -> bool:
    """Tell whether the end of a year is asked for, of which a table has but the year; its last quarter is another."""
    first, last = days
    return (
        (last.month, last.day) == (12, 31) and first.year == last.year and first.month > 1 and first.month != _QUARTER
    )


def _is_year(period: Period, year: int) -> bool:
    return (period.first, period.last) == (dt.date(year, 1, 1), dt.date(year, 12, 31))


def sentence_in_time(
    scene: Scene, document: Document, sentence: Sentence, days: Days | None, around: Sequence[PeriodMention]
) -> float:
    """Return how a sentence fits the time asked: it answers for one that it, its document's date or its words bear out.

    Args:
        scene: The generation that it is of.
        document: Where it stands.
        sentence: The sentence.
        days: First and last day of the time asked; ``None`` for none.
        around: The times named around it.
    """
    if days is None:
        return SAME
    mentions = [m for m in scene.periods(document, sentence) if not m.is_base]
    if any(_meets(m, days) for m in mentions):
        return SAME
    if not mentions and any(_meets(m, days) for m in (*around, *scene.title_periods(document))):
        return AROUND
    # "Luật Căn cước 2023": the year of a text's own name.
    if days[0].month == 1 and days[1].month == 12 and f"{days[0].year}" in (document.title or ""):
        return AROUND
    date = document.holds_on
    if not mentions and date is not None and date.first <= days[1] and days[0] <= date.last:
        return AROUND
    return OUTSIDE


def _meets(mention: PeriodMention, days: Days) -> bool:
    return mention.first <= days[1] and days[0] <= mention.last
