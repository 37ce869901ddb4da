"""How soon the pages show something, and their content, over an index of many synthetic figures, in Debian's Chromium.

Run it on an idle machine: ``python -m tests.web.first_paint [--figures 100000] [--times 10]``. Each look is that of a
new visitor, whose browser has nothing of the app yet; the first one is told by itself, since the server reads the
columns of its table then.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from index.threads import use_threads

use_threads(1)

from assistant.assistant import LiveAssistant  # noqa: E402
from assistant.web.server import create_app  # noqa: E402
from assistant.web.services import Services  # noqa: E402
from assistant.web.settings import WebSettings  # noqa: E402
from eval.lookup import HashedEncoder, synthetic_documents  # noqa: E402
from index.build import build, plan  # noqa: E402
from tests.web.in_process import served  # noqa: E402
from tests.web.serving import chromium  # noqa: E402

# Of each page: what stands there once its content does.
_CONTENT = {"": "#question textarea", "tra-cuu": "#figures tbody tr", "nguon": ".sources tbody tr"}
# Tells when the content was first there, in milliseconds since the page was asked for.
_WATCH = """(content) => {
  const look = () => {
    if (window.there === undefined && document.querySelector(content)) window.there = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}"""


def look(browser: Any, address: str, content: str) -> tuple[float, float]:
    """Return when a new visitor's browser first painted a page and when its content stood, in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.add_init_script(f"({_WATCH})({content!r})")
        page.goto(address)
        page.wait_for_function("window.there !== undefined")
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        return painted, page.evaluate("window.there")
    finally:
        context.close()


def main() -> None:
    """Print a line for each page."""
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--figures", type=int, default=100_000, help="about how many figures (default: %(default)s)")
    read.add_argument("--times", type=int, default=10, help="looks at each page (default: %(default)s)")
    given = read.parse_args()
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    with tempfile.TemporaryDirectory(prefix="hoiso-paint-", ignore_cleanup_errors=True) as name:
        build(plan(list(synthetic_documents(given.figures))), Path(name), HashedEncoder(), dt.datetime.now(dt.UTC))
        assistant = LiveAssistant(Path(name), HashedEncoder())
        unlimited = WebSettings(asks_per_minute=0, events_per_minute=0)
        with served(create_app(Services(assistant, dt.date.today, unlimited))) as address, chromium() as browser:
            for path, content in _CONTENT.items():
                looks = [look(browser, address + path, content) for _ in range(given.times + 1)]
                sys.stdout.write(f"/{path}: {_told(looks[:1])} at first; then {_told(looks[1:])}\n")


def _told(looks: list[tuple[float, float]]) -> str:
    painted, there = zip(*looks, strict=True)
    return (
        f"painted {statistics.median(painted):.0f} ms (at most {max(painted):.0f}), "
        f"content {statistics.median(there):.0f} ms (at most {max(there):.0f})"
    )


if __name__ == "__main__":
    main()
