"""Where a source itself says that figures do not agree: "khác nhau giữa các nguồn", "không khớp với phép trừ …"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from assistant.quantity import Quantity
from assistant.scene import Scene
from sources.document import Span

_REMEMBERED_DOCUMENTS = 256
# Share of a figure's words that a sentence must hold to state it again.
_TOLD_AGAIN = 0.3
_DIFFER = re.compile(
    r"(?<!\w)(?:khác\s+nhau|không\s+(?:khớp|thống\s+nhất|trùng)|chưa\s+thống\s+nhất|mâu\s+thuẫn|lệch\s+nhau)(?!\w)"
)
# What is reckoned with in it, not compared.
_OPERANDS = re.compile(r"phép\s+(?:trừ|chia|cộng|nhân)(?!\s+(?:đó|này|trên))(?:[^,;]|,(?=\d))*")


class Disagreements:
    """The sentences of a scene that say so; those of a document are found once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._differing = functools.lru_cache(_REMEMBERED_DOCUMENTS)(self._find_differing)

    def set_against(self, one: Quantity) -> list[int]:
        """Return the numbers of the figures that a sentence of its document sets against one's value."""
        value = one.figure.value
        return [
            number
            for found in self._differing(one.document.doc_id)
            if value in found.values()
            for number, other in found.items()
            if other != value
        ]

    def are_set_against(self, one: Quantity, other: Quantity) -> bool:
        """Tell whether a sentence of either's document sets just their two values against each other."""
        pair = {one.figure.value, other.figure.value}
        ids = {one.document.doc_id, other.document.doc_id}
        return self.are_said_to_differ(one, other) and any(
            pair == set(found.values()) for doc_id in ids for found in self._differing(doc_id)
        )

    def are_said_to_differ(self, one: Quantity, other: Quantity) -> bool:
        """Tell whether a sentence of either's document sets their values against each other as not agreeing.

        Each stands in that sentence, or is restated in it: its value and some of its words are.
        """
        ids = {one.document.doc_id, other.document.doc_id}
        return any(
            one.figure.value != other.figure.value and all(self._is_told(doc_id, found, q) for q in (one, other))
            for doc_id in ids
            for found in self._differing(doc_id)
        )

    def _is_told(self, doc_id: str, found: dict[int, Decimal], quantity: Quantity) -> bool:
        """Tell whether one of the figures of a sentence is a quantity's, or states it again."""
        if quantity.number in found:
            return True
        if quantity.figure.value not in found.values():
            return False
        generation = self._scene.generation
        number = next(iter(found))
        sentence = generation.readings[doc_id].figures[number - generation.first_figure(doc_id)].sentence
        words = self._scene.terms(sentence.of(generation.documents[doc_id].text)).accented
        return len(quantity.near & words) >= _TOLD_AGAIN * len(quantity.near)

    def _find_differing(self, doc_id: str) -> tuple[dict[int, Decimal], ...]:
        """Return, for each sentence that says that figures do not agree, its figures' values by their numbers."""
        generation = self._scene.generation
        text, first = generation.documents[doc_id].text, generation.first_figure(doc_id)
        by_sentence: dict[Span, dict[int, Decimal]] = {}
        for number, figure in enumerate(generation.readings[doc_id].figures, first):
            span = figure.sentence
            if not _DIFFER.search(text, span.start, span.end):
                continue
            reckoned = (m.span() for m in _OPERANDS.finditer(text, span.start, span.end))
            if not any(start <= figure.number.start < end for start, end in reckoned):
                by_sentence.setdefault(span, {})[number] = figure.value
        return tuple(by_sentence.values())
