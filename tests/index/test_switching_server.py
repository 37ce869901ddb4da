"""A server that answers as fast as it can, while builds switch one generation after another in."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from index.store import generation_names
from tests.conftest import ROOT, make_document, make_generation

CLIENTS = 4
SWITCHES = 6
# Between the last two generations, to and fro: only many switches meet a request at its weak moment.
TURNS = 40
QUESTION = "Đã cấp bao nhiêu thẻ căn cước?"
# Document and figure of a version tell of it, so that an answer of two versions shows.
_BUILD = (
    "import sys, time; from pathlib import Path; from index.threads import use_threads; use_threads(1)\n"
    "from tests.index.test_switching_server import build_version\n"
    "for version in sys.argv[2:]: time.sleep(0.3); build_version(Path(sys.argv[1]), int(version))"
)


def build_version(index_dir: Path, version: int) -> None:
    text = f"# Bản {version}\n\nĐã cấp {version} triệu thẻ căn cước. " + "Việc cấp thẻ vẫn tiếp tục. " * 20
    others = [make_document(f"Bản {version}: còn {n} hồ sơ chờ.", f"{version}/{n}.md") for n in range(30)]
    make_generation(index_dir, [make_document(text, f"{version}/the.md"), *others])


_TURN = (
    "import sys, time; from pathlib import Path; from index.upkeep import rollback\n"
    "for name in sys.argv[2:]: rollback(Path(sys.argv[1]), name); time.sleep(0.02)"
)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    build_version(tmp_path, 100)
    command = [sys.executable, "-W", "ignore", "-m", "tests.index.serving", str(tmp_path)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


class Client(threading.Thread):
    """Asks one question after another over one connection, and keeps what each answer says of its version."""

    def __init__(self, port: int, ended: threading.Event) -> None:
        super().__init__()
        self.versions: list[int] = []
        self.addresses: dict[int, str] = {}
        self.failures: list[str] = []
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._ended = ended

    def get(self, path: str) -> str:
        self._connection.request("GET", path)
        reply = self._connection.getresponse()
        body = reply.read().decode()
        if reply.status != 200:
            raise ValueError(f"{reply.status} {body[:200]}")
        return body

    def run(self) -> None:
        while not self._ended.is_set():
            try:
                version = version_of(json.loads(body := self.get(f"/hoi?question={quote(QUESTION)}")))
                self.versions.append(version)
                address = json.loads(body)["addresses"][0]
                if version not in self.addresses:  # the source is opened at once, maybe over a switch
                    self.addresses[version] = address
                    expect_marked(self.get(address), version)
            except Exception as error:
                self.failures.append(f"{type(error).__name__}: {error}")


def version_of(reply: dict[str, Any]) -> int:
    """Return the one version that everything in an answer comes from."""
    answer = reply["answer"]
    (figure,) = answer["figures"]
    (citation,) = answer["citations"]
    version = int(figure["value"]) // 1_000_000
    assert figure["as_written"] == f"{version} triệu"
    assert citation["doc_id"] == f"{version}/the.md"
    assert citation["quote"] == f"Đã cấp {version} triệu thẻ căn cước."
    assert set(re.findall(r"1\d\d(?= triệu|/)", json.dumps(reply, ensure_ascii=False))) == {str(version)}
    return version


def expect_marked(page: str, version: int) -> None:
    assert f'Đã cấp <strong class="figure">{version} triệu</strong> thẻ căn cước.</mark>' in page


def test_generations_are_switched_under_load(tmp_path: Path, port: int) -> None:
    ended = threading.Event()
    clients = [Client(port, ended) for _ in range(CLIENTS)]
    started = time.perf_counter()
    for client in clients:
        client.start()
    versions = [str(100 + n) for n in range(1, SWITCHES + 1)]
    try:
        subprocess.run([sys.executable, "-c", _BUILD, str(tmp_path), *versions], cwd=ROOT, check=True, timeout=100)
        last = Client(port, ended)
        assert version_of(json.loads(last.get(f"/hoi?question={quote(QUESTION)}"))) == 100 + SWITCHES
        built = [list(client.versions) for client in clients]
        two = generation_names(tmp_path)[1::-1]
        subprocess.run([sys.executable, "-c", _TURN, str(tmp_path), *two * TURNS], cwd=ROOT, check=True, timeout=100)
    finally:
        ended.set()
        for client in clients:
            client.join(60)
    seconds = time.perf_counter() - started
    answers = [version for client in clients for version in client.versions]
    sys.stdout.write(f"{len(answers)} answers in {seconds:.1f} s, {len(answers) / seconds:.0f} a second\n")
    assert [failure for client in clients for failure in client.failures] == []
    assert len(answers) >= 100
    assert len(set(answers)) >= 3, "the switches must fall among the answers"
    for seen in built:
        assert seen == sorted(seen), "no client may see an older generation again"
    addresses = {version: address for client in clients for version, address in client.addresses.items()}
    last = Client(port, ended)  # the server closes a connection that rests for long
    for version, address in addresses.items():  # generations are pruned by now, and their documents gone
        page = last.get(address)
        expect_marked(page, version)
        assert ("đã được gỡ" in page) == (version != 100 + SWITCHES)
