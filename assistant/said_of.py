"""What a question says of a figure, of others behind it, of what stands before a sentence, and of what heads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figure_words import OF_A_PART
from assistant.matching import QuestionTerms, TextTerms
from assistant.scene import Scene
from sources.asked_lines import is_question
from sources.document import Document, Span
from sources.figures import Figure
from sources.sentences import Sentence

# How much less a sentence counts for each one between it and the question that heads it.
_FARTHER_BELOW = 0.7
# What opens a sentence that tells more of what was told before.
_GOES_ON = re.compile(
    r"\W*(?:(?:một\s+)?(?:nguyên\s+nhân|l[ýí]\s+do)|vì|do|bởi|đây|điều\s+này|họ|nếu\s+không|quá|khi\s+đó|sau\s+đó|theo\s+đó|trường\s+hợp"
    r"|(?:\w+\s+){1,4}(?:này|đó|ấy|(?:nêu|nói|kể)\s+trên|còn\s+lại))(?!\w)",
    re.IGNORECASE,
)


class SaidOf:
    """Sets the words of one question against a sentence and what stands around it."""

    def __init__(self, terms: QuestionTerms, scene: Scene, document: Document, sentence: Sentence) -> None:
        self.terms, self.scene, self.document, self.sentence = terms, scene, document, sentence

    def answers(self) -> float:
        """Return how much of the question the question that heads the sentence covers, and how near that stands."""
        heading, text = self.sentence.heading, self.document.text
        if heading is None or not is_question(heading.of(text)):
            return 0.0
        asked = self.terms.coverage([(self.scene.terms(heading.of(text)), 1.0)])
        between = self.scene.sentences_between(self.document, heading, self.sentence)
        return float(asked * _FARTHER_BELOW**between)

    def goes_on(self) -> float:
        """Return how much of the question the sentences cover with which this one goes on."""
        if not _GOES_ON.match(self.sentence.span.of(self.document.text)):
            return 0.0
        before = self.scene.section_before(self.document, self.sentence)
        return self.terms.coverage([(self.scene.terms(before), 1.0)])

    def later_share(self, figure: Figure, beyond: Sequence[tuple[TextTerms, float]]) -> float:
        """Return how much of the question is said only after the clause of a figure, where others are told.

        Args:
            figure: A figure of the sentence.
            beyond: The terms of what stands around the sentence; what they say is of all its figures.
        """
        text, end = self.document.text, max(figure.clause.end, figure.counted.end)
        later = Span(end, max(end, self.sentence.span.end))
        if figure.names or not self.scene.generation.figures_in(self.document.doc_id, later):
            return 0.0
        until = self.scene.terms(text[self.sentence.span.start : end])
        around = [until, *(level for level, _ in beyond)]
        return self.terms.share_only_in(self.scene.terms(later.of(text)), around)

    def restricts(self, figure: Figure) -> float:
        """Return how much of what tells a part from its whole the question does not name; 0 for a whole."""
        clause = figure.clause.of(self.document.text)
        part = OF_A_PART.match(clause)
        if part is None or figure.names:
            return 0.0
        return 1.0 - self.terms.named_share(self.scene.terms(clause[part.end() :]), self.scene.vocabulary)
