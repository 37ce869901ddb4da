"""Names of provinces and cities, so that a figure of one place never answers for another.

The 63 units that stood until 2025-07 (Nghị quyết 202/2025/QH15 merged them into 34, all of whose
names are among these).
"""

from __future__ import annotations

import re

from sources.text import accent_key, fold

_NAMES = """
An Giang; Bà Rịa - Vũng Tàu; Bạc Liêu; Bắc Giang; Bắc Kạn; Bắc Ninh; Bến Tre; Bình Dương; Bình Định;
Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Cần Thơ; Đà Nẵng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai;
Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình;
Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lạng Sơn; Lào Cai; Lâm Đồng; Long An; Nam Định;
Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh;
Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Thừa Thiên Huế;
Tiền Giang; Hồ Chí Minh; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái
"""
_OTHER_NAMES = {
    "Thừa Thiên Huế": ("Huế", "Thừa Thiên - Huế"),
    "Hồ Chí Minh": ("TPHCM", "TP.HCM", "TP HCM", "HCM", "Sài Gòn"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa-Vũng Tàu", "Vũng Tàu"),
    "Đắk Lắk": ("Đắc Lắc", "Đăk Lăk"),
    "Kon Tum": ("Kontum",),
}
_PLACE_OF = {
    fold(form): name
    for name in (part.strip() for part in _NAMES.replace("\n", " ").split(";"))
    for form in (name, *_OTHER_NAMES.get(name, ()))
}
_PLACES = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(form) for form in sorted(_PLACE_OF, key=len, reverse=True)) + r")(?!\w)"
)


def places_in(text: str) -> frozenset[str]:
    """Return the provinces and cities that a text names, in their usual spelling.

    In a text with diacritics a name counts only where it is accented as it should be (``hà nam``,
    not ``hạ năm``), capitalised or not; in one typed without, its folded letters are enough.
    """
    folded = fold(text)
    accented = folded != text.lower()
    found: set[str] = set()
    for match in _PLACES.finditer(folded):
        name = _PLACE_OF[match[0]]
        written = text[match.start() : match.end()]
        if not accented or _same_accents(written, name):
            found.add(name)
    return frozenset(found)


def _same_accents(written: str, name: str) -> bool:
    """Tell whether a written form is not another accented word with the same letters."""
    forms = (name, *_OTHER_NAMES.get(name, ()))
    key = accent_key(written)
    return fold(written) == written.lower() or any(key == accent_key(form) for form in forms)
