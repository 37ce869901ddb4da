"""One OpenMP thread a request, all cores for a build: set by the commands themselves, whatever the environment says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, make_document, make_generation

_REPORT = (
    "import faiss, os, sys\n"
    "print(faiss.omp_get_max_threads(), os.environ['OMP_NUM_THREADS'], os.environ['OMP_WAIT_POLICY'])\n"
)


def threads(script: str, *words: str, **environment: str) -> str:
    """Run a command inside a fresh process and return what OpenMP was told there."""
    done = subprocess.run(
        [sys.executable, "-c", script + _REPORT, *words],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "7"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def command(package: str) -> str:
    """Return a script that runs a package's command and goes on when it has failed in its own way."""
    return (
        f"import sys, typer; from sources.errors import HoiSoError; from {package}.__main__ import app\n"
        "try: typer.main.get_command(app).main(sys.argv[1:], standalone_mode=False)\n"
        "except HoiSoError as error: print(error)\n"
    )


@pytest.fixture
def place(tmp_path: Path) -> str:
    make_generation(tmp_path / "index", [make_document("Đã cấp 5 thẻ.")])
    return str(tmp_path / "index")


def test_asking_takes_one_thread(place: str) -> None:
    assert threads(command("assistant"), "ask", "thẻ", "--index", place) == "1 1 passive"
    assert threads(command("index"), "search", "thẻ", "--index", place) == "1 1 passive"


def test_the_server_takes_one_thread_a_request(tmp_path: Path) -> None:
    assert threads("import app; app.main()\n", HOISO_INDEX=str(tmp_path)) == "1 1 passive"


@pytest.mark.parametrize(("words", "expected"), [((), len(os.sched_getaffinity(0))), (("--workers", "5"), 5)])
def test_building_takes_all_cores_or_as_many_as_asked(tmp_path: Path, words: tuple[str, ...], expected: int) -> None:
    options = ("build", "--sources", str(tmp_path / "none"), *words)
    assert threads(command("index"), *options) == f"{expected} {expected} passive"


def test_the_encoder_that_builds_takes_as_many() -> None:
    """One here: torch takes no more threads than there are cores."""
    script = (
        "from index.threads import use_threads; use_threads(1); import torch\nassert torch.get_num_threads() == 1\n"
    )
    assert threads(script) == "1 1 passive"
