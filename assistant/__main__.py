"""``python -m assistant``: ask one question, or a file of them."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.kept.commands import app as kept_app
from assistant.operating.commands import operator_password_command
from index.filter_options import DocumentOption, PeriodOption, PublisherOption, TopicOption
from index.threads import use_threads
from sources.cli import Command, new_app, run

if TYPE_CHECKING:
    from assistant.assistant import Assistant

app = new_app("Hỏi số liệu chính thức bằng tiếng Việt; mọi con số đều kèm nguồn.")
app.add_typer(kept_app, name="kept")
app.command(
    "operator-password",
    cls=Command,
    help="Đặt mật khẩu cho người vận hành: in ra mã băm để đặt vào HOISO_OPERATOR_PASSWORD_HASH.",
)(operator_password_command)

IndexOption = Annotated[Path | None, typer.Option("--index", help="Thư mục chỉ mục [HOISO_INDEX].")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="Ngày coi là hôm nay (2024-10-12); bỏ qua nguồn đăng sau ngày này."),
]


@app.command("ask", cls=Command, help="Trả lời một câu hỏi, kèm trích dẫn; không có trong nguồn thì nói là không có.")
def ask_command(
    question: Annotated[str, typer.Argument(help="Câu hỏi.")],
    index: IndexOption = None,
    as_of: AsOfOption = None,
    history: Annotated[
        list[str] | None, typer.Option(help="Một câu đã hỏi trước đó; lặp lại được, cũ trước mới sau.")
    ] = None,
    document: DocumentOption = None,
    publisher: PublisherOption = None,
    topic: TopicOption = None,
    period: PeriodOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Nói cả vì sao: các câu và số đã xét, điểm, độ tin cậy.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print the answer with its sources, and why where that is asked."""
    from assistant import explain as explanation
    from assistant.parts import numbered_through
    from assistant.phrases import UNDERSTOOD_AS
    from assistant.render import as_json as to_json
    from assistant.render import text_of
    from index.asked import check
    from index.filters import read_filter

    check(question)
    today = _today(as_of)
    within = read_filter(document, publisher, topic, period)
    assistant = _open(index)
    started = time.perf_counter()
    result = assistant.ask(question, today, history or (), within)
    row = to_json(result, None, (time.perf_counter() - started) * 1000)
    told = assistant.explain(question, today, history or (), within) if explain else []
    if as_json:
        more = {"explain": [explanation.as_json(one) for one in told]} if explain else {}
        typer.echo(json.dumps({**row, **more}, ensure_ascii=False, indent=1))
        return
    for n, part in enumerate(numbered_through(result.parts), 1):
        typer.echo(f"{n}. {part.understood_as or part.question}\n{text_of(part)}")
    if not result.parts:
        if result.understood_as is not None:
            typer.echo(f"{UNDERSTOOD_AS}: {result.understood_as}")
        typer.echo(text_of(result))
    for citation in row["citations"]:
        known = (citation["title"] or citation["doc_id"], citation["publisher"], citation["published_on"])
        typer.echo(
            f"[{citation['n']}] {' · '.join(part for part in known if part)}\n"
            f"    {citation['doc_id']}, ký tự {citation['start']}–{citation['end']}"
        )
    for one in told:
        typer.echo("\n" + "\n".join(explanation.lines(one)))


@app.command("batch", cls=Command, help="Trả lời một tệp câu hỏi JSON Lines, mỗi dòng một câu, giữ nguyên thứ tự.")
def batch_command(
    questions: Annotated[Path, typer.Argument(help="Tệp câu hỏi.")],
    answers: Annotated[Path, typer.Argument(help="Tệp trả lời sẽ ghi.")],
    index: IndexOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Answer a file of questions."""
    from assistant.batch import answer_rows, read_rows

    today = _today(as_of)
    rows = read_rows(questions)
    assistant = _open(index)
    counts = answer_rows(assistant, rows, answers, today)
    typer.echo(
        f"{sum(counts.values())} câu: {counts['answered']} trả lời, {counts['abstained']} không trả lời, "
        f"{counts['error']} lỗi. Đã ghi {answers}.",
        err=True,
    )


@app.command("mcp", cls=Command, help="Phục vụ các công cụ MCP qua stdin, stdout, cho chương trình trợ lý ở máy này.")
def mcp_command(index: IndexOption = None) -> None:
    """Serve the tools until the other end closes."""
    use_threads(1)
    from assistant.assistant import LiveAssistant
    from assistant.web.api.stdio import serve
    from index.generation import encoder_for
    from index.settings import load_settings

    settings = load_settings()
    place = index or settings.index_dir
    serve(LiveAssistant(place, encoder_for(place, settings.model)))


def _today(as_of: str | None) -> dt.date:
    from sources.document import PartialDate

    return PartialDate.parse(as_of).last if as_of else dt.date.today()


def _open(index: Path | None) -> Assistant:
    use_threads(1)
    from assistant.assistant import Assistant
    from index.generation import encoder_for, load_generation
    from index.settings import load_settings

    settings = load_settings()
    place = index or settings.index_dir
    return Assistant(load_generation(place, encoder_for(place, settings.model)))


if __name__ == "__main__":
    run(app)
