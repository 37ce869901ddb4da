"""Document -> passages: slices of the stored text, cut at headings, paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.document import Document, Span
from sources.sentences import Sentence

PASSAGE_CHARACTERS = 600

# From the coarsest cut to the finest; each keeps its separator at the start of what follows.
_SEPARATORS = [
    r"\n(?=#{1,6} )",
    r"\n(?=(?:Chương|Mục) [IVXLC\d])",
    r"\n(?=Điều \d+\.)",
    r"\n\s*\n",
    r"\n",
    r"(?<=[.!?…;])\s",
    r"(?<=,)\s",
    r"\s",
    "",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable slice of a document.

    Attributes:
        doc_id: Its document.
        span: Its place in the stored text; it neither starts nor ends with white space.
        heading: The heading that it stands under; empty where there is none.
        columns: The header of the table that it goes on with, where that stands before it; else empty.
    """

    doc_id: str
    span: Span
    heading: str
    columns: str = ""


def split(document: Document, sentences: Sequence[Sentence]) -> list[Passage]:
    """Return the passages of a document's body, in order, none overlapping; empty for a blank body.

    The slice equation holds, and is asserted here: the cuts, joined again, are the body itself,
    so that ``document.text[p.span.start : p.span.end]`` is the passage's text.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    body = document.body.of(document.text)
    cuts = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="start",
        chunk_size=PASSAGE_CHARACTERS,
        chunk_overlap=0,
        strip_whitespace=False,
    ).split_text(body)
    if "".join(cuts) != body:
        raise AssertionError(f"{document.doc_id}: the passages do not add up to the document")
    headings = _Headings(document.text, sentences)
    columns = _Columns(document.text, sentences)
    passages: list[Passage] = []
    start = document.body.start
    for cut in cuts:
        inner = cut.strip()
        if inner:
            begin = start + cut.index(inner)
            span = Span(begin, begin + len(inner))
            passages.append(Passage(document.doc_id, span, headings.above(span), columns.above(span)))
        start += len(cut)
    return passages


def indexed_text(document: Document, passage: Passage) -> str:
    """Return what is indexed for a passage: its document's title, its heading and its columns before its text."""
    text = passage.span.of(document.text)
    context = [part for part in (document.title, passage.heading, passage.columns) if part and part not in text]
    return "\n".join([*dict.fromkeys(context), text])


class _Headings:
    """Finds the heading that a place stands under; places are asked in rising order."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._spans = [sentence.span for sentence in sentences if sentence.is_heading]
        self._next = 0

    def above(self, span: Span) -> str:
        while self._next < len(self._spans) and self._spans[self._next].start <= span.start + 8:
            self._next += 1
        return self._spans[self._next - 1].of(self._text) if self._next else ""


class _Columns:
    """Finds the header of the table whose rows a place begins with; places are asked in rising order."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._next = 0

    def above(self, span: Span) -> str:
        while self._next < len(self._sentences) and self._sentences[self._next].span.end <= span.start:
            self._next += 1
        header = self._sentences[self._next].header if self._next < len(self._sentences) else None
        return header.of(self._text) if header is not None and header.end <= span.start else ""
