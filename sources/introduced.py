"""The times that a figure takes from what stands before it: a lead-in, a heading, a note, the title of a report."""

from __future__ import annotations

import re

from sources.closing_day import ClosingDay, closing_day
from sources.document import Document, Span
from sources.periods import PeriodMention
from sources.report_period import is_planned, periods_of, planned_year, report_period
from sources.sentences import Sentence

# A sentence that goes on with the one before it, and so with its time.
_GOES_ON = re.compile(
    r"(?:trong\s+(?:đó|số)|theo\s+đó|cùng\s+(?:kỳ|thời)|đồng\s+thời|cũng|riêng|lũy\s+kế|luỹ\s+kế|xét\s+(?:theo|về|riêng)|cụ\s+thể"
    r"|(?:ở\s+chiều\s+)?ngược\s+lại|(?:đứng|dẫn)\s+đầu|tiếp\s+(?:đến|theo)|kế\s+đến|xếp\s+sau|(?:cao|thấp|nhiều|ít|lớn)\s+nhất"
    r"|số\s+còn\s+lại|tính\s+riêng)\b",
    re.IGNORECASE,
)
# "Cả năm đạt 55,1%": of the year that the report is about, whatever day its figures are counted to.
_IN_THE_YEAR = re.compile(r"(?<!\w)(?:cả|trong)\s+(?:năm|kỳ|quý|tháng)(?!\w)", re.IGNORECASE)


class IntroducedTimes:
    """Follows a document sentence by sentence; gives each the times that are told before it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.titled = report_period(document)
        self._planned = planned_year(document)
        self._introductions: dict[Span, list[PeriodMention]] = {}
        self._closing: ClosingDay | None = None
        self._closed_under: Span | None = None
        # The number of the last paragraph that told a time, and the time.
        self._previous: tuple[int, list[PeriodMention]] = (-1, [])

    def enter(self, sentence: Sentence) -> None:
        """Take note of the day that a sentence gives for the figures behind it."""
        if self._closing and self._closing.is_section and sentence.heading != self._closed_under:
            self._closing = None
        if noted := closing_day(self._document, sentence.span):
            self._closing, self._closed_under = noted, sentence.heading

    def over(self, sentence: Sentence) -> list[PeriodMention]:
        """Return the times of a sentence or a row that names none: of its lead-in, its heading, a note, the title."""
        for over in (sentence.lead, sentence.heading):
            if over is not None and not sentence.is_heading:
                if over not in self._introductions:
                    found = periods_of(self._document, over, self.titled)
                    self._introductions[over] = [mention for mention in found if not mention.is_base]
                if self._introductions[over]:
                    return self._introductions[over]
        text = self._document.text
        if self._planned and is_planned(text, sentence.heading):
            return self._planned
        is_of_year = self.titled and _IN_THE_YEAR.search(text, sentence.span.start, sentence.span.end)
        if self._closing is None or is_of_year:
            return self.titled
        # What goes on with a time that a sentence before it names is told of that one.
        return self._before(sentence) or [self._closing.mention]

    def carried(self, sentence: Sentence) -> list[PeriodMention]:
        """Return the times of a sentence that names none: those of the one that it goes on with, else those over it."""
        goes_on = _GOES_ON.match(self._document.text, sentence.span.start) and self._previous[0] == sentence.paragraph
        return self._previous[1] if goes_on else self.over(sentence)

    def leave(self, sentence: Sentence, mentions: list[PeriodMention]) -> None:
        """Keep the times that a sentence named for what goes on with it."""
        points = _newest([mention for mention in mentions if not mention.is_base])
        if points or self._previous[0] != sentence.paragraph:
            self._previous = (sentence.paragraph, points)

    def _before(self, sentence: Sentence) -> list[PeriodMention]:
        return self._previous[1] if self._previous[0] == sentence.paragraph else []


def _newest(mentions: list[PeriodMention]) -> list[PeriodMention]:
    """Return the time that what follows goes on with: "đạt 312.400 cơ sở đến 31/12/2025, từ 97.500 cuối năm 2024"."""
    return [max(mentions, key=lambda mention: (mention.last, mention.first))] if mentions else []
