"""A generation in memory: what answers are made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from index.abbreviations import Abbreviations
from index.chunking import Passage
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Vectors, asking_encoder, encoder_name
from index.lexical import LexicalIndex
from index.records import Reading, read_records
from index.retriever import HybridRetriever, Retriever
from index.store import REBUILD, current_name, open_generation, read_manifest, way_out
from index.understanding import Understanding
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
LANGUAGE = "language.jsonl"


@dataclass(frozen=True)
class Generation:
    """Documents, what was read in them, and the retriever over their passages."""

    name: str
    manifest: dict[str, Any]
    documents: dict[str, Document]
    readings: dict[str, Reading]
    passages: list[Passage]
    sentence_vectors: Vectors
    cosines: tuple[float, float] | None
    retriever: Retriever
    understanding: Understanding

    def sentence_vector(self, doc_id: str, sentence: Sentence) -> Vectors:
        """Return the vector of a sentence. Shape: (dim,), float32, unit length."""
        row: Vectors = self.sentence_vectors[self._first_sentence[doc_id] + self.sentence_number(doc_id, sentence)]
        return row

    def sentences_in(self, doc_id: str, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences of a document that meet a span, in order."""
        sentences = self.readings[doc_id].sentences
        first = bisect_right(self._sentence_starts[doc_id], span.start) - 1
        last = bisect_left(self._sentence_starts[doc_id], span.end)
        return tuple(s for s in sentences[max(0, first) : last] if s.span.meets(span))

    def sentence_number(self, doc_id: str, sentence: Sentence) -> int:
        """Return a sentence's place among the sentences of its document, from 0."""
        return bisect_left(self._sentence_starts[doc_id], sentence.span.start)

    def figures_in(self, doc_id: str, span: Span) -> tuple[Figure, ...]:
        """Return the figures of a document whose numeral lies in a span, in order."""
        starts = self._figure_starts[doc_id]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return self.readings[doc_id].figures[first:last]

    @cached_property
    def _first_sentence(self) -> dict[str, int]:
        counts = [len(reading.sentences) for reading in self.readings.values()]
        return dict(zip(self.readings, accumulate([0, *counts]), strict=False))

    @cached_property
    def _sentence_starts(self) -> dict[str, list[int]]:
        return {
            doc_id: [sentence.span.start for sentence in reading.sentences] for doc_id, reading in self.readings.items()
        }

    @cached_property
    def _figure_starts(self) -> dict[str, list[int]]:
        return {
            doc_id: [figure.number.start for figure in reading.figures] for doc_id, reading in self.readings.items()
        }


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
    documents = {document.doc_id: document for document in read_records(folder / DOCUMENTS, Document)}
    readings = {reading.doc_id: reading for reading in read_records(folder / READINGS, Reading)}
    passages = read_records(folder / PASSAGES, Passage)
    dense = DenseIndex.load(folder / VECTORS)
    lexical = LexicalIndex.load(folder / LEXICAL)
    sentence_vectors = _load_vectors(folder / SENTENCE_VECTORS)
    n_sentences = sum(len(reading.sentences) for reading in readings.values())
    if (
        dense.dim != encoder.dim
        or not dense.size == lexical.size == len(passages)
        or (documents.keys() != readings.keys() or sentence_vectors.shape != (n_sentences, encoder.dim))
    ):
        raise IndexBroken(f"Các phần của chỉ mục ở {index_dir} không khớp nhau; {way_out(index_dir, name)}.")
    abbreviations = Abbreviations.learn(document.body.of(document.text) for document in documents.values())
    understanding = Understanding(DiacriticRestorer.load(folder / LANGUAGE), abbreviations)
    retriever = HybridRetriever(passages, encoder, dense, lexical, understanding)
    return Generation(
        name, manifest, documents, readings, passages, sentence_vectors, encoder.cosines, retriever, understanding
    )


def _check_encoder(index_dir: Path, manifest: dict[str, Any], name: str) -> None:
    built_by = manifest["encoder"].get("name")
    if built_by != name:
        raise IndexForeign(
            f"Chỉ mục ở {index_dir} được dựng bằng mô hình {built_by!r}, bản đang chạy dùng {name!r}; "
            f"hãy đặt HOISO_MODEL cho khớp, hoặc {REBUILD}."
        )


def _load_vectors(path: Path) -> Vectors:
    try:
        vectors: Vectors = np.load(path)
    except (OSError, ValueError) as error:
        raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; {REBUILD}.") from error
    return vectors
