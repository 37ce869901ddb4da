"""What tells a figure of the field from a number that names a person, where their digits alone do not."""

from __future__ import annotations

import re

from assistant.kept.seen_text import SeenText
from sources.text import any_of, fold

_COUNTED = (
    "nghìn ngàn triệu tỷ tỉ trăm đồng đ vnđ vnd usd đô-la euro lượt lần người dân công-dân hộ học-sinh sinh-viên thẻ "
    "tài-khoản hồ-sơ giao-dịch bản-ghi dữ-liệu dữ-kiện thông-tin trường-dữ-liệu giấy văn-bản chữ-ký chứng-thư "
    "chứng-chỉ thuê-bao doanh-nghiệp tổ-chức đơn-vị cơ-quan trường-hợp yêu-cầu tin-nhắn cuộc-gọi thiết-bị máy "
    "phương-tiện xe hóa-đơn hoá-đơn đơn-hàng đơn-thuốc đơn phiếu bệnh-án ca mũi bộ cái chiếc tờ trang điểm ý-kiến "
    "dịch-vụ thủ-tục lao-động nhân-khẩu số-định-danh mã-số mã truy-cập lượt-truy-cập kết-quả bài tệp khách-hàng "
    "người-dùng thành-viên đô usd tấn mét km kwh ha m2 byte gb mb tb ký-tự từ token"
)
_WORDS = [word.replace("-", " ") for word in _COUNTED.split()] + ["phần trăm"]
_COUNTED_NEXT = re.compile(rf"[ *_]*(?:[%‰₫$€]|(?:{any_of(_WORDS)})(?!\w))")
_COUNTED_NEXT_PLAIN = re.compile(
    # "the" without its diacritics is a card, or "thế nào", "thì".
    rf"[ *_]*(?:the (?:can|cccd|chip|gan|ngan|bao|bhyt)|(?!the)(?:{any_of({fold(word) for word in _WORDS})}))(?!\w)"
)
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
    """Tell whether a unit, a sign or a counted noun follows, or the decimals of a number."""
    if _COUNTED_NEXT.match(text.lower, end) or _DECIMALS_NEXT.match(text.lower, end):
        return True
    found = _COUNTED_NEXT_PLAIN.match(text.folded, end)
    # Typed without diacritics only: "tư" is not "từ".
    return found is not None and text.lower[end : found.end()] == found[0]


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
