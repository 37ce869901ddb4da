"""Pictures of pages -> lines, by the ``tesseract`` program (Debian: tesseract-ocr, tesseract-ocr-vie).

Reading a page takes about a second, so what was read is kept in a cache, by the hash of the file: the
next build needs neither the time nor the program, and offsets stay as they were.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from sources.errors import BrokenFile, OcrUnavailable
from sources.readers.layout import Line
from sources.text import nfc

DOTS_PER_INCH = 300
LANGUAGE = "vie"
# Part of a cache entry's name: what was read in another way is read anew.
_WAY = f"2-{LANGUAGE}-{DOTS_PER_INCH}"
_HOW_TO = "hãy cài các gói tesseract-ocr và tesseract-ocr-vie (Debian: apt-get install tesseract-ocr tesseract-ocr-vie)"
# Of tesseract's table: its columns, and the level of a row that is a word.
_COLUMNS = 12
_WORD_LEVEL = "5"
# Mean confidence of a line, out of 100. Measured on the scan of a decree: text 55 and more, noise under 30.
_LEAST_CONFIDENCE = 30
_POINTS_PER_DOT = 72 / DOTS_PER_INCH
_PROJECT = Path(__file__).resolve().parents[2]

Render = Callable[[int], bytes]


def read_pages(name: str, data: bytes, numbers: Sequence[int], render: Render) -> list[list[Line]]:
    """Return the lines of some pages, in the order of their numbers.

    Args:
        name: The file's name, for messages.
        data: The file's bytes, by which the cache knows it.
        numbers: The pages to read, from 0.
        render: Gives a page's picture as PGM or PNG bytes; called by one thread at a time.

    Raises:
        OcrUnavailable: tesseract or its Vietnamese data is not installed, and the cache does not have the pages.
        BrokenFile: tesseract could not read a page.
    """
    pages = ",".join(map(str, numbers))
    key = hashlib.sha256(data).hexdigest() + "-" + hashlib.sha256(f"{_WAY}:{pages}".encode()).hexdigest()[:16]
    entry = cache_folder() / f"{key}.json"
    texts = _cached(entry, len(numbers))
    if texts is None:
        texts = _recognise(name, numbers, render)
        _keep(entry, texts)
    return [to_lines(text) for text in texts]


def cache_folder() -> Path:
    """Return the folder of what was read: ``ocr`` in HOISO_CACHE, or in the project's own cache."""
    return Path(os.environ.get("HOISO_CACHE") or _PROJECT / ".hoiso" / "cache") / "ocr"


def to_lines(table: str) -> list[Line]:
    """Return the lines of a page from tesseract's table (TSV), with their ends in points.

    A line that tesseract itself hardly believes (dotted blanks of a form, a stamp) is left out: what
    it makes of them often looks like a number.
    """
    lines: list[Line] = []
    paragraph: tuple[str, ...] = ()
    for place, words in _words_by_line(table).items():
        if sum(word.confidence for word in words) < _LEAST_CONFIDENCE * len(words):
            continue
        text = nfc(" ".join(word.text for word in words))
        ends = min(word.left for word in words), max(word.right for word in words)
        lines.append(Line(text, *ends, after_gap=bool(lines) and place[:2] != paragraph))
        paragraph = place[:2]
    return lines


class _Word(NamedTuple):
    text: str
    left: float
    right: float
    confidence: float


def _words_by_line(table: str) -> dict[tuple[str, ...], list[_Word]]:
    """Return the words of each line; a line's key is its block, its paragraph there and its number there."""
    found: dict[tuple[str, ...], list[_Word]] = {}
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and (text := cells[11].strip()):
            left, width = int(cells[6]) * _POINTS_PER_DOT, int(cells[8]) * _POINTS_PER_DOT
            found.setdefault(tuple(cells[2:5]), []).append(_Word(text, left, left + width, float(cells[10])))
    return found


@functools.cache
def _languages(program: str) -> frozenset[str]:
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return frozenset((listed.stdout + listed.stderr).split())


def _program(name: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailable(f"Tệp {name} có trang là ảnh quét mà máy này không có tesseract để đọc; {_HOW_TO}.")
    if LANGUAGE not in _languages(program):
        raise OcrUnavailable(
            f"Tệp {name} có trang là ảnh quét mà tesseract ở máy này thiếu dữ liệu tiếng Việt ({LANGUAGE}); {_HOW_TO}."
        )
    return program


def _recognise(name: str, numbers: Sequence[int], render: Render) -> list[str]:
    from tqdm import tqdm

    program = _program(name)
    one_at_a_time = threading.Lock()

    def recognise(number: int) -> str:
        with one_at_a_time:
            picture = render(number)
        command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "--dpi", str(DOTS_PER_INCH), "tsv"]
        # One thread each: the pages themselves are read side by side.
        done = subprocess.run(
            command, input=picture, capture_output=True, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise BrokenFile(f"tesseract không đọc được trang {number + 1} của {name}: {' '.join(reason)}")
        return done.stdout.decode("utf-8", errors="replace")

    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        progress = tqdm(
            workers.map(recognise, numbers),
            total=len(numbers),
            desc=f"Nhận dạng chữ {name}",
            unit="trang",
            disable=None,
        )
        return list(progress)


def _cached(entry: Path, count: int) -> list[str] | None:
    try:
        texts = json.loads(entry.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_whole = isinstance(texts, list) and len(texts) == count and all(isinstance(text, str) for text in texts)
    return texts if is_whole else None


def _keep(entry: Path, texts: list[str]) -> None:
    """Keep what was read; a cache that cannot be written only costs the time again."""
    part = entry.with_name(f"{entry.name}.{os.getpid()}.part")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        part.replace(entry)
    except OSError:
        part.unlink(missing_ok=True)
