"""``Assistant.ask``: reads as the story of an answer."""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from assistant import compose
from assistant.answer import Abstention, Answer, Reason
from assistant.answer_form import asks_for_definition
from assistant.asks import Asks
from assistant.candidate import Candidate
from assistant.explain import Explanation
from assistant.extremes import Extreme, asks_extreme, extreme_choice, is_stated, needs_extreme, of_each
from assistant.gathering import find_candidates
from assistant.grouping import Grouping
from assistant.listening import Listener, Meant
from assistant.matching import QuestionTerms
from assistant.model import trained
from assistant.outside import Outside
from assistant.parts import combined
from assistant.question import Question, Wants, read_question
from assistant.scene import Scene
from assistant.select import Choice, NoChoice, choose
from index.asked import check
from index.encoder import Encoder
from index.filters import EVERYTHING, Filter
from index.generation import Generation, load_generation
from index.snapshots import Snapshots
from index.store import current_name
from sources.document import Document
from sources.errors import IndexUnusable

_LOG = logging.getLogger(__name__)

PASSAGES_READ = 14
PASSAGES_READ_FOR_TERMS = 60
_UNCLEAR = NoChoice(Reason.UNCLEAR, None, 0.9)


class Assistant:
    """Answers questions from one index generation at a time; safe to share between threads."""

    def __init__(self, generation: Generation) -> None:
        self.scene = Scene(generation)
        self._grouping = Grouping(self.scene, self._choose)
        self._listener = Listener(generation.understanding, lambda word: generation.lexical.frequency(word) > 0)

    def ask(
        self,
        question: str,
        as_of: dt.date,
        history: Sequence[str] = (),
        within: Filter = EVERYTHING,
        *,
        as_typed: bool = False,
    ) -> Answer | Abstention:
        """Answer a question with citations, or say why not.

        Args:
            question: As typed.
            as_of: "Today": what "năm nay" means; nothing published later is used.
            history: Earlier questions of the conversation, oldest first.
            within: What is searched.
            as_typed: Whether its words are taken as they are: no slip is mended and no diacritic restored.

        Raises:
            FilterUnknown: The filter names what no document has.
            QuestionEmpty: The question holds no letter and no digit.
            QuestionTooLong: It is longer than the limit.
        """
        asked = check(question)
        within = dataclasses.replace(within, published_by=as_of)
        self.scene.generation.selector.select(within)
        heard = self._listener.listen(asked, history, as_of, as_typed=as_typed)
        if isinstance(heard, Outside):
            return compose.reply(question, heard)
        answers: list[Answer | Abstention] = []
        for meant in heard:
            before = answers[-1] if answers else None
            answered_from = frozenset(c.document.doc_id for c in before.citations) if isinstance(before, Answer) else ()
            answers.append(self._answered(meant, as_of, within, frozenset(answered_from)))
        if len(answers) > 1:
            return combined(question, answers)
        return dataclasses.replace(answers[0], question=question)

    def candidates(
        self, question: str, as_of: dt.date, history: Sequence[str] = ()
    ) -> tuple[Question, list[Candidate]]:
        """Return how ``ask`` reads a question, and all that it would choose from; for measuring.

        Nothing to choose from where the question names nothing to look for. Raises as ``ask`` does.
        """
        scene = self.scene
        heard = self._listener.listen(check(question), history, as_of)
        # Of several questions the first; what no source answers is read as it stands.
        meant = scene.generation.understanding.read(question) if isinstance(heard, Outside) else heard[0].understood
        read = read_question(meant, as_of, scene.abbreviations)
        terms = QuestionTerms(read.subject_text, scene.vocabulary, scene.abbreviations)
        within = Filter(published_by=as_of)
        is_open = len(terms) and not isinstance(heard, Outside)
        return read, self._candidates(read, terms, within) if is_open else []

    def explain(
        self, question: str, as_of: dt.date, history: Sequence[str] = (), within: Filter = EVERYTHING
    ) -> list[Explanation]:
        """Return why each question of a message is answered as ``ask`` answers it; none for talk that asks nothing.

        Arguments and errors as ``ask`` has them.
        """
        heard = self._listener.listen(check(question), history, as_of)
        within = dataclasses.replace(within, published_by=as_of)
        told = []
        for meant in () if isinstance(heard, Outside) else heard:
            read = read_question(meant.understood, as_of, self.scene.abbreviations)
            how = self._grouping.read(read, within).kind.value
            told.append(Explanation(meant.asked, read, self._choose(read, within), how))
        return told

    def _answered(
        self, meant: Meant, as_of: dt.date, within: Filter, answered_from: frozenset[str] = frozenset()
    ) -> Answer | Abstention:
        """Return the answer to one question: all that follows sees what is understood by it."""
        read = read_question(meant.understood, as_of, self.scene.abbreviations)
        read = dataclasses.replace(read, compares_sources=meant.compares_sources, answered_from=answered_from)
        result = compose.abstention(read, _UNCLEAR) if meant.is_unclear else self._answer(read, within)
        return dataclasses.replace(result, question=meant.asked, understood_as=meant.understood_as)

    def _answer(self, read: Question, within: Filter) -> Answer | Abstention:
        scene = self.scene
        terms = QuestionTerms(read.subject_text, scene.vocabulary, scene.abbreviations)
        if not len(terms):
            return compose.abstention(read, _UNCLEAR)
        asked = self._grouping.read(read, within)
        if asked.kind is not Asks.LEVEL and (grouped := self._grouping.grouped(read, asked, within)):
            return grouped
        candidates = self._candidates(read, terms, within)
        outcome = choose(read, candidates)
        if (extreme := asks_extreme(read.understood.text)) and not is_stated(outcome):
            compared: Choice | NoChoice | None = self._extreme(of_each(read), extreme, within)
            if compared is None and isinstance(outcome, Choice) and outcome.candidate.figure and needs_extreme(extreme):
                compared = NoChoice(Reason.NOT_IN_SOURCES, outcome.candidate, outcome.confidence, outcome.field)
            outcome = compared or outcome
        if isinstance(outcome, NoChoice):
            outcome = self._looked_outside(read, terms, within, outcome) if within.is_narrow else outcome
            return compose.abstention(read, outcome, is_filtered=within.is_narrow)
        return self._grouping.answer(read, outcome, candidates, within)

    def _extreme(self, asking: Question, extreme: Extreme, within: Filter) -> Choice | None:
        """Return the most or the least of what the sources set side by side; ``None`` where they do not."""
        terms = QuestionTerms(asking.subject_text, self.scene.vocabulary, self.scene.abbreviations)
        if not len(terms):
            return None
        figures = self._candidates(asking, terms, within)
        return extreme_choice(asking, extreme, figures, self.scene, trained()[Wants.FIGURE])

    def _choose(self, read: Question, within: Filter) -> Choice | NoChoice:
        """Return what answers a question within a filter, or why nothing does."""
        terms = QuestionTerms(read.subject_text, self.scene.vocabulary, self.scene.abbreviations)
        return choose(read, self._candidates(read, terms, within)) if len(terms) else _UNCLEAR

    def _looked_outside(self, read: Question, terms: QuestionTerms, within: Filter, outcome: NoChoice) -> NoChoice:
        """Return why a filter leaves no answer: what lies outside it tells what the sources speak of at all."""
        if outcome.reason not in (Reason.OUT_OF_SCOPE, Reason.NOT_IN_SOURCES):
            return outcome
        everywhere = choose(read, self._candidates(read, terms, Filter(published_by=within.published_by)))
        if isinstance(everywhere, NoChoice):
            return dataclasses.replace(outcome, reason=everywhere.reason)
        at_any_time = choose(read, self._candidates(read, terms, dataclasses.replace(within, days=None)))
        is_time = within.days is not None and not isinstance(at_any_time, NoChoice)
        reason = Reason.PERIOD_NOT_IN_SOURCES if is_time else Reason.NOT_IN_SOURCES
        return dataclasses.replace(outcome, reason=reason)

    def _candidates(self, question: Question, terms: QuestionTerms, within: Filter) -> list[Candidate]:
        generation = self.scene.generation
        selection = generation.selector.select(within)
        # A term stands all over the text that defines it, so that the definition may be far down.
        k = PASSAGES_READ_FOR_TERMS if asks_for_definition(question.text) else PASSAGES_READ
        found = generation.retriever.search(question.understood, k, selection)
        return list(find_candidates(question, terms, found, self.scene, selection))


class LiveAssistant:
    """The assistant over an index folder; notices when another generation is switched in."""

    def __init__(self, index_dir: Path, encoder: Encoder) -> None:
        self._index_dir = index_dir
        self._encoder = encoder
        self._snapshots = Snapshots(index_dir)
        self._lock = threading.Lock()
        self._name = current_name(index_dir)
        self._assistant = Assistant(load_generation(index_dir, encoder, self._name))

    def current(self) -> Assistant:
        """Return the assistant over the generation that serves now.

        Whoever notices a new generation first loads it; the old one answers all others meanwhile, and
        goes on answering where the new one cannot be loaded.
        """
        if self._serving() != self._name and self._lock.acquire(blocking=False):
            try:
                # Read again: since then another request may have loaded a newer one.
                self._take(self._serving())
            finally:
                self._lock.release()
        return self._assistant

    def snapshot(self, doc_id: str, version: str) -> Document | None:
        """Return a document as it was when it was cited, or ``None`` where no snapshot of it is whole.

        Args:
            doc_id: Its id.
            version: At least the first 12 characters of the hash of its text.
        """
        return self._snapshots.find(doc_id, version)

    def _serving(self) -> str:
        """Return the name of the generation that serves; of the one that was taken last, where none can be told."""
        try:
            return current_name(self._index_dir)
        except IndexUnusable as error:
            self._warn(error)
            return self._name

    def _take(self, name: str) -> None:
        """Load a generation; one that cannot be loaded is not tried again until another is switched in."""
        if name == self._name:
            return
        try:
            self._assistant = Assistant(load_generation(self._index_dir, self._encoder, name))
        except IndexUnusable as error:
            self._warn(error)
        self._name = name

    def _warn(self, error: IndexUnusable) -> None:
        _LOG.warning("vẫn dùng bản chỉ mục %s: %s", self._assistant.scene.generation.name, error)
