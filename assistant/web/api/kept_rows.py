"""What is kept of a row of a batch."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from assistant.kept.keeper import TALK, Channel, KeptAnswer, KeptFigure
from assistant.kept.narrowing import filter_json
from assistant.kept.talk import is_talk
from index.filters import filter_of_json
from sources.errors import UsageError


def kept_of_row(
    answer: Mapping[str, Any], line: bytes, as_of: dt.date, asked_at: dt.datetime, generation: str
) -> KeptAnswer | None:
    """Return what is kept of a row and its answer; ``None`` where the row holds no question.

    Args:
        answer: As the JSON contract has it.
        line: The row as it was sent; its history and its filter are read from it.
        as_of: The day that counted as today.
        asked_at: The moment.
        generation: Which answered.
    """
    if not isinstance(answer["question"], str):
        return None
    row = json.loads(line.decode("utf-8-sig"))
    history = row.get("history") or []
    talks = answer["status"] == "abstained" and is_talk(answer["text"])
    return KeptAnswer(
        question=answer["question"],
        status=TALK if talks else answer["status"],
        text=answer["text"] or "",
        as_of=as_of,
        asked_at=asked_at,
        took_ms=float(answer.get("took_ms") or 0.0),
        channel=Channel.API,
        history=tuple(turn for turn in history if isinstance(turn, str)) if isinstance(history, list) else (),
        reason=None if talks else answer["reason"],
        kind=answer["kind"],
        figures=_figures(answer),
        generation=generation,
        filters=_filters(row.get("filter")),
    )


def _filters(value: object) -> dict[str, Any] | None:
    try:
        return filter_json(filter_of_json(value))
    except UsageError:  # the row was refused for it
        return None


def _figures(answer: Mapping[str, Any]) -> tuple[KeptFigure, ...]:
    documents = {citation["n"]: citation["doc_id"] for citation in answer["citations"]}
    return tuple(
        KeptFigure(figure["as_written"], documents[figure["citation"]], figure["start"], figure["end"])
        for figure in answer["figures"]
    )
