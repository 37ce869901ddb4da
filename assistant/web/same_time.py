"""Figures of one quantity drawn over time: which hold for one time, and where sources then differ.

Two values of one time are no development: a chart joins each with the times before and after, never with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.pairs import are_of_one_time
from sources.figures import Figure

# The numbers of figures, of one time and of the next.
Pair = tuple[int, int]


def times_of(figures: Sequence[Figure]) -> list[list[int]]:
    """Return the numbers of dated figures time by time, the earliest first; those of one time in the order given."""
    times: list[list[int]] = []
    for number in sorted((n for n, one in enumerate(figures) if one.period), key=lambda n: _last(figures[n])):
        own = [time for time in times if any(_are_together(figures[number], figures[other]) for other in time)]
        joined = sorted({number, *(other for time in own for other in time)})
        # A time stands where its first figure was.
        at = times.index(own[0]) if own else len(times)
        times = [time for time in times if time not in own]
        times.insert(at, joined)
    return times


def differing(figures: Sequence[Figure]) -> list[bool]:
    """Tell of each figure whether another one gives its time another value; an undated one differs from none."""
    differ = [False] * len(figures)
    for time in times_of(figures):
        if _differ([figures[number] for number in time]):
            for number in time:
                differ[number] = True
    return differ


def runs(figures: Sequence[Figure]) -> list[list[int]]:
    """Return the stretches of times that have one value each, as numbers of figures; each holds two at least."""
    found: list[list[int]] = [[]]
    for time in times_of(figures):
        if _differ([figures[number] for number in time]):
            found.append([])
        else:
            found[-1] += time
    return [run for run in found if len(run) > 1]


def forks(figures: Sequence[Figure]) -> Iterator[Pair]:
    """Yield what joins a time of several values with the times beside it: each value there with each value here."""
    for before, after in pairwise(times_of(figures)):
        if any(_differ([figures[number] for number in time]) for time in (before, after)):
            yield from ((one, other) for one in _each_value(figures, before) for other in _each_value(figures, after))


def _last(figure: Figure) -> tuple[int, int]:
    assert figure.period is not None
    return figure.period.last.toordinal(), figure.period.first.toordinal()


def _are_together(one: Figure, other: Figure) -> bool:
    return _last(one)[0] == _last(other)[0] or are_of_one_time(one, other)


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.of


def _differ(figures: Sequence[Figure]) -> bool:
    return len({_value(figure) for figure in figures}) > 1


def _each_value(figures: Sequence[Figure], time: Sequence[int]) -> list[int]:
    """Return the first figure of each value of a time."""
    return list({_value(figures[number]): number for number in reversed(time)}.values())
