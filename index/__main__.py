"""``python -m index``: build an index and search it."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from index.threads import use_threads
from sources.cli import Command, new_app, run
from sources.errors import UsageError

app = new_app("Dựng chỉ mục từ một thư mục tài liệu và tìm đoạn văn trong đó.")

IndexOption = Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")]


@app.command("build", cls=Command, help="Dựng chỉ mục mới từ một thư mục tài liệu rồi chuyển sang dùng nó.")
def build_command(
    sources: Annotated[Path | None, typer.Option("--sources", help="Thư mục tài liệu [HOISO_SOURCES].")] = None,
    index: IndexOption = None,
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Bỏ qua khi chỉ mục đã đúng với tài liệu và mô hình.")
    ] = False,
) -> None:
    """Build, with a progress bar on stderr."""
    use_threads(os.cpu_count() or 1)
    from tqdm import tqdm

    from index.build import build, is_built, plan
    from index.encoder import building_encoder, encoder_name
    from index.settings import load_settings
    from sources.library import load_library

    settings = load_settings()
    library = load_library(sources or settings.sources_dir)
    for name, reason in library.skipped:
        typer.echo(f"Bỏ qua {name}: {reason}.", err=True)
    place = index or settings.index_dir
    if if_needed and is_built(place, library.documents, encoder_name(settings.model)):
        typer.echo(f"Chỉ mục {place} đã mới.", err=True)
        return
    todo = plan(library.documents)
    typer.echo(
        f"{len(todo.documents)} tài liệu, {len(todo.passages)} đoạn, {len(todo.sentences)} câu. "
        "Đang nạp mô hình nhúng…",
        err=True,
    )
    encoder = building_encoder(settings.model, settings.cache_dir)
    with tqdm(total=todo.to_encode, desc="Nhúng", unit=" đoạn, câu") as bar:
        name = build(todo, place, encoder, dt.datetime.now(dt.UTC), progress=bar.update)
    typer.echo(f"Đã dựng chỉ mục {place}, bản {name}.", err=True)


@app.command("search", cls=Command, help="Tìm các đoạn gần câu hỏi nhất.")
def search_command(
    question: Annotated[str, typer.Argument(help="Câu hỏi.")],
    k: Annotated[int, typer.Option("-k", min=1, help="Số đoạn cần tìm.")] = 10,
    index: IndexOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print the hits, best first."""
    use_threads(1)
    from index.generation import encoder_for, load_generation
    from index.settings import load_settings
    from sources.text import nfc

    settings = load_settings()
    place = index or settings.index_dir
    question = nfc(question).strip()
    if not question:
        raise UsageError("Câu hỏi trống; hãy gõ điều cần tìm.")
    generation = load_generation(place, encoder_for(place, settings.model))
    rows = []
    for hit in generation.retriever.search(question, k).hits:
        passage, document = hit.passage, generation.documents[hit.passage.doc_id]
        rows.append(
            {
                "doc_id": passage.doc_id,
                "title": document.title,
                "start": passage.span.start,
                "end": passage.span.end,
                "heading": passage.heading or None,
                "score": round(hit.score, 4),
                "cosine": hit.cosine and round(hit.cosine, 4),
                "bm25": hit.bm25 and round(hit.bm25, 4),
                "text": passage.span.of(document.text),
            }
        )
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for number, row in enumerate(rows, 1):
        typer.echo(f"{number}. {row['doc_id']} [{row['start']}:{row['end']}]  {row['score']}\n{row['text']}\n")


if __name__ == "__main__":
    run(app)
