"""The web app as a process of its own, to be measured from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# One machine asks as many would; nothing that it asks is kept.
_MEASURED = {"PORT": "0", "HOISO_ASKS_PER_MINUTE": "0", "HOISO_EVENTS_PER_MINUTE": "0", "HOISO_KEEP": "off"}


@dataclass(frozen=True)
class Serving:
    """A server that runs.

    Attributes:
        address: Without a slash at its end.
        pid: Of its process.
    """

    address: str
    pid: int

    def resident_mib(self) -> float:
        """Return how much memory it holds, in MiB.

        Raises:
            RuntimeError: This system does not tell.
        """
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"/proc/{self.pid}/status gives no VmRSS")

    def ask(self, question: str) -> dict[str, object]:
        """Return the answer of its API to a question."""
        body = json.dumps({"question": question}).encode()
        request = urllib.request.Request(f"{self.address}/api/v1/ask", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            answer: dict[str, object] = json.load(reply)
        return answer


@contextmanager
def serving(index_dir: Path) -> Iterator[Serving]:
    """Start the app on a free port of this machine, and stop it at the end."""
    environment = os.environ | _MEASURED | {"HOISO_INDEX": str(index_dir)}
    server = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    try:
        line = server.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        yield Serving(address.replace("localhost", "127.0.0.1"), server.pid)
    finally:
        server.terminate()
        server.wait(60)
        server.stdout.close()
