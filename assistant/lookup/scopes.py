"""Whose figure it is: the provinces, the whole nation or the body that the text around it names."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.places import place_of_all, place_spans, places_in, who_says_spans
from sources.document import Document, Span
from sources.figures import Figure
from sources.sentences import Sentence
from sources.text import CAPITALS

NATION = "cả nước"
_REMEMBERED_NAMES = 2_000
_NATION = re.compile(
    r"(?<!\w)(?:toàn\s+quốc|(?:trong\s+)?cả\s+nước|nước\s+ta|(?:dân\s+số|người)\s+việt\s+nam)(?!\w)", re.IGNORECASE
)
# Bodies of the state, by the names that they have had since 2007.
_NATIONAL = (
    "Quốc hội|Chính phủ|Văn phòng Chính phủ|Văn phòng Quốc hội|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao"
    "|Kiểm toán nhà nước|Thanh tra Chính phủ|Ngân hàng Nhà nước|Ủy ban Dân tộc|Bảo hiểm xã hội Việt Nam"
    "|Thông tấn xã Việt Nam|Đài Truyền hình Việt Nam|Bộ Công an|Bộ Quốc phòng|Bộ Ngoại giao|Bộ Nội vụ|Bộ Tư pháp"
    "|Bộ Tài chính|Bộ Kế hoạch và Đầu tư|Bộ Công Thương|Bộ Nông nghiệp và Phát triển nông thôn"
    "|Bộ Nông nghiệp và Môi trường|Bộ Giao thông vận tải|Bộ Xây dựng|Bộ Tài nguyên và Môi trường"
    "|Bộ Thông tin và Truyền thông|Bộ Khoa học và Công nghệ|Bộ Lao động - Thương binh và Xã hội"
    "|Bộ Văn hóa, Thể thao và Du lịch|Bộ Giáo dục và Đào tạo|Bộ Y tế|Bộ Dân tộc và Tôn giáo"
)
# A word that opens the name of a place below the province or of a body, and the capitalised words of the name.
_LOCAL = r"(?:[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Tt]hị\s+trấn|[Pp]hường|[Xx]ã)"
_BODY = (
    r"(?:Công\s+ty|Tập\s+đoàn|Tổng\s+công\s+ty|Trường\s+Đại\s+học|Đại\s+học|Bệnh\s+viện|Ngân\s+hàng|Cục|Tổng\s+cục|Sở"
    r"|Công\s+an)"
)
_NAME = rf"[{CAPITALS}]\w*"
_BODIES = re.compile(
    r"(?<!\w)(?:"
    + "|".join(name.replace(" - ", r"\s*[-–]\s*").replace(" ", r"\s+") for name in _NATIONAL.split("|"))
    + rf"|(?P<local>{_LOCAL})(?:\s+{_NAME})+|{_BODY}(?:\s+{_NAME})+)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a text; of the kinds the least comes first."""

    kind: int
    span: Span
    name: str


class Scopes:
    """What one document names, found once; asked for each of its figures."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named = _named(document.text)
        self._starts = [one.span.start for one in self._named]
        body = document.body.of(document.text)
        self._whole = place_of_all(document.title or "", document.publisher or "", body)

    def of(self, figure: Figure, sentence: Sentence | None) -> tuple[str, ...]:
        """Return whose a figure is, in the order of the text; empty where nothing near it tells.

        The nearest text that names someone tells: its subject and clause, its sentence before it, what it is listed
        under, its heading; and the province that all of the document is about.
        """
        own = [*figure.subject, Span(figure.clause.start, max(figure.clause.end, figure.counted.end))]
        if found := self._first(own):
            return found
        if found := self._first([Span(figure.sentence.start, figure.span.start)], nearest=True):
            return found
        for over in (sentence.lead, sentence.heading) if sentence else ():
            if over is not None and (found := self._first([over])):
                return found
        return tuple(self._whole)

    def _first(self, spans: Iterable[Span], *, nearest: bool = False) -> tuple[str, ...]:
        """Return the names of the first kind that spans hold any of; only the last of them, where that is asked."""
        held = [one for span in spans for one in self._inside(span)]
        kind = min((one.kind for one in held), default=0)
        names = tuple(dict.fromkeys(one.name for one in held if one.kind == kind))
        return names[-1:] if nearest else names

    def _inside(self, span: Span) -> list[_Named]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [one for one in self._named[first:last] if one.span.end <= span.end]


def _named(text: str) -> list[_Named]:
    """Return all that a text names, in order of place, but for the press that it names as its source."""
    found = [_Named(0, span, _province(span.of(text))) for span in place_spans(text)]
    found += [_Named(1, Span(*match.span()), NATION) for match in _NATION.finditer(text)]
    found += [_Named(2, Span(*match.span()), _body(match)) for match in _BODIES.finditer(text)]
    sources = who_says_spans(text)
    told = [one for one in found if not any(source.holds(one.span) for source in sources)]
    return sorted(told, key=lambda one: one.span)


def _body(match: re.Match[str]) -> str:
    """Return a name in one spelling: ``xã`` and the like small, wherever they stand."""
    name = " ".join(match[0].replace("–", "-").split())
    return name[0].lower() + name[1:] if match["local"] else name


@functools.lru_cache(_REMEMBERED_NAMES)
def _province(written: str) -> str:
    return next(iter(places_in(written)), written)
