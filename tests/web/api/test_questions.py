"""``/api/v1/ask`` and ``/api/v1/batch``: the answers of the command line, and every refusal."""

from __future__ import annotations

import json
import threading

import pytest
from httpx import Response
from starlette.testclient import TestClient

from assistant.assistant import Assistant, LiveAssistant
from assistant.render import as_json
from tests.conftest import TODAY
from tests.web.api.conftest import CARDS, QUESTION, Serve, is_problem

ASK, BATCH = "/api/v1/ask", "/api/v1/batch"
JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/x-ndjson"}


def test_an_answer_is_the_json_of_the_command_line(client: TestClient, live: LiveAssistant) -> None:
    reply = client.post(ASK, json={"question": QUESTION})
    assert reply.status_code == 200
    given, said = reply.json(), as_json(live.current().ask(QUESTION, TODAY), None, 0.0)
    assert list(given) == list(said)
    assert {**given, "took_ms": 0.0} == said
    assert (given["status"], given["figures"][0]["value"]) == ("answered", "87000000")
    figure = given["figures"][0]
    assert CARDS.text[figure["start"] : figure["end"]] == figure["as_written"] == "hơn 87 triệu"


def test_the_as_of_date_leaves_out_what_was_published_later(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": QUESTION, "as_of": "2024-10-11"}).json()
    assert reply["status"] == "abstained"
    assert all(citation["doc_id"] != CARDS.doc_id for citation in reply["citations"])


def test_earlier_questions_are_heard(client: TestClient) -> None:
    asked = {"question": "còn hồ sơ trực tuyến?", "history": ["Năm 2023 có bao nhiêu hồ sơ trực tuyến?"]}
    assert client.post(ASK, json=asked).json().get("understood_as") is not None


@pytest.mark.parametrize(
    "filters",
    [
        {"document": ["hồ sơ.txt"]},
        {"documents": ["hồ sơ.txt"]},
        {"period": "2023"},
        {"period": {"from": "2023", "to": "2023"}},
    ],
    ids=["document", "as a batch writes it", "period", "ends"],
)
def test_a_filter_narrows_what_is_searched(client: TestClient, filters: object) -> None:
    assert client.post(ASK, json={"question": QUESTION, "filters": filters}).json()["status"] == "abstained"
    assert client.post(ASK, json={"question": QUESTION, "filter": filters}).json()["status"] == "abstained"


def test_a_filter_that_fits_leaves_the_answer(client: TestClient) -> None:
    filters = {"publisher": ["bo cong an"], "topic": ["căn cước"], "period": "tháng 10/2024"}
    assert client.post(ASK, json={"question": QUESTION, "filters": filters}).json()["status"] == "answered"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"question": ""}, "Câu hỏi trống"),
        ({"question": "a" * 1001}, "giới hạn là 1.000"),
        ({"question": 3}, "«question» phải là một chuỗi"),
        ({}, "«question» còn thiếu"),
        ([], "phải là một đối tượng JSON"),
        ({"question": QUESTION, "history": "x"}, "«history» phải là một danh sách"),
        ({"question": QUESTION, "history": ["x"] * 21}, "«history» không được quá 20 mục"),
        ({"question": QUESTION, "history": ["x" * 1001]}, "«history.0» không được dài quá 1000 ký tự"),
        ({"question": QUESTION, "as_of": "mai"}, "Ngày 'mai' không đọc được"),
        ({"question": QUESTION, "as_of": "2024-13"}, "không có trong lịch"),
        ({"question": QUESTION, "filters": {"document": ["không có.txt"]}}, "không có.txt"),
        ({"question": QUESTION, "filters": {"period": "xyz"}}, "«xyz» không đọc được"),
        ({"question": QUESTION, "filters": {"page": 1}}, "«filters.page» là mục không có"),
        ({"question": QUESTION, "khác": 1}, "«khác» là mục không có"),
        ({"question": "\ud800 thẻ"}, "«question» có nửa của một ký tự"),
    ],
)
def test_a_request_of_the_wrong_form_is_told(client: TestClient, body: object, words: str) -> None:
    reply = client.post(ASK, content=json.dumps(body), headers=JSON)
    assert is_problem(reply, 422, words), reply.text


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b'{"question": "a', b"[" * 100_000], ids=["cut", "bytes", "open", "deep"]
)
def test_what_is_no_json_is_told(client: TestClient, body: bytes) -> None:
    reply = client.post(ASK, content=body, headers=JSON)
    assert is_problem(reply, reply.status_code, "JSON")
    assert reply.status_code in (400, 422)


def test_a_refusal_names_each_field_and_repeats_nothing_of_what_was_sent(client: TestClient) -> None:
    reply = client.post(ASK, json={"question": ["bí mật"], "history": {}})
    assert [(one["where"], one["field"]) for one in reply.json()["errors"]] == [
        ("nội dung", "question"),
        ("nội dung", "history"),
    ]
    assert "bí mật" not in reply.text


@pytest.mark.parametrize("path", [ASK, BATCH])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_another_type_of_body_is_refused(client: TestClient, path: str, kind: str | None) -> None:
    headers = {"Content-Type": kind} if kind else {}
    reply = client.post(path, content=b'{"question": "a"}', headers=headers)
    assert is_problem(reply, 415, "cần application/json")


def test_unknown_paths_and_methods_are_told(client: TestClient) -> None:
    assert is_problem(client.get("/api/v1/nothing"), 404, "/api/docs")
    assert is_problem(client.get("/api/"), 404, "/api/docs")
    assert is_problem(client.get(ASK), 405, "phương thức GET")
    assert client.get(ASK).headers["allow"] == "POST"


def test_a_client_that_asks_too_often_is_told_when_to_come_back(serve: Serve) -> None:
    client = serve(asks_per_minute=2)
    replies = [client.post(ASK, json={"question": QUESTION}) for _ in range(5)]
    assert replies[0].status_code == 200
    assert is_problem(replies[-1], 429, "2 câu hỏi một phút")
    assert 1 <= int(replies[-1].headers["retry-after"]) <= 60
    assert client.get("/api/v1/documents").status_code == 200


def test_what_no_one_foresaw_is_told_by_its_id_alone(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("bí mật của máy chủ")

    monkeypatch.setattr(Assistant, "ask", broken)
    reply = client.post(ASK, json={"question": QUESTION}, headers={"X-Request-ID": "abc-1"})
    assert is_problem(reply, 500, "«abc-1»")
    assert "bí mật" not in reply.text


def test_more_than_may_wait_are_sent_away(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve(answering=1, waiting=0)
    begun, go_on = threading.Event(), threading.Event()
    answer = Assistant.ask

    def slow(self: Assistant, *args: object) -> object:
        begun.set()
        assert go_on.wait(30)
        return answer(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Assistant, "ask", slow)
    with client:  # one event loop for both requests
        first: list[Response] = []
        thread = threading.Thread(target=lambda: first.append(client.post(ASK, json={"question": QUESTION})))
        thread.start()
        assert begun.wait(30)
        second = client.post(ASK, json={"question": QUESTION})
        go_on.set()
        thread.join(30)
    assert is_problem(second, 503, "quá nhiều câu hỏi")
    assert second.headers["retry-after"] == "5"
    assert [reply.status_code for reply in first] == [200]


ROWS = [{"id": "a", "question": QUESTION}, {"id": 7}, {"question": "Có bao nhiêu con voi ở sao Hoả?"}, "x"]


def test_a_batch_gives_a_row_a_row_in_order(client: TestClient) -> None:
    rows = client.post(BATCH, json=ROWS).json()
    assert [row["status"] for row in rows] == ["answered", "error", "abstained", "error"]
    assert [row["id"] for row in rows] == ["a", "7", None, None]
    assert "thiếu «question»" in rows[1]["text"]


def test_a_batch_of_json_lines_gives_json_lines(client: TestClient) -> None:
    body = json.dumps(ROWS[0], ensure_ascii=False).encode() + b"\n\n{\n\xff\n"
    reply = client.post(BATCH, content=body, headers=LINES)
    assert reply.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line)["status"] for line in reply.text.splitlines()] == ["answered", "error", "error"]


@pytest.mark.parametrize("headers", [JSON, LINES], ids=["array", "lines"])
def test_half_a_character_in_a_row_spoils_no_other(client: TestClient, headers: dict[str, str]) -> None:
    rows = [b'{"question": "\\ud800 a"}', json.dumps(ROWS[0]).encode()]
    body = b"\n".join(rows) if headers is LINES else b"[" + b",".join(rows) + b"]"
    reply = client.post(BATCH, content=body, headers=headers)
    answers = [json.loads(line) for line in reply.text.splitlines()] if headers is LINES else reply.json()
    assert [answer["status"] == "answered" for answer in answers] == [False, True]


def test_the_as_of_date_holds_for_a_whole_batch(client: TestClient) -> None:
    reply = client.post(BATCH, params={"as_of": "2024-10-11"}, json=ROWS[:1])
    assert reply.json()[0]["status"] == "abstained"
    assert is_problem(client.post(BATCH, params={"as_of": "x"}, json=ROWS[:1]), 422, "Ngày 'x'")


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{}", 422, "phải là một danh sách"),
        (b"[", 422, "không phải JSON"),
        (b"[" * 100_000, 422, "không phải JSON"),
        (b"[]", 422, "Không có câu hỏi nào"),
        (b"[1,2,3,4]", 413, "Gặp 4 câu hỏi, mỗi lần gửi được 3"),
    ],
)
def test_a_batch_of_the_wrong_form_is_told(serve: Serve, body: bytes, status: int, words: str) -> None:
    assert is_problem(serve(batch_rows=3).post(BATCH, content=body, headers=JSON), status, words)


def test_each_row_of_a_batch_counts_as_a_question(serve: Serve) -> None:
    client = serve(asks_per_minute=4)
    replies = [client.post(BATCH, json=ROWS[:2]) for _ in range(5)]
    assert replies[0].status_code == 200
    assert is_problem(replies[-1], 429, "4 câu hỏi một phút")
    assert is_problem(client.post(BATCH, json=[1] * 5), 413, "mỗi lần gửi được 4")
