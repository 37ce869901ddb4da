"""``python app.py --help``, and what the app does not take."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from assistant.web.usage import VARIABLES, usage
from sources.errors import UsageError
from tests.conftest import ROOT


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "app.py", *arguments]
    # An address that cannot be listened at: whoever starts the server after all is found out.
    environment = {"PORT": "1", "HOISO_INDEX": "/none", "PATH": ""}
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_help_is_vietnamese_and_starts_nothing() -> None:
    done = call("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Cách dùng: python app.py\n")
    assert "PORT                          cổng của trang [7860]" in done.stdout


def test_what_is_unknown_is_told_with_what_to_do_instead() -> None:
    done = call("--port", "8000")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Lỗi: app.py không nhận «--port», chỉ nhận --help." in done.stderr
    with pytest.raises(UsageError, match=r"ví dụ HOISO_INDEX=… python app\.py"):
        usage(["--index=x"])


def test_without_arguments_the_app_starts() -> None:
    assert usage([]) is None


def test_help_names_the_variables_of_the_readme() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Biến môi trường")[2].partition("\n## ")[0]
    named = {name for row in re.findall(r"(?m)^\| (`.*?) \|", table) for name in re.findall(r"`([A-Z_]+)`", row)}
    assert {name for group in VARIABLES.values() for name in group} == named
