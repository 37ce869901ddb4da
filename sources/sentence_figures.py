"""The figures of one sentence: numerals, what they measure, and the time they hold for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from sources.amounts import FROM_BEFORE, read_amount
from sources.bounds import (
    SHARES,
    above_before,
    bound_after,
    change_before,
    compared_before,
    is_only,
    is_ordinal,
    is_rank,
    qualifier_before,
)
from sources.document import PartialDate, Span
from sources.figure import Figure
from sources.figure_lists import share_in_lists
from sources.figure_times import FigureTimes
from sources.measured import Measure, Measured
from sources.not_figures import find_not_figures
from sources.numbers import MAX_DIGITS, Numeral, read_numeral
from sources.periods import PeriodMention
from sources.spoken import STARTS_NUMERAL, counts_something, special_numeral
from sources.text import CAPITALS
from sources.units import CODES, Unit, currency_before, is_counted

_AFTER_CODE = "|".join(rf"(?<={code})" for code in ("Rs", r"Rs\.", *CODES.split("|")))
_START = re.compile(
    # The first letters of signs, digits and number words; looked at first, since it is cheap.
    rf"(?=[-−.,\d¼½¾âbcdđhkmnrst])(?:(?<![\w.,/])|{_AFTER_CODE})(?<!\d[ \t][-–])(?<![.!?…]:)(?<![^\W\d_]\+)"
    r"(?P<sign>[-−](?=[.\d])|(?<!\S)-[ ](?=\d)|âm\s+|\Atrừ\s+)?"
    rf"(?P<number>[\d¼½¾]|(?:\A,|(?<!\S)\.)(?=\d)|{STARTS_NUMERAL})",
    re.IGNORECASE,
)
_SHORT_NUMBER = re.compile(r"\d{1,4}|\d{1,2}\.\d{1,2}")
# A capital that does not only open the sentence.
_NAME_BEFORE = re.compile(r"(?<=[^.!?…\n:;|\-–][ \t])[A-ZĐ][^\W\d_]*(?:'s)? $")
_PER, _ONE = re.compile(r"trên\s+$", re.IGNORECASE), re.compile(r"một(?!\w)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
# Clauses end at a semicolon, a colon, a bracket, a dash between spaces, or a comma before a space.
_CLAUSE_END = re.compile(r"[;:()\[\]…]|,(?=\s)|\s[-–]\s|(?:(?<=\w{3})|(?<=[)\d”\"]))\.(?=\s|$)")
# "số thẻ căn cước công dân (CCCD) gắn chip"
_SHORT_FORM = re.compile(
    rf"\((?:(?:viết|gọi)\s+tắt(?:\s+là)?:?\s+)?[{CAPITALS}][{CAPITALS}&.\-]{{1,12}}\)(?=\s+[^\W\d_])"
)
_COUNTS_TOGETHER = re.compile(r"(?<!\w)(?:thôn|xã|tỉnh|bộ|ban|phường|huyện|quận|sở)\Z", re.IGNORECASE)
_SIBLING = re.compile(
    r",\s(?:bản|ấp|buôn|làng|phường|đặc\s+khu|thị\s+(?:trấn|xã)|thành(?:\s+phố)?|ngành|ban|huyện|tổ\s+dân\s+phố|khu\s+phố)(?!\w)",
    re.IGNORECASE,
)


def _is_endless(written: str) -> bool:
    return sum(character.isdigit() for character in written) > MAX_DIGITS


class SentenceReader:
    """Reads one sentence; holds what its figures share."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        mentions: list[PeriodMention],
        carried: list[PeriodMention],
        holds_on: PartialDate | None,
        *,
        is_reversed: bool = False,
        is_measured: bool = False,
    ) -> None:
        """Prepare to read.

        Args:
            text: The text.
            sentence: What is read, a sentence or a cell of a table.
            mentions: The times that it names.
            carried: The times that go on from before it, or that its list or heading names.
            holds_on: The document's own date.
            is_reversed: Whether the text groups thousands by commas.
            is_measured: Whether it is a number alone, and what that counts is said elsewhere.
        """
        self.text = text
        self.is_measured = is_measured
        self.is_reversed = is_reversed
        self.counted_until = sentence.start  # where what the figure before counts ends
        self.sentence = sentence
        self.mentions = mentions
        self.times = FigureTimes(text, mentions, carried, holds_on)
        self.measure = Measure(text, sentence, self._numeral)
        self.taken = bytearray(sentence.end - sentence.start)
        for span in (mention.span for mention in mentions):
            self._take(span)
        if not is_measured and any(character.isdigit() for character in sentence.of(text)):
            for span in find_not_figures(text, sentence):
                self._take(span)
        self._short_forms = list(_SHORT_FORM.finditer(text, sentence.start, sentence.end))
        found = _CLAUSE_END.finditer(text, sentence.start, sentence.end)
        ends = [match.span() for match in found if not self._joins_name(match)]
        starts = [sentence.start, *(end for _, end in ends)]
        self.clauses = [
            Span(start, end) for start, end in zip(starts, [*(start for start, _ in ends), sentence.end], strict=True)
        ]

    def _joins_name(self, dash: re.Match[str]) -> bool:
        """Tell whether a dash stands inside a name ("Bà Rịa - Vũng Tàu"), or a comma joins two: "9 thôn, bản".

        A bracket that only gives the short form of a name ends no clause either.
        """
        if dash[0] in "()":
            return any(short.start() <= dash.start() < short.end() for short in self._short_forms)
        if dash[0] == "," and _SIBLING.match(self.text, dash.start()):
            return _COUNTS_TOGETHER.search(self.text, self.sentence.start, dash.start()) is not None
        if dash[0].strip() not in ("-", "–"):
            return False
        before = self.text[self.sentence.start : dash.start()].split()[-2:]
        after = self.text[dash.end() : dash.end() + 1]
        return after.isupper() and len(before) == 2 and all(word[:1].isupper() for word in before)

    def _take(self, span: Span) -> None:
        start = max(span.start, self.sentence.start) - self.sentence.start
        end = min(span.end, self.sentence.end) - self.sentence.start
        self.taken[start:end] = b"\1" * max(0, end - start)

    def figures(self) -> list[Figure]:
        """Return the figures of the sentence, in order, none overlapping."""
        return share_in_lists(self.text, self.sentence, list(self._read()), self.mentions)

    def _read(self) -> Iterator[Figure]:
        clause = 0
        at = self.sentence.start
        while match := _START.search(self.text, at, self.sentence.end):
            start = match.start("number")
            numeral = special_numeral(self.text, start, self.sentence.end) or self._numeral(start)
            at = match.end("number")
            if numeral is None:
                continue
            # Read on from the number alone: what looked like the rest of a range or ratio may be the next figure.
            at = max(at, numeral.end)
            if self.taken[start - self.sentence.start] or _is_endless(numeral.of(self.text)):
                continue
            while self.clauses[clause].end <= start:
                clause += 1
            if figure := self._figure(match, numeral, self._clause_of(clause)):
                yield figure
                self.counted_until = figure.counted.end
                at = max(at, figure.number.end)

    def _numeral(self, start: int) -> Numeral | None:
        return read_numeral(self.text, start, self.sentence.end, is_reversed=self.is_reversed)

    def _clause_of(self, number: int) -> Span:
        clause = self.clauses[number]
        start, end = clause.start, clause.end
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def _figure(self, match: re.Match[str], numeral: Numeral, clause: Span) -> Figure | None:
        text, sentence, number_start = self.text, self.sentence, numeral.start
        amount = read_amount(text, sentence, numeral, is_reversed=self.is_reversed)
        if amount is None or self._is_rate(numeral):
            return None
        if match["sign"] and self._is_negative(match.start()):
            amount, number_start = dataclasses.replace(amount, value=-amount.value), match.start()
        money = currency_before(text, sentence.start, number_start)
        qualifier, start = qualifier_before(text, sentence.start, money[1] if money else number_start)
        if self._is_out_of(start):  # "5 thẻ trên 7 hồ sơ"
            qualifier, start = None, number_start
        found = self.measure.read(amount, numeral, number_start, money[0] if money else None)
        unit = found.unit
        if found.spelt:
            self._take(found.spelt)
        if qualifier is None and (bound := bound_after(text, unit.mark_end, sentence.end)):
            qualifier = bound
            since = FROM_BEFORE.search(text, max(sentence.start, start - 6), start)
            start = since.start() if since else start
        if qualifier is None and is_only(text, clause, start):
            qualifier = "only"
        if (
            qualifier is None
            and unit.code not in SHARES
            and (above := above_before(text, sentence.start, start)) is not None
        ):
            qualifier, start = "more_than", above  # "vượt 8 tỷ người" is a level, "vượt 5%" a change
        change = self._change(start, found)
        ranked = self._is_rank(numeral, found, start)
        if found.of is None and found.high is None and not ranked:
            # The qualifier may reach before the sign; both ends are looked at.
            begins = (match.start(), start)
            if not self._is_figure(numeral, found, begins, qualifier, change):
                return None
        return Figure(
            span=Span(start, unit.mark_end),
            number=Span(number_start, found.end),
            value=found.value,
            high=found.high,
            of=found.of,
            unit=self._unit_name(found, start, change, is_rank=ranked),
            counted=unit.counted,
            qualifier=qualifier,
            change=change,
            base_period=self.times.base(start) if change else None,
            clause=Span(min(clause.start, start), max(clause.end, unit.mark_end)),
            sentence=sentence,
            period=self.times.period(
                clause, number_start, max(unit.mark_end, unit.counted.end), is_change=change is not None
            ),
        )

    def _is_rank(self, numeral: Numeral, found: Measured, start: int) -> bool:
        if numeral.is_top:
            return True
        begin = self.sentence.start
        # "(thứ 86/193)" is one by what it is out of.
        is_out_of = found.of is not None and is_ordinal(self.text, begin, start)
        return (
            (is_out_of or is_rank(self.text, begin, start, found.end))
            and (found.unit.code is None or found.of is not None)
            and found.value == int(found.value)
        )

    def _is_figure(
        self, numeral: Numeral, found: Measured, begins: tuple[int, int], qualifier: str | None, change: str | None
    ) -> bool:
        """Tell a single number that counts something from a year, the end of a name, and words that count nothing."""
        text, unit = self.text, found.unit
        if _BARE_YEAR.fullmatch(numeral.of(text)) and not (self.is_measured or is_counted(unit)):
            return False
        if qualifier is None and change is None and self._is_name(numeral, unit):
            return False
        if is_ordinal(text, self.sentence.start, numeral.start):
            return False
        if not numeral.in_words or change == "multiple":
            return True
        is_all = Span(begins[0], found.end) == self.sentence
        # In "nằm trên một con phố" nothing is bounded.
        is_bounded = qualifier not in (None, "only") and not text.startswith("trên", begins[1])
        return counts_something(text, numeral, unit, self.sentence, is_all=is_all, is_bounded=is_bounded)

    def _unit_name(self, found: Measured, start: int, change: str | None, *, is_rank: bool) -> str | None:
        if is_rank:
            return "hạng"
        if change == "multiple" and found.unit.code is None:
            return "lần"
        return found.unit.name or self.measure.counted_before(start, is_ratio=found.of is not None)

    def _is_out_of(self, start: int) -> bool:
        """Tell whether "trên" stands between what one figure counts and the next: then it means "out of"."""
        text = self.text
        between = text[self.counted_until : start]
        return self.counted_until > self.sentence.start and between.isspace() and text.startswith("trên ", start)

    def _is_rate(self, numeral: Numeral) -> bool:
        """Tell whether a number is what the figure before is counted by: "63 máy trên một vạn lao động"."""
        between = _PER.search(self.text, self.counted_until, numeral.start)
        is_behind = between is not None and self.text[self.counted_until : between.start()].strip() == ""
        return is_behind and self.counted_until > self.sentence.start and _ONE.match(numeral.of(self.text)) is not None

    def _change(self, start: int, found: Measured) -> str | None:
        change = change_before(self.text, self.sentence.start, start, found.unit, is_range=found.high is not None)
        times = [mention.span for mention in self.mentions]
        return change or compared_before(self.text, self.sentence.start, start, times)

    def _is_negative(self, sign: int) -> bool:
        if self.text[sign + 1] == " ":  # "- 1.200.000" alone; elsewhere that is a dash between words
            return sign == self.sentence.start
        return sign == self.sentence.start or self.text[sign - 1].isspace() or self.text[sign - 1] in "(["

    def _is_name(self, numeral: Numeral, unit: Unit) -> bool:
        """Tell whether a short number closes a name: "Windows 11", "Mazda 616"."""
        if (
            unit.code
            or unit.is_measure
            or (unit.name and unit.name.islower())
            or not _SHORT_NUMBER.fullmatch(numeral.of(self.text))
        ):
            return False
        return _NAME_BEFORE.search(self.text, max(self.sentence.start, numeral.start - 30), numeral.start) is not None
