"""Bringing a database to the tables of this version: under a lock, all or nothing."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from assistant.kept.errors import KeptNewer, place_of

_FOLDER = Path(__file__).parent / "migrations"
# Any number, the same in every process of this program.
_POSTGRESQL_LOCK = 0x4853_6B65


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Migrate a database to the newest revision; two processes do it one after the other.

    Returns:
        The revision that was found, ``None`` for an empty database, and the one that is there now.

    Raises:
        KeptNewer: The database has a revision that this version does not know; nothing is changed.
        SQLAlchemyError: The database failed; nothing is changed.
    """
    with engine.begin() as connection:
        _lock(connection)
        before = current_revision(connection)
        config = alembic_config(connection)
        scripts = ScriptDirectory.from_config(config)
        if before is not None and before not in {known.revision for known in scripts.walk_revisions()}:
            raise KeptNewer(
                f"Cơ sở dữ liệu lưu câu hỏi ở {place_of(engine.url)} có bản lược đồ {before}, mới hơn bản "
                f"{scripts.get_current_head()} mà chương trình này biết; hãy chạy phiên bản mới của Hỏi Số, đặt "
                "HOISO_DATABASE_URL khác, hoặc HOISO_KEEP=off."
            )
        if before != scripts.get_current_head():
            command.upgrade(config, "head")
        return before, current_revision(connection)


def current_revision(connection: Connection) -> str | None:
    """Return the revision of a database; ``None`` for one without tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def alembic_config(connection: Connection) -> Config:
    """Return what Alembic's commands need to work over a connection."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _lock(connection: Connection) -> None:
    """Wait until no other process migrates. SQLite's transactions are locks already: see ``engines``."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
