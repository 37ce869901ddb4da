"""Figures and sentences that could answer a question, with the features that they are judged by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.candidate import PEOPLE, Candidate, dimension_of
from assistant.figure_words import IN_CLAUSE, IN_SENTENCE, own_parts, own_words
from assistant.matching import QuestionTerms, TextTerms
from assistant.names_fit import names_fit
from assistant.places import without_who_says
from assistant.question import Question
from assistant.said_of import SaidOf
from assistant.scene import Scene
from assistant.time_fit import OUTSIDE, figure_in_time, sentence_in_time
from assistant.wording import Dimension
from sources.document import Document
from sources.figures import Figure
from sources.sentences import Sentence
from sources.text import fold

# How much a question term counts by where it stands, as in ``own_parts``; one in the title says what the whole
# document is about.
IN_HEADING, IN_PARAGRAPH, IN_TITLE = 0.7, 0.5, 0.5
# What other cells of a row say is of other figures.
IN_OTHER_CELLS = 0.3
# "Luật này có hiệu lực": what the title names.
_NAMES_ITSELF = re.compile(
    r"(?<!\w)(?:luật|nghị định|thông tư|quyết định|nghị quyết|hướng dẫn|tài liệu|báo cáo|văn bản)\s+này(?!\w)",
    re.IGNORECASE,
)
# A figure that is aimed at, not reached; "vượt mục tiêu" tells of a result.
_NAMED_WHEN_ASKED = frozenset({Dimension.RANK, Dimension.STEPS, Dimension.AGE, Dimension.DURATION})
# What statistics tell.
_STATISTICS = frozenset({Dimension.COUNT, Dimension.SHARE, Dimension.RANK, Dimension.STEPS, Dimension.MULTIPLE})
_FEW = 100
# "một nửa", "hai phần ba", "ba phần tư"
_FRACTION = re.compile(r"(?:một\s+)?nửa|\w+\s+phần\s+\w+", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W_]+")
# How many words right before a figure may tell what it is.
_HEAD_WORDS = 4
_NATIONWIDE = re.compile(r"(?<!\w)(?:ca nuoc|toan quoc)(?!\w)")
# How well a place fits that only the title of a report on it names.
TITLED = 0.8
_TARGET = re.compile(
    r"(?<!vuot )(?<!\w)(?:muc tieu|phan dau|du kien|ke hoach de ra|dat ra|chi tieu(?= (?:nam|den|ke))"
    r"|nhiem vu (?:nam|den|trong tam))(?!\w)"
)


def _is_statistic(figure: Figure) -> bool:
    """Tell whether a figure tells how many there are of something: a share, a rank, or more than a few."""
    dimension = dimension_of(figure)
    is_few = dimension is Dimension.COUNT and figure.value < _FEW
    return dimension in _STATISTICS and bool(figure.unit) and not is_few


class Place:
    """A sentence and what stands around it; holds what its candidates share."""

    def __init__(
        self,
        question: Question,
        terms: QuestionTerms,
        spoken: QuestionTerms,
        scene: Scene,
        document: Document,
        sentence: Sentence,
        readable: float,
        closeness: float,
        ranking: float = 0.0,
        context_closeness: float = 0.0,
    ) -> None:
        self.question, self.terms, self.scene = question, terms, scene
        self.document, self.sentence = document, sentence
        self.readable, self.closeness, self.ranking = readable, closeness, ranking
        self.context_closeness = context_closeness
        text = document.text
        own = sentence.span.of(text)
        around = [span.of(text) for span in (sentence.lead, sentence.heading) if span]
        self.introduced_by = around
        columns = sentence.columns.of(text) if sentence.columns else ""
        self.near = " ".join([own, *around, *([columns] if columns else [])])
        self.own = own
        self.beyond: list[tuple[TextTerms, float]] = [
            *((scene.terms(part), IN_HEADING) for part in around),
            (scene.terms(scene.paragraph_before(document, sentence)), IN_PARAGRAPH),
            (scene.terms(document.title or ""), IN_SENTENCE if _NAMES_ITSELF.search(own) else IN_TITLE),
        ]
        row = [(scene.terms(columns), IN_HEADING)] if columns else []
        self.outer = [(scene.terms(own), IN_SENTENCE), *row, *self.beyond]
        levels = [level for level, _ in self.outer]
        standing = terms.standing(levels, scene.vocabulary)
        self.standing = standing
        self.exact_coverage = standing.exact if spoken is terms else spoken.standing(levels, scene.vocabulary).exact
        figures = scene.generation.figures_in(document.doc_id, sentence.span)
        self._values = frozenset(figure.value for figure in figures)
        self._told = self._values
        if question.asserted:
            near = (*figures, *self._figures_before())
            self._told = frozenset(value for one in near for value in (one.value, one.of) if value is not None)
        self._counts_things = any(_is_statistic(figure) for figure in figures)
        self._changes = frozenset((figure.value, figure.change) for figure in figures if figure.change)
        self.around = scene.periods_around(document, sentence) if question.days else []
        self.places_fit = self._places_fit()
        self.said = SaidOf(terms, scene, document, sentence)
        self.names_fit = names_fit(question, scene, document, sentence, self.near)
        # What stands under "Mục tiêu" is aimed at, whatever its own words say.
        self.target_fit = self._target_fit(" ".join([own, *around]))

    def _figures_before(self) -> Sequence[Figure]:
        """Return the figures of the few sentences before in the paragraph."""
        before = self.scene.span_before(self.document, self.sentence)
        return self.scene.generation.figures_in(self.document.doc_id, before) if before.start < before.end else ()

    def _own_places_fit(self, figure: Figure) -> float:
        """Return how the place of a figure fits: of several in a sentence its subject names its own."""
        asked = self.question.places
        if self.places_fit <= 0 or len(asked) != 1:
            return self.places_fit
        text = self.document.text
        own = [places for span in figure.subject if (places := self.scene.places(span.of(text)))]
        return -1.0 if own and not any(asked <= places for places in own) else self.places_fit

    def sentence_candidate(self, retrieval: float) -> Candidate:
        """Return the sentence as a candidate; ``retrieval`` as ``Candidate`` has it."""
        text = self.sentence.span.of(self.document.text)
        inner = [(self.scene.terms(text), IN_CLAUSE)]
        in_time = sentence_in_time(self.scene, self.document, self.sentence, self.question.days, self.around)
        return self._candidate(None, retrieval, inner, 0.0, 0.0, 1.0, in_time)

    def figure_candidate(
        self,
        figure: Figure,
        before: Figure | None,
        after: Figure | None,
        retrieval: float,
        entry: tuple[float, float],
    ) -> Candidate:
        """Return a figure of the sentence as a candidate.

        Args:
            figure: The figure.
            before: The figure before it in the sentence, if any.
            after: The one after it, if any.
            retrieval: As ``Candidate`` has it.
            entry: Its ``entry_retrieval`` and ``entry_closeness``.
        """
        asked = self.question.dimension
        own = dimension_of(figure)
        if figure.of is not None and _FRACTION.fullmatch(figure.number.of(self.document.text)):
            own = Dimension.SHARE  # "hơn một nửa dân số" is no count
        if asked is None:
            # What nobody asks for without naming it.
            unit_fit = -1.0 if own in _NAMED_WHEN_ASKED else 0.0
        else:
            unit_fit = 1.0 if own is asked else -1.0
        if unit_fit > 0 and self.question.currency not in (None, figure.unit):
            unit_fit = -1.0
        if asked in (Dimension.MULTIPLE, Dimension.STEPS):
            change_fit = 1.0
        else:
            change_fit = 1.0 if (figure.change is not None) == self.question.is_change else -1.0
        titled = self.scene.title_periods(self.document)
        figure, period_fit = figure_in_time(figure, self.question.days, self.around, titled)
        if self._ends_too_early(figure):
            period_fit = OUTSIDE
        words = own_parts(self.document.text, figure, before, after)
        inner = [(self.scene.terms(part), weight) for part, weight in words]
        counted_fit = self._counted_fit(figure)
        head_fit = self._head_fit(figure, before)
        found = self._candidate(
            figure, retrieval, inner, unit_fit, counted_fit, change_fit, period_fit, entry, head_fit
        )
        if not figure.names:
            return found
        outer = [(self.scene.terms(self.own), IN_OTHER_CELLS), *self.beyond]
        named = own_words(self.document.text, figure)
        return replace(
            found,
            coverage=self.terms.coverage([*inner, *outer]),
            target_fit=self._target_fit(f"{named} {' '.join(self.introduced_by)}"),
        )

    def _ends_too_early(self, figure: Figure) -> bool:
        """Tell whether a figure's time ends before the end of the year that is asked for: "9 tháng đầu năm"."""
        until, period = self.question.until, figure.period
        return until is not None and period is not None and bool(period.mention) and period.last < until

    def _target_fit(self, words: str) -> float:
        is_target = _TARGET.search(fold(words)) is not None
        return 1.0 if is_target == (_TARGET.search(fold(self.question.text)) is not None) else -1.0

    def _head_fit(self, figure: Figure, before: Figure | None) -> float:
        """Return how far the few words right before a figure are in the question: "với số tiền | 47,6 tỷ đồng".

        The share of their weight, in [0, 1]; a half where no telling word stands there.
        """
        text = self.document.text
        start = max(figure.clause.start, before.span.end if before and before.span.end <= figure.span.start else 0)
        names = [span.of(text) for span in figure.names]
        words = _WORD_BEFORE.findall(" ".join([*names, text[start : figure.span.start]]))[-_HEAD_WORDS:]
        return self.terms.named_share(self.scene.terms(" ".join(words)), self.scene.vocabulary)

    def _candidate(
        self,
        figure: Figure | None,
        retrieval: float,
        inner: list[tuple[TextTerms, float]],
        unit_fit: float,
        counted_fit: float,
        change_fit: float,
        period_fit: float,
        entry: tuple[float, float] = (0.0, 0.0),
        head_fit: float = 0.5,
    ) -> Candidate:
        return Candidate(
            document=self.document,
            sentence=self.sentence,
            figure=figure,
            retrieval=retrieval,
            entry_retrieval=entry[0],
            entry_closeness=entry[1],
            readable=self.readable,
            closeness=self.closeness,
            coverage=self.terms.coverage([*inner, *self.outer]),
            clause_coverage=self.terms.coverage(inner),
            matched={t: w for part, _ in inner for t, w in self.terms.found_in(part).items()},
            unit_fit=unit_fit,
            counted_fit=counted_fit,
            target_fit=self.target_fit,
            change_fit=change_fit,
            period_fit=period_fit,
            places_fit=self.places_fit if figure is None else self._own_places_fit(figure),
            names_fit=self.names_fit,
            exact_coverage=self.exact_coverage,
            missing=self.standing.missing,
            missing_known=self.standing.missing_known,
            missing_unknown=self.standing.missing_unknown,
            own_share=self._own_share(figure),
            head_fit=head_fit,
            answers=self.said.answers() if figure is None else 0.0,
            goes_on=self.said.goes_on() if figure is None else 0.0,
            later_share=self.said.later_share(figure, self.beyond) if figure else 0.0,
            restricts=self.said.restricts(figure) if figure else 0.0,
            context_closeness=self.context_closeness,
            ranking=self.ranking,
            values=self._values,
            told=self._told,
            changes=self._changes,
            counts_things=self._counts_things,
        )

    def _own_share(self, figure: Figure | None) -> float:
        text = self.document.text
        own = " ".join([span.of(text) for span in (*figure.subject, figure.counted)]) if figure else self.own
        return self.terms.named_share(self.scene.terms(own), self.scene.vocabulary)

    def _counted_fit(self, figure: Figure) -> float:
        asked = self.question.counted
        if not asked:
            return 0.0
        counted = figure.counted.of(self.document.text)
        if not counted and figure.column is not None:
            counted = f"{figure.unit or ''} {figure.column.of(self.document.text)}"
        after = fold(self.scene.abbreviations.replace(counted)).split()
        if asked[0] == "nguoi":
            return 0.5 if any(noun in " ".join(after) for noun in PEOPLE) else -0.5
        matched = 0
        for word in asked:
            if word not in after[:6]:
                break
            matched += 1
        return matched / len(asked)

    def _places_fit(self) -> float:
        named = self.scene.places(without_who_says(self.near))
        if not self.question.places and self.question.is_nationwide and not _NATIONWIDE.search(fold(self.near)):
            # Asked of the whole country, what is of one province says nothing.
            if named or self.scene.place_of_all(self.document):
                return -1.0
        before = self.scene.places_before(self.document, self.sentence)
        if not self.question.places <= named | before:
            # A report of one province names it once and goes on; a sentence on another place is not about it.
            whole = self.scene.place_of_all(self.document)
            is_local = named <= whole and self.question.places <= whole and not _NATIONWIDE.search(fold(self.own))
            return TITLED if is_local else -1.0
        if self.question.places:
            return 1.0
        # Of a question that names no place, what is told of one is less likely meant.
        is_local = bool(named or self.scene.place_of_all(self.document)) and not _NATIONWIDE.search(fold(self.own))
        return 0.0 if is_local else 1.0
