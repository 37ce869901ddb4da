"""What citizens say, and what official texts write for it: "bằng lái" and "giấy phép lái xe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sources.document import Span
from sources.text import accent_key, any_of, fold

# A line for each: before the colon what is said, behind it what is written; the first of several is what is searched
# for too. A line that writes what is said is of an official word that holds an everyday one: "công bố" is no father.
_TERMS = Path(__file__).with_name("everyday_terms.txt")


@dataclass(frozen=True, slots=True)
class Said:
    """Everyday words in a text, and what official texts may write for them.

    Attributes:
        span: Where they stand.
        written: What may be written for them, the likeliest first.
    """

    span: Span
    written: tuple[str, ...]


def _read() -> dict[str, tuple[str, ...]]:
    """Return what is written for what is said; the keys in lower case with diacritics."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _TERMS.read_text(encoding="utf-8").splitlines():
        said, _, written = line.partition(":")
        names = tuple(name.strip() for name in written.split(";"))
        for phrase in said.split("|"):
            key = accent_key(phrase.strip())
            found[key] = tuple(name for name in names if accent_key(name) != key)
    return found


_WRITTEN = _read()
# Without the official words that only hold an everyday one.
SAID = tuple(said for said, written in _WRITTEN.items() if written)
# Without diacritics one syllable may be any word.
_FOLDED = {fold(said): written for said, written in _WRITTEN.items() if " " in said}
_PATTERN = re.compile(rf"(?<!\w)(?:{any_of(_WRITTEN)})(?!\w)")
_FOLDED_PATTERN = re.compile(rf"(?<!\w)(?:{any_of(_FOLDED)})(?!\w)")


def everyday_terms(text: str, *, is_bare: bool | None = None) -> Iterator[Said]:
    """Yield the everyday words of a text, in order, none overlapping; the longest at a place.

    Args:
        text: With diacritics, or without any; then single syllables are left out.
        is_bare: Whether it was typed without any, where that is known; a word or two may have none.
    """
    is_bare = fold(text) == text.lower() if is_bare is None else is_bare
    pattern, written = (_FOLDED_PATTERN, _FOLDED) if is_bare else (_PATTERN, _WRITTEN)
    for match in pattern.finditer(fold(text) if is_bare else accent_key(text)):
        if names := written[" ".join(match[0].split())]:
            yield Said(Span(*match.span()), names)


def written_for(text: str) -> tuple[str, ...]:
    """Return the likeliest official words for the everyday ones of a text that it does not hold itself, each once."""
    key = accent_key(text)
    likeliest = dict.fromkeys(one.written[0] for one in everyday_terms(text))
    return tuple(name for name in likeliest if accent_key(name) not in key)
