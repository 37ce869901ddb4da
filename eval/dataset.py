"""Question sets: JSON Lines in ``eval/questions``, and the public sets that are kept elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from sources.errors import UsageError
from sources.text import nfc

QUESTIONS = Path(__file__).parent / "questions"


class ExpectedFigure(BaseModel):
    """A figure that answers: value as plain digits, unit as a source writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    unit: str | None = None
    qualifier: str | None = None
    of: str | None = None


class EvalQuestion(BaseModel):
    """One question and what a right answer to it is.

    Attributes:
        id: Unique in its set.
        question: As asked.
        kind: ``figure`` or ``text``.
        answerable: Whether the sources answer it.
        figures: Figures any of which is right.
        contains: For a text answer: strings any of which must stand in the quote.
        documents: Documents any of which may be cited; empty where it does not matter.
        reason: Why it is not answerable.
        style: How it is typed.
        tests: What it tries, in English.
        history: Earlier questions.
        period: The days that the figure holds for; ``None`` where they are not judged.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    kind: str
    answerable: bool
    figures: tuple[ExpectedFigure, ...] = ()
    contains: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    period: dict[str, str] | None = None
    style: str = "clean"
    reason: str | None = None
    tests: str = ""
    history: tuple[str, ...] = ()


def load_questions(name: str) -> list[EvalQuestion]:
    """Return a question set by the name of a file in ``eval/questions``, or by path.

    Raises:
        UsageError: There is no such set, or a row is not as expected.
    """
    path = QUESTIONS / f"{name}.jsonl"
    if not path.is_file():
        path = Path(name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        known = ", ".join(sorted(found.stem for found in QUESTIONS.glob("*.jsonl")))
        raise UsageError(f"Không có bộ câu hỏi {name}; có sẵn: {known}, hoặc chỉ một tệp .jsonl.") from error
    questions = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                questions.append(EvalQuestion.model_validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                raise UsageError(f"{path.name}, dòng {number}, {first['loc']}: {first['msg']}.") from error
    if not questions:
        raise UsageError(f"Bộ câu hỏi {path} không có câu nào.")
    return questions


def load_xquad(folder: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """Return XQuAD's paragraphs, and each question with the number of its paragraph.

    Raises:
        UsageError: The file is not there.
    """
    path = folder / "xquad-vi" / "xquad.vi.json"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"Không có {path}; hãy chỉ thư mục chứa xquad-vi bằng --data.") from error
    paragraphs: list[str] = []
    questions: list[tuple[str, int]] = []
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            questions += [(nfc(row["question"]), len(paragraphs)) for row in paragraph["qas"]]
            paragraphs.append(nfc(paragraph["context"]))
    return paragraphs, questions
