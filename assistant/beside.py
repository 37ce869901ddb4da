"""The figures that a list or a sentence sets beside one another."""

from __future__ import annotations

from assistant.candidate import Candidate
from assistant.scene import Scene
from sources.document import Document
from sources.figures import Figure


def in_list(scene: Scene, document: Document, figure: Figure) -> list[Figure]:
    """Return the first level of each item of the list that a figure stands in; empty where an item has none."""
    sentences = scene.generation.readings[document.doc_id].sentences
    own = next(iter(scene.generation.sentences_in(document.doc_id, figure.number)), None)
    if own is None or own.lead is None:
        return []
    row = []
    for sentence in (one for one in sentences if one.lead == own.lead):
        inside = (f for f in scene.generation.figures_in(document.doc_id, sentence.span) if _is_like(f, figure))
        first = next(iter(inside), None)
        if first is None:
            return []
        row.append(first)
    return row


def in_sentence(scene: Scene, candidate: Candidate) -> list[Figure]:
    """Return the figures of a sentence that are like one of it."""
    figure = candidate.figure
    assert figure is not None
    inside = scene.generation.figures_in(candidate.document.doc_id, candidate.sentence.span)
    return [other for other in inside if _is_like(other, figure)]


def _is_like(other: Figure, figure: Figure) -> bool:
    return other.unit == figure.unit and other.change is None and other.of is None
