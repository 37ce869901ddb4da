"""A measurement of answers: question sets asked over their indexes, in ways of typing, and once more."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.assistant import Assistant
from eval.answer_measures import Asked, Bits, bits_of, shares
from eval.asking import ask_all, same_bytes
from eval.dataset import EvalQuestion, digest
from eval.folder import QuestionRow, Run, Settings, as_json
from eval.judging import Answer, is_answered, is_right
from eval.measures import Outcome
from eval.risk import Given, Point, at_coverage, risk_coverage
from eval.run import EXPECTED_FIELDS, check_documents
from eval.stats import Mean, paired, share
from eval.targets import judged
from index.encoder import Progress

COMMAND = "answers"
# Typed with all their diacritics and without slips: what another way of typing is compared with.
CLEAN = ("clean", "citizen", "staff")
# Whether one question is answered rightly as it is written, and in another way of typing.
Pair = tuple[float, float]


@dataclass
class Part:
    """What one part of a measurement gave: the measures, and what they come from.

    Attributes:
        name: What was asked.
        digest: Hash of the questions and of what is right.
        rows, predictions: One a question, in order; of a part without questions none.
        measures: By name, in order.
        curves: Risk and coverage, by what they are of.
        more: What else the summary tells.
        facts: What decides the result: indexes and the like.
    """

    name: str
    digest: str = ""
    rows: list[QuestionRow] = field(default_factory=list)
    predictions: list[dict[str, Any]] = field(default_factory=list)
    measures: dict[str, Mean] = field(default_factory=dict)
    curves: dict[str, list[Point]] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AskedSet:
    """A question set and the assistant that it is asked of."""

    name: str
    questions: Sequence[EvalQuestion]
    assistant: Assistant


def measure_sets(
    sets: Sequence[AskedSet], today: dt.date, ways: Sequence[str] = (), progress: Progress | None = None
) -> Part:
    """Ask every set, typed as it is written and in other ways, and once more as written.

    Args:
        sets: In order.
        today: What "năm nay" means.
        ways: The other ways of typing, of ``WAYS``.
        progress: Called with 1 for each question asked; each is asked ``2 + len(ways)`` times.

    Raises:
        UsageError: An index has none of the documents that its set accepts.
    """
    part = Part("+".join(own.name for own in sets))
    bits: list[dict[str, Bits]] = []
    clean: dict[str, list[Pair]] = {way: [] for way in ways}
    for own in sets:
        check_documents(own.assistant, own.questions)
        answers = ask_all(own.assistant, own.questions, today, progress=progress)
        same = same_bytes(own.assistant, own.questions, answers, today, progress)
        typed = {way: ask_all(own.assistant, own.questions, today, way, progress) for way in ways}
        for number, (question, answer) in enumerate(zip(own.questions, answers, strict=True)):
            others = {way: given[number] for way, given in typed.items()}
            bits.append(bits_of(Asked(question, answer, question.day(today))) | {"same_bytes": [same[number]]})
            for way, other in others.items():
                if question.style in CLEAN:
                    clean[way].append((float(is_right(question, answer)), float(is_right(question, other))))
            part.rows.append(_row(own.name, question, answer, bits[-1], others))
            part.predictions.append({**answer, "id": part.rows[-1].id, "typed": others})
    part.digest = hashlib.sha256("".join(digest(own.questions) for own in sets).encode()).hexdigest()
    part.facts = {own.name: own.assistant.scene.generation.manifest for own in sets}
    part.measures = _measures(bits, clean)
    _add_risk(part, sets)
    part.more = _grouped(part.rows, bits)
    return part


def _measures(
    bits: Sequence[Mapping[str, Bits]], clean: Mapping[str, Sequence[tuple[float, float]]]
) -> dict[str, Mean]:
    measures = shares(bits)
    for way, pairs in clean.items():
        if pairs:
            difference = paired([one for one, _ in pairs], [other for _, other in pairs])
            measures[f"typed.{way}"] = Mean(difference.difference, difference.low, difference.high, difference.n)
    same = [bit for row in bits for bit in row["same_bytes"]]
    measures["same_bytes"] = share(sum(same), len(same))
    return measures


def _add_risk(part: Part, sets: Sequence[AskedSet]) -> None:
    questions = [question for own in sets for question in own.questions]
    given = [
        Given(answer["confidence"], is_right(question, answer), question.answerable)
        for question, answer in zip(questions, part.predictions, strict=True)
        if is_answered(answer)
    ]
    add_curve(part, "answers", "risk_at_80", given, sum(question.answerable for question in questions))


def add_curve(part: Part, name: str, measure: str, given: Sequence[Given], answerable: int) -> None:
    """Add a curve to a part, and its risk at the coverage that is told, where it reaches that."""
    if not answerable:
        return
    part.curves[name] = risk_coverage(given, answerable)
    if (point := at_coverage(part.curves[name])) is not None:
        part.measures[measure] = point.risk


def group_of(question: EvalQuestion) -> str:
    """Return the kind under which a question is told: each has one."""
    if not question.answerable:
        return "unanswerable"
    return "follow_up" if question.history else question.kind


def _row(
    set_name: str, question: EvalQuestion, answer: Answer, bits: Mapping[str, Bits], others: Mapping[str, Answer]
) -> QuestionRow:
    typed = {f"right.{way}": float(is_right(question, other)) for way, other in others.items()}
    outcome = Outcome.RIGHT if is_right(question, answer) else Outcome.WRONG
    if question.answerable and not is_answered(answer):
        outcome = Outcome.ABSTAINED
    return QuestionRow(
        id=f"{set_name}:{question.id}",
        question=question.question,
        measures={name: sum(own) / len(own) for name, own in bits.items()} | typed,
        outcome=outcome.value,
        kind=group_of(question),
        style=question.style,
        expected=question.model_dump(mode="json", by_alias=True, include=EXPECTED_FIELDS, exclude_defaults=True),
    )


def _grouped(rows: Sequence[QuestionRow], bits: Sequence[Mapping[str, Bits]]) -> dict[str, Any]:
    """Return the measures of each set, and the share of right ones for each way a question is typed in its set."""
    by_set: dict[str, list[Mapping[str, Bits]]] = {}
    by_style: dict[str, list[Mapping[str, Bits]]] = {}
    for row, own in zip(rows, bits, strict=True):
        by_set.setdefault(row.id.partition(":")[0], []).append(own)
        by_style.setdefault(row.style or "", []).append(own)
    return {
        "by_set": {name: as_json(shares(own)) for name, own in by_set.items()},
        "right_by_style": {name: shares(own)["right"].as_json() for name, own in sorted(by_style.items())},
    }


def run_of(parts: Sequence[Part], split: str, today: dt.date) -> Run:
    """Return the run of some parts, to be kept and compared."""
    rows = [row for part in parts for row in part.rows]
    measures = measures_of_parts(parts)
    settings = Settings(
        command=COMMAND,
        question_set="+".join(part.name for part in parts),
        questions_sha256=hashlib.sha256("".join(part.digest for part in parts).encode()).hexdigest(),
        n=len(rows),
        run_on=dt.datetime.now(dt.UTC).date().isoformat(),
        facts={"as_of": today.isoformat(), "split": split} | {part.name: part.facts for part in parts},
    )
    summary: dict[str, Any] = {"n": len(rows), "measures": as_json(measures)}
    summary["targets"] = {
        target.measure: {"bound": target.bound, "is_most": target.is_most, "reached": reached}
        for target, _, reached in judged(measures)
    }
    summary["risk_coverage"] = {
        name: [[round(p.confidence, 4), round(p.coverage, 6), round(p.risk.mean, 6)] for p in curve]
        for part in parts
        for name, curve in part.curves.items()
    }
    for part in parts:
        summary |= part.more
    return Run(settings, rows, [row for part in parts for row in part.predictions], summary)


def measures_of_parts(parts: Sequence[Part]) -> dict[str, Mean]:
    """Return the measures of all parts, in order."""
    return {name: mean for part in parts for name, mean in part.measures.items()}
