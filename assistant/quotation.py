"""The shortest complete quotation for a sentence that answers: the sentence, or the whole list that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answer_form import AnswerForm
from assistant.candidate import Candidate
from assistant.scene import Scene
from assistant.select import Ranked
from index.lexical import syllables
from sources.document import Document, Span
from sources.sentences import Sentence
from sources.text import fold

LONGEST_LIST = 2000
# A row of a table is quoted from its header on up to this length, so that a reader sees what its columns are.
LONGEST_TABLE = 700
# How much less a sentence beside the best one may score, and still be quoted with it.
AS_WELL = 0.3
# Sentences that open with so many of the same syllables are items of one list, written out in full.
_ALIKE = 3
# The foot and the top of a page may stand between two items.
_BETWEEN = 3
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-*+•–]|[\uf000-\uf0ff]|\d{1,3}[.)]|[a-zđ]\))[ \t]*$")
_SAYS_MORE = frozenset({AnswerForm.LIST, AnswerForm.HOW})


def quotation(candidate: Candidate, form: AnswerForm | None, scene: Scene) -> Span:
    """Return what to quote of a sentence: itself, the list that it introduces, or the list that it is an item of.

    Args:
        candidate: A sentence.
        form: What the question asks for; only where that is a list or a way is an item's whole list quoted.
        scene: The generation that it is of.
    """
    sentence, document = candidate.sentence, candidate.document
    sentences = scene.generation.readings[document.doc_id].sentences
    number = scene.generation.sentence_number(document.doc_id, sentence)
    if sentence.header is not None:
        return with_header(sentence.span, sentence.header)
    if form in _SAYS_MORE and sentence.lead is not None and not sentence.span.of(document.text).endswith(":"):
        lead = scene.generation.places.number(document.doc_id, sentence.lead)
        if _end_of_list(sentences, lead) - sentence.lead.start <= LONGEST_LIST:
            return _introduced(sentences, lead)
    introduced = _introduced(sentences, number)
    if introduced == sentence.span and document.text[sentence.span.end - 1] in ";,":
        return _over_the_page(document, sentences, number)
    if introduced == sentence.span and form is AnswerForm.LIST:
        return _headed(document, sentences, number) or _parallel(document, sentences, number)
    return introduced


def with_header(row: Span, header: Span) -> Span:
    """Return a row of a table with what stands from its header on; the row alone where that is too long."""
    return Span(header.start, row.end) if row.end - header.start <= LONGEST_TABLE else row


def with_neighbours(span: Span, field: Sequence[Ranked], candidate: Candidate, scene: Scene) -> Span:
    """Return a quotation with the sentence beside it where that answers nearly as well: one is half of the other.

    Args:
        span: The quotation; a list is whole as it is.
        field: The candidates, best first.
        candidate: The sentence that won.
        scene: The generation that they are of.
    """
    sentence, document = candidate.sentence, candidate.document
    won = next((one.score for one in field if one.candidate is candidate), None)
    if won is None or span != sentence.span or sentence.header is not None:
        return span
    number = scene.generation.sentence_number(document.doc_id, sentence)
    for other in field:
        if other.score < won - AS_WELL:
            break
        one = other.candidate
        if one.document is not document or other.unfit is not None or one.sentence.heading != sentence.heading:
            continue
        beside = scene.generation.sentence_number(document.doc_id, one.sentence) - number
        if abs(beside) == 1:
            return Span(min(span.start, one.sentence.span.start), max(span.end, one.sentence.span.end))
    return span


def _introduced(sentences: tuple[Sentence, ...], number: int) -> Span:
    """Return the span of a sentence with the list that it introduces, as far as it is not too long."""
    start = sentences[number].span.start
    return Span(start, _end_of_list(sentences, number, start + LONGEST_LIST))


def _end_of_list(sentences: tuple[Sentence, ...], number: int, limit: int | None = None) -> int:
    """Return where the list that a sentence introduces ends, the lists in it too; its own end where it has none."""
    end = sentences[number].span.end
    leads = {sentences[number].span}
    between = 0
    for item in sentences[number + 1 :]:
        if limit is not None and item.span.end > limit:
            break
        if item.lead in leads:
            leads.add(item.span)
            end, between = item.span.end, 0
        elif item.is_heading or between == _BETWEEN:
            break
        else:
            between += 1
    return end


def _over_the_page(document: Document, sentences: tuple[Sentence, ...], number: int) -> Span:
    """Return the span of a sentence that breaks off, with what goes on in small letters after the foot of its page."""
    sentence = sentences[number]
    for other in sentences[number + 1 : number + 2 + _BETWEEN]:
        if other.is_heading or other.lead != sentence.lead:
            break
        if document.text[other.span.start].islower():
            return Span(sentence.span.start, other.span.end)
    return sentence.span


# "Điều 3. Các hành vi bị nghiêm cấm": what names a list without introducing it in a sentence.
_NAMES_A_LIST = re.compile(
    r"\W*(?:(?:điều|mục|khoản)\s+\d+[a-zđ]?\s*[.:]\s*|\d+[.)]\s*|[ivx]+\.\s*)?(?:các|những|thành\s+phần|hành\s+vi|điều\s+kiện"
    r"|quyền|nghĩa\s+vụ|trách\s+nhiệm|nhiệm\s+vụ|giấy\s+tờ|hồ\s+sơ(?:\s+gồm)?|đối\s+tượng|trường\s+hợp|yêu\s+cầu)(?!\w)",
    re.IGNORECASE,
)


def _headed(document: Document, sentences: tuple[Sentence, ...], number: int) -> Span | None:
    """Return the span of all items below a heading that names a list; ``None`` elsewhere, and where it is too long."""
    sentence, text = sentences[number], document.text
    if sentence.heading is None or sentence.lead is not None or not _NAMES_A_LIST.match(sentence.heading.of(text)):
        return None

    def is_below(other: Sentence) -> bool:
        return other.heading == sentence.heading and not other.is_heading

    before = list(takewhile(is_below, reversed(sentences[:number])))
    whole = [*reversed(before), *takewhile(is_below, sentences[number:])]
    opening = {one.paragraph: one for one in reversed(whole)}
    are_items = all(
        one.lead is not None
        or _ITEM.search(text, max(0, one.span.start - 12), one.span.start)
        or _NUMBER.match(one.span.of(text))
        for one in opening.values()
    )
    span = Span(whole[0].span.start, whole[-1].span.end)
    return span if are_items and len(opening) > 1 and span.end - span.start <= LONGEST_LIST else None


_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[a-zđ]\))\s")


def _parallel(document: Document, sentences: tuple[Sentence, ...], number: int) -> Span:
    """Return the span of a sentence and of those beside it that are items of one list with it."""
    first = last = number
    while first and _goes_with(document, sentences[number], sentences[first - 1]):
        first -= 1
    while last + 1 < len(sentences) and _goes_with(document, sentences[number], sentences[last + 1]):
        last += 1
    whole = Span(sentences[first].span.start, sentences[last].span.end)
    return whole if whole.end - whole.start <= LONGEST_LIST else sentences[number].span


def _goes_with(document: Document, one: Sentence, other: Sentence) -> bool:
    if other.is_heading or other.heading != one.heading or other.lead != one.lead:
        return False
    text = document.text
    is_item = all(_ITEM.search(text, max(0, s.span.start - 12), s.span.start) for s in (one, other))
    first, second = (syllables(fold(s.span.of(text)))[:_ALIKE] for s in (one, other))
    return bool(is_item and set(first) & set(second)) or (len(first) == _ALIKE and first == second)
