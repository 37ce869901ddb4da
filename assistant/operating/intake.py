"""Uploaded files on their way into the folder of documents: set aside, read, shown, and only then taken."""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.operating.names import clean_name
from assistant.operating.previews import Preview
from assistant.operating.reading import ReadLimits, ToRead, read_files, take_files
from sources.errors import FileUnreadable, HoiSoError, UsageError, os_reason

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Upload:
    """A file that was uploaded: where it lies, and the name that it came with."""

    path: Path
    name: str


@dataclass(frozen=True)
class Staged:
    """A file that is set aside.

    Attributes:
        name: The name that it will be kept under, or where it has none that can be, the one it came with.
        path: Where it lies; ``None`` where it was refused, and lies nowhere.
        preview: What was read of it.
        error: Why it cannot be taken; empty where it can.
    """

    name: str
    path: Path | None
    preview: Preview | None
    error: str = ""


class Intake:
    """Sets files aside in a folder that only this user may open, until they are taken or dropped."""

    def __init__(self, folder: Path, limits: ReadLimits, most_files: int) -> None:
        self._folder = folder
        self._limits = limits
        self._most_files = most_files
        self._staging = Path(tempfile.mkdtemp(prefix="hoiso-"))
        # One reading at a time: what each may take of the machine is bounded, how many there are is so here.
        self._lock = threading.Lock()
        # Held by whoever changes the folder of documents.
        self.writing = threading.Lock()

    def stage(self, uploads: Sequence[Upload]) -> list[Staged]:
        """Set files aside and read them; the uploads are gone afterwards, whatever becomes of them.

        Raises:
            UsageError: They are too many; none is read.
        """
        try:
            if len(uploads) > self._most_files:
                raise UsageError(
                    f"Đã gửi {len(uploads)} tệp, mỗi lần nhận được {self._most_files}; hãy chia ra nhiều lần."
                )
            with self._lock:
                return self._read([self._set_aside(upload) for upload in uploads])
        finally:
            for upload in uploads:
                upload.path.unlink(missing_ok=True)

    def take(self, chosen: Sequence[tuple[Staged, dict[str, str]]]) -> None:
        """Put files into the folder of documents, all or none; those that were put there are no longer set aside.

        Args:
            chosen: Each with what the operator says of it: title, publisher, published_on.

        Raises:
            HoiSoError: One cannot be taken; the message says why.
        """
        files = [ToRead(one.path, fields) for one, fields in chosen if one.path is not None and not one.error]
        if not files or len(files) < len(chosen):
            raise UsageError("Chưa chọn tệp nào nhận được; hãy chọn ít nhất một tệp không có lỗi.")
        if missing := [one.path.name for one in files if not one.path.exists()]:
            raise UsageError(f"Tệp {missing[0]} không còn chờ ở đây; hãy tải lên lại.")
        with self._lock, self.writing:
            take_files(self._folder, files, self._limits)
        _LOG.info("người vận hành nhận %d tệp", len(files))
        self.drop([one for one, _ in chosen])

    def drop(self, staged: Sequence[Staged]) -> None:
        """Delete files that are set aside."""
        for one in staged:
            if one.path is not None:
                shutil.rmtree(one.path.parent, ignore_errors=True)

    def close(self) -> None:
        """Delete all that is set aside."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def _set_aside(self, upload: Upload) -> Staged:
        try:
            name = clean_name(upload.name)
            place = self._staging / secrets.token_hex(8)
            place.mkdir(mode=0o700)
            shutil.move(upload.path, place / name)
        except OSError as error:
            told = FileUnreadable(f"Không cất tạm được tệp ({os_reason(error)}); hãy xem ổ đĩa rồi thử lại.")
            return Staged(upload.name[:100], None, None, str(told))
        except HoiSoError as error:
            return Staged(upload.name[:100], None, None, str(error))
        return Staged(name, place / name, None)

    def _read(self, staged: list[Staged]) -> list[Staged]:
        waiting = [one for one in staged if one.path is not None]
        files = [ToRead(one.path, {}) for one in waiting if one.path is not None]
        outcomes = dict(zip(map(id, waiting), read_files(self._folder, files, self._limits), strict=True))
        return [self._told(one, outcomes.get(id(one))) for one in staged]

    def _told(self, staged: Staged, outcome: Preview | HoiSoError | None) -> Staged:
        if isinstance(outcome, HoiSoError):
            self.drop([staged])
            return Staged(staged.name, None, None, str(outcome))
        return staged if outcome is None else Staged(staged.name, staged.path, outcome)
