"""Whether a file is what its name says, told by its first bytes; and how large it is unpacked, before it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from sources.errors import BrokenFile

MOST_UNPACKED = 200 * 2**20
_MOST_MEMBERS = 5_000
# PDF allows other bytes before its mark, as long as that stands within the first 1,024.
_HEAD = 1_024
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"

# By the marks that the formats themselves define.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "chương trình chạy của Linux"),
    (b"MZ", "chương trình chạy của Windows"),
    (b"\xcf\xfa\xed\xfe", "chương trình chạy của macOS"),
    (b"\xca\xfe\xba\xbe", "chương trình Java hoặc macOS"),
    (b"#!", "tập lệnh chạy được"),
    (_ZIP, "tệp nén ZIP hoặc tệp Office mới"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Office cũ (.doc, .xls) hoặc tệp Office có mật khẩu"),
    (_PDF, "tệp PDF"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\0", "ảnh TIFF"),
    (b"MM\0*", "ảnh TIFF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"Rar!", "tệp nén RAR"),
    (b"SQLite format 3\0", "cơ sở dữ liệu SQLite"),
)
_OWN = {".pdf": _PDF, ".docx": _ZIP}
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def check_kind(name: str, data: bytes, most_unpacked: int = MOST_UNPACKED) -> None:
    """See that a file is of the kind that its name's ending says, and small enough unpacked.

    Raises:
        BrokenFile: It is another kind of file, or a packed one that unpacks to too much.
    """
    if not data:
        raise BrokenFile(f"Tệp {name} trống, không có byte nào; hãy chọn tệp khác.")
    ending = PurePath(name).suffix.lower()
    own = _OWN.get(ending)
    if own is None:
        _check_text(name, data)
    elif not (data.startswith(own) or (own == _PDF and _PDF in data[:_HEAD] and _kind(data) is None)):
        found = _kind(data) or "không phải dạng này"
        raise BrokenFile(f"Tệp {name} mang đuôi {ending} nhưng nội dung là {found}; hãy chọn đúng tệp.")
    if ending == ".docx":
        _check_unpacked(name, data, most_unpacked)


def _check_text(name: str, data: bytes) -> None:
    if found := _kind(data):
        raise BrokenFile(f"Tệp {name} mang đuôi của văn bản nhưng nội dung là {found}; hãy chọn đúng tệp.")
    if b"\0" in data and not data.startswith(_UTF16_OR_32):
        raise BrokenFile(f"Tệp {name} mang đuôi của văn bản nhưng chứa dữ liệu nhị phân; hãy chọn đúng tệp.")


def _kind(data: bytes) -> str | None:
    return next((kind for mark, kind in _MARKS if data.startswith(mark)), None)


def _check_unpacked(name: str, data: bytes, most: int) -> None:
    """See how large a package says that its parts are: what reads it never unpacks more of a part than is said."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BrokenFile(f"Tệp {name} không mở ra được: gói nén đã hỏng; hãy lưu lại tệp bằng Word.") from error
    size = sum(part.file_size for part in parts)
    if size > most or len(parts) > _MOST_MEMBERS:
        raise BrokenFile(
            f"Tệp {name} giải nén ra {size / 2**20:.0f} MB trong {len(parts)} phần, quá giới hạn {most // 2**20} MB và "
            f"{_MOST_MEMBERS} phần, nên không được mở."
        )
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise BrokenFile(f"Tệp {name} mang đuôi .docx nhưng là một tệp nén khác; hãy chọn đúng tệp.")
