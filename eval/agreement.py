"""How far two labellers agree, who read the same documents without seeing each other's labels."""

from __future__ import annotations

from collections.abc import Callable

from eval.figures import Score, pairs
from eval.labels import Label, Labelled

Same = Callable[[Label, Label], bool]

ATTRIBUTES: dict[str, Same] = {
    "span": lambda one, other: one.span == other.span,
    "value": lambda one, other: (one.value, one.high, one.of) == (other.value, other.high, other.of),
    "unit": lambda one, other: bool(_units(one) & _units(other)),
    "qualifier": lambda one, other: one.qualifier == other.qualifier,
    "period": lambda one, other: one.period == other.period,
    "change": lambda one, other: (one.change is None) == (other.change is None),
}


def _units(label: Label) -> set[str]:
    return {(unit or "").casefold() for unit in (label.unit, label.unit_alt or label.unit)}


def agreement(first: list[Labelled], second: list[Labelled]) -> dict[str, Score]:
    """Return, by attribute of figures and for ``time``, how many labels of each are the same in the other.

    Only documents that both labelled count. The F1 of a score is the agreement: it is the same from
    either side. What either called undecidable is left out.
    """
    scores = {name: Score() for name in (*ATTRIBUTES, "time")}
    firsts = {document.doc: document for document in first}
    for other in second:
        if mine := firsts.get(other.doc):
            _compare(scores, mine, other)
    return scores


def _compare(scores: dict[str, Score], one: Labelled, other: Labelled) -> None:
    open_to_doubt = [label.span for labelled in (one, other) for label in labelled.labels if label.kind == "either"]

    def sure(labelled: Labelled, kind: str) -> list[Label]:
        return [
            label
            for label in labelled.labels
            if label.kind == kind and not any(s.start < label.end and label.start < s.end for s in open_to_doubt)
        ]

    for kind, attributes in (("figure", ATTRIBUTES), ("period", {"time": _same_days})):
        mine, theirs = sure(one, kind), sure(other, kind)
        matched = pairs([label.span for label in mine], [label.span for label in theirs])
        for name, same in attributes.items():
            scores[name].found += len(mine)
            scores[name].labelled += len(theirs)
            scores[name].right += sum(same(mine[at], theirs[to]) for at, to in matched)


def _same_days(one: Label, other: Label) -> bool:
    return (one.first, one.last) == (other.first, other.last)
