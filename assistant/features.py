"""The named features by which the trained model chooses, of a candidate and of the whole field of candidates."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from itertools import takewhile

from assistant.ages import age_fit, ages_in
from assistant.answer_form import (
    AnswerForm,
    acting_verb,
    asked_term,
    defines,
    form_of,
    has_form,
    is_negated,
    names_agent,
)
from assistant.candidate import Candidate
from assistant.figure_words import own_words
from assistant.promises import counts_what_is_asked
from assistant.question import Question, Wants
from sources.figures import Figure
from sources.text import CAPITALS, fold

_RATE = re.compile(r"(?<!\w)(?:moi|binh\s+quan|trung\s+binh|tren\s+mot|/)(?!\w)")
_LONG = 300
_OPENING = 6
_folded = functools.lru_cache(20_000)(fold)
_COUNTED = 4
_WORD = re.compile(r"\w+")
_NAME = re.compile(rf"(?<!\w)[{CAPITALS}]\w*")
# A time that is no number of a document ("59/2014/QH13"), on folded text.
_DATED = re.compile(
    r"(?:ngay|thang|nam|quy)\s+(?:\d|[ivx]+\b)|(?<![\d/])\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?![/\d])"
    r"|(?<![\d/])(?:19|20)\d{2}(?![\d/])|\d+\s*(?:gio|h|phut)(?!\w)"
)
_NUMBER = re.compile(r"\d+")
# "Khi nào thì tài khoản bị khóa?" asks for cases, not for a day; on folded text.
_ASKS_CASES = re.compile(r"(?<!\w)(?:khi|luc)\s+nao(?:\s+thi)?\s.*(?<!\w)(?:bi|duoc|phai|can)(?!\w)")
_CASES = re.compile(r"(?<!\w)(?:truong\s+hop|khi|neu)(?!\w)")
Features = Mapping[str, float]


class Judge:
    """Turns the candidates of one question into features; reads the form of the question once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._asked_words = frozenset(_WORD.findall(fold(question.subject_text)))
        self._typed_words = frozenset(_WORD.findall(fold(question.text)))
        self._is_negated = is_negated(question.text)
        self._counted = question.counted
        self._asserted = [known.value for known in question.asserted]
        self._asks_number = question.wants is Wants.FIGURE
        self._form = form_of(question.text)
        self._verb = acting_verb(question.text) if self._form is AnswerForm.WHO else None
        self._term = asked_term(question.text) if self._form is AnswerForm.DEFINITION else ()
        self._asks_rate = _RATE.search(fold(question.text)) is not None
        self._asks_time = question.days is not None
        self._asks_cases = _ASKS_CASES.search(fold(question.text)) is not None
        self._ages = ages_in(question.text)
        # What is answered in words, and not by how many there are of something.
        self._tells_words = not self._asks_number and self._form not in (None, AnswerForm.LIST) and not self._asserted

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return the features of a candidate by name; of a figure or of a sentence, each has its own."""
        return self._of_figure(candidate) if candidate.figure is not None else self._of_sentence(candidate)

    def _of_figure(self, c: Candidate) -> dict[str, float]:
        figure = c.figure
        assert figure is not None
        text = c.document.text
        clause = text[figure.span.start : max(figure.clause.end, figure.counted.end)][:80]
        is_rate = _RATE.search(_folded(clause)) is not None
        return {
            **self._common(c),
            "clause_coverage": c.clause_coverage,
            "unit_fit": c.unit_fit,
            "counted_fit": c.counted_fit,
            "change_fit": c.change_fit,
            "target_fit": c.target_fit,
            "counted_clash": self._counted_clash(c, figure),
            "asked_unit": self._asked_unit(figure),
            "rate_fit": 1.0 if is_rate == self._asks_rate else -1.0,
            "entry_retrieval": max(c.entry_retrieval, -6.0),
            "entry_closeness": c.entry_closeness,
            "head_fit": c.head_fit,
            "other_thing": float(not counts_what_is_asked(self._question, c)),
            "age_fit": self._age_fit(own_words(text, figure)),
            "later_share": c.later_share,
            "restricts": c.restricts,
            "is_attached": float(figure.attached_to is not None),
        }

    def _age_fit(self, words: str) -> float:
        """Return how the ages that words name fit those asked; they are read only where some are."""
        return age_fit(self._ages, ages_in(words)) if self._ages else 0.0

    def _dated(self, text: str) -> float:
        """Return 1 for a sentence that names a time, or the cases that "khi nào thì bị …" asks for, else -1."""
        is_of_cases = self._asks_cases and _CASES.search(_folded(text)) is not None
        return 1.0 if is_of_cases or _DATED.search(_folded(text)) else -1.0

    @staticmethod
    def _around(c: Candidate) -> str:
        """Return the heading and the lead-in of a sentence."""
        return " ".join(span.of(c.document.text) for span in (c.sentence.heading, c.sentence.lead) if span)

    def _counted_clash(self, candidate: Candidate, figure: Figure) -> float:
        """Return 1 where question and figure count one noun and go on with other words ("chỉ số chính")."""
        asked = self._counted[:_COUNTED]
        own = fold(figure.counted.of(candidate.document.text)).split()
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(asked, own, strict=False)))
        goes_on = set(asked[alike:]).isdisjoint(own[alike:])
        return float(0 < alike < min(len(asked), len(own)) and goes_on)

    def _asked_unit(self, figure: Figure) -> float:
        """Return 1 where the unit is the very word asked for, -1 where another is, 0 where none is asked."""
        if not self._counted or figure.unit is None:
            return 0.0
        return 1.0 if self._counted[0] in fold(figure.unit).split() else -1.0

    def _of_sentence(self, c: Candidate) -> dict[str, float]:
        text = c.sentence.span.of(c.document.text)
        length = len(text)
        own = text.partition(" ")[2]
        has_name = any(fold(name[0]) not in self._typed_words for name in _NAME.finditer(own))
        has_number = any(number[0] not in self._typed_words for number in _NUMBER.finditer(text))
        opening = _WORD.findall(_folded(text))[:_OPENING]
        has = 0.0 if self._form is None else 1.0 if has_form(self._form, text) else -1.0
        defined = defines(text, self._term)
        common = self._common(c)
        ranking = max(c.ranking, -6.0)
        if defined == 1.0:
            # Where a text defines a term it may hardly speak of it.
            ranking, common["retrieval"] = max(ranking, -1.0), max(common["retrieval"], -1.0)
        return {
            **common,
            "ranking": ranking,
            "form_fit": has,
            "agent_fit": names_agent(text, self._verb) if self._verb else 0.0,
            "new_name": float(has_name) if self._form is AnswerForm.WHO else 0.0,
            "new_number": (1.0 if has_number else -1.0) if self._asks_number else 0.0,
            "dated": self._dated(text) if self._form is AnswerForm.WHEN else 0.0,
            "opening": sum(word in self._asked_words for word in opening) / _OPENING,
            "negation_fit": 1.0 if is_negated(text) == self._is_negated else -1.0,
            "defines": defined,
            "introduces": float(text.endswith(":"))
            * (1.0 if self._form in (AnswerForm.LIST, AnswerForm.HOW) else -0.5),
            "answers": c.answers,
            "goes_on": c.goes_on,
            "age_fit": self._age_fit(f"{text} {self._around(c)}"),
            "counts_things": float(c.counts_things) if self._tells_words else 0.0,
            "is_item": float(c.sentence.lead is not None),
            "brief": 1.0 if length < 25 else 0.0,
            "long": max(0.0, math.log(length / _LONG)) if length else 0.0,
        }

    def _common(self, c: Candidate) -> dict[str, float]:
        held = sum(value in c.values for value in self._asserted)
        return {
            "asserted_fit": 2 * held / len(self._asserted) - 1 if self._asserted else 0.0,
            "coverage": c.coverage,
            "exact_coverage": c.exact_coverage,
            "missing": c.missing,
            "missing_known": c.missing_known,
            "missing_unknown": c.missing_unknown,
            "own_share": c.own_share,
            "closeness": c.closeness,
            "context_closeness": c.context_closeness,
            "unread_coverage": (1 - c.readable) * c.coverage,
            "retrieval": max(c.retrieval, -4.0),
            "period_fit": c.period_fit,
            "places_fit": c.places_fit,
            "names_fit": c.names_fit,
        }
