"""What a figure is about.

Vietnamese names the subject once and goes on: "Bình Dương xếp hạng 19/63, tăng 3 bậc"; "Cổng Dịch vụ
công có 5 triệu tài khoản, trong đó …". A clause that begins with its verb, or with "trong đó", takes the
subject of the clause before it; an item of a list that of its lead-in; "con số này" that of the sentence
before. A name that stands right before a numeral is nearer than all of these: "Viettel 5 trạm và VNPT 3 trạm".
"""

from __future__ import annotations

import dataclasses
import re

from sources.attachments import attached
from sources.document import Span
from sources.elided import with_elided_units
from sources.figure import Figure
from sources.named_here import in_brackets, named_here
from sources.own_subject import CONTRAST, MEASURED, OwnSubject, label, own_subject, stands_first
from sources.periods import PeriodMention
from sources.sentences import Sentence

# A list of names goes on over commas: "các bộ, ngành, địa phương đã …".
_LIST_JOINT = re.compile(r"\s*,\s*")
_AMONG_THEM = re.compile(r"\s*trong\s+(?:đó|số)(?!\w)", re.IGNORECASE)
# A subject that only points back: "con số này", "đây".
_BACK_WORD = re.compile(r"(?<!\w)(?:này|đó|ấy|trên)\Z|^(?:đây|đó|họ|nó|con\s+số)\Z", re.IGNORECASE)
_WHOLE = re.compile(r"(?:cả|toàn)\s+(?:nước|quốc|tỉnh|ngành|huyện|thành\s+phố)(?!\w)", re.IGNORECASE)
# What stands beside the governments that are counted: "142 thôn, bản chưa có sóng".
_COUNTED_TOO = re.compile(
    r"(?:bản|làng|ấp|buôn|xã|phường|thị\s+trấn|đặc\s+khu|thị\s+xã|huyện|quận|thành\s+phố|ngành|địa\s+phương|tổ\s+chức|đơn\s+vị"
    r"|cá\s+nhân|doanh\s+nghiệp)(?!\w)(?!\s+(?:[A-ZĐ]|\d))"
)
_COUNTED_UNITS = frozenset(
    "tỉnh|huyện|quận|xã|phường|thôn|bản|ấp|bộ|cơ quan|tổ chức|đơn vị|người|cá nhân|doanh nghiệp|thành phố".split("|")
)
# A clause that tells when or why, and whose subject is no other clause's.
_ASIDE = re.compile(r"\s*(?:khi|nếu|để|nhằm|do|nhờ|vì|từ|kể\s+từ|sau(?!\s+đó)|trước(?!\s+đó))(?!\w)", re.IGNORECASE)
_MEASURED = re.compile(rf"{MEASURED}|(?:mục\s+tiêu|kế\s+hoạch|con\s+số)(?!\w)", re.IGNORECASE)


class Subjects:
    """The subjects of the sentences of a document, read in order; the last one of a paragraph is kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: tuple[int, tuple[Span, ...]] = (-1, ())
        self._figure: Figure | None = None  # the last level of the paragraph, which "con số ấy" points back at

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
        if self._last[0] != sentence.paragraph:
            self._figure = None
        reading = _Reading(self.text, self._around(sentence, mentions, figures), mentions)
        at = 0
        for number, clause in enumerate(clauses):
            inside = [figure for figure in figures[at:] if figure.number.start < clause.end]
            at += len(inside)
            is_number = self.text[sentence.span.start : clause.start].strip(" .)").isdigit()  # "3. Tổ chức …"
            reading.read(clause, inside, is_first=number == 0 or is_number)
        if reading.known or reading.places or self._last[0] != sentence.paragraph:
            self._last = (sentence.paragraph, (*reading.places, *reading.known))
        found = with_elided_units(self.text, reading.resolved, mentions, self._figure)
        self._figure = next((f for f in reversed(found) if f.change is None and f.of is None), self._figure)
        return attached(self.text, found)

    def _around(self, sentence: Sentence, mentions: list[PeriodMention], figures: list[Figure]) -> tuple[Span, ...]:
        """Return what a clause without a subject is about: the sentence before it, else its list or heading."""
        before = self._last[1] if self._last[0] == sentence.paragraph else ()
        if before and figures and stands_first(self.text, sentence.span, figures[0].span.start, mentions):
            before = tuple(span for span in before if self._is_name(span))
        return before or tuple(span for span in (sentence.heading, sentence.lead) if span)

    def _is_name(self, span: Span) -> bool:
        """Tell whether a subject names one thing: "Có 5 thẻ" goes on with "Cổng Dịch vụ công", not with "tỷ lệ này"."""
        words = span.of(self.text).split()
        has_capital = any(word[0].isupper() for word in words[1:]) or (words[0].isupper() and len(words[0]) > 1)
        return has_capital and _MEASURED.match(span.of(self.text)) is None


class _Reading:
    """The subjects of one sentence, clause by clause."""

    def __init__(self, text: str, around: tuple[Span, ...], mentions: list[PeriodMention]) -> None:
        self.text, self.around, self.mentions = text, around, mentions
        self.resolved: list[Figure] = []
        self.known: tuple[Span, ...] = ()
        self.places: tuple[Span, ...] = ()
        self._names: Span | None = None  # names in a row, waiting for their predicate
        self._aside: Span | None = None  # what "với …" or "đối với …" names before "tỷ lệ này"

    def read(self, clause: Span, inside: list[Figure], *, is_first: bool) -> None:
        """Take up a clause and the figures that stand in it."""
        limit = inside[0].span.start if inside else clause.end
        own = own_subject(self.text, clause, limit, self.mentions, is_first=is_first)
        self._take(clause, own, is_counting=bool(inside))
        bracket = in_brackets(self.text, clause, inside[0], self.mentions) if inside else None
        for number, figure in enumerate(inside):
            since = inside[number - 1] if number else None
            if nearer := self._nearer(clause, since, figure):
                self.known = (nearer,)
            about = (bracket,) if bracket else tuple(dict.fromkeys((*self.places, *(self.known or self.around))))
            self.resolved.append(dataclasses.replace(figure, subject=about))
            if number == 0 and is_first and not self.known and figure.counted.end > figure.counted.start:
                if figure.span.start <= clause.start and self.text[clause.end : clause.end + 1] != "(":
                    self.known = (figure.counted,)  # "Hai mươi xã, phường đạt 100%"

    def _take(self, clause: Span, own: OwnSubject, *, is_counting: bool) -> None:
        text = self.text
        starts_anew = own.is_anew or self._starts_anew(clause.start)
        subject = self._subject(own, is_counting=is_counting, starts_anew=starts_anew)
        is_bare = not own.has_predicate and not (subject and _WHOLE.fullmatch(text, subject.start, subject.end))
        self._names = None
        if not is_counting and text[clause.end : clause.end + 1] == ":":
            if subject := label(text, clause, self.mentions) or subject:
                self.known = (subject,)  # "Hà Nội: 45.678 hồ sơ"
            return
        if subject is None:
            return
        if own.is_place and is_bare:
            self.places, self.known = (subject,), () if starts_anew else self.known
        elif not is_counting and is_bare:
            self._names, self._aside = (None, subject) if own.is_adverbial else (subject, self._aside)
        elif is_counting or not _ASIDE.match(text, clause.start):
            points_back = _BACK_WORD.search(subject.of(text)) is not None
            back = (self._aside,) if self._aside else self.known or self.around
            self.known = (*(back if points_back else ()), subject)

    def _subject(self, own: OwnSubject, *, is_counting: bool, starts_anew: bool) -> Span | None:
        """Return what a clause is about of its own, with the names in a row before it; ``None`` for none."""
        text, subject = self.text, own.span
        if subject is None or self._is_counted_too(subject):
            return None
        if whole := _WHOLE.match(text, subject.start, subject.end):
            self.places = ()
            return Span(*whole.span())
        is_verb = not own.has_predicate and text[subject.start].islower()
        if is_verb and is_counting and self.known and not starts_anew:
            return None  # "thu nhận 75,7 triệu hồ sơ": a verb that the list does not know, after its subject
        if self._names and _LIST_JOINT.fullmatch(text, self._names.end, subject.start):
            return Span(self._names.start, subject.end)
        return subject

    def _starts_anew(self, start: int) -> bool:
        """Tell whether a clause may name another subject than the one before it: behind a semicolon, or "trong đó"."""
        before = self.text[max(0, start - 3) : start].rstrip()
        return before.endswith(";") or _AMONG_THEM.match(self.text, start) is not None

    def _is_counted_too(self, subject: Span) -> bool:
        """Tell whether a subject goes on with the list of what the figure before it counts."""
        last = self.resolved[-1] if self.resolved else None
        if last is None or last.unit not in _COUNTED_UNITS or _COUNTED_TOO.match(self.text, subject.start) is None:
            return False
        return self.text[max(last.counted.end, last.span.end) : subject.start].strip() == ","

    def _nearer(self, clause: Span, since: Figure | None, figure: Figure) -> Span | None:
        """Return the subject that stands between the figure before, or the clause's start, and a figure."""
        start = max(since.span.end, since.counted.end) if since else clause.start
        if name := named_here(self.text, start, figure, self.mentions, is_first=since is None):
            return name
        if since is None:
            return None
        contrasts = list(CONTRAST.finditer(self.text, start, figure.span.start))
        if not contrasts:
            return None
        behind = Span(contrasts[-1].end(), clause.end)
        own = own_subject(self.text, behind, figure.span.start, self.mentions, is_first=False)
        return own.span if own.has_predicate else None
