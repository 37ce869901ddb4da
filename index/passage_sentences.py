"""The vectors of the sentences of passages: how close the closest sentence of a passage is to a question.

A passage's own vector tells what it is about as a whole; a question mostly asks what one sentence of it says.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping

from index.chunking import Passage
from index.encoder import Vectors
from index.records import Reading
from index.vector_file import VectorFile
from sources.document import Span


class SentencePlaces:
    """Where the sentences of documents stand, in their texts and among the rows of their vectors.

    Attributes:
        size: How many sentences there are.
    """

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._first: dict[str, int] = {}
        # Packed, since a large corpus has millions; and each reading is looked at once, since it may be on the disk.
        self._starts: dict[str, array[int]] = {}
        self._ends: dict[str, array[int]] = {}
        self.size = 0
        for doc_id, reading in readings.items():
            spans = [sentence.span for sentence in reading.sentences]
            self._first[doc_id] = self.size
            self._starts[doc_id] = array("l", (span.start for span in spans))
            self._ends[doc_id] = array("l", (span.end for span in spans))
            self.size += len(spans)

    def first_row(self, doc_id: str) -> int:
        """Return the row of a document's first sentence."""
        return self._first[doc_id]

    def number(self, doc_id: str, span: Span) -> int:
        """Return the place of a sentence among those of its document, from 0."""
        return bisect_left(self._starts[doc_id], span.start)

    def meeting(self, doc_id: str, span: Span) -> slice:
        """Return which sentences of a document meet a span."""
        return slice(bisect_right(self._ends[doc_id], span.start), bisect_left(self._starts[doc_id], span.end))

    def rows(self, passage: Passage) -> slice:
        """Return the rows of the sentences that meet a passage."""
        first, found = self._first[passage.doc_id], self.meeting(passage.doc_id, passage.span)
        return slice(first + found.start, first + found.stop)


class PassageSentences:
    """Sentence vectors by passage number."""

    def __init__(self, vectors: Vectors | VectorFile, rows: Callable[[int], slice]) -> None:
        """Take vectors as they are, be they in memory or in a file.

        Args:
            vectors: Of all sentences. Shape: (n_sentences, dim), unit rows.
            rows: The number of a passage -> the rows of the sentences that meet it; an empty slice for none.
        """
        self._vectors = vectors
        self._rows = rows

    def closest(self, numbers: Iterable[int], question: Vectors) -> dict[int, float]:
        """Return the cosine of each passage's closest sentence, in the order asked; none for one without sentences.

        Args:
            numbers: Of passages.
            question: The vector of the question. Shape: (dim,).
        """
        found: dict[int, float] = {}
        for number in numbers:
            rows = self._vectors[self._rows(number)]
            if len(rows):
                found[number] = float((rows @ question).max())
        return found
