"""From the settings to what an app needs to answer: everything that is opened before the first request."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from assistant.assistant import LiveAssistant
from assistant.kept.keeping import opened_keeper
from assistant.kept.settings import load_kept_settings
from assistant.operating.desk import opened_desk
from assistant.operating.settings import load_operator_settings
from assistant.web.operator_gate import may_upload
from assistant.web.services import Services
from assistant.web.settings import load_web_settings
from index.generation import encoder_for
from index.settings import Settings


def opened_services(settings: Settings) -> Services:
    """Return the services of the app that the environment asks for; to be closed when the server stops.

    Raises:
        UsageError: A setting cannot be used.
        IndexUnusable: The index cannot be served.
        KeptNewer: A newer version of this program wrote what is kept.
    """
    web, kept, operators = load_web_settings(), load_kept_settings(), load_operator_settings()
    assistant = LiveAssistant(settings.index_dir, encoder_for(settings.index_dir, settings.model))
    keeper = opened_keeper(kept)
    desk = opened_desk(operators, settings)
    return Services(
        assistant,
        dt.date.today,
        settings=web,
        may_upload=partial(may_upload, desk=desk),
        keeper=keeper,
        kept_days=kept.retention_days or None,
        desk=desk,
    )


@contextmanager
def uploads_folder() -> Iterator[None]:
    """Let Gradio put what is uploaded where only this user may look, and leave nothing of it behind.

    To be called before Gradio is imported, which reads the variable then.
    """
    with tempfile.TemporaryDirectory(prefix="hoiso-") as folder:
        # As it is reached without links: only such a path is taken for that of an upload.
        os.environ["GRADIO_TEMP_DIR"] = os.path.realpath(folder)
        yield
