"""Why an answer was given: how the question was read, the candidates, and what spoke for the winner."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from assistant.assistant import Assistant
from assistant.explain import as_json, lines
from assistant.feature_names import FEATURE_NAMES
from assistant.features import Judge
from assistant.model import MODEL_FILE, trained
from assistant.render import as_json as answer_json
from assistant.select import field_features, winner
from tests.conftest import TODAY, make_document

Make = Callable[..., Assistant]
TEXT = "Bộ Công an đã cấp hơn 87 triệu thẻ căn cước gắn chip. Có 8 triệu tài khoản đăng nhập Cổng dịch vụ công."
QUESTION = "Đã cấp bao nhiêu thẻ căn cước gắn chip?"


def test_the_winner_its_features_and_its_confidence_are_told(ask: Make) -> None:
    (one,) = ask(make_document(TEXT)).explain(QUESTION, TODAY)
    row = as_json(one)
    won = [candidate for candidate in row["candidates"] if candidate["won"]]
    assert [TEXT[c["start"] : c["end"]] for c in won] == ["hơn 87 triệu"]
    assert row["confidence"]["threshold"] == trained()[one.question.wants].threshold
    assert 0 < row["confidence"]["value"] < 1
    told = "\n".join(lines(one))
    assert "→" in told
    assert "ngưỡng" in told
    assert all(name in told for name in row["confidence"]["parts"])


def test_a_candidate_that_would_break_a_promise_is_marked(ask: Make) -> None:
    (one,) = ask(make_document(TEXT)).explain("Năm 2020 đã cấp bao nhiêu thẻ căn cước gắn chip?", TODAY)
    assert {c["broken_promise"] for c in as_json(one)["candidates"]} == {"period_not_in_sources", "not_in_sources"}
    assert not any(c["won"] for c in as_json(one)["candidates"])


def test_each_question_of_a_message_and_none_of_a_greeting(ask: Make) -> None:
    assistant = ask(make_document(TEXT))
    assert len(assistant.explain(f"{QUESTION} Ai cấp thẻ căn cước?", TODAY)) == 2
    assert assistant.explain("Xin chào", TODAY) == []


def test_explaining_changes_no_answer(ask: Make) -> None:
    assistant = ask(make_document(TEXT))
    before = answer_json(assistant.ask(QUESTION, TODAY), None, 0)
    assistant.explain(QUESTION, TODAY)
    assert answer_json(assistant.ask(QUESTION, TODAY), None, 0) == before


def test_every_feature_has_a_name_and_every_weight_a_feature(ask: Make) -> None:
    assistant = ask(make_document(TEXT))
    given: set[str] = set()
    for question in (QUESTION, "Ai cấp thẻ căn cước?"):
        (one,) = assistant.explain(question, TODAY)
        best = winner(one.question, one.outcome.field)
        assert best is not None
        judge = Judge(one.question)
        assert judge.features(best.candidate) == best.features
        given |= field_features(best, one.outcome.field).keys()
    assert given == FEATURE_NAMES.keys()
    for model in trained().values():
        assert model.ranking.weights.keys() <= given
        assert model.confidence.weights.keys() <= given


def test_the_model_file_is_text_with_its_risk_and_curve() -> None:
    rows = json.loads(Path(MODEL_FILE).read_text(encoding="utf-8"))
    for row in rows.values():
        assert Decimal(0) < Decimal(str(row["threshold"])) < 1
        kept = [point for point in row["curve"] if point["confidence"] >= row["threshold"]]
        assert kept[-1]["risk"] <= row["risk"] + 0.02
        assert [point["coverage"] for point in row["curve"]] == sorted(point["coverage"] for point in row["curve"])
