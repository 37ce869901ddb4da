"""The languages of the pages; Vietnamese unless another is asked for."""

from __future__ import annotations

from assistant.web.english import ENGLISH
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words

LANGUAGES = (VIETNAMESE, ENGLISH)


def words_of(code: str | None) -> Words:
    """Return the words of a language by its code; Vietnamese for any other code."""
    return next((words for words in LANGUAGES if words.code == code), VIETNAMESE)
