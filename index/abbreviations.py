"""Abbreviations of official texts: the ones that documents define, and a small list of common ones.

A document defines one beside its full name: "tên đầy đủ (VIẾT TẮT)", "(gọi tắt là VIẾT TẮT)",
"(viết tắt: VIẾT TẮT)", "VIẾT TẮT (tên đầy đủ)". Its letters must be the initials of the words of the
name, little words apart; a lower-case word or a number in it stands for itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from index.spelling import is_syllable
from sources.errors import IndexBroken
from sources.text import accent_key, any_of, fold

# What everybody abbreviates; what a document defines stands before it.
COMMON = {
    "cccd": "căn cước công dân",
    "cmnd": "chứng minh nhân dân",
    "cđs": "chuyển đổi số",
    "kh&cn": "khoa học và công nghệ",
    "tt&tt": "thông tin và truyền thông",
    "gd&đt": "giáo dục và đào tạo",
    "tn&mt": "tài nguyên và môi trường",
    "nn&mt": "nông nghiệp và môi trường",
    "lđ-tb&xh": "lao động - thương binh và xã hội",
    "vh,tt&dl": "văn hóa, thể thao và du lịch",
    "bađt": "bệnh án điện tử",
    "sskđt": "sổ sức khỏe điện tử",
    "skđt": "sức khỏe điện tử",
    "đa 06": "Đề án 06",
    "csdl": "cơ sở dữ liệu",
    "csdlqg": "cơ sở dữ liệu quốc gia",
    "dvc": "dịch vụ công",
    "dvcqg": "dịch vụ công quốc gia",
    "dvctt": "dịch vụ công trực tuyến",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "bhtn": "bảo hiểm thất nghiệp",
    "kcb": "khám chữa bệnh",
    "gplx": "giấy phép lái xe",
    "gtgt": "giá trị gia tăng",
    "tthc": "thủ tục hành chính",
    "cchc": "cải cách hành chính",
    "cntt": "công nghệ thông tin",
    "tttt": "thông tin và truyền thông",
    "gtvt": "giao thông vận tải",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "đvhc": "đơn vị hành chính",
    "vbqppl": "văn bản quy phạm pháp luật",
    "tphcm": "Thành phố Hồ Chí Minh",
    "hcm": "Hồ Chí Minh",
    "tk": "tài khoản",
    "dn": "doanh nghiệp",
    "sme": "doanh nghiệp nhỏ và vừa",
    "smes": "doanh nghiệp nhỏ và vừa",
    "dnnvv": "doanh nghiệp nhỏ và vừa",
    "sxkd": "sản xuất kinh doanh",
    "kt-xh": "kinh tế - xã hội",
    "ktxh": "kinh tế xã hội",
    "htx": "hợp tác xã",
    "mttq": "mặt trận tổ quốc",
    "nsnn": "ngân sách nhà nước",
    "hđđt": "hóa đơn điện tử",
    "cks": "chữ ký số",
    "bv": "bệnh viện",
    "cc": "căn cước",
    "ttyt": "trung tâm y tế",
    "thpt": "trung học phổ thông",
    "thcs": "trung học cơ sở",
    "hkd": "hộ kinh doanh",
    "mst": "mã số thuế",
    "tncn": "thu nhập cá nhân",
    "qsdđ": "quyền sử dụng đất",
    "gcn": "giấy chứng nhận",
    "tnmt": "tài nguyên và môi trường",
    "khcn": "khoa học và công nghệ",
    "gdđt": "giáo dục và đào tạo",
    "tmđt": "thương mại điện tử",
    "kts": "kinh tế số",
    "attt": "an toàn thông tin",
    "nhnn": "ngân hàng nhà nước",
    "hssk": "hồ sơ sức khỏe",
    "ttdl": "trung tâm dữ liệu",
    "lltp": "lý lịch tư pháp",
    "vpcp": "văn phòng chính phủ",
    "đbqh": "đại biểu quốc hội",
    "sl": "số lượng",
    "bca": "Bộ Công an",
    "byt": "Bộ Y tế",
    "btc": "Bộ Tài chính",
    "bkhcn": "Bộ Khoa học và Công nghệ",
    "bgdđt": "Bộ Giáo dục và Đào tạo",
    "btp": "Bộ Tư pháp",
    "bnv": "Bộ Nội vụ",
    "ttcp": "Thủ tướng Chính phủ",
    "tp.hcm": "Thành phố Hồ Chí Minh",
    "tp hcm": "Thành phố Hồ Chí Minh",
    "th nào": "trường hợp nào",
    "những th": "những trường hợp",
    "các th": "các trường hợp",
    "vn": "Việt Nam",
    "hn": "Hà Nội",
    "sđt": "số điện thoại",
    "đkkd": "đăng ký kinh doanh",
    "lđtbxh": "lao động, thương binh và xã hội",
}
_LITTLE = frozenset("về và của các những cho trong tại theo với từ trên là một số việc hoặc do để".split())
_CALLED = r"(?:(?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:là|:)?\s*)?[“\"']?"
_BRACKETS = re.compile(r"\(([^()]{2,100})\)")
_IN_BRACKETS = re.compile(rf"\s*{_CALLED}([^“”\"']{{2,24}}?)[”\"']?\s*", re.IGNORECASE)
_BEFORE_BRACKETS = re.compile(r"(?<![\w-])([^\W\d_]{2,10})\s*$")
# Short forms of what is no name: a question names nobody by them.
SHORT_WORDS = frozenset(
    "tk sl hs th dn dv sđt cks hđđt dvc dvctt tthc cccd cmnd csdl cntt cđs đđđt đdđt đvhc gplx".split()
)
_WORD = re.compile(r"[^\W_]+")
_LETTERS_OR_DIGITS = re.compile(r"\d+|\D+")
_CLAUSE = re.compile(r"[.;:!?()]")
_FURTHEST = 160


class Abbreviations:
    """Expands abbreviations in questions and in the text that they are compared with."""

    def __init__(self, learnt: Mapping[str, str]) -> None:
        self._learnt = dict(learnt)
        full = {**COMMON, **learnt}
        # Typed without its diacritics ("cds"), unless that is a word.
        folded = {fold(short): name for short, name in full.items() if not is_syllable(fold(short))}
        self._full = folded | full
        self._pattern = re.compile(rf"(?<![^\W_])(?:{any_of(self._full)})(?![^\W_]|\.[^\W\d_])")

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Abbreviations:
        """Collect what texts define; the first definition of an abbreviation stands."""
        learnt: dict[str, str] = {}
        for text in texts:
            for match in _BRACKETS.finditer(text):
                before = text[max(0, match.start() - _FURTHEST) : match.start()]
                if short := _IN_BRACKETS.fullmatch(match[1]):
                    _define(learnt, short[1], before, whole=False)
                if short := _BEFORE_BRACKETS.search(before[-16:]):
                    _define(learnt, short[1], match[1].strip(), whole=True)
        return cls(learnt)

    def save(self, path: Path) -> None:
        """Write what was learnt."""
        path.write_text(json.dumps(self._learnt, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Abbreviations:
        """Read what was learnt.

        Raises:
            IndexBroken: It cannot be read.
        """
        try:
            learnt = json.loads(path.read_text(encoding="utf-8"))
            return cls({str(short): str(name) for short, name in learnt.items()})
        except (OSError, ValueError, AttributeError) as error:
            raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; hãy chạy: make build") from error

    def full(self, word: str) -> str | None:
        """Return the full name of one abbreviation, in any case; ``None`` for other words."""
        return self._full.get(accent_key(word))

    def full_names(self, text: str) -> list[str]:
        """Return the full names of the abbreviations in a text, each once, in order."""
        found = (self._full[" ".join(match.split())] for match in self._pattern.findall(accent_key(text)))
        return list(dict.fromkeys(found))

    def expand(self, text: str) -> str:
        """Return the text followed by the full names of the abbreviations in it."""
        return " ".join([text, *self.full_names(text)])

    def replace(self, text: str) -> str:
        """Return the text with its abbreviations written out."""
        parts: list[str] = []
        end = 0
        for match in self._pattern.finditer(accent_key(text)):
            parts += [text[end : match.start()], self._full[" ".join(match[0].split())]]
            end = match.end()
        return "".join([*parts, text[end:]])


def _define(learnt: dict[str, str], short: str, around: str, *, whole: bool) -> None:
    """Keep an abbreviation where the words beside it are its full name."""
    if sum(letter.isupper() for letter in short) < 2 or not _is_short(short):
        return
    words = [match[0] for match in _WORD.finditer(_CLAUSE.split(around)[-1])]
    if name := _full_name(words, short, whole=whole):
        learnt.setdefault(" ".join(accent_key(short).split()), name)


def _is_short(short: str) -> bool:
    """Tell whether it is written as abbreviations are: capitals, with little words or numbers between."""
    words = _WORD.findall(short)
    return any(word.isupper() and len(word) > 1 for word in words) and len(words) <= 4


def _full_name(words: list[str], short: str, *, whole: bool) -> str | None:
    """Return the last words of a row that an abbreviation stands for, or ``None``.

    Args:
        words: What stands before it, or in the brackets after it.
        short: The abbreviation.
        whole: Whether all the words must be the name.
    """
    wanted = [unit for word in _WORD.findall(short) for unit in _units(word)]
    at = len(words)
    while wanted:
        unit = wanted[-1]
        at -= 1
        if at < 0:
            return None
        if fold(words[at]) == unit if len(unit) > 1 or unit.isdigit() else fold(words[at])[0] == unit:
            wanted.pop()
        elif accent_key(words[at]) not in _LITTLE or at == len(words) - 1:
            return None
    if whole and at > 0:
        return None
    return " ".join(words[at:]) if len(words) - at > 1 else None


def _units(word: str) -> list[str]:
    """Return what each part of an abbreviation stands for: initials, or a whole word or number, folded."""
    if not word.isupper():
        return [fold(word)]
    return [unit for part in _LETTERS_OR_DIGITS.findall(fold(word)) for unit in ([part] if part.isdigit() else part)]
