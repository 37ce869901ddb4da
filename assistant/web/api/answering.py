"""Answering by the API: work for a core, so that only so many questions are answered at a time."""

from __future__ import annotations

import datetime as dt
import json
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import anyio
import anyio.to_thread

from assistant.batch import answer_row
from assistant.kept.keeper import Channel, KeptAnswer
from assistant.render import as_json
from assistant.web.api.kept_rows import kept_of_row
from assistant.web.api.problems import Problem
from assistant.web.request_log import places
from assistant.web.services import Services
from index.filters import EVERYTHING, Filter

_LOG = logging.getLogger(__name__)

Done = TypeVar("Done")
# Seconds after which a question that found no place may be sent again.
_COME_BACK = "5"


class Answering:
    """Answers questions in threads: ``settings.answering`` at a time, ``settings.waiting`` more wait their turn."""

    def __init__(self, services: Services) -> None:
        settings = services.settings
        self._services = services
        self._most = settings.answering + settings.waiting
        self._places = settings.answering
        self._limiter: anyio.CapacityLimiter | None = None
        self._begun = 0

    async def run(self, work: Callable[[], Done]) -> Done:
        """Return what work gives, done in a thread when it is its turn.

        Raises:
            Problem: 503, where too many wait already.
        """
        if self._begun >= self._most:
            raise Problem(503, "Đang có quá nhiều câu hỏi; hãy thử lại sau vài giây.", {"Retry-After": _COME_BACK})
        self._begun += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._turns())
        finally:
            self._begun -= 1

    async def ask(
        self, place: str, question: str, as_of: dt.date, history: Sequence[str] = (), within: Filter = EVERYTHING
    ) -> dict[str, Any]:
        """Return the answer to a question as the JSON contract has it; raises as ``Assistant.ask`` does, and ``run``.

        Args:
            place: Where it was asked, ``api`` or ``mcp``: for the metrics, and for what is kept.
            question: As typed.
            as_of: "Today".
            history: Earlier questions, oldest first.
            within: What is searched.
        """

        def answered() -> dict[str, Any]:
            started = time.perf_counter()
            assistant = self._services.assistant.current()
            result = assistant.ask(question, as_of, history, within)
            self._services.metrics.count_answer(place, result)
            took_ms = (time.perf_counter() - started) * 1000
            self._keep(
                lambda: KeptAnswer.of(
                    result,
                    as_of=as_of,
                    asked_at=dt.datetime.now(dt.UTC),
                    took_ms=took_ms,
                    channel=Channel(place),
                    history=history,
                    generation=assistant.scene.generation.name,
                    within=within,
                )
            )
            return as_json(result, None, took_ms)

        return await self.run(answered)

    async def ask_row(self, row: bytes, as_of: dt.date) -> dict[str, Any]:
        """Return the answer to a row of a batch; raises as ``run`` does."""

        def answered() -> dict[str, Any]:
            assistant = self._services.assistant.current()
            answer = answer_row(assistant, row, as_of)
            self._services.metrics.count_row("batch", answer)
            generation = assistant.scene.generation.name
            self._keep(lambda: kept_of_row(answer, row, as_of, dt.datetime.now(dt.UTC), generation))
            return answer

        return await self.run(answered)

    def _keep(self, made: Callable[[], KeptAnswer | None]) -> None:
        """Keep an answer, behind it; whatever goes wrong, it is given."""
        later = self._services.kept_later
        if not later.keeps:
            return
        try:
            asked = made()
        except Exception as error:
            _LOG.error("không lưu được câu hỏi", extra={"error": type(error).__name__, "at": places(error)})
            return
        if asked is not None:
            later.keep(asked)

    def _turns(self) -> anyio.CapacityLimiter:
        """Return what gives turns; it is made when first asked for, since it belongs to an event loop."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._places)
        return self._limiter


def rows_of(body: bytes, is_lines: bool) -> list[bytes]:
    """Return the rows of a batch, a line of JSON each: of JSON Lines those that are not blank, or of a JSON array.

    Raises:
        Problem: 422, where an array is expected and none is there.
    """
    if is_lines:
        return [line for line in body.splitlines() if line.strip()]
    try:
        rows = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Problem(422, "Nội dung gửi lên không phải JSON hợp lệ mã UTF-8; cần một danh sách […].") from error
    if not isinstance(rows, list):
        raise Problem(422, "Nội dung gửi lên phải là một danh sách […], mỗi mục một câu hỏi {«question»: …}.")
    return [json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") for row in rows]
