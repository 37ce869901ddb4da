"""A generation in memory: what answers are made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from index.chunking import Passage
from index.dense import DenseIndex
from index.encoder import Encoder
from index.lexical import LexicalIndex
from index.records import Reading, read_records
from index.retriever import HybridRetriever, Retriever
from index.store import REBUILD, current_name, open_generation
from sources.document import Document, Span
from sources.errors import IndexBroken, IndexForeign
from sources.figures import Figure
from sources.sentences import Sentence

DOCUMENTS = "documents.jsonl"
READINGS = "readings.jsonl"
PASSAGES = "passages.jsonl"
VECTORS = "vectors.faiss"
LEXICAL = "lexical"


@dataclass(frozen=True)
class Generation:
    """Documents, what was read in them, and the retriever over their passages."""

    name: str
    manifest: dict[str, Any]
    documents: dict[str, Document]
    readings: dict[str, Reading]
    passages: list[Passage]
    retriever: Retriever

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
    def _sentence_starts(self) -> dict[str, list[int]]:
        return {
            doc_id: [sentence.span.start for sentence in reading.sentences]
            for doc_id, reading in self.readings.items()
        }

    @cached_property
    def _figure_starts(self) -> dict[str, list[int]]:
        return {
            doc_id: [figure.number.start for figure in reading.figures]
            for doc_id, reading in self.readings.items()
        }


def load_generation(index_dir: Path, encoder: Encoder, name: str | None = None) -> Generation:
    """Load the generation that serves, or the named one.

    Raises:
        IndexMissing: There is no index.
        IndexBroken: A file of it is missing or altered.
        IndexForeign: Another encoder or format version made it.
    """
    name = name or current_name(index_dir)
    folder, manifest = open_generation(index_dir, name)
    built_by = manifest.get("encoder", {})
    if built_by != {"name": encoder.name, "dim": encoder.dim}:
        raise IndexForeign(
            f"Chỉ mục ở {index_dir} được dựng bằng mô hình {built_by.get('name')!r}, bản đang chạy dùng "
            f"{encoder.name!r}; hãy đặt HOISO_MODEL cho khớp, hoặc {REBUILD}."
        )
    documents = {document.doc_id: document for document in read_records(folder / DOCUMENTS, Document)}
    readings = {reading.doc_id: reading for reading in read_records(folder / READINGS, Reading)}
    passages = read_records(folder / PASSAGES, Passage)
    dense = DenseIndex.load(folder / VECTORS)
    lexical = LexicalIndex.load(folder / LEXICAL)
    if not dense.size == lexical.size == len(passages) or documents.keys() != readings.keys():
        raise IndexBroken(f"Các phần của chỉ mục ở {index_dir} không khớp nhau; {REBUILD}.")
    retriever = HybridRetriever(passages, encoder, dense, lexical)
    return Generation(name, manifest, documents, readings, passages, retriever)
