"""The part of a quotation that answers what was asked: the time, the body, the place, the reason, the numeral.

Every kind of part has its candidates, read from the wording alone. Of several the one is chosen that stands nearest to
the question's telling words, on the side of them where the question asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.asked_candidates import candidates_of
from assistant.asked_stretch import Stretch
from assistant.asked_words import Part, Wanted, read_wanted
from assistant.question import Question
from sources.document import Document, Span
from sources.text import accent_key, fold

# What is asked for is a part: of a quotation as short as itself, nothing stands out.
_MOST = 0.95
_WORD = re.compile(r"\w+")
# How much farther away a word is behind a comma, another clause, another sentence.
_APART = ((re.compile(r"[.!?…]+[”\"»)]*\s|\n\s*"), 12.0), (re.compile(r"[;:]\s"), 5.0), (re.compile(r",\s|[()]"), 2.0))
_JOINTS = {"và": 1.5, "nhưng": 2.5, "còn": 1.5, "hoặc": 1.0, "mà": 1.0}
_PAIR = 0.6
_BESIDE = 0.35
_NEAR = 3.0
# What is asked by its class alone may be any phrase: of two that fit alike neither is marked. Measured on XQuAD-vi.
_LEAD = {Part.THING: 0.1, Part.MEANING: 0.1, Part.BODY: 0.05}

Weigh = Callable[[str], float]


def asked_part(question: Question, document: Document, span: Span, weigh: Weigh) -> Span | None:
    """Return the part of a quotation that answers what was asked, in the stored text; ``None`` where none stands out.

    Args:
        question: The question.
        document: The document.
        span: The quotation: a sentence, or several, or a list with what introduces it.
        weigh: How telling a folded syllable is; more than 0.
    """
    wanted = read_wanted(question)
    if wanted is None:
        return None
    quoted = _Quoted(span.of(document.text), wanted, weigh)
    best = _best(list(quoted.scored()), _LEAD.get(wanted.part, 0.0))
    if best is None:
        return None
    part = _trimmed(quoted.text, best)
    if part is None or part.end - part.start > _MOST * len(quoted.text):
        return None
    return Span(span.start + part.start, span.start + part.end)


def _best(scored: list[_Scored], lead: float) -> Span | None:
    """Return the best of some candidates; ``None`` where another, apart from it, scores nearly as well."""
    best = max(scored, key=lambda one: (one.score, -one.span.start), default=None)
    if best is None or best.score <= 0:
        return None
    others = (one.score for one in scored if not one.span.meets(best.span))
    return best.span if best.score - max(others, default=0.0) >= lead else None


@dataclass(frozen=True, slots=True)
class _Scored:
    span: Span
    score: float


class _Quoted:
    """A quotation on which the words of a question are marked."""

    def __init__(self, text: str, wanted: Wanted, weigh: Weigh) -> None:
        self.text = text
        self._wanted = wanted
        self._key = accent_key(text)
        key = wanted.key(text)
        self._spans = [Span(*match.span()) for match in _WORD.finditer(key)]
        self._words = [span.of(key) for span in self._spans]
        self._at = self._positions()
        self._marks = self._marked(weigh)

    def scored(self) -> Iterator[_Scored]:
        """Yield the candidates with their scores, those that only repeat the question left out."""
        for span, prior in candidates_of(self._wanted, Stretch(self.text, self._key, self._wanted.key(self.text))):
            score = self._score(span, prior)
            if score is not None:
                yield _Scored(span, score)

    def _positions(self) -> list[float]:
        """Return the place of each word, counted in words and in what sets clauses apart."""
        places: list[float] = []
        at, end = 0.0, 0
        for span in self._spans:
            between = self.text[end : span.start]
            at += 1.0 + next((cost for pattern, cost in _APART if pattern.search(between + " ")), 0.0) * (end > 0)
            at += _JOINTS.get(span.of(self._key), 0.0)
            places.append(at)
            end = span.end
        return places

    def _marked(self, weigh: Weigh) -> list[tuple[float, list[int]]]:
        """Return the weight of each telling word, and of each pair, of the question, and where it stands."""
        weights = {word: weigh(fold(word)) for word in self._wanted.words}
        marks = [(weight, [n for n, own in enumerate(self._words) if own == word]) for word, weight in weights.items()]
        for one, other in self._wanted.pairs:
            if one in weights and other in weights:
                found = [
                    n for n, pair in enumerate(zip(self._words, self._words[1:], strict=False)) if pair == (one, other)
                ]
                marks.append((_PAIR * (weights[one] + weights[other]), found))
        return [mark for mark in marks if mark[1]]

    def _score(self, span: Span, prior: float) -> float | None:
        inside = [n for n, own in enumerate(self._spans) if own.meets(span)]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        new = [n for n in inside if self._words[n] not in self._wanted.said]
        if not new and self._wanted.part not in (Part.RULE,):
            return None
        total = sum(weight for weight, _ in self._marks) or 1.0
        near = sum(weight * max(self._nearness(n, first, last) for n in found) for weight, found in self._marks)
        return prior + near / total + _BESIDE * self._beside(first, last)

    def _nearness(self, n: int, first: int, last: int) -> float:
        if first <= n <= last:
            return 0.15
        away = self._at[first] - self._at[n] if n < first else self._at[n] - self._at[last]
        return _NEAR / (_NEAR + away)

    def _beside(self, first: int, last: int) -> float:
        """Return how far the words on both sides are those on both sides of where the question asks, in [0, 1]."""
        before, after = self._wanted.before, self._wanted.after
        score = 0.0
        if before and first and self._words[first - 1] == before[-1]:
            score += 0.5 if len(before) < 2 or first < 2 or self._words[first - 2] != before[-2] else 1.0
        if after and last + 1 < len(self._words) and self._words[last + 1] == after[0]:
            score += 0.5 if len(after) < 2 or self._words[last + 2 : last + 3] != [after[1]] else 1.0
        return min(1.0, score)


_MARKS = ' \n\t,;:.–-“”"…'
# Where a rule stands is no part of what it says.
_REFERENCE = re.compile(r"\s*\([^()]*(?:Điều|khoản|điểm)\s[^()]*\)\Z")


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a span without marks at its ends; ``None`` where nothing is left, or where it is no one paragraph."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if reference := _REFERENCE.search(text, start, end):
        end = reference.start()
    inner = text[start:end]
    if inner.count("“") > inner.count("”") and text[end : end + 1] == "”":
        end += 1
    return Span(start, end) if inner and "\n\n" not in inner and "*" not in inner else None
