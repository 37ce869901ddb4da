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
from assistant.phrases import ABSTENTIONS, CLOSEST, FIGURE_COLUMN, TIME_COLUMN, UNDERSTOOD_AS, date_in_words
from assistant.render import article_line, text_of
from assistant.said_figures import point_in_words, quoted, said, source_date, time_in_words
from assistant.web.chart import chart_svg
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
    environment.globals.update(
        date_in_words=date_in_words,
        frame=SOURCE_FRAME,
        understood_label=UNDERSTOOD_AS,
        time_column=TIME_COLUMN,
        figure_column=FIGURE_COLUMN,
    )
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
        return _template("parts.html").render(parts=[(part.question, Markup(answer_html(part))) for part in parts])
    if isinstance(result, Abstention) and result.reply is not None:
        return _template("abstention.html").render(
            understood=None, message=result.reply, closest=CLOSEST, sources=[], is_quote_new=True
        )
    if isinstance(result, Abstention):
        return _template("abstention.html").render(
            understood=result.understood_as,
            message=ABSTENTIONS[result.reason],
            closest=CLOSEST,
            sources=[_source(citation, []) for citation in result.citations],
            is_quote_new=True,
        )
    shown = {figure.figure.span: figure for figure in (*_shown(result), *result.conflicts)}
    marks = {c.n: [f.figure.span for f in shown.values() if f.citation.n == c.n] for c in result.citations}
    if result.asked is not None:
        marks[result.citations[0].n] = [result.asked]
    return _template("answer.html").render(
        understood=result.understood_as,
        answer=result,
        kind=result.kind.value,
        headline=bold(_headline_text(result)),
        lines=[bold(line) for line in _lines(result)],
        # A sentence that is the answer is not shown a second time until it is asked for.
        is_quote_new=_headline_figure(result) is not None,
        time=_time(result),
        rows=[(point_in_words(f), bold(said(f))) for f in result.figures] if _is_table(result) else [],
        chart=chart_svg(result.figures) if _is_table(result) else "",
        sources=[_source(c, marks[c.n]) for c in result.citations],
    )


def _is_table(result: Answer) -> bool:
    return result.kind is Kind.SERIES and len(result.figures) > 1


def _shown(result: Answer) -> tuple[CitedFigure, ...]:
    """Return the figures that are the answer; none for a sentence."""
    if result.kind is Kind.TEXT:
        return ()
    return result.figures[:1] if result.kind is Kind.FIGURE else result.figures


def _headline_text(result: Answer) -> str:
    """Return the first line of an answer, with its marks."""
    return text_of(result).partition("\n")[0] if result.kind is not Kind.TEXT else ""


def _lines(result: Answer) -> list[str]:
    """Return the lines under the first, without quotations and tables: these are shown as such."""
    if result.kind is Kind.TEXT:
        return [line] if (line := article_line(result)) else []
    text = text_of(result)
    for citation in result.citations:  # a quotation of a table or a list has lines of its own
        text = text.replace(quoted(citation), "")
    return [line for line in text.split("\n")[1:] if line and line[0] not in "“|"]


def _time(result: Answer) -> str:
    first = _headline_figure(result)
    return time_in_words(first) if first else source_date(result.citations[0].document)


def bold(text: str) -> Markup:
    """Return a line of an answer as HTML, escaped: what stands between two pairs of stars is strong."""
    parts = text.split("**")
    opened = ("<strong>" if number % 2 else "" for number in range(len(parts)))
    closed = ("</strong>" if number % 2 else "" for number in range(len(parts)))
    marked = zip(opened, parts, closed, strict=True)
    return Markup("").join(Markup(before) + Markup.escape(part) + Markup(after) for before, part, after in marked)


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
    span = first.figure.span if first else result.asked if isinstance(result, Answer) else None
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


def _source(citation: Citation, figures: Sequence[Span]) -> dict[str, object]:
    marks = [(figure, "<mark>") for figure in sorted(figures) if citation.span.holds(figure)]
    return {
        "n": citation.n,
        "document": citation.document,
        "quote": highlight(citation.document.text, citation.span, marks),
        "address": source_address(citation, figures[0] if figures else None),
    }
