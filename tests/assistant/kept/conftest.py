"""Databases of what is kept, and what is put into them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from assistant.kept.keeper import Channel, KeptAnswer
from assistant.kept.settings import KeptSettings
from assistant.kept.store import Store
from tests.assistant.kept.postgres import empty, programs, serving

NOON = dt.datetime(2026, 3, 14, 12, 0, tzinfo=dt.UTC)


def asked(question: str = "Đã cấp bao nhiêu thẻ?", at: dt.datetime = NOON, **more: object) -> KeptAnswer:
    """Return a question of a day in March 2026, unanswered unless it is said."""
    facts: dict[str, object] = {
        "status": "abstained",
        "reason": "not_in_sources",
        "text": "Nguồn không nói.",
        "as_of": dt.date(2026, 3, 14),
        "took_ms": 12.5,
        "channel": Channel.CHAT,
    }
    return KeptAnswer(question=question, asked_at=at, **(facts | more))  # type: ignore[arg-type]


def settings(url: URL | str, **more: object) -> KeptSettings:
    """Return settings of a database, whatever the environment says."""
    shown = url if isinstance(url, str) else url.render_as_string(hide_password=False)
    return KeptSettings(database=shown, **({"keep": True, "retention_days": 180} | more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """A real PostgreSQL server."""
    folder = programs()
    if folder is None:
        missing = "PostgreSQL is not installed (apt package postgresql)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with serving(folder) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> URL:
    return URL.create("sqlite", database=str(tmp_path / "dữ liệu" / "kept.sqlite3"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, sqlite_url: URL) -> URL:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_url
    server: URL = request.getfixturevalue("postgres")
    empty(server)
    return settings(server).url


@pytest.fixture
def open_store() -> Iterator[Callable[[URL], Store]]:
    """Return a function that opens a database, migrated; what it opened is closed at the end."""
    opened: list[Store] = []

    def make(url: URL) -> Store:
        store = Store(url)
        opened.append(store)
        store.prepare()
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(url: URL, open_store: Callable[[URL], Store]) -> Store:
    return open_store(url)
