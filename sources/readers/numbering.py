"""The numbers that Word writes before the items of a list; they stand in no paragraph's text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

_BULLET = "- "
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: its format, its text (``Điều %1.``), its first number."""

    form: str
    text: str
    start: int


@dataclass
class Numbering:
    """The lists of a document, counted as its paragraphs go by."""

    levels: dict[tuple[str, int], Level]
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, list_id: str, depth: int) -> str:
        """Return what stands before the next item of a list, with a space behind; empty for an unknown list."""
        level = self.levels.get((list_id, depth))
        if level is None or level.form == "none":
            return ""
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return _BULLET

        def number(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            own = self.levels.get((list_id, place), level)
            return _written(counts.get(place, own.start), own.form)

        return _PLACE.sub(number, level.text).strip() + " "


def read_numbering(part: Any) -> Numbering:  # noqa: ANN401  an element of lxml, which has no types
    """Return the lists that a document's numbering part defines; none where it has no such part."""
    if part is None:
        return Numbering({})
    abstract = {_value(one, "abstractNumId", own=True): one for one in _children(part, "abstractNum")}
    levels: dict[tuple[str, int], Level] = {}
    for num in _children(part, "num"):
        list_id = _value(num, "numId", own=True)
        pattern = abstract.get(_value(num, "abstractNumId"))
        for one in _children(pattern, "lvl") if pattern is not None else ():
            start = _value(one, "start")
            levels[list_id, int(_value(one, "ilvl", own=True) or 0)] = Level(
                _value(one, "numFmt") or "decimal", _value(one, "lvlText"), int(start) if start.isdigit() else 1
            )
    return Numbering(levels)


def _children(element: Any, name: str) -> list[Any]:  # noqa: ANN401
    return [child for child in element if isinstance(child.tag, str) and child.tag.endswith("}" + name)]


def _value(element: Any, name: str, own: bool = False) -> str:  # noqa: ANN401
    """Return an attribute of the element, or the value of its child of that name; empty where there is none."""
    holders = [element] if own else _children(element, name)
    for holder in holders:
        for attribute, value in holder.attrib.items():
            if attribute.endswith("}" + (name if own else "val")):
                return str(value)
    return ""


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(number - 1) % 26]
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        written = ""
        for value, sign in _ROMAN:
            while number >= value:
                written += sign
                number -= value
        return written if form == "lowerRoman" else written.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)
