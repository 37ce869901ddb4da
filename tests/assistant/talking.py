"""What the tests of conversations share: hearing a question without a language model of the documents."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.conversation import in_context, questions_before
from assistant.courtesies import without_courtesies
from assistant.everyday_phrases import with_everyday_accents
from assistant.said import Said
from assistant.several import questions_in
from sources.text import fold
from tests.conftest import TODAY


def hear(typed: str) -> Said:
    """Return a question as it is typed; in one without diacritics those of everyday phrases are known."""
    if fold(typed) != typed.lower():
        return Said(typed)
    return Said(with_everyday_accents(typed), is_sure=False)


def understood(question: str, history: Sequence[str]) -> list[str]:
    """Return the whole questions that one, after earlier ones, is understood as."""
    whole: list[Said] = []
    for part in questions_in(hear(without_courtesies(question)), TODAY):
        whole.append(in_context(part, [*questions_before(history, hear, TODAY), *whole], TODAY))
    return [said.text for said in whole]
