"""The documents that are served, as rows of a table: what is known of each, found by words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.kept.rows import VIETNAM
from assistant.web.table_vietnamese import date_in_digits
from index.generation import Generation
from sources.document import Document, PartialDate
from sources.text import fold

PAGE = 50
_HASH_SHOWN = 12
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class SourceRow:
    """One document.

    Attributes:
        doc_id, title, publisher: Of it; the title is the id where it has none, the publisher empty.
        published: The publication date; ``None`` where it is not known.
        sentences, figures: How many were read.
        hash: The beginning of the hash of its text.
        words: What it is found by, folded, a space before each word.
    """

    doc_id: str
    title: str
    publisher: str
    published: PartialDate | None
    sentences: int
    figures: int
    hash: str
    words: str


@dataclass(frozen=True)
class SourcePage:
    """Some rows out of all that were found, and the place of the first, from 0."""

    rows: tuple[SourceRow, ...]
    offset: int
    total: int

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return self.offset + len(self.rows) < self.total


def find(generation: Generation, text: str, offset: int = 0) -> SourcePage:
    """Return a page of the documents that have a word for every word of a text: the same, or one that begins with it.

    Looked for in title, publisher, id, topics and date. The newest stand first; an offset behind the last page
    gives the last.
    """
    wanted = _WORD.findall(fold(text))
    found = [row for row in _rows(_Same(generation)) if all(f" {word}" in row.words for word in wanted)]
    offset = max(0, min(offset, (len(found) - 1) // PAGE * PAGE))
    return SourcePage(tuple(found[offset : offset + PAGE]), offset, len(found))


def built_at(generation: Generation) -> dt.datetime:
    """Return when a generation was built, in Vietnam's time."""
    return dt.datetime.fromisoformat(str(generation.manifest["built_at"])).astimezone(VIETNAM)


# The last one that was asked for, so that what is typed letter by letter is found at once.
@lru_cache(maxsize=1)
def _rows(generation: _Same) -> tuple[SourceRow, ...]:
    served = generation.held
    counts = served.facts.documents.tolist()
    rows = [
        (document, _row(document, sentences, figures))
        for document, (sentences, figures, *_) in zip(served.documents.values(), counts, strict=True)
    ]
    rows.sort(key=lambda pair: pair[1].title)
    rows.sort(key=lambda pair: pair[0].published_on.last if pair[0].published_on else dt.date.min, reverse=True)
    return tuple(row for _, row in rows)


@dataclass(frozen=True, eq=False)
class _Same:
    """A generation as a key: it is the same as itself only."""

    held: Generation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held

    def __hash__(self) -> int:
        return id(self.held)


def _row(document: Document, sentences: int, figures: int) -> SourceRow:
    title, published = document.title or document.doc_id, document.published_on
    date = date_in_digits(published) if published else ""
    known = (title, document.publisher or "", document.doc_id, *document.topics, date)
    return SourceRow(
        doc_id=document.doc_id,
        title=title,
        publisher=document.publisher or "",
        published=published,
        sentences=sentences,
        figures=figures,
        hash=document.sha256[:_HASH_SHOWN],
        words=" " + " ".join(_WORD.findall(fold(" ".join(known)))),
    )
