"""The one error tree. Messages are Vietnamese: users read them on stderr and on the page.

::

    HoiSoError
    ├── UsageError                  the caller's words are off (exit code 2)
    │   ├── QuestionEmpty
    │   ├── QuestionTooLong
    │   └── BadDate
    ├── SourceError                 a folder or file of sources cannot be read
    │   ├── SourcesMissing
    │   ├── SourcesEmpty
    │   ├── NotUtf8
    │   ├── BadMetadata
    │   └── UnsupportedFormat
    └── IndexUnusable               an index cannot be served
        ├── IndexMissing
        ├── IndexBroken
        ├── IndexForeign
        ├── IndexBusy
        └── EncoderUnusable
"""

from __future__ import annotations


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


class SourceError(HoiSoError):
    """A folder or file of sources cannot be read."""


class SourcesMissing(SourceError):
    """The folder of sources does not exist."""


class SourcesEmpty(SourceError):
    """The folder holds no document that can be read."""


class NotUtf8(SourceError):
    """A file's bytes are not UTF-8."""


class BadMetadata(SourceError):
    """Front matter or catalog is not as expected."""


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


class EncoderUnusable(IndexUnusable):
    """The embedding model cannot be loaded."""
