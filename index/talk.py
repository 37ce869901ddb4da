"""Phrases of everyday Vietnamese talk, which official texts hardly hold: they tell how its words stand together.

Small words are most of what people type and least of what official texts say: "thế" is taken for "thẻ", "còn" for
"con", unless it is known what they go with. None of the phrases is about a subject.
"""

from __future__ import annotations

from pathlib import Path


def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    opening = lines.index("---")
    return _phrases(lines[:opening]), _phrases(lines[opening + 1 :])


def _phrases(lines: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.strip() for line in lines for phrase in line.split("|")))


# What talk opens with, and what it says anywhere.
OPENINGS, TALK = _read(Path(__file__).with_name("talk_phrases.txt").read_text(encoding="utf-8"))
