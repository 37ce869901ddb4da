"""``python -m eval fit-pairs``: learn when two figures state one quantity."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from index.threads import use_threads


def fit_pairs_command(
    index: Annotated[
        list[Path] | None, typer.Option("--index", help="Chỉ mục có tài liệu đã gán nhãn; lặp lại được.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="In các cặp đoán sai.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Ghi trọng số mới vào assistant/pairs.json.")] = False,
) -> None:
    """Print how well pairs are told apart by weights learnt from other worlds; write the new weights where asked."""
    use_threads(1)
    from eval.fit_pairs import fit, held_out, labelled_pairs, made_up_pairs, report, write_weights
    from index.encoder import PackagedEncoder
    from index.generation import load_generation

    encoder = PackagedEncoder()
    pairs = list(made_up_pairs(encoder))
    for folder in index or ():
        pairs += labelled_pairs(load_generation(folder, encoder))
    for line in report(pairs, held_out(pairs), misses):
        typer.echo(line)
    weights = fit(pairs)
    for name, weight in weights.items():
        typer.echo(f"  {name:16} {weight:8.3f}")
    if write:
        write_weights(weights, len(pairs))
