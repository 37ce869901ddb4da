"""Figures: quantities read from the text, each with its exact span, value, unit and period.

Numerals in digits and in words, ratios, fractions, ranges, ranks and multiples; what each is about.
"""

from __future__ import annotations

import dataclasses
import re

from sources.document import Document, Span
from sources.figure import QUALIFIERS, Figure
from sources.numbers import is_reversed
from sources.periods import PeriodMention
from sources.report_period import (
    ClosingDay,
    closing_day,
    is_planned,
    of_report,
    periods_of,
    planned_year,
    report_period,
)
from sources.sentence_figures import SentenceReader
from sources.sentences import Sentence, find_sentences
from sources.subjects import Subjects
from sources.table_figures import TableFigures

__all__ = ["QUALIFIERS", "Figure", "find_figures"]

# A sentence that goes on with the one before it, and so with its time.
_GOES_ON = re.compile(
    r"(?:trong\s+(?:đó|số)|theo\s+đó|cùng\s+(?:kỳ|thời)|đồng\s+thời|cũng|riêng|lũy\s+kế|luỹ\s+kế|xét\s+(?:theo|về|riêng)|cụ\s+thể"
    r"|(?:ở\s+chiều\s+)?ngược\s+lại|(?:đứng|dẫn)\s+đầu|tiếp\s+(?:đến|theo)|kế\s+đến|xếp\s+sau|(?:cao|thấp|nhiều|ít|lớn)\s+nhất"
    r"|số\s+còn\s+lại|tính\s+riêng)\b",
    re.IGNORECASE,
)
# "Cả năm đạt 55,1%": of the year that the report is about, whatever day its figures are counted to.
_IN_THE_YEAR = re.compile(r"(?<!\w)(?:cả|trong)\s+(?:năm|kỳ|quý|tháng)(?!\w)", re.IGNORECASE)


def find_figures(document: Document, sentences: list[Sentence] | None = None) -> list[Figure]:
    """Return the figures of a document's body in order; empty when it holds none.

    Args:
        document: The document; its date gives missing years and the period of undated figures.
        sentences: Its sentences, where they were found already.
    """
    text = document.text
    reverse = is_reversed(document.body.of(text))
    figures: list[Figure] = []
    subjects = Subjects(text)
    titled, planned = report_period(document), planned_year(document)
    introductions: dict[Span, list[PeriodMention]] = {}
    closing: ClosingDay | None = None
    closed_under: Span | None = None

    def introduced(sentence: Sentence) -> list[PeriodMention]:
        """Return the times that the lead-in of a list, or the heading, names for what stands under it."""
        for over in (sentence.lead, sentence.heading):
            if over is not None and not sentence.is_heading:
                if over not in introductions:
                    introductions[over] = [m for m in periods_of(document, over, titled) if not m.is_base]
                if introductions[over]:
                    return introductions[over]
        if planned and is_planned(text, sentence.heading):
            return planned
        if closing is None or (titled and _IN_THE_YEAR.search(text, sentence.span.start, sentence.span.end)):
            return titled
        # What goes on with a time that a sentence before it names is told of that one.
        return previous[1] if previous[0] == sentence.paragraph and previous[1] else [closing.mention]

    tables = TableFigures(document, is_reversed=reverse)
    previous: tuple[int, list[PeriodMention]] = (-1, [])
    for sentence in sentences or find_sentences(text, document.body):
        if closing and closing.is_section and sentence.heading != closed_under:
            closing = None
        if noted := closing_day(document, sentence.span):
            closing, closed_under = noted, sentence.heading
        if place := tables.row_of(sentence):
            figures.extend(_of_report(text, f, titled) for f in tables.read(sentence, *place, introduced(sentence)))
            continue
        mentions = periods_of(document, sentence.span, titled)
        goes_on = _GOES_ON.match(text, sentence.span.start) and previous[0] == sentence.paragraph
        carried = previous[1] if goes_on else introduced(sentence)
        reader = SentenceReader(text, sentence.span, mentions, carried, document.holds_on, is_reversed=reverse)
        figures.extend(subjects.resolve(sentence, reader.clauses, mentions, reader.figures()))
        points = _newest([mention for mention in mentions if not mention.is_base])
        if points or previous[0] != sentence.paragraph:
            previous = (sentence.paragraph, points)
    return figures


def _newest(mentions: list[PeriodMention]) -> list[PeriodMention]:
    """Return the time that what follows goes on with: "đạt 312.400 cơ sở đến 31/12/2025, từ 97.500 cuối năm 2024"."""
    return [max(mentions, key=lambda mention: (mention.last, mention.first))] if mentions else []


def _of_report(text: str, figure: Figure, titled: list[PeriodMention]) -> Figure:
    """Return a figure of a table whose quarter is one of the report's year."""
    period = figure.period
    if period is None or period.mention is None:
        return figure
    return dataclasses.replace(figure, period=of_report(text, period, period.mention, titled))
