"""Opening the database: SQLite so that threads and processes may share its file, others as they come."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from sources.errors import UsageError

# An execution option: the transaction only reads, so that it need not wait for who writes.
READS = "hoiso_reads"
_OWNER_ONLY = 0o600


def open_engine(url: URL, patience: float) -> Engine:
    """Return an engine that has not connected yet.

    Args:
        url: Where the database is.
        patience: Seconds to wait for a lock, a connection or an answer of the server.

    Raises:
        UsageError: There is no driver for such a URL.
    """
    name = url.get_backend_name()
    more: dict[str, Any] = {"connect_args": {"timeout": patience}} if name == "sqlite" else {"pool_pre_ping": True}
    if url.drivername == "postgresql+psycopg":
        milliseconds = int(patience * 1000)
        more["connect_args"] = {
            "connect_timeout": max(2, int(patience)),
            "tcp_user_timeout": milliseconds,
            "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
        }
    try:
        # hide_parameters: an error of the database must not carry the text of a question into a log.
        engine = create_engine(url, hide_parameters=True, pool_timeout=patience, **more)
    except (NoSuchModuleError, ModuleNotFoundError, ArgumentError, TypeError) as error:
        raise _no_driver(url) from error
    if engine.dialect.is_async:
        raise _no_driver(url)
    if name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_file(path: Path) -> None:
    """Make the file of an SQLite database and its folder, for its owner's eyes only, where it is not there.

    Raises:
        OSError: It cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))


def use_wal(engine: Engine) -> None:
    """Let readers and a writer of an SQLite file not wait for each other; the file remembers it.

    Raises:
        sqlite3.Error, SQLAlchemyError: The file cannot be used.
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def shrink(engine: Engine) -> None:
    """Give the room of erased rows back to the disk, and leave nothing of them in an SQLite file.

    Raises:
        sqlite3.Error, SQLAlchemyError: The database failed.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401  the driver's own
    # Transactions are begun by us: the driver would begin them late, and never for DDL.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # With WAL, a power cut may lose the last rows but not the file.
    cursor.execute("PRAGMA synchronous = NORMAL")
    # What is erased is overwritten.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that read first could not wait for another.
    reads = connection.get_execution_options().get(READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _no_driver(url: URL) -> UsageError:
    return UsageError(
        f"Chưa dùng được loại cơ sở dữ liệu «{url.drivername}» trong HOISO_DATABASE_URL; hãy dùng sqlite hoặc "
        "postgresql, hoặc cài trình điều khiển (không phải loại async) của SQLAlchemy cho nó."
    )
