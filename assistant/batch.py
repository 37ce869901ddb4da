"""A file of questions in, a file of answers out, one JSON object a line, in the same order."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.render import as_json, error_json
from index.filters import filter_of_json
from sources.errors import UsageError, os_reason


def read_rows(path: Path) -> list[bytes]:
    """Return the lines of a file of questions; blank lines are left out.

    Raises:
        UsageError: The file cannot be opened.
    """
    try:
        return [line for line in path.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise UsageError(f"Không mở được tệp câu hỏi {path}: {os_reason(error)}.") from error


def answer_rows(assistant: Assistant, rows: Sequence[bytes], out: Path, today: dt.date) -> Counter[str]:
    """Answer every row and write the answers; return how many have each status.

    The file appears when it is whole. A row that cannot be read becomes one with status ``error``.

    Raises:
        UsageError: The file cannot be written.
    """
    counts: Counter[str] = Counter()
    scratch = out.with_name(out.name + ".part")
    try:
        with scratch.open("w", encoding="utf-8", errors="replace") as file:
            for line in rows:
                answer = answer_row(assistant, line, today)
                counts[answer["status"]] += 1
                file.write(json.dumps(answer, ensure_ascii=False) + "\n")
        os.replace(scratch, out)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise UsageError(f"Không ghi được {out}: {os_reason(error)}.") from error
    return counts


def answer_row(assistant: Assistant, line: bytes, today: dt.date) -> dict[str, Any]:
    """Return the answer to one row as the JSON contract has it.

    A row is ``{"id", "question", "history", "filter"}``, all but the question optional; the filter is as
    ``filter_of_json`` reads it.
    """
    row_id: str | None = None
    question: str | None = None
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if not isinstance(row, dict):
            raise UsageError("Dòng này không phải một đối tượng JSON {…}.")
        if row.get("id") is not None:
            row_id = str(row["id"])
        if not isinstance(row.get("question"), str):
            raise UsageError("Dòng này thiếu «question», phải là một chuỗi.")
        question = row["question"]
        history = row.get("history") or []
        if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
            raise UsageError("«history» phải là danh sách các câu hỏi trước.")
        within = filter_of_json(row.get("filter"))
        started = time.perf_counter()
        result = assistant.ask(question, today, history, within)
        return as_json(result, row_id, (time.perf_counter() - started) * 1000)
    except UsageError as error:
        return error_json(row_id, question, str(error))
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number of thousands of digits
        return error_json(row_id, question, f"Dòng này không phải JSON hợp lệ mã UTF-8: {error}.")
