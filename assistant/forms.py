"""The form of a question: the words in it that ask, and what kind of thing they ask for."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from assistant.said import Pattern, Said
from sources.document import Span


class Form(enum.Enum):
    """What the words that ask, ask for."""

    RANK = "rank"
    LONG = "how long"
    COUNT = "how many"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    WHAT = "what"
    HOW = "how"
    WHICH = "which"
    YES_NO = "yes or no"


# Forms that say when, where, how long, how: one may stand in the place of another.
ADVERBS = frozenset({Form.LONG, Form.WHEN, Form.WHERE, Form.WHY, Form.HOW})
FIGURES = frozenset({Form.RANK, Form.COUNT})

_END = r"(?= ?(?:ạ|vậy|nhỉ|nhé|thế|hả|hở|ta|nữa|rồi|đây|với|đấy)*[ ?.!,;]*$)"
# The first that fits at a place stands.
_PATTERNS: tuple[tuple[Form, Pattern], ...] = tuple(
    (form, Pattern(rf"(?<!\w)(?:{source})(?!\w)"))
    for form, source in (
        (
            Form.RANK,
            r"(?:(?:xếp|đứng|ở|giữ) )?(?:thứ hạng|hạng|thứ|vị trí)(?: thứ)? (?:mấy|bao nhiêu)|what rank",
        ),
        (Form.LONG, r"(?:trong )?(?:bao lâu|bao nhiêu lâu|mấy lâu|bao nhiêu thời gian)|how long"),
        (
            Form.COUNT,
            r"(?:bao nhiêu|bao nhiu)(?! cũng)|mấy(?! (?:bé|cháu|em) (?:chưa|dưới|trên|từ|đủ|mới|này|đó))(?! (?:ai|khi|hôm|nay|chốc|bữa|này|đó|kia|cái (?:này|đó|kia))(?!\w))"
            r"|how many|how much|what percentage|what share",
        ),
        (
            Form.WHEN,
            r"(?:(?:từ|đến|tới|vào|kể từ|hồi) )?(?:khi nào|bao giờ(?! cũng)|lúc nào(?! cũng)|(?:ngày|tháng|năm|quý"
            r"|hôm|hồi"
            r"|thời điểm|thời gian) nào)|when",
        ),
        (
            Form.WHERE,
            r"(?:ở|tại|từ|đến|tới|về|vào|ra|qua) đâu|(?:(?:ở|tại|từ|đến|tới) )?(?:nơi|chỗ|địa chỉ|địa điểm) nào"
            rf"|đâu{_END}|where",
        ),
        (
            Form.WHY,
            r"(?:vì|tại|do|bởi) sao|sao (?:lại|phải)"
            r"|(?<!làm )(?<!thì )(?<!ra )sao (?=(?:chậm|thấp|ít|nhiều|cao|vẫn|chưa|khó|lâu|đắt|rẻ|giảm|tăng|tụt)(?!\w))|(?:lý do|lí do|nguyên nhân) (?:gì|nào)|why",
        ),
        (
            Form.WHO,
            r"(?:do |cho |bởi )?(?<!không )(?<!chẳng )(?<!bất kỳ )(?<!bất cứ )(?<!mọi )(?:những )?ai(?! (?:cũng|đó"
            r"|nấy|đều))"
            r"|(?:do )?(?:(?:cơ quan|đơn vị|bộ|người|cấp|tổ chức|công an|doanh nghiệp) nào)|who",
        ),
        (Form.HOW, rf"(?:như )?thế nào(?! là)|ra sao|làm sao|(?:bằng )?(?:kiểu|cách) (?:gì|nào)|sao{_END}|how"),
        (
            Form.WHAT,
            r"(?:nghĩa )?là (?:cái )?gì|(?:bao gồm|gồm)(?: có)? (?:những |các )?(?:cái )?gì|thế nào là|(?:những "
            r"|cái )?gì"
            r"(?! (?:đó|cả|nữa))|what",
        ),
        (Form.WHICH, r"(?<!không )(?<!bất kỳ )(?<!bất cứ )nào(?! (?:đó|cũng|khác|đấy))|which"),
        (
            Form.YES_NO,
            rf"(?:(?:có )?(?:được|đúng|phải|cần) )?không{_END}|(?:hay|đã) chưa{_END}|(?<!người )chưa{_END}"
            rf"|hay không{_END}",
        ),
    )
)
# What asks without a word of these.
_ASKS_FOR = Pattern(
    r"(?:^|[,.;:] ?)(?:(?:hãy|xin|vui lòng|làm ơn|nhờ (?:bạn|anh|chị|ad)) )*"
    r"(?:(?:cho|giúp) (?:(?:tôi|mình|em|con|cháu|tui) )?(?:biết|xin|hỏi)|kể tên|liệt kê|nêu|giải thích|so sánh|thống kê"
    r"|xin (?:số|thông tin)|tìm|tra)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Asking:
    """Words that ask, and where they stand."""

    form: Form
    span: Span


def forms_in(said: Said) -> list[Asking]:
    """Return the words of a question, or of a part of one, that ask; in order, none overlapping."""
    found: list[Asking] = []
    for form, pattern in _PATTERNS:
        for match in pattern.all(said):
            span = Span(*match.span())
            if not any(span.meets(other.span) for other in found):
                found.append(Asking(form, span))
    return sorted(found, key=lambda asking: asking.span)


def asks_for(said: Said) -> bool:
    """Tell whether it asks without a question word: "liệt kê …", "cho tôi biết …"."""
    return _ASKS_FOR.search(said) is not None


def asks(said: Said) -> bool:
    """Tell whether it asks anything at all."""
    return bool(forms_in(said)) or asks_for(said)
