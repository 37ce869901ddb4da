"""What each word of a question may stand for: itself, its accented forms, a short form's full one, a slip's mend."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.abbreviations import Abbreviations
from index.chat import written_out
from index.decoder import Language, Reading
from index.glossary import is_english_word
from index.keystrokes import vni
from index.slips import slips
from index.spacing import cut, join
from index.spelling import is_syllable, shape
from sources.text import accent_key, fold

TOKEN = re.compile(r"[^\W\d_]+|\d+")
# Addresses, codes of documents, names with "&": not a letter of them is touched.
_CHUNK = re.compile(r"\S+")
_KEPT = re.compile(
    r"@|://|www\.|\.(?:vn|com|net|org|gov|edu|info|html?|pdf|docx?)\b|\d/\S*[A-ZĐ]|[^\W\d_]&[^\W\d_]", re.IGNORECASE
)
# What a number follows, rather than a tone that VNI gives: "quy1", "thang12".
_NUMBERED = re.compile(r"(?:quy|thang|nam|ngay|muc|so|lan|ky|dot|cap|do|khoan|dieu)\d+")
_WITH_DIGITS = re.compile(r"(?<![\w.,/-])[a-z]+[1-9][a-z1-9]*(?![\w.,/-])")
# What VNI's digits cost, in nats: digits in a word are seldom anything else.
_VNI = 1.0
# Where more than this share of the syllables that should carry a diacritic carry one, those without are meant so ...
_ACCENTED = 0.5
# ... at this much, in nats, where all others carry one; one that the documents lack at no more than that ...
_MEANT_BARE, _UNKNOWN_BARE = 20.0, 6.0
# ... and a name at this much more.
_NAME = 2.0
# Capitals are an acronym sooner than a short form, and then only of what it mostly stands for.
_ACRONYM = 2.0


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a question: as typed, its key, and whether it must stay as it is, or keep its letters."""

    text: str
    key: str
    start: int
    end: int
    is_kept: bool
    is_name: bool


class QuestionReadings:
    """The words of a question, and the readings of each."""

    def __init__(self, question: str, language: Language, abbreviations: Abbreviations) -> None:
        self._language = language
        self._abbreviations = abbreviations
        self.question = question
        self.is_shouted = question.isupper()
        self.words = self._words()
        accented = sum(word.key != fold(word.key) for word in self.words)
        lost = sum(self._lost(word.key) for word in self.words)
        share = accented / (accented + lost) if accented else 0.0
        self._bare_cost = max(0.0, share - _ACCENTED) * _MEANT_BARE

    def _lost(self, key: str) -> float:
        """Return how likely a word has lost its diacritics, by how often the documents write it with some."""
        if key != fold(key):
            return 0.0
        shares = {form: math.exp(self._language.log("", "", form)) for form in self._language.forms(key)}
        return 1 - shares.get(key, 0.0) / sum(shares.values()) if shares else 0.0

    def all(self) -> list[list[Reading]]:
        """Return, for each word, the readings that begin at it; the first leaves it as typed."""
        found = [list(dict.fromkeys(self._of_one(number))) for number in range(len(self.words))]
        for number in range(len(self.words) - 1):
            found[number] += self._of_two(number)
        for start, readings in self._of_vni():
            found[start] += readings
        return found

    def _words(self) -> list[_Word]:
        matches = list(TOKEN.finditer(self.question))
        kept = [match.span() for match in _CHUNK.finditer(self.question) if _KEPT.search(match[0])]
        words = []
        for number, match in enumerate(matches):
            text = match[0]
            beside = (self.question[match.start() - 1 : match.start()], self.question[match.end() : match.end() + 1])
            # What is written together with a number belongs to it: "20k", "2k3".
            is_kept = any(letter.isdigit() for letter in (*text, *beside))
            is_kept |= any(start <= match.start() < end for start, end in kept)
            # So does a mark-up: "<b>", "</b>".
            is_kept |= beside[0] in ("<", "/") and beside[1] == ">"
            is_name = not self.is_shouted and text[0].isupper()
            if is_name and (match.start() == 0 or self.question[: match.start()].rstrip()[-1:] in ".?!"):
                following = matches[number + 1][0] if number + 1 < len(matches) else "x"
                is_name = following[0].isupper() and not following.isdigit()
            # Parts of compounds are mostly names or foreign: "Ban Ki-moon".
            is_name |= "-" in beside
            inner = not self.is_shouted and any(letter.isupper() for letter in text[1:])
            words.append(_Word(text, accent_key(text), match.start(), match.end(), is_kept or inner, is_name))
        return words

    def _of_one(self, number: int) -> Iterator[Reading]:
        word, after = self.words[number], number + 1
        full = None if word.is_kept and not word.text.isupper() else self._abbreviations.full(word.key)
        if full is not None:
            yield Reading(tuple(accent_key(full).split()), 0.0, after, is_typed=True)
            return
        yield Reading((word.key,), 0.0, after, is_typed=True)
        if is_english_word(word.key):
            return
        if self._may_be_short(word):
            yield from (Reading(row, cost, after) for row, cost in self._written_out(word))
        if not word.is_kept:
            yield from (Reading((form,), cost, after) for form, cost in self._forms(word))
            if self._is_strange(word):
                yield from (Reading(row, cost, after) for row, cost in cut(word.key, self._language))

    def _written_out(self, word: _Word) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield what a short form stands for, in words that the documents know."""
        is_acronym = word.text.isupper() and not self.is_shouted
        for row, cost in written_out(word.key):
            if all(self._language.knows(syllable) for syllable in row) and not (is_acronym and cost > 0):
                yield row, cost + _ACRONYM * is_acronym

    def _may_be_short(self, word: _Word) -> bool:
        """Tell whether a word may be a short form: one in capitals only alone, and where no document holds it."""
        if word.text.isdigit() or not word.text.isupper() or self.is_shouted:
            return not word.is_kept
        # "GD&ĐT": one short form, not two.
        if "&" in (self.question[word.start - 1 : word.start], self.question[word.end : word.end + 1]):
            return False
        return len(word.text) > 1 and not self._language.knows(word.key)

    def _forms(self, word: _Word) -> Iterator[tuple[str, float]]:
        """Yield the syllables that one may be: its accented forms where it has some, otherwise what is a slip away."""
        if word.key == fold(word.key) and (forms := self._language.forms(word.key)):
            cost = self._bare_cost + _NAME if word.is_name and self._bare_cost else self._bare_cost
            if not word.is_name and not self._language.knows(word.key):
                cost = min(cost, _UNKNOWN_BARE)
            yield from ((form, cost) for form in forms if form != word.key)
        elif not self._language.knows(word.key):
            for form, cost in slips(word.key, self._language):
                if not word.is_name or fold(form) == fold(word.key):
                    yield form, cost + _NAME * (word.text[0].isupper() and not self.is_shouted)

    def _is_strange(self, word: _Word) -> bool:
        """Tell whether the documents hold no such word, even without its diacritics, so that it may be a slip."""
        return not (
            word.is_kept
            or word.is_name
            or self._language.forms(shape(word.key).letters)
            or self._abbreviations.full(word.key)
            or is_english_word(word.key)
        )

    def _of_two(self, number: int) -> Iterator[Reading]:
        first, second = self.words[number : number + 2]
        if first.is_kept or second.is_kept or self.question[first.end : second.start] != " " or second.is_name:
            return
        if is_syllable(fold(first.key)) and is_syllable(fold(second.key)):
            return  # no letter of either is out of place
        if self._is_strange(first) or self._is_strange(second) or self._is_fragment(first) or self._is_fragment(second):
            for row, cost in join(first.key, second.key, self._language):
                yield Reading(row, cost, number + 2)

    def _is_fragment(self, word: _Word) -> bool:
        return len(word.key) == 1 and word.key not in "aeiouyàáảạèéẻẹìíỉịòóỏọùúủụỳýỷỵôơưăâêở" and not word.is_name

    def _of_vni(self) -> Iterator[tuple[int, Sequence[Reading]]]:
        """Yield the words that VNI makes, where its digits stand in more than one place."""
        at = {word.start: number for number, word in enumerate(self.words)}
        found = []
        digits = 0
        for match in _WITH_DIGITS.finditer(self.question):
            made = None if _NUMBERED.fullmatch(match[0]) else vni(match[0])
            forms = self._language.forms(made.letters) if made else ()
            if own := [form for form in forms if made and shape(form) == made]:
                digits += sum(letter.isdigit() for letter in match[0])
                end = next(n for n, word in enumerate(self.words) if word.end == match.end())
                found.append((at[match.start()], [Reading((form,), _VNI, end + 1) for form in own]))
        # One digit may be a number typed without its space: "quy1".
        yield from found if digits > 1 else ()
