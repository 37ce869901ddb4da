"""What filters ask of a generation, as arrays: times and counts, so that no record is read for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.records import Reading
from sources.document import Document
from sources.report_period import periods_of, report_period

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Facts:
    """Days are ordinals; 0 stands for none.

    Attributes:
        documents: Shape: (n_documents, 5): its number of sentences and of figures, the first day that it may have been
            published on, the first and the last day that its undated figures hold for.
        figures: First and last day of each figure's period. Shape: (n_figures, 2).
        times: The times that sentences name, what a change is compared with left out. Shape: (n_times, 3): the
            sentence's number in the index, the first and the last day.
    """

    documents: Numbers
    figures: Numbers
    times: Numbers

    @classmethod
    def of(cls, documents: Sequence[Document], readings: Sequence[Reading]) -> Facts:
        """Return the facts of documents, which are given in the order of the index."""
        rows: list[tuple[int, ...]] = []
        periods: list[tuple[int, ...]] = []
        times: list[tuple[int, ...]] = []
        sentences = 0
        for document, reading in zip(documents, readings, strict=True):
            published, held = document.published_on, document.holds_on
            days = (held.first.toordinal(), held.last.toordinal()) if held else (0, 0)
            first = published.first.toordinal() if published else 0
            rows.append((len(reading.sentences), len(reading.figures), first, *days))
            for figure in reading.figures:
                period = figure.period
                periods.append((period.first.toordinal(), period.last.toordinal()) if period else (0, 0))
            times += _times(document, reading, sentences)
            sentences += len(reading.sentences)
        return cls(_array(rows, 5), _array(periods, 2), _array(times, 3))

    def fits(self, documents: int, sentences: int, figures: int) -> bool:
        """Tell whether there are as many of each."""
        counted = (len(self.documents), int(self.documents[:, 0].sum()), int(self.documents[:, 1].sum()))
        return counted == (documents, sentences, figures) and len(self.figures) == figures


def _times(document: Document, reading: Reading, first_sentence: int) -> Iterable[tuple[int, int, int]]:
    titled = report_period(document)
    for number, sentence in enumerate(reading.sentences, first_sentence):
        for mention in periods_of(document, sentence.span, titled):
            if not mention.is_base:
                first = mention.named_first or mention.first
                yield number, first.toordinal(), mention.last.toordinal()


def _array(rows: Sequence[tuple[int, ...]], width: int) -> Numbers:
    return np.array(rows, np.int64).reshape(-1, width)
