"""``python -m eval``: score the assistant and its retrieval."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.answers_command import answers_command
from eval.fit_pairs_command import fit_pairs_command
from eval.load_command import load_command
from eval.lookup_command import lookup_command
from eval.options import FailUnderOption, OutOption
from eval.scale_command import scale_command
from eval.train_command import train_command
from eval.typed import WAYS
from index.threads import use_threads
from sources.cli import Command, new_app, run
from sources.errors import UsageError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from eval.figures import Report
    from eval.folder import Run
    from index.encoder import Encoder

    # A run, its page, and what is printed of it.
    Told = tuple[Run, Callable[[], str], Iterator[str]]

app = new_app("Chấm điểm trợ lý trên các bộ câu hỏi.")
app.command(
    "scale", cls=Command, help="Đo chỉ mục lớn dần trên đoạn văn nhân tạo: dựng, bộ nhớ, thời gian tìm, độ đúng."
)(scale_command)
app.command("load", cls=Command, help="Đo trang web khi nhiều người hỏi và tra cứu cùng lúc.")(load_command)
app.command("lookup", cls=Command, help="Đo bảng số liệu trên chỉ mục nhân tạo: lọc, tìm, sắp xếp, tải về.")(
    lookup_command
)
app.command("fit-pairs", cls=Command, help="Học khi nào hai số liệu nêu cùng một đại lượng, từ các nhãn.")(
    fit_pairs_command
)
app.command("train", cls=Command, help="Luyện lại mô hình chọn câu trả lời trên các câu hỏi phát triển.")(train_command)
app.command("answers", cls=Command, help="Chấm câu trả lời theo loại câu hỏi, so với các mức đề ra.")(answers_command)

IndexOption = Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")]
SetOption = Annotated[str, typer.Option("--set", help="Tên bộ trong eval/questions, hoặc một tệp .jsonl.")]
AsOfOption = Annotated[str, typer.Option("--as-of", help="Ngày coi là hôm nay.")]

TYPED_WAYS = ", ".join(WAYS)


@app.command("run", cls=Command, help="Hỏi một bộ câu hỏi rồi chấm: đúng, sai, không trả lời.")
def run_command(
    question_set: SetOption = "news",
    index: IndexOption = None,
    out: OutOption = None,
    as_of: AsOfOption = "2026-01-01",
    fail_under: FailUnderOption = None,
    typed: Annotated[str, typer.Option("--typed", help=f"Gõ câu hỏi theo lối này: {TYPED_WAYS}.")] = "accented",
    as_json: Annotated[bool, typer.Option("--json", help="In tổng kết dạng JSON.")] = False,
) -> None:
    """Print what went wrong and the summary; write the run where a folder is given."""
    use_threads(1)
    from eval.bounds import check_bounds, parse_bounds
    from eval.dataset import load_questions
    from eval.folder import means, write_run
    from eval.report import report_of_run, summary_lines
    from eval.run import run as run_questions
    from sources.document import PartialDate

    bounds = parse_bounds(fail_under or ())
    if typed not in WAYS:
        raise UsageError(f"Không có lối gõ {typed}; --typed nhận: {TYPED_WAYS}.")
    questions = load_questions(question_set)
    kept = run_questions(_open(index), questions, PartialDate.parse(as_of).last, question_set, typed)
    if out:
        write_run(out, kept, report_of_run(kept))
    if as_json:
        typer.echo(json.dumps(kept.summary, ensure_ascii=False, indent=1))
    else:
        for line in summary_lines(kept):
            typer.echo(line)
    check_bounds(bounds, {name: mean.mean for name, mean in means(kept.rows).items()})


@app.command("compare", cls=Command, help="So hai lượt chạy của cùng một bộ câu hỏi: lượt sau hơn kém lượt trước.")
def compare_command(
    first: Annotated[Path, typer.Argument(metavar="LƯỢT_A", help="Thư mục --out của lượt trước.")],
    second: Annotated[Path, typer.Argument(metavar="LƯỢT_B", help="Thư mục --out của lượt sau.")],
    most: Annotated[int, typer.Option("--most", min=0, help="In nhiều nhất bấy nhiêu câu đã đổi.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON, đủ mọi câu.")] = False,
) -> None:
    """Print paired differences with interval and test, and the questions that changed."""
    from eval.compare import compare, comparison_lines
    from eval.folder import read_run

    found = compare(read_run(first), read_run(second))
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    for line in comparison_lines(found, most):
        typer.echo(line)


@app.command("retrieval", cls=Command, help="Đo tìm đoạn và câu trên XQuAD, hoặc tìm số của một bộ câu hỏi (--set).")
def retrieval_command(
    data: Annotated[Path, typer.Option("--data", help="Thư mục chứa xquad-vi và xquad-r-vi.")] = Path("../shared/data"),
    on: Annotated[list[str] | None, typer.Option("--on", help="Chỉ phần này: passages, sentences.")] = None,
    with_peers: Annotated[
        bool, typer.Option("--peers/--no-peers", help="Đo cả các cách làm đối chứng.", show_default=False)
    ] = True,
    question_set: Annotated[
        str | None, typer.Option("--set", help="Đo tìm số của bộ câu hỏi này trên chỉ mục, thay cho XQuAD.")
    ] = None,
    parts: Annotated[
        bool,
        typer.Option("--parts", help="Đo cả những gì đã không chọn; với --set: khi bỏ từng phần."),
    ] = False,
    index: IndexOption = None,
    as_of: AsOfOption = "2026-01-01",
    out: OutOption = None,
    fail_under: FailUnderOption = None,
) -> None:
    """Print the measures of every system, or of figures where a question set is named."""
    from eval.bounds import check_bounds, parse_bounds
    from eval.folder import means, write_run

    bounds = parse_bounds(fail_under or ())
    if question_set:
        kept, report, lines = _figure_retrieval(question_set, index, as_of, with_parts=parts)
    else:
        kept, report, lines = _text_retrieval(data, on, with_peers, parts)
    if out:
        write_run(out, kept, report())
    for line in lines:
        typer.echo(line)
    check_bounds(bounds, {name: mean.mean for name, mean in means(kept.rows).items()})


def _figure_retrieval(question_set: str, index: Path | None, as_of: str, *, with_parts: bool) -> Told:
    use_threads(1)
    from eval.dataset import load_questions
    from eval.figure_retrieval import measure_figures
    from eval.retrieval_report import figure_lines, figure_report
    from sources.document import PartialDate

    questions = load_questions(question_set)
    encoder = _caching_encoder() if with_parts else None
    kept = measure_figures(_open(index), questions, PartialDate.parse(as_of).last, question_set, encoder)
    return kept, lambda: figure_report(kept), figure_lines(kept)


def _caching_encoder() -> Encoder:
    import datetime as dt

    from index.cache import CachingEncoder, EmbeddingCache, cache_key
    from index.encoder import building_encoder, encoder_name
    from index.settings import load_settings

    settings = load_settings()
    name = encoder_name(settings.model)
    cache = EmbeddingCache(settings.cache_dir, dt.datetime.now(dt.UTC).date())
    key = cache_key(name, settings.model)
    return CachingEncoder(name, cache, lambda: building_encoder(settings.model, settings.cache_dir), key)


def _text_retrieval(data: Path, on: list[str] | None, with_peers: bool, with_parts: bool) -> Told:
    use_threads(os.cpu_count() or 1)
    from eval.public_sets import load_collections
    from eval.retrieval import measure_all
    from eval.retrieval_report import lines, report
    from index.settings import load_settings

    collections = load_collections(data, on or ())
    kept = measure_all(collections, load_settings(), with_peers=with_peers, with_parts=with_parts)
    for note in kept.settings.facts["notes"]:
        typer.echo(note, err=True)
    return kept, lambda: report(kept, collections), lines(kept)


def _open(index: Path | None) -> Assistant:
    from assistant.assistant import Assistant
    from index.generation import encoder_for, load_generation
    from index.settings import load_settings

    settings = load_settings()
    place = index or settings.index_dir
    return Assistant(load_generation(place, encoder_for(place, settings.model)))


@app.command("figures", cls=Command, help="Đo việc đọc số liệu và thời gian trên các nhãn được gán bằng cách đọc.")
def figures_command(
    shared: Annotated[Path, typer.Option("--shared", help="Thư mục có corpus/ và data/; thiếu thì bỏ qua.")] = Path(
        "../shared"
    ),
    group: Annotated[list[str] | None, typer.Option("--group", help="Chỉ nhóm này: shipped, news, law, xquad.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="In từng chỗ sai của phần không giữ lại.")] = False,
    held_misses: Annotated[bool, typer.Option("--held-misses", help="In cả chỗ sai của phần giữ lại.")] = False,
    fail_under: FailUnderOption = None,
) -> None:
    """Print precision, recall, F1 and counts by group, for the part in the open and the third held back."""
    from eval.bounds import check_bounds, parse_bounds
    from eval.figures import Report, judge
    from eval.labels import LABELS_DIR, OUTSIDE, load_labels, load_texts

    bounds = parse_bounds(fail_under or ())
    taken: dict[str, float] = {}
    known = sorted(path.stem for path in LABELS_DIR.glob("*.jsonl"))
    if unknown := set(group or ()) - set(known):
        raise UsageError(f"Không có nhóm nhãn {', '.join(sorted(unknown))}; có: {', '.join(known)}.")
    totals = {False: Report(), True: Report()}
    for name in group or known:
        labelled = load_labels(LABELS_DIR / f"{name}.jsonl")
        texts = load_texts(name, Path("sources/documents"), shared)
        if not texts:
            typer.echo(f"{name}: bỏ qua, không có văn bản ở {shared}.")
            continue
        for held in (False, True):
            report = Report()
            for document in labelled:
                report.add(judge(document, document.open(texts[document.doc]), held=held))
            _print_report(f"{name}{' (giữ lại)' if held else ''}", report, held_misses if held else misses)
            taken |= _values(name, report, held)
            if name != OUTSIDE:
                totals[held].add(report)
    for held, report in totals.items():
        _print_report(f"TÀI LIỆU, mọi nhóm trừ {OUTSIDE}{' (giữ lại)' if held else ''}", report, False)
        taken |= _values("documents", report, held)
    check_bounds(bounds, taken)


@app.command("agreement", cls=Command, help="Đo hai người gán nhãn độc lập đồng ý với nhau đến đâu.")
def agreement_command() -> None:
    """Print how many labels of each are the same in the other's, by attribute."""
    from eval.agreement import agreement
    from eval.labels import LABELS_DIR, load_labels

    first, second = (
        [row for path in sorted(folder.glob("*.jsonl")) for row in load_labels(path)]
        for folder in (LABELS_DIR, LABELS_DIR / "second")
    )
    for name, score in agreement(first, second).items():
        counts = f"giống {score.right}, nhãn {score.found} và {score.labelled}"
        typer.echo(f"{name:10} {score.f1:.3f}  ({counts})")


def _values(group: str, report: Report, held: bool) -> dict[str, float]:
    """Return a group's measures as --fail-under names them: ``news.value.f1``, held back ``news.held.value.f1``."""
    part = f"{group}.held" if held else group
    return {
        f"{part}.{measure}.{name}": getattr(score, name)
        for measure, score in report.scores.items()
        for name in ("precision", "recall", "f1")
    }


def _print_report(name: str, report: Report, misses: bool) -> None:
    near = report.near
    typer.echo(f"{name}: bẫy {near.labelled}, mắc {near.found}")
    for measure, score in report.scores.items():
        counts = f"đúng {score.right}, đọc {score.found}, nhãn {score.labelled}"
        typer.echo(f"  {measure:10} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  ({counts})")
    for miss in report.misses if misses else ():
        typer.echo(f"    {miss}")


@app.command("bench", cls=Command, help="Đo tốc độ: khởi động, trả lời, bộ nhớ máy chủ, đọc số liệu.")
def bench_command(
    question_set: SetOption = "core",
    index: IndexOption = None,
) -> None:
    """Print the measures, one a line."""
    use_threads(1)
    from assistant.assistant import Assistant
    from eval.bench import asking, cold_start, reading_speed, server_memory
    from eval.dataset import load_questions
    from index.generation import encoder_for, load_generation
    from index.settings import load_settings

    settings = load_settings()
    place = index or settings.index_dir
    encoder = encoder_for(place, settings.model)
    generation = load_generation(place, encoder)
    questions = [row.question for row in load_questions(question_set)]
    text = "\n\n".join(document.text for document in generation.documents.values())
    measures = {"cold_ask_s": cold_start(place, questions[0])}
    measures |= asking(Assistant(generation), encoder, questions)
    measures |= server_memory(place)
    measures |= reading_speed(text)
    for name, value in measures.items():
        typer.echo(f"{name:22} {value:10.2f}")


if __name__ == "__main__":
    run(app)
