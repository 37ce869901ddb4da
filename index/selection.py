"""What a filter leaves of a generation: which passages, sentences and figures, by number."""

from __future__ import annotations

import difflib
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.allowed import Allowed
from index.chunking import Passage
from index.filters import Filter
from index.lexical import syllables
from index.records import Reading
from sources.document import Document
from sources.errors import FilterUnknown
from sources.periods import find_periods
from sources.relative_days import Days
from sources.text import fold

Numbers = npt.NDArray[np.int64]

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


def named_times(documents: Sequence[Document], readings: Sequence[Reading]) -> Numbers:
    """Return the times that sentences name, for the index.

    Shape: (n_times, 3): the sentence's number in the index, the ordinals of the first and the last day. What a change
    is compared with, and dates of legal documents, are no times of a sentence.
    """
    rows: list[tuple[int, int, int]] = []
    number = 0
    for document, reading in zip(documents, readings, strict=True):
        for sentence in reading.sentences:
            for mention in find_periods(document.text, document.published_on, sentence.span):
                if not mention.is_base:
                    first = mention.named_first or mention.first
                    rows.append((number, first.toordinal(), mention.last.toordinal()))
            number += 1
    return np.array(rows, np.int64).reshape(-1, 3)


class Selector:
    """Turns filters into selections; what it needs for that is worked out at the first filter that needs it."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        readings: Mapping[str, Reading],
        passages: Sequence[Passage],
        times: Numbers,
    ) -> None:
        """Stand before a generation; documents and readings in one order, ``times`` as ``named_times`` gives it."""
        self._documents = documents
        self._readings = readings
        self._passages = passages
        self._times = times
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
                shown[self._document_of_passage], shown[self._document_of_sentence], shown[self._figure_in]
            )
        sentences, figures = shown[self._document_of_sentence], shown[self._figure_in]
        if within.topics:
            on_topic = self._on_topic(within.topics)
            sentences, figures = sentences & on_topic, figures & on_topic[self._sentence_of_figure]
        if within.days is not None:
            sentences, figures = sentences & self._sentences_in(within.days), figures & self._figures_in(within.days)
        counts = np.concatenate([[0], np.cumsum(sentences)])
        first, last = self._sentences_of_passage
        return Selection(counts[last] > counts[first], sentences, figures)

    def _shown(self, within: Filter) -> Allowed:
        """Tell of each document whether its id, its publisher and its date are asked for."""
        documents = self._documents.values()
        shown = np.ones(len(documents), bool)
        if within.documents:
            for name in within.documents:
                if name not in self._documents:
                    raise _unknown("tài liệu", name, self._documents)
            shown &= _of(document.doc_id in within.documents for document in documents)
        if within.publishers:
            publishers = [_key(document.publisher or "") for document in documents]
            for name in within.publishers:
                if not _names(publishers, name).any():
                    known = (document.publisher for document in documents if document.publisher)
                    raise _unknown("cơ quan đăng", name, known)
            shown &= _any(_names(publishers, name) for name in within.publishers)
        if within.published_by is not None:
            day = within.published_by
            shown &= _of(d.published_on is None or d.published_on.first <= day for d in documents)
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
        first, last = (day.toordinal() for day in days)
        meets = (self._times[:, 1] <= last) & (first <= self._times[:, 2])
        size = len(self._document_of_sentence)
        named, met = np.zeros(size, bool), np.zeros(size, bool)
        named[self._times[:, 0]] = True
        met[self._times[meets, 0]] = True
        dates = [document.holds_on for document in self._documents.values()]
        dated = _of(d is not None and d.first <= days[1] and days[0] <= d.last for d in dates)
        return met | (~named & dated[self._document_of_sentence])

    def _figures_in(self, days: Days) -> Allowed:
        periods = (figure.period for reading in self._readings.values() for figure in reading.figures)
        return _of(p is not None and p.first <= days[1] and days[0] <= p.last for p in periods)

    @functools.cached_property
    def _document_of_passage(self) -> Numbers:
        numbers = {doc_id: number for number, doc_id in enumerate(self._documents)}
        return np.array([numbers[passage.doc_id] for passage in self._passages], np.int64)

    @functools.cached_property
    def _document_of_sentence(self) -> Numbers:
        return self._repeated(lambda reading: len(reading.sentences))

    @functools.cached_property
    def _figure_in(self) -> Numbers:
        return self._repeated(lambda reading: len(reading.figures))

    def _repeated(self, count: Callable[[Reading], int]) -> Numbers:
        counts = [count(reading) for reading in self._readings.values()]
        return np.repeat(np.arange(len(counts)), counts)

    @functools.cached_property
    def _first_sentences(self) -> dict[str, tuple[int, list[int], list[int]]]:
        """Return, by document, the number of its first sentence, and where its sentences start and end."""
        firsts: dict[str, tuple[int, list[int], list[int]]] = {}
        number = 0
        for doc_id, reading in self._readings.items():
            spans = [sentence.span for sentence in reading.sentences]
            firsts[doc_id] = (number, [span.start for span in spans], [span.end for span in spans])
            number += len(spans)
        return firsts

    @functools.cached_property
    def _sentences_of_passage(self) -> tuple[Numbers, Numbers]:
        """Return the number of the first sentence that meets each passage, and the one after the last."""
        rows = []
        for passage in self._passages:
            number, starts, ends = self._first_sentences[passage.doc_id]
            rows.append(
                (number + bisect_right(ends, passage.span.start), number + bisect_left(starts, passage.span.end))
            )
        firsts, lasts = np.array(rows, np.int64).reshape(-1, 2).T
        return firsts, np.maximum(firsts, lasts)

    @functools.cached_property
    def _sentence_of_figure(self) -> Numbers:
        numbers = []
        for doc_id, reading in self._readings.items():
            number, starts, _ = self._first_sentences[doc_id]
            numbers += [number + bisect_right(starts, figure.number.start) - 1 for figure in reading.figures]
        return np.array(numbers, np.int64)

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
    return FilterUnknown(f"Không có {kind} «{name:.80}» trong chỉ mục; {told}.")
