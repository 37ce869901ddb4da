"""What was typed, after earlier questions -> the questions that are meant, or what no source can answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.conversation import in_context, leans_on_others, points_at_nothing, questions_before
from assistant.courtesies import without_courtesies
from assistant.outside import Outside, outside
from assistant.said import Said, heard
from assistant.several import questions_in
from assistant.sources_compared import figure_compared, only_compares
from index.understanding import Understanding, Understood
from sources.text import fold


@dataclass(frozen=True, slots=True)
class Meant:
    """A question that is meant.

    Attributes:
        asked: As asked.
        understood: What is understood by it, whole.
        understood_as: That, where it differs from what was asked in more than diacritics.
        is_unclear: Whether it only points, and at nothing.
        compares_sources: Whether it asks if the sources agree.
    """

    asked: str
    understood: Understood
    understood_as: str | None
    is_unclear: bool = False
    compares_sources: bool = False


class Listener:
    """Hears questions by the language of one generation.

    Args:
        understanding: Reads a question.
        knows: Tells whether a word, in lower case without diacritics, stands in the sources.
    """

    def __init__(self, understanding: Understanding, knows: Callable[[str], bool]) -> None:
        self._understanding = understanding
        self._knows = knows

    def listen(
        self, question: str, history: Sequence[str], today: dt.date, *, as_typed: bool = False
    ) -> list[Meant] | Outside:
        """Return the questions that are meant, at least one; or the kind of what is none.

        Args:
            question: As ``check`` returns it.
            history: Earlier questions as typed, oldest first.
            today: What times are read against.
            as_typed: Whether the words are taken as they are, none of them mended.
        """
        typed = without_courtesies(question)
        history = [one for one in history if not only_compares(without_courtesies(one))]
        if only_compares(typed):
            return [self._compared(question, typed, history, today)]
        if (figure := figure_compared(typed)) is not None:
            meant = self._listen(question, figure, history, today, as_typed=as_typed)
            return [replace(one, compares_sources=True) for one in meant] if isinstance(meant, list) else meant
        return self._listen(question, typed, history, today, as_typed=as_typed)

    def _compared(self, question: str, typed: str, history: Sequence[str], today: dt.date) -> Meant:
        """Return what was asked before, for all that sources say of it."""
        earlier = questions_before(history, self._hear, today)
        if not earlier:
            return Meant(question, self._understanding.read(typed), None, is_unclear=True)
        return Meant(question, self._taken(earlier[-1]), earlier[-1].text, compares_sources=True)

    def _listen(
        self, question: str, typed: str, history: Sequence[str], today: dt.date, *, as_typed: bool
    ) -> list[Meant] | Outside:
        understood = self._understanding.taken(typed, is_sure=True) if as_typed else self._understanding.read(typed)
        said = heard(understood)
        if (kind := self._outside(typed, said)) is not None:
            return kind
        parts = questions_in(said, today)
        if len(parts) == 1 and not leans_on_others(said, today):
            return [Meant(question, understood, understood.in_other_words)]
        return self._in_context(question, understood, parts, history, today)

    def _outside(self, typed: str, said: Said) -> Outside | None:
        kind = outside(said, self._knows)
        if kind is not None or said.text == typed:
            return kind
        # What the mending of slips takes for something else is seen in what was typed.
        as_typed = outside(Said(typed, said.is_sure), self._knows)
        return None if as_typed is Outside.GIBBERISH else as_typed

    def _in_context(
        self, question: str, understood: Understood, parts: Sequence[Said], history: Sequence[str], today: dt.date
    ) -> list[Meant]:
        earlier = questions_before(history, self._hear, today) if leans_on_others(parts[0], today) else []
        meant: list[Meant] = []
        for part in parts:
            if not earlier and points_at_nothing(part, today):
                meant.append(Meant(part.text, self._taken(part), None, is_unclear=True))
                continue
            whole = in_context(part, earlier, today)
            earlier = [*earlier, whole]
            if len(parts) == 1 and whole.text == part.text:
                return [Meant(question, understood, understood.in_other_words)]
            asked = question if len(parts) == 1 else part.text
            meant.append(Meant(asked, self._taken(whole), None if _alike(asked, whole.text) else whole.text))
        return meant

    def _hear(self, typed: str) -> Said:
        return heard(self._understanding.read(typed))

    def _taken(self, said: Said) -> Understood:
        return self._understanding.taken(said.text, is_sure=said.is_sure)


def _alike(one: str, other: str) -> bool:
    return fold(one).strip(" ,;?.!") == fold(other).strip(" ,;?.!")
