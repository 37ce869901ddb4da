"""What an operator takes away: kept questions as an evaluation set. Behind the gate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fastapi import FastAPI
from fastapi.responses import Response, StreamingResponse

from assistant.kept.errors import KeptUnusable
from assistant.kept.exporting import question_lines
from assistant.kept.keeper import Keeper
from assistant.kept.rows import Wanted
from assistant.web.api.problems import Problem
from assistant.web.api.refusals import add_problems
from assistant.web.operator_words import OperatorWords

# By what is in the file.
_WANTED = {"unanswered": Wanted(unanswered=True), "feedback": Wanted(with_feedback=True), "every": Wanted()}


def downloads(keeper: Keeper, words: OperatorWords) -> FastAPI:
    """Return the app of the downloads, to be mounted behind the gate; its files are named in a language."""
    said = words.kept
    files = {name: _WANTED[kind] for kind, name in said.file_names.items()}
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_problems(app)

    @app.get("/{name}")
    def download(name: str) -> Response:
        wanted = files.get(name)
        if wanted is None:
            raise Problem(404, said.no_file.format(names=", ".join(files)))
        try:
            lines = question_lines(keeper.rows(wanted))
            # The database is asked before the answer begins, so that a failure can still be told.
            first = next(lines, None)
        except KeptUnusable as error:
            raise Problem(503, words.below(error).format(told=error), {"Retry-After": "60"}) from error
        every: Iterator[str] = iter(()) if first is None else chain([first], lines)
        return StreamingResponse(
            (f"{line}\n" for line in every),
            media_type="application/x-ndjson",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    return app
