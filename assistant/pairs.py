"""How likely two figures state one quantity: named features of the pair in a logistic model.

A few things are no matter of degree: another dimension, a change beside a level, a target beside a result, another
place. Whatever fails there is never the same quantity. The weights of the rest stand in ``pairs.json``, fitted by
``python -m eval fit-pairs``.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from assistant.candidate import counts_people
from assistant.cell_names import cells_agree
from assistant.quantity import Quantity, Weights
from assistant.wording import Dimension
from sources.figures import Figure
from sources.periods import Origin
from sources.text import fold

WEIGHTS_FILE = Path(__file__).with_name("pairs.json")
# The features, in the order of the file.
FEATURES = (
    "own_overlap",  # of the figures' own words, as the Dice share of their weights
    "least_covered",  # of one's own words, the share found in the other's or in what introduces it: the lesser of two
    "most_covered",  # the greater of the two
    "words_apart",  # words that only one has, where the other has others instead; in thirds, at most 1
    "words_more",  # words that one has more; in fifths, at most 1
    "head_overlap",  # of the first words of the thing counted, in part where only one names it behind its number
    "other_head",  # both name a thing counted, and no word of it is common
    "closeness",  # of the entries' vectors, 0 around unrelated ones and 1 around the same
    "magnitude",  # the square of the decades between the values, at most 1
    "same_whole",  # 1 for ratios of one whole, -1 for those of two, -0.5 where only one is a ratio
    "digits_differ",  # 1 where the numbers in their names differ, a half where only one has some
    "same_sentence",  # figures that stand side by side mostly state different things
    "same_time",  # of one time, yet of different values
    "rivals",  # so within one document, which seldom contradicts itself
    "length_differs",  # the decades between the lengths of the times that they name, at most 1
    "said_to_differ",  # a source sets their values against each other
    "same_value",
    "names_clash",  # each names someone whom the other does not
    "names_missing",  # one names someone whom the other does not
    "place_unsure",  # one leaves its place to its title
)
# A word found only in what introduces the other figure counts in part.
_AROUND = 0.7
_HEAD_IN_WORDS = 0.7
_MOST_MAGNITUDE = 1.0
# How far the cosine of unrelated entries lies below that of equal ones.
_UNRELATED_BELOW_SAME = 0.22
# The closeness of entries whose vectors tell nothing: that of figures which speak alike, where words decide.
_UNMEASURED = 0.6
# Wholes that differ by less than this share are one that has grown: 63 provinces, 132 and 133 economies.
_NEARLY_WHOLE = Decimal("0.1")
_A_MONTH, _MONTH = 28, 31
# Ages and terms that rules set are no quantity that is counted again and again.
_RULES = frozenset({Dimension.AGE})
# What a longer time holds more of.
_SUMMED = frozenset({Dimension.COUNT, Dimension.MONEY})
_ONE_UNIT = frozenset({Dimension.MONEY, Dimension.DURATION, Dimension.SHARE})


def could_be_same(one: Quantity, other: Quantity) -> bool:
    """Tell whether nothing forbids that two figures state one quantity."""
    first, second = one.figure, other.figure
    return (
        one.dimension is other.dimension
        and one.dimension not in _RULES
        and (one.dimension not in _ONE_UNIT or (first.unit or "").lower() == (second.unit or "").lower())
        and (first.change is None) == (second.change is None)
        and one.is_target == other.is_target
        and not (one.dimension is Dimension.COUNT and _people_and_things(first, second))
        and _places_agree(one, other)
        and cells_agree(one, other)
    )


def _people_and_things(one: Figure, other: Figure) -> bool:
    """Tell whether one counts people and the other things: who has been given a number, and cards."""
    return {counts_people(one), counts_people(other)} == {True, False}


def _places_agree(one: Quantity, other: Quantity) -> bool:
    if one.places == other.places:
        return True
    named, silent = (one, other) if one.places else (other, one)
    return not silent.places and not silent.is_nationwide and named.places == {silent.title_place}


def _is_place_unsure(one: Quantity, other: Quantity) -> bool:
    """Tell whether a title may mean another place than the other figure's."""
    if one.places and other.places:
        return False
    titled = [None if quantity.is_nationwide else quantity.title_place for quantity in (one, other)]
    return one.places != other.places or titled[0] != titled[1]


def features(one: Quantity, other: Quantity, cosine: float | None, said_to_differ: bool) -> dict[str, float]:
    """Return the features of a pair by name; the pair is without order.

    Args:
        one: A figure's quantity.
        other: Another's.
        cosine: Of the vectors of their entries; ``None`` of a model whose cosines no one has measured.
        said_to_differ: Whether a source sets their values against each other.
    """
    covered = sorted((_covered(one, other), _covered(other, one)))
    apart = sorted((_only_in(one, other), _only_in(other, one)))
    names = (_unnamed(one, other), _unnamed(other, one))
    is_document = one.document.doc_id == other.document.doc_id
    same_time = are_of_one_time(one.figure, other.figure) and not are_rounded(one.figure, other.figure)
    return {
        "own_overlap": _dice(one.own, other.own),
        "least_covered": covered[0],
        "most_covered": covered[1],
        "words_apart": min(1.0, apart[0] / 3),
        "words_more": min(1.0, (apart[1] - apart[0]) / 5),
        "head_overlap": _head_overlap(one, other),
        "other_head": float(bool(one.head) and bool(other.head) and not one.head & other.head),
        "closeness": _UNMEASURED if cosine is None else max(0.0, 1 - (1 - cosine) / _UNRELATED_BELOW_SAME),
        "magnitude": _magnitude(one.figure, other.figure),
        "same_whole": _same_whole(one, other),
        "digits_differ": _digits_differ(one, other),
        "same_sentence": float(is_document and one.figure.sentence == other.figure.sentence),
        "same_time": float(same_time),
        "rivals": float(same_time and is_document and not said_to_differ),
        "length_differs": _length_differs(one.figure, other.figure) if one.dimension in _SUMMED else 0.0,
        "said_to_differ": float(said_to_differ),
        "same_value": float(one.figure.value == other.figure.value),
        "names_clash": float(min(names) > 0),
        "names_missing": max(names),
        "place_unsure": float(_is_place_unsure(one, other)),
    }


@functools.cache
def weights() -> Mapping[str, float]:
    """Return the weights of the features, and ``intercept``."""
    loaded: dict[str, float] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))["weights"]
    return loaded


def probability(values: Mapping[str, float]) -> float:
    """Return how likely a pair with these features states one quantity, in [0, 1]."""
    weight = weights()
    total = weight["intercept"] + sum(weight[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def are_of_one_time(one: Figure, other: Figure) -> bool:
    """Tell whether two figures hold for one time.

    Their days are equal, or those of one lie within a month or less of the other, or at the end of the other's:
    the second quarter ends the first half of a year, and the last day of a year tells how much there was in it.
    """
    first, second = one.period, other.period
    if first is None or second is None:
        return False
    if (first.first, first.last) == (second.first, second.last):
        return True
    short, long = sorted((first, second), key=lambda period: period.last - period.first)
    is_whole = (short.last - short.first).days >= _A_MONTH - 1
    is_day = short.first == short.last
    is_close = (long.last - long.first).days < _MONTH or ((is_whole or is_day) and short.last == long.last)
    return is_close and short.within(long.first, long.last)


def are_rounded(one: Figure, other: Figure) -> bool:
    """Tell whether two values may be one number, written with more and with fewer digits.

    "Hơn 76 triệu" may stand for 76,5 million, and "gần 60" for 59,7; without such a word the nearest is meant.
    """
    if one.value == other.value:
        return True
    return _rounds_to(one, other) or _rounds_to(other, one)


_BOUNDS = frozenset(("more_than", "at_least", "nearly", "less_than", "at_most"))


def is_bound_of(one: Figure, other: Figure) -> bool:
    """Tell whether one of two values bounds the other, so that both may be true: "hơn 76 triệu" and 76,5 million."""
    return are_rounded(one, other) and bool(_BOUNDS & {one.qualifier, other.qualifier})


def _rounds_to(rough: Figure, fine: Figure) -> bool:
    """Tell whether the rough figure may be the fine one's value with fewer digits."""
    step = _step(rough.value)
    if step <= _step(fine.value) or rough.value == 0:
        return False
    if rough.qualifier in ("more_than", "at_least"):
        return rough.value <= fine.value < rough.value + step
    if rough.qualifier in ("nearly", "less_than", "at_most"):
        return rough.value - step < fine.value <= rough.value
    nearest = (fine.value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return nearest == rough.value


def _step(value: Decimal) -> Decimal:
    """Return what the last digit of a value that is no zero counts: 76.500.000 -> 100.000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)


def _dice(one: Weights, other: Weights) -> float:
    total = sum(one.values()) + sum(other.values())
    common = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    return 2 * common / total if total else 0.0


def _covered(one: Quantity, other: Quantity) -> float:
    """Return the share of one's own words that the other's words, or those that introduce it, hold."""
    total = sum(one.own.values())
    if not total:
        return 0.0
    found = 0.0
    for word, weight in one.own.items():
        if word in other.own:
            found += weight
        elif word in other.around:
            found += weight * _AROUND
    return found / total


def _only_in(one: Quantity, other: Quantity) -> int:
    """Return how many single words one says near its figure that the other says nowhere."""
    return sum(1 for word in one.near if word not in other.own and word not in other.around)


def _unnamed(one: Quantity, other: Quantity) -> float:
    """Return the share of the names of one that the other does not hold."""
    if not one.names:
        return 0.0
    held = sum(1 for name in one.names if name in other.names or name in other.own or name in other.around)
    return 1 - held / len(one.names)


def _head_overlap(one: Quantity, other: Quantity) -> float:
    if not one.head and not other.head:
        return 0.5
    if not one.head or not other.head:
        named, silent = (one, other) if one.head else (other, one)
        words = {fold(word) for word in silent.own}
        return _HEAD_IN_WORDS * len(named.head & words) / len(named.head)
    return len(one.head & other.head) / min(len(one.head), len(other.head))


def _magnitude(one: Figure, other: Figure) -> float:
    values = [abs(figure.value) for figure in (one, other)]
    if not all(values):
        return 0.0 if values[0] == values[1] else _MOST_MAGNITUDE
    decades = math.log10(float(values[0] / values[1]))
    return min(_MOST_MAGNITUDE, decades * decades)


def _same_whole(one: Quantity, other: Quantity) -> float:
    first, second = one.figure.of, other.figure.of
    if first == second:
        return 0.0 if first is None else 1.0
    if first is None or second is None:
        return 0.0 if one.dimension is Dimension.RANK else -0.5
    return 0.0 if abs(first - second) < _NEARLY_WHOLE * max(first, second) else -1.0


def _digits_differ(one: Quantity, other: Quantity) -> float:
    if one.digits == other.digits:
        return 0.0
    return 1.0 if one.digits and other.digits else 0.5


def _length_differs(one: Figure, other: Figure) -> float:
    """Return how far the lengths of named times differ: a quarter's count is no year's."""
    lengths = []
    for figure in (one, other):
        period = figure.period
        if period is None or period.origin is Origin.PUBLICATION:
            return 0.0
        lengths.append((period.last - period.first).days + 1)
    if min(lengths) < _A_MONTH:
        return 0.0
    return min(1.0, abs(math.log10(lengths[0] / lengths[1])))
