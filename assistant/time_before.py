"""A time said from the time asked before: "quý trước", "cùng kỳ", "quý III" of the year that was spoken of."""

from __future__ import annotations

import re

from assistant.said import Pattern, Said
from sources.relative_days import Days
from sources.text import fold

_UNIT = r"(?P<unit>năm|quý|tháng)"
_NEXT_TO = Pattern(
    rf"(?:(?:vào|trong|của|ở|hồi) )?(?:cả )?{_UNIT} (?:liền )?(?P<way>trước(?: đó)?|sau(?: đó)?|kế tiếp|tiếp theo"
    rf"|liền kề|liền trước"
    r"|liền sau|kế trước|vừa rồi)(?! (?:nữa|khi|ngày))"
)
_SAME_TIME = Pattern(r"(?:so với )?cùng kỳ(?: (?:của )?năm (?:trước|ngoái|trước đó))?")
# These are read from today too.
_ALSO_FROM_TODAY = frozenset({"truoc", "sau"})
_COMPARED = Pattern(r"so với (?:cùng )?(?:(?:hồi|lúc|mốc|thời điểm) )?")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FROM_TODAY = Pattern(r"(?<!\w)(?:nay|ngoái|này|qua|hiện|trước|sau|tới|vừa|rồi)(?!\w)")
# Of these a year is only a part; "năm" would be said of a year itself.
_IN_A_YEAR = Pattern(r"(?<!\w)(?:quý|tháng|nửa|ngày|đầu|cuối|giữa|cả năm)(?!\w)|\d{1,2}/\d{1,2}")
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = {"quý": 3, "tháng": 1, "năm": 12}
# Days in the longest stretch of each unit.
_LONGEST = {"quý": 92, "tháng": 31, "năm": 366}


def said_from(named: Said, before: Days | None) -> str | None:
    """Return a time written out, where it is said from the time asked before; ``None`` where it is not.

    Args:
        named: The words that name the time.
        before: First and last day of the time asked before, or ``None``.
    """
    if before is None:
        return None
    if match := _NEXT_TO.fullmatch(named):
        return _next_to(match, before)
    if _SAME_TIME.fullmatch(named):
        return _a_year_earlier(before)
    if _HAS_YEAR.search(named.text) or _FROM_TODAY.search(named) or not _IN_A_YEAR.search(named):
        return None
    return _with_year(named.text, before[1].year)


def relative_times(said: Said) -> list[re.Match[str]]:
    """Return the words in a question that name a time by one asked before: "năm trước đó", "cùng kỳ"."""
    compared = [match.end() for match in _COMPARED.all(said)]
    found = [*(m for m in _NEXT_TO.all(said) if fold(m["way"]) not in _ALSO_FROM_TODAY), *_SAME_TIME.all(said)]
    return [match for match in found if match.start() not in compared and not _COMPARED.match(said)]


def _next_to(match: re.Match[str], before: Days) -> str | None:
    unit = next(full for full in _MONTHS if fold(full) == fold(match["unit"]))
    if (before[1] - before[0]).days + 1 > _LONGEST[unit]:
        return None
    shift = 1 if fold(match["way"]).startswith(("sau", "ke tiep", "tiep", "lien sau")) else -1
    size = _MONTHS[unit]
    months = (before[1].year * 12 + before[1].month - 1) // size * size + shift * size
    return _written(unit, months)


def _written(unit: str, months: int) -> str:
    year, month = divmod(months, 12)
    if unit == "năm":
        return f"năm {year}"
    if unit == "quý":
        return f"quý {_ROMAN[month // 3]} năm {year}"
    return f"tháng {month + 1} năm {year}"


def _a_year_earlier(before: Days) -> str:
    first, last = before
    days = (last - first).days + 1
    year = first.year - 1
    if days > _LONGEST["quý"] + 1:
        halves = {(1, 6): "6 tháng đầu năm", (7, 12): "6 tháng cuối năm", (1, 9): "9 tháng đầu năm"}
        half = halves.get((first.month, last.month))
        return f"{half} {year}" if half and days < _LONGEST["năm"] - 1 else f"năm {year}"
    if days > _LONGEST["tháng"]:
        return f"quý {_ROMAN[(first.month - 1) // 3]} năm {year}"
    return f"tháng {first.month} năm {year}" if days > 1 else f"ngày {first.day}/{first.month}/{year}"


def _with_year(text: str, year: int) -> str:
    if re.search(r"\d/\d{1,2}$", text):
        return f"{text}/{year}"
    return f"{text} {year}" if fold(text).endswith((" nam", "nam")) else f"{text} năm {year}"
