"""The one error tree. Messages are Vietnamese: users read them on stderr and on the page.

::

    HoiSoError
    ├── UsageError                  the caller's words are off (exit code 2)
    │   ├── QuestionEmpty
    │   ├── QuestionTooLong
    │   ├── BadDate
    │   ├── BadFilter
    │   ├── FilterUnknown
    │   └── GenerationUnknown
    ├── SourceError                 a folder or file of sources cannot be read
    │   ├── SourcesMissing
    │   ├── SourcesEmpty
    │   ├── FileUnreadable
    │   ├── NotUtf8
    │   ├── BadMetadata
    │   ├── BrokenFile
    │   ├── OcrUnavailable
    │   └── UnsupportedFormat
    └── IndexUnusable               an index cannot be served or written
        ├── IndexMissing
        ├── IndexBroken
        ├── IndexForeign
        ├── IndexBusy
        ├── IndexUnwritable
        └── EncoderUnusable
"""

from __future__ import annotations

import errno
import os

_OS_REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết phần ổ đĩa được cấp",
    errno.EFBIG: "tệp vượt giới hạn kích thước",
    errno.EIO: "ổ đĩa báo lỗi đọc ghi",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOTDIR: "đây không phải thư mục",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết vòng",
}


def os_reason(error: OSError) -> str:
    """Return in Vietnamese what the system says of a file or address; its own words where we have none."""
    return _OS_REASONS.get(error.errno or 0) or str(error.strerror or error)


def system_error(message: str) -> OSError:
    """Return what the system said as an error of its own kind, out of a library's words about it.

    Libraries in C++ and Rust tell of a full disk in a sentence; where it names no error of the
    system, the whole sentence is kept, as an input/output error.
    """
    for code in _OS_REASONS:
        if f"(os error {code})" in message or os.strerror(code) in message:
            return OSError(code, os.strerror(code))
    return OSError(errno.EIO, message)


class HoiSoError(Exception):
    """Anything that the user can mend; its text says what was found, expected, and what to do."""


class UsageError(HoiSoError):
    """The caller's words are off."""


class QuestionEmpty(UsageError):
    """The question holds no letter and no digit."""


class QuestionTooLong(UsageError):
    """The question is longer than the limit."""


class BadDate(UsageError):
    """A date is neither a day, nor a month, nor a year."""


class BadFilter(UsageError):
    """A filter is not written as one, or its time cannot be read."""


class FilterUnknown(UsageError):
    """A filter names a document, publisher or topic that the index does not hold.

    Attributes:
        name: What it names.
    """

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


class GenerationUnknown(UsageError):
    """The index holds no generation of the given name."""


class SourceError(HoiSoError):
    """A folder or file of sources cannot be read."""


class SourcesMissing(SourceError):
    """The folder of sources does not exist."""


class SourcesEmpty(SourceError):
    """The folder holds no document that can be read."""


class FileUnreadable(SourceError):
    """A file of the sources cannot be opened."""


class NotUtf8(SourceError):
    """A file's bytes are neither UTF-8 nor another encoding that was recognised."""


class BadMetadata(SourceError):
    """Front matter or catalog is not as expected."""


class BrokenFile(SourceError):
    """A file is not what its ending says, is damaged, or is locked by a password."""


class OcrUnavailable(SourceError):
    """A page is a picture, and the program that reads pictures, or its Vietnamese data, is not installed."""


class UnsupportedFormat(SourceError):
    """No reader for this kind of file."""


class IndexUnusable(HoiSoError):
    """An index cannot be served."""


class IndexMissing(IndexUnusable):
    """There is no index at this place."""


class IndexBroken(IndexUnusable):
    """A file of the index is missing, cut short or altered."""


class IndexForeign(IndexUnusable):
    """The index was built by another encoder or format version."""


class IndexBusy(IndexUnusable):
    """Another build is writing to this index."""


class IndexUnwritable(IndexUnusable):
    """The index cannot be written: no space, no right, no such disk."""


class EncoderUnusable(IndexUnusable):
    """The embedding model cannot be loaded."""
