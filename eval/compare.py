"""Two runs of one question set: paired differences, a paired test, and which questions changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eval.folder import QuestionRow, Run, Settings
from eval.measures import OUTCOMES
from eval.stats import Paired, paired
from sources.errors import UsageError


@dataclass(frozen=True)
class Change:
    """A question that came out differently: measure -> (first, second), for those that changed."""

    id: str
    question: str
    measures: dict[str, tuple[float, float]]
    outcomes: tuple[str | None, str | None]


@dataclass(frozen=True)
class Comparison:
    """Paired differences by measure, and the questions that changed, in their order."""

    measures: dict[str, Paired]
    changes: list[Change]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "measures": {name: difference.as_json() for name, difference in self.measures.items()},
            "changes": [
                {"id": c.id, "question": c.question, "outcomes": c.outcomes, "measures": c.measures}
                for c in self.changes
            ],
        }


def compare(first: Run, second: Run) -> Comparison:
    """Return second - first, measure by measure, over the questions of which both say something.

    Raises:
        UsageError: The runs are of different question sets.
    """
    _check_same_questions(first, second)
    pairs = [(row, other) for row, other in zip(first.rows, second.rows, strict=True)]
    names = dict.fromkeys(name for row, other in pairs for name in row.measures if name in other.measures)
    differences = {}
    for name in names:
        both = [(a.measures[name], b.measures[name]) for a, b in pairs if name in a.measures and name in b.measures]
        differences[name] = paired([a for a, _ in both], [b for _, b in both])
    changes = [change for row, other in pairs if (change := _change(row, other))]
    return Comparison(differences, changes)


def comparison_lines(found: Comparison, most: int) -> Iterator[str]:
    """Yield a line a measure, then at most so many of the questions that changed."""
    for name, row in found.measures.items():
        yield (
            f"{name:11} {row.difference:+.3f} [{row.low:+.3f}, {row.high:+.3f}]  "
            f"hơn {row.better}, kém {row.worse}, n = {row.n}, p {row.p:.3g}"
        )
    yield f"{len(found.changes)} câu đã đổi" + (f", in {most} câu đầu" if len(found.changes) > most else "")
    for change in found.changes[:most]:
        before, after = change.outcomes
        outcome = f"{OUTCOMES.get(before or '', '?')} → {OUTCOMES.get(after or '', '?')}; " if before != after else ""
        values = ", ".join(f"{name} {one:g} → {two:g}" for name, (one, two) in change.measures.items())
        yield f"  {change.id} {change.question}: {outcome}{values}"


def _change(row: QuestionRow, other: QuestionRow) -> Change | None:
    measures = {
        name: (value, other.measures[name])
        for name, value in row.measures.items()
        if name in other.measures and other.measures[name] != value
    }
    if not measures and row.outcome == other.outcome:
        return None
    return Change(row.id, row.question, measures, (row.outcome, other.outcome))


def _check_same_questions(first: Run, second: Run) -> None:
    same = first.settings.questions_sha256 == second.settings.questions_sha256
    if same and [row.id for row in first.rows] == [row.id for row in second.rows]:
        return
    raise UsageError(
        f"Hai lượt chạy dùng bộ câu hỏi khác nhau: {_name(first.settings)} và {_name(second.settings)}; "
        "hãy so hai lượt của cùng một bộ."
    )


def _name(settings: Settings) -> str:
    return f"{settings.question_set} ({settings.n} câu, mã {settings.questions_sha256[:8]})"
