"""The app with an operator, called over HTTP as its pages call it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Keeper, NotKept
from assistant.operating.desk import Desk
from assistant.operating.passwords import PasswordHash
from assistant.operating.settings import OperatorSettings
from assistant.web.operator_gate import may_upload
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from index.build import build, plan
from index.settings import Settings
from sources.library import load_library
from tests.assistant.operating.building import asking, known, places
from tests.conftest import BUILT_AT, TODAY

PASSWORD = "mot hai ba bon nam"
# With the least work that is accepted, so that tests do not wait.
HASH = PasswordHash.parse("scrypt:14:1:1:c2FsdHNhbHRzYWx0c2FsdA:VnG6DyVey5DngHkzZOJnTSc11YO9DzCiTcJQpZqhNS4")
OPERATOR_PATH = "/nguon/van-hanh"
SIGN_IN, SIGN_OUT = f"{OPERATOR_PATH}/dang-nhap", f"{OPERATOR_PATH}/dang-xuat"
BASE = "http://localhost:7860"


@dataclass
class Place:
    """An app over a folder of documents.

    Attributes:
        settings: Where documents and index are.
        services, client: Of the app; the client is not signed in.
    """

    settings: Settings
    services: Services
    client: TestClient
    desk: Desk | None

    def sign_in(self, password: str = PASSWORD) -> int:
        """Sign the client in; return the status."""
        return self.client.post(SIGN_IN, data={"mat-khau": password}, follow_redirects=False).status_code


@contextmanager
def serving_operator(
    folder: Path,
    *,
    has_operator: bool = True,
    keeper: Keeper | None = None,
    web: WebSettings | None = None,
    read_seconds: float = 20,
) -> Iterator[Place]:
    """Give the app over one document, served until the block ends."""
    settings = places(folder)
    known(settings)
    build(plan(load_library(settings.sources_dir).documents), settings.index_dir, asking(), BUILT_AT)
    desk = Desk(HASH, OperatorSettings(read_seconds=read_seconds), settings) if has_operator else None
    services = Services(
        LiveAssistant(settings.index_dir, asking()),
        lambda: TODAY,
        settings=web or WebSettings(events_per_minute=0),
        may_upload=partial(may_upload, desk=desk),
        keeper=keeper or NotKept(),
        desk=desk,
    )
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GRADIO_TEMP_DIR", str(folder / "uploads"))
            with TestClient(create_app(services), base_url=BASE) as client:
                yield Place(settings, services, client, desk)
    finally:
        services.close()


@dataclass
class Events:
    """A window of the operator's pages: sends its events, and hears what comes of them.

    Attributes:
        client: Signed in, or not.
        session: Of the window.
        path: Of the pages.
    """

    client: TestClient
    session: str = "window"
    path: str = OPERATOR_PATH
    _rendered: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        reply = self.client.get(f"{self.path}/config")
        self.config: dict[str, Any] = reply.json() if reply.status_code == 200 else {}

    def upload(self, *files: tuple[str, bytes]) -> Any:
        """Send files; return the reply."""
        sent = [("files", (name, data)) for name, data in files]
        return self.client.post(f"{self.path}/gradio_api/upload", files=sent)

    def fire(self, elem_id: str, event: str, data: list[Any]) -> list[Any]:
        """Send an event of a component; return what its outputs become."""
        return self.send(self.number(elem_id, event), data)

    def number(self, elem_id: str, event: str) -> int:
        """Return the number of an event of a component; of the page's ``load``, and of its ``timer``."""
        if elem_id == "load":
            return next(int(one["id"]) for one in self.config["dependencies"] if one["targets"][0][1] == "load")
        return self._function(
            lambda one: one["type"] == "timer" if elem_id == "timer" else one["props"].get("elem_id") == elem_id, event
        )

    def attempt(self, function: int, data: list[Any]) -> list[Any] | None:
        """Send an event that may fail; return what its outputs become, or ``None`` where it fails."""
        joined = self.join(function, data)
        return self._heard(joined.json()["event_id"], may_fail=True) if joined.status_code == 200 else None

    def show_staged(self) -> str:
        """Let what is set aside be shown, as the page does when it changes; return it."""
        self.send(self._function(lambda one: one["type"] == "state", "change"), [None])
        return json.dumps(self._rendered, ensure_ascii=False)

    def send(self, function: int, data: list[Any]) -> list[Any]:
        """Send an event by its number; return what its outputs become."""
        joined = self.join(function, data)
        assert joined.status_code == 200, joined.text
        heard = self._heard(joined.json()["event_id"])
        assert heard is not None
        return heard

    def join(self, function: int, data: list[Any]) -> Any:
        """Send an event by its number; return the reply."""
        body = {"data": data, "fn_index": function, "session_hash": self.session, "event_data": None}
        return self.client.post(f"{self.path}/gradio_api/queue/join", json=body)

    def _function(self, is_meant: Callable[[dict[str, Any]], bool], event: str) -> int:
        for shown in (self._rendered, self.config):
            ids = [one["id"] for one in shown.get("components", ()) if is_meant(one)]
            for dependency in shown.get("dependencies", ()):
                if any([number, event] in dependency["targets"] for number in ids):
                    return int(dependency["id"])
        raise AssertionError(f"no such event {event}")

    def _heard(self, event_id: str, may_fail: bool = False) -> list[Any] | None:
        output: list[Any] | None = None
        address = f"{self.path}/gradio_api/queue/data?session_hash={self.session}"
        with self.client.stream("GET", address) as reply:
            for line in reply.iter_lines():
                said = json.loads(line[5:]) if line.startswith("data:") else {}
                if said.get("event_id") == event_id and said["msg"] == "process_completed":
                    assert said["success"] or may_fail, said
                    if not said["success"]:
                        continue
                    self._rendered = said["output"].get("render_config") or self._rendered
                    output = said["output"]["data"]
        return output
