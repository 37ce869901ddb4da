"""How far a stretch of text covers what a question says, by weighted terms."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.abbreviations import Abbreviations
from index.everyday_terms import everyday_terms
from index.lexical import LexicalIndex, syllables
from sources.text import fold

# Words that carry no subject: question words, particles, and verbs that any figure may follow.
STOP_WORDS = frozenset(
    """là gì bao nhiêu mấy có được đã đang sẽ của cho và với trong trên ở tại từ đến theo nào như thế về các những một
    này đó thì mà để khi hay hoặc vậy à nhỉ ơi ai đâu sao vì ra rồi hiện tính không nhé xin hỏi biết tỉ tỷ lệ số lượng
    tổng còn chiếm đạt nay giờ mình tôi em anh chị bạn bị cũng lại riêng đi qua lên xuống so với nhận cả toàn nước
    dùng làm thực sự gồm cái hơn phần trăm tiền đồng giúp ạ thưa gồm tên hiểu nôm na
    the what is are how many much in of to by and has have been was were does did""".split()
)
_FOLDED_STOP_WORDS = frozenset(fold(word) for word in STOP_WORDS)


def is_telling(word: str, is_accented: bool) -> bool:
    """Tell whether a syllable says what a text is about; among unaccented ones by its letters alone."""
    return word not in STOP_WORDS if is_accented else fold(word) not in _FOLDED_STOP_WORDS


# In a question typed with diacritics, the letters alone agreeing is weak evidence.
_LETTERS_ONLY = 0.7
_PAIR_WEIGHT = 0.6
# What a term counts for that a text says in official words.
_AS_WRITTEN = 0.85
_REMEMBERED = 50_000
_RARE = 3
_SHORTEST_ACRONYM = 2
_JOINS = frozenset(("và", "của", "các", "về"))


class Vocabulary:
    """How telling a syllable is: its inverse document frequency over the passages."""

    def __init__(self, lexical: LexicalIndex) -> None:
        self._lexical = lexical

        self.weight = functools.lru_cache(_REMEMBERED)(self._weight)
        self.holds = functools.lru_cache(_REMEMBERED)(self._holds)
        self.weights = functools.lru_cache(_REMEMBERED)(self._weights)

    def _weights(self, text: TextTerms) -> tuple[dict[str, float], float]:
        """Return the weight of each telling syllable of a text, folded, and their sum."""
        weights = {
            term: self.weight(term) for term in text.folded if " " not in term and term not in _FOLDED_STOP_WORDS
        }
        return weights, sum(weights.values())

    def _holds(self, folded: str) -> bool:
        """Tell whether any passage holds a syllable."""
        return self._lexical.frequency(folded) > 0

    def _weight(self, folded: str) -> float:
        """Return ln(1 + (N - n + 0.5) / (n + 0.5)), as BM25 weighs a term; rises with rarity.

        A syllable met less than ``_RARE`` times weighs as one met that often: a paraphrase's word
        that no passage uses would otherwise outweigh the words that name the subject.
        """
        size = self._lexical.size
        n = max(self._lexical.frequency(folded), min(_RARE, size))
        return math.log(1 + (size - n + 0.5) / (n + 0.5))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands in texts; weights of its terms, which add up to 1.

    Attributes:
        exact: Of the terms that they hold with diacritics.
        missing: Of the most telling syllable that none of them holds.
        missing_known: Of the syllables that none of them holds though the corpus does: they tell of another subject.
        missing_unknown: Of those that nothing in the corpus holds, which may paraphrase.
    """

    exact: float
    missing: float
    missing_known: float
    missing_unknown: float


class QuestionTerms:
    """The telling syllables of a question and their pairs, with weights that add up to 1."""

    def __init__(self, text: str, vocabulary: Vocabulary, abbreviations: Abbreviations) -> None:
        full = abbreviations.replace(text)
        words = syllables(full)
        self.is_accented = any(fold(word) != word for word in words)
        kept = [word for word in words if is_telling(word, self.is_accented)]
        weights: dict[str, float] = {word: vocabulary.weight(fold(word)) for word in kept}
        for first, second in pairwise(words):
            if first in weights and second in weights:
                pair = f"{first} {second}"
                weights[pair] = _PAIR_WEIGHT * (weights[first] + weights[second]) / 2
        total = sum(weights.values())
        # Each term, its letters without diacritics, and its weight.
        self._terms = [(term, fold(term), weight / total) for term, weight in weights.items()] if total else []
        self._folded = frozenset(folded for _, folded, _ in self._terms)
        self._written = [
            (TextTerms(one.span.of(full)).folded, [TextTerms(name) for name in one.written])
            for one in everyday_terms(full)
        ]
        # What names the same as the question does, in its words or in those of official texts.
        self._naming = self._folded.union(*(term.folded for _, names in self._written for term in names))
        self._found: dict[TextTerms, dict[str, float]] = {}
        self._as_written: dict[TextTerms, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._terms)

    def found_in(self, text: TextTerms) -> dict[str, float]:
        """Return the weight of every question term that a text holds, by term; it remembers.

        In a question typed with diacritics, letters that agree without their diacritics count in part.
        """
        if text not in self._found:
            letters_only = _LETTERS_ONLY if self.is_accented else 1.0
            written = self._said_as_written(text)
            found = {}
            for term, folded, weight in self._terms:
                if folded in text.folded:
                    found[term] = weight if term in text.accented else weight * letters_only
                if folded in written:
                    found[term] = max(found.get(term, 0.0), weight * _AS_WRITTEN)
            self._found[text] = found
        return self._found[text]

    def _said_as_written(self, text: TextTerms) -> frozenset[str]:
        """Return the folded terms of the everyday words that a text says in official words; it remembers."""
        if text not in self._as_written:
            held = (said for said, names in self._written if any(text.holds(name) for name in names))
            self._as_written[text] = frozenset().union(*held)
        return self._as_written[text]

    def standing(self, texts: Sequence[TextTerms], vocabulary: Vocabulary) -> Standing:
        """Return how the question stands in texts taken together."""
        exact = missing = known = unknown = 0.0
        written = frozenset().union(*(self._said_as_written(text) for text in texts))
        for term, folded, weight in self._terms:
            if any(term in text.accented for text in texts):
                exact += weight
            elif folded in written:
                exact += weight * _AS_WRITTEN
            elif " " not in term and not any(folded in text.folded for text in texts):
                missing = max(missing, weight)
                if vocabulary.holds(folded):
                    known += weight
                else:
                    unknown += weight
        return Standing(exact, missing, known, unknown)

    def share_only_in(self, text: TextTerms, others: Sequence[TextTerms]) -> float:
        """Return the share of the question, in [0, 1], that a text holds and none of the others does."""
        return sum(
            weight
            for _, folded, weight in self._terms
            if folded in text.folded and not any(folded in other.folded for other in others)
        )

    def named_share(self, text: TextTerms, vocabulary: Vocabulary) -> float:
        """Return the share, in [0, 1], of what a text says that the question names too; 0.5 where it says nothing."""
        weights, total = vocabulary.weights(text)
        if not total:
            return 0.5
        return sum(weights.get(folded, 0.0) for folded in self._naming) / total

    def coverage(self, levels: Sequence[tuple[TextTerms, float]]) -> float:
        """Return the share of the question, in [0, 1], that texts cover.

        Args:
            levels: Texts and how much a term found there counts; the best place of a term counts.
        """
        best: dict[str, float] = {}
        for terms, factor in levels:
            for term, weight in self.found_in(terms).items():
                best[term] = max(best.get(term, 0.0), weight * factor)
        return sum(best.values())


class TextTerms:
    """The syllables and pairs of a text, accented and folded."""

    __slots__ = ("accented", "folded")

    def __init__(self, text: str) -> None:
        words = syllables(text)
        pairs = [f"{first} {second}" for first, second in pairwise(words)]
        self.accented = frozenset([*words, *pairs])
        self.folded = frozenset(fold(term) for term in self.accented)

    def holds(self, phrase: TextTerms) -> bool:
        """Tell whether it has all the syllables of a phrase, and those in a row that are so there."""
        return phrase.accented <= self.accented


def has_initials(text: str, acronym: str) -> bool:
    """Tell whether a text holds syllables in a row that open with the letters of an acronym ("CTS": "chứng thư số").

    Args:
        text: The text.
        acronym: Two capitals at least, else nothing fits.
    """
    if len(acronym) < _SHORTEST_ACRONYM or not acronym.isupper() or not acronym.isalpha():
        return False
    words = syllables(text)
    wanted = fold(acronym)
    # "Sở TNMT": an acronym leaves out what only joins.
    told = [word for word in words if word not in _JOINS]
    return any(wanted in fold("".join(word[0] for word in row)) for row in (words, told))


def text_terms(abbreviations: Abbreviations, size: int) -> Callable[[str], TextTerms]:
    """Return a function that gives a text's terms with its abbreviations written out; it remembers."""

    @functools.lru_cache(maxsize=size)
    def of(text: str) -> TextTerms:
        return TextTerms(abbreviations.expand(text))

    return of
