"""A cited figure in words: the source's own, with its unit, and the time that it holds for."""

from __future__ import annotations

import re

from assistant.answer import Citation, CitedFigure
from assistant.arithmetic import table_scale
from assistant.phrases import BY_SOURCE, NO_DATE, OF_DOCUMENT, PUBLISHED, UP_TO, date_in_words
from index.figure_entries import period_in_words
from sources.document import Document, Span
from sources.periods import Origin, Period
from sources.tables import cells_in, is_time

# Units that are part of the figure, or said by words around it.
_SHOWN_UNITS = frozenset(("%", "điểm phần trăm", "VND", "USD", "EUR", "hạng", "lần", "bậc"))
# Words of the clause behind a noun phrase that are no part of what is counted: "918 xã chưa | có đài".
_NOT_COUNTED = re.compile(r"(?:\s+(?:chưa|vẫn|cũng|đều|mới|đã|gắn|liên\s+quan))+\Z", re.IGNORECASE)
_LONGEST_NAME = 80
_CURRENCY_WORDS = {"VND": "đồng"}
_UP_TO = re.compile(r"tính\s+(?:đến|tới)(?:\s+hết)?(?!\w)\s*$|tính\s+(?:đến|tới)(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]+(?:/\d+)?[.,;:]?")
_RANK_WORDS = re.compile(r"(?:xếp\s+|đứng\s+)?(?:thứ\s+hạng|hạng|thứ|vị\s+trí)(?:\s+thứ)?\s+$", re.IGNORECASE)


def time_in_words(figure: CitedFigure) -> str:
    """Return the time that a figure holds for, in the source's words where it has any, and when it was said."""
    period, document = figure.figure.period, figure.citation.document
    if period is None:
        return NO_DATE
    cited = figure.citation.span
    if period.mention is None and period.origin is Origin.EARLIER:  # only the title of the report names it
        return f"{period_in_words(period)}, {source_date(document)}"
    if period.mention is not None and period.origin is not Origin.PUBLICATION and not cited.holds(period.mention):
        return f"{_period(period, document)}, {source_date(document)}"  # named too far away to be quoted with it
    if period.mention is None or not cited.holds(period.mention):
        return source_date(document)
    written = " ".join(period.mention.of(document.text).split())
    written = _uncapitalised(written)
    if period.origin is Origin.PUBLICATION:
        return f"{BY_SOURCE} {written}"
    before = document.text[max(0, period.mention.start - 12) : period.mention.start]
    up_to = f"{UP_TO} " if _UP_TO.search(before) and not _UP_TO.match(written) else ""
    return f"{up_to}{written}, {source_date(document)}"


def _uncapitalised(written: str) -> str:
    """Return a time as it is written inside a sentence: "Năm 2026", and "QUÝ III NĂM 2026" of a heading."""
    if written.isupper():
        return " ".join(word if _ROMAN.fullmatch(word) else word.lower() for word in written.split())
    return written[0].lower() + written[1:]


def point_in_words(figure: CitedFigure) -> str:
    """Return the time of a point of a series: its days, or the date of the source that gives no other time."""
    period = figure.figure.period
    if period is None:
        return NO_DATE
    return source_date(figure.citation.document) if _is_of_source(figure) else _period(period, figure.citation.document)


# Four months each, which nobody would call so: "4 tháng cuối năm 2023".
_PART_OF_YEAR = re.compile(r"(đầu|giữa|cuối)\s+(?:năm(?:\s+\d{4}|\s+(?:nay|ngoái|trước))?|\d{4})", re.IGNORECASE)


def _period(period: Period, document: Document) -> str:
    """Return a time in words: a part of a year as the source calls it, any other by its days."""
    part = _PART_OF_YEAR.fullmatch(period.mention.of(document.text)) if period.mention else None
    return f"{part[1].lower()} năm {period.first.year}" if part else period_in_words(period)


def _is_of_source(figure: CitedFigure) -> bool:
    """Tell whether a figure has no time but its document's date of publication."""
    period, document = figure.figure.period, figure.citation.document
    published = document.published_on
    return (
        period is not None
        and period.origin is Origin.PUBLICATION
        and period.mention is None
        and published is not None
        and (period.first, period.last) == (published.first, published.last)
    )


def source_date(document: Document) -> str:
    """Return the date line of a document that gives no other time."""
    if document.published_on is not None:
        return f"{PUBLISHED} {date_in_words(document.published_on)}"
    if document.as_of is not None:
        return f"{OF_DOCUMENT} {date_in_words(document.as_of)}"
    return NO_DATE


def headline(figure: CitedFigure) -> tuple[str, str, str]:
    """Return the source's own words: before the figure where they are its unit, the figure, after it."""
    own, counted = figure.figure.span, figure.figure.counted
    text, quoted = figure.citation.document.text, figure.citation.span
    before = "hạng " if figure.figure.unit == "hạng" and figure.figure.names else ""
    if figure.figure.unit == "hạng" and (
        rank := _RANK_WORDS.search(text, max(quoted.start, own.start - 24), own.start)
    ):
        before = rank[0]
    after = text[own.end : counted.end] if own.end <= counted.start and counted.end <= quoted.end else ""
    after = _NOT_COUNTED.sub("", after)
    return before, figure.as_written, after


def said(figure: CitedFigure) -> str:
    """Return a figure in bold, in the source's own words with its unit, and its citation mark."""
    before, written, after = headline(figure)
    unit = after or (_unit_in_table(figure) if figure.figure.names else _unit_after(figure))
    return f"{before}**{written}{unit}**{_cell_in_words(figure)} [{figure.citation.n}]"


def _unit_after(figure: CitedFigure) -> str:
    """Return the unit of a figure that stands elsewhere in its clause ("số thẻ đã cấp là 87 triệu")."""
    unit = figure.figure.unit
    if unit is None or unit in _SHOWN_UNITS or figure.figure.change is not None:
        return ""
    own, counted = figure.figure.span, figure.figure.counted
    return f" {unit}" if counted.start == counted.end or counted.end <= own.start else ""


def _unit_in_table(figure: CitedFigure) -> str:
    """Return the unit and scale of a cell that its table gives it: " tỷ đồng" of "Kinh phí (tỷ đồng)"."""
    own = figure.figure
    text = figure.citation.document.text
    if own.unit is None or own.unit == "hạng" or own.span.end > own.number.end:
        unit = ""
    else:
        unit = _CURRENCY_WORDS.get(own.unit, own.unit)
    scale = table_scale(text, own)
    joint = "" if unit == "%" and not scale else " "
    return f"{joint}{scale} {unit}".rstrip() if scale else f"{joint}{unit}".rstrip()


def _cell_in_words(figure: CitedFigure) -> str:
    """Return in brackets what names a cell of a table: " (Sở Tư pháp – Hồ sơ tiếp nhận)"; empty for other figures.

    A name that is a time is left out, since the time is told anyway, and so is one with a number that is not quoted.
    """
    text, cited = figure.citation.document.text, figure.citation.span
    names = []
    for span in figure.figure.names:
        written = span.of(text)
        if is_time(written) or (not cited.holds(span) and any(letter.isdigit() for letter in written)):
            continue
        cells = [cell.of(text).replace("\\|", "|") for cell in cells_in(text, span)]
        name = next((words for words in (", ".join(filter(None, cells)), cells[0]) if len(words) <= _LONGEST_NAME), "")
        names += [name] if name else []
    joint = "; " if any(" – " in name for name in names) else " – "
    return f" ({joint.join(names)})" if names else ""


def quoted(citation: Citation, asked: Span | None = None) -> str:
    """Return a quotation with its mark, the part of it that was asked for in bold."""
    quote = citation.quote
    if asked is not None:
        start, end = asked.start - citation.span.start, asked.end - citation.span.start
        quote = f"{quote[:start]}**{quote[start:end]}**{quote[end:]}"
    return f"“{quote}” [{citation.n}]"
