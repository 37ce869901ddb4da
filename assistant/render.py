"""Answer -> text and JSON. All Vietnamese wording of answers stands here.

Every numeral in a text is one of: inside a quote, a citation mark ``[n]``, or a document's own
date. Numbers are shown as the source writes them, never reformatted.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.answer import Abstention, Answer, Citation, CitedFigure, Kind, Reason
from assistant.parts import numbered_through
from sources.document import Document, PartialDate
from sources.numbers import format_value
from sources.periods import Origin

ABSTENTIONS = {
    Reason.NOT_IN_SOURCES: "Các nguồn hiện có không nêu điều được hỏi.",
    Reason.PERIOD_NOT_IN_SOURCES: "Các nguồn hiện có không có số liệu cho thời gian được hỏi.",
    Reason.SUBJECT_NOT_IN_SOURCES: "Các nguồn hiện có không nêu điều này về nơi hoặc đơn vị được hỏi.",
    Reason.OUT_OF_SCOPE: (
        "Câu hỏi nằm ngoài phạm vi các nguồn hiện có (chuyển đổi số, căn cước, VNeID, dịch vụ công)."
    ),
    Reason.UNCLEAR: "Chưa rõ câu hỏi muốn biết điều gì; hãy hỏi cụ thể hơn.",
}
FILTERED = "Chỉ phần nguồn đã lọc được tìm."
UNDERSTOOD_AS = "Hiểu là"
CLOSEST = "Điều gần nhất mà nguồn có nói"


def date_in_words(date: PartialDate) -> str:
    """Return a date as Vietnamese readers write it: ``ngày 12/10/2024``, ``tháng 12/2022``, ``năm 2023``."""
    if date.month is None:
        return f"năm {date.year}"
    if date.day is None:
        return f"tháng {date.month}/{date.year}"
    return f"ngày {date.day}/{date.month}/{date.year}"


def time_in_words(figure: CitedFigure) -> str:
    """Return the time that a figure holds for, in the source's words where it has any."""
    period, document = figure.figure.period, figure.citation.document
    if period is None:
        return "nguồn không ghi ngày"
    cited = figure.citation.span
    if period.mention is not None and cited.holds(period.mention):
        label = "theo nguồn" if period.origin is Origin.PUBLICATION else "thời điểm trong nguồn:"
        written = period.mention.of(document.text)
        # "năm ngoái" and "tuần trước" say nothing without the day on which they were written.
        stands_alone = any(character.isdigit() for character in written)
        return f"{label} {written}" if stands_alone else f"{label} {written}, {source_date(document)}"
    return source_date(document)


def source_date(document: Document) -> str:
    """Return the date line of a document that gives no other time."""
    if document.published_on is not None:
        return "theo bài đăng " + date_in_words(document.published_on)
    if document.as_of is not None:
        return "theo tài liệu " + date_in_words(document.as_of)
    return "nguồn không ghi ngày"


_RANK_WORDS = re.compile(r"(?:xếp\s+|đứng\s+)?(?:thứ\s+hạng|hạng|thứ|vị\s+trí)(?:\s+thứ)?\s+$", re.IGNORECASE)


def headline(figure: CitedFigure) -> tuple[str, str, str]:
    """Return the source's own words: before the figure where they are its unit, the figure, after it."""
    own, counted = figure.figure.span, figure.figure.counted
    text, quoted = figure.citation.document.text, figure.citation.span
    before = ""
    if figure.figure.unit == "hạng" and (
        rank := _RANK_WORDS.search(text, max(quoted.start, own.start - 24), own.start)
    ):
        before = rank[0]
    after = text[own.end : counted.end] if own.end <= counted.start and counted.end <= quoted.end else ""
    return before, figure.as_written, after


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
    citation = result.citations[0]
    if not result.figures or result.kind is Kind.TEXT:
        return f"“{citation.quote}” [{citation.n}] ({source_date(citation.document)})"
    first = result.figures[0]
    return (
        f"{''.join(headline(first))} [{first.citation.n}] ({time_in_words(first)}).\n“{citation.quote}” [{citation.n}]"
    )


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
    if result.parts:
        row["parts"] = [_part(part) for part in result.parts]
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
