"""``python -m sources``: read figures from files or a text; add files to a folder of documents."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sources.cli import Command, new_app, run
from sources.document import Document, PartialDate, Span
from sources.errors import UsageError, os_reason
from sources.figures import Figure, find_figures
from sources.numbers import format_value
from sources.periods import Period, PeriodMention, find_periods
from sources.readers import read
from sources.sentences import find_sentences
from sources.text import nfc

app = new_app("Đọc số liệu và thời gian từ văn bản tiếng Việt; thêm tài liệu vào thư mục nguồn.")
_SHIPPED = Path(__file__).parent / "documents"
_YES = frozenset(("c", "có", "co", "y", "yes"))


@app.command("figures", cls=Command, help="In mọi số liệu và mốc thời gian đọc được, kèm vị trí trong văn bản.")
def figures_command(
    files: Annotated[list[Path] | None, typer.Argument(help="Các tệp cần đọc.")] = None,
    text: Annotated[str | None, typer.Option(help="Đoạn văn cần đọc, thay cho tệp.")] = None,
    reference_date: Annotated[str | None, typer.Option(help="Ngày của văn bản, để hiểu các mốc không ghi năm.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print what was read."""
    if (text is None) == (not files):
        raise UsageError("Cần hoặc tên tệp, hoặc --text, và chỉ một trong hai.")
    reference = PartialDate.parse(reference_date) if reference_date else None
    if text is not None:
        body = nfc(text)
        documents = [Document("", body, Span(0, len(body)), published_on=reference)]
    else:
        documents = [_open(path, reference) for path in files or ()]
    rows = [
        ({"document": document.doc_id} if document.doc_id else {}) | row
        for document in documents
        for row in _rows(document)
    ]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    typer.echo("\t".join(_COLUMNS.values()))
    for row in rows:
        row |= {"text": row["as_written"].replace("\n", " ")} if isinstance(row["as_written"], str) else {}
        row |= _days(row)
        typer.echo("\t".join("" if row.get(name) is None else str(row[name]) for name in _COLUMNS))


_COLUMNS = {
    "start": "đầu",
    "end": "cuối",
    "text": "nguyên văn",
    "value": "giá trị",
    "high": "đến",
    "of": "trên tổng",
    "unit": "đơn vị",
    "qualifier": "định tính",
    "change": "thay đổi",
    "days": "thời gian",
    "subject": "nói về",
}


def _days(row: dict[str, object]) -> dict[str, object]:
    """Return the days of a figure or period in one cell."""
    period = row.get("period") or row
    first, last = (period.get("from"), period.get("to")) if isinstance(period, dict) else (None, None)
    return {"days": first if first == last else f"{first}..{last}"}


def _open(path: Path, reference: PartialDate | None) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"Không mở được tệp {path}: {os_reason(error)}.") from error
    document = read(path.name, data)
    if reference is None:
        return document
    return Document(document.doc_id, document.text, document.body, published_on=reference)


@app.command("add", cls=Command, help="Thêm tệp vào thư mục nguồn: cho xem đã đọc được gì, hỏi lại, rồi mới cất.")
def add_command(
    files: Annotated[list[Path], typer.Argument(help="Các tệp cần thêm (.md, .txt, .html, .pdf, .docx).")],
    to: Annotated[
        Path | None, typer.Option(help="Thư mục nguồn; mặc định là HOISO_SOURCES, hoặc bộ tài liệu đi kèm.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="Tên bài, thay cho tên đọc được; chỉ dùng khi thêm một tệp.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Nơi đăng, thay cho nơi đọc được.")] = None,
    published_on: Annotated[str | None, typer.Option(help="Ngày đăng: 2023, 2023-07 hoặc 2023-07-12.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Cất luôn, không hỏi lại.")] = False,
) -> None:
    """Show what was read of files, ask, and store them."""
    from sources.adding import store, survey, tell

    if title is not None and len(files) > 1:
        raise UsageError("--title chỉ dùng khi thêm một tệp; hãy thêm từng tệp một.")
    folder = to or Path(os.environ.get("HOISO_SOURCES") or _SHIPPED)
    given = {"title": title, "publisher": publisher, "published_on": published_on and PartialDate.parse(published_on)}
    candidates = survey(files, folder, given)
    typer.echo("\n\n".join(map(tell, candidates)))
    if not yes and not _agreed(folder, len(candidates)):
        typer.echo("Chưa cất tệp nào.")
        return
    store(candidates, folder)
    typer.echo(f"Đã cất {len(candidates)} tệp vào {folder}; chạy «python -m index build» để hỏi được về chúng.")


def _agreed(folder: Path, count: int) -> bool:
    """Ask a person whether to store; where nobody can be asked, it must have been said beforehand."""
    if not sys.stdin.isatty():
        raise UsageError("Không có ai để hỏi lại; hãy thêm --yes để cất các tệp trên.")
    typer.echo(f"Cất {count} tệp vào {folder}? [c/K] ", nl=False)
    return sys.stdin.readline().strip().lower() in _YES


def _rows(document: Document) -> list[dict[str, object]]:
    sentences = find_sentences(document.text, document.body)
    rows = [_figure_row(document.text, figure) for figure in find_figures(document, sentences)]
    rows += [
        _period_row(document.text, mention)
        for sentence in sentences
        for mention in find_periods(document.text, document.published_on, sentence.span)
    ]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _figure_row(text: str, figure: Figure) -> dict[str, object]:
    row: dict[str, object] = {
        "type": "figure",
        "start": figure.span.start,
        "end": figure.span.end,
        "as_written": figure.span.of(text),
        "value": format_value(figure.value),
    }
    if figure.high is not None:
        row["high"] = format_value(figure.high)
    if figure.of is not None:
        row["of"] = format_value(figure.of)
    row |= {"unit": figure.unit, "counted": figure.counted.of(text), "qualifier": figure.qualifier}
    if figure.change:
        row["change"] = figure.change
    if figure.base_period:
        row["base_period"] = _period(figure.base_period)
    if figure.attached_to:
        row["attached_to"] = {"start": figure.attached_to.start, "end": figure.attached_to.end}
    row["subject"] = ", ".join(span.of(text) for span in figure.subject)
    row["subject_spans"] = [[span.start, span.end] for span in figure.subject]
    for name, span in (("row", figure.row), ("column", figure.column)):
        if span is not None:
            row[name] = {"start": span.start, "end": span.end, "text": span.of(text)}
    row["clause"] = {"start": figure.clause.start, "end": figure.clause.end, "text": figure.clause.of(text)}
    row["period"] = figure.period and _period(figure.period)
    return row


def _period(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat(), "origin": period.origin.value}


def _period_row(text: str, mention: PeriodMention) -> dict[str, object]:
    return {
        "type": "period",
        "start": mention.span.start,
        "end": mention.span.end,
        "as_written": mention.span.of(text),
        "from": mention.first.isoformat(),
        "to": mention.last.isoformat(),
    }


if __name__ == "__main__":
    run(app)
