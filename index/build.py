"""Documents -> a new generation."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.abbreviations import Abbreviations
from index.chunking import Passage, indexed_text, split
from index.dense import DenseIndex
from index.diacritics import DiacriticRestorer
from index.encoder import Encoder, Progress
from index.facts import Facts
from index.figure_entries import EMBEDDED, WORDS, entry_texts
from index.generation import (
    ABBREVIATIONS,
    DOCUMENT_FACTS,
    DOCUMENTS,
    FIGURE_FACTS,
    FIGURE_VECTORS,
    FIGURE_WORDS,
    LANGUAGE,
    LEXICAL,
    PASSAGES,
    READINGS,
    SENTENCE_VECTORS,
    TIMES,
    VECTORS,
)
from index.lexical import LexicalIndex
from index.records import Reading, write_records
from index.snapshots import Snapshots
from index.store import current_name, open_generation
from index.switching import new_generation, write_manifest
from sources import document as document_module
from sources.document import Document
from sources.errors import IndexUnusable


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build will index; made before the encoder is asked, so that its length is known.

    Attributes:
        documents, readings: In one order.
        passages: In the order of the documents, then of place; so are sentences and figures.
        texts: What is indexed for each passage.
        sentences: The text of each sentence.
        figures: What is embedded for each figure.
        figure_words: What each figure is searched by words in.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]
    sentences: tuple[str, ...]
    figures: tuple[str, ...] = ()
    figure_words: tuple[str, ...] = ()

    @property
    def embedded(self) -> tuple[str, ...]:
        """Every text that the encoder is asked for."""
        return (*self.texts, *self.sentences, *self.figures)


def plan(documents: Sequence[Document]) -> BuildPlan:
    """Read and split the documents, in their order."""
    readings = tuple(Reading.of(document) for document in documents)
    passages: list[Passage] = []
    texts: list[str] = []
    sentences: list[str] = []
    pairs = list(zip(documents, readings, strict=True))
    for document, reading in pairs:
        own = split(document, reading.sentences)
        passages += own
        texts += [indexed_text(document, passage) for passage in own]
        sentences += [sentence.in_columns(document.text) for sentence in reading.sentences]
    return BuildPlan(
        documents=tuple(documents),
        readings=readings,
        passages=tuple(passages),
        texts=tuple(texts),
        sentences=tuple(sentences),
        figures=tuple(text for pair in pairs for text in entry_texts(*pair, EMBEDDED)),
        figure_words=tuple(text for pair in pairs for text in entry_texts(*pair, WORDS)),
    )


def build(
    plan: BuildPlan,
    index_dir: Path,
    encoder: Encoder,
    built_at: dt.datetime,
    progress: Progress | None = None,
) -> str:
    """Write a generation and switch to it; return its name.

    Raises:
        IndexBusy: Another process is building here; nothing is changed.
        IndexUnwritable: The disk is full, or may not be written; the old generation serves on.
    """
    with new_generation(index_dir, built_at) as folder:
        vectors = encoder.encode_passages(plan.texts, progress)
        write_records(folder / DOCUMENTS, plan.documents)
        write_records(folder / READINGS, plan.readings)
        write_records(folder / PASSAGES, plan.passages)
        DenseIndex.build(vectors).save(folder / VECTORS)
        _save_array(folder / SENTENCE_VECTORS, encoder.encode_passages(plan.sentences, progress))
        facts = Facts.of(plan.documents, plan.readings)
        for file, array in ((DOCUMENT_FACTS, facts.documents), (FIGURE_FACTS, facts.figures), (TIMES, facts.times)):
            _save_array(folder / file, array)
        LexicalIndex.build(plan.texts, folder / LEXICAL)
        DenseIndex.build(encoder.encode_passages(plan.figures, progress)).save(folder / FIGURE_VECTORS)
        LexicalIndex.build(plan.figure_words, folder / FIGURE_WORDS)
        DiacriticRestorer.learn(plan.texts).save(folder / LANGUAGE)
        bodies = (document.body.of(document.text) for document in plan.documents)
        Abbreviations.learn(bodies).save(folder / ABBREVIATIONS)
        write_manifest(folder, _facts(plan, encoder, built_at))
        Snapshots(index_dir).keep(plan.documents)
    return current_name(index_dir)


def _save_array(path: Path, array: npt.NDArray[Any]) -> None:
    """Write an array as ``np.save`` does, which tells of a full disk without saying that it is full."""
    with path.open("wb") as file:
        header = np.lib.format.header_data_from_array_1_0(array)
        np.lib.format.write_array_header_1_0(file, header)
        file.write(np.ascontiguousarray(array).data)


def is_built(index_dir: Path, documents: Sequence[Document], encoder_name: str) -> bool:
    """Tell whether the generation that serves is whole and was built from these documents by this code."""
    try:
        _, manifest = open_generation(index_dir, current_name(index_dir))
    except IndexUnusable:
        return False
    built_by = manifest.get("encoder", {}).get("name")
    return (
        built_by == encoder_name
        and manifest.get("sources_sha256") == _sources_digest(documents)
        and manifest.get("readers_sha256") == _readers_digest()
    )


def _readers_digest() -> str:
    """Return a hash of the code that reads and splits: an index read by other rules is built anew."""
    digest = hashlib.sha256()
    sources = Path(document_module.__file__).parent
    for path in sorted([*sources.glob("**/*.py"), *Path(__file__).parent.glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources_digest(documents: Sequence[Document]) -> str:
    """Return a hash of the texts and of all that is known of them."""
    digest = hashlib.sha256()
    for document in documents:
        known = (
            document.title,
            document.publisher,
            document.published_on,
            document.as_of,
            document.url,
            document.topics,
        )
        digest.update(f"{document.doc_id}\0{document.sha256}\0{known}\n".encode())
    return digest.hexdigest()


def _facts(plan: BuildPlan, encoder: Encoder, built_at: dt.datetime) -> dict[str, object]:
    return {
        "built_on": built_at.date().isoformat(),
        "built_at": built_at.isoformat(timespec="seconds"),
        "encoder": {"name": encoder.name, "dim": encoder.dim},
        "counts": {
            "documents": len(plan.documents),
            "passages": len(plan.passages),
            "sentences": len(plan.sentences),
            "figures": sum(len(reading.figures) for reading in plan.readings),
        },
        "sources_sha256": _sources_digest(plan.documents),
        "readers_sha256": _readers_digest(),
    }
