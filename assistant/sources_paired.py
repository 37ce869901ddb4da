"""Two sources named beside each other: "Kế hoạch và báo cáo ghi … có lệch nhau không, mỗi bên bao nhiêu?"."""

from __future__ import annotations

from assistant.places import place_spans
from assistant.said import Pattern, Said

# What one of them may be called by.
_SOURCE = (
    r"(?:quyết định|kế hoạch|báo cáo|báo|bài(?: báo)?|cổng|trang|tổ công tác|bộ|sở|công an|bên|tỉnh|thành phố|ubnd"
    r"|ủy ban nhân dân|cục|tổng cục|ngân hàng nhà nước|thông cáo|bản tin|nghị quyết|bảo hiểm(?: xã hội)?|chính phủ|c06"
    r"|ban chỉ đạo|văn phòng|tờ|đài|thông tấn xã)"
)
_SAYS = r"(?:ghi|nói|nêu|đưa(?: ra)?|báo(?! (?:cáo|chí))|công bố|cho biết|viết|thống kê)"
_PAIR = Pattern(
    rf"(?<!\w)(?:(?:mà|do|của|giữa|theo) )?{_SOURCE}(?: (?!ghi|nói|nêu|công bố)\w+){{0,6}}? (?:và|với|so với) {_SOURCE}"
    rf"(?: (?!ghi|nói|nêu|công bố)\w+){{0,7}}? (?:cùng |đều |đã )*{_SAYS}(?: (?:là|về))?(?!\w)"
)
_AGREE = Pattern(
    r"(?<!\w)(?:có )?(?:giống|khác|chênh|lệch|vênh|khớp|trùng|mâu thuẫn|thống nhất)(?: (?:nhau|khớp|lệch|với nhau))*"
    r"(?: (?:không|ko|k|hông|hay không|thế nào|ra sao|à|hả|vậy|nhỉ|ạ))*[ ?.!]*$"
)
_EACH = Pattern(
    r"[,;.?] *(?:(?:nếu )?(?:lệch|khác|chênh|vênh)(?: nhau)?(?: thì)? )?(?:mỗi|từng) (?:bên|nơi|nguồn|chỗ)"
    r"(?: (?:ghi|nói|là|nêu|đưa))* (?:bao nhiêu|mấy|sao|thế nào)[^,;?]*[ ?.!]*$"
)


def without_paired(typed: str, *, is_sure: bool) -> str | None:
    """Return a question without the two sources that it names and whether they agree; ``None`` for any other.

    The one place that only they name stays.

    Args:
        typed: The question on one line.
        is_sure: Whether it was typed with diacritics.
    """
    each = _EACH.search(Said(typed, is_sure))
    text = typed[: each.start()] if each else typed
    pair, agree = _PAIR.search(Said(text, is_sure)), _AGREE.search(Said(text, is_sure))
    if pair is None or agree is None or agree.start() < pair.end():
        return None
    rest = f"{text[: pair.start()]} {text[pair.end() : agree.start()]}".strip(" ,;")
    named = place_spans(pair[0] if not place_spans(rest) else "")
    place = f" của {text[pair.start() + named[0].start : pair.start() + named[0].end]}" if len(named) == 1 else ""
    return f"{rest}{place}"
