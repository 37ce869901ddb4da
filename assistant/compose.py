"""The chosen candidate -> an ``Answer``: what is quoted, and which figures it shows."""

from __future__ import annotations

import re

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind, Reason
from assistant.candidate import Candidate
from assistant.outside import Outside
from assistant.question import Question
from assistant.replies import REPLIES
from assistant.scene import Scene
from assistant.select import Choice, NoChoice
from sources.document import Document, Span
from sources.figures import Figure
from sources.sentences import Sentence

# How sure it is that no source answers what its wording alone tells.
SURE_OF_WORDING = 0.95
# A quote is the whole sentence up to this length, otherwise the part of it that the figure stands in.
LONGEST_QUOTE = 320
LONGEST_LIST = 2000
# A time named further before the sentence than this is not quoted with it.
LONGEST_REACH = 600
_PART_END = re.compile(r";\s|\.\s|:\s|\n")


def answer(question: Question, choice: Choice, scene: Scene) -> Answer:
    """Return the answer that a choice makes."""
    candidate = choice.candidate
    document = candidate.document
    figure = candidate.figure
    span = _list_span(candidate, scene) if figure is None else quote_span(document, candidate.sentence, figure)
    citation = Citation(1, document, span)
    inside = [f for f in scene.generation.figures_in(document.doc_id, span) if span.holds(f.span)]
    if figure:
        ordered = [figure, *(f for f in inside if f.span != figure.span)]
    else:  # the first is the headline: digits before a word such as "đứng đầu"
        ordered = sorted(inside, key=lambda f: not any(c.isdigit() for c in f.number.of(document.text)))
    return Answer(
        question=question.text,
        kind=Kind.TEXT if figure is None else Kind.FIGURE,
        figures=tuple(CitedFigure(f, citation) for f in ordered),
        citations=(citation,),
        confidence=choice.confidence,
    )


def abstention(question: Question, no_choice: NoChoice, *, is_filtered: bool = False) -> Abstention:
    """Return the abstention that a lack of choice makes, over a part of the sources or over all."""
    closest: tuple[Citation, ...] = ()
    if candidate := no_choice.closest:
        figure = candidate.figure
        span = candidate.sentence.span
        if figure is not None:
            span = quote_span(candidate.document, candidate.sentence, figure)
        closest = (Citation(1, candidate.document, span),)
    return Abstention(question.text, no_choice.reason, closest, no_choice.confidence, is_filtered)


def reply(question: str, kind: Outside) -> Abstention:
    """Return what is said to what no source can answer; letters without sense are only unclear."""
    reason = Reason.UNCLEAR if kind is Outside.GIBBERISH else Reason.OUT_OF_SCOPE
    return Abstention(question, reason, (), SURE_OF_WORDING, reply=REPLIES.get(kind))


def quote_span(document: Document, sentence: Sentence, figure: Figure) -> Span:
    """Return what to quote for a figure: its sentence, or the part around it, with its time."""
    mention = figure.period.mention if figure.period else None
    if mention is not None and sentence.span.start - mention.start > LONGEST_REACH:
        mention = None
    whole = _hull(sentence.span, mention)
    if whole.end - whole.start <= LONGEST_QUOTE:
        return whole
    text, start, end = document.text, sentence.span.start, sentence.span.end
    for match in _PART_END.finditer(text, sentence.span.start, sentence.span.end):
        if match.end() <= figure.span.start:
            start = match.end()
        elif match.start() >= max(figure.span.end, figure.counted.end):
            end = match.start()
            break
    return _hull(_hull(Span(start, end), figure.span), mention)


def _hull(span: Span, other: Span | None) -> Span:
    if other is None:
        return span
    return Span(min(span.start, other.start), max(span.end, other.end))


def _list_span(candidate: Candidate, scene: Scene) -> Span:
    """Return the sentence's span, with the whole list that it introduces."""
    sentence, document = candidate.sentence, candidate.document
    sentences = scene.generation.readings[document.doc_id].sentences
    number = scene.generation.sentence_number(document.doc_id, sentence)
    end = sentence.span.end
    for item in sentences[number + 1 :]:
        if item.lead != sentence.span or item.span.end - sentence.span.start > LONGEST_LIST:
            break
        end = item.span.end
    return Span(sentence.span.start, end)
