"""A PostgreSQL server of one's own, in a folder of one's own, gone afterwards."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL

# What must be escaped in a URL, and must be seen nowhere.
PASSWORD = "mật/kh@u:bí%mật"


def programs() -> Path | None:
    """Return the folder of the server's programs; ``None`` where it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[URL]:
    """Run a server on a free port; give the URL of its database ``postgres``."""
    # The server refuses to run as root. Folders of pytest are closed to others.
    account = _unprivileged()
    place = Path(tempfile.mkdtemp(prefix="hoiso-pg-"))
    try:
        if account:
            os.chown(place, account.pw_uid, account.pw_gid)
        (place / "password").write_text(PASSWORD, encoding="utf-8")
        os.chmod(place / "password", 0o644)
        data, log = place / "data", place / "log"
        as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}

        def call(program: str, *words: str) -> None:
            done = subprocess.run(
                [str(folder / program), *words],
                cwd=place,
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
                **as_user,
            )
            assert done.returncode == 0, done.stdout + done.stderr

        initdb = ("-U", "hoiso", "-A", "scram-sha-256", "--pwfile", str(place / "password"))
        call("initdb", "-D", str(data), "-E", "UTF8", "--locale=C", "--no-sync", *initdb)
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = door.getsockname()[1]
        options = f"-F -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place}"
        call("pg_ctl", "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
        try:
            yield URL.create("postgresql", "hoiso", PASSWORD, "127.0.0.1", port, "postgres")
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def empty(url: URL) -> None:
    """Take everything out of a database; making a new one for every test would copy thousands of files."""
    engine = create_engine(url.set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()


def _unprivileged() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("no unprivileged user to run PostgreSQL as")
