"""Lines as a page breaks them -> paragraphs, one a line, with the offset of each page.

Running heads and page numbers are left out. A line goes on with the one before it where that one is
full, unless it opens an article, a clause, a point or a bullet, so that the structure of a law stays
one part a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        text: Its characters, trimmed.
        left: Where it starts, from the left of the page, in any unit.
        right: Where it ends, in the same unit.
        after_gap: Whether white space parts it from the line above.
    """

    text: str
    left: float
    right: float
    after_gap: bool = False


_GAZETTE_HEAD = re.compile(r"(?:\d{1,4}\s+)?CÔNG BÁO/Số [\d +]+/Ngày \d{2}-\d{2}-\d{4}(?:\s+\d{1,4})?")
_PAGE_NUMBER = re.compile(r"(?:[Tt]rang\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?")
_BLOCK = re.compile(
    r"(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ \w+)\b|Điều\s+\d+[a-zđ]?\s*[.:]"
    r"|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\)\s|[-–—+*•●▪]\s|[IVXLC]{1,5}\.\s|Phụ lục\b|PHỤ LỤC\b"
)
# A hyphen that stands right behind a word ends the line; that of a plain word may be the page's.
_HYPHEN = re.compile(r"(?:(?<![^\W\d_])([a-z]{2,})|\w)-$")
# A line is full where it ends within this share of the column of the right margin.
_FULL = 0.88
# An indent of this share of the column opens a paragraph.
_INDENT = 0.03
_FEWEST_PAGES = 3
_EDGE_LINES = 2
_OPENING_NUMBER = re.compile(r"(?P<number>\d{1,4})\s+(?P<rest>\D.*)")
_CLOSING_NUMBER = re.compile(r"(?P<rest>.*\D)\s+(?P<number>\d{1,4})")


def paragraphs(pages: Sequence[Sequence[Line]], narrowest: float) -> tuple[str, tuple[int, ...]]:
    """Return the text, paragraphs parted by line breaks, and the start offset of each page in it.

    Args:
        pages: The lines of each page, in reading order. A page without lines starts where the next does.
        narrowest: The least width of a column, in the unit of the lines: on a page of a few short
            lines, the longest is not full.
    """
    text: list[str] = []
    length = 0
    starts: list[int] = []
    before: Line | None = None
    bodies = _without_furniture(pages)
    columns = [_column(lines) for lines in bodies]
    widths = sorted(right - left for left, right in columns)
    usual = max(widths[len(widths) // 2] if widths else 0.0, narrowest)
    for lines, (left, own_right) in zip(bodies, columns, strict=True):
        right = max(own_right, left + usual)
        starts.append(-1)
        for line in lines:
            joint = "" if before is None else (" " if _continues(before, line, left, right) else "\n")
            if joint == " " and (hyphen := _HYPHEN.search(text[-1])):
                joint = ""
                if hyphen.group(1) and line.text[:1].islower():  # a word that the page broke
                    text[-1] = text[-1][:-1]
                    length -= 1
            length += len(joint)
            if starts[-1] < 0:
                starts[-1] = length
            text += (joint, line.text)
            length += len(line.text)
            # Columns of two pages may be shifted: what counts is how full its line was on its own page.
            before = Line(line.text, (line.left - left) / (right - left), (line.right - left) / (right - left))
    following = length
    for number in range(len(starts) - 1, -1, -1):
        following = starts[number] = starts[number] if starts[number] >= 0 else following
    return "".join(text), tuple(starts)


def _column(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the left and right margin of a page: where its long lines start and end."""
    if not lines:
        return 0.0, 0.0
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    left, right = lefts[len(lefts) // 10], rights[int(len(rights) * 0.9)]
    return left, right


def _continues(before: Line, line: Line, left: float, right: float) -> bool:
    """Tell whether a line goes on with the one before it, whose ends are given as shares of its column."""
    if _BLOCK.match(line.text):
        return False
    opens_small = line.text.lstrip("“\"'(")[:1].islower()
    is_full = before.right >= _FULL
    if before.text.endswith((".", ";", ":", "!", "?", "…")):
        # A full line may end with its sentence, and the paragraph go on; an item of a list does not.
        indented = (line.left - left) / (right - left) > _INDENT
        in_list = before.text.endswith((";", ":")) and not opens_small
        return is_full and not (indented or line.after_gap or in_list)
    if opens_small:
        return True
    is_heading = before.text.isupper() or line.text.isupper()
    return is_full and not line.after_gap and (not is_heading or before.text.isupper() == line.text.isupper())


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without first and last lines that most pages share."""
    edges = Counter(
        form
        for number, lines in enumerate(pages)
        for form in {f for line in _edge(lines) for f in _forms(line, number)}
    )
    often = {form for form, count in edges.items() if count >= max(_FEWEST_PAGES, len(pages) / 2)}
    return [_page_body(list(lines), number, often) for number, lines in enumerate(pages)]


def _edge(lines: Sequence[Line]) -> tuple[Line, ...]:
    return (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])


def _page_body(lines: list[Line], number: int, often: set[tuple[str, int | None]]) -> list[Line]:
    def is_furniture(line: Line) -> bool:
        return (
            _GAZETTE_HEAD.fullmatch(line.text) is not None
            or _PAGE_NUMBER.fullmatch(line.text) is not None
            or not often.isdisjoint(_forms(line, number))
        )

    for _ in range(_EDGE_LINES):
        if lines and is_furniture(lines[0]):
            lines = lines[1:]
        if lines and is_furniture(lines[-1]):
            lines = lines[:-1]
    return lines


def _forms(line: Line, page: int) -> list[tuple[str, int | None]]:
    """Return what a line may share with the heads of other pages.

    That is its text; and where a number opens or closes it, the rest, with how far that number is from
    the page's own: the head of page 7 is that of page 6 only if its number is one more.
    """
    forms: list[tuple[str, int | None]] = [(line.text, None)]
    for match in filter(None, (_OPENING_NUMBER.match(line.text), _CLOSING_NUMBER.match(line.text))):
        forms.append((match["rest"], int(match["number"]) - page))
    return forms
