"""Why a question was answered as it was: how it was read, what could answer it, and what spoke for the winner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer_form import form_of
from assistant.feature_names import FEATURE_NAMES
from assistant.model import Linear, trained
from assistant.question import Question, Wants
from assistant.select import Choice, NoChoice, Ranked, field_features, winner

SHOWN = 5
_FEATURES_SHOWN = 6
_LONGEST_TEXT = 160
_DECIMALS = 3


@dataclass(frozen=True)
class Explanation:
    """How one question was read, and what was chosen from.

    Attributes:
        asked: The question as it was understood in its context.
        question: How it was read.
        outcome: The choice, or why there is none, with the field of candidates.
        how: What is wanted of the figures: ``level``, ``series``, ``difference``, …
    """

    asked: str
    question: Question
    outcome: Choice | NoChoice
    how: str


def as_json(explanation: Explanation, shown: int = SHOWN) -> dict[str, Any]:
    """Return an explanation as an object, the candidates best first.

    Args:
        explanation: What is told.
        shown: How many candidates at most.
    """
    field = explanation.outcome.field
    won = _won(explanation)
    row: dict[str, Any] = {"question": explanation.asked, "read": _read(explanation), "candidates": []}
    for one in field[:shown]:
        row["candidates"].append(_candidate(one, one is won))
    if won is None:
        return row
    model = trained()[_kind(won)]
    features = field_features(won, field)
    other = next((one for one in field if one is not won), None)
    row["won_by"] = _difference(model.ranking, won, other) if other else {}
    row["confidence"] = {
        "value": round(model.sure(features), _DECIMALS),
        "threshold": model.threshold,
        "intercept": round(model.confidence.intercept, _DECIMALS),
        "parts": _largest(model.confidence.parts(features)),
    }
    return row


def lines(explanation: Explanation, shown: int = SHOWN) -> Iterator[str]:
    """Yield an explanation line by line, in Vietnamese; arguments as ``as_json`` has them."""
    row = as_json(explanation, shown)
    yield f"VÌ SAO: {row['question']}"
    for name, value in row["read"].items():
        yield f"  {name}: {value}"
    if not row["candidates"]:
        yield "  không có câu hay số nào để chọn"
    for number, one in enumerate(row["candidates"], 1):
        mark = "→" if one["won"] else " "
        broken = f"  [bị loại: {one['broken_promise']}, {one['rule']}]" if one["broken_promise"] else ""
        place = f"({one['doc_id']}, ký tự {one['start']}–{one['end']})"
        yield f"{mark} {number}. {one['score']:+.2f}  {one['text']}  {place}{broken}"
    if row.get("won_by"):
        yield "  hơn ứng viên kế tiếp ở:"
        yield from _feature_lines(row["won_by"])
    if confidence := row.get("confidence"):
        is_enough = confidence["value"] >= confidence["threshold"]
        yield (
            f"  độ tin cậy {confidence['value']:.3f}, ngưỡng {confidence['threshold']:.3f}: "
            f"{'đủ' if is_enough else 'không đủ'} để trả lời; gồm:"
        )
        yield from _feature_lines(confidence["parts"])


def _feature_lines(parts: Mapping[str, float]) -> Iterator[str]:
    for name, value in parts.items():
        yield f"    {value:+.2f}  {name} ({FEATURE_NAMES[name]})"


_READ_WANTS = {Wants.FIGURE: "một số", Wants.SENTENCE: "một câu"}


def _read(explanation: Explanation) -> dict[str, str]:
    question = explanation.question
    form = form_of(question.text)
    told = {
        "hiểu là": question.understood.text,
        "cần": _READ_WANTS[question.wants],
        "cách hỏi": explanation.how,
        "loại đơn vị": question.dimension.value if question.dimension else "",
        "dạng lời đáp": form.value if form else "",
        "vật được đếm": " ".join(question.counted),
        "thời gian": " đến ".join(map(str, question.days)) if question.days else "",
        "địa danh": ", ".join(sorted(question.places)),
        "tên riêng": ", ".join(question.names),
        "số câu hỏi nêu": ", ".join(str(figure.value) for figure in question.asserted),
    }
    return {name: value for name, value in told.items() if value}


def _candidate(one: Ranked, is_won: bool) -> dict[str, Any]:
    candidate = one.candidate
    figure = candidate.figure
    span = figure.span if figure else candidate.sentence.span
    text = candidate.document.text
    shown = f"{span.of(text)} — {candidate.sentence.span.of(text)}" if figure else span.of(text)
    shown = " ".join(shown.split())
    return {
        "won": is_won,
        "text": shown if len(shown) <= _LONGEST_TEXT else shown[:_LONGEST_TEXT] + "…",
        "doc_id": candidate.document.doc_id,
        "start": span.start,
        "end": span.end,
        "score": round(one.score, _DECIMALS),
        "broken_promise": one.unfit.reason.value if one.unfit else None,
        "rule": one.unfit.rule if one.unfit else None,
        "features": {name: round(value, _DECIMALS) for name, value in one.features.items()},
    }


def _won(explanation: Explanation) -> Ranked | None:
    """Return the best that breaks no promise, answered or not."""
    field: Sequence[Ranked] = explanation.outcome.field
    return winner(explanation.question, field)


def _kind(one: Ranked) -> Wants:
    return Wants.SENTENCE if one.candidate.figure is None else Wants.FIGURE


def _difference(ranking: Linear, won: Ranked, other: Ranked) -> dict[str, float]:
    mine, others = ranking.parts(won.features), ranking.parts(other.features)
    return _largest({name: value - others[name] for name, value in mine.items()})


def _largest(parts: Mapping[str, float]) -> dict[str, float]:
    ranked = sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))[:_FEATURES_SHOWN]
    return {name: round(value, _DECIMALS) for name, value in ranked if round(value, _DECIMALS)}
