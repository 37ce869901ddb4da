"""A run: a question set asked of an assistant, and what it leaves behind."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.render import as_json
from eval.dataset import EvalQuestion
from eval.measures import Outcome, Share, outcome, period_is_right


@dataclass(frozen=True)
class Judged:
    """One question, its answer, and how it was judged."""

    question: EvalQuestion
    answer: dict[str, Any]
    outcome: Outcome
    period_is_right: bool | None


def run(assistant: Assistant, questions: Sequence[EvalQuestion], today: dt.date) -> list[Judged]:
    """Ask every question, in order."""
    judged = []
    for question in questions:
        started = time.perf_counter()
        result = assistant.ask(question.question, today, question.history)
        answer = as_json(result, question.id, (time.perf_counter() - started) * 1000)
        judged.append(Judged(question, answer, outcome(question, answer), period_is_right(question, answer)))
    return judged


def summarise(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return counts and shares with n and interval, for all and by kind."""
    summary: dict[str, Any] = {}
    groups = {
        "all": judged,
        "figure": [j for j in judged if j.question.answerable and j.question.kind == "figure"],
        "text": [j for j in judged if j.question.answerable and j.question.kind == "text"],
        "unanswerable": [j for j in judged if not j.question.answerable],
    }
    for name, group in groups.items():
        counts = Counter(j.outcome for j in group)
        summary[name] = {
            **{o.value: counts[o] for o in Outcome},
            "n": len(group),
            "right_share": str(Share(counts[Outcome.RIGHT], len(group))),
        }
    periods = [j.period_is_right for j in judged if j.period_is_right is not None]
    if periods:
        summary["period"] = str(Share(sum(periods), len(periods)))
    return summary


def write_run(out: Path, settings: dict[str, Any], judged: Sequence[Judged]) -> None:
    """Write settings, one row a question, and the summary into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "id": j.question.id,
            "outcome": j.outcome.value,
            "period_is_right": j.period_is_right,
            "expected": j.question.model_dump(exclude={"id", "question"}, exclude_defaults=True),
            "answer": j.answer,
        }
        for j in judged
    ]
    _write(out / "settings.json", json.dumps(settings, ensure_ascii=False, indent=1))
    _write(out / "summary.json", json.dumps(summarise(judged), ensure_ascii=False, indent=1))
    _write(out / "per_question.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
