"""The process that rebuilds the index for an operator; ``builder`` starts it and hears how it goes.

``python -m assistant.operating.build_job SOURCES INDEX CACHE MODEL``. Each line on stdout is one of ``{"told": …}``,
``{"expected": n}``, ``{"done": n}``, ``{"name": …}``, ``{"error": …}``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from index.threads import use_threads
from sources.errors import HoiSoError

# Questions go first.
_NICE = 10


class _Lines:
    """Writes how a build goes as lines."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        # What libraries print is not for the one that reads our lines.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def write(self, **facts: Any) -> None:  # noqa: ANN401
        self._out.write(json.dumps(facts) + "\n")
        self._out.flush()

    def tell(self, message: str) -> None:
        self.write(told=message)

    def expect(self, count: int) -> None:
        self.write(expected=count)

    def advance(self, count: int) -> None:
        self.write(done=count)


def main() -> int:
    """Build; return the exit code."""
    os.nice(_NICE)
    use_threads(max(1, len(os.sched_getaffinity(0)) - 1))
    from index.rebuilding import rebuild
    from index.settings import Settings

    sources, place, cache, model = sys.argv[1:]
    lines = _Lines()
    settings = Settings(sources_dir=Path(sources), index_dir=Path(place), cache_dir=Path(cache), model=model)
    try:
        lines.write(name=rebuild(settings, lines))
    except HoiSoError as error:
        lines.write(error=str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
