"""Which sentences of the hits speak most of a question: their words, their vectors, and their passage.

A sentence goes on from the one before it ("Trong đó, …"), so a part of what its neighbours say counts for it too.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.fusion import standardise
from index.generation import Generation
from index.lexical import terms
from index.retriever import Found, Hit
from sources.document import Document
from sources.sentences import Sentence

# How BM25 counts a term that comes again, and how much the length of a sentence matters: less than for passages,
# since a long sentence mostly says more and not the same again.
_SATURATION, _LENGTH = 0.9, 0.4


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a sentence beside the 1 of its words; measured by `python -m eval retrieval --on sentences`.

    Attributes:
        closeness: The vectors' closeness.
        passage: The score of its passage.
        words_before, words_after: The share of a neighbour's words that counts, where they are more than its own.
        closeness_before, closeness_after: The share of what a neighbour is closer.
    """

    closeness: float = 0.7
    passage: float = 0.6
    words_before: float = 0.2
    words_after: float = 0.1
    closeness_before: float = 0.4
    closeness_after: float = 0.2


WEIGHTS = Weights()

_REMEMBERED = 20_000

# A document, and the number of a sentence in it.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence of a hit.

    Attributes:
        document: Its document.
        sentence: The sentence.
        hit: The passage that it was found in.
        score: Rises with fitness; comparable within one question only.
    """

    document: Document
    sentence: Sentence
    hit: Hit
    score: float


class SentenceRanker:
    """Ranks the sentences of one generation; remembers the terms of those that were asked for before."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._term_counts = functools.lru_cache(_REMEMBERED)(self._count_terms)

    def rank(self, found: Found, weights: Weights = WEIGHTS) -> list[RankedSentence]:
        """Return every sentence of the hits once, headings left out, by falling score; none for no hits."""
        pool = self._pool(found)
        beside = {key: self._neighbours(*key) for key in pool}
        read = {*pool, *(key for pair in beside.values() for key in pair if key)}
        words = _words(terms(found.asked), {key: self._term_counts(key) for key in sorted(read)})
        cosines = {key: float(found.question @ self._generation.sentence_row(*key)) for key in read}
        lexical, closeness = {}, {}
        for number, key in enumerate(pool):
            before, after = beside[key]
            lexical[number] = sum(_with_neighbours(words, key, before, after, weights).values())
            own = cosines[key]
            closeness[number] = (
                own
                + weights.closeness_before * max(0.0, cosines[before] - own if before else 0.0)
                + weights.closeness_after * max(0.0, cosines[after] - own if after else 0.0)
            )
        by_words, by_vector = standardise(lexical), standardise(closeness)
        ranked = [
            RankedSentence(
                self._generation.documents[doc_id],
                self._generation.readings[doc_id].sentences[place],
                hit,
                by_words[number] + weights.closeness * by_vector[number] + weights.passage * hit.score,
            )
            for number, ((doc_id, place), hit) in enumerate(pool.items())
        ]
        return sorted(ranked, key=lambda one: (-one.score, one.document.doc_id, one.sentence.span.start))

    def _pool(self, found: Found) -> dict[Key, Hit]:
        """Return the sentences of the hits, each with the best hit that meets it."""
        pool: dict[Key, Hit] = {}
        for hit in found.hits:
            doc_id = hit.passage.doc_id
            for sentence in self._generation.sentences_in(doc_id, hit.passage.span):
                if not (sentence.is_heading or sentence.is_header):
                    pool.setdefault((doc_id, self._generation.sentence_number(doc_id, sentence)), hit)
        return pool

    def _neighbours(self, doc_id: str, number: int) -> tuple[Key | None, Key | None]:
        """Return what a sentence goes on from and what goes on from it.

        An item of a list goes on from the words that introduce it, a row of a table from its header, any other from
        the one before it in its paragraph.
        """
        sentences = self._generation.readings[doc_id].sentences
        own = sentences[number]
        before = after = None
        if over := own.columns or own.lead:
            before = (doc_id, self._generation.places.number(doc_id, over))
        elif number and sentences[number - 1].paragraph == own.paragraph:
            before = (doc_id, number - 1)
        if number + 1 < len(sentences) and sentences[number + 1].paragraph == own.paragraph:
            after = (doc_id, number + 1)
        return before, after

    def _count_terms(self, key: Key) -> Counter[str]:
        doc_id, number = key
        span = self._generation.readings[doc_id].sentences[number].span
        return Counter(terms(span.of(self._generation.documents[doc_id].text)))


def _words(asked: Sequence[str], counts: Mapping[Key, Mapping[str, int]]) -> dict[Key, dict[str, float]]:
    """Return what each term of the question that a sentence holds weighs there, by BM25 over these sentences alone.

    What all of them speak of tells none from another, however rare it is in the index.
    """
    size = len(counts)
    # Of sentences that hold no term at all, none is longer than another.
    average = sum(sum(count.values()) for count in counts.values()) / size if any(counts.values()) else 1.0
    telling = {}
    for term in dict.fromkeys(asked):
        n = sum(term in count for count in counts.values())
        telling[term] = math.log(1 + (size - n + 0.5) / (n + 0.5))
    words = {}
    for key, count in counts.items():
        longer = _SATURATION * (1 - _LENGTH + _LENGTH * sum(count.values()) / average)
        words[key] = {
            term: weight * count[term] * (_SATURATION + 1) / (count[term] + longer)
            for term, weight in telling.items()
            if term in count
        }
    return words


def _with_neighbours(
    words: Mapping[Key, Mapping[str, float]], own: Key, before: Key | None, after: Key | None, weights: Weights
) -> dict[str, float]:
    best = dict(words[own])
    for key, share in ((before, weights.words_before), (after, weights.words_after)):
        for term, weight in words[key].items() if key else ():
            best[term] = max(best.get(term, 0.0), share * weight)
    return best
