"""What the environment sets, and how a wrong value is told."""

from __future__ import annotations

import pytest

from assistant.kept.settings import DEFAULT_FILE, load_kept_settings
from assistant.kept.store import Store
from sources.errors import UsageError

NAMES = ("HOISO_KEEP", "HOISO_DATABASE_URL", "HOISO_RETENTION_DAYS")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_by_default_it_is_kept_for_half_a_year_beside_the_index() -> None:
    found = load_kept_settings()
    assert (found.keep, found.retention_days) == (True, 180)
    assert (found.url.drivername, found.url.database) == ("sqlite", str(DEFAULT_FILE))
    assert DEFAULT_FILE.parts[-2:] == (".hoiso", "kept.sqlite3")


def test_it_can_be_turned_off_and_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOISO_KEEP", "off")
    monkeypatch.setenv("HOISO_DATABASE_URL", "postgres://u:b%C3%AD@h:5433/d")
    monkeypatch.setenv("HOISO_RETENTION_DAYS", "0")
    found = load_kept_settings()
    assert (found.keep, found.retention_days) == (False, 0)
    assert (found.url.drivername, found.url.password, found.url.port) == ("postgresql+psycopg", "bí", 5433)
    assert "bí" not in f"{found!r}{found}{found.url}"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("HOISO_KEEP", "có lẽ", "HOISO_KEEP có giá trị 'có lẽ'; cần on"),
        ("HOISO_KEEP", "", "HOISO_KEEP có giá trị ''; cần on"),
        ("HOISO_RETENTION_DAYS", "-1", "HOISO_RETENTION_DAYS có giá trị '-1'; cần số ngày giữ lại, từ 0"),
        ("HOISO_RETENTION_DAYS", "99999999999", "cần số ngày giữ lại"),
        ("HOISO_RETENTION_DAYS", "nửa năm", "cần số ngày giữ lại"),
        ("HOISO_DATABASE_URL", "user:bímật@host/db", "HOISO_DATABASE_URL không đọc được; cần một địa chỉ như"),
        ("HOISO_DATABASE_URL", "", "cần một địa chỉ như"),
        ("HOISO_DATABASE_URL", "postgresql://u:bímật@h:cổng/d", "cần một địa chỉ như"),
        ("HOISO_DATABASE_URL", "sqlite://", "cần một địa chỉ như"),
        ("HOISO_DATABASE_URL", "sqlite:///:memory:", "cần một địa chỉ như"),
    ],
)
def test_a_wrong_value_is_told(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError) as caught:
        load_kept_settings()
    assert message in str(caught.value)
    assert "bímật" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("driver", ["oracle", "nosuch", "postgresql+asyncpg", "sqlite+aiosqlite"])
def test_a_database_without_a_driver_is_told(monkeypatch: pytest.MonkeyPatch, driver: str) -> None:
    monkeypatch.setenv("HOISO_DATABASE_URL", f"{driver}://u:bímật@h/d")
    with pytest.raises(UsageError, match="Chưa dùng được loại cơ sở dữ liệu") as caught:
        Store(load_kept_settings().url)
    assert "bímật" not in str(caught.value)
