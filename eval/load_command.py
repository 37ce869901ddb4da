"""``python -m eval load``: the web app under many users at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def load_command(
    users: Annotated[int, typer.Option("--users", min=1, help="Bao nhiêu người cùng lúc.")] = 50,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="Trong bao nhiêu giây.")] = 300,
    index: Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")] = None,
) -> None:
    """Print what was measured; exit with 1 where any request failed."""
    from eval.dataset import load_questions
    from eval.load import lines, put_under_load
    from index.settings import load_settings

    questions = [row.question for row in load_questions("core") if not row.history]
    load = put_under_load(index or load_settings().index_dir, questions, users, seconds)
    for line in lines(load):
        typer.echo(line)
    if load.errors:
        raise typer.Exit(1)
