"""An answer as a card: what is said, when it holds, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind
from assistant.parts import numbered_through
from assistant.render import article_line, derived_lines
from assistant.said_figures import said
from assistant.trend import Trend, trend_of
from assistant.web.chart import chart_svg
from assistant.web.markup import bold, highlight, source_address, template
from assistant.web.same_time import differing
from assistant.web.short_names import ON_CHIP, short_name
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.document import Span

Result = Answer | Abstention
# Older times that are named.
_NAMED_AT_MOST = 4


def card_html(result: Result, words: Words = VIETNAMESE, near: Sequence[str] = (), instead: Sequence[str] = ()) -> str:
    """Return an answer as a card; of several, each under its question.

    Args:
        result: What the assistant gave back.
        words: The words around what sources say.
        near: Questions near it that the sources do answer, for an abstention.
        instead: Others that they answer, where none is near.
    """
    if result.parts:
        parts = [(part.question, Markup(_inner(part, words))) for part in numbered_through(result.parts)]
        inner = template("parts.html").render(parts=parts)
    else:
        inner = _inner(result, words)
    return template("card.html").render(
        kind=_kind(result),
        label=_label(result, words),
        spoken=f"{words.answered}: {Markup(inner).striptags()}"[:300],
        understood=result.understood_as,
        inner=Markup(inner),
        words=words,
        near=near,
        instead=instead,
        is_talk=isinstance(result, Abstention) and result.reply is not None,
    )


def _kind(result: Result) -> str:
    if isinstance(result, Abstention):
        return "abstention"
    return "parts" if result.parts else result.kind.value


def _label(result: Result, words: Words) -> str:
    if isinstance(result, Abstention):
        return words.answer.no_answer
    return words.answered if result.parts else words.answer.kinds[result.kind]


def _inner(result: Result, words: Words) -> str:
    if isinstance(result, Abstention):
        return _abstention(result, words)
    marks = _marks(result)
    sources = [source_view(citation, marks[citation.n], words) for citation in result.citations]
    by_number = {int(str(source["n"])): source for source in sources}
    view: dict[str, object] = {"words": words, "sources": sources, "main": sources[0]}
    if result.kind is Kind.TEXT or not result.figures:
        dated = words.answer.source_date(result.citations[0].document)
        return template("text.html").render(view | {"article": article_line(result), "time": dated})
    view |= {
        "figures": [figure_view(figure, words, by_number) for figure in _shown(result)],
        "doubt": words.answer.doubts[result.doubt] if result.doubt else None,
        "older": _older(result, words),
    }
    if result.kind is Kind.FIGURE:
        beside = [figure_view(figure, words, by_number) for figure in result.conflicts]
        return template("figure.html").render(view | {"beside": beside})
    if result.kind is Kind.SERIES:
        view |= _series(result, words, by_number)
        return template("series.html").render(view)
    if result.kind is Kind.DERIVED and result.derived is not None:
        return template("derived.html").render(view | _derived(result, words))
    return template("conflict.html").render(view)


def _abstention(result: Abstention, words: Words) -> str:
    message = words.answer.reasons[result.reason]
    if result.reply is not None:
        message = words.answer.replies.get(result.reply, result.reply)
    return template("abstention.html").render(
        words=words,
        message=message,
        is_filtered=result.is_filtered,
        sources=[source_view(citation, [], words) for citation in result.citations],
    )


def _shown(result: Answer) -> tuple[CitedFigure, ...]:
    """Return the figures that are the answer; those beside the headline of one figure are only in its quotation."""
    return result.figures[:1] if result.kind is Kind.FIGURE else result.figures


def _marks(result: Answer) -> dict[int, list[Span]]:
    """Return what is marked in each quotation, by the number of the citation."""
    shown = () if result.kind is Kind.TEXT else (*_shown(result), *result.conflicts)
    marks = {c.n: sorted({f.figure.span for f in shown if f.citation.n == c.n}) for c in result.citations}
    if result.asked is not None:
        marks[result.citations[0].n] = [result.asked]
    return marks


def source_view(citation: Citation, marked: Sequence[Span], words: Words) -> dict[str, object]:
    """Return what a chip and a quotation show of a citation."""
    document = citation.document
    marks = [(span, "<mark>") for span in marked if citation.span.holds(span)]
    published = document.published_on
    return {
        "n": citation.n,
        "title": document.title or document.doc_id,
        "publisher": document.publisher or words.source.no_publisher,
        "short_name": short_name(document.publisher or words.source.no_publisher, ON_CHIP),
        "date": words.answer.date(published).removeprefix("ngày ") if published else words.source.no_date,
        "quote": highlight(document.text, citation.span, marks),
        "address": source_address(citation, marked[0] if marked else None, words),
    }


def figure_view(figure: CitedFigure, words: Words, sources: Mapping[int, Mapping[str, object]]) -> dict[str, object]:
    """Return what is shown of a figure: its words, its times, and its source at the figure itself."""
    source = dict(sources[figure.citation.n]) | {"address": source_address(figure.citation, figure.figure.span, words)}
    return {
        "said": bold(said(figure).rpartition(" [")[0]),
        "time": words.answer.time(figure),
        "point": words.answer.point(figure),
        "source": source,
    }


def _older(result: Answer, words: Words) -> str | None:
    named = list(dict.fromkeys(words.answer.period(period) for period in result.older))
    if not named:
        return None
    more = f" {words.answer.and_more}" if len(named) > _NAMED_AT_MOST else ""
    return f"{words.answer.older}: {'; '.join(named[:_NAMED_AT_MOST])}{more}."


def _series(result: Answer, words: Words, sources: Mapping[int, Mapping[str, object]]) -> dict[str, object]:
    """Return what is shown of a series; of one figure there is no chart."""
    differ = differing([figure.figure for figure in result.figures])
    rows = [figure_view(figure, words, sources) for figure in result.figures]
    return {
        "opening": _opening(result, words),
        "chart": chart_svg(result.figures, words) if len(rows) > 1 else "",
        "has_differing": any(differ),
        "rows": [row | {"differs": differs} for row, differs in zip(rows, differ, strict=True)],
    }


def _opening(result: Answer, words: Words) -> Markup:
    """Return the sentence that tells how a series went."""
    first, last = result.figures[0], result.figures[-1]
    trend: Trend = trend_of(result.figures)
    return Markup(words.answer.trends[trend]).format(
        first=_quoted(first),
        first_time=words.answer.point(first),
        last=_quoted(last),
        last_time=words.answer.point(last),
    )


def _quoted(figure: CitedFigure) -> Markup:
    return Markup('<span lang="vi">{}</span>').format(bold(said(figure).rpartition(" [")[0]))


def _derived(result: Answer, words: Words) -> dict[str, object]:
    derived = result.derived
    assert derived is not None
    before = derived_lines(result)[0]
    if before:
        before = words.answer.fell if derived.has_fallen else words.answer.rose
    formula = Markup('<span lang="vi">{}</span>').format(derived.formula)
    how = Markup(words.answer.reckoned).format(formula=formula)
    rounded = f" ({words.answer.rounded})" if derived.is_rounded else ""
    return {"before": before, "written": derived.written, "how": how + rounded + "."}


def first_place(result: Result, words: Words = VIETNAMESE) -> str | None:
    """Return the address of the first citation's document, at what answers; ``None`` without one."""
    if not result.citations:
        return None
    marked: Span | None = None
    if isinstance(result, Answer):
        marked = result.asked
        if result.kind is not Kind.TEXT and result.figures:
            marked = result.figures[0].figure.span
    return source_address(result.citations[0], marked, words)
