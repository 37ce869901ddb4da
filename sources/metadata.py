"""What front matter and ``catalog.yaml`` say of a document, checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sources.document import Document, PartialDate
from sources.errors import BadDate, BadMetadata
from sources.text import fold, nfc

TEXT_FIELDS = ("title", "publisher", "url", "kind", "licence")
DATE_FIELDS = ("published_on", "as_of")
FIELDS = frozenset((*TEXT_FIELDS, *DATE_FIELDS, "topics"))
# What other programs, and people, call the fields; letters without diacritics, words joined by "_".
_OTHER_NAMES = {
    "title": "tieu_de ten ten_bai ten_tai_lieu headline".split(),
    "publisher": (
        "source site site_name newspaper organization nguon noi_dang noi_ban_hanh don_vi co_quan co_quan_ban_hanh"
        " don_vi_ban_hanh toa_soan bao nha_xuat_ban"
    ).split(),
    "published_on": (
        "date published publish_date published_at pubdate date_published ngay ngay_dang ngay_ban_hanh ngay_cong_bo"
        " ngay_xuat_ban ngay_phat_hanh updated lastmod cap_nhat ngay_cap_nhat"
    ).split(),
    "as_of": "tinh_den so_lieu_den tinh_den_ngay".split(),
    "url": "link lien_ket duong_dan".split(),
}


def describe(document: Document, fields: object, where: str) -> Document:
    """Return the document with what the fields say; an absent or null field changes nothing.

    Args:
        document: What is known so far.
        fields: A mapping as YAML gives it. What other programs call ours is taken where ours is absent and it can
            be read; all other names are left alone, so that documents written for other programs can be read.
        where: The place to name in a message.

    Raises:
        BadMetadata: It is no mapping, or a field has a value of the wrong kind.
    """
    if not isinstance(fields, Mapping):
        raise BadMetadata(f"{where} phải là các dòng «tên: giá trị», không phải {fields!r:.60}.")
    known = _in_other_words(document, fields)
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


def _in_other_words(document: Document, fields: Mapping[object, object]) -> dict[str, object]:
    """Return what fields with other names say; nothing for what is known, or cannot be read."""
    named = {re.sub(r"[\s-]+", "_", fold(str(name)).strip()): value for name, value in fields.items()}
    known: dict[str, object] = {}
    for name, others in _OTHER_NAMES.items():
        if fields.get(name) is not None or getattr(document, name) is not None:
            continue
        for value in (named[other] for other in others if named.get(other) is not None):
            read = _day(value) if name in DATE_FIELDS else value.strip() if isinstance(value, str) else None
            if read:
                known[name] = read
                break
    return known


def _day(value: object) -> PartialDate | None:
    try:
        return PartialDate.parse(value)
    except BadDate:
        pass
    match = _DAY_FIRST.search(str(value))
    try:
        return PartialDate.parse(f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}") if match else None
    except BadDate:
        return None


_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


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
