"""One row of the table: a figure with its source, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.answer import CitedFigure
from assistant.phrases import NO_DATE
from assistant.said_figures import point_in_words, said, time_in_words
from index.figure_entries import period_in_words
from sources.document import Document
from sources.figures import Figure
from sources.numbers import format_value

LEVEL = "mức"
CHANGES = {"increase": "tăng", "decrease": "giảm", "multiple": "gấp"}
QUALIFIERS_IN_WORDS = {
    "more_than": "hơn",
    "nearly": "gần",
    "about": "khoảng",
    "less_than": "dưới",
    "at_least": "ít nhất",
    "at_most": "nhiều nhất",
    "exactly": "đúng",
    "only": "chỉ",
}


@dataclass(frozen=True)
class FigureRow:
    """A figure of the index.

    Attributes:
        number: Its number in the index.
        cited: The figure, and the quotation that it stands in.
        what: What it states, in the source's words, a gap where it stands.
        told: The same with the figure in its place.
        places: The provinces, the nation or the bodies whose it is; empty where nothing near it tells.
    """

    number: int
    cited: CitedFigure
    what: str
    told: str
    places: tuple[str, ...]

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.cited.figure

    @property
    def document(self) -> Document:
        """Where it stands."""
        return self.cited.citation.document

    @property
    def row_id(self) -> str:
        """What names it as long as its document stays as it is."""
        return f"{self.document.doc_id}@{self.figure.span.start}"

    @property
    def said(self) -> str:
        """The figure with qualifier and unit, in the source's own words."""
        return said(self.cited).removesuffix(f" [{self.cited.citation.n}]").replace("**", "")

    @property
    def value(self) -> Decimal:
        """Its value."""
        return self.figure.value

    @property
    def place(self) -> str:
        """Whose it is, in words; empty where nothing tells."""
        return ", ".join(self.places)

    @property
    def change(self) -> str:
        """How it changed, in words, for a change; else that it is a level."""
        return CHANGES.get(self.figure.change or "", LEVEL)

    @property
    def qualifier(self) -> str:
        """How its value is bounded, in one word for all that mean the same; empty where it is not."""
        return QUALIFIERS_IN_WORDS.get(self.figure.qualifier or "", "")

    @property
    def time(self) -> str:
        """The days that it holds for, in words."""
        period = self.figure.period
        return period_in_words(period) if period else NO_DATE

    @property
    def point(self) -> str:
        """The time that it holds for, or the date of the source that gives no other."""
        return point_in_words(self.cited)

    @property
    def sentence(self) -> str:
        """A sentence that tells the figure, its time and its source, to be put into another text."""
        document = self.document
        source = [f"“{document.title or document.doc_id}”", document.publisher, document.url]
        return f"{self.told} ({time_in_words(self.cited)}). Nguồn: {', '.join(part for part in source if part)}."


def row_json(row: FigureRow, conflicts: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a row with the names that figures and citations have in the JSON of an answer.

    Args:
        row: The row.
        conflicts: What gives its quantity and time another value, where that was asked for.
    """
    figure, period, document, citation = row.figure, row.figure.period, row.document, row.cited.citation
    told: dict[str, Any] = {
        "id": row.row_id,
        "what": row.what,
        "as_written": row.cited.as_written,
        "said": row.said,
        "value": format_value(figure.value),
        "high": None if figure.high is None else format_value(figure.high),
        "of": None if figure.of is None else format_value(figure.of),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "change": figure.change,
        "period": period
        and {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "origin": period.origin.value,
            "text": row.time,
        },
        "places": list(row.places),
        "start": figure.span.start,
        "end": figure.span.end,
        "citation": {
            "doc_id": document.doc_id,
            "title": document.title,
            "publisher": document.publisher,
            "published_on": str(document.published_on) if document.published_on else None,
            "url": document.url,
            "quote": citation.quote,
            "start": citation.span.start,
            "end": citation.span.end,
        },
        "sentence": row.sentence,
    }
    if conflicts is not None:
        told["conflicts"] = conflicts
    return told
