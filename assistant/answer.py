"""What the assistant gives back: an ``Answer`` or an ``Abstention``, with its citations."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

from sources.document import Document, Span
from sources.figures import Figure
from sources.periods import Period


class Kind(enum.Enum):
    """The kind of an answer."""

    FIGURE = "figure"
    SERIES = "series"
    CONFLICT = "conflict"
    DERIVED = "derived"
    TEXT = "text"


class Reason(enum.Enum):
    """Why there is no answer."""

    NOT_IN_SOURCES = "not_in_sources"
    PERIOD_NOT_IN_SOURCES = "period_not_in_sources"
    SUBJECT_NOT_IN_SOURCES = "subject_not_in_sources"
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Citation:
    """A place in a source. ``quote`` is the stored text between its offsets, by construction."""

    n: int
    document: Document
    span: Span

    @property
    def quote(self) -> str:
        """The cited text."""
        return self.span.of(self.document.text)


@dataclass(frozen=True)
class CitedFigure:
    """A figure and the citation whose quote it stands in."""

    figure: Figure
    citation: Citation

    def __post_init__(self) -> None:
        if not self.citation.span.holds(self.figure.span):
            raise ValueError(f"{self.figure.span} lies outside its citation {self.citation.span}")

    @property
    def as_written(self) -> str:
        """The figure's own words in the source."""
        return self.figure.span.of(self.citation.document.text)


class Operation(enum.Enum):
    """How a figure was reckoned."""

    DIFFERENCE = "difference"
    SUM = "sum"
    SHARE = "share"
    PER = "per"
    RATIO = "ratio"
    PERCENT_CHANGE = "percent_change"


@dataclass(frozen=True)
class Derived:
    """A figure that no source states: reckoned here from cited ones.

    Attributes:
        value: The result, at least 0; whether it rose or fell is told by ``has_fallen``.
        unit: Its unit, or ``None``.
        qualifier: ``more_than``, ``less_than`` or ``about``, as the qualifiers of what it was reckoned from leave it;
            else ``None``.
        operation: How.
        written: The result in the words of the answer, unit included.
        formula: With the numbers as the sources scale them: ``87 triệu − 76,5 triệu = 10,5 triệu``.
        is_rounded: Whether digits were cut off.
        is_change: Whether it tells how a quantity changed from one time to another.
        has_fallen: Whether the later value is below the earlier one, for a change.
    """

    value: Decimal
    unit: str | None
    qualifier: str | None
    operation: Operation
    written: str
    formula: str
    is_rounded: bool = False
    is_change: bool = False
    has_fallen: bool = False


class Doubt(enum.Enum):
    """Why two figures of one quantity and time may differ."""

    ROUNDING = "rounding"
    DATE = "date"
    SCOPE = "scope"


@dataclass(frozen=True)
class Answer:
    """A cited answer.

    Attributes:
        question: As asked.
        kind: What kind of answer it is.
        figures: Every figure shown, the headline first; none for a sentence without one.
        citations: In the order of their numbers, from 1.
        confidence: In [0, 1].
        understood_as: How the question was understood, where it differs in more than diacritics.
        derived: What was reckoned from the figures, for a derived answer.
        conflicts: Figures of the headline's quantity and time with other values; their citations are among the others.
        doubt: Why those may differ, or the figures of a conflict; ``None`` without any.
        older: The periods of older figures of the headline's quantity, newest first.
        parts: What answers each question, where several were asked in one; each with citations numbered from 1.
            Then the kind is that of the first that is answered, figures and citations are those of all, and it is
            as sure as the least sure of them.
        asked: The part of the first citation that answers what was asked, where one stands out.
        article: The heading of the article of law that the first citation is of, in the same document.
    """

    question: str
    kind: Kind
    figures: tuple[CitedFigure, ...]
    citations: tuple[Citation, ...]
    confidence: float
    understood_as: str | None = None
    derived: Derived | None = None
    conflicts: tuple[CitedFigure, ...] = ()
    doubt: Doubt | None = None
    older: tuple[Period, ...] = ()
    parts: tuple[Answer | Abstention, ...] = ()
    asked: Span | None = None
    article: Span | None = None

    def __post_init__(self) -> None:
        if self.asked is not None and not self.citations[0].span.holds(self.asked):
            raise ValueError(f"{self.asked} lies outside its citation {self.citations[0].span}")

    @property
    def has_older(self) -> bool:
        """Whether older figures of the headline's quantity exist."""
        return bool(self.older)


@dataclass(frozen=True)
class Abstention:
    """No answer, and why.

    Attributes:
        question: As asked.
        reason: Why not.
        citations: The closest thing that the sources do say, where that helps.
        confidence: That abstaining is right, in [0, 1].
        is_filtered: Whether only a part of the sources was searched, as asked.
        understood_as: How the question was understood, where it differs in more than diacritics.
        reply: What is said instead of the reason, to a greeting and the like.
        parts: As ``Answer`` has them, where none of several questions is answered.
    """

    question: str
    reason: Reason
    citations: tuple[Citation, ...]
    confidence: float
    is_filtered: bool = False
    understood_as: str | None = None
    reply: str | None = None
    parts: tuple[Answer | Abstention, ...] = ()
