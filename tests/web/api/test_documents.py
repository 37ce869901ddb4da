"""``/api/v1/documents``: what is listed, what stands at a place, and places that are none."""

from __future__ import annotations

import hashlib

import pytest
from starlette.testclient import TestClient

from tests.web.api.conftest import CARDS, FILES, QUESTION, is_problem

DOCUMENTS = "/api/v1/documents"
CARDS_PATH = f"{DOCUMENTS}/th%E1%BA%BB%20%26%20tin.txt"


def test_documents_are_listed_with_what_is_known_of_them(client: TestClient) -> None:
    listed = client.get(DOCUMENTS).json()
    assert (listed["total"], listed["next"]) == (2, None)
    cards = next(row for row in listed["documents"] if row["doc_id"] == CARDS.doc_id)
    assert cards == {
        "doc_id": "thẻ & tin.txt",
        "title": "Tin thẻ",
        "publisher": "Bộ Công an",
        "published_on": "2024-10-12",
        "url": "https://vidu.vn/tin",
        "kind": None,
        "topics": ["căn cước"],
        "sha256": hashlib.sha256(CARDS.text.encode()).hexdigest(),
        "characters": len(CARDS.text),
        "self": CARDS_PATH,
        "sentences": 2,
        "figures": 1,
    }


def test_pages_lead_through_all_documents(client: TestClient) -> None:
    first = client.get(DOCUMENTS, params={"limit": 1}).json()
    second = client.get(first["next"]).json()
    ids = [row["doc_id"] for page in (first, second) for row in page["documents"]]
    assert sorted(ids) == sorted([CARDS.doc_id, FILES.doc_id])
    assert second["next"] is None
    assert client.get(DOCUMENTS, params={"offset": 1000}).json()["documents"] == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"limit": 0}, "«limit» phải từ 1 trở lên"),
        ({"limit": 201}, "«limit» không được quá 200"),
        ({"offset": -1}, "«offset» phải từ 0 trở lên"),
        ({"offset": "x"}, "«offset» phải là một số nguyên"),
        ({"offset": "9" * 5000}, "«offset»"),
    ],
)
def test_pages_that_are_none_are_told(client: TestClient, query: dict[str, str], words: str) -> None:
    assert is_problem(client.get(DOCUMENTS, params=query), 422, words)


def test_a_document_is_given_whole(client: TestClient) -> None:
    given = client.get(CARDS_PATH).json()
    assert given["text"] == CARDS.text
    assert (given["sentences"], given["figures"]) == (2, 1)


def test_the_place_of_a_citation_gives_its_words_and_its_sentence(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    figure = answer["figures"][0]
    place = client.get(CARDS_PATH, params={"span": f"{figure['start']}-{figure['end']}"}).json()
    assert place["span"] == {"start": 24, "end": 36, "text": "hơn 87 triệu"}
    assert place["sentence"] == {"start": 17, "end": 59, "text": "Đã cấp hơn 87 triệu thẻ căn cước gắn chip."}
    assert "text" not in place


def test_a_place_between_sentences_has_none_around_it(client: TestClient) -> None:
    space = CARDS.text.index(" Câu sau")
    place = client.get(CARDS_PATH, params={"span": f"{space}-{space + 1}"}).json()
    assert place["span"]["text"] == " "
    assert place["sentence"] is None


@pytest.mark.parametrize(
    "span",
    [
        "5-5",
        "9-3",
        "0-5",
        "17-85",
        "17-999999999",
        "999999999999-9999999999999",
        "-1-5",
        "a-b",
        "17",
        "",
        "17-2٣",
        "1" * 9000,
    ],
)
def test_a_forged_place_is_refused(client: TestClient, span: str) -> None:
    assert is_problem(client.get(CARDS_PATH, params={"span": span}), 422, "«span»")


@pytest.mark.parametrize(
    "doc_id",
    [
        "none.txt",
        "../../../etc/passwd",
        "..%2F..%2Fetc%2Fpasswd",
        "%2e%2e/app.py",
        "/etc/passwd",
        "a%00b",
        "",
        "%E2%80%AE.txt",
    ],
)
def test_an_id_that_is_none_is_not_found(client: TestClient, doc_id: str) -> None:
    reply = client.get(f"{DOCUMENTS}/{doc_id}")
    assert reply.status_code == 404
    assert "root:" not in reply.text
