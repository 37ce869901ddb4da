"""Figures that a question asserts: "Vì sao thẻ căn cước chỉ dùng được 5 năm?"."""

from __future__ import annotations

import re

from sources.document import Document, PartialDate, Span
from sources.figures import Figure, find_figures
from sources.periods import find_periods
from sources.text import fold
from sources.unaccented_times import with_accents

# What a number after these names: a document, a part of one, a scheme, a level.
_NAMED_BY_NUMBER = re.compile(
    r"(?<!\w)(?:so|luat|bo luat|nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|cong van|de an|du an|ke hoach|dieu"
    r"|khoan"
    r"|diem|muc|muc do|cap do|phu luc|chuong|mau|phien ban|version|android|ios|iphone|windows|khoa|ky|buoc|cau|hinh"
    r"|bang|trang"
    r"|lan thu|thu|the he|web|mang|c|k|nq|nd|tt|qd)\s*$"
)
# What is said of a time of day, or opens a number of a document: "26/2023/QH15".
_GOES_ON_AS_NUMBER = re.compile(r"/\d{4}/?|/[a-z]|-[a-z]")
# Where a time stands is asked, not when it is: it is read from any day.
_ANY_DAY = PartialDate(2000, 1, 1)
# "dùng 5 năm rồi phải đổi" says how long; the reader of times takes it for five years back.
_HOW_LONG = re.compile(r"\d+\s+(?:năm|tháng|ngày|tuần)\s+rồi")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def asserted_figures(text: str) -> list[Figure]:
    """Return the figures that a question states, in order; their spans are places in the text.

    Neither times ("năm 2022", "tháng 8") nor numbers that name something ("Đề án 06", "mức 2", "Thông tư
    01/2023") are among them; conditions are ("dưới 14 tuổi").

    Args:
        text: The question with diacritics, as far as they are known, in NFC on one line.
    """
    if len(with_accents(text)) == len(text):
        text = with_accents(text)
    document = Document("question", text, Span(0, len(text)))
    mentions = find_periods(text, _ANY_DAY, Span(0, len(text)))
    times = [mention.span for mention in mentions if not _HOW_LONG.fullmatch(mention.span.of(text))]
    found = find_figures(document)
    return [figure for figure in found if not _is_name_or_time(figure, text, times)]


def _is_name_or_time(figure: Figure, text: str, times: list[Span]) -> bool:
    folded = fold(text)
    number = figure.number
    if any(span.meets(number) for span in times) or _GOES_ON_AS_NUMBER.match(folded, number.end):
        return True
    if _NAMED_BY_NUMBER.search(folded, 0, number.start):
        return True
    return figure.unit is None and _YEAR.fullmatch(number.of(text)) is not None
