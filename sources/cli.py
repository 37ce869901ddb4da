"""What the command lines share: one look, and one way to fail."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from sources.errors import HoiSoError, UsageError

P = ParamSpec("P")
R = TypeVar("R")

BAD_USE = 2
FAILURE = 1


def new_app(description: str) -> typer.Typer:
    """Return an empty command line with its Vietnamese description."""
    return typer.Typer(
        help=description,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def fail_in_vietnamese(command: Callable[P, R]) -> Callable[P, R]:
    """Print what went wrong as one sentence on stderr; exit 2 for bad use, 1 for a failure."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except HoiSoError as error:
            typer.echo(f"Lỗi: {error}", err=True)
            raise typer.Exit(BAD_USE if isinstance(error, UsageError) else FAILURE) from error

    return run
