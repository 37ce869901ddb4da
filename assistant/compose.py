"""The chosen candidate -> an ``Answer``: what is quoted, and which figures it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Doubt, Kind, Reason
from assistant.answer_form import form_of
from assistant.article import article_of
from assistant.asked_part import asked_part
from assistant.candidate import Candidate
from assistant.outside import Outside
from assistant.over_time import Reckoned
from assistant.pairs import are_rounded
from assistant.points import Member
from assistant.question import Question
from assistant.quotation import LONGEST_LIST, LONGEST_TABLE, quotation, with_header, with_neighbours
from assistant.replies import REPLIES
from assistant.scene import Scene
from assistant.select import Choice, NoChoice
from sources.document import Document, Span
from sources.figures import Figure
from sources.periods import Period
from sources.tables import cells_in

# How sure it is that no source answers what its wording alone tells.
SURE_OF_WORDING = 0.95
# A quote is the whole sentence up to this length, otherwise the part of it that the figure stands in.
LONGEST_QUOTE = 320
# A time named further before the sentence than this is not quoted with it.
LONGEST_REACH = 600
# How much may stand between a line that names a time and a sentence that is quoted with it.
LONGEST_BETWEEN = 160
_PART_END = re.compile(r";\s|\.\s|:\s|\n")


class _Citer:
    """Numbers citations as they are met; one quotation has one number."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def cite(self, document: Document, span: Span) -> Citation:
        """Return the citation of a quotation."""
        for citation in self.citations:
            if citation.document is document and citation.span == span:
                return citation
        self.citations.append(Citation(len(self.citations) + 1, document, span))
        return self.citations[-1]

    def figure(self, document: Document, figure: Figure) -> CitedFigure:
        """Return a figure with its citation; one within an earlier quotation is cited there."""
        for citation in self.citations:
            if citation.document is document and citation.span.holds(figure.span) and _shows_time(citation, figure):
                return CitedFigure(figure, citation)
        return CitedFigure(figure, self.cite(document, quote_span(document, figure.sentence, figure)))


def _shows_time(citation: Citation, figure: Figure) -> bool:
    mention = figure.period.mention if figure.period else None
    return mention is None or citation.span.holds(mention)


def answer(
    question: Question,
    choice: Choice,
    scene: Scene,
    conflicts: Sequence[Member] = (),
    older: Sequence[Member] = (),
) -> Answer:
    """Return the answer that a choice makes.

    Args:
        question: The question.
        choice: What answers it.
        scene: The generation that it is of.
        conflicts: What gives its quantity and time another value.
        older: What states its quantity at earlier times, newest first.
    """
    candidate = choice.candidate
    document = candidate.document
    figure = candidate.figure
    if figure is None:
        span = with_neighbours(quotation(candidate, form_of(question.text), scene), choice.field, candidate, scene)
    else:
        span = quote_span(document, candidate.sentence.span, figure)
    citer = _Citer()
    citation = citer.cite(document, span)
    inside = [f for f in scene.generation.figures_in(document.doc_id, span) if span.holds(f.span)]
    if figure:
        ordered = [figure, *(f for f in inside if f.span != figure.span)]
    else:  # the first is the headline: digits before a word such as "đứng đầu"
        ordered = sorted(inside, key=lambda f: not any(c.isdigit() for c in f.number.of(document.text)))
    return Answer(
        question=question.text,
        kind=Kind.TEXT if figure is None else Kind.FIGURE,
        figures=tuple(CitedFigure(f, citation) for f in ordered),
        conflicts=tuple(citer.figure(member.document, member.figure) for member in conflicts),
        citations=tuple(citer.citations),
        confidence=choice.confidence,
        doubt=_doubt(document, figure, conflicts) if figure and conflicts else None,
        older=_periods(older),
        asked=_asked(question, candidate, span, scene) if figure is None else None,
        article=article_of(document, candidate.sentence) if figure is None else None,
    )


def _asked(question: Question, candidate: Candidate, span: Span, scene: Scene) -> Span | None:
    """Return the part of a quotation that was asked for; of a row of a table a part of one cell."""
    document, sentence = candidate.document, candidate.sentence
    if sentence.header is None:
        return asked_part(question, document, span, scene.vocabulary.weight)
    part = asked_part(question, document, sentence.span, scene.vocabulary.weight)
    cells = [cell for cell in cells_in(document.text, part) if cell.start < cell.end] if part else []
    return max(cells, key=lambda cell: cell.end - cell.start, default=None)


def _periods(members: Sequence[Member]) -> tuple[Period, ...]:
    """Return the times of members, each once."""
    return tuple(dict.fromkeys(member.figure.period for member in members if member.figure.period))


def _doubt(document: Document, figure: Figure, others: Sequence[Member]) -> Doubt:
    """Return why a figure and those that contradict it may differ."""
    if all(are_rounded(figure, other.figure) for other in others):
        return Doubt.ROUNDING
    days = [document.published_on, *(other.document.published_on for other in others)]
    return Doubt.DATE if len(set(days)) > 1 else Doubt.SCOPE


def conflict(question: Question, choice: Choice, head: Member, others: Sequence[Member]) -> Answer:
    """Return the answer of figures that give one quantity and time different values, newest document first."""
    citer = _Citer()
    ordered = sorted([head, *others], key=_newness)
    return Answer(
        question=question.text,
        kind=Kind.CONFLICT,
        figures=tuple(citer.figure(member.document, member.figure) for member in ordered),
        citations=tuple(citer.citations),
        confidence=choice.confidence * min(other.likely for other in others),
        doubt=_doubt(head.document, head.figure, others),
    )


def _newness(member: Member) -> tuple[int, int]:
    published = member.document.published_on
    return -published.last.toordinal() if published else 0, member.quantity.number


def series(question: Question, choice: Choice, points: Sequence[Member]) -> Answer:
    """Return the answer of a quantity's figures over time, oldest first, as they are given."""
    citer = _Citer()
    return Answer(
        question=question.text,
        kind=Kind.SERIES,
        figures=tuple(citer.figure(point.document, point.figure) for point in points),
        citations=tuple(citer.citations),
        confidence=choice.confidence * min(point.likely for point in points),
    )


def reckoned(question: Question, result: Reckoned) -> Answer:
    """Return the answer of a figure that was reckoned, with the figures that it was reckoned from."""
    citer = _Citer()
    return Answer(
        question=question.text,
        kind=Kind.DERIVED,
        figures=tuple(citer.figure(member.document, member.figure) for member in result.operands),
        citations=tuple(citer.citations),
        confidence=result.confidence,
        derived=result.derived,
    )


def abstention(question: Question, no_choice: NoChoice, *, is_filtered: bool = False) -> Abstention:
    """Return the abstention that a lack of choice makes, over a part of the sources or over all."""
    closest: tuple[Citation, ...] = ()
    if candidate := no_choice.closest:
        figure = candidate.figure
        span = candidate.sentence.span
        if figure is not None:
            span = quote_span(candidate.document, candidate.sentence.span, figure)
        closest = (Citation(1, candidate.document, span),)
    return Abstention(question.text, no_choice.reason, closest, no_choice.confidence, is_filtered)


def reply(question: str, kind: Outside) -> Abstention:
    """Return what is said to what no source can answer; letters without sense are only unclear."""
    reason = Reason.UNCLEAR if kind is Outside.GIBBERISH else Reason.OUT_OF_SCOPE
    return Abstention(question, reason, (), SURE_OF_WORDING, reply=REPLIES.get(kind))


def quote_span(document: Document, sentence: Span, figure: Figure) -> Span:
    """Return what to quote for a figure: its sentence, or the part around it, with its time."""
    mention = figure.period.mention if figure.period else None
    if figure.column is not None:
        return _cell_quote(document.text, sentence, figure.column, mention)
    text, start, end = document.text, sentence.start, sentence.end
    mention = _near(text, mention, sentence)
    whole = _hull(sentence, mention)
    if whole.end - whole.start <= LONGEST_QUOTE:
        return whole
    for match in _PART_END.finditer(text, sentence.start, sentence.end):
        if match.end() <= figure.span.start:
            start = match.end()
        elif match.start() >= max(figure.span.end, figure.counted.end):
            end = match.start()
            break
    return _hull(_hull(Span(start, end), figure.span), mention)


def _near(text: str, mention: Span | None, sentence: Span) -> Span | None:
    """Return the words that name a time, where a quotation may reach back to them; ``None`` where they stand too far.

    In the same paragraph they may stand farther away than in a line above it, which is quoted from its start.
    """
    if mention is None or mention.start >= sentence.start:
        return mention
    if "\n" not in text[mention.end : sentence.start]:
        return mention if sentence.start - mention.start <= LONGEST_REACH else None
    line = Span(line_start(text, mention.start), mention.end)
    between = text[mention.end : sentence.start]
    return line if len(between) <= LONGEST_BETWEEN and "\n|" not in between else None


def _cell_quote(text: str, row: Span, column: Span, mention: Span | None) -> Span:
    """Return what to quote for a cell: its row, from its header or the words that name its time on if they are near.

    A time that the header itself names is worth a longer quotation.
    """
    header = Span(line_start(text, column.start), column.end)
    short = with_header(row, header)
    if mention is None:
        return short
    longest = LONGEST_LIST if column.holds(mention) else LONGEST_TABLE
    wholes = (_hull(short, words) for words in (Span(line_start(text, mention.start), mention.end), mention))
    return next((whole for whole in wholes if whole.end - whole.start <= longest), short)


def line_start(text: str, at: int) -> int:
    """Return where the words of a line begin, behind the bar of a row and the mark of a heading or an item."""
    start = text.rfind("\n", 0, at) + 1
    while start < at and text[start] in " \t|*#-":
        start += 1
    return start


def _hull(span: Span, other: Span | None) -> Span:
    if other is None:
        return span
    return Span(min(span.start, other.start), max(span.end, other.end))
