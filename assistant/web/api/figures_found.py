"""Looking figures up for the MCP tool: text and filters in, rows of figures out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.assistant import LiveAssistant
from index.asked import check
from index.figure_index import FigureHit
from index.filters import EVERYTHING, Filter
from index.generation import Generation
from sources.numbers import format_value


@dataclass(frozen=True)
class FigureRequest:
    """What is looked up.

    Attributes:
        text: What the figures are about.
        as_of: "Today": nothing that was published later is found.
        within: What is searched.
        limit: The most rows.
    """

    text: str
    as_of: dt.date
    within: Filter = EVERYTHING
    limit: int = 20


# Returns ``{"figures": [row, …]}``, best first; raises ``UsageError`` as ``Assistant.ask`` does.
FindFigures = Callable[[FigureRequest], dict[str, Any]]


def figures_finder(assistant: LiveAssistant) -> FindFigures:
    """Return what finds figures in the generation that serves."""

    def find(request: FigureRequest) -> dict[str, Any]:
        generation = assistant.current().scene.generation
        selection = generation.selector.select(dataclasses.replace(request.within, published_by=request.as_of))
        hits = generation.retriever.search(check(request.text), request.limit, selection).figures
        return {"figures": [_row(generation, hit) for hit in hits[: request.limit]]}

    return find


def _row(generation: Generation, hit: FigureHit) -> dict[str, Any]:
    figure, document = hit.entry.figure, generation.documents[hit.entry.doc_id]
    period = figure.period
    return {
        "as_written": figure.span.of(document.text),
        "value": format_value(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "change": figure.change,
        "period": period
        and {"from": period.first.isoformat(), "to": period.last.isoformat(), "origin": period.origin.value},
        "clause": figure.clause.of(document.text),
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": str(document.published_on) if document.published_on else None,
        "start": figure.span.start,
        "end": figure.span.end,
    }
