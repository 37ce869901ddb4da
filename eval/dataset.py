"""Question sets: JSON Lines in ``eval/questions``, each row checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from index.filters import EVERYTHING, Filter, filter_of_json
from sources.errors import UsageError, os_reason

QUESTIONS = Path(__file__).parent / "questions"
PlainDigits = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]


class ExpectedPeriod(BaseModel):
    """The days that a figure holds for, both inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")


class ExpectedFigure(BaseModel):
    """A figure that answers: value as plain digits, unit as a source writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: PlainDigits
    unit: str | None = None
    qualifier: str | None = None
    of: PlainDigits | None = None
    period: ExpectedPeriod | None = None


class ExpectedDerived(BaseModel):
    """What is computed from the figures of the sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: PlainDigits
    unit: str | None = None
    operation: Literal["difference", "sum", "share", "per", "ratio", "percent_change"]


class Expected(BaseModel):
    """What a right answer is.

    Attributes:
        kind: ``figure``, ``series``, ``conflict``, ``derived`` or ``text``; of a whole message also ``several``.
        answerable: Whether the sources answer it.
        figures: ``figure``: any of them is right. ``series``, ``conflict``: all of them, oldest first.
            ``derived``: what the result is computed from.
        contains: For a text answer: strings any of which must stand in the quotes.
        contains_all: Strings all of which must stand in the quotes.
        documents: Documents any of which may be cited; empty where it does not matter.
        period: The days that the figure holds for; ``None`` where they are not judged.
        derived: For a derived figure: the result.
        reason: Why it is not answerable.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    answerable: bool
    figures: tuple[ExpectedFigure, ...] = ()
    contains: tuple[str, ...] = ()
    contains_all: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    period: ExpectedPeriod | None = None
    derived: ExpectedDerived | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _says_what_is_right(self) -> Self:
        if self.answerable and (missing := self._missing()):
            raise ValueError(f"câu trả lời được phải có {missing} (kind {self.kind})")
        return self

    def _missing(self) -> str | None:
        """Return what a row of its kind must say of the right answer and does not."""
        match self.kind:
            case "text":
                return None if self.contains or self.contains_all else "«contains» hoặc «contains_all»"
            case "series" | "conflict":
                return None if len(self.figures) > 1 else "«figures» với ít nhất hai số"
            case "derived":
                return None if self.figures and self.derived else "«figures» và «derived»"
        return None if self.figures else "«figures»"


class ExpectedPart(Expected):
    """One question of several in a message, and what a right answer to it is."""

    kind: Literal["figure", "series", "conflict", "derived", "text"]


class EvalQuestion(Expected):
    """One question and what a right answer to it is.

    Attributes:
        id: Unique in its set; never empty.
        question: As asked.
        parts: For several questions in one message: one entry each, in their order.
        history: Earlier questions.
        style: How it is typed.
        tests: What it tries, in English.
        tempting: Not answerable, though its subject is in the sources: the year, place, unit or premise is not.
        asked_on: The day on which it is asked, where its documents are newer than what "today" is for the others.
        filter: What is searched, as ``filter_of_json`` reads it; ``None`` for everything.
        split: ``train`` and ``dev`` are for developing, ``held`` is asked once, at the end.
    """

    id: str = Field(min_length=1)
    question: str
    kind: Literal["figure", "series", "conflict", "derived", "text", "several"]
    parts: tuple[ExpectedPart, ...] = ()
    history: tuple[str, ...] = ()
    style: str = "clean"
    tests: str = ""
    tempting: bool = False
    asked_on: dt.date | None = None
    filter: dict[str, Any] | None = None
    split: Literal["train", "dev", "held"] = "dev"

    def day(self, today: dt.date) -> dt.date:
        """Return the day on which it is asked: its own, or that of the run."""
        return self.asked_on or today

    @property
    def within(self) -> Filter:
        """What is searched."""
        return EVERYTHING if self.filter is None else filter_of_json(self.filter)

    @field_validator("filter")
    @classmethod
    def _can_be_read(cls, value: dict[str, Any] | None) -> dict[str, Any] | None:
        try:
            filter_of_json(value)
        except UsageError as error:
            raise ValueError(str(error).rstrip(".")) from error
        return value

    def _missing(self) -> str | None:
        if self.kind == "several":
            return None if len(self.parts) > 1 else "«parts» với ít nhất hai câu"
        return super()._missing()


def is_same_document(doc_id: str, other: str) -> bool:
    """Tell whether two ids name one document, in an index of its folder and in one of a folder above."""
    return doc_id == other or doc_id.endswith(f"/{other}") or other.endswith(f"/{doc_id}")


def load_questions(name: str) -> list[EvalQuestion]:
    """Return a question set by the name of a file in ``eval/questions``, or by path, in its order.

    Rows that nobody has labelled yet (``answerable`` is ``null``, as in an export of kept questions) are left out,
    and how many they are is told on stderr.

    Raises:
        UsageError: There is no such set, a row is not as expected, two rows share an id, or no row is labelled.
    """
    path, lines = _lines_of(name)
    questions: dict[str, EvalQuestion] = {}
    open_rows = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if _is_unlabelled(line):
            open_rows += 1
            continue
        try:
            question = EvalQuestion.model_validate_json(line)
        except ValidationError as error:
            raise UsageError(f"{path.name}, dòng {number}: {_explain(error.errors()[0])}.") from error
        if question.id in questions:
            raise UsageError(f"{path.name}, dòng {number}: id {question.id} đã có ở dòng trước; mỗi câu cần id riêng.")
        questions[question.id] = question
    if not questions:
        none = _ALL_UNLABELLED if open_rows else "Bộ câu hỏi {path} không có câu nào."
        raise UsageError(none.format(path=path, rows=open_rows))
    if open_rows:
        sys.stderr.write(f"{path.name}: bỏ qua {open_rows} câu chưa gán nhãn («answerable» là null).\n")
    return list(questions.values())


def _lines_of(name: str) -> tuple[Path, list[str]]:
    """Return the file of a set, and its lines; raises as ``load_questions`` does."""
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
    return path, lines


_ALL_UNLABELLED = (
    "Bộ câu hỏi {path} có {rows} câu nhưng chưa câu nào được gán nhãn («answerable» đều là null). Ở mỗi câu hãy điền "
    '«answerable»: true cùng lời đáp đúng («figures» như [{{"value": "87000000", "unit": "thẻ"}}], hoặc '
    "«contains» với «kind» là text), hay false nếu nguồn không trả lời được; câu nào để null thì được bỏ qua."
)


def _is_unlabelled(line: str) -> bool:
    """Tell whether a row says that its ``answerable`` is still open; one that is no JSON says nothing."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and row.get("answerable", False) is None


def digest(questions: Sequence[EvalQuestion]) -> str:
    """Return a hash of the questions and of what is right: two runs compare only where it is the same."""
    rows = (row.model_dump_json(exclude={"tests", "split"}, exclude_defaults=True) for row in questions)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


_REASONS = {
    "missing": "thiếu trường này",
    "extra_forbidden": "không có trường tên này",
    "string_type": "phải là một chuỗi",
    "string_too_short": "không được trống",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là một danh sách",
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
    if error["type"] == "literal_error":
        allowed = ", ".join(re.findall(r"'([^']+)'", error["ctx"]["expected"]))
        return f"«{field}» phải là một trong {allowed}"
    return f"«{field}» {_REASONS.get(error['type'], 'không dùng được')}"
