"""The process that reads uploaded files, within limits that it cannot lift; ``reading`` starts and watches it.

``python -m assistant.operating.reader FOLDER CPU_SECONDS MEMORY_BYTES MOST_UNPACKED``. A line of JSON for each file
comes in on stdin, ``{"path", "fields"}``, and a line goes out on stdout: ``{"read": …}`` or ``{"error": …}``; before
them ``{"ready": true}``. The line ``{"store": true}`` puts what was read into the folder, for ``{"stored": true}``.
"""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.operating.kinds import check_kind
from assistant.operating.previews import Preview
from sources.adding import Survey, store
from sources.errors import FileUnreadable, HoiSoError, os_reason

_LARGEST_FILE = 512 * 2**20
_WHERE = "Thông tin đã gõ"
_TOO_MUCH = "Đọc tệp {name} cần quá nhiều bộ nhớ nên đã dừng; hãy chia nhỏ tệp hoặc lưu lại ở dạng khác."


def limit(cpu_seconds: float, memory: int) -> None:
    """Bound what this process may use: at the bound, the system refuses memory, or ends it."""
    for what, most in (
        (resource.RLIMIT_CPU, int(cpu_seconds) + 1),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def serve(folder: Path, most_unpacked: int, lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """Yield what is answered to each line."""
    try:
        survey = Survey(folder, _WHERE)
    except HoiSoError as error:
        yield {"error": str(error)}
        return
    yield {"ready": True}
    for line in lines:
        asked = json.loads(line)
        try:
            if asked.get("store"):
                store(survey.found, folder)
                yield {"stored": True}
            else:
                yield _read(survey, Path(asked["path"]), asked["fields"], most_unpacked)
        except HoiSoError as error:
            yield {"error": str(error)}


def _read(survey: Survey, path: Path, fields: Mapping[str, object], most_unpacked: int) -> dict[str, Any]:
    try:
        check_kind(path.name, path.read_bytes(), most_unpacked)
        return {"read": dataclasses.asdict(Preview.of(survey.look(path, fields)))}
    except OSError as error:
        raise FileUnreadable(f"Không đọc được tệp {path.name} ({os_reason(error)}); hãy thử lại.") from error
    except (MemoryError, RecursionError):
        return {"error": _TOO_MUCH.format(name=path.name)}
    except HoiSoError:
        raise
    except Exception as error:
        # Whatever a library fails with on a file that is made to break it, the other files are read.
        return {"error": f"Không đọc được tệp {path.name} ({type(error).__name__}); tệp có thể đã hỏng."}


def main() -> None:
    """Read what stdin names, until it ends."""
    folder, cpu_seconds, memory, most_unpacked = sys.argv[1:]
    limit(float(cpu_seconds), int(memory))
    # What libraries print is not for the one that reads our lines.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for answer in serve(Path(folder), int(most_unpacked), iter(sys.stdin)):
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
