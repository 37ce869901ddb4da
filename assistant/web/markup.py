"""Answers and documents as HTML. Every piece of text from outside is escaped here, by Jinja2."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind
from assistant.parts import numbered_through
from assistant.render import ABSTENTIONS, CLOSEST, UNDERSTOOD_AS, date_in_words, headline, source_date, time_in_words
from sources.document import Document, Span

DOCUMENT_PATH = "/tai-lieu/"
# The name of the frame that shows sources beside the chat: a link aimed at it opens there.
SOURCE_FRAME = "nguon"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(date_in_words=date_in_words, frame=SOURCE_FRAME, understood_label=UNDERSTOOD_AS)
    return environment


def _template(name: str) -> Template:
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


def question_html(question: str) -> str:
    """Return a question as shown in the chat: as typed, escaped."""
    return str(Markup("<p>{}</p>").format(question))


def notice_html(message: str) -> str:
    """Return a message to the user, escaped."""
    return str(Markup('<p class="notice">{}</p>').format(message))


def answer_html(result: Answer | Abstention) -> str:
    """Return an answer as shown in the chat, with its sources under it; of several, each under its question."""
    if result.parts:
        parts = numbered_through(result.parts)
        return _template("parts.html").render(
            parts=[(part.question, Markup(answer_html(part))) for part in parts]
        )
    if isinstance(result, Abstention) and result.reply is not None:
        return _template("abstention.html").render(
            understood=None, message=result.reply, closest=CLOSEST, sources=[], is_quote_new=True
        )
    if isinstance(result, Abstention):
        return _template("abstention.html").render(
            understood=result.understood_as,
            message=ABSTENTIONS[result.reason],
            closest=CLOSEST,
            sources=[_source(citation, None) for citation in result.citations],
            is_quote_new=True,
        )
    first = _headline_figure(result)
    before, figure, after = headline(first) if first else ("", "", "")
    return _template("answer.html").render(
        understood=result.understood_as,
        before=before,
        figure=figure,
        after=after,
        # A sentence that is the answer is not shown a second time until it is asked for.
        is_quote_new=first is not None,
        time=time_in_words(first) if first else source_date(result.citations[0].document),
        sources=[_source(c, first.figure.span if first and first.citation is c else None) for c in result.citations],
    )


def _headline_figure(result: Answer | Abstention) -> CitedFigure | None:
    """Return the figure that is the answer; ``None`` for a sentence or an abstention."""
    if isinstance(result, Abstention) or result.kind is Kind.TEXT or not result.figures:
        return None
    return result.figures[0]


def source_address(citation: Citation, figure: Span | None) -> str:
    """Return the address of the document page at a citation; ``#trich`` after it opens it scrolled there."""
    document = citation.document
    query = {"tu": citation.span.start, "den": citation.span.end, "ban": document.sha256[:12]}
    if figure is not None:
        query |= {"so_tu": figure.start, "so_den": figure.end}
    return f"{document_address(document.doc_id)}?{urlencode(query)}"


def document_address(doc_id: str) -> str:
    """Return the address of the page of a document as it serves now."""
    return f"{DOCUMENT_PATH}{quote(doc_id)}"


def frame_html(result: Answer | Abstention | None) -> str:
    """Return the frame beside the chat, opened at the first citation; empty without one."""
    if result is None or not result.citations:
        return _template("frame.html").render(address=None)
    first = _headline_figure(result)
    span = first.figure.span if first else None
    return _template("frame.html").render(address=source_address(result.citations[0], span))


def document_html(
    document: Document, cited: Span | None, figure: Span | None, note: str | None, newer: str | None = None
) -> str:
    """Return the page of a document, with the cited place marked.

    Args:
        document: The document.
        cited: The quotation, or ``None`` for none.
        figure: The figure inside it, or ``None``.
        note: Something to tell above the text.
        newer: The address of a newer version, to go with the note.
    """
    text, body = document.text, document.body
    before, quoted, after = Markup(""), Markup(""), highlight(text, body, [])
    if cited is not None:
        marks = [(figure, '<strong class="figure">')] if figure and cited.holds(figure) else []
        before = highlight(text, Span(body.start, cited.start), [])
        quoted = highlight(text, cited, marks)
        after = highlight(text, Span(cited.end, body.end), [])
    address = document.url if document.url and document.url.startswith(("https://", "http://")) else None
    return _template("document.html").render(
        document=document, address=address, before=before, quoted=quoted, after=after, note=note, newer=newer
    )


def missing_html(message: str) -> str:
    """Return a page that says why there is no document."""
    return _template("missing.html").render(message=message)


def _source(citation: Citation, figure: Span | None) -> dict[str, object]:
    marks = [(figure, "<mark>")] if figure is not None else []
    return {
        "n": citation.n,
        "document": citation.document,
        "quote": highlight(citation.document.text, citation.span, marks),
        "address": source_address(citation, figure),
    }
