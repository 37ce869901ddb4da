"""What can be wrong with the database of what is kept; messages are Vietnamese and never hold a password."""

from __future__ import annotations

import re

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from sources.errors import HoiSoError, os_reason

_REASONS = (
    (re.compile(r"not a database|malformed|disk image"), "tệp hỏng hoặc không phải cơ sở dữ liệu SQLite"),
    (re.compile(r"disk is full|No space left"), "ổ đĩa đã đầy"),
    (re.compile(r"readonly|read-only"), "chỉ được đọc, không được ghi"),
    (re.compile(r"unable to open"), "không mở được tệp"),
    (re.compile(r"is locked|lock timeout"), "một tiến trình khác đang giữ quá lâu"),
    (re.compile(r"disk I/O"), "ổ đĩa báo lỗi đọc ghi"),
    (re.compile(r"[Cc]onnection refused|could not connect"), "máy chủ không nhận kết nối"),
    (re.compile(r"resolve|translate host"), "không tìm thấy máy chủ có tên này"),
    (re.compile(r"authentication failed|no password supplied"), "sai tên hoặc mật khẩu"),
    (re.compile(r"database .* does not exist"), "máy chủ không có cơ sở dữ liệu tên này"),
    (re.compile(r"role .* does not exist"), "máy chủ không có người dùng tên này"),
    (re.compile(r"permission denied"), "không có quyền"),
    (re.compile(r"timeout|timed out"), "quá thời gian chờ"),
)


class KeptUnusable(HoiSoError):
    """The database of what is kept cannot be read or written."""


class KeptNewer(KeptUnusable):
    """The database was written by a newer version of this program."""


class KeptMissing(KeptUnusable):
    """Nothing is kept at this place yet."""


def place_of(url: URL) -> str:
    """Return where a database is, without user, password or options."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()}://{url.host or 'localhost'}{port}/{url.database or ''}"


def reason_of(error: Exception) -> str:
    """Return in Vietnamese what a database says, without any value of a statement; the error's kind where unknown."""
    if isinstance(error, OSError):
        return os_reason(error)
    # The driver's own words: the library's hold the statement.
    inner = error.orig if isinstance(error, DBAPIError) and error.orig else error
    for pattern, words in _REASONS:
        if pattern.search(str(inner)):
            return words
    return f"lỗi {type(inner).__name__}"


def unusable(url: URL, error: Exception) -> KeptUnusable:
    """Return the error to tell of a database that failed."""
    what = "hãy kiểm tra tệp, chuyển nó sang chỗ khác" if url.get_backend_name() == "sqlite" else "hãy sửa máy chủ đó"
    return KeptUnusable(
        f"Không dùng được cơ sở dữ liệu lưu câu hỏi ở {place_of(url)} ({reason_of(error)}); {what}, "
        "đặt HOISO_DATABASE_URL khác, hoặc HOISO_KEEP=off để không lưu."
    )
