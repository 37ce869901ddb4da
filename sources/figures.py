"""Figures: quantities read from the text, each with its exact span, value, unit and period.

A first reader, good for the ways in which official texts write figures in digits. On purpose not
here yet: numbers in words, and the subject of a figure beyond its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sources.document import Document, PartialDate, Span
from sources.not_figures import find_not_figures
from sources.numbers import DIGITS, MAX_DIGITS, SCALE_WORDS, parse_number
from sources.periods import Origin, Period, PeriodMention, find_periods
from sources.sentences import Sentence, find_sentences
from sources.units import is_counted, read_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a document.

    Attributes:
        span: Qualifier, numeral, scale words, and the percent sign or currency where there is one.
        number: The numeral with its scale words alone.
        value: In whole units (``2.505 tỷ đồng`` -> 2505000000000); a percentage as written.
        high: The upper end of a range, else ``None``.
        of: The whole of a ratio (``21/25`` -> 25), else ``None``.
        unit: ``%``, a currency code, or the classifier or noun as written; ``None`` for a bare number.
        counted: The noun phrase after the numeral; empty when there is none.
        qualifier: A key of ``QUALIFIERS``, or ``None``.
        change: ``increase`` or ``decrease`` where it is a change, not a level.
        clause: The clause that it stands in.
        sentence: The sentence that it stands in.
        period: The time it holds for; ``None`` when the document has no date either.
    """

    span: Span
    number: Span
    value: Decimal
    high: Decimal | None
    of: Decimal | None
    unit: str | None
    counted: Span
    qualifier: str | None
    change: str | None
    clause: Span
    sentence: Span
    period: Period | None


QUALIFIERS: dict[str, tuple[str, ...]] = {
    "more_than": ("hơn", "trên", "quá", "nhiều hơn", "lớn hơn"),
    "nearly": ("gần", "ngót", "suýt soát", "sát"),
    "about": ("khoảng", "xấp xỉ", "ước tính khoảng", "ước tính", "ước khoảng", "ước", "chừng", "độ"),
    "less_than": ("dưới", "chưa đến", "chưa tới", "nhỏ hơn", "ít hơn"),
    "at_least": ("ít nhất", "tối thiểu", "không dưới", "từ đủ", "đủ", "không ít hơn"),
    "at_most": ("không quá", "tối đa", "nhiều nhất", "không vượt quá", "không hơn"),
    "exactly": ("đúng", "tròn"),
    "only": ("chỉ",),
}
_QUALIFIER_OF = {word: key for key, words in QUALIFIERS.items() for word in words}


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_QUALIFIER = re.compile(rf"(?<!\w)({_any_of(_QUALIFIER_OF)})\s+(?:là\s+|có\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?<!\d[ \t][-–])[-−]?(?P<number>{DIGITS})"
    rf"(?:(?P<of>\s?/\s?{DIGITS})(?![/\w])|\s?[-–]\s?(?P<dash>{DIGITS})(?![/\w])"
    rf"|\s+đến\s+(?P<to>{DIGITS}))?(?P<scales>{SCALE_WORDS})?",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(rf"\s+(?:trên|trong)\s+tổng\s+số\s+({DIGITS})(?:{SCALE_WORDS})?", re.IGNORECASE)
_RANK = re.compile(
    r"(?:xếp(?:\s+(?:hạng|thứ|vị\s+trí))*|(?:thứ\s+)?hạng(?:\s+thứ)?|đứng(?:\s+(?:thứ|vị\s+trí))+|vị\s+trí(?:\s+thứ)?"
    r"|thứ(?:\s+hạng)?)\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|vượt|cao\s+hơn|nhiều\s+hơn|lên)|(?P<down>giảm|thấp\s+hơn|ít\s+hơn|tụt))"
    r"(?:\s+(?:thêm|tới|thứ\s+hạng|hạng|gần|hơn|khoảng|trên|được|đi))*\s+$",
    re.IGNORECASE,
)
# A sentence that goes on with the one before it, and so with its time.
_GOES_ON = re.compile(r"(?:trong\s+(?:đó|số)|theo\s+đó|cùng\s+(?:kỳ|thời)|đồng\s+thời|cũng)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_DATE_BEFORE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|từ|trước|sau|đến|đêm)\s+$", re.IGNORECASE)
# Clauses end at a semicolon, a colon, a bracket, a dash between spaces, or a comma before a space.
_CLAUSE_END = re.compile(r"[;:()\[\]…]|,(?=\s)|\s[-–]\s|(?<=\S)\.(?=\s|$)")


def find_figures(document: Document, sentences: list[Sentence] | None = None) -> list[Figure]:
    """Return the figures of a document's body in order; empty when it holds none.

    Args:
        document: The document; its date gives missing years and the period of undated figures.
        sentences: Its sentences, where they were found already.
    """
    text = document.text
    reference = document.published_on
    figures: list[Figure] = []
    previous: tuple[int, list[PeriodMention]] = (-1, [])
    for sentence in sentences or find_sentences(text, document.body):
        mentions = find_periods(text, reference, sentence.span)
        goes_on = _GOES_ON.match(text, sentence.span.start) and previous[0] == sentence.paragraph
        carried = previous[1] if goes_on else []
        reader = _SentenceReader(text, sentence.span, mentions, carried, document.holds_on)
        figures.extend(reader.figures())
        points = [mention for mention in mentions if not mention.is_base]
        if points or previous[0] != sentence.paragraph:
            previous = (sentence.paragraph, points)
    return figures


class _SentenceReader:
    """Reads one sentence; holds what its figures share."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        mentions: list[PeriodMention],
        carried: list[PeriodMention],
        holds_on: PartialDate | None,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.mentions = mentions
        self.carried = carried
        self.holds_on = holds_on
        self.taken = bytearray(sentence.end - sentence.start)
        for span in (mention.span for mention in mentions):
            self._take(span)
        if any(character.isdigit() for character in sentence.of(text)):
            for span in find_not_figures(text, sentence):
                self._take(span)
        ends = [match.span() for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]
        starts = [sentence.start, *(end for _, end in ends)]
        self.clauses = [
            Span(start, end) for start, end in zip(starts, [*(start for start, _ in ends), sentence.end], strict=True)
        ]

    def _take(self, span: Span) -> None:
        start = max(span.start, self.sentence.start) - self.sentence.start
        end = min(span.end, self.sentence.end) - self.sentence.start
        self.taken[start:end] = b"\1" * max(0, end - start)

    def figures(self) -> Iterator[Figure]:
        clause = 0
        at = self.sentence.start
        while match := _FIGURE.search(self.text, at, self.sentence.end):
            # Read on from the number alone: what looked like the rest of a range or ratio may be the next figure.
            at = match.end("number")
            start = match.start("number") - self.sentence.start
            if self.taken[start] or match.end("number") - match.start("number") > MAX_DIGITS:
                continue
            while self.clauses[clause].end <= match.start("number"):
                clause += 1
            if figure := self._figure(match, self._clause_of(clause)):
                yield figure
                at = max(at, figure.number.end)

    def _clause_of(self, number: int) -> Span:
        clause = self.clauses[number]
        start, end = clause.start, clause.end
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def _figure(self, match: re.Match[str], clause: Span) -> Figure | None:
        text, end = self.text, match.end()
        scales = match["scales"] or ""
        value = parse_number(match["number"] + scales)
        if value is None:
            return None
        high = of = None
        if match["of"]:
            of = parse_number(match["of"].replace("/", ""))
            if of is None or self._is_date(match, value, of):
                return None
        elif other := match["dash"] or match["to"]:
            high = parse_number(other + scales)
            if high is None or high <= value:
                # Not a range: the figure ends before the dash and the rest is read on its own.
                high, end = None, match.end("number")
                value = parse_number(match["number"]) or value
        number_start = match.start("number")
        if text[match.start()] in "-−" and self._is_negative(match.start()):
            value, number_start = -value, match.start()
        unit = read_unit(text, end, self.sentence.end)
        if _BARE_YEAR.fullmatch(match[0]) and not is_counted(unit):
            return None
        qualifier, start = self._qualifier(number_start)
        if _RANK.search(text, max(self.sentence.start, start - 30), number_start) and (
            unit.code is None or of is not None
        ):
            unit_name: str | None = "hạng"
        else:
            unit_name = unit.name
        return Figure(
            span=Span(start, unit.mark_end),
            number=Span(number_start, end),
            value=value,
            high=high,
            of=of,
            unit=unit_name,
            counted=unit.counted,
            qualifier=qualifier,
            change=self._change(start),
            clause=Span(min(clause.start, start), max(clause.end, unit.mark_end)),
            sentence=self.sentence,
            period=self._period(clause, number_start),
        )

    def _is_negative(self, sign: int) -> bool:
        return sign == self.sentence.start or self.text[sign - 1].isspace() or self.text[sign - 1] in "(["

    def _is_date(self, match: re.Match[str], value: Decimal, of: Decimal) -> bool:
        """Tell a day and month from a ratio: ``từ 1/7`` and ``31/12`` against ``21/25``."""
        could_be = 1 <= value <= 31 and 1 <= of <= 12
        before = _DATE_BEFORE.search(self.text, max(self.sentence.start, match.start() - 10), match.start())
        return could_be and (before is not None or value > of)

    def _qualifier(self, start: int) -> tuple[str | None, int]:
        match = _QUALIFIER.search(self.text, max(self.sentence.start, start - 25), start)
        if match is None:
            return None, start
        word = re.sub(r"\s+", " ", match.group(1).lower())
        return _QUALIFIER_OF[word], match.start()

    def _change(self, start: int) -> str | None:
        match = _CHANGE.search(self.text, max(self.sentence.start, start - 40), start)
        if match is None:
            return None
        return "increase" if match["up"] else "decrease"

    def _period(self, clause: Span, start: int) -> Period | None:
        named = [mention for mention in self.mentions if not mention.is_base]
        own = [mention for mention in named if not mention.is_source]
        for candidates, origin in (
            ([mention for mention in own if clause.holds(mention.span)], Origin.CLAUSE),
            ([mention for mention in own if mention.span.end <= start], Origin.SENTENCE),
            (own if len(own) == 1 else [], Origin.SENTENCE),
            # "Theo báo X ngày 21/10/2025, …" dates the source, as a publication date does.
            ([mention for mention in named if mention.is_source], Origin.PUBLICATION),
            (self.carried, Origin.EARLIER),
        ):
            if candidates:
                nearest = min(candidates, key=lambda mention: abs(mention.span.start - start))
                return Period(nearest.first, nearest.last, origin, nearest.span)
        if self.holds_on is None:
            return None
        return Period(self.holds_on.first, self.holds_on.last, Origin.PUBLICATION)
