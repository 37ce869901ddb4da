"""What tells a figure of the field from a number that names a person, where their digits alone do not."""

from __future__ import annotations

import re

from assistant.kept.seen_text import SeenText
from sources.text import any_of

# Nothing that as well opens what is said of a person: "123456789 từ năm ngoái", "… bộ phận", "… dân tộc".
_COUNTED = (
    "nghìn ngàn triệu tỷ tỉ đồng đ vnđ vnd usd đô-la euro lượt lần người công-dân hộ-dân hộ-gia-đình học-sinh "
    "sinh-viên thẻ tài-khoản hồ-sơ giao-dịch bản-ghi dữ-liệu trường-dữ-liệu văn-bản chữ-ký chứng-thư thuê-bao "
    "doanh-nghiệp tổ-chức đơn-vị trường-hợp yêu-cầu tin-nhắn cuộc-gọi thiết-bị phương-tiện hóa-đơn hoá-đơn đơn-hàng "
    "đơn-thuốc phiếu bệnh-án mũi ý-kiến dịch-vụ thủ-tục lao-động nhân-khẩu truy-cập kết-quả khách-hàng người-dùng "
    "thành-viên tấn mét km kwh ha m2 byte gb mb ký-tự phần-trăm"
)
# Without diacritics "ho" may be "họ tên", "lan" a name; these are what they seem.
_COUNTED_PLAIN = (
    "nghin trieu ty dong vnd usd euro luot nguoi cong-dan tai-khoan ho-so giao-dich ban-ghi du-lieu van-ban chu-ky "
    "thue-bao doanh-nghiep truong-hop tin-nhan hoa-don phan-tram the-can-cuoc the-cccd the-gan-chip the-bhyt"
)


def _next_is(words: str) -> str:
    return rf"[ *_]*(?:[%‰₫$€]|(?:{any_of(word.replace('-', ' ') for word in words.split())})(?!\w))"


_COUNTED_NEXT = re.compile(_next_is(_COUNTED))
_COUNTED_NEXT_PLAIN = re.compile(_next_is(_COUNTED_PLAIN))
_DECIMALS_NEXT = re.compile(r",\d{1,3}(?!\d)")
_ID_BEFORE = re.compile(
    r"(?:cmnd|cmtnd|cmt|cccd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?)"
    r"(?: (?:cua|cho) \w+(?: \w+)?)?(?: (?:so|la|moi|cu))*[ :=#.]*\Z"
)
_DATE_FIRST = re.compile(r"(?:0?[1-9]|[12]\d|3[01])([-. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d \d")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_AMOUNT_BEFORE = re.compile(
    r"(?<!\w)(?:dat|hon|tren|gan|khoang|chung|tong|tong so|tong cong|len|len toi|xap xi|uoc|uoc dat) \Z"
)
_TIME = re.compile(r":\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOK_BACK = 60


def is_counted(text: SeenText, end: int) -> bool:
    """Tell whether a unit, a sign or a counted noun follows, behind decimals or not."""
    if decimals := _DECIMALS_NEXT.match(text.lower, end):
        end = decimals.end()
    return any(pattern.match(text.lower, end) for pattern in (_COUNTED_NEXT, _COUNTED_NEXT_PLAIN))


def is_called_an_id(text: SeenText, start: int) -> bool:
    """Tell whether the words right before say that an identity number comes."""
    return _ID_BEFORE.search(text.folded, max(0, start - _LOOK_BACK), start) is not None


def are_years(groups: list[str]) -> bool:
    """Tell whether groups of digits are years."""
    return all(_YEAR.fullmatch(group) for group in groups)


def is_amount(text: SeenText, start: int, end: int) -> bool:
    """Tell whether digits are grouped in threes by dots, behind a word that an amount follows."""
    return (
        _GROUPED.fullmatch(text.lower, start, end) is not None
        and _AMOUNT_BEFORE.search(text.folded, max(0, start - _LOOK_BACK), start) is not None
    )


def is_date_and_more(text: SeenText, start: int, end: int) -> bool:
    """Tell whether digits are a day, month and year, and then a number that counts something, or a time of day."""
    if _DATE_FIRST.match(text.lower, start, end) is None:
        return False
    return is_counted(text, end) or _TIME.match(text.lower, end) is not None
