"""Names of provinces and cities in a text, so that a figure of one place never answers for another."""

from __future__ import annotations

import re
from collections import Counter

from sources.document import Span
from sources.provinces import OTHER_NAMES, PROVINCES
from sources.text import accent_key, fold

_PLACE_OF = {fold(form): name for name in PROVINCES for form in (name, *OTHER_NAMES.get(name, ()))}
_PLACES = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(form) for form in sorted(_PLACE_OF, key=len, reverse=True)) + r")(?!\w)"
)


def places_in(text: str) -> frozenset[str]:
    """Return the provinces and cities that a text names, in their usual spelling.

    In a text with diacritics a name counts only where it is accented as it should be (``hà nam``,
    not ``hạ năm``), capitalised or not; in one typed without, its folded letters are enough.
    """
    return frozenset(_named(text).values())


def place_spans(text: str) -> tuple[Span, ...]:
    """Return where the places that ``places_in`` returns are named, in order."""
    return tuple(_named(text))


def _named(text: str) -> dict[Span, str]:
    folded = fold(text)
    accented = folded != text.lower()
    found: dict[Span, str] = {}
    for match in _PLACES.finditer(folded):
        name = _PLACE_OF[match[0]]
        written = text[match.start() : match.end()]
        if not accented or _same_accents(written, name):
            found[Span(*match.span())] = name
    return found


# What a text on one province speaks of, and one on the whole country.
_LOCAL = re.compile(
    r"(?<!\w)(?:toàn (?:tỉnh|thành phố)|trên địa bàn|(?:của|trong|cấp|công an|hội đồng nhân dân) (?:tỉnh|thành phố)"
    r"|huyện|xã(?! hội)|phường|(?<!cơ )sở|quận|thành phố)(?!\w)"
)
# A province that only names who says so: "do Trang Chuyển đổi số tỉnh Hà Tĩnh nêu".
_SAID_BY = re.compile(r"(?<!\w)(?:theo|do)\s+(?:trang|cổng|báo|tạp chí|đài|tờ)\s[^,;:.]{2,100}", re.IGNORECASE)
_NATIONAL = re.compile(
    r"(?<!\w)(?:cả nước|toàn quốc|việt nam|chính phủ|thủ tướng|các bộ|(?:63|34) (?:tỉnh|địa phương)"
    r"|(?<!dịch vụ công )(?<!dữ liệu )quốc gia)(?!\w)"
)
_MOSTLY = 2
_BROADCAST = re.compile(r"phát thanh,\s+truyền hình", re.IGNORECASE)
# A publisher that writes of others too; an authority writes of its own place.
_PRESS = re.compile(r"(?<!\w)(?:báo|tạp chí|đài|thông tấn|tin tức|thời báo)(?!\w)", re.IGNORECASE)
# A text that names a place so often, and hardly any other, is about it.
_LEAST_NAMED, _OTHERS_AT_MOST = 3, 0.25
_OPENING = 800


def place_of_all(title: str, publisher: str, body: str) -> frozenset[str]:
    """Return the one place that a whole text is about, though most of its sentences leave it out; else nothing.

    Its title or its publisher names that place, or it opens with it and names hardly any other; and it speaks of it
    and of what is local far more than of the nation.
    """
    counts = Counter(_named(body).values())
    # "Báo và phát thanh, truyền hình Nghệ An" is one publisher, not two.
    publisher = _BROADCAST.sub("phát thanh và truyền hình", publisher)
    told = places_in(publisher) if "," not in publisher else frozenset[str]()
    named = places_in(title) or told or _mostly_named(counts, body)
    if len(named) != 1:
        return frozenset()
    own = sum(counts[name] for name in named)
    is_own = bool(told) and not _PRESS.search(publisher) and own == counts.total()
    key = accent_key(body)
    local = own + sum(1 for _ in _LOCAL.finditer(key))
    # The press of a province writes of all the country: its own text must name that place.
    is_named = own > 0 or bool(places_in(title)) or is_own
    return named if is_named and local > _MOSTLY * sum(1 for _ in _NATIONAL.finditer(key)) else frozenset()


def _mostly_named(counts: Counter[str], body: str) -> frozenset[str]:
    """Return the place that a text opens with and names far more than all others together; else nothing."""
    first = counts.most_common(1)
    if not first or first[0][1] < _LEAST_NAMED or counts.total() - first[0][1] > _OTHERS_AT_MOST * first[0][1]:
        return frozenset()
    return frozenset((first[0][0],)) & places_in(body[:_OPENING])


def without_who_says(text: str) -> str:
    """Return a text without the press that it names as its source, whose province is no place that it is about."""
    return _SAID_BY.sub(" ", text)


def who_says_spans(text: str) -> tuple[Span, ...]:
    """Return where a text names the press as its source, in order."""
    return tuple(Span(*match.span()) for match in _SAID_BY.finditer(text))


def without_places(text: str) -> str:
    """Return a text without the provinces and cities that it names."""
    kept = list(text)
    for match in _PLACES.finditer(fold(text)):
        if places_in(text[match.start() : match.end()]):
            kept[match.start() : match.end()] = " " * len(match[0])
    return " ".join("".join(kept).split())


def _same_accents(written: str, name: str) -> bool:
    """Tell whether a written form is not another accented word with the same letters."""
    forms = (name, *OTHER_NAMES.get(name, ()))
    key = accent_key(written)
    return fold(written) == written.lower() or any(key == accent_key(form) for form in forms)
