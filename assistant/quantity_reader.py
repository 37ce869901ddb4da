"""Reads what names a figure's quantity out of the text around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.candidate import dimension_of
from assistant.matching import STOP_WORDS
from assistant.quantity import Quantity, Weights
from assistant.scene import Scene
from index.lexical import syllables
from index.records import Reading
from sources.document import Document, Span
from sources.figures import Figure
from sources.periods import PeriodMention
from sources.sentences import Sentence
from sources.text import fold

# How much a word counts by where it stands: between the figures beside it, what changed, and before its clause.
_NEAR, _LEVEL, _FAR = 1.0, 1.0, 0.6
# What a figure without words of its own takes from the one before it.
_BARE = 0.8
_FEW_WORDS = 6
_PAIR_WEIGHT = 0.6
_HEAD_WORDS = 4
# Nouns that stand for whatever else the text names: "số lao động là 2.455 người".
_ANYONE = frozenset(("nguoi", "cai", "chiec"))
# Units that say how, not what, is counted.
_NO_NOUNS = frozenset(("%", "điểm phần trăm", "VND", "USD", "EUR", "hạng", "lần", "bậc"))
# Words that tell who says a figure or how, and nothing of what it measures.
_SAYING = frozenset("nêu theo bài báo cáo ghi khoảng liệu biết khi mức giữa cuối hết hiện đứng xếp hạng thứ".split())
# "Theo Báo X ngày 21/10/2025, …", "do Cục Y nêu tháng 1/2024", "VietNamNet ngày 4/12/2025 nêu …"
_SOURCE = re.compile(
    r"(?<!\w)[Tt]heo\s[^,;:]{2,120}[,:]|(?<!\w)do\s[^,;:]{2,80}\snêu(?!\w)|^[^,;:]{0,100}(?<!được)\snêu(?:\s+rằng)?(?!\w)"
)
_TARGET = re.compile(
    r"(?<!vuot )(?<!\w)(?:muc tieu|phan dau|du kien|ke hoach (?:nam|den|de ra|dat)|ke hoach:|dat ra|dat muc tieu"
    r"|chi tieu (?:den|nam))(?!\w)"
)
# "Phải đạt 70%", "Nâng tỷ lệ … lên 75%" under a heading of aims.
_MUST = re.compile(r"(?<!\w)(?:phai|can)\s+(?:co|dat|hoan thanh|dat toi)(?!\w)")
_AIMS = re.compile(r"(?<!\w)(?:muc tieu|nhiem vu|chi tieu|phuong huong|ke hoach)(?!\w)")
# "Kết quả thực hiện các chỉ tiêu": what was reached of what was aimed at.
_RESULTS = re.compile(r"(?<!\w)(?:ket qua|thuc trang|danh gia|tinh hinh)(?!\w)")
_A_MONTH = 31
_DONE = re.compile(r"(?<!\w)(?:da|dang|ket qua|hien)(?!\w)")
# A column of a table: "Kế hoạch 2025", "KH 2025".
_PLANNED = re.compile(r"(?:ke\s+hoach|kh|muc\s+tieu|chi\s+tieu|du\s+(?:toan|kien))(?!\w)")
_NATION = re.compile(
    r"(?<!\w)(?:(?:trên\s+)?toàn\s+quốc|(?:trong\s+)?cả\s+nước|nước\s+ta|việt\s+nam)(?!\w)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_OF_A_YEAR = re.compile(r"/(?:19|20)\d{2}$")
# "Toàn tỉnh có 598 trường": the province is named elsewhere.
_ALL_OF_IT = re.compile(
    r"(?<!\w)(?:toàn|cả)\s+(?:tỉnh|thành\s+phố|huyện|xã|ngành|hệ\s+thống|công\s+ty)(?!\w)", re.IGNORECASE
)
# Whose figures an article tells, when only its title says so.
_BODY = re.compile(
    r"(?<!\w)(?:công\s+ty|tổng\s+công\s+ty|tập\s+đoàn|trường|đại\s+học|bệnh\s+viện|ngân\s+hàng|viện|nhà\s+máy|quỹ|huyện"
    r"|quận|thị\s+xã|xã|phường|thư\s+viện|câu\s+lạc\s+bộ)\s+((?:[\wÀ-ỹ]+\s*){1,6})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAMES = frozenset("theo việt nam số tỷ tỉ lệ đến tính năm tháng công bộ sở tỉnh thành phố huyện cả toàn có".split())


def head_words(figure: Figure, counted: str) -> frozenset[str]:
    """Return the first words of the thing that a figure counts, folded; none where it names none.

    Args:
        figure: The figure.
        counted: The words behind its numeral.
    """
    if figure.unit == "hạng":  # "hạng 25/63 tỉnh": provinces are ranked, not counted
        return frozenset()
    unit = "" if figure.unit in _NO_NOUNS else figure.unit or ""
    words = dict.fromkeys(fold(word) for word in syllables(f"{unit} {counted}"))
    return frozenset(list(words)[:_HEAD_WORDS]) - _ANYONE


class QuantityReader:
    """Reads one figure's quantity."""

    def __init__(
        self,
        scene: Scene,
        weight: functools._lru_cache_wrapper[float],
        document: Document,
        reading: Reading,
        at: int,
        sentence: Sentence | None,
    ) -> None:
        self.scene, self.weight = scene, weight
        self.document, self.sentence = document, sentence
        self.figure = reading.figures[at]
        whole = self.figure.sentence
        self.row = [f for f in reading.figures[max(0, at - 40) : at + 40] if f.sentence == whole]
        self.level = next((f for f in self.row if f.number == self.figure.attached_to), None)
        self.mentions: Sequence[PeriodMention] = scene.periods(document, sentence) if sentence else ()

    def quantity(self, number: int) -> Quantity:
        """Return it."""
        document, figure = self.document, self.figure
        near, far = ([figure.clause], []) if figure.names else self._own_spans()
        subject = [span for span in figure.subject]
        level = [Span(self.level.span.start, max(self.level.span.end, self.level.counted.end))] if self.level else []
        parts = [(self._said(span), _NEAR) for span in (*near, *subject)]
        parts += [(self._said(span), _LEVEL) for span in level]
        close = [text for text, _ in parts]
        if not figure.names and not any(self._weighed((text, _NEAR) for text in close[: len(near)])):
            parts.append((self._before(), _BARE))
        parts += [_as_far(self._said(span)) for span in far]
        intro = self._intro()
        around = self._around()
        own = self._weighed([*parts, _as_far(intro)])
        title = document.title or ""
        titled = self.scene.places(title)
        about = " ".join(text for text, _ in parts)
        is_nationwide = _NATION.search(about) is not None
        places = self._places([about, *self._clauses_before(), intro, *around])
        if not places and not is_nationwide:
            places = self.scene.place_of_all(document)
        return Quantity(
            number=number,
            document=document,
            sentence=self.sentence,
            figure=figure,
            dimension=dimension_of(figure),
            said=self.scene.terms(" ".join([*(text for text, _ in parts), intro, *around, title, self._paragraph()])),
            own=own,
            near=frozenset(word for word in self._weighed((text, _NEAR) for text in close) if " " not in word),
            around=frozenset().union(*(self.scene.terms(text).accented for text in (*around, title) if text)),
            head=self._head(),
            names=self._names([*near, *subject]) or self._body_of(title) - _words(titled),
            digits=frozenset(number for text in close for number in _numbers(text)),
            places=places,
            is_nationwide=is_nationwide,
            title_place=next(iter(titled)) if len(titled) == 1 else None,
            is_target=self._is_target(),
        )

    def _is_target(self) -> bool:
        """Tell whether what leads to the figure says that it is aimed at."""
        figure, text = self.figure, self.document.text
        at = self.row.index(figure)
        start = max(self.row[at - 1].span.end if at else figure.sentence.start, figure.clause.start)
        before = text[start : figure.span.start]
        lead = text[figure.sentence.start : figure.sentence.start + 60].partition(":")
        texts = [before, *(span.of(text) for span in figure.subject), f"{lead[0]}:" if lead[1] else ""]
        planned = figure.column is not None and _PLANNED.match(fold(figure.column.of(text)))
        if planned or _MUST.search(fold(before)) or any(_TARGET.search(fold(part)) for part in texts if part):
            return True
        published, period = self.document.published_on, figure.period
        # "Tính đến tháng 10" said within October is read as the end of it, which is no aim.
        if published is not None and period is not None and (period.first - published.last).days > _A_MONTH:
            return True
        if published is not None and period is not None and period.last <= published.last:
            return False  # what a heading of tasks is over has been by then
        over = (
            [fold(span.of(text)) for span in (self.sentence.heading, self.sentence.lead) if span]
            if self.sentence
            else []
        )
        is_under_aims = any(_AIMS.search(part) and not _RESULTS.search(part) for part in over)
        return is_under_aims and not _DONE.search(fold(before))

    def _names(self, spans: Sequence[Span]) -> frozenset[str]:
        """Return the capitalised words of spans, but for the one that opens the sentence and those of provinces."""
        opening = self.figure.sentence.start
        said = [(self._said(span), span.start == opening) for span in spans]
        found = [_names(text, opens=opens) for text, opens in said]
        return frozenset().union(*found) - _words(self.scene.places(" ".join(text for text, _ in said)))

    @staticmethod
    def _body_of(title: str) -> frozenset[str]:
        """Return the name of the company, school, district or the like that a title names."""
        return frozenset().union(*(_names(match[1]) for match in _BODY.finditer(title)))

    def _own_spans(self) -> tuple[list[Span], list[Span]]:
        """Return the figure's own part of its clause, and what stands between that and the figure before."""
        figure, row = self.figure, self.row
        at = row.index(figure)
        before = row[at - 1] if at else None
        after = row[at + 1] if at + 1 < len(row) else None
        start, end = figure.clause.start, max(figure.clause.end, figure.counted.end)
        if after is not None and after.span.start < end:
            end = max(figure.counted.end, after.span.start)
        farther = before.span.end if before else figure.sentence.start
        if farther > start and end > figure.span.end and self._says_something(Span(figure.span.end, end)):
            # "25/25 dịch vụ theo Đề án 06 và 10/28 dịch vụ …": what stands between two figures is mostly of the first.
            start = figure.span.start
        start = max(start, farther)
        return [Span(start, max(start, end))], [Span(farther, start)] if farther < start else []

    def _says_something(self, span: Span) -> bool:
        return bool(self._weighed([(self._said(span), _NEAR)]))

    def _said(self, span: Span) -> str:
        """Return the words of a span without figures, times, and who says so."""
        text = self.document.text
        inside = self.figure.sentence.start <= span.start and span.end <= self.figure.sentence.end
        mentions = self.mentions if inside else self.scene.periods_in(self.document, span)
        cuts = [f.span for f in self.row] + [m.span for m in mentions]
        parts: list[str] = []
        at = span.start
        for cut in sorted(cuts, key=lambda cut: cut.start):
            if cut.end <= at or cut.start >= span.end:
                continue
            parts.append(text[at : max(at, cut.start)])
            at = max(at, cut.end)
        parts.append(text[at : span.end] if at < span.end else "")
        return _SOURCE.sub(" ", " ".join(parts))

    def _before(self) -> str:
        """Return the words of the figure before it, which a bare figure is of: "12.455 cơ sở khám bệnh, đạt 97%"."""
        at = self.row.index(self.figure)
        if not at:
            return ""
        before = self.row[at - 1]
        return self._said(Span(before.clause.start, max(before.clause.end, before.counted.end)))

    def _intro(self) -> str:
        """Return the words of its sentence before the clause of the first figure: "Về chính quyền số, …"."""
        first = self.row[0]
        if self.figure.names:  # the cells before it name it, or are of other figures
            return ""
        return self._said(Span(first.sentence.start, max(first.sentence.start, first.clause.start)))

    def _paragraph(self) -> str:
        """Return the sentences before its own in its paragraph, which may name what it is about."""
        return self.scene.paragraph_before(self.document, self.sentence) if self.sentence else ""

    def _clauses_before(self) -> Iterator[str]:
        """Yield the words before the figures that precede it in its sentence, nearest first."""
        if self.figure.names:
            return
        for figure in reversed(self.row[: self.row.index(self.figure)]):
            yield self._said(Span(figure.clause.start, max(figure.clause.start, figure.span.start)))

    def _around(self) -> list[str]:
        """Return what introduces the figure: what is counted before it in its sentence, its lead-in, its heading."""
        sentence, text = self.sentence, self.document.text
        # What is counted before it in its sentence: "xuất khẩu 8 triệu tấn gạo, thu về 4 tỷ USD".
        before = () if self.figure.names else self.row[: self.row.index(self.figure)]
        found = [f.counted.of(text) for f in before]
        if sentence is not None:
            found += [span.of(text) for span in (sentence.lead, sentence.heading) if span]
        return found

    def _places(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the places that the first of the texts to name any names; none where it names the nation."""
        for text in texts:
            if places := self.scene.places(text):
                return places
            if _NATION.search(text):
                break
        return frozenset()

    def _head(self) -> frozenset[str]:
        counted = self.scene.abbreviations.replace(self.figure.counted.of(self.document.text))
        return head_words(self.figure, counted)

    def _weighed(self, parts: Iterable[tuple[str, float]]) -> Weights:
        """Return the telling words of texts and their pairs, each with its weight at its nearest place."""
        own: Weights = {}
        for text, factor in parts:
            words = syllables(_ALL_OF_IT.sub(" ", _NATION.sub(" ", self.scene.abbreviations.replace(text))))
            weights = [0.0 if word in STOP_WORDS or word in _SAYING else self.weight(fold(word)) for word in words]
            for at, (word, weight) in enumerate(zip(words, weights, strict=True)):
                if not weight:
                    continue
                own[word] = max(own.get(word, 0.0), factor * weight)
                if at and weights[at - 1]:
                    pair = f"{words[at - 1]} {word}"
                    own[pair] = max(own.get(pair, 0.0), factor * _PAIR_WEIGHT * (weight + weights[at - 1]) / 2)
        return own


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text without the years that numbers of documents end in: ``422/2022``."""
    for number in _NUMBER.findall(text):
        yield _OF_A_YEAR.sub("", number)


def _as_far(text: str) -> tuple[str, float]:
    """Return words that lead to a clause with what each counts: many of them say little of its figure."""
    return text, _FAR * min(1.0, _FEW_WORDS / max(1, len(text.split())))


def _names(text: str, *, opens: bool = False) -> frozenset[str]:
    """Return the capitalised words of a text in lower case, without short forms and one that only opens it."""
    words = list(_WORD.finditer(text))
    found = [word[0].lower() for word in words if word[0][0].isupper() and not (len(word[0]) > 1 and word[0].isupper())]
    if opens and words and found and words[0][0][0].isupper():
        found = found[1:]
    return frozenset(found) - _NO_NAMES


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))
