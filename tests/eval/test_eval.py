"""Measures by hand, and the shape of what a run leaves behind."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from eval.dataset import EvalQuestion, load_questions
from eval.measures import Outcome, Share, outcome, period_is_right, reciprocal_rank, success_at
from eval.retrieval import measure
from eval.run import run, summarise, write_run
from sources.errors import UsageError
from tests.conftest import SHARED, TODAY, HashingEncoder, make_document


def question(**fields: Any) -> EvalQuestion:
    base = {"id": "q", "question": "?", "kind": "figure", "answerable": True}
    return EvalQuestion.model_validate(base | fields)


def answer(value: str = "87", of: str | None = None, doc_id: str = "a", quote: str = "") -> dict[str, Any]:
    return {
        "status": "answered",
        "figures": [{"value": value, "of": of, "period": {"from": "2024-01-01", "to": "2024-12-31"}}],
        "citations": [{"doc_id": doc_id, "quote": quote}],
    }


ABSTAINED: dict[str, Any] = {"status": "abstained", "figures": [], "citations": []}


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        (question(figures=[{"value": "87"}]), answer("87"), Outcome.RIGHT),
        (question(figures=[{"value": "87"}]), answer("8.7"), Outcome.WRONG),
        (question(figures=[{"value": "5.2"}]), answer("-5.2"), Outcome.WRONG),
        (question(figures=[{"value": "1"}, {"value": "2"}]), answer("2"), Outcome.RIGHT),
        (question(figures=[{"value": "21", "of": "25"}]), answer("21", "28"), Outcome.WRONG),
        (question(figures=[{"value": "87"}], documents=["b"]), answer("87"), Outcome.WRONG),
        (question(figures=[{"value": "87"}]), ABSTAINED, Outcome.ABSTAINED),
        (question(answerable=False), ABSTAINED, Outcome.RIGHT),
        (question(answerable=False), answer(), Outcome.WRONG),
        (question(kind="text", contains=["Hòa"]), answer(quote="ông HOÀ nói"), Outcome.RIGHT),
        (question(kind="text", contains=["Hoa"]), answer(quote="ông Hoà nói"), Outcome.WRONG),
    ],
)
def test_outcomes(asked: EvalQuestion, given: dict[str, Any], expected: Outcome) -> None:
    assert outcome(asked, given) is expected


def test_periods_are_judged_only_where_expected() -> None:
    days = {"from": "2024-01-01", "to": "2024-12-31"}
    assert period_is_right(question(period=days), answer()) is True
    assert period_is_right(question(period=days | {"to": "2024-06-30"}), answer()) is False
    assert period_is_right(question(), answer()) is None
    assert period_is_right(question(period=days), ABSTAINED) is None


def test_shares_and_ranks_by_hand() -> None:
    assert str(Share(9, 10)) == "0.900 [0.596, 0.982] (9/10)"
    assert math.isnan(Share(0, 0).value)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert reciprocal_rank([7, 3, 5], 3) == 0.5
    assert reciprocal_rank([7], 3) == 0.0
    assert (success_at([7, 3], 3, 1), success_at([7, 3], 3, 2)) == (False, True)


def test_every_question_set_is_readable() -> None:
    for name in ("news", "core", "originals"):
        questions = load_questions(name)
        assert len(questions) >= 60
        assert len({row.id for row in questions}) == len(questions)
        assert sum(not row.answerable for row in questions) >= 0.2 * len(questions)
        for row in questions:
            assert not row.answerable or row.documents
            assert not row.answerable or (row.figures if row.kind == "figure" else row.contains)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="có sẵn: core, news"):
        load_questions("none")
    (tmp_path / "q.jsonl").write_text('\n{"id": "a"}\n')
    with pytest.raises(UsageError, match=r"q\.jsonl, dòng 2"):
        load_questions(str(tmp_path / "q.jsonl"))
    (tmp_path / "q.jsonl").write_text("\n")
    with pytest.raises(UsageError, match="không có câu nào"):
        load_questions(str(tmp_path / "q.jsonl"))


def test_a_run_and_what_it_leaves(tmp_path: Path, ask: Callable[..., Assistant]) -> None:
    assistant = ask(make_document("Đã cấp hơn 87 triệu thẻ căn cước gắn chip.", "a.txt"))
    questions = [
        question(id="1", question="Đã cấp bao nhiêu thẻ?", figures=[{"value": "87000000"}], documents=["a.txt"]),
        question(id="2", question="Giá vàng bao nhiêu?", answerable=False),
    ]
    judged = run(assistant, questions, TODAY)
    write_run(tmp_path / "out", {"set": "x"}, judged)
    rows = [json.loads(line) for line in (tmp_path / "out" / "per_question.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["outcome"]) for row in rows] == [("1", "right"), ("2", "right")]
    assert json.loads((tmp_path / "out" / "summary.json").read_text("utf-8")) == summarise(judged)
    assert summarise(judged)["all"]["n"] == 2
    assert json.loads((tmp_path / "out" / "settings.json").read_text("utf-8")) == {"set": "x"}


def test_retrieval_is_measured_for_each_arm_and_way_of_typing(tmp_path: Path) -> None:
    passages = ["Thẻ căn cước gắn chip", "Dịch vụ công trực tuyến", "Chữ ký số công cộng"]
    questions = [("thẻ căn cước", 0), ("dịch vụ công", 1), ("chữ ký số", 2)]
    rows = measure(passages, questions, HashingEncoder(), tmp_path)
    assert [(row.typed, row.arm) for row in rows] == [
        (typed, arm) for typed in ("accented", "stripped") for arm in ("bm25", "dense", "fused")
    ]
    by_name = {(row.typed, row.arm): row for row in rows}
    assert by_name["stripped", "bm25"].success_1.value == 1.0
    assert by_name["accented", "fused"].mrr == 1.0


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_the_public_set_is_whole() -> None:
    from eval.dataset import load_xquad

    passages, questions = load_xquad(SHARED / "data")
    assert (len(passages), len(questions)) == (240, 1190)
    with pytest.raises(UsageError, match="--data"):
        load_xquad(SHARED)
