"""Documents -> a new generation."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.chunking import Passage, indexed_text, split
from index.dense import DenseIndex
from index.encoder import Encoder, Progress
from index.generation import DOCUMENTS, LEXICAL, PASSAGES, READINGS, VECTORS
from index.lexical import LexicalIndex
from index.records import Reading, write_records
from index.store import new_generation, write_manifest
from sources.document import Document


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build will index; made before the encoder is asked, so that its length is known."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]


def plan(documents: Sequence[Document]) -> BuildPlan:
    """Read and split the documents, in their order."""
    readings = tuple(Reading.of(document) for document in documents)
    passages: list[Passage] = []
    texts: list[str] = []
    for document, reading in zip(documents, readings, strict=True):
        own = split(document, reading.sentences)
        passages += own
        texts += [indexed_text(document, passage) for passage in own]
    return BuildPlan(tuple(documents), readings, tuple(passages), tuple(texts))


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
    """
    with new_generation(index_dir, built_at.strftime("%Y%m%dT%H%M%SZ")) as folder:
        vectors = encoder.encode_passages(plan.texts, progress)
        write_records(folder / DOCUMENTS, plan.documents)
        write_records(folder / READINGS, plan.readings)
        write_records(folder / PASSAGES, plan.passages)
        DenseIndex.build(vectors).save(folder / VECTORS)
        LexicalIndex.build(plan.texts, folder / LEXICAL)
        write_manifest(folder, _facts(plan, encoder, built_at))
    return (index_dir / "current").read_text(encoding="utf-8").strip()


def _facts(plan: BuildPlan, encoder: Encoder, built_at: dt.datetime) -> dict[str, object]:
    digest = hashlib.sha256()
    for document in plan.documents:
        digest.update(f"{document.doc_id}\0{document.sha256}\n".encode())
    return {
        "built_on": built_at.date().isoformat(),
        "encoder": {"name": encoder.name, "dim": encoder.dim},
        "counts": {
            "documents": len(plan.documents),
            "passages": len(plan.passages),
            "figures": sum(len(reading.figures) for reading in plan.readings),
        },
        "sources_sha256": digest.hexdigest(),
    }
