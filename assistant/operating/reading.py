"""Reading uploaded files in a process of its own, which may loop, grow or crash without harm to the server."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.operating.kinds import MOST_UNPACKED
from assistant.operating.previews import Preview
from index.settings import ROOT
from sources.errors import BrokenFile, HoiSoError, SourceError

_LOG = logging.getLogger(__name__)
# What the reading process is given of the environment: nothing that is secret.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")
_LONGEST_LINE = 2**20
# Seconds for what is read before the first file: the documents that are there, each of which was read before.
_TO_START = 600.0
_STRANGE = "Trình đọc trả lời không đúng dạng nên đã dừng; hãy thử lại."


@dataclass(frozen=True)
class ReadLimits:
    """What the reading of one file may take: seconds, bytes of memory, bytes that a package unpacks to."""

    seconds: float = 120.0
    memory: int = 2 * 2**30
    unpacked: int = MOST_UNPACKED


@dataclass(frozen=True)
class ToRead:
    """A file, and what an operator says of it: title, publisher, published_on; what is empty is not said."""

    path: Path
    fields: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """Return it as a line that the reading process takes."""
        return {"path": str(self.path), "fields": {name: value for name, value in self.fields.items() if value}}


def read_files(folder: Path, files: Sequence[ToRead], limits: ReadLimits) -> Iterator[Preview | HoiSoError]:
    """Yield what was read of each file, or why it was not, in order; nothing is written.

    A file with which the process ends costs that file only.
    """
    at = 0
    while at < len(files):
        with _Process(folder, limits) as process:
            try:
                process.start()
            except HoiSoError as error:
                yield from [error] * (len(files) - at)
                return
            for one in files[at:]:
                at += 1
                outcome = process.read(one)
                yield outcome
                if process.has_ended:
                    break


def take_files(folder: Path, files: Sequence[ToRead], limits: ReadLimits) -> None:
    """Put files into a folder of documents, all or none.

    Raises:
        HoiSoError: A file cannot be read or taken, or the folder not be written.
    """
    with _Process(folder, limits) as process:
        process.start()
        for one in files:
            if isinstance(outcome := process.read(one), HoiSoError):
                raise outcome
        process.store()


class _Process:
    """One reading process."""

    def __init__(self, folder: Path, limits: ReadLimits) -> None:
        self._limits = limits
        self._is_late = False
        # The limit of the process holds for all that it reads; how long one file takes is measured here.
        words = [str(folder), str(_TO_START + limits.seconds), str(limits.memory), str(limits.unpacked)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant.operating.reader", *words],
            cwd=ROOT,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    @property
    def has_ended(self) -> bool:
        """Whether it reads nothing any more."""
        return self._is_late or self._process.poll() is not None

    def start(self) -> None:
        """Wait until it is ready.

        Raises:
            HoiSoError: The documents that are in the folder cannot be read.
        """
        answer = self._answer(None, _TO_START)
        if answer is None:
            raise SourceError("Không khởi động được trình đọc tệp; hãy xem lại bộ nhớ còn trống của máy chủ.")
        if "ready" not in answer:
            raise SourceError(str(answer.get("error", _STRANGE)))

    def read(self, one: ToRead) -> Preview | HoiSoError:
        """Return what was read of a file, or why it was not."""
        answer = self._answer(one.as_json(), self._limits.seconds)
        name = one.path.name
        if answer is None:
            if self._is_late:
                return BrokenFile(
                    f"Đọc tệp {name} quá {self._limits.seconds:g} giây nên đã dừng; tệp quá lớn hoặc được làm ra để "
                    "gây treo. Hãy chia nhỏ tệp, hoặc tăng HOISO_UPLOAD_READ_SECONDS."
                )
            return BrokenFile(f"Trình đọc dừng đột ngột ở tệp {name}; tệp quá lớn hoặc đã hỏng.")
        if "error" in answer:
            return BrokenFile(str(answer["error"]))
        try:
            return Preview.of_json(answer["read"])
        except (KeyError, TypeError, ValueError):
            return BrokenFile(_STRANGE)

    def store(self) -> None:
        """Let it put what it read into the folder.

        Raises:
            HoiSoError: The folder cannot be written.
        """
        answer = self._answer({"store": True}, _TO_START) or {}
        if "stored" not in answer:
            raise SourceError(str(answer.get("error", _STRANGE)))

    def _answer(self, asked: Mapping[str, Any] | None, seconds: float) -> dict[str, Any] | None:
        """Return what is answered to a line, or first of all; ``None`` where the process ends before."""
        if self._process.stdin is None or self._process.stdout is None:
            return None
        watch = threading.Timer(seconds, self._be_late)
        watch.start()
        try:
            if asked is not None:
                self._process.stdin.write(json.dumps(asked) + "\n")
                self._process.stdin.flush()
            line = self._process.stdout.readline(_LONGEST_LINE)
            answer = json.loads(line) if line else None
        except OSError:
            answer = None
        except ValueError:
            answer = {}
        finally:
            watch.cancel()
        if answer is None and not self._is_late:
            # It ends by itself: how, is for the log.
            _LOG.warning("trình đọc tệp dừng với mã %s", self._process.wait())
        return answer if isinstance(answer, dict) or answer is None else {}

    def _be_late(self) -> None:
        self._is_late = True
        self._kill()

    def _kill(self) -> None:
        """End it, and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
