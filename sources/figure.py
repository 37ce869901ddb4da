"""The record of a figure, and the qualifiers that it can carry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sources.document import Span
from sources.periods import Period


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
        change: ``increase``, ``decrease`` or ``multiple`` ("gấp 3 lần") where it is a change, not a level.
        base_period: What a change is compared with ("so với 9 tháng đầu năm 2023"), else ``None``.
        clause: The clause that it stands in.
        subject: What it is about, where the text names that: the subject of its clause, or the one that
            goes on from an earlier clause, a lead-in or a heading; places first; empty when none is named.
        attached_to: The number of the figure that a change qualifies ("118 tỷ USD, tăng 17,78%"), else ``None``.
        sentence: The sentence that it stands in.
        period: The time it holds for; ``None`` when the document has no date either.
        column: The header of its column, for a cell of a table that has one, else ``None``.
        row: The label of its row, from the first to the last cell that names it, else ``None``.
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
    base_period: Period | None
    clause: Span
    sentence: Span
    period: Period | None
    subject: tuple[Span, ...] = ()
    attached_to: Span | None = None
    column: Span | None = None
    row: Span | None = None

    @property
    def names(self) -> tuple[Span, ...]:
        """What names a cell of a table: the label of its row, the header of its column; empty elsewhere."""
        return tuple(span for span in (self.row, self.column) if span is not None)


QUALIFIERS: dict[str, tuple[str, ...]] = {
    key: tuple(words.split("|"))
    for key, words in {
        "more_than": "hơn|trên|quá|nhiều hơn|lớn hơn|>",
        "nearly": "gần|ngót|ngót nghét|suýt soát|sát",
        "about": "khoảng|xấp xỉ|ước tính khoảng|ước tính|ước khoảng|ước chừng|ước|chừng|khoảng chừng"
        "|cỡ|tầm|tầm khoảng|trên dưới",
        "less_than": "<|dưới|chưa đủ|chưa đến|chưa tới|chưa đầy|không đến|không tới|không đầy|nhỏ hơn|ít hơn|kém hơn",
        "at_least": "≥|ít nhất|tối thiểu|không dưới|từ đủ|đủ|không ít hơn|không thấp hơn|không kém",
        "at_most": "≤|không quá|tối đa|nhiều nhất|không vượt quá|không hơn|không cao hơn|không nhiều hơn|không lớn hơn"
        "|chậm nhất|muộn nhất",
        "exactly": "đúng|tròn",
        "only": "chỉ",
    }.items()
}
QUALIFIER_OF = {word: key for key, words in QUALIFIERS.items() for word in words}
