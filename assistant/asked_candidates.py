"""Kind of part -> the stretches of a quotation that may be it, each with how well its form alone speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import asked_phrases as phrases
from assistant import asked_times as times
from assistant.asked_words import Part, Wanted
from assistant.matching import is_telling
from sources.document import Span
from sources.text import fold

Candidates = Iterator[tuple[Span, float]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quotation, its accent key, and its key by the question's words."""

    text: str
    key: str
    asked_key: str


def candidates_of(wanted: Wanted, stretch: Stretch) -> Candidates:
    """Yield the stretches of a quotation that may be what is asked for, in no order; priors may be below 0.

    Args:
        wanted: What is asked for.
        stretch: The quotation; spans are within it.
    """
    return _READERS[wanted.part](wanted, stretch)


def _times(wanted: Wanted, stretch: Stretch) -> Candidates:
    grain = fold(wanted.noun[-1]) if wanted.noun else ""
    for span in times.times_in(stretch.key, grain):
        yield span, 0.6 if times.is_adverb(stretch.key, span) else 0.35
    if grain not in ("nam", "thang", "quy"):
        for span in times.clauses_of_time(stretch.key):
            yield span, 0.2
        for span in times.durations_in(stretch.key):
            yield span, 0.0


def _durations(_: Wanted, stretch: Stretch) -> Candidates:
    for span in times.durations_in(stretch.key):
        yield span, 0.5
    for span in times.clauses_of_time(stretch.key):
        yield span, 0.1
    for span in times.times_in(stretch.key, ""):
        yield span, 0.1


def _numbers(wanted: Wanted, stretch: Stretch) -> Candidates:
    dates = list(times.times_in(stretch.key, ""))
    noun = tuple(word for word in wanted.noun if is_telling(word, is_accented=wanted.is_sure))
    for span in times.numbers_in(stretch.key):
        prior = 0.3 if any(c.isdigit() for c in span.of(stretch.key)) else 0.1
        if any(span.meets(date) for date in dates):
            prior -= 0.5
        counted = _WORD.findall(stretch.asked_key[span.end : span.end + 40])
        if noun and noun[0] in counted[:2]:
            prior += 0.4
        yield times.with_qualifier(stretch.key, span), prior


def _ranks(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span in times.ranks_in(stretch.key):
        yield span, 0.5
    for span, prior in _numbers(wanted, stretch):
        yield span, prior - 0.3


def _bodies(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span, acts in phrases.bodies(stretch.text, stretch.key, wanted.after):
        yield span, 0.5 if acts else 0.25
    for span in phrases.capitalised(stretch.text, stretch.key):
        yield span, 0.25
    for span in phrases.subjects(stretch.text, stretch.key):
        yield span, 0.0


def _places(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.places(stretch.text, stretch.key, wanted.after):
        has_name = any(c.isupper() for c in span.of(stretch.text))
        yield span, 0.45 if has_name else 0.25
    for span in phrases.capitalised(stretch.text, stretch.key):
        yield span, 0.05


def _things(wanted: Wanted, stretch: Stretch) -> Candidates:
    noun = wanted.noun
    is_bare = not noun or fold(noun[-1]) in _ANYTHING
    before = wanted.before[:-1] if noun and is_bare else wanted.before
    for span, size in phrases.in_place(stretch.text, stretch.asked_key, before, wanted.after):
        yield span, 0.1 * size
    if is_bare:
        return
    for size in (3, 2, 1):
        if len(noun) >= size and fold(noun[-size]) not in _ANYTHING:
            for span in phrases.headed(stretch.text, stretch.asked_key, noun[-size:], wanted.after):
                yield span, 0.3 + 0.1 * size
    for span in phrases.capitalised(stretch.text, stretch.key):
        yield span, 0.2


# "điều gì", "cái nào": of no class.
_ANYTHING = frozenset("dieu cai nhung lam gi thu viec cac mot hai ba theo o tai la duoc voi cho cua den vao bang ve".split())


def _terms(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.named(stretch.text, stretch.key):
        yield span, 0.5
    for span in phrases.capitalised(stretch.text, stretch.key):
        yield span, 0.2


def _meanings(wanted: Wanted, stretch: Stretch) -> Candidates:
    telling = set(wanted.words)
    for before, after in phrases.meanings(stretch.key):
        own = [_share(span.of(stretch.asked_key), telling) for span in (before, after)]
        if own[0] >= own[1] and own[0] > 0:
            yield after, own[0]
        elif own[1] > 0:
            yield before, own[1] - 0.2


def _share(text: str, telling: set[str]) -> float:
    return len(telling & set(_WORD.findall(text))) / (len(telling) or 1)


def _causes(_: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.causes(stretch.key):
        yield span, 0.3 if stretch.key.startswith(("vì", "bởi vì", "nhờ"), span.start) else 0.2
    for span in phrases.purposes(stretch.key):
        yield span, 0.1


def _purposes(_: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.purposes(stretch.key):
        yield span, 0.3
    for span in phrases.causes(stretch.key):
        yield span, 0.0


def _rules(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.rules(stretch.key):
        yield phrases.with_verb(stretch.key, span, wanted.said), 0.3


def _items(_: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.enumerations(stretch.key):
        yield span, 0.3


def _ways(_: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.ways(stretch.key):
        yield span, 0.2


_READERS = {
    Part.TIME: _times,
    Part.DURATION: _durations,
    Part.NUMBER: _numbers,
    Part.RANK: _ranks,
    Part.BODY: _bodies,
    Part.PLACE: _places,
    Part.THING: _things,
    Part.TERM: _terms,
    Part.MEANING: _meanings,
    Part.CAUSE: _causes,
    Part.PURPOSE: _purposes,
    Part.RULE: _rules,
    Part.ITEMS: _items,
    Part.WAY: _ways,
}
