"""Nothing of an operator's is reached without being signed in: each route is tried, and each event of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from assistant.web.event_files import EventFiles
from assistant.web.language import LANGUAGES
from assistant.web.operator_gate import COOKIE, Gate
from assistant.web.operator_words import OperatorWords
from tests.web.operating import Events, Place, serving_operator

SESSIONS = [None, "", "x", "' OR 1=1", "a" * 5_000]
CLOSED_FOR_ALL = (
    "proxy=", "stream/", "process_recording", "custom_component/", "component_server", "run-history/", "deep_link",
    "dev/", "file/",
)  # fmt: skip
# Each of a page's events has a number; more than there are.
MOST_EVENTS = 60


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with serving_operator(tmp_path_factory.mktemp("place")) as served:
        yield served


@pytest.fixture(params=LANGUAGES, ids=lambda words: words.code)
def said(request: pytest.FixtureRequest) -> OperatorWords:
    """The words of the pages, and where they are, in each language."""
    operators: OperatorWords = request.param.operators
    return operators


@pytest.fixture
def client(place: Place) -> TestClient:
    place.client.cookies.clear()
    return place.client


def paths(routes: list[BaseRoute], before: str = "") -> list[tuple[str, str]]:
    """Return method and path of all routes, also of mounted apps; what stands in braces becomes ``x``."""
    found = []
    for route in routes:
        if isinstance(route, Mount):
            inner = route.app
            while isinstance(inner, Gate | EventFiles):
                inner = inner._app
            found += paths(getattr(inner, "routes", []), before + route.path)
        elif inner := getattr(route, "original_router", None):  # what FastAPI keeps of a router that is included
            found += paths(inner.routes, before)
        elif isinstance(route, Route):
            path = before + "/".join("x" if part.startswith("{") else part for part in route.path.split("/"))
            path = path.replace("{path_or_url:path}", "x").replace("{url_path:path}", "x")
            found += [(method, path) for method in sorted(route.methods or ())]
    return found


def test_every_route_answers_403_without_a_session(client: TestClient, said: OperatorWords) -> None:
    ours = [one for one in paths(client.app.routes) if one[1].startswith(said.path + "/")]  # type: ignore[attr-defined]
    closed = [one for one in ours if one[1] not in (said.sign_in_path, said.sign_out_path)]
    assert len(closed) > 60
    assert {f"{said.path}/gradio_api/upload", f"{said.path}/gradio_api/queue/join", f"{said.path}/config",
            f"{said.path}/", f"{said.downloads_path}/x"} <= {path for _, path in closed}  # fmt: skip
    replies = {(method, path): client.request(method, path).status_code for method, path in closed}
    # What the guard closes for all does not even reach the gate.
    others = {path.removeprefix(f"{said.path}/gradio_api/") for (_, path), status in replies.items() if status != 403}
    assert all(path.startswith((*CLOSED_FOR_ALL, f"{said.path}/monitoring")) for path in others), others
    assert set(replies.values()) == {403, 404}


@pytest.mark.parametrize("session", SESSIONS, ids=["none", "empty", "short", "quote", "long"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/queue/join"),
        ("GET", "/gradio_api/queue/data?session_hash=s"),
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/hostname"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/_build"),
        ("GET", "/config"),
        ("GET", "/tai-ve/moi-cau-hoi.jsonl"),
        ("GET", "/downloads/all-questions.jsonl"),
        ("GET", "/tai-ve/khong-co"),
        ("GET", "/khong-co"),
    ],
)
def test_a_made_up_session_opens_nothing(
    client: TestClient, said: OperatorWords, method: str, path: str, session: str | None
) -> None:
    headers = {} if session is None else {"Cookie": f"{COOKIE}={session}"}
    reply = client.request(method, said.path + path, headers=headers)
    assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json")
    # The guard, before the gate, speaks Vietnamese of uploads.
    told = reply.json()["detail"]
    assert told.startswith("Trang này không nhận tệp") if path.endswith("upload") else told == said.refused


def test_every_event_of_the_pages_is_refused(place: Place, client: TestClient, said: OperatorWords) -> None:
    place.sign_in()
    events = Events(client, path=said.path)
    numbers = [dependency["id"] for dependency in events.config["dependencies"]]
    client.cookies.clear()
    assert 8 < len(numbers) < MOST_EVENTS
    assert {events.join(number, [None]).status_code for number in range(MOST_EVENTS)} == {403}
    assert not place.desk.builder.state.is_running  # type: ignore[union-attr]


def test_the_public_app_knows_nothing_of_the_operators(place: Place, client: TestClient) -> None:
    place.sign_in()
    config: dict[str, Any] = client.get("/config").json()
    labels = {one["props"].get("elem_id") for one in config["components"]}
    assert not labels & {"upload", "build", "remove", "remove-sure", "roll-back", "take", "show-kept"}
    body = client.get("/nguon").text
    assert "Dựng lại chỉ mục" not in body


def test_events_of_the_public_app_do_no_operators_work(place: Place, client: TestClient) -> None:
    place.sign_in()
    for number in range(MOST_EVENTS):
        body = {"data": [None] * 8, "fn_index": number, "session_hash": "s"}
        client.post("/gradio_api/queue/join", json=body)
    assert not place.desk.builder.state.is_running  # type: ignore[union-attr]


def test_nobody_uploads_to_the_public_app_not_even_an_operator(
    place: Place, client: TestClient, said: OperatorWords
) -> None:
    place.sign_in()
    files = {"files": ("a.md", b"x")}
    assert client.post("/gradio_api/upload", files=files).status_code == 403
    assert client.post(f"{said.path}/gradio_api/upload", files=files).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "//nguon/van-hanh/config",
        "/nguon//van-hanh/config",
        "/nguon/van-hanh//config",
        "/nguon/./van-hanh/config",
        "/nguon/van-hanh/%2e%2e/van-hanh/config",
        "/NGUON/van-hanh/config",
        "/nguon/van%2dhanh/config",
        "/nguon/van-hanh/tai-ve/../config",
        "/nguon/van-hanh/tai-ve/%2e%2e/config",
        "/nguon/van-hanh/dang-nhap/../config",
        "/nguon/van-hanh;x/config",
        "//sources/operators/config",
        "/sources//operators/config",
        "/sources/operators//config",
        "/sources/operators/%2e%2e/operators/config",
        "/SOURCES/operators/config",
        "/sources/operators/downloads/../config",
        "/sources/operators/sign-in/../config",
        "/sources/operators;x/config",
        "/nguon/van-hanh/sources/operators/config",
        "/sources/operators/nguon/van-hanh/config",
    ],
)
def test_no_other_way_of_writing_the_address_leads_past_the_gate(client: TestClient, path: str) -> None:
    reply = client.get(f"http://localhost:7860{path}")
    assert "Dựng lại chỉ mục" not in reply.text
    assert "Rebuild the index" not in reply.text


def test_a_browser_is_shown_the_form_instead(client: TestClient, said: OperatorWords) -> None:
    reply = client.get(f"{said.path}/", headers={"Accept": "text/html"})
    assert (reply.status_code, said.sign_in.password in reply.text) == (403, True)
    assert reply.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_what_an_operator_sees_is_not_stored(place: Place, client: TestClient, said: OperatorWords) -> None:
    place.sign_in()
    assert client.get(f"{said.path}/config").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_what_a_page_of_another_site_sends_is_refused(
    place: Place, client: TestClient, said: OperatorWords, headers: dict[str, str]
) -> None:
    place.sign_in()
    for path in (said.sign_in_path, said.sign_out_path, f"{said.path}/gradio_api/queue/join"):
        reply = client.post(path, headers=headers, data={"mat-khau": "x"})
        assert (reply.status_code, "từ trang của nơi khác" in reply.text) == (403, True)
    assert client.get(f"{said.path}/config").status_code == 200


@pytest.mark.parametrize("path", ["/gradio_api/proxy=http://example.com/", "/gradio_api/file=http://127.0.0.1:1/"])
def test_routes_that_lead_away_are_closed_for_operators_too(
    place: Place, client: TestClient, said: OperatorWords, path: str
) -> None:
    place.sign_in()
    assert client.get(said.path + path).status_code == 404


def test_without_a_password_there_is_no_operator(tmp_path: Path, said: OperatorWords) -> None:
    with serving_operator(tmp_path, has_operator=False) as place:
        sign_in = said.sign_in_path.removeprefix(said.path)
        for method, path in (("GET", "/"), ("GET", sign_in), ("POST", sign_in), ("GET", "/config"),
                             ("POST", "/gradio_api/upload"), ("POST", "/gradio_api/queue/join")):  # fmt: skip
            reply = place.client.request(method, said.path + path, headers={"Accept": "text/html"})
            assert reply.status_code == 403, path
        assert "HOISO_OPERATOR_PASSWORD_HASH" in place.client.get(said.sign_in_path).json()["detail"]
        config = place.client.get("/config").json()
        assert "Dành cho người vận hành" not in str(config)
