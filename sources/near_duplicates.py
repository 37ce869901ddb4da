"""Documents that say nearly the same: shared runs of words (shingles), compared by Jaccard's measure.

Exact sets, not hashes of them: a folder's texts are read anyway, and comparing one with a thousand
others of article length takes half a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sources.document import Document
from sources.text import accent_key

_WORDS_A_SHINGLE = 5
_WORD = re.compile(r"\w+")
# Alike from here on; two articles on one subject share under a tenth of their shingles.
ALIKE = 0.5
# Share of the shorter text that stands in the longer: an excerpt, or a page with a frame around it.
HELD = 0.8


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document that is like another.

    Attributes:
        doc_id: The other document.
        jaccard: Shared shingles by all shingles of the two, in [0, 1].
        held: Shared shingles by those of the shorter text, in [0, 1].
        is_same: Whether the two texts are equal to the character.
    """

    doc_id: str
    jaccard: float
    held: float
    is_same: bool


def shingles(document: Document) -> frozenset[str]:
    """Return the runs of five words of a body, without case; a shorter text is one run, a blank one none."""
    words = _WORD.findall(accent_key(document.body.of(document.text)))
    last = max(len(words) - _WORDS_A_SHINGLE, 0)
    return frozenset(" ".join(words[at : at + _WORDS_A_SHINGLE]) for at in range(last + 1)) if words else frozenset()


def near_duplicates(document: Document, others: Iterable[Document]) -> list[NearDuplicate]:
    """Return the other documents that are nearly the same as one, the most alike first."""
    own = shingles(document)
    found: list[NearDuplicate] = []
    for other in others:
        theirs = shingles(other)
        shared = len(own & theirs)
        if not shared:
            continue
        jaccard, held = shared / len(own | theirs), shared / min(len(own), len(theirs))
        if jaccard >= ALIKE or held >= HELD:
            found.append(NearDuplicate(other.doc_id, jaccard, held, document.text == other.text))
    return sorted(found, key=lambda one: (-one.jaccard, one.doc_id))
