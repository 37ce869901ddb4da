"""Addresses where there is nothing: Vietnamese for programs and for browsers, and never the framework's own words."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from index.build import build, plan
from tests.conftest import BUILT_AT, TODAY, HashingEncoder, make_document
from tests.web.api.conftest import is_problem

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("index")
    build(plan([make_document("Đã cấp 87 triệu thẻ.")]), folder, HashingEncoder(), BUILT_AT)
    live = LiveAssistant(folder, HashingEncoder())
    return TestClient(create_app(Services(live, lambda: TODAY, WebSettings(events_per_minute=0))))


@pytest.mark.parametrize("path", ["/khong-co", "/en/nothing", "/gradio_api/nothing", "/nguon/x", "/api/v1/nothing"])
def test_a_program_is_told_by_a_problem(client: TestClient, path: str) -> None:
    assert is_problem(client.get(path), 404, "/api/docs")


@pytest.mark.parametrize(("method", "path"), [("GET", "/login"), ("PUT", "/config")])
def test_a_method_that_an_address_has_not_is_told_by_a_problem(client: TestClient, method: str, path: str) -> None:
    reply = client.request(method, path)
    assert is_problem(reply, 405, f"không nhận phương thức {method}")
    assert reply.headers["allow"]


@pytest.mark.parametrize(
    ("path", "status"), [("/khong-co", 404), ("/nguon/x", 404), ("/login", 405), ("/monitoring", 404)]
)
def test_a_browser_is_shown_a_page_that_leads_home(client: TestClient, path: str, status: int) -> None:
    reply = client.get(path, headers=PAGE)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert '<html lang="vi">' in reply.text
    assert "Không có trang này" in reply.text
    assert '<a href="/">← Về trang hỏi đáp</a>' in reply.text
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")


def test_near_an_english_page_it_is_english(client: TestClient) -> None:
    text = client.get("/lookup/nothing", headers=PAGE).text
    assert '<html lang="en">' in text
    assert '<a href="/en">← Back to the questions</a>' in text


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/gradio_api/nothing", "/api/"])
def test_what_programs_call_is_a_problem_for_browsers_too(client: TestClient, path: str) -> None:
    assert is_problem(client.get(path, headers=PAGE), 404, "/api/docs")


@pytest.mark.parametrize("headers", [{}, PAGE], ids=["program", "browser"])
def test_files_stay_closed(client: TestClient, headers: dict[str, str]) -> None:
    reply = client.get("/gradio_api/file=/etc/passwd", headers=headers)
    assert reply.status_code == 403
    assert "root:" not in reply.text


def test_what_is_there_is_left_alone(client: TestClient) -> None:
    for path in ("/", "/tra-cuu", "/config", "/healthz", "/theme.css"):
        assert client.get(path, headers=PAGE).status_code == 200
    missing = client.get("/tai-lieu/x.txt", headers=PAGE)
    assert (missing.status_code, "Không có tài liệu" in missing.text) == (404, True)


def test_words_of_gradio_that_its_page_waits_for_are_left_alone(client: TestClient) -> None:
    told: Any = client.post("/gradio_api/run/nothing", json={"data": []})
    assert told.status_code in (404, 405, 422, 500)
    assert "Traceback" not in told.text
