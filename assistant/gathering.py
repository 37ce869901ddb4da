"""What was found for a question -> the sentences and figures that could answer it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from assistant.candidate import Candidate
from assistant.candidates import Place
from assistant.matching import QuestionTerms
from assistant.question import Question, Wants
from assistant.scene import Scene
from index.glossary import is_english
from index.retriever import Found
from index.selection import Selection
from sources.asked_lines import is_question
from sources.document import Document, Span
from sources.figures import Figure
from sources.sentences import Sentence
from sources.text import accented_share

# The best figures whose sentences are read too, where none of the passages holds them.
FIGURES_READ = 10
# A line with fewer words answers no question by itself.
LEAST_WORDS = 5
_KINDS = frozenset("loai nhom buoc cach muc hinh truong dieu giay noi".split())
# Share of accented syllables from which a question counts as written with diacritics.
FULLY_ACCENTED = 0.5


class _Scale:
    """Turns what was found into features: cosines, and the scores of figures, on scales of their own."""

    def __init__(self, question: Question, found: Found, scene: Scene) -> None:
        cosines = scene.generation.cosines
        self._unrelated, self._answering = cosines or (0.0, 1.0)
        self.readable = _readable(question) if cosines else 0.0
        self._hits = {hit.number: hit for hit in found.figures}
        self._best = found.figures[0].score if found.figures else 0.0
        # What no arm returned is no better than the last that it did.
        self._least = min((hit.score for hit in found.figures), default=0.0)
        self._least_cosine = min((hit.cosine for hit in found.figures if hit.cosine is not None), default=0.0)

    def closeness(self, cosine: float) -> float:
        """Return a cosine as far as the vectors can be trusted: 0 unrelated, 1 an answer."""
        return self.readable * (cosine - self._unrelated) / (self._answering - self._unrelated)

    def entry(self, number: int) -> tuple[float, float]:
        """Return the score of a figure's entry below the best one's, and its closeness."""
        hit = self._hits.get(number)
        score = hit.score if hit else self._least
        cosine = self._least_cosine if hit is None or hit.cosine is None else hit.cosine
        return score - self._best, self.closeness(cosine)


def _readable(question: Question) -> float:
    """Return how far the vector of a question can be trusted: it is of the words that are understood by it.

    The encoder hardly reads Vietnamese without diacritics; English it reads as it stands.
    """
    understood = question.understood
    if is_english(understood.typed):
        return 1.0
    return min(1.0, accented_share(understood.text) / FULLY_ACCENTED)


def find_candidates(
    question: Question, terms: QuestionTerms, found: Found, scene: Scene, selection: Selection | None = None
) -> Iterator[Candidate]:
    """Yield what the question wants, once: sentences of the hits, or figures in them and the best of all figures.

    Of a sentence and its figures only those that are selected; a figure may be where its sentence is not.
    """
    generation = scene.generation
    scale = _Scale(question, found, scene)
    spoken = terms
    if question.spoken_text != question.subject_text:
        spoken = QuestionTerms(question.spoken_text, scene.vocabulary, scene.abbreviations)
    wants_figures = question.wants is Wants.FIGURE
    wants_sentences = not wants_figures or asks_for_kinds(question)
    rankings = _rankings(found, scene) if wants_sentences else _unranked
    contexts = _contexts(found, scene, scale)
    seen: set[tuple[str, int]] = set()
    for doc_id, sentence, retrieval in _sentences(found, scene):
        if (doc_id, sentence.span.start) in seen or sentence.is_heading or sentence.is_header:
            continue
        seen.add((doc_id, sentence.span.start))
        figures = generation.figures_in(doc_id, sentence.span) if wants_figures else ()
        if not (figures or wants_sentences):
            continue
        closeness = scale.closeness(float(found.question @ generation.sentence_vector(doc_id, sentence)))
        document = generation.documents[doc_id]
        place = Place(
            question,
            terms,
            spoken,
            scene,
            document,
            sentence,
            scale.readable,
            closeness,
            rankings(doc_id, sentence),
            contexts(doc_id, sentence),
        )
        is_selected = selection is None or selection.sentences[generation.sentence_index(doc_id, sentence)]
        if wants_sentences and is_selected and _says_something(place.own, sentence, document):
            yield place.sentence_candidate(retrieval)
        for number, figure in enumerate(figures):
            own = generation.figure_number(doc_id, figure)
            if selection is not None and not selection.figures[own]:
                continue
            before, after = _beside(figures, number)
            entry = scale.entry(own)
            yield place.figure_candidate(figure, before, after, retrieval, entry)


def _unranked(doc_id: str, sentence: Sentence) -> float:
    """Rank no sentence above another."""
    return 0.0


def asks_for_kinds(question: Question) -> bool:
    """Tell whether a list answers where no figure does: "mấy loại", "bao nhiêu bước"."""
    return bool(_KINDS & set(question.counted[:1]))


def _says_something(text: str, sentence: Sentence, document: Document) -> bool:
    """Tell whether a sentence is more than a label or a line of a form, unless it is an item or introduces some.

    A question of a document says nothing by itself: its answer stands below it.
    """
    if is_question(text):
        return False
    is_answer = sentence.heading is not None and is_question(
        document.text[sentence.heading.start : sentence.heading.end]
    )
    return is_answer or sentence.lead is not None or text.endswith(":") or text.count(" ") + 1 >= LEAST_WORDS


def _rankings(found: Found, scene: Scene) -> Callable[[str, Sentence], float]:
    """Return a function that gives a sentence's score among those found, below the best one's."""
    ranked = scene.sentences.rank(found)
    if not ranked:
        return lambda doc_id, sentence: 0.0
    best, least = ranked[0].score, ranked[-1].score
    scores = {(one.document.doc_id, one.sentence.span.start): one.score for one in ranked}
    return lambda doc_id, sentence: scores.get((doc_id, sentence.span.start), least) - best


def _contexts(found: Found, scene: Scene, scale: _Scale) -> Callable[[str, Sentence], float]:
    """Return a function that gives the closeness of a sentence's heading or lead-in, the closer one; 0 for none."""
    generation = scene.generation

    @functools.cache
    def closeness(doc_id: str, span: Span) -> float:
        row = generation.sentence_row(doc_id, generation.places.number(doc_id, span))
        return scale.closeness(float(found.question @ row))

    def context(doc_id: str, sentence: Sentence) -> float:
        around = [span for span in (sentence.heading, sentence.lead) if span is not None]
        return max((closeness(doc_id, span) for span in around), default=0.0)

    return context


def _sentences(found: Found, scene: Scene) -> Iterator[tuple[str, Sentence, float]]:
    """Yield document, sentence, and the score of its passage below the best one's; a sentence may come again.

    A figure found by itself stands in a passage that is no better than the last one found.
    """
    best = found.hits[0].score if found.hits else 0.0
    least = found.hits[-1].score if found.hits else 0.0
    for hit in found.hits:
        for sentence in scene.generation.sentences_in(hit.passage.doc_id, hit.passage.span):
            yield hit.passage.doc_id, sentence, hit.score - best
    for figure_hit in found.figures[:FIGURES_READ]:
        entry = figure_hit.entry
        for sentence in scene.generation.sentences_in(entry.doc_id, entry.figure.number):
            yield entry.doc_id, sentence, least - best


def _beside(figures: tuple[Figure, ...], number: int) -> tuple[Figure | None, Figure | None]:
    """Return the figures before and after one, in its sentence."""
    before = figures[number - 1] if number else None
    return before, figures[number + 1] if number + 1 < len(figures) else None
