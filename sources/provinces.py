"""Names of provinces and cities.

The 63 units that stood until 2025-07 (Nghị quyết 202/2025/QH15 merged them into 34, all of whose
names are among these).
"""

from __future__ import annotations

PROVINCES = tuple(
    " ".join(name.split())
    for name in """
An Giang; Bà Rịa - Vũng Tàu; Bạc Liêu; Bắc Giang; Bắc Kạn; Bắc Ninh; Bến Tre; Bình Dương; Bình Định;
Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Cần Thơ; Đà Nẵng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai;
Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình;
Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lạng Sơn; Lào Cai; Lâm Đồng; Long An; Nam Định;
Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh;
Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Thừa Thiên Huế;
Tiền Giang; Hồ Chí Minh; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái
""".split(";")
)
OTHER_NAMES = {
    "Thừa Thiên Huế": ("Huế", "Thừa Thiên - Huế"),
    "Hồ Chí Minh": ("TPHCM", "TP.HCM", "TP HCM", "HCM", "Sài Gòn"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa-Vũng Tàu", "Vũng Tàu"),
    "Đắk Lắk": ("Đắc Lắc", "Đăk Lăk"),
    "Kon Tum": ("Kontum",),
}
