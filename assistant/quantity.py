"""What a figure measures, apart from its value and its time: the words, places and numbers that name its quantity.

Two figures state one quantity where these agree; how far they do is measured in ``pairs.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.matching import TextTerms
from assistant.wording import Dimension
from sources.document import Document
from sources.figures import Figure
from sources.sentences import Sentence

# Words and their pairs, in lower case, with how much they tell.
Weights = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """What one figure measures.

    Attributes:
        number: The figure's number in the index.
        document: Where it stands.
        sentence: The sentence that it stands in.
        figure: The figure.
        dimension: What its unit measures.
        said: All terms of its own words and of what introduces them, common words too.
        own: What its own words tell, weighted by rarity and by nearness.
        near: Its own telling words, without those that only lead to its clause.
        around: The words of what introduces it: the sentence before its first figure, lead-in, heading, title.
        head: The first words of the thing counted, folded.
        names: Capitalised words in its own words, or else in its title, in lower case; provinces are no names here.
        digits: Numbers in its own words that are part of a name ("Đề án 06", "mức 2"), not figures or times.
        places: Provinces that it is about; none for the whole nation, and where none is named.
        is_nationwide: Whether its own words say that it is of the whole nation.
        title_place: The one province that the title names, which an article may leave unsaid; else ``None``.
        is_target: Whether it is aimed at, not reached.
    """

    number: int
    document: Document
    sentence: Sentence | None
    figure: Figure
    dimension: Dimension
    said: TextTerms
    own: Weights
    near: frozenset[str]
    around: frozenset[str]
    head: frozenset[str]
    names: frozenset[str]
    digits: frozenset[str]
    places: frozenset[str]
    is_nationwide: bool
    title_place: str | None
    is_target: bool

    @property
    def words(self) -> str:
        """Its own words, for a search."""
        return " ".join(word for word in self.own if " " not in word)
