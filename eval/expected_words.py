"""What a right answer is, in words for a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def in_words(expected: Mapping[str, Any]) -> str:
    """Return what was expected, of the fields of ``Expected`` as JSON has them; empty where nothing is said.

    Alternatives are joined by "hoặc", what must be there in full by "và".
    """
    if parts := expected.get("parts"):
        return "; ".join(f"({number}) {in_words(part) or 'không trả lời'}" for number, part in enumerate(parts, 1))
    joined = " và " if expected.get("kind") in ("series", "conflict") else " hoặc "
    quotes = [f"“{words}”" for words in expected.get("contains", ())]
    if computed := expected.get("derived"):
        told = [_figure(computed) + ", tính từ " + " và ".join(map(_figure, expected.get("figures", ())))]
    else:
        told = [joined.join([*map(_figure, expected.get("figures", ())), *quotes])]
    told.append(" và ".join(f"“{words}”" for words in expected.get("contains_all", ())))
    if period := expected.get("period"):
        told.append(_days(period))
    if documents := expected.get("documents"):
        told.append("trong " + " hoặc ".join(documents))
    if reason := expected.get("reason"):
        told.append(f"không trả lời ({reason})")
    return "; ".join(part for part in told if part)


def _figure(row: Mapping[str, Any]) -> str:
    parts = (row["value"], row.get("of") and f"trên {row['of']}", row.get("unit"))
    period = row.get("period")
    return " ".join(part for part in parts if part) + (f" ({_days(period)})" if period else "")


def _days(period: Mapping[str, str]) -> str:
    first, last = period["from"], period["to"]
    return f"ngày {first}" if first == last else f"{first} đến {last}"
