"""Figures as entries of their own: how they rank by themselves, and what each part of their texts adds."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from assistant.assistant import Assistant
from eval.dataset import EvalQuestion
from eval.ranking import MRR, SUCCESS_1, SUCCESS_3, rank_measures
from index.dense import DenseIndex
from index.encoder import Encoder
from index.figure_entries import EMBEDDED, WORDS, FigureEntries, entry_texts
from index.figure_index import FigureHit, FigureIndex
from index.lexical import LexicalIndex
from index.retriever import HybridRetriever
from index.understanding import Understood
from sources.document import Span

NAMES = (SUCCESS_1, SUCCESS_3, MRR)
Measures = list[dict[str, float]]


def place_of(doc_id: str, span: Span) -> str:
    """Return the name of a place in a document: ``a.txt[10:14]``."""
    return f"{doc_id}[{span.start}:{span.end}]"


def measure_entries(
    assistant: Assistant,
    questions: Sequence[EvalQuestion],
    right: Sequence[AbstractSet[str]],
    today: dt.date,
    parts_by: Encoder | None = None,
) -> Measures:
    """Return the measures of each question: ``figures.entries.ARM.*``, the arm ``dense``, ``lexical`` or ``fused``.

    Args:
        assistant: Over the index whose entries are ranked.
        questions: For a figure.
        right: The places of the right figures, by question.
        today: What "năm nay" means.
        parts_by: Where given, the fused ranking is measured without each part in turn too, embedded by this:
            ``figures.entries.without-PART.*``, the part left out of both texts.
    """
    asked = [
        assistant.candidates(question.question, question.day(today), question.history)[0].understood
        for question in questions
    ]
    generation = assistant.scene.generation
    found = [generation.retriever.search(text, 1).figures for text in asked]
    rankings = {
        "dense": [_by(hits, "cosine") for hits in found],
        "lexical": [_by(hits, "bm25") for hits in found],
        "fused": [_by(hits, "score") for hits in found],
    }
    if parts_by is not None:
        for part in dict.fromkeys((*EMBEDDED, *WORDS)):
            rankings[f"without-{part}"] = _without(assistant, asked, part, parts_by)
    rows: Measures = [{} for _ in questions]
    for arm, ranking in rankings.items():
        for row, values in zip(rows, rank_measures(ranking, right, NAMES), strict=True):
            row.update({f"figures.entries.{arm}.{name}": value for name, value in values.items()})
    return rows


def _by(hits: Sequence[FigureHit], score: str) -> list[str]:
    """Return the places of the figures that one score ranks, best first."""
    ranked = sorted((hit for hit in hits if getattr(hit, score) is not None), key=lambda hit: -getattr(hit, score))
    return [place_of(hit.entry.doc_id, hit.entry.figure.span) for hit in ranked]


def _without(assistant: Assistant, asked: Sequence[Understood], part: str, encoder: Encoder) -> list[list[str]]:
    """Return the fused rankings of entries whose texts lack a part."""
    generation = assistant.scene.generation
    pairs = [(generation.documents[doc_id], reading) for doc_id, reading in generation.readings.items()]
    embedded, words = ([own for own in parts if own != part] for parts in (EMBEDDED, WORDS))
    vectors = encoder.encode_passages([text for pair in pairs for text in entry_texts(*pair, embedded)])
    retriever = generation.retriever
    assert isinstance(retriever, HybridRetriever)
    with tempfile.TemporaryDirectory() as folder:
        lexical = LexicalIndex.build(
            (text for pair in pairs for text in entry_texts(*pair, words)), Path(folder, "words")
        )
        entries = FigureEntries(generation.readings, generation.facts.documents[:, 1].tolist())
        other = retriever.with_figures(FigureIndex(entries, DenseIndex.build(vectors), lexical))
        return [_by(other.search(text, 1).figures, "score") for text in asked]
