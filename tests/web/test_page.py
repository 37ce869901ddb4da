"""The page's handlers and the pages of documents, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.assistant import LiveAssistant
from assistant.web.answering import Answering
from assistant.web.cards import card_html
from assistant.web.chat import View, view
from assistant.web.english import ENGLISH
from assistant.web.markup import document_html, highlight, page_of, question_html, source_address
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.vietnamese import VIETNAMESE
from index.build import build, plan
from sources.document import Document, Span
from tests.conftest import BUILT_AT, TODAY, HashingEncoder, make_document

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> **đậm** [a](javascript:alert(3))"
DOCUMENT = make_document(f"Đã cấp hơn 87 triệu thẻ {EVIL}. Câu sau.", "tin <b>.txt")
SAID = VIETNAMESE.source


@pytest.fixture
def live(tmp_path: Path) -> LiveAssistant:
    build(plan([DOCUMENT]), tmp_path, HashingEncoder(), BUILT_AT)
    return LiveAssistant(tmp_path, HashingEncoder())


@pytest.fixture
def client(live: LiveAssistant) -> TestClient:
    return TestClient(create_app(Services(live, lambda: TODAY)))


def _view(live: LiveAssistant, *questions: str) -> View:
    data = {"id": "x", "turns": [{"q": question} for question in questions]}
    return view(Answering(Services(live, lambda: TODAY)), data, VIETNAMESE)


def test_html_from_outside_is_shown_never_run(live: LiveAssistant) -> None:
    result = live.current().ask("Đã cấp bao nhiêu thẻ?", TODAY)
    assert isinstance(result, Answer)
    page = document_html(DOCUMENT, result.citations[0].span, result.figures[0].figure.span, None)
    for html in (question_html(EVIL), card_html(result), card_html(result, near=[EVIL]), page):
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_evil_question_is_escaped_wherever_it_is_shown(live: LiveAssistant) -> None:
    chat = _view(live, f'Đã cấp bao nhiêu thẻ? {EVIL} " onclick="alert(4)')[0]
    for message in chat:
        assert "<script" not in message["content"].value
        assert '" onclick="' not in message["content"].value


def test_an_answer_shows_figure_source_and_highlight(live: LiveAssistant) -> None:
    chat, kept = _view(live, "Đã cấp bao nhiêu thẻ?")
    assert [message["role"] for message in chat] == ["user", "assistant"]
    html = chat[1]["content"].value
    assert "<strong>hơn 87 triệu thẻ</strong>" in html
    assert "<mark>hơn 87 triệu</mark>" in html
    assert "Theo bài đăng ngày 12/10/2024" in html
    assert kept["turns"] == [{"q": "Đã cấp bao nhiêu thẻ?", "done": True}]
    assert kept["place"].startswith("/tai-lieu/tin%20%3Cb%3E.txt?tu=0&den=")


def test_a_refused_question_is_told_and_shown_shortened(live: LiveAssistant) -> None:
    chat = _view(live, "a" * 10_000)[0]
    assert "dài 10.000 ký tự, giới hạn là 1.000" in chat[1]["content"].value
    assert len(chat[0]["content"].value) < 1_100


def test_the_address_of_a_citation_opens_the_document_at_it(live: LiveAssistant, client: TestClient) -> None:
    result = live.current().ask("Đã cấp bao nhiêu thẻ?", TODAY)
    assert isinstance(result, Answer)
    address = source_address(result.citations[0], result.figures[0].figure.span)
    page = client.get(address)
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert re.search(r'<mark id="trich">Đã cấp <strong class="figure">hơn 87 triệu</strong> thẻ', page.text)
    query = parse_qs(urlsplit(address).query)
    assert DOCUMENT.text[int(query["so_tu"][0]) : int(query["so_den"][0])] == "hơn 87 triệu"


def test_the_english_page_links_to_english_document_pages(live: LiveAssistant, client: TestClient) -> None:
    result = live.current().ask("Đã cấp bao nhiêu thẻ?", TODAY)
    page = client.get(source_address(result.citations[0], None, ENGLISH)).text
    assert '<html lang="en">' in page
    assert "No publisher given" in page
    assert '<div class="text" lang="vi">' in page


def test_a_changed_and_a_missing_document_are_told(client: TestClient) -> None:
    changed = client.get("/tai-lieu/tin <b>.txt", params={"tu": 0, "den": 5, "ban": "0" * 12})
    assert SAID.changed in changed.text
    assert "trich" not in changed.text
    missing = client.get("/tai-lieu/../../etc/passwd%00")
    assert missing.status_code == 404
    assert SAID.gone in client.get("/tai-lieu/none").text


def test_a_citation_made_before_a_switch_opens_after_it(
    live: LiveAssistant, client: TestClient, tmp_path: Path
) -> None:
    result = live.current().ask("Đã cấp bao nhiêu thẻ?", TODAY)
    assert isinstance(result, Answer)
    address = source_address(result.citations[0], result.figures[0].figure.span)
    marked = '<strong class="figure">hơn 87 triệu</strong>'

    edited = make_document("Đã cấp hơn 91 triệu thẻ.", DOCUMENT.doc_id)
    build(plan([edited]), tmp_path, HashingEncoder(), BUILT_AT)
    page = client.get(address)
    assert (page.status_code, SAID.replaced in page.text, marked in page.text) == (200, True, True)
    newer = re.search(r'<a href="([^"]+)">Xem bản đang dùng</a>', page.text)
    assert newer is not None
    assert "hơn 91 triệu" in (now := client.get(newer[1])).text
    assert SAID.replaced not in now.text

    other = make_document("Còn 5 hồ sơ.", "khác.txt")
    build(plan([other]), tmp_path, HashingEncoder(), BUILT_AT)
    page = client.get(address)
    assert (page.status_code, SAID.removed in page.text, marked in page.text) == (200, True, True)
    assert "Xem bản đang dùng" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    answer = live.current().ask("Đã cấp bao nhiêu thẻ?", TODAY)
    assert all(citation.document.doc_id == other.doc_id for citation in answer.citations)
    assert client.get("/tai-lieu/tin <b>.txt").status_code == 404


@pytest.mark.parametrize(("tu", "den"), [(5, 5), (9, 3), (0, 10**9), (10**30, 10**31)])
def test_offsets_outside_the_document_mark_nothing(client: TestClient, tu: int, den: int) -> None:
    page = client.get("/tai-lieu/tin <b>.txt", params={"tu": tu, "den": den})
    assert page.status_code in (200, 422)
    assert 'id="trich"' not in page.text


def test_the_chat_page_asks_no_other_host(client: TestClient) -> None:
    page = client.get("/").text
    assert "fonts.googleapis" not in page
    assert client.get("/healthz").json() == {"status": "ok"}


def test_highlight_by_hand() -> None:
    assert str(highlight("a<b>c", Span(0, 5), [(Span(1, 4), "<mark>")])) == "a<mark>&lt;b&gt;</mark>c"


PAGED = Document("a.pdf", "Trang một.\nTrang hai.\n", Span(0, 22), url="https://vi.du/a.pdf", pages=(0, 11))


@pytest.mark.parametrize(("start", "page"), [(0, 1), (10, 1), (11, 2), (20, 2)])
def test_the_page_of_a_pdf_is_counted_from_one(start: int, page: int) -> None:
    assert page_of(PAGED, Span(start, start + 1)) == page


def test_the_page_of_a_pdf_is_told_and_its_original_opened_there() -> None:
    page = document_html(PAGED, Span(11, 21), None, None)
    assert "trang 2/2" in page
    assert 'href="https://vi.du/a.pdf#page=2"' in page


def test_an_original_that_no_browser_should_open_is_no_link() -> None:
    document = Document("a.md", "Một câu.", Span(0, 8), url="javascript:alert(1)")
    assert "javascript:" not in document_html(document, None, None, None)


def test_headings_of_a_document_are_told_apart_and_keep_their_characters() -> None:
    text = "## Số <b>\nCâu."
    page = document_html(Document("a.md", text, Span(0, len(text))), None, None, None)
    assert 'role="heading" aria-level="3"><span class="hash">## </span>Số &lt;b&gt;</span>\nCâu.' in page
