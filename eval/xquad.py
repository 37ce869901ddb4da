"""Answers over XQuAD-vi, to see that they are good on other texts than our own: figures, quotes, and abstaining.

Each of the 240 paragraphs is a document. A second index lacks some of them, so that their questions cannot be
answered from it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from eval.answers import Part, add_curve
from eval.asking import ask_one
from eval.folder import QuestionRow
from eval.indexes import Indexes
from eval.judging import Answer, holds, is_answered
from eval.public_sets import paragraphs
from eval.risk import Given
from eval.stats import share
from eval.targets import OTHERS
from index.encoder import Progress
from sources.document import Document, Span
from sources.figures import find_figures
from sources.numbers import format_value
from sources.text import nfc

REMOVED = 240  # questions that lose their passage


@dataclass(frozen=True)
class Sought:
    """A question of XQuAD, the number of its passage, and where in it the answer stands."""

    question: str
    passage: int
    span: Span


@dataclass(frozen=True)
class Xquad:
    """Passages as documents, and the questions about them, both in the order of the file."""

    documents: tuple[Document, ...]
    questions: tuple[Sought, ...]

    def answer(self, sought: Sought) -> str:
        """Return the words of the right answer."""
        return sought.span.of(self.documents[sought.passage].text)


def load_xquad(folder: Path) -> Xquad:
    """Read XQuAD-vi.

    Raises:
        UsageError: The file is not there, or is not XQuAD.
    """
    documents, questions = [], []
    for number, part in enumerate(paragraphs(folder / "xquad-vi" / "xquad.vi.json")):
        text = nfc(part["context"])
        documents.append(Document(doc_id(number), text, Span(0, len(text))))
        for row in part["qas"]:
            answer = row["answers"][0]
            # Normalising may shorten what stands before.
            start = len(nfc(part["context"][: answer["answer_start"]]))
            questions.append(Sought(nfc(row["question"]), number, Span(start, start + len(nfc(answer["text"])))))
    return Xquad(tuple(documents), tuple(questions))


def doc_id(number: int) -> str:
    """Return the id of a passage's document."""
    return f"xquad-{number:03}"


def removed_passages(questions: Sequence[Sought], wanted: int = REMOVED) -> frozenset[int]:
    """Return passages that have, together, so many questions; drawn by a hash, the same in every run.

    Fewer questions where no draw gives exactly so many.
    """
    counts = Counter(sought.passage for sought in questions)
    chosen: set[int] = set()
    left = wanted
    for number in sorted(counts, key=lambda own: hashlib.sha256(doc_id(own).encode()).digest()):
        if counts[number] <= left:
            chosen.add(number)
            left -= counts[number]
    return frozenset(chosen)


def measure_xquad(
    folder: Path, indexes: Indexes, today: dt.date, progress: Progress | None = None, removed: int = REMOVED
) -> Part:
    """Ask every question twice: over all passages, and over the index that lacks some.

    Args:
        folder: Holds ``xquad-vi``.
        indexes: Builds and opens the two.
        today: What "năm nay" means.
        progress: Called with 1 for each question asked.
        removed: How many questions lose their passage.

    Raises:
        UsageError: The set is not there.
    """
    xquad = load_xquad(folder)
    gone = removed_passages(xquad.questions, removed)
    rest = [document for number, document in enumerate(xquad.documents) if number not in gone]
    whole = _ask(indexes.built("xquad", xquad.documents), xquad, today, progress)
    less = _ask(indexes.built("xquad-removed", rest), xquad, today, progress)
    part = Part("xquad", digest=_digest(xquad), facts={"removed": [doc_id(number) for number in sorted(gone)]})
    for number, (sought, answer, other) in enumerate(zip(xquad.questions, whole, less, strict=True)):
        measures = measures_of(xquad, sought, answer)
        if sought.passage in gone:
            measures["xquad.removed.abstained"] = float(not is_answered(other))
        row = QuestionRow(id=f"xquad:{number:04}", question=sought.question, measures=measures)
        part.rows.append(row)
        kept: dict[str, Any] = {"right": xquad.answer(sought), "passage": doc_id(sought.passage), "less": other}
        part.predictions.append({**answer, "id": row.id, **kept})
    _sum_up(part, xquad, gone)
    return part


def _ask(assistant: Assistant, xquad: Xquad, today: dt.date, progress: Progress | None) -> list[Answer]:
    answers = []
    for number, sought in enumerate(xquad.questions):
        answers.append(ask_one(assistant, str(number), sought.question, today))
        if progress:
            progress(1)
    return answers


def measures_of(xquad: Xquad, sought: Sought, answer: Answer) -> dict[str, float]:
    """Return the measures of one question over all passages."""
    cited = [_holds(xquad, sought, citation) for citation in answer["citations"]] if is_answered(answer) else []
    measures = {
        "xquad.cited": float(cited[:1] == [True]),
        "xquad.cited_any": float(any(cited)),
        "xquad.coverage": float(is_answered(answer)),
    }
    if is_answered(answer):
        measures["xquad.precision"] = measures["xquad.cited"]
    if (form := form_of(xquad, sought)) is not None:
        measures["xquad.figure"] = measures[f"xquad.figure.{form}"] = float(is_exact(xquad, sought, answer))
    return measures


def _holds(xquad: Xquad, sought: Sought, citation: dict[str, Any]) -> bool:
    """Tell whether a citation is of the right passage and its quote holds the answer."""
    return citation["doc_id"] == doc_id(sought.passage) and (
        Span(citation["start"], citation["end"]).holds(sought.span) or holds(citation["quote"], xquad.answer(sought))
    )


_DIGITS = re.compile(r"\d+")
# The asked part of a quotation, as the text of an answer shows it.
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def form_of(xquad: Xquad, sought: Sought) -> str | None:
    """Return what the digits of an answer are: ``quantity``, or ``other`` (a time, a name); ``None`` without digits."""
    if not _DIGITS.search(xquad.answer(sought)):
        return None
    return "quantity" if _figures(xquad.documents[sought.passage], sought.span) else "other"


def is_exact(xquad: Xquad, sought: Sought, answer: Answer) -> bool:
    """Tell whether what an answer puts first is exactly the number of the right answer.

    That is the first figure, where it stands in the right answer's own words or has the value of a figure there; or
    the part of a quotation that is in bold, where it has the same digits as the right answer.
    """
    if not is_answered(answer):
        return False
    is_there = answer["citations"][0]["doc_id"] == doc_id(sought.passage)
    values = _figures(xquad.documents[sought.passage], sought.span)
    for first in answer["figures"][:1]:
        if first["value"] in values or (is_there and Span(first["start"], first["end"]).meets(sought.span)):
            return True
    bold = _BOLD.search(answer["text"])
    return is_there and bold is not None and _DIGITS.findall(bold[1]) == _DIGITS.findall(xquad.answer(sought))


def _figures(document: Document, within: Span) -> set[str]:
    """Return the values of the figures in a part of a document."""
    return {format_value(figure.value) for figure in find_figures(document) if figure.number.meets(within)}


def _sum_up(part: Part, xquad: Xquad, gone: frozenset[int]) -> None:
    """Add up the measures of the questions, and the two curves of risk and coverage."""
    for name in OTHERS:
        if values := [row.measures[name] for row in part.rows if name in row.measures]:
            part.measures[name] = share(round(sum(values)), len(values))
    whole, less = [], []
    for row, sought, answer in zip(part.rows, xquad.questions, part.predictions, strict=True):
        if is_answered(answer):
            whole.append(Given(answer["confidence"], row.measures["xquad.cited"] > 0, True))
        if is_answered(answer["less"]):
            is_there = sought.passage not in gone
            right = is_there and measures_of(xquad, sought, answer["less"])["xquad.cited"] > 0
            less.append(Given(answer["less"]["confidence"], right, is_there))
    add_curve(part, "xquad", "xquad.risk_at_80", whole, len(xquad.questions))
    left = sum(sought.passage not in gone for sought in xquad.questions)
    add_curve(part, "xquad.removed", "xquad.removed.risk_at_80", less, left)


def _digest(xquad: Xquad) -> str:
    rows = [(sought.question, sought.passage, sought.span.start, sought.span.end) for sought in xquad.questions]
    texts = [document.text for document in xquad.documents]
    return hashlib.sha256(repr((texts, rows)).encode()).hexdigest()
