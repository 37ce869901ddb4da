"""What the tests of the web app share; and a chat page in a real browser, over the corpus that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as TooLate

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from index.encoder import PackagedEncoder
from tests.conftest import TODAY
from tests.web.chatting import open_chat
from tests.web.every_place import every_place
from tests.web.in_process import served
from tests.web.keeping import RememberingKeeper
from tests.web.serving import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test in a browser again, at most twice, where the browser was not in the state that is looked for.

    On a busy machine a page can be late, be asked anew below a click, or be read a moment too soon; what is wrong fails
    each time. The report names each test that was tried again.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=[TooLate, AssertionError]))


@pytest.fixture(scope="session", autouse=True)
def allow_the_test_client() -> Iterator[None]:
    """Let in the host that Starlette's test client names; a server names those of its own machine only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOISO_ALLOWED_HOSTS", "testserver")
        yield


@pytest.fixture(scope="module")
def chat_services(shipped_index: Path, packaged: PackagedEncoder) -> Services:
    return Services(LiveAssistant(shipped_index, packaged), lambda: TODAY, keeper=RememberingKeeper(), kept_days=90)


@pytest.fixture(scope="module")
def chat_address(chat_services: Services) -> Iterator[str]:
    with served(create_app(chat_services)) as url:
        yield url


@pytest.fixture(scope="session")
def every_page(
    shipped_index: Path, packaged: PackagedEncoder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of an app with all places."""
    with every_place(tmp_path_factory.mktemp("operator"), shipped_index, packaged) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: Any, chat_address: str) -> Any:
    opened = context.new_page()
    open_chat(opened, chat_address)
    return opened


@pytest.fixture(scope="session", autouse=True)
def keep_nothing_of_tests() -> Iterator[None]:
    """Let no server that a test starts write into the database of this machine; a test that keeps says where."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOISO_KEEP", "off")
        yield
