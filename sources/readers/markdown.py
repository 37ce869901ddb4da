"""Markdown: optional YAML front matter, then the body, kept as written."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from sources.document import Document, Span
from sources.errors import BadMetadata
from sources.metadata import describe
from sources.readers.official import Head, is_kind, read_head
from sources.text import decode

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"(?m)^---[ \t]*(?:\n|\Z)")
_FIRST_HEADING = re.compile(r"(?m)^#[ \t]+(\S.*?)[ \t]*$")


def read(doc_id: str, data: bytes) -> Document:
    """Return the document in a Markdown file; see ``readers.read``.

    Front matter is the YAML mapping between a first line ``---`` and the next such line. Without
    a title there, the first heading is the title; without one, or where it only tells what kind of paper it is, what an
    official document says at its head.
    """
    text = decode(data, doc_id)
    fields, start = front_matter(doc_id, text)
    document = describe(Document(doc_id, text, Span(start, len(text))), fields, f"Phần đầu của {doc_id}")
    if document.title is not None:
        return document
    heading = _FIRST_HEADING.search(text, start)
    is_paper = heading is not None and is_kind(heading.group(1))
    head = read_head(text[start:], is_official=is_paper) if heading is None or is_paper else Head()
    return replace(
        document,
        title=head.title or (heading and heading.group(1)),
        publisher=document.publisher or head.publisher,
        published_on=document.published_on or head.published_on,
    )


def front_matter(doc_id: str, text: str) -> tuple[object, int]:
    """Return what the front matter of a text says, and where its body starts; an empty mapping and 0 without any.

    Raises:
        BadMetadata: It is not closed, or is no YAML.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return {}, 0
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        raise BadMetadata(f"Phần đầu của {doc_id} mở bằng --- mà không có dòng --- đóng lại; hãy thêm dòng đó.")
    try:
        return yaml.safe_load(text[opening.end() : closing.start()]) or {}, closing.end()
    except yaml.YAMLError as error:
        raise BadMetadata(f"Phần đầu của {doc_id} không phải YAML: {_place(error)}.") from error
    except ValueError as error:  # a date such as 2023-13-45
        raise BadMetadata(f"Phần đầu của {doc_id} có giá trị sai: {error}.") from error


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "không đọc được"
    return f"dòng {mark.line + 2}: {problem}" if mark is not None else str(problem)
