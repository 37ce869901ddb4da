"""Question sets: JSON Lines in ``eval/questions``, each row checked."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from sources.errors import UsageError, os_reason

QUESTIONS = Path(__file__).parent / "questions"
PlainDigits = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]


class ExpectedFigure(BaseModel):
    """A figure that answers: value as plain digits, unit as a source writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: PlainDigits
    unit: str | None = None
    qualifier: str | None = None
    of: PlainDigits | None = None


class ExpectedPeriod(BaseModel):
    """The days that a figure holds for, both inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")


class EvalQuestion(BaseModel):
    """One question and what a right answer to it is.

    Attributes:
        id: Unique in its set; never empty.
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

    id: str = Field(min_length=1)
    question: str
    kind: Literal["figure", "text"]
    answerable: bool
    figures: tuple[ExpectedFigure, ...] = ()
    contains: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    period: ExpectedPeriod | None = None
    style: str = "clean"
    reason: str | None = None
    tests: str = ""
    history: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_what_is_right(self) -> Self:
        expected = self.figures if self.kind == "figure" else self.contains
        if self.answerable and not expected:
            raise ValueError("câu trả lời được phải có «figures» (kind figure) hoặc «contains» (kind text)")
        return self


def load_questions(name: str) -> list[EvalQuestion]:
    """Return a question set by the name of a file in ``eval/questions``, or by path, in its order.

    Raises:
        UsageError: There is no such set, a row is not as expected, or two rows share an id.
    """
    path = QUESTIONS / f"{name}.jsonl"
    if not path.is_file():
        path = Path(name)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        known = ", ".join(sorted(found.stem for found in QUESTIONS.glob("*.jsonl")))
        raise UsageError(
            f"Không mở được bộ câu hỏi {name} ({os_reason(error)}); có sẵn: {known}, hoặc chỉ một tệp .jsonl."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"Bộ câu hỏi {path} không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8.") from error
    questions: dict[str, EvalQuestion] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = EvalQuestion.model_validate_json(line)
        except ValidationError as error:
            raise UsageError(f"{path.name}, dòng {number}: {_explain(error.errors()[0])}.") from error
        if question.id in questions:
            raise UsageError(f"{path.name}, dòng {number}: id {question.id} đã có ở dòng trước; mỗi câu cần id riêng.")
        questions[question.id] = question
    if not questions:
        raise UsageError(f"Bộ câu hỏi {path} không có câu nào.")
    return list(questions.values())


def digest(questions: Sequence[EvalQuestion]) -> str:
    """Return a hash of a question set: two runs compare only where it is the same."""
    return hashlib.sha256("\n".join(row.model_dump_json() for row in questions).encode()).hexdigest()


_REASONS = {
    "missing": "thiếu trường này",
    "extra_forbidden": "không có trường tên này",
    "string_type": "phải là một chuỗi",
    "string_too_short": "không được trống",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là một danh sách",
    "literal_error": "phải là figure hoặc text",
    "string_pattern_mismatch": "phải là chữ số thường, thí dụ 87000000 hoặc 15.2",
    "date_from_datetime_inexact": "phải là một ngày, thí dụ 2024-10-12",
    "date_from_datetime_parsing": "phải là một ngày, thí dụ 2024-10-12",
    "date_parsing": "phải là một ngày, thí dụ 2024-10-12",
}


def _explain(error: ErrorDetails) -> str:
    """Return in Vietnamese what is wrong with a row, the field first."""
    if error["type"] == "json_invalid":
        return "không phải một đối tượng JSON hợp lệ"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    field = ".".join(str(part) for part in error["loc"])
    return f"«{field}» {_REASONS.get(error['type'], 'không dùng được')}"
