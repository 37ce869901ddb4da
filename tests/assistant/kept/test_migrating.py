"""The tables as the migrations make them: from nothing, and back."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.engine import URL

from assistant.kept.migrating import alembic_config
from assistant.kept.store import Store
from assistant.kept.tables import Base
from tests.assistant.kept.conftest import asked


def test_an_empty_database_is_brought_to_the_newest_revision_once(url: URL) -> None:
    store = Store(url)
    assert store.prepare() == (None, "0001")
    store.add(asked())
    assert store.prepare() == ("0001", "0001")
    assert store.count() == 1
    store.close()


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_way_back_leaves_nothing_and_the_way_up_works_again(store: Store) -> None:
    store.add(asked())
    with store._engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert inspect(store._engine).get_table_names() == ["alembic_version"]
    assert store.prepare() == (None, "0001")
    assert store.count() == 0


def test_a_migration_that_fails_changes_nothing(url: URL) -> None:
    store = Store(url)
    store.prepare()
    store.add(asked())
    with store._engine.connect() as connection:
        transaction = connection.begin()
        command.downgrade(alembic_config(connection), "base")
        transaction.rollback()
    assert store.count() == 1
    store.close()


def test_sqlite_keeps_a_log_of_writes_and_waits_for_locks(sqlite_url: URL) -> None:
    store = Store(sqlite_url)
    store.prepare()
    with store._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "busy_timeout": 3000, "foreign_keys": 1, "secure_delete": 1}
    store.close()
