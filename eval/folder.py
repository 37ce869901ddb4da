"""The folder that a run leaves: what two people compare, and what a report is made from.

``settings.json`` what was run; ``predictions.jsonl`` what came back; ``per_question.jsonl`` the measures of
each question; ``summary.json`` their means with n and interval; ``report.html`` all of it to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.stats import Mean, mean_of
from sources.errors import UsageError, os_reason

SETTINGS, PREDICTIONS, PER_QUESTION = "settings.json", "predictions.jsonl", "per_question.jsonl"
SUMMARY, REPORT = "summary.json", "report.html"


class Settings(BaseModel):
    """What was run.

    Attributes:
        command: The subcommand of ``python -m eval``.
        question_set: The set's name, as given.
        questions_sha256: Hash of the questions and of what is right; two runs compare only where it is the same.
        n: How many questions.
        run_on: The day of the run, ISO.
        facts: Whatever else decides the result: index, encoder, "today".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: str
    question_set: str
    questions_sha256: str
    n: int
    run_on: str
    facts: dict[str, Any] = {}


class QuestionRow(BaseModel):
    """The measures of one question; those that say nothing of it are absent.

    ``outcome``, ``kind``, ``style`` and ``expected`` are for runs of the assistant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    measures: dict[str, float]
    outcome: str | None = None
    kind: str | None = None
    style: str | None = None
    expected: dict[str, Any] = {}


@dataclass(frozen=True)
class Run:
    """A run as it is kept."""

    settings: Settings
    rows: list[QuestionRow]
    predictions: list[dict[str, Any]]
    summary: dict[str, Any]


def means(rows: Iterable[QuestionRow]) -> dict[str, Mean]:
    """Return the mean of every measure over the questions that it says something of, in order of first sight."""
    values: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row.measures.items():
            values.setdefault(name, []).append(value)
    return {name: mean_of(own) for name, own in values.items()}


def as_json(aggregates: dict[str, Mean]) -> dict[str, dict[str, float | int]]:
    """Return means as the summary holds them."""
    return {name: mean.as_json() for name, mean in aggregates.items()}


def write_run(out: Path, run: Run, report: str) -> None:
    """Write a run into a folder, made where it is missing; files of an earlier run are replaced.

    Raises:
        UsageError: The folder cannot be written.
    """
    rows = [row.model_dump(exclude_defaults=True) for row in run.rows]
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(out / SETTINGS, json.dumps(run.settings.model_dump(), ensure_ascii=False, indent=1))
        _write(out / PREDICTIONS, _lines(run.predictions))
        _write(out / PER_QUESTION, _lines(rows))
        _write(out / SUMMARY, json.dumps(run.summary, ensure_ascii=False, indent=1))
        _write(out / REPORT, report)
    except OSError as error:
        raise UsageError(f"Không ghi được kết quả vào {out}: {os_reason(error)}.") from error


def read_run(folder: Path) -> Run:
    """Read what ``write_run`` wrote.

    Raises:
        UsageError: The folder holds no run, or one that cannot be read.
    """
    try:
        settings = Settings.model_validate_json((folder / SETTINGS).read_bytes())
        rows = [QuestionRow.model_validate_json(line) for line in _read_lines(folder / PER_QUESTION)]
        predictions = [json.loads(line) for line in _read_lines(folder / PREDICTIONS)]
        summary = json.loads((folder / SUMMARY).read_bytes())
    except OSError as error:
        raise UsageError(
            f"{folder} không phải thư mục kết quả của python -m eval run --out ({os_reason(error)}: {error.filename})."
        ) from error
    except (ValidationError, ValueError) as error:
        raise UsageError(f"Kết quả trong {folder} bị hỏng hoặc do bản khác ghi; hãy chạy lại với --out.") from error
    return Run(settings, rows, predictions, summary)


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _read_lines(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if line.strip()]


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
