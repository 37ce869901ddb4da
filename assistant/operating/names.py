"""The names of uploaded files: what is left of one that may name any place and hold any character."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from sources.errors import UsageError
from sources.library import ABOUT_THE_FOLDER
from sources.readers import READERS
from sources.text import nfc

_LONGEST_BYTES = 150
_NOT_IN_NAMES = re.compile(r'[<>:"|?*#%]+')
_SPACES = re.compile(r"\s+")


def clean_name(name: str) -> str:
    """Return the name that a file is kept under: a name in the folder itself, that can be shown and typed.

    Folders before it, control and invisible characters, and what some system cannot store in a name are left out;
    letters of any language stay.

    Raises:
        UsageError: Nothing readable is left, or the ending is not one of a document.
    """
    last = nfc(name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(" " if character.isspace() else character for character in last if _is_seen(character))
    shown = _SPACES.sub(" ", _NOT_IN_NAMES.sub("", seen)).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    told = _shown(name)
    if f".{ending.lower()}" not in READERS or not dot:
        raise UsageError(f"Tệp {told} không phải dạng đọc được; cần {', '.join(sorted(READERS))}.")
    stem = stem.strip(" .-_")
    if not any(map(str.isalnum, stem)):
        raise UsageError(f"Tên tệp {told} không có chữ hay số nào dùng được; hãy đổi tên tệp.")
    if stem.lower() == ABOUT_THE_FOLDER:
        raise UsageError(f"Tên {told} dành cho tệp nói về thư mục; hãy đổi tên tệp.")
    return f"{_cut(stem)}.{ending.lower()}"


def _is_seen(character: str) -> bool:
    # Cc control, Cf direction marks and tags, Cs half characters, Co private, Cn none; spaces are dealt with after.
    return character.isspace() or unicodedata.category(character)[0] != "C"


def _cut(stem: str) -> str:
    return stem.encode("utf-8")[:_LONGEST_BYTES].decode("utf-8", "ignore").rstrip(" .")


def _shown(name: str) -> str:
    """Return a name for a message: without what cannot be seen, and short."""
    seen = "".join(character for character in PurePath(name.replace("\\", "/")).name if _is_seen(character))
    return f"«{' '.join(seen.split())[:60]}»"
