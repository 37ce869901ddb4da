"""Texts as HTML. Every piece of text from outside is escaped here, by Jinja2 or MarkupSafe."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from assistant.answer import Citation
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.document import Document, Span

DOCUMENT_PATH = "/tai-lieu/"
# The name of the frame that shows sources beside the chat: a link aimed at it opens there.
SOURCE_FRAME = "nguon"
_HEADING = re.compile(r"^(#{1,6}) +(?=\S)(.*)$", re.MULTILINE)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(frame=SOURCE_FRAME)
    return environment


def template(name: str) -> Template:
    """Return a template by name; what it is given is escaped."""
    return _templates().get_template(name)


def highlight(text: str, whole: Span, marks: Sequence[tuple[Span, str]]) -> Markup:
    """Return a stretch of text with parts of it in elements; the rest is escaped.

    Args:
        text: The stored text.
        whole: The stretch to show.
        marks: Places in rising order, none overlapping, and the opening tag of each.
    """
    parts: list[Markup] = []
    at = whole.start
    for span, tag in marks:
        name = tag.strip("<>").split()[0]
        parts += [Markup.escape(text[at : span.start]), Markup(tag), Markup.escape(span.of(text))]
        parts.append(Markup(f"</{name}>"))
        at = span.end
    parts.append(Markup.escape(text[at : whole.end]))
    return Markup("").join(parts)


def bold(text: str) -> Markup:
    """Return a line as HTML, escaped: what stands between two pairs of stars is strong."""
    parts = text.split("**")
    opened = ("<strong>" if number % 2 else "" for number in range(len(parts)))
    closed = ("</strong>" if number % 2 else "" for number in range(len(parts)))
    marked = zip(opened, parts, closed, strict=True)
    return Markup("").join(Markup(before) + Markup.escape(part) + Markup(after) for before, part, after in marked)


def question_html(question: str) -> str:
    """Return a question as shown in the chat: as typed, escaped."""
    return str(Markup('<p dir="auto">{}</p>').format(question))


def notice_html(message: str) -> str:
    """Return a message to the user, escaped."""
    return str(Markup('<div class="card notice" data-spoken="{0}"><p>{0}</p></div>').format(message))


def source_address(citation: Citation, figure: Span | None, words: Words = VIETNAMESE) -> str:
    """Return the address of the document page at a citation; ``#trich`` after it opens it scrolled there."""
    document = citation.document
    query: dict[str, object] = {"tu": citation.span.start, "den": citation.span.end, "ban": document.sha256[:12]}
    if figure is not None:
        query |= {"so_tu": figure.start, "so_den": figure.end}
    return f"{DOCUMENT_PATH}{quote(document.doc_id)}?{urlencode(query | _language(words))}"


def document_address(doc_id: str, words: Words = VIETNAMESE) -> str:
    """Return the address of the page of a document as it serves now."""
    language = _language(words)
    return f"{DOCUMENT_PATH}{quote(doc_id)}" + (f"?{urlencode(language)}" if language else "")


def _language(words: Words) -> dict[str, str]:
    return {} if words is VIETNAMESE else {"lang": words.code}


def document_html(
    document: Document,
    cited: Span | None,
    figure: Span | None,
    note: str | None,
    newer: str | None = None,
    words: Words = VIETNAMESE,
) -> str:
    """Return the page of a document, with the cited place marked.

    Args:
        document: The document.
        cited: The quotation, or ``None`` for none.
        figure: The figure inside it, or ``None``.
        note: Something to tell above the text.
        newer: The address of a newer version, to go with the note.
        words: The words around it.
    """
    text, body = document.text, document.body
    before, quoted, after = Markup(""), Markup(""), _shown(text, body)
    if cited is not None:
        marks = [(figure, '<strong class="figure">')] if figure and cited.holds(figure) else []
        before = _shown(text, Span(body.start, cited.start))
        quoted = highlight(text, cited, marks)
        after = _shown(text, Span(cited.end, body.end))
    page = page_of(document, cited) if cited else None
    return template("document.html").render(
        document=document,
        words=words,
        address=_original(document, page),
        page=words.source.page.format(page=page, pages=len(document.pages)) if page else None,
        before=before,
        quoted=quoted,
        after=after,
        note=note,
        newer=newer,
    )


def page_of(document: Document, span: Span) -> int | None:
    """Return the number of the page, from 1, on which a span begins; ``None`` for a document without pages."""
    return max(1, bisect_right(document.pages, span.start)) if document.pages else None


def _original(document: Document, page: int | None) -> str | None:
    """Return the address that a document was taken from, at its page; only one that a browser may open."""
    if not document.url or not document.url.startswith(("https://", "http://")):
        return None
    is_pdf = document.url.partition("?")[0].lower().endswith(".pdf")
    return f"{document.url}#page={page}" if is_pdf and page and "#" not in document.url else document.url


def _shown(text: str, whole: Span) -> Markup:
    """Return a stretch of a document, its headings set apart; no character of it is left out."""
    parts: list[Markup] = []
    at = whole.start
    for match in _HEADING.finditer(text, whole.start, whole.end):
        level = min(len(match[1]) + 1, 6)
        parts.append(Markup.escape(text[at : match.start()]))
        parts.append(
            Markup(
                '<span class="heading" role="heading" aria-level="{}"><span class="hash">{} </span>{}</span>'
            ).format(level, match[1], match[2])
        )
        at = match.end()
    parts.append(Markup.escape(text[at : whole.end]))
    return Markup("").join(parts)


def missing_html(message: str, words: Words = VIETNAMESE) -> str:
    """Return a page that says why there is no document."""
    return template("missing.html").render(message=message, words=words)
