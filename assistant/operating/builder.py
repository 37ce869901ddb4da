"""Rebuilding the index while the server answers: in another process, one at a time."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from index.settings import ROOT, Settings
from sources.errors import IndexBusy

_LOG = logging.getLogger(__name__)
_TO_STOP = 10.0
# What the building process, which reads what others wrote, has no use for.
_SECRET = ("HOISO_DATABASE_URL", "HOISO_OPERATOR_PASSWORD_HASH")


class Phase(Enum):
    """How far a build is."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class BuildState:
    """How the last build that was started here goes.

    Attributes:
        phase: How far it is.
        told: What it said last.
        expected: How many texts it embeds; 0 while that is not known, or when all of them are.
        done: How many of them it has.
        notes: What it passed over, and what else it said.
    """

    phase: Phase = Phase.NONE
    told: str = ""
    expected: int = 0
    done: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.phase is Phase.RUNNING

    def after(self, line: dict[str, Any]) -> BuildState:
        """Return the state after a line of the building process."""
        if "error" in line:
            return replace(self, phase=Phase.FAILED, told=str(line["error"]))
        if "name" in line:
            return replace(self, phase=Phase.DONE)
        if "told" in line:
            return replace(self, told=str(line["told"]), notes=(*self.notes, str(line["told"]))[-50:])
        if "expected" in line:
            return replace(self, expected=int(line["expected"]))
        return replace(self, done=self.done + int(line.get("done", 0)))


class Builder:
    """Starts builds and knows how they go; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state = BuildState()
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    @property
    def state(self) -> BuildState:
        """How the last build goes."""
        return self._state

    def start(self) -> None:
        """Start a build.

        Raises:
            IndexBusy: One that was started here goes on. Of one that was started elsewhere the state tells.
        """
        with self._lock:
            if self._state.is_running:
                raise IndexBusy("Chỉ mục đang được dựng lại rồi; hãy đợi xong.")
            self._state = BuildState(Phase.RUNNING, "Đang đọc tài liệu…")
            known = self._settings
            words = [str(known.sources_dir), str(known.index_dir), str(known.cache_dir), known.model]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "assistant.operating.build_job", *words],
                cwd=ROOT,
                env={name: value for name, value in os.environ.items() if name not in _SECRET},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            self._reader = threading.Thread(target=self._follow, args=(self._process,), name="build", daemon=True)
            self._reader.start()
        _LOG.info("người vận hành bắt đầu dựng lại chỉ mục")

    def wait(self, seconds: float) -> BuildState:
        """Return the state once the build has ended, or the seconds are over."""
        if self._reader is not None:
            self._reader.join(seconds)
        return self._state

    def close(self) -> None:
        """End a build that goes on; what serves, serves on."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _follow(self, process: subprocess.Popen[str]) -> None:
        state = self._state
        for line in process.stdout or ():
            with contextlib.suppress(ValueError, TypeError, AttributeError):
                state = state.after(json.loads(line))
                if state.is_running:
                    self._state = state
        code = process.wait()
        if process.stdout:
            process.stdout.close()
        if state.is_running:
            state = replace(state, phase=Phase.FAILED, told=f"Việc dựng lại dừng giữa chừng (mã {code}); hãy thử lại.")
        self._state = state
        _LOG.info("dựng lại chỉ mục: %s", state.phase.value)
