"""What one generation gives to every question: its texts' terms, abbreviations, weights."""

from __future__ import annotations

import functools

from assistant.matching import TextTerms, Vocabulary, text_terms
from assistant.places import place_of_all, places_in
from index.generation import Generation
from index.sentence_ranking import SentenceRanker
from sources.document import Document, Span
from sources.periods import PeriodMention, find_periods
from sources.report_period import periods_of, report_period
from sources.sentences import Sentence

_REMEMBERED_TEXTS = 20_000
_REMEMBERED_DOCUMENTS = 256
_SENTENCES_BEFORE = 3


class Scene:
    """A generation, and what is derived from it once."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.abbreviations = generation.understanding.abbreviations
        self.vocabulary = Vocabulary(generation.lexical)
        self.sentences = SentenceRanker(generation)
        self.terms = text_terms(self.abbreviations, _REMEMBERED_TEXTS)
        self.places = functools.lru_cache(_REMEMBERED_TEXTS)(places_in)
        self._periods = functools.lru_cache(_REMEMBERED_TEXTS)(self._find_periods)
        self._titled = functools.lru_cache(_REMEMBERED_DOCUMENTS)(self._find_titled)
        self._title_periods = functools.lru_cache(_REMEMBERED_DOCUMENTS)(self._find_title_periods)
        self._place_of_all = functools.lru_cache(_REMEMBERED_DOCUMENTS)(self._find_place_of_all)
        self._document_terms = functools.lru_cache(_REMEMBERED_DOCUMENTS)(self._terms_of_document)

    def document_terms(self, document: Document) -> TextTerms:
        """Return the terms of a whole document, its title and publisher."""
        return self._document_terms(document.doc_id)

    def _terms_of_document(self, doc_id: str) -> TextTerms:
        document = self.generation.documents[doc_id]
        parts = (document.title or "", document.publisher or "", document.body.of(document.text))
        return TextTerms(self.abbreviations.expand(" ".join(parts)))

    def place_of_all(self, document: Document) -> frozenset[str]:
        """Return the one place that a whole document is about, or nothing."""
        return self._place_of_all(document.doc_id)

    def _find_place_of_all(self, doc_id: str) -> frozenset[str]:
        document = self.generation.documents[doc_id]
        return place_of_all(document.title or "", document.publisher or "", document.body.of(document.text))

    def paragraph_before(self, document: Document, sentence: Sentence) -> str:
        """Return the few sentences before this one in its paragraph; empty where it opens one."""
        return self.span_before(document, sentence).of(document.text)

    def span_before(self, document: Document, sentence: Sentence) -> Span:
        """Return where those sentences stand; an empty span where there are none."""
        sentences = self.generation.readings[document.doc_id].sentences
        start = self.generation.sentence_number(document.doc_id, sentence)
        first = start
        lowest = max(0, start - _SENTENCES_BEFORE)
        while first > lowest and sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        return Span(min(sentences[first].span.start, sentence.span.start), sentence.span.start)

    def places_before(self, document: Document, sentence: Sentence) -> frozenset[str]:
        """Return the places of the nearest sentence before this one in its paragraph that names any; else nothing."""
        sentences = self.generation.readings[document.doc_id].sentences
        number = self.generation.sentence_number(document.doc_id, sentence)
        for before in reversed(sentences[max(0, number - _SENTENCES_BEFORE) : number]):
            if before.paragraph != sentence.paragraph:
                break
            if places := self.places(before.span.of(document.text)):
                return places
        return frozenset()

    def section_before(self, document: Document, sentence: Sentence) -> str:
        """Return the few sentences before this one under its heading, over the ends of paragraphs; empty for none."""
        sentences = self.generation.readings[document.doc_id].sentences
        number = self.generation.sentence_number(document.doc_id, sentence)
        before = [
            one.span.of(document.text)
            for one in sentences[max(0, number - _SENTENCES_BEFORE) : number]
            if one.heading == sentence.heading and not one.is_heading and one.header is None
        ]
        return " ".join(before)

    def sentences_between(self, document: Document, heading: Span, sentence: Sentence) -> int:
        """Return how many sentences stand between a heading and one under it."""
        first = self.generation.places.number(document.doc_id, heading)
        return max(0, self.generation.sentence_number(document.doc_id, sentence) - first - 1)

    def periods(self, document: Document, sentence: Sentence) -> list[PeriodMention]:
        """Return the times that a sentence names."""
        return self._periods(document.doc_id, sentence.span)

    def periods_in(self, document: Document, span: Span) -> list[PeriodMention]:
        """Return the times that a stretch of a document names."""
        return self._periods(document.doc_id, span)

    def _find_periods(self, doc_id: str, span: Span) -> list[PeriodMention]:
        return periods_of(self.generation.documents[doc_id], span, self._titled(doc_id))

    def _find_titled(self, doc_id: str) -> list[PeriodMention]:
        return report_period(self.generation.documents[doc_id])

    def periods_around(self, document: Document, sentence: Sentence) -> list[PeriodMention]:
        """Return the times named before a sentence in its paragraph, its lead-in or its heading."""
        before = self.span_before(document, sentence)
        spans = [span for span in (sentence.heading, sentence.lead, before) if span]
        found = [mention for span in spans for mention in self._periods(document.doc_id, span)]
        return [mention for mention in found if not (mention.is_base or mention.is_source or mention.is_now)]

    def title_periods(self, document: Document) -> list[PeriodMention]:
        """Return the times that a document's title names."""
        return self._title_periods(document.doc_id)

    def _find_title_periods(self, doc_id: str) -> list[PeriodMention]:
        document = self.generation.documents[doc_id]
        title = document.title or ""
        return find_periods(title, document.published_on, Span(0, len(title)))
