"""Which candidate answers, how sure, and when to abstain.

A first choice by a weighted sum; its weights are set by hand from what the features mean. Hard
rules stand only where a promise demands one: a place, name, time or unit in the question that
the candidate does not bear out is never answered.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Reason
from assistant.candidate import Candidate, dimension_of
from assistant.question import Question, Wants
from assistant.wording import Dimension
from sources.text import fold


@dataclass(frozen=True, slots=True)
class Gate:
    """How much must speak for a candidate before it may answer.

    Attributes:
        closeness_weight: What the vectors' closeness adds to the coverage.
        least: Least sum for a question typed with diacritics.
        least_unaccented: Least coverage for one typed without, where closeness says nothing.
    """

    closeness_weight: float
    least: float
    least_unaccented: float


# Set on the development questions. The words of a figure's clause say more than its vector; of a
# sentence, the vector says more, since citizens seldom use the words of a law.
GATES = {Wants.FIGURE: Gate(0.35, 0.45, 0.42), Wants.SENTENCE: Gate(1.6, 1.0, 0.5)}
# With less than this share of what is needed, the sources do not speak of the subject at all.
OUT_OF_SCOPE_SHARE = 0.55
LEAST_NAMES_FIT = 0.65
# A figure of a whole year says nothing of a month in it; a sentence may.
LEAST_PERIOD_FIT = {Wants.FIGURE: 0.8, Wants.SENTENCE: 0.5}
# Figures whose scores lie this close, of one unit and one thing counted, are one quantity over time.
SAME_QUANTITY_MARGIN = 2.0
SAME_COUNTED = 0.7
SAME_MATCHED = 0.8
LEAST_MATCHED = 0.2
# Words after "bao nhiêu" that may stand for anything counted, folded.
ANYTHING = frozenset({"nguoi", "cai", "chiec", "noi"})

_WEIGHTS = {
    "coverage": 3.0,
    "clause_coverage": 1.2,
    "unit_fit": 0.5,
    "counted_fit": 0.6,
    "change_fit": 0.3,
    "target_fit": 0.5,
    "period_fit": 1.0,
    "places_fit": 0.3,
    "names_fit": 0.4,
    "retrieval": 0.08,
    "entry_retrieval": 0.05,
}
# The weight of the vectors' closeness: for a figure the words of its clause say more.
_CLOSENESS_WEIGHT = {Wants.FIGURE: 0.8, Wants.SENTENCE: 2.0}


@dataclass(frozen=True)
class Choice:
    """The candidate that answers, and how sure that is, in [0, 1]."""

    candidate: Candidate
    confidence: float


@dataclass(frozen=True)
class NoChoice:
    """Why none answers, and the closest one where it is about the subject asked."""

    reason: Reason
    closest: Candidate | None
    confidence: float


def score(candidate: Candidate) -> float:
    """Return the weighted sum of a candidate's features; rises with fitness."""
    return sum(weight * float(getattr(candidate, name)) for name, weight in _WEIGHTS.items())


def choose(question: Question, candidates: Sequence[Candidate]) -> Choice | NoChoice:
    """Return the candidate that answers a question, or why none does.

    Args:
        question: The question.
        candidates: Sentences and figures, in any order; those of the wrong kind are left aside.
    """
    outcome = _choose(question, candidates, question.wants)
    if isinstance(outcome, NoChoice) and question.wants is Wants.FIGURE and _KINDS & set(question.counted[:1]):
        # "mấy loại", "bao nhiêu bước": a list answers where no figure does.
        lists = [c for c in candidates if c.figure is None and _is_list(c)]
        other = _choose(question, lists, Wants.SENTENCE)
        return other if isinstance(other, Choice) else outcome
    return outcome


_KINDS = frozenset("loai nhom buoc cach muc hinh truong dieu giay noi".split())


def _is_list(candidate: Candidate) -> bool:
    text = candidate.sentence.span.of(candidate.document.text)
    return text.endswith(":") or any(words in text for words in ("gồm", "chia thành", "phân thành", "chia làm"))


def _choose(question: Question, candidates: Sequence[Candidate], wants: Wants) -> Choice | NoChoice:
    wanted = [c for c in candidates if (c.figure is not None) == (wants is Wants.FIGURE)]
    ranked = sorted(wanted, key=lambda c: (-_rank_score(question, c), c.document.doc_id, _place(c)))
    if max((_evidence(c, wants) for c in ranked), default=0.0) < OUT_OF_SCOPE_SHARE:
        return NoChoice(Reason.OUT_OF_SCOPE, None, 0.9)
    fit = [c for c in ranked if _evidence(c, wants) >= 1]
    if not fit:
        return NoChoice(Reason.NOT_IN_SOURCES, None, 0.7)
    tests: tuple[tuple[Callable[[Candidate], bool], Reason], ...] = (
        (lambda c: c.places_fit >= 0 and c.names_fit >= LEAST_NAMES_FIT, Reason.SUBJECT_NOT_IN_SOURCES),
        (lambda c: c.unit_fit >= 0 and _counts_what_is_asked(question, c), Reason.NOT_IN_SOURCES),
        (lambda c: c.period_fit >= LEAST_PERIOD_FIT[wants], Reason.PERIOD_NOT_IN_SOURCES),
    )
    for is_fit, reason in tests:
        still = [c for c in fit if is_fit(c)]
        if not still:
            return NoChoice(reason, fit[0], 0.7)
        fit = still
    best = _newest(fit) if question.days is None else _at_the_time_asked(fit)
    return Choice(best, _confidence(best))


def _evidence(candidate: Candidate, wants: Wants) -> float:
    """Return what speaks for a candidate as a share of what its gate needs; 1 is enough."""
    gate = GATES[wants]
    needed = gate.least_unaccented + candidate.readable * (gate.least - gate.least_unaccented)
    # A sentence of many figures is close to questions for any of them; what a figure itself is close to says more.
    closeness = candidate.closeness if candidate.figure is None else candidate.entry_closeness
    return (candidate.coverage + gate.closeness_weight * closeness) / needed


def _rank_score(question: Question, candidate: Candidate) -> float:
    wants = Wants.SENTENCE if candidate.figure is None else Wants.FIGURE
    return score(candidate) + _CLOSENESS_WEIGHT[wants] * candidate.closeness + _form_bonus(question, candidate)


def _form_bonus(question: Question, candidate: Candidate) -> float:
    """Favour a sentence that has the form of the answer: a time for "khi nào"."""
    if candidate.figure is not None:
        return 0.0
    text = candidate.sentence.span.of(candidate.document.text)
    if question.asks_when and any(character.isdigit() for character in text):
        return 0.3
    if question.asks_who and any(word[0].isupper() for word in text.split()[1:] if word):
        return 0.1
    return -0.2 if text.endswith("?") else 0.0


def _counts_what_is_asked(question: Question, candidate: Candidate) -> bool:
    """Tell whether the figure counts the thing asked, where the question names one.

    The noun may stand before the numeral too ("số hồ sơ … là 75,7 triệu"), so the clause decides.
    """
    if question.dimension is not Dimension.COUNT or not question.counted or candidate.figure is None:
        return True
    if candidate.counted_fit > 0 or question.counted[0] in ANYTHING:
        return True
    figure, text = candidate.figure, candidate.document.text
    if figure.counted.end > figure.counted.start:
        return False
    return question.counted[0] in fold(text[figure.clause.start : figure.span.start]).split()


def _newest(fit: Sequence[Candidate]) -> Candidate:
    """Return the newest of the figures that state the best one's quantity."""
    best = fit[0]
    if best.figure is None or best.figure.period is None:
        return best
    limit = score(best) - SAME_QUANTITY_MARGIN
    same = [best, *(c for c in fit if score(c) >= limit and _is_same_quantity(best, c))]
    return max(same, key=lambda c: (_last_day(c), score(c), _negative_place(c)))


def _at_the_time_asked(fit: Sequence[Candidate]) -> Candidate:
    """Return the figure of just the time asked before one of a part of it, where both state one quantity."""
    best = fit[0]
    limit = score(best) - SAME_QUANTITY_MARGIN
    exact = (c for c in fit if c.period_fit == 1 and score(c) >= limit and _is_same_quantity(best, c))
    return next(exact, best)


def _is_same_quantity(one: Candidate, other: Candidate) -> bool:
    first, second = one.figure, other.figure
    if first is None or second is None:
        return False
    mine, others = (set(fold(c.figure.counted.of(c.document.text)).split()) for c in (one, other) if c.figure)
    common = len(mine & others) / min(len(mine), len(others)) if mine and others else 1.0
    return (
        dimension_of(first) is dimension_of(second)
        and (first.unit or "").lower() == (second.unit or "").lower()
        and first.change == second.change
        and one.target_fit == other.target_fit
        and common >= SAME_COUNTED
        and _speaks_alike(one, other)
        and one.places_fit == other.places_fit
    )


def _speaks_alike(one: Candidate, other: Candidate) -> bool:
    """Tell whether the other's own words hold what the one's hold of the question."""
    weight = sum(one.matched.values())
    common = sum(w for term, w in one.matched.items() if term in other.matched)
    return weight > LEAST_MATCHED and common >= SAME_MATCHED * weight


def _last_day(candidate: Candidate) -> int:
    figure = candidate.figure
    return figure.period.last.toordinal() if figure and figure.period else 0


def _place(candidate: Candidate) -> int:
    return candidate.figure.span.start if candidate.figure else candidate.sentence.span.start


def _negative_place(candidate: Candidate) -> int:
    return -_place(candidate)


def _confidence(candidate: Candidate) -> float:
    """Return a first estimate in (0, 1); not yet calibrated on development questions."""
    strength = candidate.coverage + 0.5 * candidate.clause_coverage + 0.1 * candidate.unit_fit
    return 1 / (1 + math.exp(-6 * (strength - 0.6)))
