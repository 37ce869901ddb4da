"""The page of the sources: what is found, in which order, and how it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.english import ENGLISH
from assistant.web.markup import document_address
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.sources_page import address, state_of
from assistant.web.sources_table import PAGE, find
from assistant.web.sources_view import facts_html, in_words, status_text, table_html
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from index.build import build, plan
from index.generation import Generation
from sources.document import Document, PartialDate, Span
from tests.conftest import BUILT_AT, TODAY, HashingEncoder, make_generation

TEXT = "Đã cấp hơn 87 triệu thẻ. Còn 12 nơi."


def document(doc_id: str, title: str | None, publisher: str | None, date: PartialDate | None, *topics: str) -> Document:
    return Document(doc_id, TEXT, Span(0, len(TEXT)), title, publisher, date, topics=topics)


DOCUMENTS = [
    document("a.md", "Căn cước <b>mới</b>", "Bộ Công an", PartialDate(2024, 10, 12), "VNeID"),
    document("b & c.md", None, None, None),
    document("d.md", "Dịch vụ công", "Báo Điện Biên", PartialDate(2025)),
    document("e.md", "Cán bộ cước phí", "Sở A", PartialDate(2024, 11)),
]


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    return make_generation(tmp_path_factory.mktemp("index"), DOCUMENTS)


def test_the_newest_stand_first_and_those_without_a_date_last(generation: Generation) -> None:
    rows = find(generation, "").rows
    assert [(row.doc_id, str(row.published or "")) for row in rows] == [
        ("d.md", "2025"), ("e.md", "2024-11"), ("a.md", "2024-10-12"), ("b & c.md", ""),
    ]  # fmt: skip


def test_a_row_holds_what_is_known_of_a_document(generation: Generation) -> None:
    row = find(generation, "vneid").rows[0]
    assert (row.title, row.publisher, row.sentences, row.figures, row.hash) == (
        "Căn cước <b>mới</b>", "Bộ Công an", 2, 2, DOCUMENTS[0].sha256[:12],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("căn cước", ["e.md", "a.md"]),
        ("can cuoc", ["e.md", "a.md"]),
        ("CĂN CƯỚC bộ công", ["a.md"]),
        ("dien bien", ["d.md"]),
        ("2024", ["e.md", "a.md"]),
        ("12/10", ["a.md"]),
        ("vne", ["a.md"]),
        ("neid", []),
        ("  ", ["d.md", "e.md", "a.md", "b & c.md"]),
        ("không có đâu", []),
    ],
)
def test_documents_are_found_by_the_beginnings_of_words(generation: Generation, text: str, ids: list[str]) -> None:
    assert [row.doc_id for row in find(generation, text).rows] == ids


def test_pages_are_held_to_what_there_is(tmp_path: Path) -> None:
    many = [document(f"{n:03d}.md", f"Bài {n:03d}", "Sở A", None) for n in range(2 * PAGE + 3)]
    generation = make_generation(tmp_path, many)
    pages = [find(generation, "", offset) for offset in (-5, 0, PAGE, 2 * PAGE, 10**9)]
    assert [(page.offset, len(page.rows), page.has_more) for page in pages] == [
        (0, PAGE, True), (0, PAGE, True), (PAGE, PAGE, True), (2 * PAGE, 3, False), (2 * PAGE, 3, False),
    ]  # fmt: skip
    assert [row.title for row in pages[3].rows] == ["Bài 100", "Bài 101", "Bài 102"]
    assert status_text(pages[2]) == "51–100 trong 103 tài liệu"
    assert status_text(find(generation, "không")) == "0 tài liệu"


def test_the_facts_name_the_generation_and_when_it_was_built(generation: Generation) -> None:
    shown = facts_html(generation)
    assert "4 tài liệu, 8 câu, 8 số liệu" in shown
    assert "20260101T000000Z" in shown
    assert "dựng lúc 07:00 ngày 01/01/2026 (giờ Việt Nam)" in shown


def test_what_comes_from_outside_is_shown_never_run(generation: Generation) -> None:
    shown = table_html(find(generation, ""), "")
    assert "Căn cước &lt;b&gt;mới&lt;/b&gt;" in shown
    assert "/tai-lieu/b%20%26%20c.md" in shown
    assert "&lt;script&gt;" in table_html(find(generation, "không"), "<script>")


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567")])
def test_counts_are_written_as_vietnamese_readers_write_them(count: int, words: str) -> None:
    assert in_words(count) == words


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("index")
    build(plan(DOCUMENTS), folder, HashingEncoder(), BUILT_AT)
    live = LiveAssistant(folder, HashingEncoder())
    with TestClient(create_app(Services(live, lambda: TODAY)), base_url="http://localhost:7860") as served:
        yield served


def outputs(client: TestClient, number: int, data: list[object]) -> list[object]:
    body = {"data": data, "fn_index": number, "session_hash": "s"}
    event = client.post("/gradio_api/queue/join", json=body).json()["event_id"]
    with client.stream("GET", "/gradio_api/queue/data?session_hash=s") as reply:
        for line in reply.iter_lines():
            said = json.loads(line[5:]) if line.startswith("data:") else {}
            if said.get("event_id") == event and said["msg"] == "process_completed":
                found: list[object] = said["output"]["data"]
    return found


def test_the_page_is_there_for_everybody_and_searches(client: TestClient) -> None:
    assert [client.get(path).status_code for path in ("/nguon", "/sources")] == [200, 200]
    config = client.get("/config").json()
    box = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "source-text")
    number = next(one["id"] for one in config["dependencies"] if [box, "input"] in one["targets"])
    facts, table, status, *_ = outputs(client, number, ["can cuoc bo cong"])
    assert "4 tài liệu" in str(facts)
    assert "Bộ Công an" in str(table)
    assert "Dịch vụ công" not in str(table)
    assert "1 tài liệu" in str(status)
    for text in ("\0", "\ud83d", "x" * 5_000, "(", "%"):
        assert outputs(client, number, [text.encode("utf-8", "replace").decode()])


def test_a_document_opens(client: TestClient, generation: Generation) -> None:
    for row in find(generation, "").rows:
        assert client.get(document_address(row.doc_id)).status_code == 200


def test_without_an_operator_no_sign_in_is_offered(client: TestClient) -> None:
    assert "Dành cho người vận hành" not in client.get("/config").text


def test_the_english_page_shows_what_sources_say_in_their_own_words(generation: Generation) -> None:
    facts = facts_html(generation, ENGLISH)
    assert "4 documents, 8 sentences, 8 figures. Index version <code>20260101T000000Z</code>" in facts
    assert "built at 07:00 on 1 January 2026 (Vietnam time)" in facts
    shown = table_html(find(generation, ""), "", ENGLISH)
    assert 'href="/tai-lieu/a.md?lang=en"' in shown
    assert '<span lang="vi">Bộ Công an</span>' in shown
    assert 'class="date">12 October 2024</td>' in shown
    assert 'data-label="Publisher">not given</td>' in shown
    assert "No document matches “không”; please try fewer words." in table_html(
        find(generation, "không"), "không", ENGLISH
    )
    assert status_text(find(generation, "vneid"), ENGLISH) == "1 document"


@pytest.mark.parametrize(
    ("text", "offset", "words", "wanted"),
    [
        ("", 0, VIETNAMESE, "/nguon"),
        ("căn cước", 50, VIETNAMESE, "/nguon?q=c%C4%83n+c%C6%B0%E1%BB%9Bc&offset=50"),
        ("a&b", 0, ENGLISH, "/sources?q=a%26b"),
    ],
)
def test_an_address_opens_the_state_that_it_was_made_in(text: str, offset: int, words: Words, wanted: str) -> None:
    made = address(text, offset, words)
    assert made == wanted
    assert state_of(made.partition("?")[2]) == (text, offset)


@pytest.mark.parametrize("search", ["?offset=-3", "?offset=9999999999", "?offset=x", "?x=1", ""])
def test_what_an_address_should_not_say_is_left_out(search: str) -> None:
    assert state_of(search) == ("", 0)
