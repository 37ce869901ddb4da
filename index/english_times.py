"""Times as English names them, written as Vietnamese does, so that one reader reads both."""

from __future__ import annotations

import re

from sources.text import any_of

_MONTHS = "january february march april may june july august september october november december".split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH = rf"(?P<month>{any_of(_MONTHS)})"
# The first that fits stands; each with the Vietnamese of what it found.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:the\s+)?{pattern}(?![\w-])", re.IGNORECASE), vietnamese)
    for pattern, vietnamese in (
        (rf"first\s+(?P<count>{any_of(_NUMBERS)}|\d{{1,2}})\s+months\s+of\s+{_YEAR}", "{count} tháng đầu năm {year}"),
        (rf"first\s+half\s+of\s+{_YEAR}", "6 tháng đầu năm {year}"),
        (rf"(?:second|last)\s+half\s+of\s+{_YEAR}", "6 tháng cuối năm {year}"),
        (rf"(?P<quarter>{any_of(_ORDINALS)})\s+quarter\s+of\s+{_YEAR}", "quý {quarter} năm {year}"),
        (rf"q(?P<digit>[1-4])(?:\s+of)?\s+{_YEAR}", "quý {digit} năm {year}"),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", "ngày {day}/{month}/{year}"),
        (rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", "ngày {day}/{month}/{year}"),
        (
            rf"(?:(?:mid|early|late)[\s-]+|(?:end|middle|beginning)\s+of\s+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}",
            "tháng {month}/{year}",
        ),
        (rf"(?:end\s+of|late|year-?end)\s+{_YEAR}", "cuối năm {year}"),
        (rf"(?:beginning\s+of|start\s+of|early)\s+{_YEAR}", "đầu năm {year}"),
        (rf"(?:middle\s+of|mid)[\s-]*{_YEAR}", "giữa năm {year}"),
        (rf"(?:the\s+)?same\s+period\s+(?:of|in)\s+{_YEAR}", "cùng kỳ năm {year}"),
        (rf"(?<=in\s){_YEAR}", "năm {year}"),
    )
)


def times_in_vietnamese(text: str) -> str:
    """Return a text with the English times in it written in Vietnamese; others stay as they are."""
    for pattern, vietnamese in _FORMS:
        text = pattern.sub(lambda match, form=vietnamese: form.format(**_values(match)), text)  # type: ignore[misc]
    return text


def _values(match: re.Match[str]) -> dict[str, str]:
    found = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "month" in found:
        found["month"] = str(_MONTHS.index(found["month"]) + 1)
    if found.get("count") in _NUMBERS:
        found["count"] = str(_NUMBERS.index(found["count"]) + 1)
    if "quarter" in found:
        found["quarter"] = str(_ORDINALS[found["quarter"]])
    return found
