"""``python -m eval answers``: what the answers are to reach, and what they do."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.options import SETS, FailUnderOption, OutOption
from eval.typed import WAYS
from index.threads import use_threads
from sources.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from eval.answers import Part
    from eval.dataset import EvalQuestion
    from eval.indexes import Indexes

TYPED = ("stripped", "slips")
SPLITS = ("train", "dev", "held", "all")


def answers_command(
    question_set: Annotated[
        list[str] | None,
        typer.Option("--set", help=f"Bộ câu hỏi hoặc tệp .jsonl; lặp lại được. Mặc định: {', '.join(SETS)}."),
    ] = None,
    split: Annotated[str, typer.Option("--split", help=f"Chỉ hỏi phần này: {', '.join(SPLITS)}.")] = "dev",
    index: Annotated[
        list[str] | None,
        typer.Option("--index", metavar="BỘ=THƯ_MỤC", help="Chỉ mục của một bộ; thiếu thì dựng và giữ lại."),
    ] = None,
    shared: Annotated[Path, typer.Option("--shared", help="Thư mục có corpus/ của các bộ news và law.")] = Path(
        "../shared"
    ),
    typed: Annotated[
        list[str] | None,
        typer.Option("--typed", help=f"Hỏi cả khi gõ theo lối này: {', '.join(WAYS)}. Mặc định: {', '.join(TYPED)}."),
    ] = None,
    xquad: Annotated[
        Path | None,
        typer.Option("--xquad", help="Thư mục chứa xquad-vi: đo cả trên đó; không kèm --set thì chỉ đo trên đó."),
    ] = None,
    cost: Annotated[
        bool,
        typer.Option("--cost", help="Đo cả thời gian trả lời, so với nhúng câu hỏi, và khi tám người hỏi cùng lúc."),
    ] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="Ngày coi là hôm nay.")] = "2026-02-01",
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="In từng câu chưa đúng.")] = True,
    out: OutOption = None,
    fail_under: FailUnderOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In tổng kết dạng JSON.")] = False,
) -> None:
    """Print the targets and every measure; write the run where a folder is given."""
    use_threads(1)
    from eval.answers import measures_of_parts, run_of
    from eval.answers_report import lines, report
    from eval.bounds import check_bounds, parse_bounds
    from eval.folder import write_run
    from eval.indexes import Indexes, named_indexes
    from index.settings import load_settings
    from sources.document import PartialDate

    bounds = parse_bounds(fail_under or ())
    ways = _ways(typed)
    today = PartialDate.parse(as_of).last
    indexes = Indexes(load_settings(), named_indexes(index or ()), shared, partial(typer.echo, err=True))
    questions = {name: _questions(name, split) for name in question_set or (() if xquad else SETS)}
    parts = [_sets(questions, indexes, today, ways)] if questions else []
    parts += [_xquad(xquad, indexes, today)] if xquad else []
    parts += [_cost(questions, indexes)] if cost else []
    kept = run_of(parts, split, today)
    if out:
        write_run(out, kept, report(kept, parts))
    if as_json:
        typer.echo(json.dumps(kept.summary, ensure_ascii=False, indent=1))
    else:
        for line in lines(kept, parts, with_misses=misses):
            typer.echo(line)
    check_bounds(bounds, {name: mean.mean for name, mean in measures_of_parts(parts).items()})


def _ways(typed: list[str] | None) -> list[str]:
    """Return the ways of typing beside the one that a set is written in."""
    if unknown := set(typed or ()) - WAYS.keys():
        raise UsageError(f"Không có lối gõ {', '.join(sorted(unknown))}; --typed nhận: {', '.join(WAYS)}.")
    return [way for way in dict.fromkeys(typed or TYPED) if way != "accented"]


def _questions(name: str, split: str) -> list[EvalQuestion]:
    from eval.dataset import load_questions

    if split not in SPLITS:
        raise UsageError(f"Không có phần {split}; --split nhận: {', '.join(SPLITS)}.")
    found = [question for question in load_questions(name) if split in (question.split, "all")]
    if not found:
        raise UsageError(f"Bộ câu hỏi {name} không có câu nào thuộc phần {split}; hãy chọn phần khác bằng --split.")
    return found


def _sets(questions: dict[str, list[EvalQuestion]], indexes: Indexes, today: dt.date, ways: list[str]) -> Part:
    from tqdm import tqdm

    from eval.answers import AskedSet, measure_sets

    sets = [AskedSet(Path(name).stem, own, indexes.assistant(name)) for name, own in questions.items()]
    total = (2 + len(ways)) * sum(map(len, questions.values()))
    with tqdm(total=total, desc="Hỏi", unit=" câu", disable=None) as bar:
        return measure_sets(sets, today, ways, bar.update)


def _xquad(folder: Path, indexes: Indexes, today: dt.date) -> Part:
    from tqdm import tqdm

    from eval.xquad import measure_xquad

    with tqdm(desc="Hỏi XQuAD", unit=" câu", disable=None) as bar:
        return measure_xquad(folder, indexes, today, bar.update)


def _cost(questions: dict[str, list[EvalQuestion]], indexes: Indexes) -> Part:
    """Measure on the first of the sets that are asked, or on the first of the usual ones."""
    from eval.cost import measure_cost

    name = next(iter(questions), SETS[0])
    own = questions.get(name) or _questions(name, "dev")
    alone = [question.question for question in own if not question.history]
    return measure_cost(indexes.assistant(name), indexes.asking, alone)
