"""What a watcher asks: does it live, can it answer, what does it count."""

from __future__ import annotations

from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from tests.conftest import TODAY
from tests.web.api.conftest import QUESTION, Serve


def test_it_lives_and_can_answer(client: TestClient, live: LiveAssistant) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready == {"status": "ready", "generation": live.current().scene.generation.name, "documents": 2}


def test_requests_and_answers_are_counted(serve: Serve, live: LiveAssistant) -> None:
    client = serve()
    client.post("/api/v1/ask", json={"question": QUESTION})
    client.post("/api/v1/batch", json=[{"question": "Có bao nhiêu con voi ở sao Hoả?"}, 1])
    client.get("/api/v1/documents/none")
    reply = client.get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=")
    lines = set(reply.text.splitlines())
    assert {
        'hoiso_requests_total{method="POST",route="/api/v1/ask",status="200"} 1.0',
        'hoiso_requests_total{method="GET",route="/api/v1/documents/{doc_id:path}",status="404"} 1.0',
        'hoiso_request_seconds_count{route="/api/v1/batch"} 1.0',
        'hoiso_answers_total{kind="figure",place="api",reason="",status="answered"} 1.0',
        'hoiso_answers_total{kind="",place="batch",reason="",status="error"} 1.0',
        f'hoiso_generation_info{{name="{live.current().scene.generation.name}"}} 1.0',
    } <= lines
    assert "voi" not in reply.text


def test_a_greeting_is_no_question_without_an_answer(serve: Serve, live: LiveAssistant) -> None:
    services = Services(live, lambda: TODAY)
    services.metrics.count_answer("chat", live.current().ask("Chào bạn", TODAY))
    client = serve()
    client.post("/api/v1/batch", json=[{"question": "Cảm ơn nhé"}])
    for place, text in (
        ("chat", TestClient(create_app(services)).get("/metrics").text),
        ("batch", client.get("/metrics").text),
    ):
        assert f'hoiso_answers_total{{kind="",place="{place}",reason="",status="talk"}} 1.0' in text
        assert 'status="abstained"' not in text


def test_what_is_counted_elsewhere_is_shown_too(live: LiveAssistant) -> None:
    services = Services(live, lambda: TODAY)
    services.metrics.count_answer("chat", live.current().ask("Có bao nhiêu con voi ở sao Hoả?", TODAY))
    text = TestClient(create_app(services)).get("/metrics").text
    assert 'place="chat"' in text
