"""The lexical index: BM25 over syllables with accents, syllables and syllable pairs without, by tantivy.

Folded syllables and pairs let a question typed without diacritics match; accented syllables keep
``cấp`` apart from ``cặp`` for one typed with them. Terms are made here and joined by spaces, so
that tantivy's own tokenizer only splits at the spaces.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from index.allowed import Allowed
from index.store import UNCHECKED
from sources.errors import IndexBroken, system_error
from sources.text import accent_key, fold

# A numeral with its separators is one syllable: 87, 6,056, 41.864.961, 17/nq, 2023.
_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)+|\d+|[^\W_\d]+(?:\d+)?")
_LONGEST = 60
_ROOM = 1_000_000_000  # bytes
# From this many passages a question is not asked by the terms that more than a share of them hold, as long as it has
# some rarer ones: their lists take most of the time and tell the least. At 1,000,000 passages of `python -m eval
# scale` a search took 46 to 114 ms with all terms, and without those in 50 %, 35 % and 20 % of the passages 10, 8 and
# 6 ms. Where 240 passages are searched so (`python -m eval retrieval`), R@1 is 0.964, 0.963 and 0.958 instead of 0.966.
_PRUNED_FROM = 50_000
_COMMON = 0.35
_TERMS_AT_LEAST = 8
# The address of a page spells its title without diacritics, and says nothing that the page does not.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def syllables(text: str) -> list[str]:
    """Return the syllables and numerals of a text in lower case with one tone placement, in order.

    Those of web addresses are left out.
    """
    return [match[:_LONGEST] for match in _SYLLABLE.findall(_ADDRESS.sub(" ", accent_key(text)))]


def terms(text: str) -> list[str]:
    """Return the terms of a text: accented syllables, folded ones, and folded pairs.

    ``=`` marks an accented term, ``~`` a folded one, so that they never meet.
    """
    accented = syllables(text)
    folded = [fold(syllable) for syllable in accented]
    pairs = (f"~{first}_{second}" for first, second in pairwise(folded))
    return [*(f"={word}" for word in accented), *(f"~{word}" for word in folded), *pairs]


@contextlib.contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """Give a folder of links to the files of an index, for as long as it takes to open it.

    tantivy writes a lock file beside the files that it opens, only to read them. Here it finds a place
    for it that is nobody else's, so that reading an index changes nothing in it. All files are mapped
    when the index is open, and the links are no longer needed. Where there is no room for them, the
    index itself is given.
    """
    with contextlib.ExitStack() as stack:
        place = folder
        with contextlib.suppress(OSError):
            links = stack.enter_context(_scratch_folder())
            for path in folder.iterdir():
                if path.name not in UNCHECKED:
                    (links / path.name).symlink_to(path.absolute())
            place = links
        yield place


@contextlib.contextmanager
def _scratch_folder() -> Iterator[Path]:
    """Give an empty folder outside the index: where temporary files go, otherwise in shared memory."""
    try:
        parent = tempfile.gettempdir()
    except FileNotFoundError:  # a container whose disk is read-only still has this
        parent = "/dev/shm"
    with tempfile.TemporaryDirectory(prefix="hoiso-", dir=parent, ignore_cleanup_errors=True) as scratch:
        yield Path(scratch)


class LexicalIndex:
    """Passages by number, searched by BM25."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401  tantivy's classes are not all typed
        # A generation never changes; a reader that watches its folder would only write lock files into it.
        index.config_reader(reload_policy="manual")
        self._index = index
        self._searcher = index.searcher()
        self.size = int(self._searcher.num_docs)

    @classmethod
    def build(cls, texts: Iterable[str], folder: Path) -> LexicalIndex:
        """Index texts, numbered from 0 in their order, into an empty folder.

        Raises:
            OSError: It cannot be written.
        """
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("number", indexed=True, fast=True)
        schema.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(schema.build(), path=str(folder))
            # One thread writes one segment, in order, so the same texts give the same ranking. There is room for
            # the segment of several 100,000 passages; more segments would be merged in an order that may differ.
            writer = index.writer(heap_size=_ROOM, num_threads=1)
            for number, text in enumerate(texts):
                writer.add_document(tantivy.Document(number=number, terms=" ".join(terms(text))))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # how tantivy tells of a full disk
            raise system_error(str(error)) from error
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Open an index folder, which may lie on a disk that cannot be written.

        Raises:
            IndexBroken: It cannot be read.
        """
        import tantivy

        try:
            with _lockable(folder) as place:
                return cls(tantivy.Index.open(str(place)))
        except (ValueError, OSError) as error:
            raise IndexBroken("Không đọc được phần từ vựng của chỉ mục; hãy chạy: make build") from error

    def frequency(self, folded: str) -> int:
        """Return how many passages hold a syllable, given without its diacritics."""
        return int(self._searcher.doc_freq("terms", f"~{folded}"))

    def search(self, question: str, k: int, allowed: Allowed | None = None) -> dict[int, float]:
        """Return the BM25 scores of the ``k`` best passages by passage number, best first.

        Only passages that share a term are returned, and of these only the allowed ones, where that is
        given; none for a question without terms. What is not allowed changes no score.
        """
        import tantivy

        if self.size == 0:
            return {}
        schema = self._index.schema
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "terms", term, "freq"))
                for term in self._asked(list(dict.fromkeys(terms(question))))
            ]
        )
        if allowed is not None:
            query = self._only(query, allowed)
        hits = self._searcher.search(query, min(k, self.size), count=False).hits
        # From the column: the stored document would be unpacked with its whole block for each hit.
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits])
        return {number: score for number, (score, _) in zip(numbers, hits, strict=True)}

    def _only(self, query: Any, allowed: Allowed) -> Any:  # noqa: ANN401  tantivy's classes are not all typed
        """Return the query over the allowed passages alone, with its scores; whichever are fewer are listed."""
        import tantivy

        keeps = bool(2 * np.count_nonzero(allowed) <= len(allowed))
        listed = tantivy.Query.term_set_query(
            self._index.schema, "number", np.flatnonzero(allowed if keeps else ~allowed).tolist()
        )
        if not keeps:
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.MustNot, listed)])
        silent = tantivy.Query.const_score_query(listed, 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, silent)])

    def _asked(self, every: list[str]) -> list[str]:
        """Return the terms to ask for, in the same order: all of them, but for common ones in a large index."""
        if self.size < _PRUNED_FROM:
            return every
        counts = {term: self._searcher.doc_freq("terms", term) for term in every}
        known = [term for term in every if counts[term]]
        rare = [term for term in known if counts[term] <= _COMMON * self.size]
        if len(rare) >= _TERMS_AT_LEAST:
            return rare
        kept = set(sorted(known, key=counts.__getitem__)[:_TERMS_AT_LEAST])
        return [term for term in known if term in kept]
