"""The words of the pages in one language; texts of sources are shown as they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.answer import CitedFigure, Doubt, Kind, Reason
from assistant.kept.keeper import Verdict
from assistant.trend import Trend
from assistant.web.operator_words import OperatorWords
from assistant.web.table_words import LookupWords, SourcesWords
from sources.document import Document, PartialDate
from sources.periods import Period


@dataclass(frozen=True)
class AnswerWords:
    """What stands around the figures and quotations of an answer.

    Attributes:
        time: Says the time of a figure, and when it was said.
        point: Says the time of a point of a series.
        period: Says the days of a period.
        date: Says a date.
        source_date: Says when a document was published.
        trends: Sentences with places for ``first``, ``first_time``, ``last`` and ``last_time``.
        reasons: Why there is no answer.
        replies: What is said to what no source answers, by what is said in Vietnamese; none where that is the language.
        reckoned: A sentence with a place for ``formula``.
        differ: Marks values that sources give for one time; ``differ_at`` says so of a chart.
    """

    time: Callable[[CitedFigure], str]
    point: Callable[[CitedFigure], str]
    period: Callable[[Period], str]
    date: Callable[[PartialDate], str]
    source_date: Callable[[Document], str]
    kinds: Mapping[Kind, str]
    trends: Mapping[Trend, str]
    reasons: Mapping[Reason, str]
    replies: Mapping[str, str]
    doubts: Mapping[Doubt, str]
    no_answer: str
    filtered: str
    understood: str
    closest: str
    older: str
    and_more: str
    conflict: str
    conflict_beside: str
    rose: str
    fell: str
    reckoned: str
    rounded: str
    from_figures: str
    time_column: str
    figure_column: str
    source_column: str
    chart: str
    differ: str
    differ_at: str
    sources: str


@dataclass(frozen=True)
class SourceWords:
    """What stands around a source.

    Attributes:
        page: Names a page of how many, with places for ``page`` and ``pages``.
        notes: What is told above a document that is not, or no longer, as it was cited.
    """

    panel: str
    empty: str
    frame: str
    open_here: str
    new_tab: str
    original: str
    back: str
    no_publisher: str
    no_date: str
    digest: str
    page: str
    changed: str
    gone: str
    replaced: str
    removed: str
    see_newer: str
    missing: str


@dataclass(frozen=True)
class FeedbackWords:
    """What is said where readers judge an answer.

    Attributes:
        verdicts: The buttons.
        reasons: What can be chosen under a verdict, by what is kept of it.
        needed: Asks for a word of what is wrong.
    """

    verdicts: Mapping[Verdict, str]
    reasons: Mapping[Verdict, Mapping[str, str]]
    titles: Mapping[Verdict, str]
    reason: str
    comment: str
    comment_hint: str
    send: str
    cancel: str
    needed: str
    thanks: str
    failed: str


@dataclass(frozen=True)
class NothingWords:
    """What is said at an address where there is nothing; ``no_page`` where it is there but opens as no page."""

    title: str
    nothing: str
    no_page: str
    home: str


@dataclass(frozen=True)
class Words:
    """All the words of the pages in one language.

    Attributes:
        code: Of the language, as HTML has it.
        path: Of the chat page in it.
        other_code, other_name, other_path: Of the page in the other language.
        kept: Says what is kept, with a place for ``days``; ``kept_on`` where they are unknown.
        empty, too_long: What is said to a question that is refused.
        page_name: Of the chat, in the bar.
        script: What the page's script says.
        number: Writes plain digits as readers do.
        previous, next: Name the buttons that turn pages of a table.
        lookup, sources: Of the other two pages.
        operators: Of the pages behind the gate.
    """

    code: str
    path: str
    other_code: str
    other_name: str
    other_path: str
    title: str
    tagline: str
    about: str
    chat: str
    welcome: str
    examples: str
    question: str
    placeholder: str
    ask: str
    new: str
    asked: str
    answered: str
    undo: str
    suggested: str
    can_ask: str
    copy: str
    share: str
    actions: str
    kept: str
    kept_on: str
    not_kept: str
    empty: str
    too_long: str
    page_name: str
    answer: AnswerWords
    source: SourceWords
    feedback: FeedbackWords
    nothing: NothingWords
    script: Mapping[str, str]
    number: Callable[[str], str]
    previous: str
    next: str
    lookup: LookupWords
    sources: SourcesWords
    operators: OperatorWords

    @property
    def pages(self) -> tuple[tuple[str, str, str], ...]:
        """Path, name and title of each page, the chat first."""
        lookup, sources = self.lookup, self.sources
        return (
            (self.path, self.page_name, self.title),
            (lookup.path, lookup.name, lookup.title),
            (sources.path, sources.name, sources.title),
        )
