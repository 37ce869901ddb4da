"""The newest figure of a quantity, which answers a question that names no time."""

from __future__ import annotations

from assistant.candidate import Candidate
from assistant.select import Choice
from assistant.series import Series
from sources.document import Span

# Whoever stands for a figure fits the question as well where it covers nearly as much of it.
AS_WELL = 0.8


def newer(choice: Choice, series: Series) -> Candidate | None:
    """Return the newest candidate that states a choice's quantity at a later time; ``None`` where the choice is newest.

    It must fit the question by itself: what the words of figures alone make alike is not taken for an answer.

    Args:
        choice: A figure, and the field that it won.
        series: What states its quantity.
    """
    own = choice.candidate.figure
    if own is None or own.period is None:
        return None
    fit = {
        (one.candidate.document.doc_id, _span(one.candidate)): one.candidate for one in choice.field if not one.unfit
    }
    later: list[tuple[int, Candidate]] = []
    for point in series.points:
        period = point.figure.period
        if period is None or period.first <= own.period.last:
            continue
        candidate = fit.get((point.document.doc_id, point.figure.span))
        if candidate is not None and fits_alike(candidate, choice.candidate):
            later.append((period.last.toordinal(), candidate))
    return max(later, key=lambda one: one[0])[1] if later else None


def fits_alike(other: Candidate, chosen: Candidate, as_well: float = AS_WELL) -> bool:
    """Tell whether another candidate fits the question about as well as the chosen one.

    Args:
        other: The other.
        chosen: The chosen one.
        as_well: The share of what the chosen one covers of the question that the other must.
    """
    return (
        other.coverage >= as_well * chosen.coverage
        and other.unit_fit >= chosen.unit_fit
        and other.period_fit >= chosen.period_fit
        and other.places_fit >= chosen.places_fit
    )


def _span(candidate: Candidate) -> Span | None:
    return candidate.figure.span if candidate.figure else None
