"""Parts of a question that are asked by themselves, as what is reckoned with."""

from __future__ import annotations

import re

from assistant.asks_times import ANY_YEAR
from assistant.asks_words import COUNTED, AskedText
from assistant.places import place_spans, places_in
from assistant.times_asked import times_named
from sources.document import Span
from sources.table_units import THING, unit_named


def scoped(part: str, asked: AskedText) -> str:
    """Return a part of a question with the one place and the one time that the question names, where it lacks them."""
    places = place_spans(asked.text)
    if len(places) == 1 and not places_in(part):
        part = f"{part} ở {places[0].of(asked.text)}"
    if len(asked.times) == 1 and not times_named(part, asked.today):
        part = f"{part} {asked.times[0].span.of(asked.text)}"
    return part


def with_year(part: str, asked: AskedText) -> str:
    """Return a part of a question whose time has no year of its own with the one year that the question names."""
    years = set(ANY_YEAR.findall(asked.text))
    times = times_named(part, asked.today)
    if len(years) != 1 or not times or ANY_YEAR.search(part):
        return part
    end = times[0].span.end
    return f"{part[:end]} {years.pop()}{part[end:]}"


def head_shared(one: str, other: str) -> str | None:
    """Return what stands before what another stands for: "Vụ hình sự gấp mấy lần vụ dân sự"; ``None`` for nothing."""
    first = re.escape(other.split()[0])
    found = re.search(rf"(?<!\w){first}(?!\w)(?!.*(?<!\w){first}(?!\w))", one, re.IGNORECASE)
    return one[: found.start()] if found else None


def how_many(noun: str) -> str:
    """Return the question for how much or how many of something there is."""
    return f"{as_count(noun.strip())} là bao nhiêu"


def as_count(part: str) -> str:
    """Return a part with "số" before a thing that is counted.

    "Phiếu … là bao nhiêu" may be answered by how many provinces gave some; "số phiếu …" is not.
    """
    return f"số {part}" if thing_in(part) else part


def thing_in(part: str) -> bool:
    """Tell whether a part of a question opens with a thing that is counted."""
    thing = unit_named(part, Span(0, len(part)))
    return (thing is not None and thing.strength == THING) or COUNTED.match(part) is not None
