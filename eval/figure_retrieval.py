"""Figure retrieval: is the right figure first, or among the first three, of what the assistant ranks.

The ranking is what the assistant would choose, then what it would choose without that, and so on; where it
would rather abstain the ranking ends. ``scored`` ranks the same candidates by the score of the model alone;
``entries`` ranks all figures by what they are indexed as, before anything is known of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.assistant import Assistant
from assistant.candidate import Candidate
from assistant.model import trained
from assistant.question import Question, Wants
from assistant.select import Choice, choose, rank
from eval.dataset import EvalQuestion, digest, is_same_document
from eval.entries import NAMES, measure_entries, place_of
from eval.folder import QuestionRow, Run, Settings, as_json, means
from eval.ranking import rank_measures
from eval.run import check_documents
from index.encoder import Encoder
from sources.errors import UsageError
from sources.figures import Figure
from sources.numbers import format_value

COMMAND = "retrieval"
DEPTH = 10
REACHED = "figures.candidates"


def measure_figures(
    assistant: Assistant,
    questions: Sequence[EvalQuestion],
    today: dt.date,
    name: str,
    parts_by: Encoder | None = None,
) -> Run:
    """Rank the figures for every answerable question for a figure.

    Measures: ``figures.chosen.*``, ``figures.scored.*``, ``figures.entries.*`` (see ``measure_entries``, also for
    ``parts_by``), and ``figures.candidates``: whether the right figure is
    among the candidates at all. A right figure has the value, and the whole of a ratio, of an expected one, and
    stands in an accepted document.

    Raises:
        UsageError: The set asks for no figure, or the index is of another corpus.
    """
    asked = [question for question in questions if question.answerable and question.kind == "figure"]
    if not asked:
        raise UsageError(f"Bộ câu hỏi {name} không có câu nào hỏi số mà nguồn trả lời được.")
    check_documents(assistant, asked)
    right = [_right_figures(assistant, question) for question in asked]
    chosen, scored, reached = [], [], []
    model = trained()[Wants.FIGURE]
    for question, wanted in zip(asked, right, strict=True):
        read, candidates = assistant.candidates(question.question, question.day(today), question.history)
        chosen.append(_chosen(read, candidates))
        by_score = rank(read, candidates, Wants.FIGURE, model)
        scored.append(list(dict.fromkeys(_id(one.candidate) for one in by_score)))
        reached.append(not wanted.isdisjoint(scored[-1]))
    rows = [
        QuestionRow(id=question.id, question=question.question, measures={REACHED: float(found)}, style=question.style)
        for question, found in zip(asked, reached, strict=True)
    ]
    for ranker, rankings in (("chosen", chosen), ("scored", scored)):
        for row, values in zip(rows, rank_measures(rankings, right, NAMES), strict=True):
            row.measures.update({f"figures.{ranker}.{measure}": value for measure, value in values.items()})
    for row, values in zip(rows, measure_entries(assistant, asked, right, today, parts_by), strict=True):
        row.measures.update(values)
    predictions = [
        {"id": question.id, "right": sorted(wanted), "chosen": ranking, "scored": other[:DEPTH]}
        for question, wanted, ranking, other in zip(asked, right, chosen, scored, strict=True)
    ]
    settings = Settings(
        command=COMMAND,
        question_set=name,
        questions_sha256=digest(asked),
        n=len(asked),
        run_on=dt.datetime.now(dt.UTC).date().isoformat(),
        facts={"as_of": today.isoformat(), "index": assistant.scene.generation.manifest},
    )
    return Run(settings, rows, predictions, {"n": len(rows), "measures": as_json(means(rows))})


def _chosen(question: Question, candidates: Sequence[Candidate]) -> list[str]:
    """Return the figures in the order in which the assistant would choose them, at most ``DEPTH``."""
    left = list(candidates)
    ranking: list[str] = []
    while len(ranking) < DEPTH:
        outcome = choose(question, left)
        if not isinstance(outcome, Choice) or outcome.candidate.figure is None:
            break
        taken = _id(outcome.candidate)
        ranking.append(taken)
        left = [c for c in left if c.figure is None or _id(c) != taken]
    return ranking


def _right_figures(assistant: Assistant, question: EvalQuestion) -> set[str]:
    readings = assistant.scene.generation.readings
    accepted = question.documents
    return {
        place_of(doc_id, figure.span)
        for doc_id, reading in readings.items()
        if not accepted or any(is_same_document(doc_id, other) for other in accepted)
        for figure in reading.figures
        if _is_right(question, figure)
    }


def _is_right(question: EvalQuestion, figure: Figure) -> bool:
    whole = None if figure.of is None else format_value(figure.of)
    return any(
        format_value(figure.value) == expected.value and expected.of in (None, whole) for expected in question.figures
    )


def _id(candidate: Candidate) -> str:
    assert candidate.figure is not None
    return place_of(candidate.document.doc_id, candidate.figure.span)
