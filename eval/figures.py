"""How well figures and times are read: precision, recall and F1 against labels made by reading.

A figure that was found belongs to the label that it overlaps most. It is right in an attribute when the
label says the same; so a figure that is missed, or invented, is wrong in every attribute. ``span+value``
asks for the same characters and the same value, upper end and whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from eval.labels import PUBLICATION, Label, Labelled
from sources.document import Document, Span
from sources.figure import Figure
from sources.figures import find_figures
from sources.numbers import format_value
from sources.periods import Origin, PeriodMention, find_periods
from sources.sentences import find_sentences

Judge = Callable[[Figure, Label, str], bool]


def _same_numbers(figure: Figure, label: Label, text: str) -> bool:
    return (figure.value, figure.high, figure.of) == (label.value, label.high, label.of)


def _same_span(figure: Figure, label: Label, text: str) -> bool:
    return figure.span == label.span


def _same_unit(figure: Figure, label: Label, text: str) -> bool:
    accepted = {(unit or "").casefold() for unit in (label.unit, label.unit_alt or label.unit)}
    return (figure.unit or "").casefold() in accepted


def _same_period(figure: Figure, label: Label, text: str) -> bool:
    period = figure.period
    accepted = {label.period, label.period_alt or label.period}
    if PUBLICATION in accepted and (period is None or period.origin is Origin.PUBLICATION):
        return True
    return period is not None and f"{period.first}..{period.last}" in accepted


JUDGES: dict[str, Judge] = {
    "span": _same_span,
    "value": _same_numbers,
    "span+value": lambda *row: _same_span(*row) and _same_numbers(*row),
    "unit": _same_unit,
    "qualifier": lambda figure, label, _: figure.qualifier == label.qualifier,
    "period": _same_period,
    "change": lambda figure, label, _: (figure.change is None) == (label.change is None),
}


@dataclass
class Score:
    """Counts of one measure.

    Attributes:
        right: Found, labelled, and the same.
        found: Found by the reader.
        labelled: Labelled.
    """

    right: int = 0
    found: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found right; 1 when nothing is labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Report:
    """The scores of a set of labels.

    Attributes:
        scores: By measure: the attributes of figures, and ``time`` for the times that are named.
        near: How many near-misses there are, and how many were taken.
        misses: One line each: document, place, what was expected, what was found.
    """

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    near: Score = field(default_factory=Score)
    misses: list[str] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Take over the counts and misses of another report."""
        for name, score in [*other.scores.items(), ("", other.near)]:
            mine = self.scores[name] if name else self.near
            mine.right += score.right
            mine.found += score.found
            mine.labelled += score.labelled
        self.misses += other.misses


def judge(labelled: Labelled, document: Document, *, held: bool) -> Report:
    """Score the reading of one document against its labels.

    Args:
        labelled: The labels.
        document: The document they belong to.
        held: Whether to judge the part that is held back, or the other.
    """

    def judged(span: Span) -> bool:
        return labelled.is_held(span.start) is held

    labels = [label for label in labelled.labels if judged(label.span)]
    either = [label.span for label in labelled.labels if label.kind == "either"]
    sentences = find_sentences(document.text, document.body)
    figures = [f for f in find_figures(document, sentences) if judged(f.span)]
    mentions = [
        mention
        for sentence in sentences
        for mention in find_periods(document.text, document.published_on, sentence.span)
        if judged(mention.span)
    ]
    report = Report()
    _judge_figures(report, document, figures, [label for label in labels if label.kind == "figure"], either)
    _judge_times(report, document, mentions, [label for label in labels if label.kind == "period"], either)
    for label in labels:
        if label.kind == "near":
            taken = _overlapping(label.span, (figure.number for figure in figures))
            report.near.labelled += 1
            report.near.found += taken is not None
    return report


def _judge_figures(
    report: Report, document: Document, figures: list[Figure], labels: list[Label], either: list[Span]
) -> None:
    matches = pairs([figure.span for figure in figures], [label.span for label in labels])
    matched = {label for _, label in matches}
    for number, figure in enumerate(figures):
        label = next((labels[at] for found, at in matches if found == number), None)
        if label is None and _overlapping(figure.span, either):
            continue
        wrong = [name for name, same in JUDGES.items() if label is None or not same(figure, label, document.text)]
        for name in JUDGES:
            report.scores[name].found += 1
            report.scores[name].right += name not in wrong
        if wrong:
            expected = _expected(label, document.text) if label else "không phải số liệu"
            place = f"{document.doc_id}:{figure.span.start} {'+'.join(wrong)}"
            report.misses.append(f"{place}: {expected} <> {_found(figure, document.text)}")
    for name in JUDGES:
        report.scores[name].labelled += len(labels)
    for at, label in enumerate(labels):
        if at not in matched:
            report.misses.append(f"{document.doc_id}:{label.start} sót: {_expected(label, document.text)}")


def _judge_times(
    report: Report, document: Document, mentions: list[PeriodMention], labels: list[Label], either: list[Span]
) -> None:
    matches = dict(pairs([mention.span for mention in mentions], [label.span for label in labels]))
    score = report.scores["time"]
    score.labelled += len(labels)
    for number, mention in enumerate(mentions):
        label = labels[matches[number]] if number in matches else None
        if label is None and _overlapping(mention.span, either):
            continue
        score.found += 1
        days = {f"{mention.first}..{mention.last}", f"{mention.named_first or mention.first}..{mention.last}"}
        if label is not None and f"{label.first}..{label.last}" in days:
            score.right += 1
            continue
        expected = f"{label.span.of(document.text)!r} {label.first}..{label.last}" if label else "không phải thời gian"
        found = f"{mention.span.of(document.text)!r} {mention.first}..{mention.last}"
        report.misses.append(f"{document.doc_id}:{mention.span.start} time: {expected} <> {found}")
    for at, label in enumerate(labels):
        if at not in matches.values():
            report.misses.append(f"{document.doc_id}:{label.start} time sót: {label.span.of(document.text)!r}")


def pairs(found: list[Span], labelled: list[Span]) -> list[tuple[int, int]]:
    """Return found and labelled spans that belong together, by number: each at most once, most overlap first."""
    shared = [
        (min(f.end, w.end) - max(f.start, w.start), n, at)
        for n, f in enumerate(found)
        for at, w in enumerate(labelled)
        if f.start < w.end and w.start < f.end
    ]
    taken: dict[int, int] = {}
    for _, number, at in sorted(shared, key=lambda row: (-row[0], row[1], row[2])):
        if number not in taken and at not in taken.values():
            taken[number] = at
    return sorted(taken.items())


def _overlapping(span: Span, others: Iterable[Span]) -> Span | None:
    return next((other for other in others if other.start < span.end and span.start < other.end), None)


def _expected(label: Label, text: str) -> str:
    parts = [repr(label.span.of(text)), str(label.value)]
    parts += [f"..{label.high}"] if label.high is not None else []
    parts += [f"/{label.of}"] if label.of is not None else []
    return " ".join([*parts, str(label.unit), str(label.qualifier), str(label.change), str(label.period)])


def _found(figure: Figure, text: str) -> str:
    parts = [repr(figure.span.of(text)), format_value(figure.value)]
    parts += [f"..{figure.high}"] if figure.high is not None else []
    parts += [f"/{figure.of}"] if figure.of is not None else []
    period = f"{figure.period.first}..{figure.period.last} {figure.period.origin.value}" if figure.period else "None"
    return " ".join([*parts, str(figure.unit), str(figure.qualifier), str(figure.change), period])
