"""What ``python -m index search`` prints: hits as rows of plain values."""

from __future__ import annotations

from typing import Any

from index.generation import Generation
from index.sentence_ranking import SentenceRanker

# Passages whose sentences are ranked; more than one a sentence asked for, so that the best have all been read.
_PASSAGES_READ = 20


def passage_rows(generation: Generation, question: str, k: int) -> list[dict[str, Any]]:
    """Return at most ``k`` passages, best first: where each stands, its heading, its scores, its text."""
    rows = []
    for hit in generation.retriever.search(question, k).hits:
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


def sentence_rows(generation: Generation, question: str, k: int) -> list[dict[str, Any]]:
    """Return at most ``k`` sentences, best first: where each stands, its heading, its score, its text."""
    found = generation.retriever.search(question, max(k, _PASSAGES_READ))
    rows = []
    for one in SentenceRanker(generation).rank(found)[:k]:
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
