"""Places that no list has, by their capitals: "Phú Quốc", "phường Cửa Lò"; one asked in the place of another."""

from __future__ import annotations

import re

from assistant.pieces import Pieces
from sources.document import Span
from sources.text import CAPITALS

# "Riêng Phú Quốc thì sao?": a place that no list has.
PROPER = re.compile(rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)+")
# "Phường Cửa Lò", where the follow-up asks of "Mường Xén": the title is of the old one.
_NO_COMMUNE = re.compile(
    r"(?:căn|quốc|chính|bộ|sở|bảo|hàn|nhật|trung|thái|hoa|ngân|công|giấy|hộ|thẻ|sổ|dịch)\s", re.IGNORECASE
)
_TITLE = re.compile(
    r"\A(?:phường|xã|thị trấn|thị xã|quận|huyện|đặc khu|thôn|bản|ấp|bệnh viện|trường|trung tâm)\s+", re.IGNORECASE
)
_LOCAL = re.compile(
    r"(?<!\w)(?i:(?<!văn )(?<!nhật )(?<!phiên )(?<!kịch )(?<!hiểm ))"
    r"(?i:phường|xã(?! hội)|thị trấn|thị xã|quận|huyện|đặc khu|thôn|bản|ấp|bệnh viện)\s+"
    rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)*"
)


def local_place(phrase: str, before: Pieces) -> Span | None:
    """Return the commune of the question before, where a phrase is the name of another one."""
    is_name = PROPER.fullmatch(_TITLE.sub("", phrase)) is not None and not _NO_COMMUNE.match(phrase)
    local = _LOCAL.search(before.text) if is_name else None
    return Span(*local.span()) if local else None
