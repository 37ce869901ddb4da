"""The quantities of figures: each is read out of its text once."""

from __future__ import annotations

import functools

from assistant.quantity import Quantity
from assistant.quantity_reader import QuantityReader
from assistant.scene import Scene
from sources.document import Document
from sources.figures import Figure

_REMEMBERED = 20_000


class Quantities:
    """The quantities of the figures of a scene; those asked for are remembered."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._weight = functools.lru_cache(_REMEMBERED)(scene.vocabulary.weight)
        self._get = functools.lru_cache(_REMEMBERED)(self._read)

    def of(self, document: Document, figure: Figure) -> Quantity:
        """Return the quantity of a figure of a document."""
        return self._get(document.doc_id, self._scene.generation.figure_number(document.doc_id, figure))

    def numbered(self, doc_id: str, number: int) -> Quantity:
        """Return the quantity of a figure by its document and its number in the index."""
        return self._get(doc_id, number)

    def _read(self, doc_id: str, number: int) -> Quantity:
        generation = self._scene.generation
        document, reading = generation.documents[doc_id], generation.readings[doc_id]
        at = number - generation.first_figure(doc_id)
        figure = reading.figures[at]
        sentence = next(iter(generation.sentences_in(doc_id, figure.number)), None)
        return QuantityReader(self._scene, self._weight, document, reading, at, sentence).quantity(number)
