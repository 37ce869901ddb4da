"""Files that events of the pages name: Gradio would read any of this machine for an app that is mounted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from index.build import build, plan
from tests.conftest import BUILT_AT, TODAY, HashingEncoder, make_document

FILE = {"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}
PLACES: list[Any] = [
    FILE,
    [FILE],
    [{"role": "user", "content": [{"type": "file", "file": FILE}]}],
    {"turns": [{"q": FILE}]},
    {**FILE, "url": "http://127.0.0.1:1/a"},
    {**FILE, "path": "http://127.0.0.1:1/a"},
    {**FILE, "path": "file:///etc/hostname"},
    {**FILE, "path": "../../../../../../etc/hostname"},
    {**FILE, "path": "app.py"},
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("place")
    build(plan([make_document("Đã cấp hơn 87 triệu thẻ.", "tin.txt")]), folder / "index", HashingEncoder(), BUILT_AT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(folder / "uploads"))
        services = Services(LiveAssistant(folder / "index", HashingEncoder()), lambda: TODAY)
        with TestClient(create_app(services), base_url="http://localhost:7860") as served:
            yield served
    # Whatever the event, nothing was copied to where files are served from.
    assert not [path for path in (folder / "uploads").rglob("*") if path.is_file()]


@pytest.mark.parametrize("value", PLACES, ids=range(len(PLACES)))
@pytest.mark.parametrize("route", ["queue/join", "run/predict", "api/hoi", "call/hoi", "call/v2/hoi"])
def test_an_event_that_names_a_file_is_refused(client: TestClient, route: str, value: Any) -> None:
    body = {"data": [value, value, value], "fn_index": 0, "session_hash": "s"}
    for text in (json.dumps(body), json.dumps(body).replace("FileData", "File\\u0044ata")):
        reply = client.post(f"/gradio_api/{route}", content=text, headers={"Content-Type": "application/json"})
        assert (reply.status_code, "nêu một tệp" in reply.text) == (403, True)


def test_every_event_of_the_page_is_held_to_it(client: TestClient) -> None:
    for dependency in client.get("/config").json()["dependencies"]:
        body = {"data": [FILE] * len(dependency["inputs"]), "fn_index": dependency["id"], "session_hash": "s"}
        if dependency["inputs"]:
            assert client.post("/gradio_api/queue/join", json=body).status_code == 403


def test_gradio_itself_checks_too(client: TestClient) -> None:
    """The second line: were the first not there, an upload alone could be named."""
    from starlette.routing import Mount

    mounted = client.app.routes[-1]  # type: ignore[attr-defined]
    assert isinstance(mounted, Mount)
    assert mounted.app._app.get_blocks().has_launched  # type: ignore[attr-defined]


def test_words_that_look_like_a_file_are_words(client: TestClient) -> None:
    body = {"data": [json.dumps(FILE)], "fn_index": 0, "session_hash": "s"}
    assert client.post("/gradio_api/queue/join", json=body).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[" * 200_000, b'{"data":[], "x":' + b"[" * 5_000 + b"]" * 5_000 + b"}"]
)
def test_what_is_no_json_is_refused(client: TestClient, body: bytes) -> None:
    reply = client.post("/gradio_api/queue/join", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in (400, 422)


def test_nothing_of_this_machine_is_served(client: TestClient) -> None:
    assert client.get(f"/gradio_api/file={Path(__file__)}").status_code in (403, 404)
