"""What is kept as JSON Lines: all of it, or as questions of an evaluation set, whose right answers are left to fill."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.kept.rows import KeptRow
from index.asked import one_line
from sources.text import fold


def lines(rows: Iterable[KeptRow]) -> Iterator[str]:
    """Yield each row with its feedback as a line of JSON."""
    return (_line(row.as_json()) for row in rows)


def question_lines(rows: Iterable[KeptRow]) -> Iterator[str]:
    """Yield rows in the form of the sets in ``eval/questions``, each question once: the first that comes.

    ``answerable`` is ``null``: whoever labels the set fills it, and what a right answer holds; rows that are left so
    are passed over when the set is loaded. The same words narrowed to another part of the sources ask something else.
    """
    known: set[tuple[str, ...]] = set()
    for row in rows:
        narrowed = json.dumps(row.filters, sort_keys=True)
        asked = (narrowed, *(fold(one_line(text)) for text in (*row.history, row.question)))
        if asked not in known:
            known.add(asked)
            yield _line(_as_question(row))


def _as_question(row: KeptRow) -> dict[str, Any]:
    said = "; ".join(
        " ".join(filter(None, (one.verdict, one.reason and f"({one.reason})", one.comment))) for one in row.feedback
    )
    outcome = f"{row.status} {row.reason or row.kind or ''}".strip()
    narrowed = {"filter": row.filters} if row.filters else {}
    return {
        "id": f"kept-{row.id}",
        "question": row.question,
        "kind": row.kind or "figure",
        "answerable": None,
        "history": list(row.history),
        "asked_on": row.as_of.isoformat(),
        **narrowed,
        "reason": row.reason,
        "tests": f"asked {row.day.isoformat()} by {row.channel}: {outcome}" + (f"; feedback: {said}" if said else ""),
    }


def _line(row: dict[str, Any]) -> str:
    # A line separator inside a text would end a line for some readers.
    return json.dumps(row, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
