"""What was read of an uploaded file, as it goes from the process that reads to the one that serves."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sources.adding import Candidate, first_lines, notes

FIRST_FIGURES = 5
_LONGEST = 300


@dataclass(frozen=True)
class Preview:
    """What an operator sees of a file before it is taken.

    Attributes:
        title, publisher, published_on: What the file says of itself; empty where it does not.
        pages: How many; 0 where the format has none.
        sentences, figures: How many were read.
        first_figures: Of the first figures, each as written and the clause that it stands in.
        first_lines: How the text begins.
        notes: What to look at before it is taken.
    """

    title: str
    publisher: str
    published_on: str
    pages: int
    sentences: int
    figures: int
    first_figures: tuple[tuple[str, str], ...]
    first_lines: tuple[str, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, candidate: Candidate) -> Preview:
        """Return what is shown of a file that was read."""
        document = candidate.document
        text = document.text
        return cls(
            title=document.title or "",
            publisher=document.publisher or "",
            published_on=str(document.published_on or ""),
            pages=len(document.pages),
            sentences=candidate.sentences,
            figures=len(candidate.figures),
            first_figures=tuple(
                (_line(one.span.of(text)), _line(one.clause.of(text))) for one in candidate.figures[:FIRST_FIGURES]
            ),
            first_lines=tuple(first_lines(document)),
            notes=tuple(notes(candidate)),
        )

    @classmethod
    def of_json(cls, row: Mapping[str, Any]) -> Preview:
        """Return what ``as_json`` wrote.

        Raises:
            KeyError, TypeError, ValueError: It is something else; the other process may be out of hand.
        """
        return cls(
            title=str(row["title"]),
            publisher=str(row["publisher"]),
            published_on=str(row["published_on"]),
            pages=int(row["pages"]),
            sentences=int(row["sentences"]),
            figures=int(row["figures"]),
            first_figures=tuple((str(written), str(clause)) for written, clause in row["first_figures"]),
            first_lines=tuple(map(str, row["first_lines"])),
            notes=tuple(map(str, row["notes"])),
        )

    def as_json(self) -> str:
        """Return it as a line of JSON."""
        return json.dumps(dataclasses.asdict(self))


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
