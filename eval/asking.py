"""Questions asked as an evaluation asks them: in a way of typing, and once more to see the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from assistant.assistant import Assistant
from assistant.batch import answer_row
from eval.dataset import EvalQuestion
from eval.judging import Answer
from eval.typed import WAYS
from index.encoder import Progress


def ask_all(
    assistant: Assistant,
    questions: Sequence[EvalQuestion],
    today: dt.date,
    way: str = "accented",
    progress: Progress | None = None,
) -> list[Answer]:
    """Return the answers as ``batch`` writes them, in order; a question that cannot be read has status ``error``.

    Args:
        assistant: Who is asked.
        questions: Each is asked with its history, all typed in one way.
        today: What "năm nay" means.
        way: One of ``WAYS``.
        progress: Called with 1 for each question.
    """
    change = WAYS[way]
    answers = []
    for question in questions:
        history = [change(turn) for turn in question.history]
        typed, day = change(question.question), question.day(today)
        answers.append(ask_one(assistant, question.id, typed, day, history, question.filter))
        if progress:
            progress(1)
    return answers


def ask_one(
    assistant: Assistant,
    row_id: str,
    question: str,
    today: dt.date,
    history: Sequence[str] = (),
    within: dict[str, Any] | None = None,
) -> Answer:
    """Return one answer as ``batch`` writes it; ``within`` is its filter as a row has it."""
    row = {"id": row_id, "question": question, "history": list(history), "filter": within}
    return answer_row(assistant, json.dumps(row).encode(), today)


def same_bytes(
    assistant: Assistant,
    questions: Sequence[EvalQuestion],
    answers: Sequence[Answer],
    today: dt.date,
    progress: Progress | None = None,
) -> list[bool]:
    """Ask again, last question first, and tell of each, in the order given, whether the answer is the same bytes."""
    again = ask_all(assistant, questions[::-1], today, progress=progress)[::-1]
    return [content(one) == content(other) for one, other in zip(answers, again, strict=True)]


def content(answer: Answer) -> bytes:
    """Return the bytes of an answer, all but the time that it took."""
    return json.dumps({**answer, "took_ms": None}, ensure_ascii=False).encode()
