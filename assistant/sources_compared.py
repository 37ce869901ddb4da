"""Questions whether the sources agree: "… , các nguồn có nói giống nhau không?" asks for the figure that they state.

Whoever asks so wants every value that a source gives, and an answer tells those anyway; what is left of the question
without the words about sources is the question for the figure.
"""

from __future__ import annotations

import re

from assistant.forms import asks
from assistant.matching import is_telling
from assistant.said import Pattern, Said
from assistant.wording import names_a_figure
from index.lexical import syllables
from sources.text import fold

_SOURCES = (
    r"(?:(?:các|những|mấy|hai|hay|giữa|nhiều|ba|vài|từng|mỗi|theo|trong|ở) )*"
    r"(?:nguồn(?! (?:lực|vốn|nhân|gốc|mở))|bài (?:báo|viết|đăng)|trang báo|tờ báo|báo chí"
    r"|tài liệu(?= nào (?:nói|ghi|nêu|đưa))|(?<=các )(?:tài liệu|văn bản)(?! (?:điện tử|giấy|mở|dữ liệu|này))"
    r"|(?<=những )(?:tài liệu|văn bản)(?! (?:điện tử|giấy|mở|dữ liệu|này))|(?<=hai )tài liệu(?! (?:điện tử|giấy|mở)))"
    r"(?: (?:tin|này|đó|khác nhau|dữ liệu))?"
    r"|(?:mỗi|từng) (?:nơi|chỗ|bài|báo|nguồn|bên)|(?:nơi|chỗ) này (?:nơi|chỗ) (?:kia|khác)|các báo|số liệu các nơi"
)
_DIFFER = (
    r"(?:giống|khác|chênh|lệch|vênh|khớp|trùng|mâu thuẫn|đồng nhất|thống nhất|nhất quán|đá nhau|cãi nhau)"
    r"(?: (?:nhau|khớp|lệch|biệt|với nhau))*|một kiểu|mỗi kiểu|số nào|con số nào|(?:nói|ghi|đưa|nêu) (?:thế nào|ra sao)"
)
_CLAUSE = re.compile(r"[^,.;:?!]+[,.;:?!]*\s*")
_ABOUT_SOURCES = Pattern(rf"(?<!\w)(?:{_SOURCES})(?!\w).*(?<!\w)(?:{_DIFFER})(?!\w)")
_SAID_BY_THEM = Pattern(
    rf"^(?:{_SOURCES})(?: (?:đang|có|đều|đã))* (?:ghi|nói|nêu|đưa|công bố|cho biết|viết|báo)(?: ra)?"
    r"(?: về| rằng| là)?(?!\w)"
)
_AGREE_AT_END = Pattern(
    rf"(?: (?:có|thì|lại|đang|giữa|{_SOURCES}|ghi|nói|nêu|đưa|công bố))* (?:{_DIFFER})"
    r"(?: (?:không|ko|k|thế nào|ra sao|bao nhiêu|chỗ nào|ở đâu|gì|à|hả|vậy|nhỉ|ạ))*[ ?.!]*$"
)
_AGREE_ABOUT = Pattern(
    rf"^(?:{_SOURCES})(?: (?:có|đang|đã|nói|ghi|nêu))* (?:{_DIFFER})(?: (?:gì|nhau))* (?:về|ở|trong) (?P<what>.+?)"
    r"(?: (?:không|ko|k|hay không|à|hả|vậy|nhỉ|ạ))*[ ?.!]*$"
)
# "Là 65 hay bao nhiêu": what is offered is not asserted.
_OFFERED = Pattern(r"(?<!\w)(?:(?:là|đạt|có) )?\d[\d.,]*(?: ?%| \w+)? (?:hay|hoặc)(?: là)? (?=(?:bao nhiêu|mấy)(?!\w))")
_IS_HOW_MUCH = {True: " là bao nhiêu?", False: " la bao nhieu?"}


def figure_compared(typed: str) -> str | None:
    """Return the question for the figure of a question whether sources agree on it; ``None`` for any other question.

    Args:
        typed: The question on one line, with diacritics or without.
    """
    is_sure = fold(typed) != typed.lower()
    clauses = [match[0] for match in _CLAUSE.finditer(typed)]
    kept = [clause for clause in clauses if not _ABOUT_SOURCES.search(Said(clause, is_sure)) or _is_counting(clause)]
    rest = "".join(kept)
    if len(kept) == len(clauses) or not rest.strip():
        bare = _without_frame(typed, is_sure)
        if bare is None:
            return None
        rest = bare
    rest = _without_offer(rest, is_sure).strip(" ,;:.")
    if not any(is_telling(word, is_sure) for word in syllables(rest)):
        return None
    if asks(Said(rest, is_sure)):
        return rest
    return rest.rstrip("?! ") + _IS_HOW_MUCH[is_sure] if names_a_figure(rest) else None


def _is_counting(clause: str) -> bool:
    """Tell whether a clause asks for a number too: then it is the question."""
    return _COUNTS.search(Said(clause, fold(clause) != clause.lower())) is not None


_COUNTS = Pattern(r"(?<!\w)(?:bao nhiêu|mấy (?!nơi|chỗ|nguồn|tài liệu|bài))")


def _without_frame(typed: str, is_sure: bool) -> str | None:
    """Return a clause without "các tài liệu ghi …" before it and "… có khớp nhau không" behind it."""
    said = Said(typed, is_sure)
    if about := _AGREE_ABOUT.match(said):
        return typed[about.start("what") : about.end("what")]
    after = _AGREE_AT_END.search(said)
    if after is None or _ABOUT_SOURCES.search(said) is None:
        return None
    before = _SAID_BY_THEM.match(said)
    start = before.end() if before else 0
    return typed[start : after.start()] if start < after.start() else None


def _without_offer(text: str, is_sure: bool) -> str:
    match = _OFFERED.search(Said(text, is_sure))
    return text if match is None else f"{text[: match.start()]}{text[match.end() :]}"
