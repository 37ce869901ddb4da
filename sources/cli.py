"""What the command lines share: Vietnamese help, and one way to fail."""

from __future__ import annotations

import re
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from sources.errors import HoiSoError, UsageError

BAD_USE = 2
FAILURE = 1

# Typer writes the frame of a help page and its complaints in English only; these are all of them
# that our commands can show.
_HELP = (
    (re.compile(r"(?m)^Usage: "), "Cách dùng: "),
    (re.compile(r"(?m)^Options:$"), "Tuỳ chọn:"),
    (re.compile(r"(?m)^Commands:$"), "Lệnh:"),
    (re.compile(r"(?m)^Arguments:$"), "Đối số:"),
    (re.compile(r"Show this message and exit\."), "In hướng dẫn này."),
    (re.compile(r"\[OPTIONS\]"), "[TUỲ CHỌN]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "LỆNH …"),
    (re.compile(r"\[required\]"), "[bắt buộc]"),
    (re.compile(r"\[default: "), "[mặc định: "),
)
_COMPLAINTS = (
    (re.compile(r"Missing argument '([^']+)'.*", re.DOTALL), r"Thiếu đối số «\1»."),
    (re.compile(r"Missing option '([^']+)'.*", re.DOTALL), r"Thiếu tuỳ chọn \1."),
    (re.compile(r"No such option:? '?([^\s']+)'?.*", re.DOTALL), r"Không có tuỳ chọn \1."),
    (re.compile(r"No such command '([^']*)'.*", re.DOTALL), r"Không có lệnh «\1»."),
    (re.compile(r"Missing command.*", re.DOTALL), "Thiếu lệnh."),
    (re.compile(r"Option '([^']+)' requires.*", re.DOTALL), r"Tuỳ chọn \1 cần một giá trị."),
    (re.compile(r"Option '([^']+)' does not take.*", re.DOTALL), r"Tuỳ chọn \1 không nhận giá trị."),
    (re.compile(r"Got unexpected extra argument\(?s?\)? \((.*)\)", re.DOTALL), r"Thừa đối số: \1."),
    (re.compile(r"Invalid value for '([^']+)':?.*", re.DOTALL), r"Giá trị của \1 không dùng được."),
)


class _VietnameseHelp:
    """Turns the frame of a help page into Vietnamese after Typer has written it."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  Typer's own are private
        super().format_help(ctx, formatter)  # type: ignore[misc]
        formatter.buffer = [_translate_page("".join(formatter.buffer))]


class Command(_VietnameseHelp, TyperCommand):
    """A command with a Vietnamese help page."""


class Group(_VietnameseHelp, TyperGroup):
    """A group of commands with a Vietnamese help page."""


def new_app(description: str) -> typer.Typer:
    """Return an empty command line with its Vietnamese description."""
    return typer.Typer(
        help=description,
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def run(app: typer.Typer) -> NoReturn:
    """Run a command line and exit: 0 when it went well, 2 for bad use, 1 for a failure.

    What went wrong is one Vietnamese sentence on stderr.
    """
    try:
        code = typer.main.get_command(app).main(standalone_mode=False)
    except HoiSoError as error:
        _fail(str(error), BAD_USE if isinstance(error, UsageError) else FAILURE)
    except TyperException as error:
        message = error.format_message()
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(message, err=True)
            sys.exit(BAD_USE)
        _fail(f"{_translate_complaint(message)} Xem hướng dẫn bằng --help.", BAD_USE)
    except typer.Abort:
        _fail("Đã dừng.", FAILURE)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(f"Lỗi: {message}", err=True)
    sys.exit(code)


def _translate_page(page: str) -> str:
    for pattern, words in _HELP:
        page = pattern.sub(words, page)
    return page


def _translate_complaint(message: str) -> str:
    for pattern, words in _COMPLAINTS:
        if pattern.fullmatch(message):
            return pattern.sub(words, message)
    return message
