"""A link that asks a question again: ``/?hoi=…``, with the earlier questions that it is read with as ``truoc=…``."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

# Longer links are cut by some messengers; of a longer one none is made.
LONGEST_LINK = 2_000
QUESTION, EARLIER, ALONE = "hoi", "truoc", "nguyen"


def link_of(question: str, history: Sequence[str], path: str, *, is_alone: bool = False) -> str | None:
    """Return the link that asks a question of a page; ``None`` where it would be too long.

    Args:
        question: As typed.
        history: The earlier questions that it is read with, oldest first; empty where it stands alone.
        path: Of the page.
        is_alone: Whether it is asked as typed, without what stands before it.
    """
    query = [(QUESTION, question), *((EARLIER, turn) for turn in history), *([(ALONE, "1")] if is_alone else [])]
    link = f"{path}?{urlencode(query)}"
    return link if len(link) <= LONGEST_LINK else None
