"""Questions whether the sources agree: "… , các nguồn có nói giống nhau không?" asks for the figure that they state.

Whoever asks so wants every value that a source gives, and an answer tells those anyway; what is left of the question
without the words about sources is the question for the figure.
"""

from __future__ import annotations

import re

from assistant.forms import asks
from assistant.matching import is_telling
from assistant.said import Pattern, Said
from assistant.sources_paired import without_paired
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
_OF_TIME = re.compile(r"[\d/.]+|cuoi|dau|giua|nam|thang|quy|ngay|het|nay|tinh|toi|den|hien")
# Telling words of a clause that names what it counts.
_LEAST_WORDS = 3
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
# Nothing but whether they agree: what was asked before is meant.
_SAID_AT_ALL = (
    r"(?:có|ghi|nói|nêu|đưa|đăng|viết|công bố|cho biết|báo|ra|đều|đã|thì|lại|là|con số|số liệu|số|này|đó|ấy|về)"
)
_ONLY_AGREE = Pattern(
    r"^(?:(?:vậy|thế|nhưng|mà|thì|còn|sao|liệu|con số|số liệu|số|này|đó|ấy|có|ở|trong|theo|giữa) )*"
    rf"(?:(?:{_SOURCES}|các nơi|các bên|chỗ khác|nơi khác|nguồn khác|báo khác)(?: {_SAID_AT_ALL})* (?:{_DIFFER})"
    rf"|(?:{_DIFFER}) giữa (?:{_SOURCES}|các nơi|các bên)"
    rf"|(?:nguồn|nơi|chỗ|bên|báo|bài|tài liệu) nào(?: {_SAID_AT_ALL})+ khác)"
    r"(?: (?:nhau|không|ko|k|hông|hok|hay không|thế nào|ra sao|à|hả|vậy|nhỉ|ạ|em|anh|chị))*[ ?.!]*$"
)
# What is said of numbers that do not agree, without a word for who gives them.
_WHO = r"(?:(?:sao|vì sao|tại sao|em|tôi|mình|anh|chị|cháu|lại|cứ|thấy|nghe|có) )*"
_SAYS = r"(?:bảo|nói|ghi|nêu|đưa|báo|viết|công bố|đăng)"
_PLACES = r"(?:nơi|chỗ|bên|báo|tờ|trang|nguồn)"
_LOOSELY = Pattern(
    rf"(?<!\w)(?:{_WHO}(?:\w+ ){{0,3}}{_SAYS} một đằng[^,;?]* một nẻo"
    rf"|(?:thì )?(?:các|những|mấy|hai) (?:tài liệu|nguồn|báo|bài báo|văn bản) {_SAYS}(?: là| ra)?"
    r"(?= (?:bao nhiêu|mấy|sao|thế nào))"
    rf"|{_WHO}(?:mỗi|từng) {_PLACES} (?:\w+ ){{0,2}}(?:một|1) (?:kiểu|số|khác|con số|phách)(?: khác(?: nhau)?)?"
    rf"|{_WHO}(?:hai|2|ba|nhiều|mấy) {_PLACES} (?:lại )?{_SAYS}(?: ra)? (?:hai|2|ba|nhiều|mấy) (?:con số|số|kiểu)"
    r"(?: khác nhau)?"
    rf"|{_WHO}(?:số|con số|số liệu) (?:của )?(?:\w+ ){{1,4}}(?:với|và|so với) (?:\w+ ){{1,4}}"
    r"(?:không (?:giống|khớp|trùng|bằng)|khác|lệch|vênh|chênh)(?: nhau)?"
    rf"|{_WHO}{_PLACES} (?:thì|này|kia|nọ) (?:thì )?{_SAYS}(?: là| rằng)?"
    rf"|{_WHO}{_PLACES} (?:lại|khác lại) {_SAYS}(?: là| rằng)?(?: (?:ít|nhiều|cao|thấp) hơn)?"
    r"|(?:con số|số liệu|số)(?: nào)(?: là| mới| thì)* (?:đúng|chuẩn|chính xác|thật|tin được|đáng tin)"
    r"|(?:giữa (?:các|hai|mấy|những) \w+ )?(?:có|liệu có|bị)"
    r" (?:vênh|khớp|lệch|thống nhất|trùng khớp|đồng nhất|mâu thuẫn)"
    r"(?: (?:nhau|khớp|lệch|với nhau|giữa (?:các|hai|mấy) [^?,]*))* (?:không|ko|k|hay không)"
    r"(?= ?[,?.!;]| *$))(?!\w)"
)
_SAID_OF_NUMBERS = Pattern(r"(?<!\w)(?:số liệu|con số|số nào|hai số|mấy số|nhiều số)(?!\w)")
# What one of them is said to give, where that opens what is left: "hơn 66 triệu tài khoản …".
_AMOUNT = re.compile(
    r"(?i)^(?:(?:hơn|gần|khoảng|trên|hon|gan|khoang|tren)\s+)?\d[\d.,]*(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty|ti))?\s+(?=\D)"
)
_COMMAS = re.compile(r"(?:\s*,)+\s*")
_AFTER_ALL = Pattern(r"(?<!\w)(?:rốt cuộc|rút cuộc|tóm lại|thực hư|vậy)(?: thì| là)?(?!\w)")
# "Là 65 hay bao nhiêu": what is offered is not asserted.
_OFFERED = Pattern(r"(?<!\w)(?:(?:là|đạt|có) )?\d[\d.,]*(?: ?%| \w+)? (?:hay|hoặc)(?: là)? (?=(?:bao nhiêu|mấy)(?!\w))")
_WHAT_OF_IT = Pattern(r"thì sao[ ?.!]*$")
_IS_HOW_MUCH = {True: " là bao nhiêu?", False: " la bao nhieu?"}


def figure_compared(typed: str) -> str | None:
    """Return the question for the figure of a question whether sources agree on it; ``None`` for any other question.

    Args:
        typed: The question on one line, with diacritics or without.
    """
    is_sure = fold(typed) != typed.lower()
    if (rest := without_paired(typed, is_sure=is_sure)) is not None:
        is_follow_up = _WHAT_OF_IT.search(Said(rest, is_sure)) is not None
        if is_follow_up:
            return rest
        if names_a_figure(rest) or _is_counting(rest):
            return _as_question(rest, is_sure, is_figure=True)
    if (rest := _without_loose_words(typed, is_sure)) is not None:
        return _as_question(_COMMAS.sub(" ", _AMOUNT.sub("", rest.strip())), is_sure, is_figure=True)
    clauses = [match[0] for match in _CLAUSE.finditer(typed)]
    kept = [clause for clause in clauses if not _ABOUT_SOURCES.search(Said(clause, is_sure)) or _is_counting(clause)]
    rest = "".join(kept)
    if len(kept) == len(clauses) or not rest.strip():
        bare = _without_frame(typed, is_sure)
        if bare is None:
            return None
        rest = bare
    return _as_question(rest, is_sure, is_figure=False)


def only_compares(typed: str) -> bool:
    """Tell whether a question asks if the sources agree and names no figure: "các nguồn có nói giống nhau không?"."""
    return _ONLY_AGREE.match(Said(typed.strip(), fold(typed) != typed.lower())) is not None


def _as_question(rest: str, is_sure: bool, *, is_figure: bool) -> str | None:
    """Return what is left as a question; ``None`` where it names nothing, or, unless it is sure to, no figure."""
    rest = _without_offer(rest, is_sure).strip(" ,;:.")
    if not any(is_telling(word, is_sure) for word in syllables(rest)):
        return None
    if asks(Said(rest, is_sure)):
        return rest
    return rest.rstrip("?! ") + _IS_HOW_MUCH[is_sure] if is_figure or names_a_figure(rest) else None


def _without_loose_words(typed: str, is_sure: bool) -> str | None:
    """Return a question without what it says loosely of numbers that do not agree; ``None`` where it says nothing so.

    Where another clause counts, the whole of such a clause goes; else the words alone do.
    """
    clauses = [match[0] for match in _CLAUSE.finditer(typed)]
    loose = [_LOOSELY.search(Said(clause, is_sure)) is not None for clause in clauses]
    if not any(loose):
        return None
    bare = [_without(_LOOSELY, clause, is_sure) for clause in clauses]
    rest = [
        one for clause, one, is_loose in zip(clauses, bare, loose, strict=True) if not is_loose or _is_counting(clause)
    ]
    counts = any(map(_is_counting, rest)) and any(is_telling(word, is_sure) for word in syllables("".join(rest)))
    if not counts or not _names_something(rest, is_sure):
        rest = [clause for clause in bare if any(character.isalnum() for character in clause)]
    told = _without(_AFTER_ALL, "".join(rest), is_sure)
    return told if counts or names_a_figure(told) or _SAID_OF_NUMBERS.search(Said(typed, is_sure)) else None


def _without(pattern: Pattern, text: str, is_sure: bool) -> str:
    match = pattern.search(Said(text, is_sure))
    return text if match is None else text[: match.start()] + text[match.end() :]


def _names_something(clauses: list[str], is_sure: bool) -> bool:
    """Tell whether clauses say more than when and how many: three telling words that are no time."""
    telling = (word for word in syllables("".join(clauses)) if is_telling(word, is_sure))
    return sum(not _OF_TIME.fullmatch(fold(word)) for word in telling) >= _LEAST_WORDS


def _is_counting(clause: str) -> bool:
    """Tell whether a clause asks for a number too: then it is the question."""
    return _COUNTS.search(Said(clause, fold(clause) != clause.lower())) is not None


_COUNTS = Pattern(r"(?<!\w)(?:bao nhiêu|mấy(?! (?:nơi|chỗ|nguồn|tài liệu|bài)|\w))")


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
    return _without(_OFFERED, text, is_sure)
