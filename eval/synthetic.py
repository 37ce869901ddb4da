"""Synthetic Vietnamese passages with planted answers, as many as are wanted.

Passage i tells one fact that no other passage tells: how many of something a commune counted in a year. The
other sentences are drawn from patterns whose words have a long tail, so that the vocabulary grows with the
number of passages as that of real text does. Passage i is the same whatever the number of passages.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from eval.synthetic_words import (
    ASKED,
    COUNTED,
    FAMILY_NAMES,
    FILLERS,
    FIRST_YEAR,
    GIVEN_NAMES,
    MIDDLE_NAMES,
    OFFICES,
    ONSETS,
    PLACE_SYLLABLES,
    POSTS,
    PROVINCES,
    RIMES,
    TOLD,
    TRENDS,
    YEARS,
)
from index.build import BuildPlan
from index.chunking import PASSAGE_CHARACTERS, Passage, indexed_text
from index.records import Reading
from sources.document import Document, Span
from sources.sentences import Sentence

SEED = 20_240_601
# Passages of a document.
PER_DOCUMENT = 20
# How many values each attribute of a passage has; see ``attributes``.
SIZES = (len(COUNTED), YEARS, len(PROVINCES), len(TOLD), len(FILLERS), len(OFFICES))
_COMMUNES = len(PLACE_SYLLABLES) ** 2
_FACTS = len(COUNTED) * YEARS * len(PROVINCES) * _COMMUNES
# Coprime with the number of facts: multiplying by it visits each fact once, in a mixed order.
_STEP, _SHIFT = 179_424_673, 91_939
# Words of the long tail, the r-th drawn in proportion to 1 / (r + 2.7): Zipf's law as Mandelbrot has it.
_TAIL = 200_000
_SHORTEST = PASSAGE_CHARACTERS // 2 + 1


@dataclass(frozen=True, slots=True)
class Fact:
    """What passage ``number`` alone tells; ``kind`` is the number of what is counted, in its list."""

    number: int
    kind: int
    year: int
    province: int
    commune: int

    @classmethod
    def of(cls, number: int) -> Fact:
        """Return the fact of a passage."""
        code = (number * _STEP + _SHIFT) % _FACTS
        code, kind = divmod(code, len(COUNTED))
        code, year = divmod(code, YEARS)
        commune, province = divmod(code, len(PROVINCES))
        return cls(number, kind, FIRST_YEAR + year, province, commune)

    def words(self) -> dict[str, str]:
        """Return what fills the patterns."""
        first, second = divmod(self.commune, len(PLACE_SYLLABLES))
        return {
            "year": str(self.year),
            "province": PROVINCES[self.province],
            "commune": f"{PLACE_SYLLABLES[first]} {PLACE_SYLLABLES[second]}",
            "what": COUNTED[self.kind],
        }


def question_about(number: int) -> str:
    """Return a question that passage ``number`` answers, and no other."""
    return random.Random(f"{SEED}?{number}").choice(ASKED).format(**Fact.of(number).words())


@dataclass(frozen=True, slots=True)
class Made:
    """A passage as it is made.

    Attributes:
        sentences: In order.
        told: The number of the pattern that tells the fact.
        fillers: The numbers of the patterns of the others.
        offices: The numbers of the offices that they may name.
    """

    sentences: list[str]
    told: int
    fillers: list[int]
    offices: list[int]


def made(number: int) -> Made:
    """Make a passage.

    Its sentences, a space between two, are longer together than half of the longest passage and not longer than
    it, so that the splitter leaves them as one passage.
    """
    draw = random.Random(f"{SEED}:{number}")
    told = draw.choice(range(len(TOLD)))
    figure = f"{draw.randint(11, 99_999):,}".replace(",", ".")
    found = Made([TOLD[told].format(n=figure, trend=draw.choice(TRENDS), **Fact.of(number).words())], told, [], [])
    length = len(found.sentences[0])
    while length < _SHORTEST:
        pattern, office = draw.choice(range(len(FILLERS))), draw.choice(range(len(OFFICES)))
        filler = _filler(draw, FILLERS[pattern], OFFICES[office])
        if length + 1 + len(filler) <= PASSAGE_CHARACTERS:
            found.sentences.append(filler)
            found.fillers.append(pattern)
            found.offices.append(office)
            length += 1 + len(filler)
    if draw.random() < 0.3:
        found.sentences[0], found.sentences[1] = found.sentences[1], found.sentences[0]
    return found


def _filler(draw: random.Random, pattern: str, office: str) -> str:
    pattern = pattern.replace("{office}", office).replace("{post}", draw.choice(POSTS))
    person = f"{draw.choice(FAMILY_NAMES)} {draw.choice(MIDDLE_NAMES)} {draw.choice(GIVEN_NAMES)}"
    pattern = pattern.replace("{person}", person).replace("{m}", str(draw.randint(2, 98)))
    parts = pattern.split("{w}")
    words = [_tail_word(draw) for _ in parts[1:]]
    text = parts[0] + "".join(word + part for word, part in zip(words, parts[1:], strict=True))
    return text[0].upper() + text[1:]


def _tail_word(draw: random.Random) -> str:
    """Return two syllables; the tail's distribution function is inverted in closed form."""
    rank = int(2.7 * ((_TAIL + 2.7) / 2.7) ** draw.random() - 2.7)
    first, second = _tail_syllables()[rank]
    return f"{first} {second}"


@cache
def _tail_syllables() -> list[tuple[str, str]]:
    syllables = [onset + rime for onset in ONSETS for rime in RIMES]
    draw = random.Random(SEED)
    # Syllables too are used unevenly: the square of a uniform number falls low more often than high.
    return [
        (syllables[int(len(syllables) * draw.random() ** 2)], syllables[int(len(syllables) * draw.random() ** 2)])
        for _ in range(_TAIL)
    ]


def _document(first: int, last: int) -> tuple[Document, Reading, list[Passage]]:
    """Return a document of the passages from ``first`` to before ``last``, a paragraph each."""
    doc_id = f"tap-{first // PER_DOCUMENT:06d}.txt"
    paragraphs = []
    sentences: list[Sentence] = []
    passages = []
    at = 0
    for number in range(first, last):
        start = at
        parts = made(number).sentences
        for part in parts:
            sentences.append(Sentence(Span(at, at + len(part)), False, None, None, number - first))
            at += len(part) + 1
        passages.append(Passage(doc_id, Span(start, at - 1), ""))
        paragraphs.append(" ".join(parts))
        at += 1
    text = "\n\n".join(paragraphs)
    title = f"Số liệu địa phương, tập {first // PER_DOCUMENT + 1}"
    return Document(doc_id, text, Span(0, len(text)), title), Reading(doc_id, tuple(sentences), ()), passages


def documents(count: int) -> Iterator[tuple[Document, Reading, list[Passage]]]:
    """Yield the documents that hold ``count`` passages, with what is read in each; no figures are read."""
    for first in range(0, count, PER_DOCUMENT):
        yield _document(first, min(first + PER_DOCUMENT, count))


def synthetic_plan(count: int) -> BuildPlan:
    """Return what a build of ``count`` passages indexes, as ``index.build.plan`` would, but for the figures."""
    every = list(documents(count))
    passages = tuple(passage for _, _, own in every for passage in own)
    texts = tuple(indexed_text(document, passage) for document, _, own in every for passage in own)
    sentences = tuple(s.span.of(document.text) for document, reading, _ in every for s in reading.sentences)
    return BuildPlan(
        tuple(document for document, _, _ in every),
        tuple(reading for _, reading, _ in every),
        passages,
        texts,
        sentences,
    )


def attributes(numbers: Iterable[int]) -> npt.NDArray[np.float64]:
    """Return what passages are made of, beside names and words of the tail. Shape: (n, sum of SIZES).

    Each column counts how often something is in a passage: what is counted, the year, the province, the pattern of
    the fact, the patterns of the other sentences, and their offices.
    """
    own = list(numbers)
    rows = np.zeros((len(own), sum(SIZES)))
    starts = [0, *accumulate(SIZES)]
    for row, number in zip(rows, own, strict=True):
        fact, passage = Fact.of(number), made(number)
        values = (
            [fact.kind],
            [fact.year - FIRST_YEAR],
            [fact.province],
            [passage.told],
            passage.fillers,
            passage.offices,
        )
        for start, found in zip(starts, values, strict=False):
            for value in found:
                row[start + value] += 1
    return rows
