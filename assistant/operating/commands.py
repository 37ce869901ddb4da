"""``python -m assistant operator-password``: from a password to what the environment is given."""

from __future__ import annotations

import getpass
import sys

import typer

from assistant.operating.passwords import FEWEST_CHARACTERS, LONGEST, PasswordHash
from sources.errors import UsageError


def operator_password_command() -> None:
    """Print the hash of a password that is typed twice, or that comes as a line on stdin."""
    password = _typed() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not FEWEST_CHARACTERS <= len(password) <= LONGEST:
        raise UsageError(
            f"Mật khẩu có {len(password)} ký tự; cần từ {FEWEST_CHARACTERS} đến {LONGEST} ký tự, "
            "ví dụ bốn năm từ không liên quan nhau."
        )
    typer.echo(
        "Hãy đặt dòng dưới vào biến môi trường HOISO_OPERATOR_PASSWORD_HASH rồi khởi động lại máy chủ:", err=True
    )
    typer.echo(str(PasswordHash.of(password)))


def _typed() -> str:
    first = getpass.getpass("Mật khẩu người vận hành: ")
    if getpass.getpass("Gõ lại: ") != first:
        raise UsageError("Hai lần gõ không giống nhau; hãy chạy lại.")
    return first
