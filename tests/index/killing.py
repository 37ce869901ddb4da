"""Builds that are killed: run as a process, prints one JSON object. See ``test_killed_builds.py``.

Each build is a child process of its own, forked so that it need not import everything again; what
each kill left behind is looked at by another child, so that this process never starts a thread.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from index.threads import use_threads

use_threads(1)

import faiss  # noqa: E402, F401
import langchain_text_splitters  # noqa: E402, F401
import tantivy  # noqa: E402, F401

from index.build import build, plan  # noqa: E402
from index.cache import CachingEncoder, EmbeddingCache  # noqa: E402
from index.generation import load_generation  # noqa: E402
from index.store import current_name, flaws, generation_names  # noqa: E402
from sources.document import Document  # noqa: E402
from tests.conftest import BUILT_AT, HashingEncoder, make_document  # noqa: E402

# What a build asks of the file system: at each of these it may be killed.
_FILE_EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"}


def documents(version: int) -> list[Document]:
    text = "# Thẻ {n}\n\nNăm nay đã cấp {v} triệu thẻ ở {n} nơi. Còn {n} hồ sơ chờ."
    return [make_document(text.format(n=n, v=version), f"{n}.md") for n in (3, 4)]


def build_version(place: Path, version: int) -> None:
    cache = EmbeddingCache(place / "cache", BUILT_AT.date())
    encoder = CachingEncoder("hashing", cache, HashingEncoder)
    build(plan(documents(version)), place / "index", encoder, BUILT_AT + dt.timedelta(seconds=version))


def child(work: Callable[[], None]) -> int:
    """Start a process that does the work; return its id."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        finally:
            os._exit(code)
    return pid


def kill_self_at(number: int) -> None:
    """Let this process kill itself before it asks the file system for the ``number``-th thing."""
    left = number

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in _FILE_EVENTS:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def expect_whole(place: Path, allowed: set[int]) -> None:
    """Raise unless the generation that serves is whole and holds one of the allowed versions."""
    index_dir = place / "index"
    generation = load_generation(index_dir, HashingEncoder())
    held = list(generation.documents.values())
    assert held in [documents(version) for version in allowed], "a mixed or unexpected generation serves"
    assert generation.retriever.search("đã cấp bao nhiêu thẻ", 3).hits
    assert [name for name in generation_names(index_dir) if flaws(index_dir, name)] == []


def expect_clean(place: Path) -> None:
    """Raise unless nothing half done lies about."""
    found = [p.as_posix() for p in place.rglob(".*") if not p.name.startswith((".tantivy", ".managed"))]
    assert not found, found
    assert not list(place.rglob("*-journal"))


def failed(pid: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0


def fail(message: str) -> NoReturn:
    sys.stdout.write(json.dumps({"failure": message}))
    sys.stdout.flush()
    os._exit(1)


def serving(place: Path) -> int:
    """Return the version that the name of the serving generation tells of."""
    stamp = dt.datetime.strptime(current_name(place / "index")[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    return int((stamp - BUILT_AT).total_seconds())


def one_round(place: Path, version: int, kill: Callable[[int], None], at: int | None) -> tuple[bool, set[str]]:
    """Kill one build and look; then build again and look. Return whether it was killed, and what it left."""
    before = serving(place)

    def work() -> None:
        if at is not None:
            kill_self_at(at)
        build_version(place, version)

    pid = child(work)
    kill(pid)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    left = {p.name.split("-")[0] for p in (place / "index").rglob(".*") if not p.name.startswith((".tantivy", ".m"))}
    if code not in (0, -signal.SIGKILL):
        fail(f"the build of version {version} ended with {code}")
    after = serving(place)
    if after not in ({version} if code == 0 else {before, version}):
        fail(f"version {after} serves")
    if failed(child(lambda: expect_whole(place, {after}))):
        fail(f"after the kill of version {version} (at {at}) the serving generation is not whole")
    if failed(child(lambda: build_version(place, version + 1))):
        fail(f"the build after the kill of version {version} (at {at}) failed")
    if failed(child(lambda: expect_whole(place, {version + 1}))) or failed(child(lambda: expect_clean(place))):
        fail(f"the build after the kill of version {version} (at {at}) is not clean")
    return code != 0, left


def at_random_moments(place: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill builds at moments drawn at random from as long as a build takes, until so many were killed."""
    started = time.perf_counter()
    if failed(child(lambda: build_version(place, 1))):
        fail("the first build failed")
    seconds = time.perf_counter() - started
    chance = random.Random(seed)

    def kill(pid: int) -> None:
        time.sleep(chance.uniform(0, seconds))
        os.kill(pid, signal.SIGKILL)

    rounds: list[tuple[bool, set[str]]] = []
    while sum(killed for killed, _ in rounds) < kills:
        rounds.append(one_round(place, 2 * len(rounds) + 2, kill, None))
    return report(rounds)


def at_file_operations(place: Path, stride: int) -> dict[str, object]:
    """Kill builds at every ``stride``-th thing that they ask of the file system, to the last."""
    if failed(child(lambda: build_version(place, 1))):
        fail("the first build failed")
    rounds: list[tuple[bool, set[str]]] = []
    while not rounds or rounds[-1][0]:
        rounds.append(one_round(place, 2 * len(rounds) + 2, lambda _: None, stride * len(rounds)))
    return report(rounds[:-1])


def report(rounds: list[tuple[bool, set[str]]]) -> dict[str, object]:
    left = sorted(set().union(*(left for _, left in rounds)))
    return {"rounds": len(rounds), "killed": sum(killed for killed, _ in rounds), "left": left}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("place", type=Path)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--stride", type=int, default=1)
    options = parser.parse_args()
    options.place.mkdir(exist_ok=True)
    if options.kills:
        result = at_random_moments(options.place, options.kills, options.seed)
    else:
        result = at_file_operations(options.place, options.stride)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
