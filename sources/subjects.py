"""What a figure is about, and which figure a change belongs to.

Vietnamese names the subject once and goes on: "Bình Dương xếp hạng 19/63, tăng 3 bậc"; "Cổng Dịch vụ
công có 5 triệu tài khoản, trong đó …". A clause that begins with its verb, or with "trong đó", takes the
subject of the clause before it; an item of a list that of its lead-in; "con số này" that of the sentence
before. There is no parser here: a subject is what stands before the first word that only a predicate has.
"""

from __future__ import annotations

import dataclasses
import re

from sources.document import Span
from sources.figure import Figure
from sources.periods import Origin, Period, PeriodMention
from sources.same_time import SAME_TIME, moved, names_last_year
from sources.sentences import Sentence

# A first word of a predicate. Verbs are an open class; these are the ones that bring figures.
_PREDICATE = re.compile(
    r"(?<!\w)(?<!doanh\s)(?<!các\s)(?<!trung\s)(?<!nhà\s)(?<!và\s)(?:có|đã|đang|sẽ|được|là|đạt|chiếm|cắt\s+giảm|giảm|xếp"
    r"|(?<!gia\s)tăng(?!\s+trưởng(?!\s+\d))|đứng|gồm|bao\s+gồm|vượt|phải|còn|lên|xuống|ước|gấp|cao\s+hơn|thấp\s+hơn|bằng"
    r"|tương\s+đương|cung\s+cấp|tiếp\s+nhận|ghi\s+nhận|xử\s+lý|phục\s+vụ|kết\s+nối|tích\s+hợp|đồng\s+bộ|hoàn\s+thành"
    r"|hoàn\s+thiện|triển\s+khai|thực\s+hiện|kích\s+hoạt|tổ\s+chức|ban\s+hành|thành\s+lập|huy\s+động|sử\s+dụng|tiết\s+kiệm"
    r"|cấp(?!\s+(?:huyện|xã|tỉnh|trung\s+ương|bộ|độ|chính\s+quyền|ủy|uỷ))|đóng\s+góp|hỗ\s+trợ|khai\s+thác|thu\s+thập"
    r"|làm\s+sạch|trả\s+kết\s+quả|thuộc|tham\s+gia|đáp\s+ứng|không|chưa|chỉ(?!\s+(?:số|tiêu|thị|dẫn|đạo))|dẫn\s+đầu"
    r"|rút\s+ngắn|phấn\s+đấu|trở\s+thành|đem\s+lại|mang\s+lại|giúp|đưa|cho\s+phép|công\s+bố|(?<!đăng\s)ký|mở|nộp)(?!\w)",
    re.IGNORECASE,
)
# What opens a clause without belonging to its subject.
_OPENING = re.compile(
    r"(?:\s|(?:trong\s+(?:đó|số\s+(?:đó|này))|theo\s+đó|đồng\s+thời|ngoài\s+ra|bên\s+cạnh\s+đó|riêng|cùng\s+với\s+đó|sau"
    r"|hiện(?:\s+(?:nay|tại))?|đến\s+nay|tính\s+(?:đến|tới)|cũng|và|nhưng|mà|với|tổng\s+cộng|cụ\s+thể|như|vào|trong|từ"
    r"|đến|hết|thì|so\s+với|đối\s+với|về|việc|qua|thông\s+qua|bước\s+đầu|theo|để|nhằm|do|nhờ|nếu|vừa\s+qua)(?!\w))+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s*(?:tại|ở|trên\s+địa\s+bàn)\s+", re.IGNORECASE)
# Words that a subject does not end in.
_DANGLING = re.compile(
    r"\s+(?:và|với|theo|để|từ|của|cho|về|trong|tại|ở|hoặc|như|hơn|gần|khoảng|xấp\s+xỉ)\Z", re.IGNORECASE
)
# A list of names goes on over commas: "các bộ, ngành, địa phương đã …".
_LIST_JOINT = re.compile(r"\s*,\s*")
_AMONG_THEM = re.compile(r"\s*trong\s+(?:đó|số)(?!\w)", re.IGNORECASE)
# A subject that only points back: "con số này", "đây".
_BACK_WORD = re.compile(r"(?:này|đó|ấy|trên)\Z|^(?:đây|đó|họ|nó)\Z", re.IGNORECASE)
_HAS_WORD = re.compile(r"[^\W\d_]{2}")
# How a clause that states the level after its change begins: "tăng 17%, đạt 118 tỷ USD".
_LEVEL_AFTER = re.compile(
    r"[\s,]*(?:(?:và|để)\s+)?(?:lên|xuống|còn|đạt|xếp|đứng|tương\s+(?:đương|ứng)|ở\s+mức)(?!\w)", re.IGNORECASE
)
# A change and its level stand near each other; nearer still where no subject joins them.
_NEAR = 120
_CLOSE = 40
_STEPS = frozenset(("bậc", "hạng", "thứ hạng"))
_OF_A_PLAN = re.compile(
    r"\s+(?:(?:so\s+với|của)\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?!\w)", re.IGNORECASE
)


class Subjects:
    """The subjects of the sentences of a document, read in order; the last one of a paragraph is kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: tuple[int, tuple[Span, ...]] = (-1, ())

    def resolve(
        self, sentence: Sentence, clauses: list[Span], mentions: list[PeriodMention], figures: list[Figure]
    ) -> list[Figure]:
        """Return the figures of a sentence with their subjects, attachments, and the base of "cùng kỳ".

        Args:
            sentence: The sentence.
            clauses: Its clauses, in order.
            mentions: The times that it names.
            figures: Its figures, in order.
        """
        before = self._last[1] if self._last[0] == sentence.paragraph else ()
        around = before or tuple(span for span in (sentence.heading, sentence.lead) if span)
        resolved: list[Figure] = []
        names: Span | None = None  # names in a row, waiting for their predicate
        known: tuple[Span, ...] = ()
        places: tuple[Span, ...] = ()
        at = 0
        for clause in clauses:
            inside = [figure for figure in figures[at:] if figure.number.start < clause.end]
            at += len(inside)
            limit = inside[0].span.start if inside else clause.end
            subject, is_place, is_adverbial = self._own(clause, limit, mentions)
            is_bare = subject is not None and _PREDICATE.match(self.text, self._next(subject.end), clause.end) is None
            starts_anew = self._starts_anew(clause.start)
            if subject and inside and is_bare and known and self.text[subject.start].islower() and not starts_anew:
                subject = None  # "thu nhận 75,7 triệu hồ sơ": a verb that the list does not know, after its subject
            if subject and names and _LIST_JOINT.fullmatch(self.text, names.end, subject.start):
                subject = Span(names.start, subject.end)
            names = None
            if is_place and subject:
                places = (subject,)
            elif subject and not inside and self.text[clause.end : clause.end + 1] == ":":
                known = (subject,)  # "Hà Nội: 45.678 hồ sơ"
            elif subject and not inside and is_bare:
                names = None if is_adverbial else subject
            elif subject:
                points_back = _BACK_WORD.search(subject.of(self.text)) is not None
                known = (*(around if points_back else ()), subject)
            about = tuple(dict.fromkeys((*places, *(known or around))))
            resolved.extend(dataclasses.replace(figure, subject=about) for figure in inside)
        if known or places or self._last[0] != sentence.paragraph:
            self._last = (sentence.paragraph, (*places, *known))
        return [self._based(figure) for figure in self._attached(resolved)]

    def _own(self, clause: Span, limit: int, mentions: list[PeriodMention]) -> tuple[Span | None, bool, bool]:
        """Return the subject that a clause names before its predicate, and whether it is a place, or an adverbial."""
        start, text = clause.start, self.text
        is_place = is_adverbial = False
        while start < limit:
            if opening := _OPENING.match(text, start, limit):
                start, is_adverbial = opening.end(), is_adverbial or bool(opening[0].strip())
            elif place := _PLACE.match(text, start, limit):
                start, is_place = place.end(), True
            elif mention := next((m.span for m in mentions if m.span.start <= start < m.span.end), None):
                start = mention.end
            else:
                break
        predicate = _PREDICATE.search(text, start, limit)
        end = predicate.start() if predicate else limit
        while start < end and not text[end - 1].isalnum():
            end -= 1
        if dangling := _DANGLING.search(text, start, end):
            end = dangling.start()
        if start >= end or not _HAS_WORD.search(text, start, end):
            return None, False, False
        return Span(start, end), is_place and predicate is None, is_adverbial

    def _starts_anew(self, start: int) -> bool:
        """Tell whether a clause may name another subject than the one before it: behind a semicolon, or "trong đó"."""
        before = self.text[max(0, start - 3) : start].rstrip()
        return before.endswith(";") or _AMONG_THEM.match(self.text, start) is not None

    def _next(self, at: int) -> int:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at

    def _attached(self, figures: list[Figure]) -> list[Figure]:
        """Attach each change to the level that it qualifies: the one before it, or the one that it leads to."""
        attached: list[Figure] = []
        for number, figure in enumerate(figures):
            following = figures[number + 1 : number + 2]
            if figure.change and (level := self._level_of(figure, figures[:number], following)):
                period = figure.period
                if period is None or period.origin is Origin.PUBLICATION:
                    period = level.period
                figure = dataclasses.replace(figure, attached_to=level.number, period=period)
            attached.append(figure)
        return attached

    def _level_of(self, change: Figure, before: list[Figure], after: list[Figure]) -> Figure | None:
        """Return the nearest level before a change that it can be of, else the one right after it."""
        for other in reversed(before):
            between = self.text[other.span.end : change.span.start]
            if len(between) > _NEAR or ";" in between:
                break
            is_same = other.subject == change.subject and (bool(change.subject) or len(between) <= _CLOSE)
            if other.change is None and is_same and self._can_change(other, change):
                return other
        for other in after:
            between = self.text[max(change.span.end, change.counted.end) : other.span.start]
            leads = _LEVEL_AFTER.match(between) or _LEVEL_AFTER.match(self.text, other.clause.start)
            if other.change is None and leads and len(between) <= _NEAR and self._can_change(other, change):
                return other
        return None

    def _can_change(self, level: Figure, change: Figure) -> bool:
        """Tell whether a level is of a kind that a change measures: steps measure a rank, no share one of a plan."""
        if (change.unit or "").lower() in _STEPS:
            return level.unit == "hạng"
        if level.unit == "hạng" or _OF_A_PLAN.match(self.text, level.span.end):
            return False
        if change.unit in ("%", "lần"):
            return True
        return change.unit == level.unit or (change.unit == "điểm phần trăm" and level.unit == "%")

    def _based(self, figure: Figure) -> Figure:
        """Give a change "so với cùng kỳ" its base: the figure's own days, in the year named or the year before."""
        own = figure.period
        if not figure.change or own is None or own.origin is Origin.PUBLICATION:
            return figure
        same = SAME_TIME.search(self.text, figure.span.end, min(figure.sentence.end, figure.span.end + _NEAR))
        if same is None:
            return figure
        base = figure.base_period
        if base and base.mention and base.mention.start < figure.span.start:
            base = None  # of a comparison before; this one says "cùng kỳ" itself
        if base and not (base.first.year == base.last.year and (base.last - base.first).days >= 364):
            return figure
        is_last = base is None or (base.mention is not None and names_last_year(self.text, base.mention))
        year = own.last.year - 1 if is_last or base is None else base.first.year
        shift = year - own.last.year
        return dataclasses.replace(
            figure,
            base_period=Period(moved(own.first, shift), moved(own.last, shift), Origin.SENTENCE, Span(*same.span())),
        )
