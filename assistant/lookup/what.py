"""What a figure is of, in the words of its source."""

from __future__ import annotations

from collections.abc import Sequence

from sources.document import Span
from sources.figures import Figure

# What stands where the numeral stood.
GAP = "…"
# A stretch from the subject to the end of the clause is given whole up to this length, otherwise its two ends are.
_WHOLE = 240
_EDGES = " \t\n,;.:–-"


def what_of(text: str, figures: Sequence[Figure], at: int, shown: str = GAP) -> str:
    """Return what a figure states, in the source's words, a gap where it stands: ``Số xã chưa có đài là …``.

    It is the clause, from where its subject begins; a subject that stands elsewhere comes before it. It begins with a
    capital letter, here and so in the table, the files and the API alike.

    Args:
        text: The document's text.
        figures: The document's figures, in order of place.
        at: The number of the figure among them.
        shown: What stands where the figure stood.
    """
    figure = figures[at]
    clause = Span(min(figure.clause.start, figure.span.start), max(figure.clause.end, figure.counted.end))
    before = [span for span in figure.subject if span.start < clause.start]
    opening = max(before, default=None, key=lambda span: span.start)
    if opening is not None and _is_one_stretch(figures, at, opening, clause):
        clause = Span(opening.start, clause.end)
        before.remove(opening)
    parts = [_clean(span.of(text)) for span in before if not clause.holds(span)]
    parts.append(_clean(f"{text[clause.start : figure.span.start]}{shown}{text[figure.span.end : clause.end]}"))
    told = ": ".join(part for part in dict.fromkeys(parts) if part)
    return f"{told[:1].upper()}{told[1:]}"


def _is_one_stretch(figures: Sequence[Figure], at: int, opening: Span, clause: Span) -> bool:
    """Tell whether no other figure stands between a subject and the clause of its figure, in one sentence."""
    if opening.start < figures[at].sentence.start or clause.end - opening.start > _WHOLE:
        return False
    return at == 0 or figures[at - 1].span.end <= opening.start


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)
