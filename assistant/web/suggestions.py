"""Questions that the sources do answer, near one that they do not: made of the sources' own words, and tried."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.answer import Abstention, Answer, Reason
from assistant.assistant import Assistant
from assistant.question import Wants, read_question
from assistant.scene import Scene
from index.filters import Filter
from index.retriever import Found
from sources.document import Document, Span
from sources.errors import UsageError
from sources.figure import Figure
from sources.sentences import Sentence
from sources.text import fold

# Questions that are tried, and so the most that are suggested.
TRIED = 3
_READ = 12
_LONGEST, _FEWEST_WORDS = 120, 4
_SAYS_NOTHING = frozenset(
    "bao nhieu la gi the nao co duoc cua trong nam ngay thang da cac nhung ca nuoc so va o".split()
)
_NAME = re.compile(r"(?<!\w)[A-ZĐ]{2,}\w*")
_MONEY = frozenset({"VND", "USD", "EUR"})
# "Theo Báo X năm 2024, ", "Tính đến ngày 22.12.2022, ": who says it and when is no part of what is asked.
_OPENING = re.compile(r"(?:Theo|Tính đến|Tính tới|Tại|Trong|Đến|Từ|Năm|Quý|Tháng|Về|Với)\s[^,]*,\s*")
_ASIDE = re.compile(r",\s*(?:theo|tính đến|tính tới)\s[^,]*(?=,|$),?|\s*\([^)]*\)")
_DROPPED = re.compile(r"(?:hơn|trên|quá|gần|khoảng|xấp xỉ|ước tính|ước|chừng)\s+$", re.IGNORECASE)
# No question comes of a condition, of what is denied, or of a number that names a kind.
_UNFIT = re.compile(r"[,:;\n]|^(?:Khi|Nếu|Kết quả)\s|\s(?:không|chưa|loại)(?:\s|$)", re.IGNORECASE)
_PERSON = re.compile(r"Người\s+(?!dân|dùng|nước)")
_COUNTED = re.compile(r"(?:Tổng số|Số|Tỷ lệ|Tỷ trọng|Giá trị|Mức)\s")
_STOP = re.compile(r"[,.;:(\n]|\s(?:và|với|tăng|giảm|so với)\s")
_ASKING = re.compile(
    r"(?<!\w)(?:là gì|khi nào|thế nào|ra sao|ở đâu|làm gì|gồm những gì|là ai|bao lâu|làm sao)(?!\w)", re.I
)
_DEFINES = re.compile(r"([^,.:;()“”]{3,60}?)\s+là\s+(?!bao|một trong)\D")
_STEPS = re.compile(r"Để\s+([^,.:;]{5,90}),\s[^,.:;]*(?:làm|theo|thực hiện)[^,.:;]*bước")


def suggested(assistant: Assistant, result: Abstention, today: dt.date) -> list[str]:
    """Return up to ``TRIED`` questions that are answered, closest first.

    None for several questions, for talk, for what is unclear and for what lies outside the sources: nothing that they
    say is near it.
    """
    if result.parts or result.reply is not None or result.reason in (Reason.OUT_OF_SCOPE, Reason.UNCLEAR):
        return []
    asked = result.understood_as or result.question
    tried = 0
    found: list[str] = []
    for question, document, place in _near(assistant.scene, asked, today):
        if tried == TRIED:
            break
        if fold(question) == fold(asked) or not _is_near(assistant.scene, question, asked):
            continue
        tried += 1
        if _is_answered(assistant, question, document, place, today):
            found.append(question)
    return found


def _is_near(scene: Scene, question: str, asked: str) -> bool:
    """Tell whether two questions share a name in capitals, or two syllables in a row that say something."""
    rows = []
    for text in (question, asked):
        whole = f"{text} {scene.abbreviations.expand(text)}"
        syllables = re.findall(r"[^\W\d_]+", fold(whole))
        pairs = {pair for pair in pairwise(syllables) if not _SAYS_NOTHING & set(pair)}
        rows.append(pairs | set(_NAME.findall(whole)))
    return bool(rows[0] & rows[1])


def _is_answered(assistant: Assistant, question: str, document: Document, place: Span, today: dt.date) -> bool:
    """Tell whether a question is answered from the place that it was made of, or by a figure of its kind."""
    try:
        answer = assistant.ask(question, today)
    except UsageError:
        return False
    if not isinstance(answer, Answer) or answer.understood_as is not None:
        return False
    is_there = any(c.document.doc_id == document.doc_id and c.span.meets(place) for c in answer.citations)
    return is_there or (bool(answer.figures) and "bao nhiêu" in question)


def _near(scene: Scene, asked: str, today: dt.date) -> Iterator[tuple[str, Document, Span]]:
    """Yield questions of what is found near, with the places that they are made of: the kind that was asked first."""
    generation = scene.generation
    read = read_question(generation.understanding.read(asked), today, scene.abbreviations)
    selection = generation.selector.select(Filter(published_by=today))
    found = generation.retriever.search(read.understood, _READ, selection)
    kinds = (_of_figures(scene, found), _of_sentences(scene, found))
    first, second = kinds if read.wants is Wants.FIGURE else kinds[::-1]
    seen: set[str] = set()
    for question, document, place in (*first, *second):
        if fold(question) not in seen:
            seen.add(fold(question))
            yield question, document, place


def _of_figures(scene: Scene, found: Found) -> Iterator[tuple[str, Document, Span]]:
    generation = scene.generation
    for hit in found.figures[:_READ]:
        document = generation.documents[hit.entry.doc_id]
        sentence = next(iter(generation.sentences_in(document.doc_id, hit.entry.figure.number)), None)
        if sentence is None:
            continue
        figures = generation.figures_in(document.doc_id, sentence.span)
        if question := question_of_figure(document.text, sentence, hit.entry.figure, figures):
            yield question, document, sentence.span


def _of_sentences(scene: Scene, found: Found) -> Iterator[tuple[str, Document, Span]]:
    ranked = scene.sentences.rank(found)
    for one in ranked[:_READ]:
        if question := question_of_sentence(one.document.text, one.sentence):
            place = one.sentence.span
            if one.sentence.is_heading:
                place = Span(place.start, min(place.end + 1_000, one.document.body.end))
            yield question, one.document, place


def question_of_figure(text: str, sentence: Sentence, figure: Figure, beside: tuple[Figure, ...]) -> str | None:
    """Return what a sentence would answer with a figure: its own words, the numeral asked for.

    ``None`` where the words before the figure do not say what it is of.
    """
    start = sentence.span.start
    if opening := _OPENING.match(text, start, figure.span.start):
        start = opening.end()
    is_only = not any(start <= other.number.start < figure.number.start for other in beside)
    if not is_only or figure.change is not None or sentence.is_heading or sentence.lead is not None:
        return None
    before = _ASIDE.sub("", text[start : figure.number.start])
    before = _DROPPED.sub("", before)
    if len(before.split()) < _FEWEST_WORDS - 1 or _UNFIT.search(before):
        return None
    return _asked(f"{before.rstrip()} {_asked_for(text, figure)}")


def _asked_for(text: str, figure: Figure) -> str:
    if figure.unit in _MONEY:
        return "bao nhiêu tiền"
    if figure.unit == "%":
        return "bao nhiêu phần trăm"
    if figure.unit == "hạng" and figure.of is not None:
        return "bao nhiêu"
    end = figure.clause.end
    at = max(figure.span.end, figure.number.end)
    if stop := _STOP.search(text, at, end):
        end = stop.start()
    return f"bao nhiêu {text[at:end].strip()}".rstrip()


def question_of_sentence(text: str, sentence: Sentence) -> str | None:
    """Return the question that a sentence or a heading answers, where its words make one."""
    own = " ".join(sentence.span.of(text).lstrip("#- ").split())
    if sentence.is_heading:
        return _asked(own) if _ASKING.search(own) else None
    if steps := _STEPS.match(own):
        return _asked(f"Làm thế nào để {steps[1]}")
    own = _ASIDE.sub("", own)
    defined = _DEFINES.match(own)
    if defined is None or _COUNTED.match(own) or _UNFIT.search(defined[1]):
        return None
    return _asked(f"{defined[1]} là {'ai' if _PERSON.match(own) else 'gì'}")


def _asked(words: str) -> str | None:
    question = " ".join(words.split()).rstrip(" ?.,:;")
    if len(question) > _LONGEST or len(question.split()) < _FEWEST_WORDS:
        return None
    return f"{question[0].upper()}{question[1:]}?"
