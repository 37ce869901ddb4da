"""Follow-up questions: what a short question leaves unsaid is taken from the turn before it.

A first reading: a question that opens as a follow-up, or holds next to nothing of its own, is
read together with the last question. What is inherited is not yet told apart piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.matching import is_telling
from index.asked import LONGEST_QUESTION, one_line
from index.lexical import syllables
from sources.text import accent_key, fold

_OPENS = re.compile(r"(?:thế\s+)?(?:vậy\s+)?còn(?!\w)|(?:vậy|thế)(?!\w)(?!\s+(?:nào|giới|hệ|chấp|mạnh))")
_OPENS_UNACCENTED = re.compile(r"(?:the\s+|vay\s+)?con\s+(?=nam|thang|quy|o|tinh)|vay(?!\w)")
# A question with fewer telling syllables than this cannot stand alone.
_LEAST_SYLLABLES = 2


def in_context(question: str, history: Sequence[str]) -> str:
    """Return the question as it is to be understood after the earlier ones, oldest first."""
    earlier = [one_line(turn)[:LONGEST_QUESTION] for turn in history if turn.strip()]
    if not earlier:
        return question
    words = syllables(question)
    is_accented = any(fold(word) != word for word in words)
    telling = [word for word in words if is_telling(word, is_accented)]
    opens = _OPENS if is_accented else _OPENS_UNACCENTED
    is_follow_up = opens.match(accent_key(question)) is not None and len(telling) < 3 * _LEAST_SYLLABLES
    if is_follow_up or len(telling) < _LEAST_SYLLABLES:
        return f"{question} {earlier[-1]}"
    return question
