"""Times typed without diacritics ("6 thang dau nam 2023"), given those that the reader of periods knows them by."""

from __future__ import annotations

import re

_FORMS = (
    (re.compile(r"\b[Tt](?=\d{1,2}/(?:19|20)\d{2}\b)"), "tháng "),
    (re.compile(r"\bnam(?=\s+(?:19|20)\d{2}\b)"), "năm"),
    (re.compile(r"\bthang(?=\s+\d)"), "tháng"),
    (re.compile(r"\bngay(?=\s+\d)"), "ngày"),
    (re.compile(r"\bquy(?=\s+(?:[ivIV]+|[1-4])\b)"), "quý"),
    (re.compile(r"(?<=\d )thang(?=\s+dau)"), "tháng"),
    (re.compile(r"(?<=tháng )dau(?=\s+n)"), "đầu"),
    (re.compile(r"\bcuoi(?=\s+năm)"), "cuối"),
    (re.compile(r"\bdau(?=\s+năm)"), "đầu"),
    (re.compile(r"\bgiua(?=\s+năm)"), "giữa"),
)


def with_accents(text: str) -> str:
    """Return a text whose times carry their diacritics; all else stays as it is."""
    for pattern, accented in _FORMS:
        text = pattern.sub(accented, text)
    return text
