"""A build on a disk that fills up, as a process of its own: prints a line for each size. See ``test_damage.py``."""

from __future__ import annotations

import datetime as dt
import os
import resource
import sys
from pathlib import Path

from index.build import build, plan
from index.cache import CachingEncoder, EmbeddingCache
from index.generation import load_generation
from sources.errors import IndexUnwritable
from tests.conftest import BUILT_AT, HashingEncoder, make_document

OLD = make_document("Đã cấp 5 triệu thẻ căn cước.", "a.md")
NEW = [make_document(f"Đã cấp {n} triệu thẻ căn cước ở nơi thứ {n}. " * 40, f"{n}.md") for n in range(20)]


def attempt(index_dir: Path, cache: Path, second: int) -> str:
    """Build; return what was told, or nothing where it went well."""
    encoder = CachingEncoder("hashing", EmbeddingCache(cache, BUILT_AT.date()), HashingEncoder)
    try:
        build(plan(NEW), index_dir, encoder, BUILT_AT + dt.timedelta(seconds=second))
    except IndexUnwritable as error:
        return str(error)
    return ""


def main() -> None:
    kind, place = sys.argv[1], Path(sys.argv[2])
    index_dir = place / "index"
    build(plan([OLD]), index_dir, HashingEncoder(), BUILT_AT)
    filler = place / "filler"
    for number, size in enumerate(map(int, sys.argv[3:]), 1):
        if kind == "limit":  # no file may grow beyond this
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        else:  # so much is left on the disk
            left = os.statvfs(place)
            filler.write_bytes(bytes(left.f_bavail * left.f_frsize - size))
        told = attempt(index_dir, place / f"cache{number}", number)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        filler.unlink(missing_ok=True)
        documents = list(load_generation(index_dir, HashingEncoder()).documents.values())
        assert documents == ([OLD] if told else NEW), "the old generation must serve on"
        sys.stdout.write(f"{size}\t{told}\n")
    assert attempt(index_dir, place / "cache", 99) == ""
    assert list(load_generation(index_dir, HashingEncoder()).documents.values()) == NEW
    assert not list((index_dir / "generations").glob(".*"))


if __name__ == "__main__":
    main()
