"""A small app to call: two documents, the real index and assistant over them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from httpx import Response
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from index.build import build, plan
from sources.document import Document, PartialDate, Span
from tests.conftest import BUILT_AT, TODAY, HashingEncoder, make_document

_TEXT = "---\ntitle: x\n---\nĐã cấp hơn 87 triệu thẻ căn cước gắn chip. Câu sau không có số."
CARDS = Document(
    "thẻ & tin.txt",
    _TEXT,
    Span(17, len(_TEXT)),
    title="Tin thẻ",
    publisher="Bộ Công an",
    published_on=PartialDate(2024, 10, 12),
    url="https://vidu.vn/tin",
    topics=("căn cước",),
)
FILES = make_document("Năm 2023 cả nước có 17,72 triệu hồ sơ trực tuyến.", "hồ sơ.txt", "2024-01-05")
QUESTION = "Đã cấp bao nhiêu thẻ căn cước?"

Serve = Callable[..., TestClient]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveAssistant:
    folder = tmp_path_factory.mktemp("index")
    build(plan([CARDS, FILES]), folder, HashingEncoder(), BUILT_AT)
    return LiveAssistant(folder, HashingEncoder())


@pytest.fixture(scope="module")
def serve(live: LiveAssistant) -> Serve:
    """Return a function that makes a client of an app with the given settings."""

    def make(**settings: object) -> TestClient:
        return TestClient(create_app(Services(live, lambda: TODAY, WebSettings(**settings))))

    return make


@pytest.fixture(scope="module")
def client(serve: Serve) -> TestClient:
    return serve(asks_per_minute=0)


def is_problem(reply: Response, status: int, words: str) -> bool:
    """Tell whether a reply is the problem of a status, whose detail holds the words; a stack trace it never holds."""
    told = reply.json()
    return (
        (reply.status_code, told["status"], reply.headers["content-type"])
        == (status, status, "application/problem+json")
        and words in told["detail"]
        and told["request_id"] == reply.headers["x-request-id"]
        and {"type", "title", "instance"} <= told.keys()
        and "Traceback" not in reply.text
    )
