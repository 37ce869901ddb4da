"""A generation in memory: what answers are made from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from index.abbreviations import Abbreviations
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors, asking_encoder, encoder_name
from index.facts import Facts
from index.figure_entries import FigureEntries
from index.figure_index import FigureIndex
from index.lexical import LexicalIndex
from index.passage_sentences import PassageSentences, SentencePlaces
from index.records import LARGE, Reading, open_documents, open_readings, open_records
from index.retriever import HybridRetriever, Retriever
from index.selection import Selector
from index.store import REBUILD, current_name, open_generation, read_manifest, way_out
from index.understanding import Understanding
from index.vector_file import VectorFile
from sources.document import Document, Span
from sources.errors import IndexBroken, IndexForeign
from sources.figures import Figure
from sources.sentences import Sentence

DOCUMENTS = "documents.jsonl"
READINGS = "readings.jsonl"
PASSAGES = "passages.jsonl"
VECTORS = "vectors.faiss"
SENTENCE_VECTORS = "sentences.npy"
LEXICAL = "lexical"
FIGURE_VECTORS = "figures.faiss"
FIGURE_WORDS = "figures"
DOCUMENT_FACTS = "documents.npy"
FIGURE_FACTS = "figures.npy"
TIMES = "times.npy"
LANGUAGE = "language.jsonl"
ABBREVIATIONS = "abbreviations.json"

Opened = TypeVar("Opened")

# Documents whose figures' offsets are kept once asked for.
_REMEMBERED = 1_000


@dataclass(frozen=True)
class Generation:
    """Documents, what was read in them, and the retriever over their passages; figures are found by themselves too."""

    name: str
    manifest: dict[str, Any]
    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    passages: Sequence[Passage]
    sentence_vectors: Vectors | VectorFile
    cosines: tuple[float, float] | None
    retriever: Retriever
    places: SentencePlaces
    lexical: LexicalIndex
    understanding: Understanding
    facts: Facts
    figures: FigureIndex | None = None

    @cached_property
    def selector(self) -> Selector:
        """What turns filters into selections of this generation."""
        return Selector(self.documents, self.readings, self.passages, self.places, self.facts)

    def sentence_vector(self, doc_id: str, sentence: Sentence) -> Vectors:
        """Return the vector of a sentence. Shape: (dim,), float32, unit length."""
        return self.sentence_row(doc_id, self.sentence_number(doc_id, sentence))

    def sentence_row(self, doc_id: str, number: int) -> Vectors:
        """Return the vector of a document's sentence by its number. Shape: (dim,), float32, unit length."""
        row: Vectors = self.sentence_vectors[self.places.first_row(doc_id) + number]
        return row

    def sentence_index(self, doc_id: str, sentence: Sentence) -> int:
        """Return the number of a sentence in the index."""
        return self.places.first_row(doc_id) + self.sentence_number(doc_id, sentence)

    def sentences_in(self, doc_id: str, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences of a document that meet a span, in order."""
        return self.readings[doc_id].sentences[self.places.meeting(doc_id, span)]

    def sentence_number(self, doc_id: str, sentence: Sentence) -> int:
        """Return a sentence's place among the sentences of its document, from 0."""
        return self.places.number(doc_id, sentence.span)

    def figures_in(self, doc_id: str, span: Span) -> tuple[Figure, ...]:
        """Return the figures of a document whose numeral lies in a span, in order."""
        starts = self._figure_starts(doc_id)
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return self.readings[doc_id].figures[first:last]

    def figure_number(self, doc_id: str, figure: Figure) -> int:
        """Return the number of a figure's entry."""
        return self.first_figure(doc_id) + bisect_left(self._figure_starts(doc_id), figure.number.start)

    def first_figure(self, doc_id: str) -> int:
        """Return the number of the entry of a document's first figure, or of where it would be."""
        return self._first_figure[doc_id]

    @cached_property
    def _first_figure(self) -> dict[str, int]:
        return dict(zip(self.readings, accumulate([0, *self.facts.documents[:, 1].tolist()]), strict=False))

    @cached_property
    def _figure_starts(self) -> Callable[[str], list[int]]:
        return lru_cache(_REMEMBERED)(lambda doc_id: [f.number.start for f in self.readings[doc_id].figures])


def encoder_for(index_dir: Path, model: str) -> Encoder:
    """Return the encoder to ask an index with; what stands against it is told before it is loaded.

    Args:
        index_dir: The index.
        model: The setting that names the embedding model.

    Raises:
        IndexMissing: There is no index.
        IndexBroken: Its manifest cannot be read.
        IndexForeign: Another encoder or format version made it.
        EncoderUnusable: The model cannot be loaded.
    """
    manifest = read_manifest(index_dir, current_name(index_dir))
    _check_encoder(index_dir, manifest, encoder_name(model))
    return asking_encoder(model)


def load_generation(index_dir: Path, encoder: Encoder, name: str | None = None) -> Generation:
    """Load the generation that serves, or the named one.

    Raises:
        IndexMissing: There is no index.
        IndexBroken: A file of it is missing or altered.
        IndexForeign: Another encoder or format version made it.
    """
    name = name or current_name(index_dir)
    folder, manifest = open_generation(index_dir, name)
    _check_encoder(index_dir, manifest, encoder.name)
    documents, readings = open_documents(folder / DOCUMENTS), open_readings(folder / READINGS)
    passages = open_records(folder / PASSAGES, Passage)
    dense = DenseIndex.load(folder / VECTORS)
    lexical = LexicalIndex.load(folder / LEXICAL)
    sentence_vectors = _load(folder / SENTENCE_VECTORS, _open_vectors)
    facts = Facts(*(_load(folder / name, _open_array) for name in (DOCUMENT_FACTS, FIGURE_FACTS, TIMES)))
    places = SentencePlaces(readings)
    figures = FigureIndex(
        FigureEntries(readings, facts.documents[:, 1].tolist()),
        DenseIndex.load(folder / FIGURE_VECTORS),
        LexicalIndex.load(folder / FIGURE_WORDS),
    )
    if (
        dense.dim != encoder.dim
        or not dense.size == lexical.size == len(passages)
        or (documents.keys() != readings.keys() or sentence_vectors.shape != (places.size, encoder.dim))
        or not facts.fits(len(documents), places.size, len(figures.entries))
        or not figures.fits(encoder.dim)
    ):
        raise IndexBroken(f"Các phần của chỉ mục ở {index_dir} không khớp nhau; {way_out(index_dir, name)}.")
    understanding = Understanding(DiacriticRestorer.load(folder / LANGUAGE), Abbreviations.load(folder / ABBREVIATIONS))
    retriever = HybridRetriever(
        passages,
        encoder,
        dense,
        lexical,
        understanding,
        PassageSentences(sentence_vectors, lambda number: places.rows(passages[number])),
        figures,
    )
    return Generation(
        name,
        manifest,
        documents,
        readings,
        passages,
        sentence_vectors,
        encoder.cosines,
        retriever,
        places,
        lexical,
        understanding,
        facts,
        figures,
    )


def _check_encoder(index_dir: Path, manifest: dict[str, Any], name: str) -> None:
    built_by = manifest["encoder"].get("name")
    if built_by != name:
        raise IndexForeign(
            f"Chỉ mục ở {index_dir} được dựng bằng mô hình {built_by!r}, bản đang chạy dùng {name!r}; "
            f"hãy đặt HOISO_MODEL cho khớp, hoặc {REBUILD}."
        )


def _open_vectors(path: Path) -> Vectors | VectorFile:
    """Return the vectors of a file; those of a large one are read when they are asked for."""
    return VectorFile(path) if path.stat().st_size >= LARGE else _open_array(path)


def _open_array(path: Path) -> npt.NDArray[Any]:
    array: npt.NDArray[Any] = np.load(path)
    return array


def _load(path: Path, opened: Callable[[Path], Opened]) -> Opened:
    """Return what is made of a file; one that cannot be read breaks the index."""
    try:
        return opened(path)
    except (OSError, ValueError) as error:
        raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; {REBUILD}.") from error
