"""A question as typed -> the question that was meant, in the words of the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.abbreviations import Abbreviations
from index.decoder import OPENING, Reading, decode
from index.diacritics import DiacriticRestorer
from index.everyday_terms import written_for
from index.glossary import is_english, terms_in
from index.readings import TOKEN, QuestionReadings
from index.spelling import is_syllable
from sources.text import accent_key, fold, without_diacritics

# Nothing else stands before "nhiêu"; the letters before "ao" slip often.
_HOW_MANY = re.compile(r"(?<!\w)[^\W\d]{0,2}ao\s+nhiêu(?!\w)")
# "Tốn nhiêu?", "có nhiu": the same, shortened.
_SHORT_HOW_MANY = re.compile(r"(?<!ao )(?<!\w)(?:nhiêu|nhiu)(?!\w)")
_SENTENCE_END = re.compile(r"[.!?;:\n]")
# "TP.HCM", "Tp. Huế", once "TP" is written out.
_SHORT_CITY = re.compile(r"(?<=[Tt])hành phố\s*\.\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, and what is understood by it.

    Attributes:
        typed: As typed.
        text: With diacritics restored, slips mended and short forms written out; as typed where nothing is to do.
        beside: Full names of the abbreviations in it, and Vietnamese of its English terms.
        written: What official texts write for its everyday words.
    """

    typed: str
    text: str
    beside: tuple[str, ...]
    written: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """What is understood, without diacritics where none were typed: of the letters one can be sure."""
        return self.text if fold(self.typed) != self.typed.lower() else without_diacritics(self.text)

    @property
    def in_other_words(self) -> str | None:
        """What is understood, where it is not what was typed with other diacritics."""
        return self.text if fold(self.text) != fold(self.typed) else None

    @property
    def meant(self) -> str:
        """What is understood, and what stands beside it; for the encoder."""
        return " ".join([self.text, *self.beside])

    @property
    def words(self) -> str:
        """All of these, and the words as typed, should they be misunderstood; for the lexical index."""
        meant = " ".join([self.meant, *self.written])
        return meant if meant == self.typed else f"{self.typed} {meant}"


def _with_how_many(text: str) -> str:
    """Return a question with what is short or slipped of "bao nhiêu" written out."""
    return _SHORT_HOW_MANY.sub("bao nhiêu", _HOW_MANY.sub("bao nhiêu", text))


class Understanding:
    """Reads questions by the language of the documents and the abbreviations that they define."""

    def __init__(self, language: DiacriticRestorer, abbreviations: Abbreviations) -> None:
        self._language = language
        self.abbreviations = abbreviations

    def read(self, question: str) -> Understood:
        """Return what is understood by a question, in NFC; it is as typed where the documents hold it so."""
        text = question if is_english(question) or self._is_of_documents(question) else self._mended(question)
        return self._with_other_words(question, _with_how_many(text))

    def taken(self, text: str, *, is_sure: bool) -> Understood:
        """Return a question whose words are settled, such as one put together from several.

        Args:
            text: It, with diacritics, in NFC on one line.
            is_sure: Whether these were typed; where not, its letters alone are certain.
        """
        text = _with_how_many(text)
        return self._with_other_words(text if is_sure else without_diacritics(text), text)

    def _with_other_words(self, typed: str, text: str) -> Understood:
        """Return what is understood, with what it may be called in other words."""
        beside = dict.fromkeys([*self.abbreviations.full_names(text), *terms_in(text)])
        return Understood(typed, text, tuple(beside), written_for(text))

    def _is_of_documents(self, question: str) -> bool:
        """Tell whether the documents hold every row of three syllables of a question with diacritics."""
        if fold(question) == question.lower():
            return False
        for sentence in _SENTENCE_END.split(question):
            row = [OPENING, OPENING, *(accent_key(word) for word in TOKEN.findall(sentence))]
            if not all(self._language.has_seen(*row[at : at + 3]) for at in range(len(row) - 2)):
                return False
        return True

    def _mended(self, question: str) -> str:
        asked = QuestionReadings(question, self._language, self.abbreviations)
        spans = [(word.start, word.end) for word in asked.words]
        opening = {
            number
            for number in range(1, len(spans))
            if _SENTENCE_END.search(question, spans[number - 1][1], spans[number][0])
        }
        parts: list[str] = []
        at = end = 0
        for reading in decode(self._language, asked.all(), opening):
            start, stop = spans[at][0], spans[reading.end - 1][1]
            parts += [question[end:start], _written(reading, question[start:stop], asked.is_shouted)]
            at, end = reading.end, stop
        return _SHORT_CITY.sub("hành phố ", "".join([*parts, question[end:]]))


def _written(reading: Reading, typed: str, is_shouted: bool) -> str:
    """Return a reading in the case of what was typed."""
    if reading.is_typed:
        return typed.lower() if is_shouted and is_syllable(accent_key(typed)) else typed
    text = " ".join(reading.syllables)
    is_capitalised = typed[0].isupper() and not is_shouted and (len(typed) == 1 or not typed.isupper())
    return text[0].upper() + text[1:] if is_capitalised else text
