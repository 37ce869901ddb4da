"""Abbreviations: the ones that documents define, and a small list of what people type.

A document defines one by writing "tên đầy đủ (VIẾT TẮT)"; the letters must be the initials of
the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sources.text import accent_key, fold

# What people type in chats and forms; official abbreviations come from the documents.
TYPED = {
    "bn": "bao nhiêu",
    "bnhieu": "bao nhiêu",
    "bnh": "bao nhiêu",
    "cccd": "căn cước công dân",
    "cmnd": "chứng minh nhân dân",
    "cđs": "chuyển đổi số",
    "cds": "chuyển đổi số",
    "csdl": "cơ sở dữ liệu",
    "csdlqg": "cơ sở dữ liệu quốc gia",
    "dvc": "dịch vụ công",
    "dvcqg": "dịch vụ công quốc gia",
    "dvctt": "dịch vụ công trực tuyến",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "kcb": "khám chữa bệnh",
    "gplx": "giấy phép lái xe",
    "tthc": "thủ tục hành chính",
    "ubnd": "ủy ban nhân dân",
    "tphcm": "Thành phố Hồ Chí Minh",
    "hcm": "Hồ Chí Minh",
    "tk": "tài khoản",
    "đc": "được",
    "dc": "được",
    "đk": "đăng ký",
    "ko": "không",
    "hs": "hồ sơ",
    "dn": "doanh nghiệp",
    "gd": "giao dịch",
    "ntn": "như thế nào",
}
_DEFINED = re.compile(r"\(\s*([^\W\d_]{2,10})\s*\)")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+")


class Abbreviations:
    """Expands abbreviations in questions and in the text that they are compared with."""

    def __init__(self, learnt: Mapping[str, str]) -> None:
        self._full = {**TYPED, **learnt}

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Abbreviations:
        """Collect what texts define; the first definition of an abbreviation stands."""
        learnt: dict[str, str] = {}
        for text in texts:
            for match in _DEFINED.finditer(text):
                short = match.group(1)
                if sum(letter.isupper() for letter in short) < 2:
                    continue
                if full := _full_name(text[max(0, match.start() - 120) : match.start()], short):
                    learnt.setdefault(short.lower(), full)
        return cls(learnt)

    def expand(self, text: str) -> str:
        """Return the text followed by the full names of the abbreviations in it."""
        found = [
            self._full[word]
            for word in dict.fromkeys(match.lower() for match in _TOKEN.findall(text))
            if word in self._full
        ]
        return " ".join([text, *found])

    def replace(self, text: str) -> str:
        """Return the text with its abbreviations written out."""
        return _TOKEN.sub(lambda match: self._full.get(match[0].lower(), match[0]), text)


def _full_name(before: str, short: str) -> str | None:
    """Return the words just before a definition whose initials are its letters, or ``None``."""
    words = _WORD.findall(before.rsplit(".", 1)[-1].rsplit(";", 1)[-1])
    letters = accent_key(short)
    if len(words) < len(letters):
        return None
    tail = words[-len(letters) :]
    if all(fold(word[0]) == fold(letter) for word, letter in zip(tail, letters, strict=True)):
        return " ".join(tail)
    return None
