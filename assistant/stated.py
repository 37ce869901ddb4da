"""Whether a source states a result itself, so that nothing is to be reckoned."""

from __future__ import annotations

import re

from assistant.asks import Asked, Asks
from assistant.asks_times import timeless
from assistant.candidate import Candidate, dimension_of
from assistant.places import without_places
from assistant.wording import Dimension
from index.lexical import syllables
from sources.figures import Figure

# A source states the result of an operation where the words before a figure say so.
_STATES = {
    Asks.PER: re.compile(r"(?:bình\s+quân|trung\s+bình|mỗi|mức)(?!\w)", re.IGNORECASE),
    Asks.REMAINDER: re.compile(r"(?:chưa|không|còn|thiếu)(?!\w)", re.IGNORECASE),
    Asks.SUM: re.compile(r"tổng(?!\w)", re.IGNORECASE),
}
_PER_EACH = re.compile(
    r"(?:\s+[^\s\d,;.]+){0,5}?(?:\s+m[ỗổ]i\s+|/)(?:ngày|tháng|năm|quý|tuần|người|hồ\s+sơ|xã|tỉnh|lần|hộ)(?!\w)",
    re.IGNORECASE,
)
_RESULTS = {Asks.SHARE: Dimension.SHARE, Asks.PERCENT_CHANGE: Dimension.SHARE, Asks.RATIO: Dimension.MULTIPLE}
_ASKS_RATE = re.compile(r"(?<!\w)(?:t[ỷỉ]\s+(?:lệ|trọng)|mức|chỉ\s+số|tốc\s+độ|%|phần\s+trăm)(?!\w)", re.IGNORECASE)
# What opens a quantity and is not the thing counted.
_COUNTS = frozenset("số tỷ tỉ lệ lượng tổng các những trong có là bao nhiêu mấy".split())
# Of several words so many name the thing, whatever stands before it ("muốn kinh tế số").
_MOSTLY = 0.6
# A stated share must be about what the question names.
LEAST_COVERED = 0.5


def is_result(asked: Asked, candidate: Candidate) -> bool:
    """Tell whether a source states just what is to be reckoned."""
    figure = candidate.figure
    if figure is None:
        return False
    if asked.times and asked.kind is not Asks.RATIO:
        return _states_change(asked, figure)
    if asked.days and asked.kind is Asks.SUM:
        return figure.period is not None and (figure.period.first, figure.period.last) == asked.days
    if asked.kind is Asks.SHARE and asked.parts and not _is_said_of(asked.parts[0], candidate):
        return False
    if asked.kind in _RESULTS:
        return dimension_of(figure) is _RESULTS[asked.kind] and candidate.coverage >= LEAST_COVERED
    pattern = _STATES.get(asked.kind)
    text, sentence = candidate.document.text, candidate.sentence.span
    if asked.kind is Asks.PER and _PER_EACH.match(text[figure.span.end : sentence.end]):
        return True  # "4,6 triệu lượt truy cập mỗi ngày"
    return pattern is not None and pattern.search(text, figure.clause.start, figure.span.start) is not None


def _is_said_of(part: str, candidate: Candidate) -> bool:
    """Tell whether the sentence of a share names the thing that a part of a question counts."""
    thing = without_places(timeless(part))
    words = [word for word in syllables(thing) if word not in _COUNTS]
    text = candidate.document.text
    spans = (candidate.sentence.lead, candidate.sentence.header, candidate.sentence.span)
    said = set(syllables(" ".join(span.of(text) for span in spans if span)))
    return not words or words[0] in said or sum(word in said for word in words) >= _MOSTLY * len(words)


def _states_change(asked: Asked, figure: Figure) -> bool:
    """Tell whether a figure is the change between the two times asked."""
    if figure.change is None or (asked.kind is Asks.PERCENT_CHANGE and figure.unit not in ("%", "điểm phần trăm")):
        return False
    if figure.unit == "điểm phần trăm" and not _ASKS_RATE.search(asked.rest):
        return False  # it is a share that changed by points: no count did
    earlier, later = asked.times
    period, base = figure.period, figure.base_period
    is_later = period is not None and later[0] <= period.last and period.first <= later[1]
    is_earlier = base is None or (earlier[0] <= base.last and base.first <= earlier[1])
    return is_later and is_earlier
