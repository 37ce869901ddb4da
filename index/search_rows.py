"""What ``python -m index search`` prints: hits as rows of plain values."""

from __future__ import annotations

from typing import Any

from index.generation import Generation
from index.selection import Selection
from index.sentence_ranking import SentenceRanker
from sources.numbers import format_value

# Passages whose sentences are ranked; more than one a sentence asked for, so that the best have all been read.
_PASSAGES_READ = 20


def passage_rows(
    generation: Generation, question: str, k: int, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return at most ``k`` passages, best first: where each stands, its heading, its scores, its text."""
    rows = []
    for hit in generation.retriever.search(question, k, selection).hits:
        passage, document = hit.passage, generation.documents[hit.passage.doc_id]
        rows.append(
            {
                "doc_id": passage.doc_id,
                "title": document.title,
                "start": passage.span.start,
                "end": passage.span.end,
                "heading": passage.heading or None,
                "score": round(hit.score, 4),
                "cosine": hit.cosine and round(hit.cosine, 4),
                "bm25": hit.bm25 and round(hit.bm25, 4),
                "text": passage.span.of(document.text),
            }
        )
    return rows


def sentence_rows(
    generation: Generation, question: str, k: int, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return at most ``k`` sentences, best first: where each stands, its heading, its score, its text."""
    found = generation.retriever.search(question, max(k, _PASSAGES_READ), selection)
    ranked = [
        one
        for one in SentenceRanker(generation).rank(found)
        if selection is None or selection.sentences[generation.sentence_index(one.document.doc_id, one.sentence)]
    ]
    rows = []
    for one in ranked[:k]:
        document, sentence = one.document, one.sentence
        rows.append(
            {
                "doc_id": document.doc_id,
                "title": document.title,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "heading": sentence.heading.of(document.text) if sentence.heading else None,
                "score": round(one.score, 4),
                "text": sentence.span.of(document.text),
            }
        )
    return rows


def figure_rows(
    generation: Generation, question: str, k: int, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return at most ``k`` figures, best first: as written, what was read, its clause, its scores.

    ``start`` and ``end`` are those of ``as_written``.
    """
    rows = []
    for hit in generation.retriever.search(question, k, selection).figures[:k]:
        figure, document = hit.entry.figure, generation.documents[hit.entry.doc_id]
        period = figure.period
        rows.append(
            {
                "doc_id": document.doc_id,
                "as_written": figure.span.of(document.text),
                "value": format_value(figure.value),
                "unit": figure.unit,
                "period": period
                and {"from": period.first.isoformat(), "to": period.last.isoformat(), "origin": period.origin.value},
                "start": figure.span.start,
                "end": figure.span.end,
                "clause": figure.clause.of(document.text),
                "score": round(hit.score, 4),
                "cosine": hit.cosine and round(hit.cosine, 4),
                "bm25": hit.bm25 and round(hit.bm25, 4),
            }
        )
    return rows
