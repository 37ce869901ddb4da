"""The app as `make run` starts it, and a real browser to look at it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = ("no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking", "disable-component-update")


@contextmanager
def serving(index_dir: Path) -> Iterator[str]:
    """Start the app on a free port; give its address."""
    environment = os.environ | {"HOISO_INDEX": str(index_dir), "PORT": "0"}
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        line = server.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://"))
        yield address.replace("localhost", "127.0.0.1") + "/"
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Debian's Chromium, headless."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[f"--{flag}" for flag in _FLAGS])
        yield browser
        browser.close()
