"""The figures of one sentence: numerals, what they measure, and the time they hold for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sources.amounts import FROM_BEFORE, read_amount
from sources.document import PartialDate, Span
from sources.figure import QUALIFIER_OF, Figure
from sources.not_figures import find_not_figures
from sources.nouns import NOUN, squeezed
from sources.numbers import MAX_DIGITS, Numeral, parse_number, read_numeral
from sources.periods import Origin, Period, PeriodMention
from sources.spoken import STARTS_NUMERAL, counts_something, special_numeral
from sources.units import CODES, Unit, cents_end, currency_before, has_cents, is_counted, read_unit


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


# "cao hơn 2,3%" and "nhẹ hơn 12%" compare; "dựa trên ba trụ cột" bounds nothing.
_LARGER = "cao|nhiều|nhanh|nặng|dài|rộng|đắt|già|mạnh"
_SMALLER = "thấp|ít|chậm|nhẹ|ngắn|hẹp|rẻ|trẻ|yếu"
_NO_ADJECTIVE = "".join(rf"(?<!{adjective}\s)" for adjective in f"{_LARGER}|{_SMALLER}".split("|"))
_QUALIFIER = re.compile(
    rf"(?<!\w)(?<!dựa\s)(?<!cứ\s)(?<!hiệp\s)(?<!công\s)(?<!điều\s)(?<!mơ\s)(?<!mong\s)({_any_of(set(QUALIFIER_OF) - {'hơn'})}|{_NO_ADJECTIVE}hơn)\s+(?:là\s+|có\s+|đạt\s+|từ\s+|sau\s+)?$",
    re.IGNORECASE,
)
_START = re.compile(
    rf"(?:(?<![\w.,/])|(?<=Rs\.)|(?<=Rs)|(?<={CODES.replace('|', ')|(?<=')}))(?<!\d[ \t][-–])(?<![.!?…]:)(?<![^\W\d_]\+)"
    r"(?P<sign>[-−](?=[.\d])|(?<!\S)-[ ](?=\d)|âm\s+|\Atrừ\s+)?"
    rf"(?P<number>[\d¼½¾]|(?:\A,|(?<!\S)\.)(?=\d)|{STARTS_NUMERAL})",
    re.IGNORECASE,
)
# "chỉ cấp cho 5 xã": the number alone, though words stand between; "chỉ số", "chỉ tiêu", "địa chỉ" are nouns.
_ONLY = re.compile(
    r"(?<!địa\s)(?<!\w)chỉ\s+(?!số|tiêu|thị|đạo|định|huy|dẫn|cần|sau)(?:(?!giảm|tăng|còn|xuống|lên)[^\W\d_]+\s+){1,4}$",
    re.IGNORECASE,
)
# A time that follows a figure at once is its own: "1.500 tỷ đồng năm 2023".
_AT_ONCE = 12
_BREAK = re.compile(r"[:;]\s")
_APART = re.compile(r"[,;:()]|\b(?:so|tăng|giảm|cùng|của)\b", re.IGNORECASE)
_SPELT = re.compile(r"\s*\(([^()\d]{1,120})\)")
# "từ 16 tuổi trở lên": the bound is said after the figure.
_OPEN_END = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+trở\s+(?P<way>lên|xuống|đi|về)(?!\w)", re.IGNORECASE)
# "từ 1.000 đồng đến 2.000 đồng", "30% - 40%": a range whose ends both carry their unit.
_MARKED_TO = re.compile(rf"\s+(?P<word>đến|tới|và)\s+(?=\d)|\s?[-–]\s?(?:{CODES})?(?=\d)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)giữa\s+$", re.IGNORECASE)
# "hai tuần rưỡi", "5 tỷ đồng rưỡi": half of what the last scale word counts.
_AND_A_HALF = re.compile(r"\s+rưỡi(?!\w)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:và\s+)?(?=\w)")
_RANK = re.compile(
    r"(?:xếp(?:\s+(?:hạng|thứ|vị\s+trí))*|(?:thứ\s+)?hạng(?:\s+thứ)?|đứng(?:\s+(?:thứ|vị\s+trí))+|vị\s+trí(?:\s+thứ)?"
    r"|thứ(?:\s+hạng)?|(?:lớn|giàu|cao|đông|dài|nhanh|mạnh|nhiều|nhỏ|rộng|trọng)(?:\s+nhất)?\s+thứ)\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"(?<!\w)(?<!không\s)(?:(?P<up>tăng|vượt|(?:{_LARGER})\s+hơn)|(?P<down>giảm|tụt|(?:{_SMALLER})\s+hơn)|(?P<times>gấp))"
    r"(?:\s+(?:thêm|lần\s+lượt|tới|thứ\s+hạng|hạng|gần|hơn|khoảng|trên|được|đi|(?P<result>lên|xuống|còn|đến|thành|từ)))*\s+$",
    re.IGNORECASE,
)
# "Số tài khoản đã cấp là 87 triệu": what is counted stands before the number.
_COUNT_OF = re.compile(
    rf"(?:^|(?<=[,;:(]\s)|(?<=tổng\s)|(?<=có\s)|(?<=với\s))số(?:\s+lượng)?\s+(?!liệu|hoá|hóa|hiệu|định|điện|đăng)({NOUN})",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?<!\w)(?:là|đạt|lên|còn|tới|đến|gồm|có|khoảng|hơn|gần|trên|cộng|:)\s*$", re.IGNORECASE)
# Units that only changes have, so that "tăng lên 3 bậc" is one.
_STEPS = frozenset(("bậc", "lần", "điểm phần trăm"))
# What stands between the members of a list of numbers.
_JOINT = re.compile(r"\s*(?:,|và|hoặc|hay|đến|tới|-|–|trong\s+số)\s*", re.IGNORECASE)
_IN_TURN = re.compile(r"(?<!\w)lần\s+lượt(?!\w)", re.IGNORECASE)
# "950.000 thẻ/1.300.000 nhân khẩu"
_OUT_OF = re.compile(r"\s?/\s?(?=\d)")
_SHORT_NUMBER = re.compile(r"\d{1,4}|\d{1,2}\.\d{1,2}")
# A capital that does not only open the sentence.
_NAME_BEFORE = re.compile(r"(?<=[^.!?…\n:;|\-–][ \t])[A-ZĐ][^\W\d_]*(?:'s)? $")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
# Clauses end at a semicolon, a colon, a bracket, a dash between spaces, or a comma before a space.
_CLAUSE_END = re.compile(r"[;:()\[\]…]|,(?=\s)|\s[-–]\s|(?:(?<=\w{3})|(?<=[)\d”\"]))\.(?=\s|$)")


def _is_endless(written: str) -> bool:
    return sum(character.isdigit() for character in written) > MAX_DIGITS


class SentenceReader:
    """Reads one sentence; holds what its figures share."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        mentions: list[PeriodMention],
        carried: list[PeriodMention],
        holds_on: PartialDate | None,
        *,
        is_reversed: bool = False,
    ) -> None:
        self.text = text
        self.is_reversed = is_reversed
        self.sentence = sentence
        self.mentions = mentions
        self.carried = carried
        self.holds_on = holds_on
        self.taken = bytearray(sentence.end - sentence.start)
        for span in (mention.span for mention in mentions):
            self._take(span)
        if any(character.isdigit() for character in sentence.of(text)):
            for span in find_not_figures(text, sentence):
                self._take(span)
        ends = [match.span() for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)]
        starts = [sentence.start, *(end for _, end in ends)]
        self.clauses = [
            Span(start, end) for start, end in zip(starts, [*(start for start, _ in ends), sentence.end], strict=True)
        ]

    def _take(self, span: Span) -> None:
        start = max(span.start, self.sentence.start) - self.sentence.start
        end = min(span.end, self.sentence.end) - self.sentence.start
        self.taken[start:end] = b"\1" * max(0, end - start)

    def figures(self) -> list[Figure]:
        """Return the figures of the sentence, in order, none overlapping."""
        return self._joined(list(self._read()))

    def _joined(self, figures: list[Figure]) -> list[Figure]:
        """Let the members of a list share what is said once.

        "14 đến dưới 16 tuổi" has its unit at the end, "tăng lần lượt 5,2% và 6,1%" its change at the start.
        """
        for number in range(len(figures) - 2, -1, -1):
            one, other = figures[number], figures[number + 1]
            if (
                one.unit is None
                and _JOINT.fullmatch(self.text, one.number.end, other.span.start)
                and other.unit != "hạng"
            ):
                figures[number] = dataclasses.replace(one, unit=other.unit)
        for number in range(1, len(figures)):
            before, one = figures[number - 1], figures[number]
            in_turn = _IN_TURN.search(self.text, max(self.sentence.start, before.span.start - 60), one.span.start)
            if before.change and not one.change and one.unit == before.unit and in_turn:
                figures[number] = dataclasses.replace(one, change=before.change, base_period=before.base_period)
        return figures

    def _read(self) -> Iterator[Figure]:
        clause = 0
        at = self.sentence.start
        while match := _START.search(self.text, at, self.sentence.end):
            start = match.start("number")
            numeral = special_numeral(self.text, start, self.sentence.end) or self._numeral(start)
            at = match.end("number")
            if numeral is None:
                continue
            # Read on from the number alone: what looked like the rest of a range or ratio may be the next figure.
            at = max(at, numeral.end)
            if self.taken[start - self.sentence.start] or _is_endless(numeral.of(self.text)):
                continue
            while self.clauses[clause].end <= start:
                clause += 1
            if figure := self._figure(match, numeral, self._clause_of(clause)):
                yield figure
                at = max(at, figure.number.end)

    def _numeral(self, start: int) -> Numeral | None:
        return read_numeral(self.text, start, self.sentence.end, is_reversed=self.is_reversed)

    def _clause_of(self, number: int) -> Span:
        clause = self.clauses[number]
        start, end = clause.start, clause.end
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def _figure(self, match: re.Match[str], numeral: Numeral, clause: Span) -> Figure | None:
        text, number_start = self.text, numeral.start
        amount = read_amount(text, self.sentence, numeral, is_reversed=self.is_reversed)
        if amount is None:
            return None
        value, high, of, end = amount.value, amount.high, amount.of, amount.end
        if match["sign"] and self._is_negative(match.start()):
            value, number_start = -value, match.start()
        unit = self._unit(value, end, amount.unit_at)
        qualifier, start = self._qualifier(number_start)
        if (money := currency_before(text, self.sentence.start, number_start)) and unit.code is None:
            unit = Unit(money[0], money[0], end, unit.counted)
            qualifier, start = self._qualifier(money[1])
        if of is None and high is None and (ranged := self._marked_range(start, value, unit)):
            high, end, unit = ranged
        if of is None and high is None and (whole := self._out_of(value, unit)):
            of = whole
        if of is None and high is None and (more := self._fraction_after(value, numeral, unit)):
            value, end = more
            unit = dataclasses.replace(unit, mark_end=end)
        if qualifier is None and (bound := _OPEN_END.match(text, unit.mark_end, self.sentence.end)):
            qualifier = "at_least" if bound["way"] == "lên" else "at_most"
            since = FROM_BEFORE.search(text, max(self.sentence.start, start - 6), start)
            start = since.start() if since else start
        if qualifier is None and self._is_only(clause, start):
            qualifier = "only"
        is_rank = (
            self._is_rank(start, numeral.in_words) and (unit.code is None or of is not None) and value == int(value)
        )
        change = self._change(start, unit, high is not None)
        if of is None and high is None and _BARE_YEAR.fullmatch(numeral.of(text)) and not is_counted(unit):
            return None
        if of is None and high is None and qualifier is None and change is None and self._is_name(numeral, unit):
            return None
        if numeral.in_words and not (of or high or is_rank or change == "multiple"):
            whole = Span(match.start(), end)
            is_all = whole == self.sentence
            if not counts_something(
                text, numeral, unit, self.sentence, is_all=is_all, is_bounded=self._is_bounded(qualifier, start)
            ):
                return None
        name = unit.name
        if name is None and not is_rank:
            name = self._counted_before(start)
        is_multiple = change == "multiple" and unit.code is None
        return Figure(
            span=Span(start, unit.mark_end),
            number=Span(number_start, end),
            value=value,
            high=high,
            of=of,
            unit="hạng" if is_rank or numeral.is_top else "lần" if is_multiple else name,
            counted=unit.counted,
            qualifier=qualifier,
            change=change,
            base_period=self._base_period(start) if change else None,
            clause=Span(min(clause.start, start), max(clause.end, unit.mark_end)),
            sentence=self.sentence,
            period=self._period(clause, number_start, max(unit.mark_end, unit.counted.end), change is not None),
        )

    def _out_of(self, value: Decimal, unit: Unit) -> Decimal | None:
        """Return the whole that stands after the noun: "950.000 thẻ/1.300.000 nhân khẩu"."""
        if unit.name is None or unit.code is not None:
            return None
        slash = _OUT_OF.match(self.text, unit.counted.end, self.sentence.end)
        whole = self._numeral(slash.end()) if slash else None
        return whole.value if whole and whole.value >= value else None

    def _counted_before(self, start: int) -> str | None:
        """Return the noun of "số … là" that a number without a unit counts, or ``None``."""
        if not _LINKED.search(self.text, max(self.sentence.start, start - 10), start):
            return None
        found = list(_COUNT_OF.finditer(self.text[self.sentence.start : start]))
        return squeezed(found[-1][1]) if found else None

    def _unit(self, value: Decimal, end: int, at: int) -> Unit:
        """Return the unit that stands at a place, for a number that ends earlier."""
        text = self.text
        # "30 (ba mươi) ngày": laws write a number twice.
        if (spelt := _SPELT.match(text, end, self.sentence.end)) and parse_number(spelt[1]) == value:
            self._take(Span(*spelt.span()))
            at = spelt.end()
        unit = read_unit(text, at, self.sentence.end)
        if at != end:  # "từ 76 lên 87 triệu thẻ": the unit stands behind the other number
            unit = dataclasses.replace(unit, mark_end=end)
        return unit

    def _marked_range(self, start: int, value: Decimal, unit: Unit) -> tuple[Decimal, int, Unit] | None:
        if unit.code is None:
            return None
        then = _MARKED_TO.match(self.text, unit.mark_end, self.sentence.end)
        other = self._numeral(then.end()) if then else None
        if then is None or other is None or other.value <= value:
            return None
        opens = _BETWEEN if (then["word"] or "").lower() == "và" else _FROM
        if then["word"] and not opens.search(self.text, max(self.sentence.start, start - 12), start):
            return None
        if currency_before(self.text, unit.mark_end, then.end()):
            return other.value, other.end, dataclasses.replace(unit, mark_end=other.end)
        second = read_unit(self.text, other.end, self.sentence.end)
        return (other.value, other.end, second) if second.code == unit.code else None

    def _fraction_after(self, value: Decimal, numeral: Numeral, unit: Unit) -> tuple[Decimal, int] | None:
        """Return value and end with what follows the unit: "hai tuần rưỡi", "2 đô la và 23 xen"."""
        end = unit.mark_end if unit.code else unit.counted.start + len(unit.name or "")
        if unit.name and (half := _AND_A_HALF.match(self.text, end, self.sentence.end)):
            return value + Decimal(numeral.scale) / 2, half.end()
        if not has_cents(unit.code) or value != int(value):
            return None
        joint = _AND.match(self.text, unit.mark_end, self.sentence.end)
        cents = self._numeral(joint.end()) if joint else None
        if cents is None or not 0 < cents.value < 100 or cents.scale > 1:
            return None
        after = cents_end(self.text, cents.end, self.sentence.end)
        if after is None and cents.end < self.sentence.end:
            return None
        return value + cents.value / 100, after or cents.end

    def _is_rank(self, start: int, in_words: bool) -> bool:
        rank = _RANK.search(self.text, max(self.sentence.start, start - 30), start)
        # "thứ hai" is a weekday or the second of a list; "xếp thứ hai" is a rank.
        return rank is not None and not (in_words and rank[0].strip().lower() == "thứ")

    def _is_negative(self, sign: int) -> bool:
        if self.text[sign + 1] == " ":  # "- 1.200.000" alone; elsewhere that is a dash between words
            return sign == self.sentence.start
        return sign == self.sentence.start or self.text[sign - 1].isspace() or self.text[sign - 1] in "(["

    def _qualifier(self, start: int) -> tuple[str | None, int]:
        match = _QUALIFIER.search(self.text, max(self.sentence.start, start - 25), start)
        if match is None:
            return None, start
        word = re.sub(r"\s+", " ", match.group(1).lower())
        return QUALIFIER_OF[word], match.start()

    def _is_name(self, numeral: Numeral, unit: Unit) -> bool:
        """Tell whether a short number closes a name: "Windows 11", "Mazda 616"."""
        if unit.code or (unit.name and unit.name.islower()) or not _SHORT_NUMBER.fullmatch(numeral.of(self.text)):
            return False
        return _NAME_BEFORE.search(self.text, max(self.sentence.start, numeral.start - 30), numeral.start) is not None

    def _is_bounded(self, qualifier: str | None, start: int) -> bool:
        """Tell whether a bound makes a number of "một"; in "nằm trên một con phố" there is none."""
        return qualifier not in (None, "only") and not self.text.startswith("trên", start)

    def _is_only(self, clause: Span, start: int) -> bool:
        return _ONLY.search(self.text, max(clause.start, start - 40), start) is not None

    def _change(self, start: int, unit: Unit, is_range: bool) -> str | None:
        """Tell a change from a level: "tăng lên 87 triệu" and "giảm còn 5%" say what it came to."""
        match = _CHANGE.search(self.text, max(self.sentence.start, start - 40), start)
        if match is None:
            return None
        result = match["result"] and not (is_range and match["result"].lower() == "từ")  # "tăng từ 5 đến 10%"
        if result and (unit.name or "").lower() not in _STEPS:
            return None
        if match["times"]:
            return "multiple"
        return "increase" if match["up"] else "decrease"

    def _base_period(self, start: int) -> Period | None:
        """Return the first time after a change that it is compared with, or the last before it."""
        bases = [mention for mention in self.mentions if mention.is_base]
        after = [mention for mention in bases if mention.span.start >= start]
        if not bases:
            return None
        base = after[0] if after else bases[-1]
        return Period(base.first, base.last, Origin.SENTENCE, base.span)

    def _period(self, clause: Span, start: int, end: int, is_change: bool) -> Period | None:
        text = self.text
        named = [mention for mention in self.mentions if not mention.is_base]
        own = [mention for mention in named if not mention.is_source]
        after = [mention for mention in self.mentions if end <= mention.span.start <= end + _AT_ONCE]
        if after and not (after[0].is_base and is_change) and not _APART.search(self.text, end, after[0].span.start):
            return self._period_of(after[0], Origin.CLAUSE)
        for candidates, origin in (
            ([mention for mention in own if clause.holds(mention.span)], Origin.CLAUSE),
            ([mention for mention in own if mention.span.end <= start], Origin.SENTENCE),
            (own if len(own) == 1 and not _BREAK.search(text, end, own[0].span.start) else [], Origin.SENTENCE),
            # "Theo báo X ngày 21/10/2025, …" dates the source, as a publication date does.
            ([mention for mention in named if mention.is_source], Origin.PUBLICATION),
            (self.carried, Origin.EARLIER),
        ):
            if candidates:
                nearest = min(candidates, key=lambda mention: abs(mention.span.start - start))
                return self._period_of(nearest, origin)
        return self._own_date()

    def _period_of(self, mention: PeriodMention, origin: Origin) -> Period | None:
        return self._own_date() if mention.is_now else Period(mention.first, mention.last, origin, mention.span)

    def _own_date(self) -> Period | None:
        """Return the document's own date, which an undated figure and one of "now" hold for."""
        if self.holds_on is None:
            return None
        return Period(self.holds_on.first, self.holds_on.last, Origin.PUBLICATION)
