"""The description of the API: complete, Vietnamese, true, and served from here alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.web.api.schemas import Reply
from tests.web.api.conftest import QUESTION

VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


BESIDE = ("/healthz", "/readyz", "/metrics")


def _operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for name, one in described.items() if name != "servers"]


@pytest.fixture
def schema(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


def test_every_route_is_described(schema: dict[str, Any]) -> None:
    assert {"/v1/ask", "/v1/batch", "/v1/documents", "/v1/documents/{doc_id}"} <= schema["paths"].keys()
    assert schema["servers"] == [{"url": "/api"}]


def test_what_looks_after_the_server_is_described_where_it_stands(client: TestClient, schema: dict[str, Any]) -> None:
    for path in BESIDE:
        assert schema["paths"][path]["servers"] == [{"url": "/"}]
        assert client.get(path).status_code == 200
    assert list(schema["paths"]["/metrics"]["get"]["responses"]["200"]["content"]) == ["text/plain"]


def test_descriptions_are_vietnamese(schema: dict[str, Any]) -> None:
    for path, operations in schema["paths"].items():
        for operation in _operations(operations):
            told = [operation["summary"], operation["description"]]
            told += [response["description"] for response in operation["responses"].values()]
            told += [parameter.get("description", "â") for parameter in operation.get("parameters", ())]
            for text in told:
                assert VIETNAMESE.search(text), (path, text)


def test_refusals_are_described_as_problems(schema: dict[str, Any]) -> None:
    for path, operations in schema["paths"].items():
        for operation in _operations(operations):
            refusals = {status: one for status, one in operation["responses"].items() if status >= "400"}
            assert path in BESIDE or {"422", "429", "500"} <= refusals.keys()
            assert all(list(one["content"]) == ["application/problem+json"] for one in refusals.values())


@pytest.mark.parametrize(
    "question",
    [
        QUESTION,
        "Có bao nhiêu con voi ở sao Hoả?",
        "Đã cấp bao nhiêu thẻ căn cước? Năm 2023 có bao nhiêu hồ sơ trực tuyến?",
        "xin chào",
    ],
)
def test_answers_are_as_described(client: TestClient, question: str) -> None:
    Reply.model_validate(client.post("/api/v1/ask", json={"question": question}).json())


def test_the_page_loads_from_here_alone(client: TestClient) -> None:
    page = client.get("/api/docs")
    assert 'lang="vi"' in page.text
    assert "'unsafe-inline'" not in page.headers["content-security-policy"].split("style-src")[0]
    loaded = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page.text)
    assert len(loaded) == 3
    for address in loaded:
        assert client.get(address).status_code == 200
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)
    assert client.get("/api/docs/..%2finclude.py").status_code == 404
    assert client.get("/api/docs/docs.html").status_code == 404


def test_the_root_leads_to_the_page(client: TestClient) -> None:
    reply = client.get("/api", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, "/api/docs")
