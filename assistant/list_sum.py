"""The sum of the items of a list, or of what one sentence counts side by side, where a question asks for so many."""

from __future__ import annotations

from assistant import arithmetic
from assistant.arithmetic import Operand
from assistant.candidate import Candidate
from assistant.over_time import SURENESS, Reckoned
from assistant.points import Member
from assistant.quantities import Quantities
from assistant.scene import Scene
from assistant.select import Choice
from sources.document import Document
from sources.figures import Figure

# So many of the candidates that fit are tried, best first.
_TRIED = 6


def sum_of_items(choice: Choice, items: int, scene: Scene, quantities: Quantities) -> Reckoned | None:
    """Return the sum of as many figures as are asked for, or ``None`` where no list holds just so many.

    Args:
        choice: What answers the question for one of them, and the field that it won.
        items: How many items the question names, at least two.
        scene: The generation that they are of.
        quantities: Reads what a figure measures.
    """
    fit = [choice.candidate, *(one.candidate for one in choice.field if one.unfit is None)]
    for candidate in fit[:_TRIED]:
        if candidate.figure is None:
            continue
        for row in (_in_list(scene, candidate.document, candidate.figure), _in_sentence(scene, candidate)):
            if len(row) == items:
                members = tuple(Member(quantities.of(candidate.document, figure), 1.0, 1.0) for figure in row)
                derived = arithmetic.total([Operand.of(member.document, member.figure) for member in members])
                return Reckoned(derived, members, choice.confidence * SURENESS)
    return None


def _in_list(scene: Scene, document: Document, figure: Figure) -> list[Figure]:
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


def _in_sentence(scene: Scene, candidate: Candidate) -> list[Figure]:
    """Return the figures of a sentence that are like one of it."""
    figure = candidate.figure
    assert figure is not None
    inside = scene.generation.figures_in(candidate.document.doc_id, candidate.sentence.span)
    return [other for other in inside if _is_like(other, figure)]


def _is_like(other: Figure, figure: Figure) -> bool:
    return other.unit == figure.unit and other.change is None and other.of is None
