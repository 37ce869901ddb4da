"""What front matter and ``catalog.yaml`` say of a document, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sources.document import Document, PartialDate
from sources.errors import BadDate, BadMetadata
from sources.text import nfc

TEXT_FIELDS = ("title", "publisher", "url", "kind", "licence")
DATE_FIELDS = ("published_on", "as_of")
FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, "topics"))


def describe(document: Document, fields: object, where: str) -> Document:
    """Return the document with what the fields say; an absent or null field changes nothing.

    Args:
        document: What is known so far.
        fields: A mapping as YAML gives it. Names that are not ours are left alone, so that
            documents written for other programs can be read.
        where: The place to name in a message.

    Raises:
        BadMetadata: It is no mapping, or a field has a value of the wrong kind.
    """
    if not isinstance(fields, Mapping):
        raise BadMetadata(f"{where} phải là các dòng «tên: giá trị», không phải {fields!r:.60}.")
    known: dict[str, object] = {}
    for name in FIELDS & fields.keys():
        value = fields[name]
        if value is None:
            continue
        try:
            known[name] = _field(name, value)
        except BadDate as error:
            raise BadMetadata(f"{where}, mục {name}: {error}") from error
        except TypeError as error:
            raise BadMetadata(f"{where}, mục {name}: cần {error}, gặp {value!r:.60}.") from error
    return replace(document, **known)  # type: ignore[arg-type]


def _field(name: str, value: object) -> object:
    if name in DATE_FIELDS:
        return PartialDate.parse(value)
    if name == "topics":
        if not isinstance(value, list) or any(isinstance(topic, list | Mapping | None) for topic in value):
            raise TypeError("một danh sách chuỗi")
        return tuple(nfc(str(topic)).strip() for topic in value)
    if isinstance(value, list) and name == "url" and value:
        return str(value[0])
    if isinstance(value, list | Mapping):
        raise TypeError("một dòng chữ")
    return str(value).strip() or None
