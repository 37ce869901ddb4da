"""Spaces that slipped: words typed together (``căncước``), apart (``că n``), or cut one letter off (``că ncước``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.decoder import Language
from index.spelling import difference, shape

# What each costs, in nats.
TOGETHER, APART, SHIFTED = 5.0, 4.0, 4.0
# Forms tried for a part, ways kept at each cut, and the most syllables that are typed together.
_FORMS, _WAYS, _PARTS = 4, 3, 4
_LONGEST, _LONGEST_SYLLABLE = 24, 7


def forms_of(part: str, language: Language) -> Sequence[str]:
    """Return the commonest known syllables that a part may be, all its diacritics kept."""
    own = shape(part)
    forms = language.forms(own.letters)
    if own.is_bare:
        return forms[:_FORMS]
    costs = ((form, difference(own, shape(form))) for form in forms)
    return [form for form, cost in costs if cost is not None and cost < TOGETHER][:_FORMS]


def cut(word: str, language: Language) -> list[tuple[tuple[str, ...], float]]:
    """Return the rows of two to four known syllables that a word is, the likeliest first, each with its cost.

    Syllables of one letter are not looked for: almost any word can be cut into those.
    """
    if not 4 <= len(word) <= _LONGEST:
        return []
    # At each place, the likeliest ways to have come there: (log probability, syllables).
    ways: list[list[tuple[float, tuple[str, ...]]]] = [[(0.0, ())], *([] for _ in word)]
    for start in range(len(word) - 1):
        for end in range(start + 2, min(len(word), start + _LONGEST_SYLLABLE) + 1):
            for form in forms_of(word[start:end], language) if ways[start] else ():
                ways[end] += [
                    (score + _log(language, row, form), (*row, form)) for score, row in ways[start] if len(row) < _PARTS
                ]
        for end in range(start + 2, len(word) + 1):
            ways[end] = sorted(ways[end], reverse=True)[:_WAYS]
    return [(row, TOGETHER) for _, row in ways[-1] if len(row) > 1]


def _log(language: Language, before: tuple[str, ...], form: str) -> float:
    first, second = ("", "", *before)[-2:]
    return language.log(first, second, form)


def join(first: str, second: str, language: Language) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield what two words may be where the space between them is one too many, or a letter off."""
    for form in forms_of(first + second, language):
        yield (form,), APART
    for left, right in ((first + second[0], second[1:]), (first[:-1], first[-1] + second)):
        if len(left) > 1 and len(right) > 1:
            rights = forms_of(right, language)
            yield from (((one, other), SHIFTED) for one in forms_of(left, language)[:2] for other in rights[:2])
