"""``python -m eval``: score the assistant and its retrieval."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.threads import use_threads
from sources.cli import Command, new_app, run

if TYPE_CHECKING:
    from eval.figures import Report

app = new_app("Chấm điểm trợ lý trên các bộ câu hỏi.")

IndexOption = Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")]


@app.command("run", cls=Command, help="Hỏi một bộ câu hỏi rồi chấm: đúng, sai, không trả lời.")
def run_command(
    question_set: Annotated[
        str, typer.Option("--set", help="Tên bộ trong eval/questions, hoặc một tệp .jsonl.")
    ] = "news",
    index: IndexOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Thư mục ghi kết quả.")] = None,
    as_of: Annotated[str, typer.Option("--as-of", help="Ngày coi là hôm nay.")] = "2026-01-01",
) -> None:
    """Print the summary; write the run where a folder is given."""
    use_threads(1)
    from assistant.assistant import Assistant
    from eval.dataset import load_questions
    from eval.run import run as run_questions
    from eval.run import summarise, write_run
    from index.generation import encoder_for, load_generation
    from index.settings import load_settings
    from sources.document import PartialDate

    settings = load_settings()
    questions = load_questions(question_set)
    today = PartialDate.parse(as_of).last
    place = index or settings.index_dir
    assistant = Assistant(load_generation(place, encoder_for(place, settings.model)))
    judged = run_questions(assistant, questions, today)
    if out:
        facts = {
            "set": question_set,
            "as_of": today.isoformat(),
            "run_on": dt.datetime.now(dt.UTC).date().isoformat(),
            "index": assistant.scene.generation.manifest,
        }
        write_run(out, facts, judged)
    for row in judged:
        if row.outcome.value != "right":
            shown = row.answer["text"].replace("\n", " / ")
            typer.echo(f"{row.outcome.value:9} {row.question.id} {row.question.question} -> {shown:.160}")
    typer.echo(json.dumps(summarise(judged), ensure_ascii=False, indent=1))


@app.command("retrieval", cls=Command, help="Đo tìm đoạn trên XQuAD-vi: có dấu và bỏ dấu; từng nhánh và cả hai.")
def retrieval_command(
    data: Annotated[Path, typer.Option("--data", help="Thư mục chứa xquad-vi.")] = Path("../shared/data"),
) -> None:
    """Print success@1, success@5 and MRR."""
    use_threads(os.cpu_count() or 1)
    from tqdm import tqdm

    from eval.dataset import load_xquad
    from eval.retrieval import measure
    from index.encoder import asking_encoder
    from index.settings import load_settings

    settings = load_settings()
    passages, questions = load_xquad(data)
    with tqdm(total=len(passages), desc="Nhúng", unit=" đoạn") as bar:
        rows = measure(passages, questions, asking_encoder(settings.model), settings.cache_dir, bar.update)
    typer.echo(f"XQuAD-vi: {len(questions)} câu hỏi, {len(passages)} đoạn; n = {len(questions)} ở mỗi dòng")
    for row in rows:
        typer.echo(f"{row.typed:9} {row.arm:6} R@1 {row.success_1}  R@5 {row.success_5}  MRR {row.mrr:.3f}")


@app.command("figures", cls=Command, help="Đo việc đọc số liệu và thời gian trên các nhãn được gán bằng cách đọc.")
def figures_command(
    shared: Annotated[Path, typer.Option("--shared", help="Thư mục có corpus/ và data/; thiếu thì bỏ qua.")] = Path(
        "../shared"
    ),
    group: Annotated[list[str] | None, typer.Option("--group", help="Chỉ nhóm này: shipped, news, law, xquad.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="In từng chỗ sai của phần không giữ lại.")] = False,
    held_misses: Annotated[bool, typer.Option("--held-misses", help="In cả chỗ sai của phần giữ lại.")] = False,
) -> None:
    """Print precision, recall, F1 and counts by group, for the part in the open and the third held back."""
    from eval.figures import Report, judge
    from eval.labels import LABELS_DIR, OUTSIDE, load_labels, load_texts
    from sources.errors import UsageError

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
            if name != OUTSIDE:
                totals[held].add(report)
    for held, report in totals.items():
        _print_report(f"TÀI LIỆU, mọi nhóm trừ {OUTSIDE}{' (giữ lại)' if held else ''}", report, False)


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
    question_set: Annotated[str, typer.Option("--set", help="Bộ câu hỏi dùng để đo.")] = "core",
    index: IndexOption = None,
) -> None:
    """Print the measures, one a line."""
    use_threads(1)
    from assistant.assistant import Assistant
    from eval.bench import ask_against_encoding, cold_start, reading_speed, server_memory
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
    measures |= ask_against_encoding(Assistant(generation), encoder, questions)
    measures |= server_memory(place)
    measures |= reading_speed(text)
    for name, value in measures.items():
        typer.echo(f"{name:22} {value:10.2f}")


if __name__ == "__main__":
    run(app)
