"""Answer -> text and JSON; the fixed phrases stand in ``phrases.py``.

Every numeral in a text is one of: inside a quote, a citation mark ``[n]``, a document's own date, the time of a cited
figure, or a result that is marked as reckoned here. Cited numbers are shown as the source writes them, never
reformatted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind
from assistant.parts import numbered_through
from assistant.phrases import (
    ABSTENTIONS,
    AND_MORE,
    CHANGES,
    CLOSEST,
    CONFLICT,
    CONFLICT_BESIDE,
    DOUBTS,
    DOWN,
    FELL,
    FIGURE_COLUMN,
    FILTERED,
    FROM_FIGURES,
    OLDER,
    ONLY_ONE_TIME,
    RANK_TO,
    RANK_WENT,
    RECKONED,
    ROSE,
    ROUNDED,
    SOURCE_COLUMN,
    TIME_COLUMN,
    TO,
    UNCHANGED,
    UP,
    WENT,
)
from assistant.said_figures import point_in_words, quoted, said, source_date, time_in_words
from assistant.trend import Trend, trend_of
from index.figure_entries import period_in_words
from sources.document import Document
from sources.numbers import format_value

_WENT = {
    Trend.RANK: (RANK_WENT, RANK_TO),
    Trend.UNCHANGED: (f"{UNCHANGED}, {WENT.lower()}", TO),
    Trend.ROSE: (ROSE, UP),
    Trend.FELL: (FELL, DOWN),
    Trend.UP_AND_DOWN: (WENT, TO),
}
# Older times that are named.
_NAMED_AT_MOST = 4


def text_of(result: Answer | Abstention) -> str:
    """Return the answer as plain text with citation marks; of several answers, a row of them, numbered."""
    if result.parts:
        return "\n".join(f"{n}. {text_of(part)}" for n, part in enumerate(numbered_through(result.parts), 1))
    if isinstance(result, Abstention):
        if result.reply is not None:
            return result.reply
        parts = [ABSTENTIONS[result.reason], *([FILTERED] if result.is_filtered else [])]
        parts += [f"{CLOSEST}: “{citation.quote}” [{citation.n}]" for citation in result.citations]
        return "\n".join(parts)
    return _ANSWERS.get(result.kind, _text)(result)


def _text(result: Answer) -> str:
    citation = result.citations[0]
    line = f"{quoted(citation, result.asked)} ({source_date(citation.document)})"
    return f"{line}\n{article_line(result)}".rstrip()


def article_line(result: Answer) -> str:
    """Return the line that names the article of law that is quoted, in its own words; empty where there is none."""
    if result.article is None:
        return ""
    return f"({' '.join(result.article.of(result.citations[0].document.text).split())})"


def _figure_text(result: Answer) -> str:
    if not result.figures:
        return _text(result)
    first = result.figures[0]
    lines = [f"{said(first)} ({time_in_words(first)}).", quoted(first.citation)]
    if result.conflicts:
        beside = "; ".join(f"{said(figure)} ({time_in_words(figure)})" for figure in result.conflicts)
        lines.append(f"{CONFLICT_BESIDE}: {beside}. {_doubt(result)}".rstrip())
    if result.older:
        lines.append(older_line(result))
    return "\n".join(lines)


def older_line(result: Answer) -> str:
    """Return the line that tells of older figures, by their times; empty where there are none."""
    if not result.older:
        return ""
    named = list(dict.fromkeys(period_in_words(period) for period in result.older))
    more = f" {AND_MORE}" if len(named) > _NAMED_AT_MOST else ""
    return f"{OLDER}: {'; '.join(named[:_NAMED_AT_MOST])}{more}."


def _doubt(result: Answer) -> str:
    return DOUBTS[result.doubt] if result.doubt else ""


def _conflict_text(result: Answer) -> str:
    each = "; ".join(f"{said(figure)} ({time_in_words(figure)})" for figure in result.figures)
    quotes = [quoted(citation) for citation in result.citations]
    return "\n".join([f"{CONFLICT}: {each}. {_doubt(result)}".rstrip(), *quotes])


def series_opening(result: Answer) -> str:
    """Return the sentence that tells how a quantity went, or that the sources know but one time of it."""
    first, last = result.figures[0], result.figures[-1]
    trend = trend_of(result.figures)
    if trend is Trend.ONE_TIME:
        return f"{ONLY_ONE_TIME}: {said(first)} ({point_in_words(first)})."
    opening, joint = _WENT[trend]
    return f"{opening} {said(first)} ({point_in_words(first)}) {joint} {said(last)} ({point_in_words(last)})."


def _series_text(result: Answer) -> str:
    if len(result.figures) == 1:
        return f"{series_opening(result)}\n{quoted(result.citations[0])}"
    rows = [f"| {TIME_COLUMN} | {FIGURE_COLUMN} | {SOURCE_COLUMN} |", "|---|---|---|"]
    for figure in result.figures:
        written = said(figure).replace("|", "/").partition(" [")[0].replace("**", "")
        rows.append(f"| {point_in_words(figure)} | {written} | [{figure.citation.n}] |")
    return "\n".join([series_opening(result), "", *rows])


def derived_lines(result: Answer) -> tuple[str, str]:
    """Return what comes before the result that was reckoned, and how it was reckoned."""
    derived = result.derived
    if derived is None:
        return "", ""
    before = f"{CHANGES[derived.has_fallen].capitalize()} " if derived.is_change else ""
    rounded = f", {ROUNDED}" if derived.is_rounded else ""
    return before, f"({RECKONED}: {derived.formula}{rounded})"


def _derived_text(result: Answer) -> str:
    if result.derived is None:
        return _figure_text(result)
    before, how = derived_lines(result)
    each = "; ".join(f"{said(figure)} ({time_in_words(figure)})" for figure in result.figures)
    quotes = [quoted(citation) for citation in result.citations]
    return "\n".join([f"{before}**{result.derived.written}** {how}.", f"{FROM_FIGURES}: {each}.", *quotes])


_ANSWERS: dict[Kind, Callable[[Answer], str]] = {
    Kind.FIGURE: _figure_text,
    Kind.CONFLICT: _conflict_text,
    Kind.SERIES: _series_text,
    Kind.DERIVED: _derived_text,
}


def as_json(result: Answer | Abstention, row_id: str | None, took_ms: float) -> dict[str, Any]:
    """Return the object of the JSON contract.

    Args:
        result: What the assistant gave back.
        row_id: The row's id in a batch; ``None`` for a single question.
        took_ms: Milliseconds that it took.
    """
    answer = result if isinstance(result, Answer) else None
    row: dict[str, Any] = {
        "id": row_id,
        "question": result.question,
        "status": "answered" if answer else "abstained",
        "reason": result.reason.value if isinstance(result, Abstention) else None,
        "text": text_of(result),
        "figures": [_figure(figure) for figure in answer.figures] if answer else [],
        "citations": [_citation(citation) for citation in result.citations],
        "kind": answer.kind.value if answer else None,
        "confidence": round(result.confidence, 4),
        "took_ms": round(took_ms, 2),
    }
    if result.understood_as is not None:
        row["understood_as"] = result.understood_as
    if answer is not None:
        row |= _beside(answer)
    if result.parts:
        row["parts"] = [_part(part) for part in result.parts]
    return row


def _beside(answer: Answer) -> dict[str, Any]:
    """Return what an answer says beside its figures; nothing of what it has not."""
    row: dict[str, Any] = {}
    if derived := answer.derived:
        row["derived"] = {
            "value": format_value(derived.value),
            "unit": derived.unit,
            "qualifier": derived.qualifier,
            "operation": derived.operation.value,
            "formula": derived.formula,
        }
    if answer.conflicts:
        row["conflicts"] = [_figure(figure) for figure in answer.conflicts]
    if answer.has_older:
        row["has_older"] = True
    for name, span in (("asked", answer.asked), ("article", answer.article)):
        if span is not None:
            text = span.of(answer.citations[0].document.text)
            row[name] = {"start": span.start, "end": span.end, "text": text}
    return row


def _part(result: Answer | Abstention) -> dict[str, Any]:
    row = as_json(result, None, 0.0)
    return {name: value for name, value in row.items() if name not in ("id", "took_ms")}


def error_json(row_id: str | None, question: str | None, message: str) -> dict[str, Any]:
    """Return the object of a row that could not be read; its text says why."""
    return {
        "id": row_id,
        "question": question,
        "status": "error",
        "reason": None,
        "text": message,
        "figures": [],
        "citations": [],
        "kind": None,
        "confidence": 0.0,
        "took_ms": 0.0,
    }


def _figure(cited: CitedFigure) -> dict[str, Any]:
    figure, period = cited.figure, cited.figure.period
    row: dict[str, Any] = {
        "as_written": cited.as_written,
        "value": format_value(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "period": period
        and {"from": period.first.isoformat(), "to": period.last.isoformat(), "origin": period.origin.value},
        "citation": cited.citation.n,
        "start": figure.span.start,
        "end": figure.span.end,
    }
    if figure.high is not None:
        row["high"] = format_value(figure.high)
    if figure.of is not None:
        row["of"] = format_value(figure.of)
    if figure.change is not None:
        row["change"] = figure.change
    return row


def _citation(citation: Citation) -> dict[str, Any]:
    document: Document = citation.document
    return {
        "n": citation.n,
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": str(document.published_on) if document.published_on else None,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
    }
