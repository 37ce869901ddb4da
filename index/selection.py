"""What a filter leaves of a generation: which passages, sentences and figures, by number."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.allowed import Allowed
from index.chunking import Passage
from index.facts import Facts, Numbers
from index.filters import Filter
from index.lexical import syllables
from index.passage_sentences import SentencePlaces
from index.records import Reading
from sources.document import Document
from sources.errors import FilterUnknown
from sources.relative_days import Days
from sources.text import fold

_KEPT_SELECTIONS = 32
_NAMED_AT_MOST = 3


@dataclass(frozen=True, eq=False)
class Selection:
    """What may be found.

    Attributes:
        passages: Shape: (n_passages,).
        sentences: Shape: (n_sentences,).
        figures: Shape: (n_figures,).
    """

    passages: Allowed
    sentences: Allowed
    figures: Allowed


class Selector:
    """Turns filters into selections; what it needs for that is worked out at the first filter that needs it."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        readings: Mapping[str, Reading],
        passages: Sequence[Passage],
        places: SentencePlaces,
        facts: Facts,
    ) -> None:
        """Stand before a generation; documents, readings and facts are in one order."""
        self._documents = documents
        self._readings = readings
        self._passages = passages
        self._places = places
        self._facts = facts
        self._remembered = functools.lru_cache(_KEPT_SELECTIONS)(self._select)

    def select(self, within: Filter) -> Selection | None:
        """Return what a filter leaves; ``None`` where it leaves everything.

        Raises:
            FilterUnknown: No document, publisher or topic has a name in it.
        """
        return self._remembered(within)

    def _select(self, within: Filter) -> Selection | None:
        shown = self._shown(within)
        if not within.topics and within.days is None:
            if shown.all():
                return None
            return Selection(
                shown[self._document_of_passage], shown[self._document_of_sentence], shown[self._document_of_figure]
            )
        sentences, figures = shown[self._document_of_sentence], shown[self._document_of_figure]
        if within.topics:
            on_topic = self._on_topic(within.topics)
            sentences, figures = sentences & on_topic, figures & on_topic[self._sentence_of_figure]
        if within.days is not None:
            sentences, figures = (
                sentences & self._sentences_in(within.days),
                figures & _meets(self._facts.figures, within.days),
            )
        counts = np.concatenate([[0], np.cumsum(sentences)])
        first, last = self._sentences_of_passage
        return Selection(counts[last] > counts[first], sentences, figures)

    def _shown(self, within: Filter) -> Allowed:
        """Tell of each document whether its id, its publisher and its date are asked for."""
        shown = np.ones(len(self._facts.documents), bool)
        if within.documents:
            for name in within.documents:
                if name not in self._documents:
                    raise _unknown("tài liệu", name, self._documents)
            shown &= _of(doc_id in within.documents for doc_id in self._documents)
        if within.publishers:
            found = [_names(self._publishers, name) for name in within.publishers]
            for name, by_document in zip(within.publishers, found, strict=True):
                if not by_document.any():
                    known = (document.publisher for document in self._documents.values() if document.publisher)
                    raise _unknown("cơ quan đăng", name, known)
            shown &= _any(found)
        if within.published_by is not None:
            shown &= self._facts.documents[:, 2] <= within.published_by.toordinal()
        return shown

    def _on_topic(self, topics: Sequence[str]) -> Allowed:
        """Tell of each sentence whether it is about one of the topics, by its document or by its heading."""
        found = []
        for topic in topics:
            by_document = _any(_names(keys, topic) for keys in self._subjects)
            by_heading = _names(self._headings[0], topic)
            if not by_document.any() and not by_heading.any():
                raise _unknown("chủ đề", topic, (t for document in self._documents.values() for t in document.topics))
            found.append(by_document[self._document_of_sentence] | by_heading[self._headings[1]])
        return _any(found)

    def _sentences_in(self, days: Days) -> Allowed:
        """Tell of each sentence whether it names a time that meets the days; where it names none, its document."""
        times = self._facts.times
        meets = _meets(times[:, 1:], days)
        size = len(self._document_of_sentence)
        named, met = np.zeros(size, bool), np.zeros(size, bool)
        named[times[:, 0]] = True
        met[times[meets, 0]] = True
        return met | (~named & _meets(self._facts.documents[:, 3:], days)[self._document_of_sentence])

    @functools.cached_property
    def _document_of_passage(self) -> Numbers:
        numbers = {doc_id: number for number, doc_id in enumerate(self._documents)}
        return np.array([numbers[passage.doc_id] for passage in self._passages], np.int64)

    @functools.cached_property
    def _document_of_sentence(self) -> Numbers:
        return np.repeat(np.arange(len(self._facts.documents)), self._facts.documents[:, 0])

    @functools.cached_property
    def _document_of_figure(self) -> Numbers:
        return np.repeat(np.arange(len(self._facts.documents)), self._facts.documents[:, 1])

    @functools.cached_property
    def _sentences_of_passage(self) -> tuple[Numbers, Numbers]:
        """Return the number of the first sentence that meets each passage, and the one after the last."""
        rows = [self._places.rows(passage) for passage in self._passages]
        firsts, lasts = np.array([(row.start, row.stop) for row in rows], np.int64).reshape(-1, 2).T
        return firsts, np.maximum(firsts, lasts)

    @functools.cached_property
    def _sentence_of_figure(self) -> Numbers:
        """Return the number of the sentence that each figure stands in."""
        return np.array(
            [
                self._places.first_row(doc_id) + self._places.number(doc_id, figure.sentence)
                for doc_id, reading in self._readings.items()
                for figure in reading.figures
            ],
            np.int64,
        )

    @functools.cached_property
    def _publishers(self) -> list[str]:
        return [_key(document.publisher or "") for document in self._documents.values()]

    @functools.cached_property
    def _subjects(self) -> tuple[list[str], list[str]]:
        """Return what the documents' own topics and titles name."""
        documents = self._documents.values()
        return [_key("\n".join(document.topics)) for document in documents], [_key(d.title or "") for d in documents]

    @functools.cached_property
    def _headings(self) -> tuple[list[str], Numbers]:
        """Return what the headings name, each once, and of each sentence the number of its heading."""
        keys: dict[str, int] = {"": 0}
        numbers = []
        for doc_id, reading in self._readings.items():
            text = self._documents[doc_id].text
            for sentence in reading.sentences:
                over = sentence.span if sentence.is_heading else sentence.heading
                numbers.append(keys.setdefault(_key(over.of(text)) if over else "", len(keys)))
        return list(keys), np.array(numbers, np.int64)


def _key(text: str) -> str:
    """Return the folded syllables of a text, between spaces; lines stay apart."""
    return "".join(f" {' '.join(fold(word) for word in syllables(line))} \n" for line in text.splitlines())


def _names(keys: Iterable[str], name: str) -> Allowed:
    """Tell of each key whether it holds a name, in whole words; a name without words is held by none."""
    words = _key(name).strip("\n")
    return _of(bool(words.strip()) and words in key for key in keys)


def _meets(days: Numbers, asked: Days) -> Allowed:
    """Tell of each first and last day whether they share one with those asked; 0 shares none."""
    first, last = (day.toordinal() for day in asked)
    return (days[:, 0] <= last) & (first <= days[:, 1])


def _of(values: Iterable[bool]) -> Allowed:
    return np.fromiter(values, bool)


def _any(masks: Iterable[Allowed]) -> Allowed:
    return functools.reduce(np.logical_or, masks)


def _unknown(kind: str, name: str, known: Iterable[str]) -> FilterUnknown:
    """Return the error for a name that nothing has, with the nearest ones that there are."""
    by_key = {fold(each): each for each in sorted(set(known))}
    near = difflib.get_close_matches(fold(name), by_key, _NAMED_AT_MOST, 0.5)
    shown = [by_key[key] for key in near or list(by_key)[:_NAMED_AT_MOST]]
    told = f"{'gần nhất' if near else 'có'}: {'; '.join(shown)}" if shown else f"chỉ mục không ghi {kind} nào"
    return FilterUnknown(f"Không có {kind} «{name:.80}» trong chỉ mục; {told}.", name)
