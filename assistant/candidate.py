"""A candidate: a sentence, or a figure in it, with what it is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.wording import Dimension
from sources.document import Document
from sources.figures import Figure
from sources.sentences import Sentence
from sources.text import fold

_DURATIONS = frozenset("ngày tháng năm giờ phút giây tuần".split()) | {"ngày làm việc"}
# Nouns that count people, folded.
PEOPLE = ("nguoi", "thanh vien", "cong dan", "dan so", "hoc sinh", "sinh vien", "can bo", "dai bieu", "khach hang")
_MONEY = frozenset({"VND", "USD", "EUR"})


@dataclass(frozen=True)
class Candidate:
    """A sentence, or a figure in it, with its features; each rises with fitness unless said.

    Attributes:
        document: Where it stands.
        sentence: The sentence.
        figure: The figure; ``None`` where the sentence is the candidate.
        retrieval: Score of its passage below the best one's; at most 0.
        entry_retrieval: Score of the figure's own entry below the best one's; at most 0, and 0 for a sentence.
        entry_closeness: Of the question's and the entry's vectors, scaled as ``closeness``; 0 for a sentence.
        readable: How far the vectors can be trusted, in [0, 1]: 0 for a question without diacritics to restore,
            which the encoder hardly reads, and for a model whose cosines no one has measured.
        closeness: Of the question's and the sentence's vectors; 0 around the cosine of unrelated texts, 1
            around that of an answer; 0 where it is not readable.
        coverage: Share of the question that clause, sentence, heading and title cover, in [0, 1].
        clause_coverage: Share that the clause and the counted noun alone cover, in [0, 1].
        matched: The question terms that they hold, with their weights.
        unit_fit: 1 the asked dimension, 0 unknown, -1 another one.
        counted_fit: Share of the asked thing counted that stands after the numeral, in [0, 1]; below 0
            where people are asked and something else is counted.
        target_fit: 1 a target or a result as asked, -1 the other.
        change_fit: 1 change or level as asked, -1 the other.
        period_fit: 1 the time asked or none asked, 0.8 inside it, 0.5 around it, -1 outside.
        places_fit: 1 the asked places or none asked and none named, 0 names one not asked, -1 lacks one.
        names_fit: Share of the asked names that sentence, heading, title or document bear out.
        exact_coverage: Share of the question, with its diacritics as far as they are known, that stands around it.
        missing: Weight of the most telling question term that nothing around it holds, in [0, 1].
        missing_known, missing_unknown: Weight of the question's syllables that nothing around it holds though the
            corpus does, and of those that nothing in the corpus holds.
        own_share: Share of what it counts and is about that the question names, in [0, 1]; 0.5 where it names neither.
        head_fit: Share of the words right before the figure that the question names, in [0, 1]; 0.5 where none tells.
        answers: Of a sentence below a question of its document, the share of the question that that one covers, in
            [0, 1], less for one farther below; 0 for others.
        goes_on: Of a sentence that goes on with the ones before it ("Nguyên nhân là …"), the share of the question
            that those cover, in [0, 1]; 0 for others.
        later_share: Share of the question that is said only of figures farther on in the sentence, in [0, 1]: of a
            part ("trong đó …") or of another one.
        restricts: Share of a clause of a part ("trong đó 158 hồ sơ là của trẻ em") that the question does not name, in
            [0, 1]; 0 for a figure of a whole.
        context_closeness: Of the question's and the closer one of heading's and lead-in's vectors; 0 for neither.
        ranking: Score of the sentence among those found, below the best one's; at most 0.
        values: Of the figures in the sentence.
        told: Of the figures in it and in the few sentences before it.
        changes: Value and direction of the changes in it.
        counts_things: Whether a figure in it tells how many or how much there is, not how long or how old.
    """

    document: Document
    sentence: Sentence
    figure: Figure | None
    retrieval: float
    entry_retrieval: float
    entry_closeness: float
    readable: float
    closeness: float
    coverage: float
    clause_coverage: float
    matched: dict[str, float]
    unit_fit: float
    counted_fit: float
    target_fit: float
    change_fit: float
    period_fit: float
    places_fit: float
    names_fit: float
    exact_coverage: float
    missing: float
    missing_known: float
    missing_unknown: float
    own_share: float
    head_fit: float
    answers: float
    goes_on: float
    later_share: float
    restricts: float
    context_closeness: float
    ranking: float
    values: frozenset[Decimal]
    told: frozenset[Decimal]
    changes: frozenset[tuple[Decimal, str]]
    counts_things: bool


def counts_people(figure: Figure) -> bool | None:
    """Tell whether a figure counts people, or things; ``None`` where it names neither."""
    return None if figure.unit is None else fold(figure.unit).startswith(PEOPLE)


def dimension_of(figure: Figure) -> Dimension:
    """Return what a figure measures."""
    unit = (figure.unit or "").lower()
    if figure.unit in _MONEY:
        return Dimension.MONEY
    if unit in ("%", "điểm phần trăm"):
        return Dimension.SHARE
    fixed = {
        "hạng": Dimension.RANK,
        "lần": Dimension.MULTIPLE,
        "bậc": Dimension.STEPS,
        "tuổi": Dimension.AGE,
    }
    if unit in fixed:
        return fixed[unit]
    return Dimension.DURATION if unit in _DURATIONS else Dimension.COUNT
