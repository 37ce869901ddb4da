"""The tables as the migrations make them: from nothing, and back."""

from __future__ import annotations

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, inspect
from sqlalchemy.engine import URL

from assistant.kept.migrating import alembic_config
from assistant.kept.rows import Wanted
from assistant.kept.store import Store
from assistant.kept.tables import Base
from assistant.outside import Outside
from assistant.replies import REPLIES
from tests.assistant.kept.conftest import NOON, asked


def test_an_empty_database_is_brought_to_the_newest_revision_once(url: URL) -> None:
    store = Store(url)
    assert store.prepare() == (None, "0002")
    store.add(asked())
    assert store.prepare() == ("0002", "0002")
    assert store.count() == 1
    store.close()


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_what_an_earlier_version_kept_stays_and_its_greetings_are_no_questions(store: Store) -> None:
    said = {kind: REPLIES[kind] for kind in (Outside.GREETING, Outside.THANKS, Outside.REMARK, Outside.ADVICE)}
    with store._engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0001")
        kept = Base.metadata.tables["questions"]
        columns = [column for column in kept.columns if column.name != "filters"]
        for kind, text in {**said, "asked": "Nguồn không nói."}.items():
            row = dict.fromkeys(column.name for column in columns) | {
                "id": str(kind), "asked_at": NOON, "channel": "chat", "question": str(kind), "history": [],
                "status": "abstained", "reason": "out_of_scope", "text": text, "figures": [],
                "as_of": NOON.date(), "took_ms": 1.0,
            }  # fmt: skip
            row["id"] = row["id"][-24:]
            connection.execute(insert(kept).values(row))
    assert store.prepare() == ("0001", "0002")
    assert {row.question: row.status for row in store.rows()} == {
        **{str(kind): "talk" for kind in said}, str(Outside.ADVICE): "abstained", "asked": "abstained",
    }  # fmt: skip
    assert {row.filters for row in store.rows()} == {None}
    assert store.count(Wanted(unanswered=True)) == 2


def test_the_way_back_leaves_nothing_and_the_way_up_works_again(store: Store) -> None:
    store.add(asked())
    with store._engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert inspect(store._engine).get_table_names() == ["alembic_version"]
    assert store.prepare() == (None, "0002")
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
