"""The largest or smallest of the figures that a table, a list or a sentence sets side by side: "xã nào … thấp nhất".

A source that says itself which is the highest is quoted as any other; only where none does are the rows compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer_form import whole_words
from assistant.beside import in_list, in_sentence
from assistant.candidate import Candidate
from assistant.model import Model
from assistant.places import places_in
from assistant.question import Question, Wants
from assistant.scene import Scene
from assistant.select import Choice, NoChoice, Ranked, rank
from sources.document import Document
from sources.figures import Figure
from sources.text import fold

# What is asked to be the most or the least; a deadline ("chậm nhất ngày nào") is neither. On folded text.
_MOST = whole_words(
    r"(?:cao|nhieu|lon|dai|dong|manh|dat|tot|nhanh)\s+nhat|dung\s+(?:dau|nhat|top)|dan\s+dau|quan\s+quan|top\s+1"
)
_LEAST = whole_words(
    r"(?:thap|it|kem|nho|ngan|re|te|cham|yeu)\s+nhat(?!\s+(?:la\s+)?(?:khi|ngay|hom|bao|vao|den|luc))"
    r"|(?:dung|xep)\s+(?:cuoi|chot|bet)|chot\s+bang|cuoi\s+bang"
)
# Between "nhiều" and "nhất" stands what there is of it: "nhiều người dân nhất".
_MOST_OF = re.compile(r"(?<!\w)(?:nhieu|dong)\s+(?:\w+\s+){1,4}?nhat(?!\w)")
_LEAST_OF = re.compile(r"(?<!\w)it\s+(?:\w+\s+){1,4}?nhat(?!\w)")
_WHICH = re.compile(r"(?<!\w)(?P<noun>(?:\w+\s*,?\s+){1,3})nao(?!\w)|(?<!\w)(?:o\s+dau|ai)(?!\w)")
# Rows that are of all the others together.
_ALL = whole_words(
    r"tong(?:\s+(?:so|cong))?|cong|ca\s+nuoc|toan\s+(?:quoc|tinh|thanh\s+pho|nganh)|binh\s+quan|trung\s+binh|chung"
)
_PROVINCES = frozenset(("tinh", "pho", "phuong", "thanh"))
# What may be asked for as the most or the least; the last word of its name.
_KINDS = frozenset("tinh pho phuong bo nganh xa huyen quan mang hang truong vien nuoc gia so thon ban ap".split())
_SECOND_WORDS = frozenset("pho phuong mang hang vien gia".split())
_ANY = frozenset(("noi", "vi", "dau", "quan", "ben", "cho"))
_SAYS_WHICH = whole_words(r"nhat|dung\s+dau|dan\s+dau|xep\s+cuoi")
# Of all there are nothing is told by a table of some.
_OF_ALL = whole_words(r"toan\s+(?:tinh|quoc|thanh\s+pho|nganh|huyen)|ca\s+(?:nuoc|tinh)")
_OF_SOME = whole_words(r"mot\s+(?:so|vai)|vai|tieu\s+bieu")
# So many rows are compared at least; so much of the question the table must speak of; how sure that is.
_ROWS, _COVERED, _SURE = 3, 0.4, 0.6
# Two are enough where the rows say that they are of the kind asked.
_LEAST_OF_KIND = 2
# Figures so near the best one's score are tried.
_TRIED, _NEAR = 8, 2.0
# "trong số được báo cáo nêu": among whom.
_TOLD = whole_words(
    r"trong\s+(?:so|cac|nhung|tat\s+ca)\s+(?:\w+\s+){0,4}?(?:neu|liet\s+ke|thong\s+ke|bao\s+cao)(?:\s+neu)?"
)


@dataclass(frozen=True)
class Extreme:
    """What is asked: the most or the least, and the folded words before "nào"; none for "ở đâu"."""

    is_most: bool
    which: tuple[str, ...]


def asks_extreme(text: str) -> Extreme | None:
    """Return which extreme a question asks for by name; ``None`` where it asks for none."""
    folded = fold(text)
    found = _WHICH.search(folded)
    if found is None:
        return None
    which = tuple(re.findall(r"\w+", found["noun"])) if found["noun"] else ()
    if _LEAST.search(folded) or _LEAST_OF.search(folded):
        return Extreme(is_most=False, which=which)
    return Extreme(is_most=True, which=which) if _MOST.search(folded) or _MOST_OF.search(folded) else None


def of_each(question: Question) -> Question:
    """Return the question for the figure of each of those that are compared, without the words that compare them."""
    return replace(
        question,
        wants=Wants.FIGURE,
        dimension=None,
        counted=(),
        is_change=False,
        asserted=(),
        subject_text=_without(question.subject_text),
        spoken_text=_without(question.spoken_text),
    )


def _without(text: str) -> str:
    folded, kept = fold(text), list(text)
    for pattern in (_MOST, _LEAST, _WHICH, _TOLD):
        for match in pattern.finditer(folded):
            kept[match.start() : match.end()] = " " * (match.end() - match.start())
    for pattern in (_MOST_OF, _LEAST_OF):  # what there is most of stays
        for match in pattern.finditer(folded):
            first, last = match[0].split()[0], match[0].split()[-1]
            kept[match.start() : match.start() + len(first)] = " " * len(first)
            kept[match.end() - len(last) : match.end()] = " " * len(last)
    return " ".join("".join(kept).split())


def extreme_choice(
    asking: Question, extreme: Extreme, candidates: Sequence[Candidate], scene: Scene, model: Model
) -> Choice | None:
    """Return the figure that lies highest or lowest among those set beside the one that fits best.

    ``None`` where those that fit best are set beside fewer than three, name other things than are asked, or two of
    them are equal.

    Args:
        asking: The question for the figure of each, as ``of_each`` gives it.
        extreme: What is asked.
        candidates: Figures for it.
        scene: The generation that they are of.
        model: What ranks figures.
    """
    field = rank(asking, candidates, Wants.FIGURE, model)
    fit = [one for one in field if one.unfit is None and one.candidate.coverage >= _COVERED]
    least = _LEAST_OF_KIND if extreme.which else _ROWS
    for one in fit[:_TRIED]:
        figure, document = one.candidate.figure, one.candidate.document
        assert figure is not None
        if one.score < fit[0].score - _NEAR or _SAYS_WHICH.search(fold(figure.clause.of(document.text))):
            return None
        for row in (_of_the_kind(extreme.which, document, row) for row in _beside(scene, one.candidate)):
            if _is_of_some(asking, document, row):
                return None
            if len(row) < least or not _are_asked(extreme.which, document, row):
                continue
            ordered = sorted(row, key=lambda other: other.value, reverse=extreme.is_most != (figure.unit == "hạng"))
            won = next((r for r in field if _is_of(r, document, ordered[0])), None)
            if won is None or ordered[0].value == ordered[1].value:
                return None
            return Choice(won.candidate, _SURE, field)
    return None


def needs_extreme(extreme: Extreme) -> bool:
    """Tell whether a question names of what kind the most or the least is asked: no other figure answers it."""
    return bool(extreme.which) and extreme.which[-1] in _KINDS


def is_stated(outcome: Choice | NoChoice) -> bool:
    """Tell whether what was chosen says itself which is the most or the least."""
    if isinstance(outcome, NoChoice):
        return False
    candidate = outcome.candidate
    said = candidate.figure.clause if candidate.figure else candidate.sentence.span
    return _SAYS_WHICH.search(fold(said.of(candidate.document.text))) is not None


def _beside(scene: Scene, candidate: Candidate) -> list[list[Figure]]:
    """Return the figures beside one: the cells of its column, or those of its list and of its sentence."""
    figure, document = candidate.figure, candidate.document
    assert figure is not None
    if figure.column is None:
        return [in_list(scene, document, figure), in_sentence(scene, candidate)]
    cells = [f for f in scene.generation.readings[document.doc_id].figures if f.column == figure.column and f.row]
    return [[cell for cell in cells if not _ALL.search(fold(_label(document, cell)))]]


def _label(document: Document, figure: Figure) -> str:
    spans = [figure.row] if figure.row else [*figure.subject, figure.clause]
    return " ".join(span.of(document.text) for span in spans)


def _are_asked(which: Sequence[str], document: Document, row: Sequence[Figure]) -> bool:
    """Tell whether the figures are of such things as are asked for: provinces, communes, ministries."""
    labels = [_label(document, figure) for figure in row]
    if not which or which[-1] in _ANY:
        return True
    named = sum(bool(places_in(label)) for label in labels)
    if 2 * named > len(labels):
        return which[-1] in _PROVINCES
    kind = _kind(which)
    told = sum(kind.search(fold(label)) is not None for label in labels)
    return 2 * told > len(labels) or _heads(kind, document, row)


def _is_of_some(asking: Question, document: Document, row: Sequence[Figure]) -> bool:
    """Tell whether all there are are asked for, and what introduces the row tells that it is of some."""
    if not _OF_ALL.search(fold(asking.text)) or not row:
        return False
    first = min(figure.span.start for figure in row)
    return _OF_SOME.search(fold(document.text[max(0, first - 500) : first])) is not None


def _of_the_kind(which: Sequence[str], document: Document, row: list[Figure]) -> list[Figure]:
    """Return only those of the kind that is asked, where others are set beside them: "phường nào" among communes."""
    own = [figure for figure in row if which and _kind(which).match(fold(_label(document, figure)))]
    return own if _LEAST_OF_KIND <= len(own) < len(row) else row


def _kind(which: Sequence[str]) -> re.Pattern[str]:
    """Return what finds the name of the kind that is asked, on folded text: "ngân hàng", "xã" or "phường"."""
    if which[-1] in _SECOND_WORDS and len(which) > 1 and which[-2] not in _KINDS:
        return whole_words(r"\s+".join(which[-2:]))
    return whole_words("|".join(word for word in which if word in _KINDS) or which[-1])


def _heads(kind: re.Pattern[str], document: Document, row: Sequence[Figure]) -> bool:
    """Tell whether the line above a table's first row names what is asked."""
    first = min(figure.span.start for figure in row)
    above = document.text[max(0, first - 400) : first].splitlines()
    return any(kind.search(fold(line.strip("| ").split("|")[0])) for line in above[-4:])


def _is_of(one: Ranked, document: Document, figure: Figure) -> bool:
    own = one.candidate.figure
    return own is not None and one.candidate.document is document and own.span == figure.span
