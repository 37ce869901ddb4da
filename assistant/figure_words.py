"""The words of a sentence that belong to one figure of it; of a cell of a table, also those that name it."""

from __future__ import annotations

import re

from sources.figures import Figure

# How much a word counts by where it stands. One in the figure's own clause says most.
IN_CLAUSE, IN_SENTENCE = 1.0, 0.85
IN_SHARED_WORDS = 0.6
# What opens the clause of a part of what was told before.
OF_A_PART = re.compile(r"\W*(?:trong\s+(?:số\s+)?(?:đó|này)|riêng|gồm|bao\s+gồm|nổi\s+bật\s+là)(?!\w)", re.IGNORECASE)


def own_words(text: str, figure: Figure) -> str:
    """Return the words of a figure's clause; of a cell of a table, those that name it before them."""
    return " ".join(span.of(text) for span in (*figure.names, figure.clause))


def own_parts(text: str, figure: Figure, before: Figure | None, after: Figure | None) -> list[tuple[str, float]]:
    """Return the words that belong to a figure, from it to the next one, and those before it, with what they count.

    Words between two figures of a clause mostly belong to the first ("25/25 dịch vụ theo Đề án 06 và 10/28 dịch vụ
    theo …"), so they count less for the second. What a figure is about is its own, wherever the sentence says it.

    Args:
        text: The stored text.
        figure: The figure.
        before: The figure before it in its sentence, if any.
        after: The one after it, if any.
    """
    if figure.names:
        return [(own_words(text, figure), IN_CLAUSE)]
    clause = figure.clause
    start, end = clause.start, max(clause.end, figure.counted.end)
    if after is not None and after.span.start < end:
        end = max(figure.counted.end, after.span.start)
    farther = figure.sentence.start
    if before is not None and figure.change is not None and before.change is None:
        # "212 triệu hồ sơ đồng bộ (tăng 1,76 lần …)": a change is about what the level before it counts.
        start = farther = before.span.start
    elif before is not None:
        farther = before.span.end
    shared = before is not None and farther == before.span.end
    far = IN_SHARED_WORDS if shared else IN_SENTENCE
    near = IN_SHARED_WORDS if shared and start < farther else IN_CLAUSE
    start = max(start, farther)
    whole: list[tuple[str, float]] = []
    if before is not None and before.change is None and OF_A_PART.match(text, clause.start, clause.end):
        # "cán bộ chuyên trách là 18.920 người, riêng cấp xã 7.240 người": a part is of the same thing as its whole.
        whole = [(before.clause.of(text), IN_SENTENCE)]
    subjects = [(span.of(text), IN_CLAUSE if figure.sentence.holds(span) else IN_SENTENCE) for span in figure.subject]
    return [
        (text[figure.span.start : end], IN_CLAUSE),
        (text[start : figure.span.start], near),
        (text[farther:start], far),
        *subjects,
        *whole,
    ]
