"""A conversation: a question that leaves things unsaid is read with the ones before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from assistant.bearing import Bearing, bearing_of
from assistant.courtesies import without_courtesies
from assistant.follow_up import resolved
from assistant.follow_up_rules import TWO_BEFORE, is_of_what_was_counted, of_two_before
from assistant.outside import outside
from assistant.parallel import repeated_elsewhere
from assistant.pieces import read_pieces
from assistant.said import Said
from assistant.sentence import sentence
from assistant.several import questions_in
from index.asked import LONGEST_QUESTION, one_line

Hear = Callable[[str], Said]
# The most earlier questions that are read.
LONGEST_REACH = 20
# So many are read whatever they say: the next may ask of the last two.
_AT_LEAST = 2
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+")


def leans_on_others(said: Said, today: dt.date) -> bool:
    """Tell whether a question leaves unsaid what it is about, points at what was said before, or goes on from it."""
    asked = read_pieces(said, today)
    is_of_two = TWO_BEFORE.search(said) is not None
    return (
        is_of_two
        or is_of_what_was_counted(asked)
        or asked.is_beside
        or asked.is_from_it
        or bearing_of(asked) is not Bearing.ALONE
    )


def points_at_nothing(said: Said, today: dt.date) -> bool:
    """Tell whether a question, asked first, only points: "Cái đó thì bao nhiêu?", "Thì sao?"."""
    asked = read_pieces(said, today)
    if bearing_of(asked) is Bearing.ALONE or asked.own_words or asked.places:
        return False
    return any(pronoun.kind in ("thing", "event") for pronoun in asked.pronouns) or asked.is_closed or asked.is_beside


def in_context(said: Said, earlier: Sequence[Said], today: dt.date) -> Said:
    """Return a question as it is to be understood after earlier ones, each whole, oldest first.

    It is returned as it stands where it stands alone, where there are none, or where both together would be too long.
    """
    asked = read_pieces(said, today)
    if not earlier:
        return said
    whole = of_two_before(said, earlier, today)
    if whole is None and (repeated := repeated_elsewhere(asked, read_pieces(earlier[-1], today), today)) is not None:
        whole = Said(sentence(repeated), earlier[-1].is_sure)
    if whole is None:
        if bearing_of(asked) is Bearing.ALONE and not (
            asked.is_beside or asked.is_from_it or is_of_what_was_counted(asked)
        ):
            return said
        whole = resolved(asked, earlier[-1], today)
    says_anything = any(character.isalnum() for character in whole.text)
    return whole if says_anything and len(whole.text) <= LONGEST_QUESTION else said


def questions_before(history: Sequence[str], hear: Hear, today: dt.date) -> list[Said]:
    """Return the earlier questions that the next one may lean on, each whole, oldest first.

    They go back to the last one that stands alone; greetings, orders and the like are left out.

    Args:
        history: As typed, oldest first.
        hear: Returns what is understood by a question.
        today: What times are read against.
    """
    read: list[Said] = []
    for turn in reversed(history[-LONGEST_REACH:]):
        typed = without_courtesies(_shortened(one_line(turn)))
        if not any(character.isalnum() for character in typed):
            continue
        said = hear(typed)
        if outside(said) is not None:
            continue
        parts = questions_in(said, today)
        read = [*parts, *read]
        if parts and not leans_on_others(parts[0], today) and len(read) >= _AT_LEAST:
            break
    whole: list[Said] = []
    for said in read:
        whole.append(in_context(said, whole, today))
    return whole


def _shortened(turn: str) -> str:
    """Return a turn, or the last sentences of one that is longer than a question may be: these ask."""
    if len(turn) <= LONGEST_QUESTION:
        return turn
    kept = ""
    for part in reversed(list(_sentences(turn))):
        if len(part) + len(kept) + 1 > LONGEST_QUESTION:
            break
        kept = f"{part} {kept}".strip()
    return kept or turn[-LONGEST_QUESTION:].partition(" ")[2]


def _sentences(text: str) -> Iterator[str]:
    yield from (part for part in _SENTENCE_END.split(text) if part)
