"""Each figure as an entry of its own, so that a sentence with eight figures yields the right one.

An entry has two texts. The one that is embedded is short and reads as the question would, the numeral replaced by
the words that ask for it; the one that is searched by words holds all that is said around the figure, what is its
own more than once. The words are the document's; only a period is put into words here, since a document often
names it far from its figures.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

from index.records import Reading
from sources.document import Document, Span
from sources.figure import Figure
from sources.periods import Period
from sources.sentences import Sentence

# What is embedded and what is searched by words, in order. Chosen by `python -m eval retrieval --set … --parts`.
EMBEDDED = ("asked", "subject", "level", "lead", "heading")
WORDS = ("title", "heading", "lead", "subject", "level", "own", "clause", "sentence", "period")
# What stands where the numeral stood.
_ASKED = "bao nhiêu"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure as it is searched for, and the document that it stands in."""

    doc_id: str
    figure: Figure


class FigureEntries(Sequence[FigureEntry]):
    """An entry a figure, in the order of the documents, then of place: its number is its place here.

    A reading is only opened for an entry that is asked for.
    """

    def __init__(self, readings: Mapping[str, Reading], counts: Sequence[int]) -> None:
        """Stand for the figures of readings.

        Args:
            readings: By document, in order.
            counts: How many figures each holds.
        """
        self._readings = readings
        self._ids = list(readings)
        self._firsts = [0, *accumulate(counts)]

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, number: int) -> FigureEntry: ...
    @overload
    def __getitem__(self, number: slice) -> list[FigureEntry]: ...
    def __getitem__(self, number: int | slice) -> FigureEntry | list[FigureEntry]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(f"no entry {number} among {len(self)}")
        own = bisect_right(self._firsts, number) - 1
        doc_id = self._ids[own]
        return FigureEntry(doc_id, self._readings[doc_id].figures[number - self._firsts[own]])


def entry_texts(document: Document, reading: Reading, parts: Sequence[str]) -> list[str]:
    """Return a text for each figure of a document, in order of place; a part that says nothing is left out.

    Args:
        document: The document.
        reading: What was read in it.
        parts: Names of parts, in the order in which they are joined: ``title``, ``heading``, ``lead`` (the lead-in of
            its list), ``subject``, ``level`` (what a change belongs to), ``own`` (from the figure before it to the
            next), ``clause``, ``asked`` (the clause, the numeral replaced by the words that ask for it),
            ``sentence``, ``period``. The clause of a cell has its row's label and its column's header before it.
    """
    sentences = {sentence.span: sentence for sentence in reading.sentences}
    levels = {figure.number: figure for figure in reading.figures}
    texts = []
    for number, figure in enumerate(reading.figures):
        around = reading.figures[max(0, number - 1) : number], reading.figures[number + 1 : number + 2]
        level = levels.get(figure.attached_to) if figure.attached_to else None
        known = _parts(document, sentences.get(figure.sentence), figure, level, _own(figure, *around))
        texts.append("\n".join(dict.fromkeys(known[part] for part in parts if known[part])))
    return texts


def _parts(
    document: Document, sentence: Sentence | None, figure: Figure, level: Figure | None, own: Span
) -> dict[str, str]:
    text = document.text
    clause = _hull(figure.clause, figure.span)
    names = "".join(f"{span.of(text)}: " for span in figure.names)
    unit = f" {figure.unit}" if names and figure.number.end == clause.end and figure.unit else ""
    return {
        "title": document.title or "",
        "heading": sentence.heading.of(text) if sentence and sentence.heading else "",
        "lead": sentence.lead.of(text) if sentence and sentence.lead else "",
        "subject": ", ".join(span.of(text) for span in figure.subject),
        "level": _hull(level.span, level.counted).of(text) if level else "",
        "own": names + own.of(text),
        "clause": names + clause.of(text),
        "asked": f"{names}{text[clause.start : figure.span.start]}{_ASKED}{text[figure.number.end : clause.end]}{unit}",
        "sentence": figure.sentence.of(text),
        "period": period_in_words(figure.period) if figure.period else "",
    }


def _own(figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Span:
    """Return the part of a figure's clause that lies between the figures beside it; what it counts is in it."""
    start, end = figure.clause.start, figure.clause.end
    if before and before[0].span.end > start:
        start = min(before[0].span.end, figure.span.start)
    if after and after[0].span.start < end:
        end = after[0].span.start
    return _hull(Span(start, max(end, figure.span.end)), Span(figure.span.start, figure.counted.end))


def _hull(span: Span, other: Span) -> Span:
    """Return the span from the first to the last character of two; the other one may be empty."""
    if other.end <= other.start:
        return span
    return Span(min(span.start, other.start), max(span.end, other.end))


def period_in_words(period: Period) -> str:
    """Return the days of a period as documents say them: ``năm 2024``, ``tháng 10/2024``, ``ngày 12/10/2024``."""
    first, last = period.first, period.last
    if first == last:
        return f"ngày {_day(first)}"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year
    return f"{_months(first, last)}{first.year}" if whole else f"từ ngày {_day(first)} đến ngày {_day(last)}"


def _months(first: dt.date, last: dt.date) -> str:
    """Return how a run of whole months of one year is said, up to the year."""
    count = last.month - first.month + 1
    if count == 12:
        return "năm "
    if count == 1:
        return f"tháng {first.month}/"
    if count == 3 and first.month % 3 == 1:
        return f"quý {('I', 'II', 'III', 'IV')[first.month // 3]} năm "
    if first.month == 1:
        return f"{count} tháng đầu năm "
    if last.month == 12:
        return f"{count} tháng cuối năm "
    return f"từ tháng {first.month} đến tháng {last.month}/"


def _day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
