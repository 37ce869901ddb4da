"""Whether what stands around a sentence bears out the names of a question."""

from __future__ import annotations

from itertools import pairwise

from assistant.matching import has_initials
from assistant.question import Question
from assistant.scene import Scene
from sources.document import Document
from sources.sentences import Sentence
from sources.text import fold

# What the names of bodies open with, folded.
_BODIES = frozenset("bo so cuc tong ban uy ubnd phong vien truong hoi cong ngan tap toa".split())


def _label(document: Document) -> str:
    return f"{document.title or ''} {document.publisher or ''}"


def names_fit(question: Question, scene: Scene, document: Document, sentence: Sentence, near_text: str) -> float:
    """Return the share of the names of a question that are borne out, in [0, 1]; 1 where it names nobody.

    Args:
        question: The question.
        scene: The generation that the document is of.
        document: The document.
        sentence: A sentence of it.
        near_text: The sentence with what introduces it.
    """
    if not (question.names or question.numbered):
        return 1.0
    near = scene.terms(near_text)
    whole = scene.document_terms(document)
    around = [scene.terms(scene.paragraph_before(document, sentence)), scene.terms(_label(document))]
    total = 0.0
    for name in question.names:
        words = [fold(word) for word in scene.abbreviations.replace(name).split()]
        has_acronym = any(word.isupper() and len(word) > 1 for word in name.split())
        pairs = words if has_acronym else [" ".join(pair) for pair in pairwise(words)] or words
        titled = f"{near_text} {_label(document)}"
        if all(pair in near.folded for pair in pairs) or any(has_initials(titled, word) for word in name.split()):
            total += 1.0
        elif any(all(pair in terms.folded for pair in pairs) for terms in around):
            total += 0.9
        elif all(pair in whole.folded for pair in pairs):
            # A body that is named elsewhere in a document is not the one that each of its sentences is about.
            total += 0.5 if words[0] in _BODIES else 0.7
    for wanted in question.numbered:
        if any(wanted & terms.folded for terms in (near, *around)):
            total += 1.0
        elif wanted & whole.folded:
            total += 0.7
    return total / (len(question.names) + len(question.numbered))
