"""``python -m assistant kept``: looking after what is kept of questions and feedback."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sources.cli import Command, new_app
from sources.errors import HoiSoError, UsageError, os_reason

if TYPE_CHECKING:
    from assistant.kept.store import Store

app = new_app("Câu hỏi và phản hồi đã lưu: xem, xuất, xoá. Nơi lưu đặt bằng HOISO_DATABASE_URL.")

SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Chỉ các câu hỏi từ ngày này (2024, 2024-10 hoặc 2024-10-12, giờ Việt Nam)."),
]
_GROUPS_SHOWN = 10


@app.command("migrate", cls=Command, help="Tạo cơ sở dữ liệu, hoặc đưa lược đồ của nó lên bản mới nhất.")
def migrate_command() -> None:
    """Make or migrate the database."""
    with _store(make=True) as (store, (before, now)):
        if before == now:
            typer.echo(f"Lược đồ ở {store.place} đã ở bản mới nhất {now}.", err=True)
        else:
            typer.echo(f"Đã đưa lược đồ ở {store.place} từ bản {before or 'trống'} lên bản {now}.", err=True)


@app.command("export", cls=Command, help="Xuất ra tệp JSON Lines, mỗi dòng một câu hỏi kèm phản hồi, mới nhất trước.")
def export_command(
    out: Annotated[Path, typer.Argument(help="Tệp sẽ ghi; «-» là in ra màn hình.")],
    since: SinceOption = None,
    unanswered: Annotated[bool, typer.Option("--unanswered", help="Chỉ các câu không có câu trả lời.")] = False,
    as_questions: Annotated[
        bool,
        typer.Option(
            "--as-questions",
            help="Theo dạng bộ câu hỏi đánh giá, bỏ câu trùng; «answerable» để trống cho người gán nhãn.",
        ),
    ] = False,
) -> None:
    """Write what is kept to a file."""
    from assistant.kept.exporting import lines, question_lines
    from assistant.kept.rows import Wanted

    wanted = Wanted(since=_moment(since), unanswered=unanswered)
    with _store() as (store, _):
        written = question_lines(store.rows(wanted)) if as_questions else lines(store.rows(wanted))
        count = _write(out, written)
    typer.echo(f"Đã xuất {count} câu hỏi ra {out}.", err=True)


@app.command("erase", cls=Command, help="Xoá hẳn câu hỏi cùng phản hồi; không lấy lại được.")
def erase_command(
    answer_id: Annotated[str | None, typer.Option("--id", help="Mã của một câu hỏi.")] = None,
    session: Annotated[
        str | None,
        typer.Option("--session", help="Mọi câu hỏi của một phiên: mã phiên, hoặc dấu phiên trong tệp xuất."),
    ] = None,
    before: Annotated[str | None, typer.Option("--before", help="Mọi câu hỏi trước ngày này (giờ Việt Nam).")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Tất cả.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,
) -> None:
    """Erase what is chosen, once it is confirmed."""
    from assistant.kept.rows import Wanted

    chosen = [answer_id is not None, session is not None, before is not None, everything]
    if sum(chosen) != 1:
        raise UsageError("Cần đúng một trong --id, --session, --before, --all để biết xoá gì.")
    wanted = Wanted(id=answer_id, session=session, before=_moment(before))
    with _store() as (store, _):
        count = store.count(wanted)
        if count and not yes:
            _confirm(f"Sẽ xoá hẳn {count} câu hỏi cùng phản hồi ở {store.place}.")
        # Also where none is left: what was erased before may still lie in the file.
        erased = store.erase(wanted)
    typer.echo(f"Đã xoá {erased} câu hỏi.", err=True)


@app.command("prune", cls=Command, help="Xoá các câu hỏi quá số ngày giữ lại [HOISO_RETENTION_DAYS].")
def prune_command() -> None:
    """Delete what is past its days."""
    from assistant.kept.keeping import oldest_kept
    from assistant.kept.settings import load_kept_settings

    days = load_kept_settings().retention_days
    before = oldest_kept(days, dt.datetime.now(dt.UTC))
    with _store() as (store, _):
        if before is None:
            typer.echo("HOISO_RETENTION_DAYS là 0: giữ mãi, không xoá gì.", err=True)
            return
        typer.echo(f"Đã xoá {store.prune(before)} câu hỏi lưu quá {days} ngày.", err=True)


@app.command("stats", cls=Command, help="Đếm theo ngày, kết quả, lý do; gom các câu chưa trả lời được theo chủ đề.")
def stats_command(
    since: SinceOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Print counts, and the unanswered questions by subject."""
    from assistant.kept.groups import unanswered_groups
    from assistant.kept.report import report
    from assistant.kept.rows import Wanted
    from assistant.kept.statistics import statistics

    moment = _moment(since)
    with _store() as (store, _):
        counts = statistics(store.rows(Wanted(since=moment)))
        groups = unanswered_groups(store.rows(Wanted(since=moment, unanswered=True)))
    if as_json:
        told = [{"subject": one.subject, "count": len(one.rows), "reasons": dict(one.reasons)} for one in groups]
        typer.echo(json.dumps({**counts.as_json(), "unanswered": told}, ensure_ascii=False, indent=1))
        return
    typer.echo(report(counts, groups[:_GROUPS_SHOWN]))


@contextlib.contextmanager
def _store(make: bool = False) -> Iterator[tuple[Store, tuple[str | None, str | None]]]:
    """Open the database of the settings, migrated; also the revisions before and after.

    Raises:
        KeptMissing: Nothing was kept there, and none is to be made.
    """
    from assistant.kept.settings import load_kept_settings
    from assistant.kept.store import COMMAND, Store

    store = Store(load_kept_settings().url, COMMAND)
    try:
        if not make:
            store.check_there()
        yield store, store.prepare()
    finally:
        store.close()


def _moment(date: str | None) -> dt.datetime | None:
    from assistant.kept.rows import start_of
    from sources.document import PartialDate

    return start_of(PartialDate.parse(date).first) if date else None


def _write(out: Path, lines: Iterator[str]) -> int:
    """Write lines to a file for its owner's eyes, or to stdout; return how many."""
    count = 0
    try:
        with contextlib.ExitStack() as stack:
            if str(out) == "-":
                file = sys.stdout
            else:
                file = stack.enter_context(out.open("w", encoding="utf-8"))
                out.chmod(0o600)
            for line in lines:
                file.write(line + "\n")
                count += 1
    except OSError as error:
        raise HoiSoError(f"Không ghi được {out} ({os_reason(error)}); hãy chọn tệp khác.") from error
    return count


def _confirm(message: str) -> None:
    from sources.text import fold

    typer.echo(f"{message} Gõ «xoá» để xoá: ", err=True, nl=False)
    typed = sys.stdin.readline()
    if not typed.endswith("\n"):
        typer.echo(err=True)
    if fold(typed.strip()) != "xoa":
        raise HoiSoError("Không xoá gì; để xoá, hãy gõ «xoá» khi được hỏi, hoặc thêm --yes.")
