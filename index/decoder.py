"""The noisy channel: of all that could have been meant by what was typed, what is likeliest.

What was typed is a row of tokens; a reading says what one or several of them may stand for, and what it
costs that it was typed so. A beam finds the readings whose syllables, by a language model, and whose
costs are likeliest together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

OPENING = "<s>"
# Readings kept at each token; wider finds nothing more on XQuAD-vi.
_BEAM = 12


class Language(Protocol):
    """A language model over syllables in lower case, as ``accent_key`` gives them."""

    def log(self, first: str, second: str, third: str) -> float:
        """Return the log probability of a syllable after two others."""

    def knows(self, syllable: str) -> bool:
        """Tell whether the documents hold this syllable, with just these diacritics."""

    def forms(self, folded: str) -> Sequence[str]:
        """Return the known syllables with these letters, the commonest first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What tokens may stand for.

    Attributes:
        syllables: What the language model reads; at least one.
        cost: How unlikely it is that this was typed so, in nats; 0 for what is typed as it is meant.
        end: Number of the token after the last one that it covers.
        is_typed: Whether it leaves what was typed as it is.
    """

    syllables: tuple[str, ...]
    cost: float
    end: int
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    last: tuple[str, str]
    readings: tuple[Reading, ...]


def decode(language: Language, readings: Sequence[Sequence[Reading]], opening: Collection[int] = ()) -> list[Reading]:
    """Return the likeliest readings, in order; together they cover every token.

    Args:
        language: Says which syllables follow one another.
        readings: For each token, those that begin at it; one of them covers it alone.
        opening: Numbers of the tokens that open a sentence, beside the first.
    """
    beams: list[list[_Path]] = [[] for _ in range(len(readings) + 1)]
    beams[0].append(_Path(0.0, (OPENING, OPENING), ()))
    for number, starting in enumerate(readings):
        for path in _best(beams[number]):
            last = (OPENING, OPENING) if number in opening else path.last
            for reading in starting:
                beams[reading.end].append(_grown(language, path, last, reading))
        beams[number] = []
    return list(_best(beams[-1])[0].readings)


def _best(paths: list[_Path]) -> list[_Path]:
    return sorted(paths, key=lambda path: (-path.score, path.last))[:_BEAM]


def _grown(language: Language, path: _Path, last: tuple[str, str], reading: Reading) -> _Path:
    score = path.score - reading.cost
    for syllable in reading.syllables:
        score += language.log(*last, syllable)
        last = (last[1], syllable)
    return _Path(score, last, (*path.readings, reading))
