"""Figures: quantities read from the text, each with its exact span, value, unit and period.

Numerals in digits and in words, ratios, fractions, ranges, ranks and multiples; what each is about.
"""

from __future__ import annotations

import dataclasses

from sources.document import Document
from sources.figure import QUALIFIERS, Figure
from sources.introduced import IntroducedTimes
from sources.numbers import is_reversed
from sources.periods import PeriodMention
from sources.report_period import of_report, periods_of
from sources.sentence_figures import SentenceReader
from sources.sentences import Sentence, find_sentences
from sources.subjects import Subjects
from sources.table_figures import TableFigures

__all__ = ["QUALIFIERS", "Figure", "find_figures"]


def find_figures(document: Document, sentences: list[Sentence] | None = None) -> list[Figure]:
    """Return the figures of a document's body in order; empty when it holds none.

    Args:
        document: The document; its date gives missing years and the period of undated figures.
        sentences: Its sentences, where they were found already.
    """
    text = document.text
    reverse = is_reversed(document.body.of(text))
    figures: list[Figure] = []
    subjects, times = Subjects(text), IntroducedTimes(document)
    tables = TableFigures(document, is_reversed=reverse)
    for sentence in sentences or find_sentences(text, document.body):
        times.enter(sentence)
        if place := tables.row_of(sentence):
            read = tables.read(sentence, *place, times.over(sentence))
            figures.extend(_of_report(text, figure, times.titled) for figure in read)
            continue
        mentions = periods_of(document, sentence.span, times.titled)
        carried = times.carried(sentence)
        reader = SentenceReader(text, sentence.span, mentions, carried, document.holds_on, is_reversed=reverse)
        figures.extend(subjects.resolve(sentence, reader.clauses, mentions, reader.figures()))
        times.leave(sentence, mentions)
    return figures


def _of_report(text: str, figure: Figure, titled: list[PeriodMention]) -> Figure:
    """Return a figure of a table whose quarter is one of the report's year."""
    period = figure.period
    if period is None or period.mention is None:
        return figure
    return dataclasses.replace(figure, period=of_report(text, period, period.mention, titled))
