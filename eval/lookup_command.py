"""``python -m eval lookup``: how long the table of figures takes."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from index.threads import use_threads


def lookup_command(
    figures: Annotated[int, typer.Option("--figures", min=1, help="Khoảng bao nhiêu số liệu.")] = 100_000,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="Số trang được hỏi của mỗi loại.")] = 50,
) -> None:
    """Print what was measured, one a line."""
    use_threads(1)
    from eval.lookup import lines, measure
    from index.encoder import asking_encoder
    from index.settings import load_settings

    for line in lines(measure(figures, rounds, asking_encoder(load_settings().model), partial(typer.echo, err=True))):
        typer.echo(line)
