"""What a page or a report says of itself in the lines around its title.

They have a label ("Nguồn: …", "Ngày đăng: 12/01/2026"), or are a day with what newspapers put around it
("Thứ sáu, 09/01/2026 | 15:10"), a body's name, a section, the path to the page.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sources.document import Document, PartialDate, Span
from sources.readers.head_lines import (
    OTHERS,
    PUBLISHERS,
    UPDATES,
    day_in,
    day_line,
    imprint,
    is_body,
    is_furniture,
    labels_in,
    without_day,
)
from sources.readers.official import proper

# Longer lines are sentences, whatever they begin with.
_LONGEST = 200
# Lines that are looked at, the title among them, and how many of those may be neither a label nor a day.
_MOST_LINES = 16
_MOST_OTHERS = 8
# A title has more words than the section that stands above it.
_WORDS_OF_TITLE = 5
# A lead ends as a sentence does; a title may be a question.
_SENTENCE_ENDS = re.compile(r"[.!…:;,][\"”*_)]*$")
_PARTED = re.compile(r"\s+[-–—|]\s+")
# The press agency or newspaper that opens its first sentence: "(Chinhphu.vn) – …".
_OPENING = re.compile(r"[*_]*\(([^()\d]{2,30})\)[*_]*\s*[-–—]\s")


def with_labels(document: Document) -> Document:
    """Return a document with what the lines around its title say of it.

    What is known of it already is left as it is. The lines are no part of its body, and neither is the title among
    them: they say whose the document is, and answer nothing. Without a publisher or a day among them, they are taken
    for text. Where its title and its day are known, only lines with a label or that are nothing but a day count.
    """
    head = _Head(is_strict=bool(document.title and document.published_on))
    start, end = document.body.start, document.body.end
    at = after = start
    opening = ""
    for line in document.text[start:end].splitlines(keepends=True)[:_MOST_LINES]:
        at += len(line)
        said = line.strip().strip("*_").strip()
        if not said:
            continue
        if len(said) > _LONGEST or not head.takes(said):
            opening = said
            break
        after = at
    if not head.is_found:
        return document
    agency = _OPENING.match(opening)
    return replace(
        document,
        body=Span(after, end),
        title=document.title or head.title,
        publisher=document.publisher or head.publisher or (agency and agency[1].strip()) or None,
        published_on=document.published_on or head.day,
    )


class _Head:
    """What the lines of a head say, taken one after the other.

    Args:
        is_strict: Whether one line at most, the title, may be neither a label nor a day.
    """

    def __init__(self, *, is_strict: bool) -> None:
        self.publisher = ""
        self._is_strict = is_strict
        self._others: list[str] = []
        self._day: PartialDate | None = None
        self._updated: PartialDate | None = None
        self._has_labels = False
        self._is_over = False

    @property
    def is_found(self) -> bool:
        """Whether a label or a line with a day told who published it, or when; a body's name alone may be anything."""
        return self._has_labels and bool(self.publisher or self.day)

    @property
    def day(self) -> PartialDate | None:
        """The day of publication, else the one on which the page was brought up to date."""
        return self._day or self._updated

    @property
    def title(self) -> str | None:
        """The heading, else the last line that has the words of a title, in capitals if one is, else the longest."""
        headings = [line for line in self._others if line.startswith("#")]
        headings = headings or [line for line in self._others if line.isupper() and _words(line) == _WORDS_OF_TITLE]
        long = [line for line in reversed(self._others) if _words(line) == _WORDS_OF_TITLE]
        best = max(headings or long or self._others, key=_words, default="")
        return best.lstrip("# ").strip() or None

    def takes(self, line: str) -> bool:
        """Take a line; tell whether it is one of the head."""
        if self._takes_day(line) or self._takes_labels(line):
            self._has_labels = True
            return True
        if self._is_strict:
            return self._takes_title(line) if not self._others and not self._has_labels else False
        if is_furniture(line):
            return True
        if not self._has_labels and not self.publisher and is_body(line) and not line.startswith("#"):
            self.publisher = proper(line) if line.isupper() else line
            return True
        return self._takes_title(line)

    def _takes_day(self, line: str) -> bool:
        found = day_line(line) or (None if self._is_strict or not self._others else imprint(line))
        if found is None or (self._is_strict and (found.before or not found.is_alone)):
            return False
        self._day = self._day or found.day
        if is_body(found.before):
            self.publisher = self.publisher or found.before
        elif _words(found.before) >= _WORDS_OF_TITLE:
            self._others.append(found.before)
        return True

    def _takes_labels(self, line: str) -> bool:
        labels = labels_in(line)
        for label, value in labels:
            if label in PUBLISHERS:
                self.publisher = self.publisher or without_day(value)
            if label in UPDATES:
                self._updated = self._updated or day_in(value)
            elif label not in OTHERS:
                self._day = self._day or day_in(value)
        return bool(labels)

    def _takes_title(self, line: str) -> bool:
        """Take a line that may be the title: below the labels, only where none above them can be."""
        title = self.title or ""
        has_title = _words(title) >= _WORDS_OF_TITLE or any(other.startswith("#") for other in self._others)
        if self._is_over or (self._has_labels and has_title) or len(self._others) >= _MOST_OTHERS:
            return False
        if self._others and _SENTENCE_ENDS.search(line):
            return False
        self._is_over = self._has_labels
        who = _PARTED.split(line)[-1] if self._others else ""
        if who != line and is_body(who):  # "Bản tin số 1 - Cục Thuế", below the title
            self.publisher = self.publisher or who
        self._others.append(line)
        return True


def _words(line: str) -> int:
    """Return how many words a line has, as far as that tells a title from what stands above it."""
    return min(len(re.findall(r"\w+", line)), _WORDS_OF_TITLE)
