"""An app with all its places, over the corpus that ships, with an operator and some questions that were kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from assistant.assistant import LiveAssistant
from assistant.kept.keeper import Verdict
from assistant.kept.keeping import opened_keeper
from assistant.kept.settings import KeptSettings
from assistant.operating.desk import Desk
from assistant.operating.settings import OperatorSettings
from assistant.web.operator_gate import may_upload
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from index.encoder import PackagedEncoder
from index.settings import Settings
from tests.assistant.kept.conftest import asked
from tests.conftest import ROOT, TODAY
from tests.web.in_process import served
from tests.web.operating import HASH


@contextmanager
def every_place(folder: Path, index_dir: Path, encoder: PackagedEncoder) -> Iterator[str]:
    """Give the address of the app, served until the block ends; its folder of documents is a copy."""
    shutil.copytree(ROOT / "sources" / "documents", folder / "documents")
    places = Settings(sources_dir=folder / "documents", index_dir=index_dir, cache_dir=folder / "cache")
    desk = Desk(HASH, OperatorSettings(), places)
    keeper = opened_keeper(KeptSettings(keep=True, database=f"sqlite:///{folder}/kept.sqlite3", retention_days=0))
    keeper.keep_answer(asked("Thư viện Bình Minh có bao nhiêu thẻ?"))
    shown = keeper.keep_answer(asked("Đã cấp bao nhiêu thẻ?", status="answered", reason=None, text="87 triệu"))
    assert shown is not None
    keeper.keep_feedback(shown, Verdict.WRONG_FIGURE, comment="phải là 88")
    services = Services(
        LiveAssistant(index_dir, encoder),
        lambda: TODAY,
        settings=WebSettings(asks_per_minute=0, events_per_minute=0),
        may_upload=partial(may_upload, desk=desk),
        keeper=keeper,
        desk=desk,
    )
    try:
        with served(create_app(services)) as address:
            yield address
    finally:
        services.close()
