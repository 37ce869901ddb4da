"""Follow-ups that no subject has to be found for: who said so, what is left, and the two places asked before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.forms import FIGURES, Form
from assistant.pieces import Pieces, read_pieces
from assistant.said import Pattern, Said
from assistant.sentence import sentence
from assistant.several import asking_sentence
from sources.text import fold

# "Ai nói vậy?": the answer before with its source says it.
WHO_SAYS_SO = Pattern(
    r"(?:số này |số đó |con số này |cái này |cái đó )?(?:ai (?:nói|bảo|công bố|cho biết|thống kê)(?: (?:vậy|thế"
    r"|ra|đó|này|điều đó|điều này))?"
    r"|theo (?:ai|nguồn nào|đâu)|(?:lấy|dẫn|nghe) (?:ở đâu|từ đâu|đâu)(?: ra)?|nguồn (?:nào|đâu|ở đâu|là gì)"
    r"|ở đâu ra(?: vậy| thế)?)"
    r"(?: vậy| thế)?[ ?.!]*"
)
# "Vậy còn bao nhiêu xã chưa xong?": of those that were counted as done.
_LEFT = Pattern(
    r"còn (?:lại )?(?:bao nhiêu|mấy) (?P<whole>\w.*?) (?:chưa|không) (?:xong|làm|làm được|được|có|đạt|hoàn thành)"
)
_DONE = re.compile(r"(?<!\w)đã(?!\w)")


def left_of(asked: Pieces, before: Pieces) -> str | None:
    """Return the question for what is left of what was counted before; ``None`` where nothing such is asked."""
    match = _LEFT.fullmatch(Said(asked.text.rstrip(" ?.!"), asked.said.is_sure))
    form = before.forms[0] if before.forms else None
    if match is None or form is None or form.form is not Form.COUNT or fold(match["whole"]) not in fold(before.text):
        return None
    done = _DONE.search(before.said.key, form.span.end)
    if done is None:
        return None
    counted = before.text[form.span.start : done.start()]
    head = re.sub(r"(?:^|\s)có\s*$", " ", before.text[: form.span.start], flags=re.IGNORECASE)
    return f"{head}còn {counted}chưa{before.text[done.end() :]}".strip()


# "Cộng cả hai loại lại là bao nhiêu?": of the two things that were counted before.
_ADDED = Pattern(
    r"(?:(?:vậy|thế|rồi) )?(?:tổng(?: cộng| số)?|cộng|gộp|tính)(?: cả| gộp)*(?: (?:hai|2))?"
    r"(?: (?:loại|số|cái|khoản|nhóm|thứ|con số|việc|bên))?(?: (?:này|đó|ấy|trên))?(?: (?:lại|chung|vào))*"
    r"(?: (?:thì|là|được|có))* (?:bao nhiêu|mấy)(?: \w+)?"
)
_TWO_COUNTED = Pattern(
    r"(?P<head>.*?)(?:bao nhiêu|mấy) (?P<one>.+?) (?:và|với|,) (?:có )?(?:bao nhiêu|mấy) (?P<other>.+)"
)


def is_of_what_was_counted(asked: Pieces) -> bool:
    """Tell whether a question, asked alone, only says what to do with what was counted before."""
    said = Said(asked.text.rstrip(" ?.!"), asked.said.is_sure)
    return _ADDED.fullmatch(said) is not None or _OVER_TIME.fullmatch(said) is not None


def sum_of_both(asked: Pieces, before: Pieces) -> str | None:
    """Return the question for the sum of the two things that were counted before; ``None`` where none is asked."""
    if _ADDED.fullmatch(Said(asked.text.rstrip(" ?.!"), asked.said.is_sure)) is None:
        return None
    counted = _TWO_COUNTED.fullmatch(Said(before.text.rstrip(" ?.!"), before.said.is_sure))
    if counted is None:
        return None
    head, one, other = (before.text[counted.start(name) : counted.end(name)] for name in ("head", "one", "other"))
    return f"{head}tổng {one} và {other} là bao nhiêu"


# "Xem giúp diễn biến từng năm luôn": how what was counted before went.
_OVER_TIME = Pattern(
    r"(?:(?:cho|xem|coi|kể|nói|liệt kê|đưa|thống kê|xin|muốn|cần)"
    r"(?: (?:tôi|mình|em|anh|chị|giúp|luôn|biết|xem|coi|thêm|về))* )?"
    r"(?:(?:diễn biến|biến động|số liệu|con số|kết quả|cả|luôn|quá trình|lịch sử)(?: (?:của nó|đó|này))? )?"
    r"(?P<over>(?:cả )?(?:hai|ba|bốn|năm|\d) năm"
    r"|(?:qua|theo|từng|các|mỗi|hằng|những) (?:(?:các|từng|mỗi) )?(?:năm|quý|tháng|thời điểm|mốc|kỳ)"
    r"(?: (?:trước|qua|gần đây))?)"
    r"(?: (?:luôn|đi|nhé|nha|giúp|ạ|với|xem|nữa|được không|thì sao|thế nào|ra sao|như thế nào|vậy))*"
)


def over_time(asked: Pieces, before: Pieces) -> str | None:
    """Return the question how what was counted before went over the years; ``None`` where nothing such is asked."""
    match = _OVER_TIME.fullmatch(Said(asked.text.rstrip(" ?.!"), asked.said.is_sure))
    if match is None or not before.forms or before.forms[0].form not in FIGURES:
        return None
    text = before.text.rstrip(" ?.!")
    for time in reversed(before.times):
        text = f"{text[: time.span.start]} {text[time.span.end :]}"
    return f"{' '.join(_NOW.sub(' ', text).split())} {asked.text[match.start('over') : match.end('over')]}"


_NOW = re.compile(
    r"(?<!\w)(?:hiện(?: (?:nay|giờ|tại))?|bây giờ|(?:tính )?đến (?:nay|hết|cuối)|cuối|đầu|vào|trong)(?!\w)(?=\s|\Z)",
    re.IGNORECASE,
)
# "Hai nơi chênh nhau bao nhiêu?": of the places of the two questions before.
TWO_BEFORE = Pattern(
    r"(?:(?:vậy|thế|rồi|và) )?(?:cả )?(?:hai|2) (?:nơi|tỉnh|thành phố|địa phương|bên|chỗ)(?: này| đó| ấy| trên)?"
    r" (?:thì )?(?P<done>chênh(?: lệch)?(?: nhau)?|hơn kém(?: nhau)?|cách nhau|cộng lại|tổng cộng|gộp lại)(?!\w)"
)


def of_two_before(said: Said, earlier: Sequence[Said], today: dt.date) -> Said | None:
    """Return the question that reckons with the two questions before; ``None`` for others.

    It sets their places against each other, or adds up what they count.

    Args:
        said: The question.
        earlier: The questions before it, each whole, oldest first.
        today: What times are read against.
    """
    match = TWO_BEFORE.search(said)
    if len(earlier) > 1 and _ADDED.fullmatch(Said(said.text.rstrip(" ?.!"), said.is_sure)):
        return _sum_of_last_two(earlier)
    if match is None or len(earlier) < 2:
        return None
    one, other = (read_pieces(asking_sentence(turn), today) for turn in earlier[-2:])
    if len(one.places) != 1 or len(other.places) != 1:
        return None
    first, at = one.places[0].of(one.text), other.places[0]
    done = said.text[match.start("done") : match.end("done")]
    pair = f"{first} và {at.of(other.text)}"
    return Said(sentence(f"{other.text[: at.start]}{pair} {done}{other.text[at.end :]}"), other.said.is_sure)


_ONE_COUNTED = Pattern(r"(?P<head>.*?)(?:bao nhiêu|mấy) (?P<what>.+)")


def _sum_of_last_two(earlier: Sequence[Said]) -> Said | None:
    bare = [Said(turn.text.rstrip(" ?.!"), turn.is_sure) for turn in earlier[-2:]]
    counted = [_ONE_COUNTED.fullmatch(turn) for turn in bare]
    if any(match is None for match in counted):
        return None
    one, other = (
        turn.text[match.start("what") : match.end("what")] for turn, match in zip(bare, counted, strict=True) if match
    )
    head = bare[0].text[: counted[0].end("head")] if counted[0] else ""
    return Said(sentence(f"{head}tổng {one} và {other} là bao nhiêu"), bare[-1].is_sure)
