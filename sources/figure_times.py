"""Which of the times that a sentence names a figure holds for, and what a change is compared with."""

from __future__ import annotations

import re

from sources.document import PartialDate, Span
from sources.periods import Origin, Period, PeriodMention
from sources.same_time import SAME_TIME

# A time that follows a figure at once is its own: "1.500 tỷ đồng năm 2023".
_AT_ONCE = 12
_BRACKET = 80
# What a time behind a figure does not reach over to it: it is of what is compared, or of the most of them only.
_BREAK = re.compile(
    r"[:;]\s|(?<!\w)(?:so\s+với|(?:cao|nhiều|nhanh|dài|lớn|mạnh|thấp|ít|chậm|ngắn|nhỏ)\s+hơn|gấp|phần\s+lớn|đa\s+số|chủ\s+yếu"
    r"|nhất\s+là|trong\s+khi|nhưng)(?!\w)",
    re.IGNORECASE,
)
# "thuộc diện bắt buộc từ ngày 1/6": when a rule begins, no time of what is counted.
_SINCE = re.compile(r"(?<!\w)(?:kể\s+)?từ\s+$", re.IGNORECASE)
# "chậm nhất ngày 1/1; …", "đến năm 2030, trong khi …": when something is due, over where the next clause begins anew.
_DUE = re.compile(
    r"(?<!\w)(?:(?P<late>trước|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|hạn\s+(?:chót|cuối)(?:\s+là)?)|(?<!tính\s)(?:đến|tới))\s+$",
    re.IGNORECASE,
)
_ANEW = re.compile(r";|(?<!\w)(?:trong\s+khi|còn|nhưng)\s", re.IGNORECASE)
# "tăng 3,12% và so với cùng kỳ năm trước tăng 3,66%": the comparison is the next figure's.
_OTHER_BASE = re.compile(r";|(?<!\w)và\s+(?:so\s+với\s*)?$", re.IGNORECASE)
# "mức tăng 7,45% của quý I"
_OF = re.compile(r"(?:\[\d+\])?\s+của\s+", re.IGNORECASE)
_UNTIL = re.compile(r"\s+tính\s+(?:đến|tới)\s+(?:hết\s+|cuối\s+)?(?:ngày\s+)?", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:[,;]|(?<!\w)(?:và|còn))\s+(?:(?:đến|tới|hết|vào|trong|hồi|cuối|đầu|giữa|tính)\s+)*$", re.IGNORECASE
)
_SAYS = re.compile(r"\s+(?:chỉ|mới|đã)?\s*(?:là|đạt|có|được|còn)\s", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)lần\s+lượt(?!\w)", re.IGNORECASE)
_FARTHEST = 200
_STOP = re.compile(r"[(;:\n]|[.](?!\d)")
_A_NUMBER = re.compile(r"(?<![\w.,/])\d[\d.,]*(?<![.,])")
_BEFORE_IT = re.compile(r"(?<!\w)trước\s+$", re.IGNORECASE)
# "95 phút (năm 2023)": a time alone in brackets is that of the figure before them.
_OPENS_BRACKET = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}\(\s*\Z")
_CLOSES_BRACKET = re.compile(r"\s*\)")
# "11,3% (năm 2024: 9,6%)": a time before a colon in brackets is of what stands behind it alone.
_LABELS = re.compile(r"\s*:\s")
# "18,3% và năm 2023 là 16,5%"
_APART = re.compile(r"[,;:()]|\b(?:so|tăng|giảm|cùng|của|thì|nhưng|và|còn|rồi)\b", re.IGNORECASE)


class FigureTimes:
    """The times of one sentence.

    Args:
        text: The text.
        mentions: The times that the sentence names, in order.
        carried: The times that go on from before it, or that its list or heading names.
        holds_on: The document's own date.
    """

    def __init__(
        self,
        text: str,
        mentions: list[PeriodMention],
        carried: list[PeriodMention],
        holds_on: PartialDate | None,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.carried = carried
        self.holds_on = holds_on
        self._named = [mention for mention in mentions if not mention.is_base]
        self._own = [mention for mention in self._named if not mention.is_source]

    def base(self, start: int) -> Period | None:
        """Return the first time behind a change that it is compared with, or the last before it."""
        bases = [mention for mention in self.mentions if mention.is_base]
        after = next((mention for mention in bases if mention.span.start >= start), None)
        if after and not _OTHER_BASE.search(self.text, start, after.span.start):
            return Period(after.first, after.last, Origin.SENTENCE, after.span)
        before = [mention for mention in bases if mention.span.start < start]
        return Period(before[-1].first, before[-1].last, Origin.SENTENCE, before[-1].span) if before else None

    def period(self, clause: Span, start: int, end: int, *, is_change: bool) -> Period | None:
        """Return the time that a figure holds for; ``None`` when the document has no date either.

        Args:
            clause: The clause of the figure.
            start: Where its number begins.
            end: Where it ends, with its unit.
            is_change: Whether it is a change; what that is compared with is never its time.
        """
        if in_turn := self._in_turn(start, end):
            return self._period_of(in_turn, Origin.CLAUSE)
        own = [m for m in self._own if m.span.end <= start or not (self._is_label(m) or self._opens_next(m))]
        own = [mention for mention in own if not self._is_long_before(mention)]
        if bracketed := self._in_brackets(end):
            return self._period_of(bracketed, Origin.CLAUSE)
        if named := self._before_bracket(clause, start):
            return self._period_of(named, Origin.CLAUSE)
        after = [mention for mention in self.mentions if end <= mention.span.start <= self._at_once(end)]
        is_other = bool(after) and is_change and after[0].is_base
        if after and not is_other and _OF.fullmatch(self.text, end, after[0].span.start):
            return self._period_of(after[0], Origin.CLAUSE)
        if (
            after
            and not self._is_compared(after[0], is_change=is_change)
            and not _APART.search(self.text, end, after[0].span.start)
        ):
            return self._period_of(after[0], Origin.CLAUSE)
        earlier = [mention for mention in own if mention.span.end <= start and not self._is_over(mention, start)]
        inside = [mention for mention in own if clause.holds(mention.span)]
        earlier = [mention for mention in earlier if not self._is_since(mention)] or earlier
        if earlier:
            inside = [mention for mention in inside if mention.span.start < start or not self._is_since(mention)]
        for candidates, origin in (
            (inside, Origin.CLAUSE),
            (earlier, Origin.SENTENCE),
            (own if len(own) == len(self._own) and self._tells_of_what_is_before(end) else [], Origin.SENTENCE),
            # "Theo báo X ngày 21/10/2025, …" dates the source, as a publication date does.
            ([mention for mention in self._named if mention.is_source], Origin.PUBLICATION),
            (self.carried, Origin.EARLIER),
        ):
            if candidates:
                before = [mention for mention in candidates if mention.span.start < start]
                return self._period_of(before[-1] if before else candidates[0], origin)
        return self._own_date()

    def _in_turn(self, start: int, end: int) -> PeriodMention | None:
        """Return the time of one of as many figures: "lần lượt là 33 và 35 (năm 2023 và năm 2024)"."""
        said = list(_IN_TURN.finditer(self.text, max(0, start - _FARTHEST), start))
        if not said:
            return None
        stop = _STOP.search(self.text, end)
        over = stop.start() if stop else len(self.text)
        numbers = [match.start() for match in _A_NUMBER.finditer(self.text, said[-1].end(), over)]
        before = [m for m in self._own if m.span.end <= said[-1].start()][-len(numbers) :]
        closing = self.text.find(")", over)
        behind = [m for m in self._own if over < m.span.start < closing] if stop and stop[0] == "(" else []
        times = next((found for found in (behind, before) if len(found) == len(numbers) > 1), [])
        place = sum(1 for number in numbers if number < start)
        return times[place] if place < len(times) else None

    def _is_long_before(self, mention: PeriodMention) -> bool:
        """Tell whether a time is one that things were made before: "nhập từ sổ giấy trước năm 2016"."""
        if self.holds_on is None or mention.last.year >= self.holds_on.first.year - 1:
            return False
        return _BEFORE_IT.search(self.text, max(0, mention.span.start - 10), mention.span.start) is not None

    def _in_brackets(self, end: int) -> PeriodMention | None:
        """Return the time that stands alone in brackets right behind a figure."""
        for mention in self._own:
            if mention.span.start >= end:
                is_opened = _OPENS_BRACKET.fullmatch(self.text, end, mention.span.start)
                return mention if is_opened and _CLOSES_BRACKET.match(self.text, mention.span.end) else None
        return None

    def _at_once(self, end: int) -> int:
        """Return how far behind a figure a time may begin that is its own: "86% tính đến hết tháng 10/2025"."""
        until = _UNTIL.match(self.text, end)
        return max(end + _AT_ONCE, until.end() if until else end)

    def _opens_next(self, mention: PeriodMention) -> bool:
        """Tell whether a time begins what is said of the next figure: "95,5 triệu người và cuối năm 2023 là 93,6"."""
        joint = _JOINT.search(self.text, max(0, mention.span.start - 20), mention.span.start)
        return joint is not None and _SAYS.match(self.text, mention.span.end) is not None

    def _is_label(self, mention: PeriodMention) -> bool:
        """Tell whether a time in brackets heads what follows it."""
        if not _LABELS.match(self.text, mention.span.end):
            return False
        opening = self.text.rfind("(", max(0, mention.span.start - _BRACKET), mention.span.start)
        return opening >= 0 and ")" not in self.text[opening : mention.span.start]

    def _is_since(self, mention: PeriodMention) -> bool:
        begins = _SINCE.search(self.text, max(0, mention.span.start - 10), mention.span.start)
        return begins is not None and mention.first == mention.last

    def _is_over(self, mention: PeriodMention, start: int) -> bool:
        """Tell whether a time by which something is due lies in an earlier part, and so is no time of a figure."""
        due = _DUE.search(self.text, max(0, mention.span.start - 16), mention.span.start)
        if due is None or _ANEW.search(self.text, mention.span.end, start) is None:
            return False
        return due["late"] is not None or (self.holds_on is not None and mention.first > self.holds_on.last)

    def _tells_of_what_is_before(self, end: int) -> bool:
        """Tell whether the one time of the sentence, behind a figure, may be its own."""
        if (
            len(self._own) != 1
            or self._own[0].span.start < end
            or _BREAK.search(self.text, end, self._own[0].span.start)
        ):
            return False
        return not self._compares(self._own[0])

    def _is_compared(self, mention: PeriodMention, *, is_change: bool) -> bool:
        return mention.is_base and (is_change or self._compares(mention))

    def _compares(self, mention: PeriodMention) -> bool:
        return SAME_TIME.match(self.text, mention.span.start) is not None

    def _before_bracket(self, clause: Span, start: int) -> PeriodMention | None:
        """Return the time that a bracket explains: "so với năm 2021 (0,5012 điểm, xếp thứ 28)"."""
        opening = self.text.rfind("(", max(0, start - _BRACKET), start)
        if opening < 0 or ")" in self.text[opening:start] or any(clause.holds(m.span) for m in self._own):
            return None
        bases = (m for m in self.mentions if m.is_base and m.span.end <= opening and not self._is_birth(m))
        return next((m for m in bases if not self.text[m.span.end : opening].strip()), None)

    def _is_birth(self, mention: PeriodMention) -> bool:
        return self.text[max(0, mention.span.start - 6) : mention.span.start].rstrip()[-4:].lower() == "sinh"

    def _period_of(self, mention: PeriodMention, origin: Origin) -> Period | None:
        if mention.is_now:
            return self._own_date()
        return Period(mention.first, mention.last, origin, mention.span if mention.span.end else None)

    def _own_date(self) -> Period | None:
        """Return the document's own date, which an undated figure and one of "now" hold for."""
        if self.holds_on is None:
            return None
        return Period(self.holds_on.first, self.holds_on.last, Origin.PUBLICATION)
