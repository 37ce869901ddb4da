"""Parameters that an address has not: refused, with what it has and what was likely meant."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.api.conftest import QUESTION, is_problem


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/api/v1/figures?page_size=1", "«page_size»; các tham số là q, topic, unit,"),
        ("/api/v1/figures?page_size=1", "(có lẽ là «limit»)"),
        ("/api/v1/figures?pubIisher=x", "(có lẽ là «publisher»)"),
        ("/api/v1/figures?Topic=thẻ", "(có lẽ là «topic»)"),
        ("/api/v1/documents?page=2", "«page»; các tham số là offset, limit (có lẽ là «offset»)."),
        ("/api/v1/documents?limit=1&foo=bar", "«foo»; các tham số là offset, limit."),
        ("/api/v1/documents/x?spam=1-2", "(có lẽ là «span»)"),
        # Known where it is unknown too that its value is wrong.
        ("/api/v1/documents?foo=bar&limit=x", "«foo»"),
    ],
)
def test_an_unknown_parameter_is_named_with_the_nearest(client: TestClient, address: str, told: str) -> None:
    reply = client.get(address)
    assert is_problem(reply, 422, told)
    assert reply.json()["errors"][0]["detail"] == "không có"


def test_where_there_is_none_that_is_said(client: TestClient) -> None:
    reply = client.post("/api/v1/ask?as_of=2024", json={"question": QUESTION})
    assert is_problem(reply, 422, "Không có tham số «as_of»; địa chỉ này không nhận tham số nào.")


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/figures?q=thẻ&topic=căn cước&sort=value&order=asc&offset=0&limit=5&facets=true&conflicts=true",
        "/api/v1/figures?format=csv&download=true&kind=&period=2024",
        "/api/v1/documents?offset=0&limit=1",
    ],
)
def test_known_ones_are_taken(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post("/api/v1/batch?as_of=2024-12", json=[{"question": QUESTION}]).status_code == 200
