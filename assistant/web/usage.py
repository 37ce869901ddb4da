"""What ``python app.py`` takes: nothing but ``--help``; everything else is set in the environment."""

from __future__ import annotations

from collections.abc import Sequence

from sources.errors import UsageError

_HELP = ("--help", "-h")
# As the README lists them; a test holds the two together.
VARIABLES = {
    "Nơi nghe": {
        "HOST": "địa chỉ trang [127.0.0.1]; 0.0.0.0 để máy khác vào được",
        "PORT": "cổng của trang [7860]",
        "HOISO_ALLOWED_HOSTS": "tên máy được gọi, ngoài localhost, cách nhau bằng dấu phẩy",
        "HOISO_TRUSTED_PROXIES": "IP hoặc mạng của proxy được tin X-Forwarded-For",
    },
    "Tài liệu và chỉ mục": {
        "HOISO_SOURCES": "thư mục tài liệu [sources/documents]",
        "HOISO_INDEX": "thư mục chỉ mục [.hoiso/index]",
        "HOISO_CACHE": "bộ nhớ đệm [.hoiso/cache]",
        "HOISO_MODEL": "mô hình nhúng [packaged]",
    },
    "Giới hạn": {
        "HOISO_ASKS_PER_MINUTE": "câu hỏi qua API và MCP, mỗi máy mỗi phút [120]; 0: không giới hạn",
        "HOISO_EVENTS_PER_MINUTE": "sự kiện của trang, mỗi máy mỗi phút [600]; 0: không giới hạn",
        "HOISO_ANSWERING": "câu trả lời cùng lúc [2]",
        "HOISO_WAITING": "câu được chờ [64]",
        "HOISO_BATCH_ROWS": "câu hỏi một lần gửi [100]",
        "HOISO_BODY_MAX_KB": "cỡ yêu cầu, KB [1024]",
        "HOISO_UPLOAD_MAX_MB": "cỡ tệp tải lên, MB [50]",
    },
    "Người vận hành": {
        "HOISO_OPERATOR_PASSWORD_HASH": "mã băm mật khẩu; không đặt thì không có chỗ đăng nhập",
        "HOISO_UPLOAD_READ_SECONDS": "giây để đọc một tệp tải lên [120]",
        "HOISO_UPLOAD_READ_MEMORY_MB": "bộ nhớ để đọc một tệp tải lên, MB [2048]",
        "HOISO_UPLOAD_FILES": "số tệp một lần tải lên [50]",
    },
    "Điều được giữ lại": {
        "HOISO_KEEP": "on: lưu câu hỏi và phản hồi, off: không lưu [on]",
        "HOISO_DATABASE_URL": "nơi lưu [SQLite ở .hoiso/kept.sqlite3]",
        "HOISO_RETENTION_DAYS": "số ngày giữ lại [180]; 0: mãi mãi",
    },
}
_WIDTH = max(len(name) for group in VARIABLES.values() for name in group)


def usage(arguments: Sequence[str]) -> str | None:
    """Return the help that is asked for; ``None`` where the app is to start.

    Args:
        arguments: What follows the name of the program.

    Raises:
        UsageError: There is something that the app does not take.
    """
    unknown = next((argument for argument in arguments if argument not in _HELP), None)
    if unknown is not None:
        name = unknown.lstrip("-").partition("=")[0].upper()
        variable = next((one for one in _names() if one in (name, f"HOISO_{name}")), "PORT")
        raise UsageError(
            f"app.py không nhận «{unknown:.60}», chỉ nhận --help. Mọi điều khác đặt bằng biến môi trường, "
            f"ví dụ {variable}=… python app.py."
        )
    return _help() if arguments else None


def _names() -> list[str]:
    return [name for group in VARIABLES.values() for name in group]


def _help() -> str:
    lines = [
        "Cách dùng: python app.py",
        "",
        "Mở trang web của Hỏi Số: hỏi đáp, tra cứu số liệu, nguồn, HTTP API; Ctrl+C để dừng.",
        "Chưa có chỉ mục thì dựng trước: python -m index build, hoặc make run.",
        "",
        "Tuỳ chọn:",
        f"  {'--help, -h':{_WIDTH}}  In hướng dẫn này.",
        "",
        "Biến môi trường [mặc định]:",
    ]
    for title, group in VARIABLES.items():
        lines += ["", f"{title}:", *(f"  {name:{_WIDTH}}  {told}" for name, told in group.items())]
    return "\n".join([*lines, "", "Ví dụ: PORT=7861 HOISO_INDEX=.hoiso/index python app.py"]) + "\n"
