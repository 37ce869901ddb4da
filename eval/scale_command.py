"""``python -m eval scale``: how an index grows."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from eval.options import FailUnderOption, OutOption
from index.threads import use_threads


def scale_command(
    passages: Annotated[list[int] | None, typer.Option("--passages", min=1, help="Số đoạn; lặp lại được.")] = None,
    more: Annotated[list[int] | None, typer.Argument(metavar="SỐ_ĐOẠN…", help="Thêm các số đoạn khác.")] = None,
    questions: Annotated[int, typer.Option("--questions", min=1, help="Số đoạn được hỏi ở mỗi cỡ.")] = 200,
    embed_limit: Annotated[
        int, typer.Option("--embed-limit", min=0, help="Đến chừng này đoạn thì nhúng thật, trên nữa vẽ véc-tơ ra.")
    ] = 2_000,
    sample: Annotated[
        int, typer.Option("--sample", min=32, help="Số đoạn nhúng thật để biết véc-tơ phân bố ra sao.")
    ] = 2_000,
    out: OutOption = None,
    targets: Annotated[
        bool, typer.Option("--targets", help="Thoát mã 1 khi cỡ lớn nhất không đạt mức đề ra cho một triệu đoạn.")
    ] = False,
    fail_under: FailUnderOption = None,
) -> None:
    """Print a column a size; say which numbers come from drawn vectors."""
    use_threads(len(os.sched_getaffinity(0)))
    from functools import partial

    from eval.bounds import check_bounds, parse_bounds
    from eval.folder import write_run
    from eval.scale import measure_sizes
    from eval.scale_report import check_targets, lines, report, values
    from eval.scale_sample import embed_passages, embed_sample
    from index.settings import load_settings

    bounds = parse_bounds(fail_under or ())
    sizes = [*(passages or ()), *(more or ())] or [1_000, 10_000]
    settings = load_settings()
    kept = measure_sizes(
        sizes,
        questions,
        embed_sample(sample, sample // 2, settings),
        partial(embed_passages, settings=settings),
        embed_limit,
        tell=partial(typer.echo, err=True),
    )
    if out:
        write_run(out, kept, report(kept))
    for line in lines(kept):
        typer.echo(line)
    check_bounds(bounds, values(kept))
    if targets:
        check_targets(kept)
