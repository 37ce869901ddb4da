"""``python -m index``: build an index, search it, and look after its generations."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.filter_options import DocumentOption, PeriodOption, PublisherOption, TopicOption
from index.switching import KEPT_GENERATIONS
from index.threads import use_threads
from sources.cli import Command, new_app, run
from sources.errors import UsageError

if TYPE_CHECKING:
    from index.upkeep import GenerationFacts

app = new_app("Dựng chỉ mục từ một thư mục tài liệu, tìm đoạn văn trong đó, và trông coi các bản của nó.")

IndexOption = Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")]


@app.command("build", cls=Command, help="Dựng chỉ mục mới từ một thư mục tài liệu rồi chuyển sang dùng nó.")
def build_command(
    sources: Annotated[Path | None, typer.Option("--sources", help="Thư mục tài liệu [HOISO_SOURCES].")] = None,
    index: IndexOption = None,
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Bỏ qua khi chỉ mục đã đúng với tài liệu và mô hình.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Số luồng để nhúng; mặc định là mọi nhân của máy.")
    ] = None,
) -> None:
    """Build, with a progress bar on stderr."""
    use_threads(workers or len(os.sched_getaffinity(0)))
    from index.rebuilding import rebuild
    from index.settings import load_settings

    given = {"sources_dir": sources, "index_dir": index}
    settings = load_settings().model_copy(update={name: place for name, place in given.items() if place})
    with contextlib.closing(_Bar()) as bar:
        rebuild(settings, bar, if_needed)


class _Bar:
    """Tells how a build goes on stderr, with a bar once it is known how much is to be embedded."""

    def __init__(self) -> None:
        self._bar: Any = None

    def tell(self, message: str) -> None:
        self.close()
        typer.echo(message, err=True)

    def expect(self, count: int) -> None:
        from tqdm import tqdm

        self._bar = tqdm(total=count, desc="Nhúng", unit=" đoạn, câu, số", disable=not count)

    def advance(self, count: int) -> None:
        self._bar.update(count)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@app.command("search", cls=Command, help="Tìm các đoạn, hoặc câu, hoặc số liệu, gần câu hỏi nhất.")
def search_command(
    question: Annotated[str, typer.Argument(help="Câu hỏi.")],
    k: Annotated[int, typer.Option("-k", min=1, help="Số đoạn, câu hay số liệu cần tìm.")] = 10,
    index: IndexOption = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="Tìm câu thay cho đoạn.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Tìm số liệu thay cho đoạn.")] = False,
    document: DocumentOption = None,
    publisher: PublisherOption = None,
    topic: TopicOption = None,
    period: PeriodOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print the hits, best first."""
    use_threads(1)
    from index.asked import check
    from index.filters import read_filter
    from index.generation import encoder_for, load_generation
    from index.search_rows import figure_rows, passage_rows, sentence_rows
    from index.settings import load_settings

    if sentences and figures:
        raise UsageError("Không thể vừa --sentences vừa --figures; hãy chọn một.")
    settings = load_settings()
    place = index or settings.index_dir
    question = check(question)
    within = read_filter(document, publisher, topic, period)
    generation = load_generation(place, encoder_for(place, settings.model))
    rows_of = sentence_rows if sentences else figure_rows if figures else passage_rows
    rows = rows_of(generation, question, k, generation.selector.select(within))
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for number, row in enumerate(rows, 1):
        shown = f"{row['as_written']} ({row['unit'] or 'không đơn vị'})\n{row['clause']}" if figures else row["text"]
        typer.echo(f"{number}. {row['doc_id']} [{row['start']}:{row['end']}]  {row['score']}\n{shown}\n")


@app.command("list", cls=Command, help="Liệt kê các bản chỉ mục, mới nhất trước.")
def list_command(
    index: IndexOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print the generations: name, date, counts, encoder, size, and which one serves."""
    from index.upkeep import list_generations

    rows = [_row(facts) for facts in list_generations(_place(index))]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        serves = "* đang dùng" if row["serves"] else "  để dành"
        if row["built_at"] is None:
            typer.echo(f"{serves}  {row['name']}  không đọc được, hoặc thuộc định dạng khác  {_mib(row['size'])}")
            continue
        counts = row["counts"]
        typer.echo(
            f"{serves}  {row['name']}  dựng {row['built_at']}  {counts['documents']} tài liệu, "
            f"{counts['passages']} đoạn, {counts['sentences']} câu, {counts['figures']} số liệu  "
            f"{row['encoder']}  {_mib(row['size'])}"
        )


@app.command(
    "check", cls=Command, help="Kiểm tra từng tệp của mọi bản chỉ mục theo mã băm; thoát với mã 1 khi có bản hỏng."
)
def check_command(index: IndexOption = None) -> None:
    """Print what is wrong with each generation, and fail where one is not whole."""
    from index.upkeep import broken_index, check_generations

    place = _place(index)
    found = check_generations(place)
    for name, wrong in found.items():
        typer.echo(f"{name}: {'; '.join(wrong) or 'nguyên vẹn'}")
    if error := broken_index(place, found):
        raise error


@app.command("rollback", cls=Command, help="Quay về một bản chỉ mục trước đó còn nguyên vẹn.")
def rollback_command(
    name: Annotated[
        str | None, typer.Argument(help="Tên bản; mặc định là bản nguyên vẹn ngay trước bản đang dùng.")
    ] = None,
    index: IndexOption = None,
) -> None:
    """Switch to an earlier generation."""
    from index.upkeep import rollback

    place = _place(index)
    typer.echo(f"Chỉ mục {place} nay dùng bản {rollback(place, name)}.", err=True)


@app.command("prune", cls=Command, help="Xoá các bản chỉ mục cũ; không bao giờ xoá bản đang dùng hay bản đang dựng.")
def prune_command(
    keep: Annotated[int, typer.Option("--keep", min=1, help="Số bản mới nhất giữ lại.")] = KEPT_GENERATIONS,
    index: IndexOption = None,
    snapshots: Annotated[
        bool,
        typer.Option("--snapshots", help="Xoá cả bản lưu của tài liệu đã gỡ; trích dẫn cũ tới chúng sẽ không mở được."),
    ] = False,
) -> None:
    """Remove old generations."""
    from index.upkeep import clear_away

    removed = clear_away(_place(index), keep, snapshots)
    names = f" ({', '.join(removed.names)})" if removed.names else ""
    told = f"Đã xoá {len(removed.names)} bản{names}, được {_mib(removed.size)}"
    typer.echo(f"{told}; {removed.snapshots} bản lưu tài liệu." if snapshots else f"{told}.", err=True)


def _place(index: Path | None) -> Path:
    from index.settings import load_settings

    return index or load_settings().index_dir


def _row(facts: GenerationFacts) -> dict[str, Any]:
    manifest = facts.manifest or {}
    return {
        "name": facts.name,
        "serves": facts.serves,
        "built_at": manifest.get("built_at"),
        "counts": manifest.get("counts"),
        "encoder": manifest.get("encoder", {}).get("name"),
        "size": facts.size,
    }


def _mib(size: int) -> str:
    return f"{size / 2**20:.1f} MiB".replace(".", ",")


if __name__ == "__main__":
    run(app)
