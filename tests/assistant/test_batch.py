from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.batch import answer_rows, read_rows
from sources.errors import UsageError
from tests.conftest import TODAY, make_document

DOCUMENT = make_document("Cả nước đã cấp hơn 87 triệu thẻ căn cước. Năm 2022 đã cấp 76 triệu thẻ căn cước.")
# Said only where there is something to say.
OPTIONAL = {"understood_as", "has_older"}
ROWS = [
    '\ufeff{"id": 1, "question": "Đã cấp bao nhiêu thẻ căn cước?"}'.encode(),
    b"",
    b"not json",
    b'"a string"',
    b'{"id": "no question"}',
    b'{"id": "wrong kind", "question": 5}',
    b'{"id": "empty", "question": " "}',
    json.dumps({"id": "long", "question": "a" * 10_000}).encode(),
    b'{"id": "latin", "question": "th\xe9"}',
    b'{"id": "history", "question": "a", "history": "b"}',
    b"[" * 100_000,
    json.dumps({"id": "follow", "question": "Còn năm 2022?", "history": ["Đã cấp bao nhiêu thẻ căn cước?"]}).encode(),
]


def test_every_row_is_answered_in_order_and_none_stops_the_rest(tmp_path: Path, ask: Callable[..., Assistant]) -> None:
    questions, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    questions.write_bytes(b"\n".join(ROWS))
    counts = answer_rows(ask(DOCUMENT), read_rows(questions), out, TODAY)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["status"]) for row in rows] == [
        ("1", "answered"),
        (None, "error"),
        (None, "error"),
        ("no question", "error"),
        ("wrong kind", "error"),
        ("empty", "error"),
        ("long", "error"),
        (None, "error"),
        ("history", "error"),
        (None, "error"),
        ("follow", "answered"),
    ]
    assert rows[0]["figures"][0]["value"] == "87000000"
    assert rows[-1]["figures"][0]["value"] == "76000000"
    assert all(row["text"] and set(row) - OPTIONAL == set(rows[0]) - OPTIONAL for row in rows)
    assert counts == {"answered": 2, "error": 9}


def test_a_file_that_is_not_there_or_cannot_be_written(tmp_path: Path, ask: Callable[..., Assistant]) -> None:
    with pytest.raises(UsageError, match="Không mở được tệp câu hỏi"):
        read_rows(tmp_path / "none.jsonl")
    with pytest.raises(UsageError, match="Không ghi được"):
        answer_rows(ask(DOCUMENT), [], tmp_path / "no" / "out.jsonl", TODAY)
