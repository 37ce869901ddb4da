"""Units that are said once: "Hà Nội có 4,8 triệu sổ, Huế 2,1 triệu"; "con số ấy mới là 14,6 triệu"; "điểm … là 8,4"."""

from __future__ import annotations

import dataclasses
import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import PeriodMention
from sources.table_units import unit_named

# Units that no other number takes over.
_OWN_ONLY = frozenset(("%", "điểm phần trăm", "hạng", "lần", "bậc", "tuổi"))
_FARTHEST = 110
_LEADS = r"(?:là|có|đạt|được|với|chỉ|mới|đã|còn|nhận|khoảng|hơn|gần)"
# What stands between two members of a series: a joint and a name, with no verb but those that bring a number.
_SERIES = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?(?:[,;]|(?<!\w)(?:và|còn|hay)(?!\w))\s*(?:(?:và|còn|nhưng|riêng|trong\s+khi|thì|đến|hết|vào|tính\s+đến)\s+)*"
    rf"(?P<name>(?:[^\W\d_][\w.-]*|[“\"][^”\"]*[”\"]|[-–])(?:\s+(?!{_LEADS}(?!\w))(?:[^\W\d_][\w.-]*|[“\"][^”\"]*[”\"]|[-–])){{0,8}})?"
    rf"(?P<leads>(?:\s*(?<!\w){_LEADS}(?!\w))*)\s*\Z",
    re.IGNORECASE,
)
# "20 triệu tài khoản (cuối 2024: 7,1 triệu; giữa 2025: 12,6 triệu)", without its times.
_IN_BRACKETS = re.compile(r"\s*[(;]\s*:\s*")
_VERB = re.compile(
    r"(?<!\w)(?:tăng|giảm|gồm|trong\s+đó|bằng|chiếm|vượt|gấp|trên|theo|mỗi|tại|từ|của|cho|do|để|xếp|đứng|thứ|số|mục|điều|khoản|mức|lần)(?!\w)",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?<!\w)con\s+số(?!\w)[^,;.\d]*\Z|(?<!\w)con\s+số\s+(?:này|đó|ấy|trên)(?!\w)", re.IGNORECASE)
_AMONG_THEM = re.compile(r"\s+(?:trong\s+(?:số\s+)?(?:đó|này|ấy)|số\s+(?:đó|này|ấy))(?!\w)", re.IGNORECASE)
# "Cuối năm 2024 là 60,1 triệu.", without its time: the quantity of the sentence before.
_TIME_ALONE = re.compile(
    r"\s*(?:(?:còn|và|nhưng|sang|đến|tới|hết|vào|trong|tính\s+đến|cả)\s+)*,?\s*"
    r"(?:(?:là|có|đạt|còn|chỉ|mới|đã|lên|tăng\s+lên|giảm\s+còn|giảm\s+xuống)\s+)+\Z",
    re.IGNORECASE,
)
_LONG_NUMBER = 1000
# "Điểm trung bình của 34 địa phương là 84,27": the unit is the noun that the number is said of.
_POINTS = re.compile(
    r"(?:tổng\s+)?(?:số\s+)?điểm(?:\s+số)?(?!\s+(?:cầu|nghẽn|tiếp|giao|phát|truy|thu|bán|đến|phần|du|mới|nóng|đen|sáng)(?!\w))"
    r"[^,;:]*\s(?:là|đạt|được|còn|lên|chỉ)\s+(?:[^,;:\d]*\s)?\Z",
    re.IGNORECASE,
)
_MOST_POINTS = 1000
# "Hộ kinh doanh đang quản lý: 3,6 triệu", up to the number.
_LABEL = re.compile(r"(?:\*\*)?(?P<label>[^\W\d_][^:.;\n*]{3,80}?)\s*(?:\*\*)?:(?:\*\*)?\s*(?:\*\*)?")


def with_elided_units(
    text: str, figures: list[Figure], mentions: list[PeriodMention], before: Figure | None
) -> list[Figure]:
    """Return the figures of a sentence, those without a unit with the one that they go on with.

    What they count is then where it is said, before them.

    Args:
        text: The text.
        figures: The figures, in order, with their subjects.
        mentions: The times of the sentence; they may stand between the members of a series.
        before: The last level of the paragraph before the sentence, or ``None``.
    """
    found: list[Figure] = []
    for figure in figures:
        source = None if figure.unit else _source(text, figure, found, mentions, before)
        if source and source.unit and source.unit not in _OWN_ONLY:
            figure = dataclasses.replace(figure, unit=source.unit, counted=source.counted)
        elif figure.unit is None:
            figure = dataclasses.replace(figure, unit=_labelled(text, figure) or _score(text, figure))
        found.append(figure)
    return found


def _source(
    text: str, figure: Figure, found: list[Figure], mentions: list[PeriodMention], before: Figure | None
) -> Figure | None:
    """Return the figure whose unit one without its own takes over; ``None`` for none."""
    last = found[-1] if found else None
    level = next((f for f in reversed(found) if f.change is None and f.unit), None)
    if figure.of is not None:
        among = _AMONG_THEM.match(text, figure.span.end, figure.sentence.end)
        return (level or before) if among else None  # "hai phần ba trong số đó"
    if figure.high is not None:
        return None
    if _points_back(text, figure):
        return level or before
    if last is None and before and figure.change is None and _is_of_another_time(text, figure, mentions):
        return before
    if figure.change:
        return level if last is level and _is_near(level, figure) else None
    return last if last and last.change is None and _goes_on(text, last, figure, mentions) else None


def _labelled(text: str, figure: Figure) -> str | None:
    """Return what the label of a line counts: "Hộ kinh doanh đang quản lý: 3,6 triệu"; ``None`` for none."""
    if figure.of is not None or figure.change is not None:
        return None
    label = _LABEL.fullmatch(text, figure.sentence.start, figure.span.start)
    unit = unit_named(text, Span(*label.span("label"))) if label else None
    return unit.name if unit and unit.scale == 1 else None


def _score(text: str, figure: Figure) -> str | None:
    """Return "điểm" for a number that is said of it, the subject of its clause; ``None`` for others."""
    is_score = figure.of is None and figure.high is None and figure.value <= _MOST_POINTS
    return "điểm" if is_score and _POINTS.match(text, figure.clause.start, figure.span.start) else None


def _points_back(text: str, figure: Figure) -> bool:
    start = figure.clause.start
    return _BACK.search(text[start : figure.span.start]) is not None


def _is_of_another_time(text: str, figure: Figure, mentions: list[PeriodMention]) -> bool:
    """Tell whether nothing but a time stands before a figure in its sentence."""
    start = figure.sentence.start
    times = [m.span for m in mentions if not m.is_base and start <= m.span.start and m.span.end <= figure.span.start]
    if len(times) != 1:
        return False
    return _TIME_ALONE.fullmatch(text[start : times[0].start] + text[times[0].end : figure.span.start]) is not None


def _is_near(level: Figure | None, change: Figure) -> bool:
    if level is None or change.value < _LONG_NUMBER:
        return False
    return change.span.start - level.span.end <= _FARTHEST


def _goes_on(text: str, last: Figure, figure: Figure, mentions: list[PeriodMention]) -> bool:
    """Tell whether a figure without a unit is the next member of the series of the one before it."""
    start = max(last.span.end, last.counted.end if last.counted.start >= last.span.end else 0)
    between = text[start : figure.span.start]
    if len(between) > _FARTHEST:
        return False
    for mention in mentions:
        if start <= mention.span.start and mention.span.end <= figure.span.start:
            blank = " " * (mention.span.end - mention.span.start)
            between = between[: mention.span.start - start] + blank + between[mention.span.end - start :]
    if _IN_BRACKETS.fullmatch(between):
        return True
    series = _SERIES.match(between)
    if series is None or _VERB.search(between):
        return False
    is_long = figure.value >= _LONG_NUMBER or figure.value != int(figure.value)
    return is_long or bool(series["name"] and last.value < _LONG_NUMBER)
