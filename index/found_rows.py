"""What a search found, as the rows that ``python -m index search`` prints."""

from __future__ import annotations

from typing import Any

from index.generation import Generation
from index.retriever import Found
from sources.numbers import format_value


def passage_rows(found: Found, generation: Generation) -> list[dict[str, Any]]:
    """Return a row a passage, best first."""
    rows = []
    for hit in found.hits:
        passage, document = hit.passage, generation.documents[hit.passage.doc_id]
        rows.append(
            {
                "doc_id": passage.doc_id,
                "title": document.title,
                "start": passage.span.start,
                "end": passage.span.end,
                "heading": passage.heading or None,
                "score": round(hit.score, 4),
                "cosine": _rounded(hit.cosine),
                "bm25": _rounded(hit.bm25),
                "text": passage.span.of(document.text),
            }
        )
    return rows


def figure_rows(found: Found, generation: Generation, k: int) -> list[dict[str, Any]]:
    """Return a row a figure, best first, at most ``k``; ``start`` and ``end`` are those of ``as_written``."""
    rows = []
    for hit in found.figures[:k]:
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
                "cosine": _rounded(hit.cosine),
                "bm25": _rounded(hit.bm25),
            }
        )
    return rows


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)
