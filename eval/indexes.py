"""The indexes that question sets are asked over: named by the user, or built once and kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from assistant.assistant import Assistant
from eval.options import DEVELOPED
from index.cache import CachingEncoder, EmbeddingCache, cache_key
from index.encoder import Encoder
from index.settings import Settings
from sources.document import Document
from sources.errors import UsageError

# What a kept index is built from: the documents that ship, or the corpus that is kept beside the repository.
SHIPPED, CORPUS = "core", "corpus"
# Documents made up for measuring, each with a question set of its own.
DOCUMENTS = Path(__file__).parent / "documents"
MADE_UP = (*DEVELOPED, "unseen")
BUILT_FROM = {
    "core": SHIPPED, "news": CORPUS, "law": CORPUS, "originals": CORPUS, **{name: name for name in MADE_UP},
}  # fmt: skip


class Indexes:
    """Opens an assistant for each question set; sets over one index share it."""

    def __init__(
        self, settings: Settings, named: Mapping[str, Path], shared: Path, tell: Callable[[str], None]
    ) -> None:
        """Take what the user named.

        Args:
            settings: Where documents, caches and the default index are, and the model.
            named: Index folders by the name of their question set.
            shared: The folder that holds ``corpus``.
            tell: Called with what is being built.
        """
        self._settings = settings
        self._named = named
        self._shared = shared
        self._tell = tell
        self._open: dict[Path, Assistant] = {}

    def assistant(self, question_set: str) -> Assistant:
        """Return the assistant of a set: over the index named for it, else over a kept one.

        A set that is no shipped one is asked over the default index.

        Raises:
            UsageError: The documents of the set are not there.
            IndexUnusable: The index that was named cannot be opened.
        """
        name = Path(question_set).stem
        if (place := self._named.get(name)) is not None:
            return self._opened(place)
        if name not in BUILT_FROM:
            return self._opened(self._settings.index_dir)
        return self._kept(BUILT_FROM[name])

    def built(self, name: str, documents: Sequence[Document]) -> Assistant:
        """Return the assistant over documents; their index is kept and built only where it is not up to date."""
        from index.build import build, is_built, plan

        place = self._settings.cache_dir.parent / "eval" / name
        if not is_built(place, documents, self.building.name):
            todo = plan(documents)
            self._tell(
                f"Dựng chỉ mục {place}: {len(documents)} tài liệu, nhúng {len(self.building.missing(todo.embedded))}…"
            )
            build(todo, place, self.building, dt.datetime.now(dt.UTC))
            self._open.pop(place, None)
        return self._opened(place)

    def _kept(self, name: str) -> Assistant:
        from sources.library import load_library

        folder = self._folder(name)
        if not folder.is_dir():
            raise UsageError(f"Không có tài liệu ở {folder}; hãy chỉ chỉ mục đã dựng bằng --index TÊN=THƯ_MỤC.")
        return self.built(name, load_library(folder).documents)

    def _folder(self, name: str) -> Path:
        if name in MADE_UP:
            return DOCUMENTS / name
        return self._settings.sources_dir if name == SHIPPED else self._shared / "corpus"

    def _opened(self, place: Path) -> Assistant:
        from index.generation import load_generation

        if place not in self._open:
            self._open[place] = Assistant(load_generation(place, self.asking))
        return self._open[place]

    @cached_property
    def asking(self) -> Encoder:
        """The encoder of questions, loaded once for all indexes."""
        from index.encoder import asking_encoder

        return asking_encoder(self._settings.model)

    @cached_property
    def building(self) -> CachingEncoder:
        """The encoder of passages; it embeds only what no build has embedded before."""
        from index.encoder import building_encoder, encoder_name

        settings = self._settings
        name = encoder_name(settings.model)
        cache = EmbeddingCache(settings.cache_dir, dt.datetime.now(dt.UTC).date())
        return CachingEncoder(
            name, cache, lambda: building_encoder(settings.model, settings.cache_dir), cache_key(name, settings.model)
        )


def named_indexes(words: Sequence[str]) -> dict[str, Path]:
    """Return the index folders by name, of words ``NAME=DIR``; the last one counts where a name is given twice.

    Raises:
        UsageError: A word is not of this form.
    """
    named = {}
    for word in words:
        name, sign, place = word.partition("=")
        if not (name and sign and place):
            raise UsageError(f"--index nhận TÊN=THƯ_MỤC, thí dụ news=.hoiso/index; đã nhận «{word}».")
        named[name] = Path(place)
    return named
