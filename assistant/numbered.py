"""What a question names by a number: a level, a law, an article, "3G"; another number names another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.document import Span
from sources.text import fold

_NUMBERED = re.compile(r"(?<![\w.,/])(?P<number>\d+)(?P<letter>[a-z]?)(?!\w|[.,]\d)")
# Nouns that a number names, folded; each stands for the others of its group.
_GROUPS = (
    {"muc", "do", "cap", "bac"},
    {"dieu"},
    {"khoan"},
    {"an"},
    {"dinh"},
    {"luat"},
    {"tu"},
    {"web"},
    {"ios", "android"},
    {"doan"},  # "giai đoạn 2"
    {"lop"},
    {"phieu"},
    {"loai"},
    {"buoc"},
    {"bang"},
    {"nhom"},
    {"so"},
)
# "Trung tâm dữ liệu quốc gia số 2" has a number; "chuyển đổi số 5 năm" has none.
_NO_SERIAL: tuple[list[str], ...] = (
    ["doi"],
    ["tong"],
    ["chi"],
    ["mot"],
    ["ty"],
    ["he"],
    ["con"],
    ["va"],
    ["kinh"],
    ["te"],
    [],
)
_COUNTS = re.compile(r"\s*(?:%|(?:nam|thang|ngay|gio|lan|phan|trieu|ty|nghin|nguoi|tinh|xa|bo|ho\s+so|luot)(?!\w))")
# A number of so many digits names by itself: "Quyết định 422", "Quyết định số 422/QĐ-TTg".
_TELLING_DIGITS = 3


def numbered_names(text: str, others: Sequence[Span]) -> tuple[frozenset[str], ...]:
    """Return of each thing that a question names by a number the folded terms any of which bears it out.

    Args:
        text: The question; what it says in capitals counts as small.
        others: Where its times and quantities stand, whose numbers name nothing.
    """
    folded = fold(text)
    found = []
    for match in _NUMBERED.finditer(folded):
        span = Span(*match.span())
        if any(span.meets(other) for other in others):
            continue
        before = folded[: match.start()].split()
        if before[-1:] == ["so"] and (before[-2:-1] in _NO_SERIAL or _COUNTS.match(folded, match.end())):
            continue
        if terms := _terms(before[-1:], match["number"], match["letter"]):
            found.append(terms)
    return tuple(found)


def _terms(before: list[str], number: str, letter: str) -> frozenset[str]:
    if letter:
        return frozenset({f"{number} {letter}"})
    if len(number) >= _TELLING_DIGITS:
        return frozenset({number})
    bare = number.lstrip("0") or "0"
    group = next((group for group in _GROUPS if before and before[0] in group), set())
    return frozenset(f"{noun} {form}" for noun in group for form in (bare, f"0{bare}"))
