"""All that an operator works with, over one folder of documents and one index."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.operating.builder import Builder
from assistant.operating.intake import Intake
from assistant.operating.passwords import PasswordHash
from assistant.operating.reading import ReadLimits
from assistant.operating.sessions import Sessions
from assistant.operating.settings import OperatorSettings
from assistant.operating.tries import Tries
from index.settings import Settings
from index.upkeep import GenerationFacts, list_generations, rollback
from sources.library import list_names
from sources.removing import remove

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pending:
    """How the folder of documents differs from what is served, by ids: new there, and no longer there."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class Desk:
    """What an operator may do; whoever calls has seen that it is one.

    Attributes:
        password: The hash of the operator's password.
        tries, sessions: Of signing in.
        intake: Uploaded files on their way.
        builder: Rebuilds the index.
    """

    def __init__(self, password: PasswordHash, settings: OperatorSettings, places: Settings) -> None:
        self.password = password
        self.most_files = settings.upload_files
        self.tries = Tries()
        self.sessions = Sessions()
        limits = ReadLimits(settings.read_seconds, settings.read_memory_mb * 2**20)
        self.intake = Intake(places.sources_dir, limits, settings.upload_files)
        self.builder = Builder(places)
        self._sources, self._index = places.sources_dir, places.index_dir

    def names(self) -> list[str]:
        """Return the ids of the documents of the folder; raises as ``list_names`` does."""
        return list_names(self._sources)

    def pending(self, served: Sequence[str]) -> Pending:
        """Return how the folder differs from the documents that are served, by their ids."""
        there, known = self.names(), set(served)
        return Pending(tuple(name for name in there if name not in known), tuple(sorted(known - set(there))))

    def remove(self, doc_ids: Sequence[str]) -> Path:
        """Set documents aside, out of the folder; return where. Raises as ``sources.removing.remove`` does."""
        with self.intake.writing:
            aside = remove(self._sources, doc_ids)
        _LOG.info("người vận hành gỡ %d tài liệu", len(doc_ids))
        return aside

    def generations(self) -> list[GenerationFacts]:
        """Return the generations of the index, newest first; raises as ``list_generations`` does."""
        return list_generations(self._index)

    def roll_back(self, name: str) -> str:
        """Let another generation serve; return its name. Raises as ``rollback`` does."""
        name = rollback(self._index, name)
        _LOG.info("người vận hành chuyển sang bản chỉ mục %s", name)
        return name

    def close(self) -> None:
        """End what goes on, and delete what is set aside."""
        self.builder.close()
        self.intake.close()


def opened_desk(settings: OperatorSettings, places: Settings) -> Desk | None:
    """Return the desk; ``None`` where no password is set, so that there is no operator."""
    return Desk(settings.password, settings, places) if settings.password else None
