"""The question for the level of a quantity that another question follows over time."""

from __future__ import annotations

import dataclasses
import re

from assistant.asks import Asked
from assistant.question import Question, Wants
from assistant.wording import AFTER_COUNT, DIMENSIONS, NUMBER_OF, Dimension, Wording

_RANKED = re.compile(r"(?<!\w)(?:thứ\s+)?hạng(?!\s+mục|\w)", re.IGNORECASE)


def level_asked(question: Question, asked: Asked) -> Question:
    """Return the question for the quantity that is followed over time: of any time, and not for a change.

    Args:
        question: The question that follows it.
        asked: How that asks.
    """
    words = Wording(asked.rest)
    dimension = next((d for d, pattern in DIMENSIONS if words.holds(pattern)), None)
    if dimension is Dimension.STEPS or (dimension is None and _RANKED.search(asked.rest)):
        dimension = Dimension.RANK
    counted = words.find(AFTER_COUNT) or words.find(NUMBER_OF)
    return dataclasses.replace(
        question,
        wants=Wants.FIGURE,
        days=None,
        is_change=False,
        subject_text=asked.rest,
        dimension=Dimension.COUNT if dimension is None and counted else dimension,
        counted=tuple(counted[1].split()) if counted else (),
        asserted=(),
    )
