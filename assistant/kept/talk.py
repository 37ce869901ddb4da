"""Which answers are to greetings, thanks and the like, by what was said to them."""

from __future__ import annotations

from assistant.outside import Outside
from assistant.replies import REPLIES

# What else is outside of all sources, an order or a wish for advice, is asked for: operators want to see it.
_ASKS_NOTHING = (
    Outside.GREETING,
    Outside.THANKS,
    Outside.GOODBYE,
    Outside.ABOUT,
    Outside.WELLBEING,
    Outside.REMARK,
)
_REPLIES = frozenset(REPLIES[kind] for kind in _ASKS_NOTHING)


def is_talk(text: str) -> bool:
    """Tell whether the text of an answer is a reply to talk."""
    return text in _REPLIES
