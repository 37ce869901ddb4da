"""The sum of the items of a list, or of what one sentence counts side by side, where a question asks for so many."""

from __future__ import annotations

from assistant import arithmetic
from assistant.arithmetic import Operand
from assistant.beside import in_list, in_sentence
from assistant.over_time import SURENESS, Reckoned
from assistant.points import Member
from assistant.quantities import Quantities
from assistant.scene import Scene
from assistant.select import Choice

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
        for row in (in_list(scene, candidate.document, candidate.figure), in_sentence(scene, candidate)):
            if len(row) == items:
                members = tuple(Member(quantities.of(candidate.document, figure), 1.0, 1.0) for figure in row)
                derived = arithmetic.total([Operand.of(member.document, member.figure) for member in members])
                return Reckoned(derived, members, choice.confidence * SURENESS)
    return None
