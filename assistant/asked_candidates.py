"""Kind of part -> the stretches of a quotation that may be it, each with how well its form alone speaks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant import asked_names as names
from assistant import asked_phrases as phrases
from assistant import asked_times as times
from assistant.asked_noun_phrases import start_of_row
from assistant.asked_stretch import Stretch
from assistant.asked_words import Part, Wanted
from assistant.matching import is_telling
from sources.document import Span
from sources.text import fold

Candidates = Iterator[tuple[Span, float]]
_WORD = re.compile(r"\w+")
# A list of several items that is asked for as a whole has no part that stands out.
_WHOLE_LISTS = frozenset({Part.ITEMS, Part.WAY, Part.THING, Part.MEANING})


def candidates_of(wanted: Wanted, stretch: Stretch) -> Candidates:
    """Yield the stretches of a quotation that may be what is asked for, in no order; priors may be below 0.

    Args:
        wanted: What is asked for.
        stretch: The quotation; spans are within it.
    """
    if stretch.is_list and wanted.part in _WHOLE_LISTS:
        return
    for span, prior in _READERS[wanted.part](wanted, stretch):
        if span.start < span.end and not names.is_of_law(stretch.key, span):
            yield span, prior


_TO, _FROM = re.compile(r"(?:cho\s+)?(?:đến|tới|hết)(?!\w)"), re.compile(r"(?:kể\s+)?từ(?!\w)|sau(?!\w)")


def _direction(wanted: Wanted, key: str, span: Span) -> float:
    """Return how well a time fits "từ khi nào" or "đến khi nào"."""
    own = _TO.match(key, span.start), _FROM.match(key, span.start)
    before = f"{' '.join(wanted.before[-1:])} {wanted.asking}"
    if re.search(r"(?<!\w)(?:đến|tới|den|toi)(?!\w)", before):
        return 0.3 if own[0] else -0.3 if own[1] else 0.0
    if re.search(r"(?<!\w)(?:từ|tu)(?!\w)", before):
        return 0.3 if own[1] else -0.2 if own[0] else 0.0
    return 0.0


def _times(wanted: Wanted, stretch: Stretch) -> Candidates:
    key = stretch.key
    grain = next((word for word in _WORD.findall(fold(wanted.asking)) if word in _GRAINS), "")
    for span in times.times_in(key, grain):
        prior = 0.6 if times.is_adverb(key, span) else 0.35
        if grain in _DAYS:
            prior += 0.3 if times.is_day(key, span) else -0.3
        yield span, prior + _direction(wanted, key, span)
    if grain not in ("nam", "thang", "quy"):
        for span in times.clauses_of_time(key):
            yield span, (0.05 if grain in _DAYS else 0.25) + _direction(wanted, key, span)
        for span in times.durations_in(key):
            yield span, 0.0


_DAYS = frozenset(("ngay", "hom"))
_GRAINS = frozenset(("nam", "thang", "quy", *_DAYS))


def _durations(_: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.5) for span in times.durations_in(stretch.key))
    yield from ((span, 0.1) for span in times.clauses_of_time(stretch.key))
    yield from ((span, 0.1) for span in times.times_in(stretch.key, ""))


def _numbers(wanted: Wanted, stretch: Stretch) -> Candidates:
    key = stretch.key
    dates = list(times.times_in(key, ""))
    noun = tuple(word for word in wanted.noun if is_telling(word, is_accented=wanted.is_sure))
    for span in times.numbers_in(key):
        prior = 0.3 if any(c.isdigit() for c in span.of(key)) else 0.1
        prior -= 0.5 * any(span.meets(date) for date in dates)
        counted = _WORD.findall(stretch.asked_key[span.end : span.end + 40])
        if noun and noun[0] in counted[:2]:
            prior += 0.4
        # "mức mấy" is "mức 2".
        start = start_of_row(stretch.asked_key, span.start, wanted.before)
        if start < span.start and is_telling(stretch.asked_key[start : span.start].split()[0], wanted.is_sure):
            yield Span(start, span.end), prior + 0.4
        else:
            yield times.with_qualifier(key, span), prior


def _ranks(wanted: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.5) for span in times.ranks_in(stretch.key))
    yield from ((span, prior - 0.3) for span, prior in _numbers(wanted, stretch))


_IS_WHO = re.compile(r"(?<!\w)(?:là|la|was|is)(?!\w)")


def _bodies(wanted: Wanted, stretch: Stretch) -> Candidates:
    asks_office = _IS_WHO.search(" ".join([*wanted.before[-1:], *wanted.after[:1]])) is not None
    for span, prior in _all_bodies(wanted, stretch):
        if phrases.is_body(stretch, span):
            yield span, prior + (names.fit_for_office(stretch, span) if asks_office else 0.0)


def _all_bodies(wanted: Wanted, stretch: Stretch) -> Candidates:
    found = list(phrases.bodies(stretch, wanted.after))
    for span, acts in found:
        if not any(other.start < span.start and other.end == span.end for other, _ in found):
            yield span, 0.6 if acts else 0.25
    for span in names.capitalised(stretch):
        if not any(other.start <= span.start and span.end <= other.end for other, _ in found):
            yield span, 0.25
    yield from ((span, -0.15) for span in phrases.subjects(stretch))
    yield from _in_place(wanted, stretch, wanted.before)
    yield from ((span, 0.5) for span in phrases.said_to_be(stretch, wanted.said))


def _in_place(wanted: Wanted, stretch: Stretch, before: tuple[str, ...]) -> Candidates:
    for span, size in phrases.in_place(stretch, before, wanted.after):
        yield span, 0.12 * size


def _places(wanted: Wanted, stretch: Stretch) -> Candidates:
    for span, is_sure in phrases.places(stretch, wanted.after):
        has_name = any(c.isupper() for c in span.of(stretch.text))
        yield span, 0.2 + 0.15 * has_name + 0.15 * is_sure
    yield from ((span, 0.05) for span in names.capitalised(stretch))


def _things(wanted: Wanted, stretch: Stretch) -> Candidates:
    noun = wanted.noun
    is_bare = not noun or fold(noun[-1]) in _ANYTHING
    before = wanted.before[:-1] if noun and is_bare else wanted.before
    for span, size in phrases.in_place(stretch, before, wanted.after, is_verb=noun[-1:] in (("làm",), ("lam",))):
        yield span, 0.12 * size
    if is_bare:
        return
    for size in (3, 2, 1):
        if len(noun) >= size and fold(noun[-size]) not in _ANYTHING:
            yield from ((span, 0.3 + 0.1 * size) for span in phrases.headed(stretch, noun[-size:], wanted.after))
    if len(noun) > 1 and fold(noun[-2]) not in _ANYTHING:  # "luật cũ nào"
        yield from ((span, 0.3) for span in phrases.headed(stretch, noun[-2:-1], wanted.after))
    yield from ((span, 0.5) for span in phrases.said_to_be(stretch, wanted.said))
    if wanted.is_many:
        yield from ((span, 0.4) for span in names.rows_of_names(stretch))
    yield from ((span, 0.2) for span in names.capitalised(stretch))


# "điều gì", "cái nào": of no class.
_ANYTHING = frozenset(
    "dieu cai nhung lam gi thu viec cac mot hai ba theo o tai la duoc voi cho cua den vao bang ve co".split()
)


def _terms(wanted: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.5) for span in phrases.named(stretch))
    yield from ((span, 0.2 + max(0.0, names.fit_for_office(stretch, span))) for span in names.capitalised(stretch))


def _meanings(wanted: Wanted, stretch: Stretch) -> Candidates:
    telling = frozenset(wanted.words)
    for before, after in phrases.meanings(stretch.key):
        own = [_share(span.of(stretch.asked_key), telling) for span in (before, after)]
        if own[0] >= own[1] and own[0] > 0:
            yield after, own[0]
        elif own[1] > 0:
            yield before, own[1] - 0.2


def _share(text: str, telling: frozenset[str]) -> float:
    return len(telling & set(_WORD.findall(text))) / (len(telling) or 1)


def _causes(_: Wanted, stretch: Stretch) -> Candidates:
    for span in phrases.causes(stretch.key):
        yield span, 0.3 if stretch.key.startswith(("vì", "bởi vì", "nhờ"), span.start) else 0.2
    yield from ((span, 0.1) for span in phrases.purposes(stretch.key))


def _purposes(_: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.3) for span in phrases.purposes(stretch.key))
    yield from ((span, 0.0) for span in phrases.causes(stretch.key))


def _rules(wanted: Wanted, stretch: Stretch) -> Candidates:
    telling = frozenset(wanted.words)
    for span, is_sure in phrases.rules(stretch):
        yield span, (0.4 if is_sure else 0.1) + _share(span.of(stretch.asked_key), telling)


def _items(wanted: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.3) for span in phrases.enumerations(stretch.key))
    yield from ((span, 0.25) for span in names.rows_of_names(stretch))


def _ways(_: Wanted, stretch: Stretch) -> Candidates:
    yield from ((span, 0.2) for span in phrases.ways(stretch))


_READERS: dict[Part, Callable[[Wanted, Stretch], Candidates]] = {
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
