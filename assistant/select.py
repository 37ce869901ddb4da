"""Which candidate answers, how sure, and when to abstain.

A small trained model (``model.py``) ranks the candidates and says how sure the best one is. Hard rules stand only
where a promise demands one: a place, name, time or unit in the question that the candidate does not bear out is
never answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Reason
from assistant.answer_form import AnswerForm, form_of
from assistant.candidate import Candidate, dimension_of
from assistant.features import Judge
from assistant.gathering import asks_for_kinds
from assistant.model import Model, trained
from assistant.promises import DENIED, FALSE_PREMISE, Broken, broken_promise, is_thing_counted
from assistant.question import Question, Wants
from sources.text import fold

# With less of the question covered, and no vector near it, the sources do not speak of the subject at all.
IN_SCOPE = 0.3
IN_SCOPE_CLOSENESS = 0.35
# Figures whose scores lie this close, of one unit and one thing counted, are one quantity over time.
SAME_QUANTITY_MARGIN = 2.0
SAME_COUNTED = 0.7
SAME_MATCHED = 0.8
LEAST_MATCHED = 0.2
# "Tốn bao nhiêu, và mấy ngày thì có?": what is asked in one breath is likelier told in one document.
FAVOUR = 1.5
# A lead beyond this says no more.
WIDEST_GAP = 3.0


@dataclass(frozen=True)
class Ranked:
    """A candidate among the others.

    Attributes:
        candidate: The candidate.
        features: By name.
        score: The model's; comparable within one question only.
        unfit: Which promise it would break, or ``None``.
    """

    candidate: Candidate
    features: Mapping[str, float]
    score: float
    unfit: Broken | None


@dataclass(frozen=True)
class Choice:
    """The candidate that answers, how sure that is, in (0, 1), and the field that it won, best first."""

    candidate: Candidate
    confidence: float
    field: Sequence[Ranked] = field(default=(), repr=False)


@dataclass(frozen=True)
class NoChoice:
    """Why none answers, the closest one where it is about the subject asked, and the field, best first."""

    reason: Reason
    closest: Candidate | None
    confidence: float
    field: Sequence[Ranked] = field(default=(), repr=False)


def choose(
    question: Question, candidates: Sequence[Candidate], models: Mapping[Wants, Model] | None = None
) -> Choice | NoChoice:
    """Return the candidate that answers a question, or why none does.

    Args:
        question: The question.
        candidates: Sentences and figures, in any order; those of the wrong kind are left aside.
        models: What judges them; the models that ship by default.
    """
    models = models or trained()
    outcome = _choose(question, candidates, question.wants, models)
    if isinstance(outcome, NoChoice) and question.wants is Wants.FIGURE and asks_for_kinds(question):
        # "mấy loại", "bao nhiêu bước": a list answers where no figure does.
        lists = [c for c in candidates if c.figure is None and _is_list(c)]
        other = _choose(question, lists, Wants.SENTENCE, models)
        return other if isinstance(other, Choice) else outcome
    return outcome


def _is_list(candidate: Candidate) -> bool:
    text = candidate.sentence.span.of(candidate.document.text)
    return text.endswith(":") or any(words in text for words in ("gồm", "chia thành", "phân thành", "chia làm"))


def rank(question: Question, candidates: Sequence[Candidate], wants: Wants, model: Model) -> list[Ranked]:
    """Return the candidates of a kind by falling score."""
    judge = Judge(question)
    is_counted = is_thing_counted(question, candidates)
    ranked = []
    for candidate in candidates:
        if (candidate.figure is not None) == (wants is Wants.FIGURE):
            features = judge.features(candidate)
            unfit = broken_promise(question, candidate, is_thing_counted=is_counted)
            favour = FAVOUR if candidate.document.doc_id in question.answered_from else 0.0
            ranked.append(Ranked(candidate, features, model.ranking(features) + favour, unfit))
    return [ranked[at] for at in rank_again(ranked)]


def rank_again(ranked: Sequence[Ranked]) -> list[int]:
    """Return the places of candidates by falling score; of equals the first by document and place."""

    def key(at: int) -> tuple[float, str, int]:
        candidate = ranked[at].candidate
        return -ranked[at].score, candidate.document.doc_id, _place(candidate)

    return sorted(range(len(ranked)), key=key)


def _choose(
    question: Question, candidates: Sequence[Candidate], wants: Wants, models: Mapping[Wants, Model]
) -> Choice | NoChoice:
    model = models[wants]
    ranked = rank(question, candidates, wants, model)
    best = winner(question, ranked)
    if best is None:
        return _nothing(ranked, None, 0.0)
    confidence = model.sure(field_features(best, ranked))
    if confidence < model.threshold or _is_contradicted(question, ranked):
        return _nothing(ranked, best, confidence)
    return Choice(best.candidate, confidence, ranked)


def winner(question: Question, ranked: Sequence[Ranked]) -> Ranked | None:
    """Return the best that breaks no promise: of one quantity the newest, or the one of just the time asked."""
    fit = [one for one in ranked if one.unfit is None]
    if not fit:
        return None
    return _newest(fit) if question.days is None else _at_the_time_asked(fit)


def field_features(best: Ranked, ranked: Sequence[Ranked]) -> dict[str, float]:
    """Return the features of a winner and of how it stands among the others; for its confidence."""
    others = [r.score for r in ranked if r.unfit is None and not _says_the_same(r.candidate, best.candidate)]
    unfit = max((r.score for r in ranked if r.unfit is not None and not _is_beside(r, best)), default=best.score)
    return {
        **best.features,
        "score": best.score,
        "gap": max(-WIDEST_GAP, min(WIDEST_GAP, best.score - max(others, default=best.score - WIDEST_GAP))),
        "lost": max(0.0, min(WIDEST_GAP, unfit - best.score)),
        "readable": best.candidate.readable,
    }


def _is_beside(other: Ranked, best: Ranked) -> bool:
    """Tell whether an unfit figure only tells of another time or place what the best one tells of those asked.

    "Cả nước có 312.400 cơ sở. Đứng đầu là TP.HCM với 61.200 cơ sở": that the first speaks more of the question
    makes the second no less sure.
    """
    one, own = other.candidate, best.candidate
    if one.figure is None or own.figure is None or one.document is not own.document:
        return False
    reason = other.unfit.reason if other.unfit else None
    if reason is Reason.PERIOD_NOT_IN_SOURCES:
        return is_same_quantity(one, own)
    is_elsewhere = one.places_fit < 0 < own.places_fit and reason is Reason.SUBJECT_NOT_IN_SOURCES
    return is_elsewhere and one.figure.unit == own.figure.unit and one.sentence.paragraph == own.sentence.paragraph


def _nothing(ranked: Sequence[Ranked], best: Ranked | None, confidence: float) -> NoChoice:
    """Return why nothing is answered: a promise that a better candidate would break tells most."""
    first = ranked[0] if ranked else None
    if first is None or not any(_is_in_scope(r) for r in ranked):
        return NoChoice(Reason.OUT_OF_SCOPE, None, 1 - confidence, ranked)
    if first.unfit is not None and (best is None or first is not best):
        return NoChoice(first.unfit.reason, first.candidate, 1 - confidence, ranked)
    return NoChoice(Reason.NOT_IN_SOURCES, first.candidate, 1 - confidence, ranked)


def _is_in_scope(one: Ranked) -> bool:
    candidate = one.candidate
    close = candidate.entry_closeness if candidate.figure else candidate.closeness
    return candidate.coverage >= IN_SCOPE or close >= IN_SCOPE_CLOSENESS


def _is_contradicted(question: Question, ranked: Sequence[Ranked]) -> bool:
    """Tell whether what is closest to a question why something is so says that it is not."""
    unfit = ranked[0].unfit
    return form_of(question.text) is AnswerForm.REASON and unfit is not None and unfit.rule in (DENIED, FALSE_PREMISE)


def _newest(fit: Sequence[Ranked]) -> Ranked:
    """Return the newest of the figures that state the best one's quantity."""
    best = fit[0]
    figure = best.candidate.figure
    if figure is None or figure.period is None:
        return best
    return max(_of_one_quantity(fit), key=lambda r: (_last_day(r.candidate), r.score, -_place(r.candidate)))


def _at_the_time_asked(fit: Sequence[Ranked]) -> Ranked:
    """Return the figure of just the time asked before one of a part of it, where both state one quantity."""
    return next((r for r in _of_one_quantity(fit) if r.candidate.period_fit == 1), fit[0])


def _of_one_quantity(fit: Sequence[Ranked]) -> Iterator[Ranked]:
    """Yield the best, and those not far behind that state its quantity."""
    best = fit[0]
    yield best
    for other in fit[1:]:
        if other.score >= best.score - SAME_QUANTITY_MARGIN and is_same_quantity(best.candidate, other.candidate):
            yield other


def is_same_quantity(one: Candidate, other: Candidate) -> bool:
    """Tell whether two figures state one quantity, at one time or another."""
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


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates give one answer: one value and unit, or one sentence, be it of two documents."""
    if one.figure is not None and other.figure is not None:
        return one.figure.value == other.figure.value and one.figure.unit == other.figure.unit
    first, second = (c.sentence.span.of(c.document.text).split() for c in (one, other))
    return first == second


def _last_day(candidate: Candidate) -> int:
    figure = candidate.figure
    return figure.period.last.toordinal() if figure and figure.period else 0


def _place(candidate: Candidate) -> int:
    return candidate.figure.span.start if candidate.figure else candidate.sentence.span.start
