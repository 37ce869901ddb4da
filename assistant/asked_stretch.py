"""A quotation as the readers of its parts see it."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:[.'’/-]\w+)*")
_ITEM = re.compile(r"\n[ \t]*(?:[-+•–*]|[\uf000-\uf0ff]|\d{1,3}[.)/]|[a-zđ][.)/])[ \t]*\S")


def spaced(source: str) -> re.Pattern[str]:
    """Return the expression of a pattern in which one space stands for any white space."""
    return re.compile(source.replace(" ", r"\s+"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quotation; its keys are as long as the text.

    Attributes:
        text: As it stands in the document.
        key: Its accent key.
        asked_key: Its key by the question's words: without diacritics where the question has none.
    """

    text: str
    key: str
    asked_key: str

    @property
    def is_list(self) -> bool:
        """Whether it holds items of a list on lines of their own."""
        return _ITEM.search(self.text) is not None
