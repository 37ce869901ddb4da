"""A conversation as data: its turns, which the browser keeps and gives with every request.

The server remembers no conversation. What a browser gives is read with care: it may hold anything.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.kept.keeper import Verdict
from index.asked import check
from sources.errors import UsageError

# The most turns that a conversation shows; earlier ones are left out.
LONGEST = 20
# A longer question is cut here; one that is refused is shown shortened.
_LONGEST_TEXT = 20_000
# Letters of the id of a kept answer, and a few to spare.
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation.

    Attributes:
        question: As typed.
        is_alone: Whether it is asked afresh: the conversation before it is not read.
        is_answered: Whether it was answered before, so that the answer is only shown again.
        answer_id: The id of its kept answer; ``None`` where none is kept.
        verdicts: What the reader said of the answer.
    """

    question: str
    is_alone: bool = False
    is_answered: bool = False
    answer_id: str | None = None
    verdicts: frozenset[Verdict] = frozenset()

    def judged(self, verdict: Verdict) -> Turn:
        """Return it with a verdict; helpful and unhelpful replace each other."""
        opposite = {Verdict.HELPFUL: Verdict.UNHELPFUL, Verdict.UNHELPFUL: Verdict.HELPFUL}.get(verdict)
        return dataclasses.replace(self, verdicts=(self.verdicts | {verdict}) - {opposite})

    def as_data(self) -> dict[str, Any]:
        """Return it as the browser keeps it."""
        data: dict[str, Any] = {"q": self.question, "done": self.is_answered}
        if self.is_alone:
            data["alone"] = True
        if self.answer_id:
            data["id"] = self.answer_id
        if self.verdicts:
            data["said"] = sorted(verdict.value for verdict in self.verdicts)
        return data


def turns_from(data: object) -> list[Turn]:
    """Return the turns that a browser gives, oldest first; what is no turn is left out."""
    rows = data if isinstance(data, list) else []
    return [turn for row in rows[-LONGEST:] if (turn := _turn(row)) is not None]


def _turn(row: object) -> Turn | None:
    if not isinstance(row, dict) or not isinstance(question := row.get("q"), str):
        return None
    answer_id, said = row.get("id"), row.get("said")
    is_id = isinstance(answer_id, str) and answer_id.isalnum() and len(answer_id) <= _LONGEST_ID
    values = said if isinstance(said, list) else []
    return Turn(
        question=question[:_LONGEST_TEXT],
        is_alone=row.get("alone") is True,
        is_answered=row.get("done") is True,
        answer_id=answer_id if is_id else None,
        verdicts=frozenset(verdict for verdict in Verdict if verdict.value in values),
    )


def history_of(turns: Sequence[Turn], number: int) -> tuple[str, ...]:
    """Return the earlier questions that a turn is read with, oldest first; refused ones are no part of them.

    They go back to the last turn that was asked afresh; there are none for a turn that is.
    """
    if turns[number].is_alone:
        return ()
    afresh = [at for at in range(number) if turns[at].is_alone]
    first = afresh[-1] if afresh else 0
    return tuple(turn.question for turn in turns[first:number] if _is_question(turn.question))


def _is_question(text: str) -> bool:
    try:
        check(text)
    except UsageError:
        return False
    return True
