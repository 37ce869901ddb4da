"""A run of the assistant: a question set asked, judged question by question, then summed up."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from assistant.assistant import Assistant
from assistant.render import as_json as answer_json
from eval.dataset import EvalQuestion, digest, is_same_document
from eval.folder import QuestionRow, Run, Settings, as_json, means
from eval.measures import Outcome, measures_of, outcome
from eval.typed import WAYS
from sources.errors import UsageError

COMMAND = "run"
# What a report says of the right answer.
EXPECTED_FIELDS = {"kind", "figures", "contains", "contains_all", "documents", "period", "derived", "parts", "reason"}


def run(
    assistant: Assistant, questions: Sequence[EvalQuestion], today: dt.date, name: str, typed: str = "accented"
) -> Run:
    """Ask every question, in order, and judge the answers.

    Args:
        assistant: Who is asked.
        questions: At least one.
        today: What "năm nay" means.
        name: The set's name, for the settings.
        typed: How the questions are typed, one of ``WAYS``; the set stays the same, so that runs compare.

    Raises:
        UsageError: The index has none of the documents that the set accepts: it is another corpus'.
    """
    check_documents(assistant, questions)
    rows, predictions = [], []
    for question in questions:
        started = time.perf_counter()
        result = assistant.ask(WAYS[typed](question.question), question.day(today), question.history, question.within)
        answer = answer_json(result, question.id, (time.perf_counter() - started) * 1000)
        predictions.append(answer)
        rows.append(_row(question, answer))
    generation = assistant.scene.generation
    settings = Settings(
        command=COMMAND,
        question_set=name,
        questions_sha256=digest(questions),
        n=len(questions),
        run_on=dt.datetime.now(dt.UTC).date().isoformat(),
        facts={"as_of": today.isoformat(), "typed": typed, "generation": generation.name, "index": generation.manifest},
    )
    return Run(settings, rows, predictions, summarise(rows))


def check_documents(assistant: Assistant, questions: Sequence[EvalQuestion]) -> None:
    """Refuse an index of another corpus, over which every answer would be judged wrong.

    Raises:
        UsageError: The index has none of the documents that the questions name.
    """
    accepted = {doc_id for question in questions for doc_id in question.documents}
    held = assistant.scene.generation.documents
    if accepted and not any(is_same_document(doc_id, other) for doc_id in held for other in accepted):
        raise UsageError(
            f"Chỉ mục không có tài liệu nào mà bộ câu hỏi chấp nhận (thí dụ {min(accepted)}); "
            "hãy dựng chỉ mục từ các tài liệu đó rồi chỉ ra bằng --index."
        )


def _row(question: EvalQuestion, answer: dict[str, Any]) -> QuestionRow:
    return QuestionRow(
        id=question.id,
        question=question.question,
        measures=measures_of(question, answer),
        outcome=outcome(question, answer).value,
        kind=question.kind if question.answerable else "unanswerable",
        style=question.style,
        expected=question.model_dump(
            mode="json",
            by_alias=True,
            include=EXPECTED_FIELDS,
            exclude_defaults=True,
        ),
    )


def summarise(rows: Sequence[QuestionRow]) -> dict[str, Any]:
    """Return the outcomes by kind of question, and the measures over all questions and by way of typing."""
    return {
        "n": len(rows),
        "outcomes": {"all": _count(rows), **_grouped(rows, lambda row: row.kind, _count)},
        "measures": as_json(means(rows)),
        "right_by_style": _grouped(rows, lambda row: row.style, lambda own: as_json(means(own))["right"]),
    }


def _grouped(
    rows: Sequence[QuestionRow],
    key: Callable[[QuestionRow], str | None],
    of: Callable[[Sequence[QuestionRow]], dict[str, Any]],
) -> dict[str, dict[str, Any]]:
    names = sorted({name for row in rows if (name := key(row)) is not None})
    return {name: of([row for row in rows if key(row) == name]) for name in names}


def _count(rows: Sequence[QuestionRow]) -> dict[str, Any]:
    counts = Counter(row.outcome for row in rows)
    return {**{result.value: counts[result.value] for result in Outcome}, "n": len(rows)}
