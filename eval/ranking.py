"""Measures of rankings, by ir_measures: one right item is enough, as a question is answered by one."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

ItemId = str | int
# Name -> what it is in ir_measures. Where one item is right, success@k is recall@k.
SUCCESS_1, SUCCESS_3, SUCCESS_5, MRR = "R@1", "R@3", "R@5", "MRR"


def rank_measures(
    rankings: Sequence[Sequence[ItemId]], right: Sequence[AbstractSet[ItemId]], names: Sequence[str]
) -> list[dict[str, float]]:
    """Return the measures of each question's ranking, in order.

    A question whose ranking is empty, or which has no right item at all, scores 0.

    Args:
        rankings: Items by question, best first, none twice.
        right: The right items by question.
        names: Of ``R@1``, ``R@3``, ``R@5`` (a right item is among the first k) and ``MRR`` (1 / rank of the
            first right item, over the whole ranking).

    Raises:
        ValueError: There are more rankings than questions, or the other way round.
    """
    import ir_measures
    from ir_measures import RR, Success

    known = {SUCCESS_1: Success @ 1, SUCCESS_3: Success @ 3, SUCCESS_5: Success @ 5, MRR: RR}
    wanted = {known[name]: name for name in names}
    # A question needs a right item to be counted; one that no ranking holds does for those without.
    qrels = {str(number): {str(item): 1 for item in items} or {"": 1} for number, items in enumerate(right)}
    run = {
        str(number): {str(item): -float(rank) for rank, item in enumerate(ranking)}
        for number, (ranking, _) in enumerate(zip(rankings, right, strict=True))
    }
    rows: list[dict[str, float]] = [dict.fromkeys(names, 0.0) for _ in rankings]
    for metric in ir_measures.iter_calc(list(wanted), qrels, run):
        rows[int(metric.query_id)][wanted[metric.measure]] = float(metric.value)
    return rows
