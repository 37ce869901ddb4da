"""What the tests of measuring share: questions, answers and runs, made small enough to check by hand."""

from __future__ import annotations

from typing import Any

from eval.dataset import EvalQuestion
from eval.folder import QuestionRow, Run, Settings, as_json, means

ABSTAINED: dict[str, Any] = {
    "status": "abstained",
    "kind": None,
    "confidence": 0.5,
    "text": "",
    "figures": [],
    "citations": [],
    "reason": "not_in_sources",
}
YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


def question(**fields: Any) -> EvalQuestion:
    base: dict[str, Any] = {"id": "q", "question": "?", "kind": "figure", "answerable": True}
    if fields.get("kind", "figure") == "figure" and fields.get("answerable", True):
        base["figures"] = [{"value": "87"}]
    return EvalQuestion.model_validate(base | fields)


def given(
    value: str = "87",
    of: str | None = None,
    unit: str | None = "thẻ",
    period: dict[str, str] = YEAR,
    as_written: str = "",
) -> dict[str, Any]:
    """Return a figure of an answer."""
    return {
        "value": value,
        "of": of,
        "unit": unit,
        "period": period,
        "citation": 1,
        "as_written": as_written or value,
        "start": 0,
        "end": 2,
    }


def answer(
    value: str = "87", of: str | None = None, doc_id: str = "a", quote: str = "", unit: str = "thẻ", **more: Any
) -> dict[str, Any]:
    """Return an answer with one figure and one citation; ``more`` adds keys or takes the place of them."""
    return {
        "status": "answered",
        "kind": "figure",
        "confidence": 0.9,
        "text": "",
        "figures": [given(value, of, unit)],
        "citations": [{"n": 1, "doc_id": doc_id, "quote": quote, "start": 0, "end": len(quote)}],
    } | more


def run_of(rights: list[float], digest: str = "d" * 64, **other: list[float]) -> Run:
    """Return a run of questions 0, 1, … with these values of ``right`` and of other measures."""
    rows = [
        QuestionRow(
            id=str(number),
            question=f"câu {number}?",
            measures={"right": value, **{name: values[number] for name, values in other.items()}},
            outcome="right" if value else "wrong",
        )
        for number, value in enumerate(rights)
    ]
    settings = Settings(command="run", question_set="x", questions_sha256=digest, n=len(rows), run_on="2026-01-01")
    return Run(settings, rows, [{"id": row.id} for row in rows], {"measures": as_json(means(rows))})
