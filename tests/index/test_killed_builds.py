"""``kill -9`` at any moment of a build: the old generation serves whole, and the next build is clean."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


def kill_builds(place: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.index.killing", str(place), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
    result: dict[str, Any] = json.loads(done.stdout or "{}")
    assert done.returncode == 0, (result, done.stderr)
    return result


def test_builds_killed_at_random_moments(tmp_path: Path) -> None:
    result = kill_builds(tmp_path / "x", "--kills", "30")
    assert result["killed"] == 30
    assert ".building" in result["left"], "some builds must have been killed half way"


def test_builds_killed_at_what_they_ask_of_the_file_system(tmp_path: Path) -> None:
    """Every third thing; ``--stride 1`` takes them all."""
    result = kill_builds(tmp_path / "x", "--stride", "3")
    assert result["killed"] == result["rounds"] >= 20
    assert {".building", ".scratch"} <= set(result["left"])
