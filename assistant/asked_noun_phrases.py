"""Where a noun phrase of a sentence ends, by the wording alone: no parser is at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked_names import QUOTED
from assistant.asked_stretch import WORD, Stretch, spaced
from sources.document import Span

# What a noun phrase does not go on over: verbs that help others, prepositions that open a new phrase, conjunctions.
ENDS = frozenset(
    "được đã đang sẽ cho với để tại trong là đạt có khi theo từ đến bị do so vào hoặc hay thì mà nhưng cùng nên vì"
    " bởi"
    " qua ở phải cần sau trước kể gồm ra còn chiếm nhằm giúp đó không chưa cũng vẫn chỉ như nếu bằng rằng tuy nhờ dù"
    " nào này".split()
)
# Words of two syllables whose second one, alone, would end a phrase.
_COMPOUNDS = frozenset(
    "thiết bị|trang bị|chuẩn bị|chữ ký|đăng ký|thư ký|nhật ký|xác nhận|chứng nhận|công nhận|ghi nhận|phủ nhận|thừa"
    " nhận|thu nhận"
    "|giấy nhận|trật tự|trình tự|thứ tự|doanh thu|cung cấp|trung cấp|nâng cấp|phân cấp|thành lập|độc lập|thiết"
    " lập|tạo lập"
    "|xác lập|công lập|chương trình|quá trình|quy trình|công trình|lộ trình|toàn trình|hành trình|hiện tại|tồn"
    " tại|kèm theo"
    "|địa chỉ|công bằng|văn bằng|cân bằng|đồng bằng|việc làm|ban hành|khai báo|thông báo|cảnh báo|dự báo|tham"
    " dự|trước đó|do đó"
    "|tài trợ|chi trả|trong đó|đại diện|tổng thu|nguồn thu|yêu cầu|nhu cầu|bao gồm|đăng nhập|thâm nhập|sáp"
    " nhập|hội nhập".split("|")
)
# Verbs that bodies are the subject of, in law and in news.
_ACTS = spaced(
    r"(?:chủ trì|phối hợp|quy định|ban hành|cấp(?! (?:tỉnh|huyện|xã|trung ương|bộ|cao|cơ sở))|thực hiện|quyết định"
    r"|hướng dẫn|xem xét|công bố|thông báo|ký(?! (?:hiệu|tự|số))|phê duyệt|cung cấp|tiếp nhận|giải quyết|kiểm tra"
    r"|yêu cầu|đề nghị"
    r"|nói|cho biết|cho rằng|phát biểu|khẳng định|nhấn mạnh|chỉ đạo|chịu|thống nhất|trình(?! (?:tự|độ|duyệt))"
    r"|giao(?! (?:dịch"
    r"|thông|tiếp))|báo cáo|xây dựng|gửi"
    r"|đảm nhiệm|đảm nhận|phụ trách|nắm giữ|xảy ra|đứng đầu|dẫn đầu|lập(?! pháp)|làm|tự(?! (?:do|nguyện|động|nhiên"
    r"|ý))|nộp|triển khai|tham gia|dự(?! (?:án|thảo|báo|toán|phòng|trữ))|thu(?! (?:nhập|phí))|nhập|chọn|bấm|ấn|quét"
    r"|gõ|điền|trả"
    r"|nhận|đồng ý|tổ chức (?=thu|cấp|thực))(?!\w)"
)
# The dot of an initial or of "St." ends nothing.
_STOP = r"(?<![\s.(]\w)(?<!\bst)(?<!\btp)\.(?:\s|$)"
CLAUSE_END = re.compile(rf"{_STOP}|;(?:\s|$)|:\s|\n\s*\n")
PHRASE_END = re.compile(rf"{_STOP}|[,;](?:\s|$)|:\s|\n\s*\n|[()]|\s[-–]\s")
_LONGEST_PHRASE = 14


def noun_phrase(
    stretch: Stretch, start: int, until: Sequence[str] = (), *, longest: int = _LONGEST_PHRASE, is_verb: bool = False
) -> Span:
    """Return the noun phrase that begins at a place; empty where none does.

    Args:
        stretch: The quotation.
        start: Where it begins.
        until: Words of the question that it does not go on over, such as its verb.
        longest: How many words it may have.
        is_verb: Whether it may open with any word.
    """
    key = stretch.key
    stop = PHRASE_END.search(key, start)
    limit = stop.start() if stop else len(key)
    quotes = [match.span() for match in QUOTED.finditer(stretch.text, start, limit)]
    end, before = start, ""
    for number, match in enumerate(WORD.finditer(key, start, limit)):
        is_quoted = any(first < match.start() < last for first, last in quotes)
        is_open = is_quoted or (is_verb and number == 0)
        if number == longest or (not is_open and _ends_phrase(stretch, match, before, until, number)):
            break
        if match[0] not in _JOINTS:
            end = match.end()
        before = match[0] if match[0] != stretch.text[match.start() : match.end()] else ""
    return Span(start, end)


_JOINTS = frozenset("và của về các những ngay đối bất kỳ mọi cả một".split())


def _ends_phrase(stretch: Stretch, match: re.Match[str], before: str, until: Sequence[str], number: int) -> bool:
    """Tell whether a phrase stops before a word; ``before`` is the word ahead of it where that has a capital."""
    stops = match[0] in ENDS or (number > 0 and _ACTS.match(stretch.key, match.start()) is not None)
    is_of_name = number > 0 and stretch.text[match.start()].isupper()
    if stops and not is_of_name and not (number > 0 and is_second(stretch.key, match)):
        return True
    if match[0] == "và" and before:  # after a name, only names go on
        return not stretch.text[match.end() :].lstrip()[:1].isupper()
    return number > 0 and bool(until) and _goes_on(stretch.asked_key, match.start(), until)


def is_second(key: str, match: re.Match[str]) -> bool:
    """Tell whether a word is the second syllable of one that is known."""
    ahead = AHEAD.search(key, max(0, match.start() - 12), match.start())
    return ahead is not None and f"{ahead[1]} {match[0]}" in _COMPOUNDS


AHEAD = re.compile(r"(\w+)\s+\Z")


def _goes_on(key: str, start: int, words: Sequence[str]) -> bool:
    own = [match[0] for match in WORD.finditer(key, start, min(len(key), start + 40))]
    return own[: min(2, len(words))] == list(words[:2])


def start_of_row(key: str, end: int, words: Sequence[str]) -> int:
    """Return where the last of some words begin that stand ahead of a place in a row; the place where none do."""
    start = end
    size = 2 if " ".join(words[-2:]) in _LEVELS else 1
    for word in reversed(words[-size:]):
        ahead = AHEAD.search(key, max(0, start - 16), start)
        if ahead is None or ahead[1] != word:
            break
        start = ahead.start()
    return start


_LEVELS = frozenset(("cấp độ", "mức độ", "thế hệ", "cap do", "muc do", "the he"))
