"""Questions that reckon with one quantity of several places: "Hà Nội và Huế cộng lại", "Huế hơn Cần Thơ"."""

from __future__ import annotations

import re

from assistant.asks_words import AskedText, Words
from assistant.places import place_spans
from sources.document import Span
from sources.text import accent_key

_SUM = Words("tổng(?: cộng| số)?|cộng(?: lại| dồn)?|gộp(?: lại| chung)?|(?:cả|tất cả) (?:hai|ba|bốn|năm|sáu|2|3|4|5|6)")
_DIFFERENCE = Words(
    "(?:cao|nhiều|lớn|thấp|ít|kém) hơn|chênh(?: lệch)?(?: nhau)?|hơn kém(?: nhau)?"
    "|hơn(?! (?:năm|quý|tháng|cùng|một|\\d))|kém|cách nhau"
)
_RATIO = Words("gấp (?:bao nhiêu|mấy)(?: lần)?|gấp")
_HOW_MANY = Words("bao nhiêu|mấy")
# What goes with a place that is left out, before it and behind it.
_JOINS = r"(?:,|;|và|với|cùng|của|ở|tại|so với|hay|giữa|hai|ba|bốn|năm|tỉnh|thành phố|tp\.?|địa phương)"
_BEFORE = re.compile(rf"(?:(?<!\w){_JOINS}\s*|\s+|[,;]\s*)+\Z")
_ALONE = re.compile(
    r"(?<!\w)(?:(?:cả|tất cả|của|giữa|ở|tại)\s+)*(?:hai|ba|bốn|năm|sáu|\d)\s+(?:tỉnh, thành(?: phố)?|tỉnh(?: thành)?"
    r"|thành phố|địa phương|nơi)(?!\w)\s*:?|(?<!\w)giữa(?=\s)"
)
_JOINT = re.compile(r"(?:[,;]|(?<!\w)(?:và|với|cùng|so với|hay))\s*(?:tỉnh\s+|thành phố\s+)?\Z")
_LEAST = 2
SUM, DIFFERENCE, RATIO = "sum", "difference", "ratio"


def asked_of_places(asked: AskedText) -> tuple[str, tuple[str, ...]] | None:
    """Return what is reckoned, and the question of each place in order; ``None`` where no such thing is asked.

    A sum is of two places or more, a difference and a ratio of two.
    """
    places = [span for span in place_spans(asked.text)]
    names = {accent_key(span.of(asked.text)) for span in places}
    if len(places) < _LEAST or len(names) != len(places) or not _HOW_MANY.find(asked):
        return None
    kind = _kind(asked, len(places))
    if kind is None:
        return None
    kept = _blanked(asked, kind)
    return kind, tuple(_of_one(asked, kept, places, place) for place in places)


def _kind(asked: AskedText, places: int) -> str | None:
    if places == _LEAST and _RATIO.find(asked):
        return RATIO
    if places == _LEAST and _DIFFERENCE.find(asked):
        return DIFFERENCE
    return SUM if _SUM.find(asked) else None


def _blanked(asked: AskedText, kind: str) -> list[bool]:
    """Return of each character whether it is kept: not of the words that say what is reckoned."""
    kept = [True] * len(asked.text)
    words = {SUM: _SUM, DIFFERENCE: _DIFFERENCE, RATIO: _RATIO}[kind]
    for match in words.all(asked):
        _drop(kept, Span(*match.span()))
    for match in _ALONE.finditer(asked.key):
        _drop(kept, Span(*match.span()))
    return kept


def _drop(kept: list[bool], span: Span) -> None:
    kept[span.start : span.end] = [False] * (span.end - span.start)


def _of_one(asked: AskedText, kept: list[bool], places: list[Span], place: Span) -> str:
    """Return the question of one place: without the others, and what joins them to it."""
    mine = list(kept)
    for other in places:
        if other is not place:
            before = _BEFORE.search(asked.key, 0, other.start)
            # What stands before the first place belongs to all: "của Hà Nội, Huế" is "của" each.
            start = other.start if before is None or other is places[0] else before.start()
            _drop(mine, Span(start, other.end))
    if place is not places[0] and (joint := _JOINT.search(asked.key, 0, place.start)):
        _drop(mine, Span(*joint.span()))
    text = "".join(character if keep else " " for character, keep in zip(asked.text, mine, strict=True))
    text = " ".join(text.split())
    return text if _asks(text) else f"{text} là bao nhiêu"


def _asks(text: str) -> bool:
    return re.search(r"(?<!\w)(?:bao nhiêu|mấy|bao nhieu|may)(?!\w)", accent_key(text)) is not None
