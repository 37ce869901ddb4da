"""What was said, and patterns over it: one pattern holds with and without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.everyday_phrases import with_everyday_accents
from index.understanding import Understood
from sources.text import accent_key, fold


@dataclass(frozen=True)
class Said:
    """A question, or a part of one, as it is understood; one line in NFC.

    Attributes:
        text: With diacritics, as far as they are known.
        is_sure: Whether they were typed; where not, a word that was left bare may be any of its letters.
    """

    text: str
    is_sure: bool = True

    @cached_property
    def key(self) -> str:
        """The text without case, as long as the text."""
        return accent_key(self.text)

    def part(self, start: int, end: int | None = None) -> Said:
        """Return a stretch of it, trimmed."""
        return replace(self, text=self.text[start:end].strip())


def heard(understood: Understood) -> Said:
    """Return what is understood by a question, with the diacritics of everyday talk where none were typed."""
    if fold(understood.typed) != understood.typed.lower():
        return Said(understood.text)
    return Said(with_everyday_accents(understood.text), is_sure=False)


# What may stand in a pattern and is no word of it, or a word.
_PATTERN_PART = re.compile(r"\\.|\(\?P?[<=!:]*(?:\w+>)?|(?P<word>[^\W\d_]+)")


def loosened(source: str) -> str:
    """Return a pattern with diacritics as one in which each word may be bare as well."""

    def either(match: re.Match[str]) -> str:
        word = match["word"]
        return match[0] if not word or fold(word) == word else f"(?:{word}|{fold(word)})"

    return _PATTERN_PART.sub(either, source)


class Pattern:
    """A regular expression, in lower case with diacritics, over the key of what was said.

    Words of it may be bare in what was typed without diacritics; where it is ``lenient``, in anything; where
    it is ``exact``, in nothing. Spaces of it are single, as those of a question are.
    """

    def __init__(self, source: str, *, lenient: bool = False, exact: bool = False) -> None:
        strict, loose = re.compile(source), re.compile(loosened(source))
        self._sure = loose if lenient else strict
        self._unsure = strict if exact else loose

    def search(self, said: Said, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on."""
        return self._for(said).search(said.key, start)

    def match(self, said: Said) -> re.Match[str] | None:
        """Return the match at the start."""
        return self._for(said).match(said.key)

    def fullmatch(self, said: Said) -> re.Match[str] | None:
        """Return the match of all of it."""
        return self._for(said).fullmatch(said.key)

    def all(self, said: Said) -> Iterator[re.Match[str]]:
        """Yield the matches in order, none overlapping."""
        return self._for(said).finditer(said.key)

    def _for(self, said: Said) -> re.Pattern[str]:
        return self._sure if said.is_sure else self._unsure
