"""Finding numbers that name a person: identity numbers, telephones, bank cards.

A *run* is digits with nothing between them but what people put into such a number: spaces, dots, dashes. It is
judged as a whole first; a part of it only where its form alone is telling, since "2024 12.500" is two figures.
What could be either is taken for private.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from assistant.kept.figure_signs import (
    are_years,
    is_amount,
    is_called_an_id,
    is_counted,
    is_date_and_more,
)
from assistant.kept.seen_text import SeenText

IDENTITY, PHONE, CARD = "[số căn cước]", "[số điện thoại]", "[số thẻ ngân hàng]"

_RUN = re.compile(r"\d+(?:[ .\-]{1,3}\d+)*")
# Only of what starts as a telephone or a twelve-digit number does: "2022 (76500)" is two figures.
_WRAPPED = re.compile(r"(?<!\d)(?:\+ ?\(?|\( ?\+? ?)?(?:0|84)\d*(?:(?:[ .\-()]{1,4}|,)\d+)+")
_DECIMAL = re.compile(r"0,\d+\Z")
_GROUP = re.compile(r"\d+")
# Names that programs give to things, and addresses in a network before a port or behind "//".
_PROGRAM_NAME = re.compile(
    r"(?<![0-9a-z])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-z])"
)
_LETTERS_OF_A_NAME = 4
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_ADDRESS = rf"(?:{_BYTE}\.){{3}}{_BYTE}"
_NETWORK_ADDRESS = re.compile(rf"(?<![\d.]){_ADDRESS}(?=:\d{{2,5}}(?!\d))|(?<=//){_ADDRESS}(?![\d.])")
_SHORTEST, _LONGEST = 9, 19


@dataclass(frozen=True)
class Private:
    """A number to mask: half-open offsets in ``SeenText.lower``, and what is written instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True)
class _Part:
    """Neighbouring groups of a run, and their digits together."""

    text: SeenText
    groups: list[tuple[int, int]]
    digits: str
    is_whole: bool

    @property
    def start(self) -> int:
        return self.groups[0][0]

    @property
    def end(self) -> int:
        return self.groups[-1][1]

    @property
    def written(self) -> list[str]:
        return [self.text.lower[start:end] for start, end in self.groups]

    @property
    def lengths(self) -> list[int]:
        return [end - start for start, end in self.groups]

    @property
    def is_even(self) -> bool:
        """Whether the same stands between all its groups."""
        return len({self.text.lower[one[1] : other[0]] for one, other in pairwise(self.groups)}) <= 1


def private_numbers(text: SeenText) -> list[Private]:
    """Return the numbers of a text that are to be masked, in order, none over another."""
    text = _without_names(text)
    found = [*_in_runs(text), *_wrapped(text)]
    kept: list[Private] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of a card number."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _without_names(text: SeenText) -> SeenText:
    """Return what is seen with the names that programs give blotted out: digits in them are not numbers."""

    def blot(found: re.Match[str]) -> str:
        return "x" * len(found[0])

    def blot_name(found: re.Match[str]) -> str:
        is_name = sum(character.isalpha() for character in found[0]) >= _LETTERS_OF_A_NAME
        return blot(found) if is_name else found[0]

    lower = _PROGRAM_NAME.sub(blot_name, _NETWORK_ADDRESS.sub(blot, text.lower))
    return dataclasses.replace(text, lower=lower)


def _in_runs(text: SeenText) -> Iterator[Private]:
    for run in _RUN.finditer(text.lower):
        groups = [group.span() for group in _GROUP.finditer(text.lower, *run.span())]
        first = 0
        while first < len(groups):
            found = _longest(text, groups, first)
            if found is None:
                first += 1
                continue
            last, instead = found
            yield Private(_with_plus(text, groups[first][0]), groups[last][1], instead)
            first = last + 1


def _longest(text: SeenText, groups: list[tuple[int, int]], first: int) -> tuple[int, str] | None:
    """Return the last group of the longest private number that starts at a group, and what is written instead."""
    counts = list(accumulate(end - start for start, end in groups[first : first + _LONGEST]))
    digits = "".join(text.lower[start:end] for start, end in groups[first : first + _LONGEST])
    for number in range(len(counts), 0, -1):
        if not _SHORTEST <= counts[number - 1] <= _LONGEST:
            continue
        is_whole = first == 0 and number == len(groups)
        part = _Part(text, groups[first : first + number], digits[: counts[number - 1]], is_whole)
        if instead := _kind(part):
            return first + number - 1, instead
    return None


def _kind(part: _Part) -> str | None:
    digits = part.digits
    if not part.is_whole and not _is_telling(part):
        return None
    if is_date_and_more(part.text, part.start, part.end):
        return None
    if part.text.lower.endswith("+", 0, part.start) and (digits.startswith("84") or not _is_figure(part)):
        return PHONE if len(digits) <= 15 else None
    if digits.startswith("0"):
        # No card does either; a long whole that could be one is two numbers, or one mistyped.
        return _kind_of_zero(digits) or (_card(part) if part.is_whole else None)
    if _is_figure(part):
        return None
    if _is_vietnamese_abroad(digits):
        return PHONE
    return IDENTITY if len(digits) in (9, 12) else _card(part)


def _kind_of_zero(digits: str) -> str | None:
    """No figure starts with a nought."""
    if len(digits) in (9, 12):
        return IDENTITY
    return PHONE if len(digits) in (10, 11) or (digits.startswith("0084") and len(digits) in (13, 14)) else None


def _is_vietnamese_abroad(digits: str) -> bool:
    return len(digits) in (11, 12) and digits.startswith("84") and digits[2] in "023456789"


def _card(part: _Part) -> str | None:
    digits = part.digits
    if not 13 <= len(digits) <= _LONGEST or _is_figure(part):
        return None
    is_card = passes_luhn(digits) or part.lengths == [4, 4, 4, 4] or digits.startswith("9704")
    return CARD if is_card else None


def _is_figure(part: _Part) -> bool:
    if is_called_an_id(part.text, part.start):
        return False
    return are_years(part.written) or is_counted(part.text, part.end) or is_amount(part.text, part.start, part.end)


def _is_telling(part: _Part) -> bool:
    """Tell whether a part of a run has the form of one number of a person."""
    digits, lengths = part.digits, part.lengths
    if len(lengths) == 1:
        return True
    if digits.startswith("0"):
        return len(digits) == 12 or (len(digits) == 10 and digits[1] in "35789") or part.is_even
    has_form = set(lengths) in ({3}, {4}) or (len(digits) >= 13 and passes_luhn(digits))
    return has_form and part.is_even


def _wrapped(text: SeenText) -> Iterator[Private]:
    for run in _WRAPPED.finditer(text.lower):
        digits = "".join(_GROUP.findall(run[0]))
        if not {"(", ","} & set(run[0]) or _DECIMAL.match(run[0]):
            continue
        if digits.startswith("0") and digits[1] != "0" and len(digits) in (10, 11):
            yield Private(run.start(), run.end(), PHONE)
        elif digits.startswith("84") and _is_vietnamese_abroad(digits) and run[0][0] in "+(":
            yield Private(run.start(), run.end(), PHONE)
        elif digits.startswith("0") and len(digits) == 12:
            yield Private(run.start(), run.end(), IDENTITY)


def _with_plus(text: SeenText, start: int) -> int:
    return start - 1 if text.lower.endswith("+", 0, start) else start
