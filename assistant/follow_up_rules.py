"""Follow-ups that no subject has to be found for: who said so, what is left, and the two places asked before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.forms import Form
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


# "Hai nơi chênh nhau bao nhiêu?": of the places of the two questions before.
TWO_BEFORE = Pattern(
    r"(?:(?:vậy|thế|rồi|và) )?(?:cả )?(?:hai|2) (?:nơi|tỉnh|thành phố|địa phương|bên|chỗ)(?: này| đó| ấy| trên)?"
    r" (?:thì )?(?P<done>chênh(?: lệch)?(?: nhau)?|hơn kém(?: nhau)?|cách nhau|cộng lại|tổng cộng|gộp lại)(?!\w)"
)


def of_two_before(said: Said, earlier: Sequence[Said], today: dt.date) -> Said | None:
    """Return the question that sets the places of the two questions before against each other; ``None`` for others.

    Args:
        said: The question.
        earlier: The questions before it, each whole, oldest first.
        today: What times are read against.
    """
    match = TWO_BEFORE.search(said)
    if match is None or len(earlier) < 2:
        return None
    one, other = (read_pieces(asking_sentence(turn), today) for turn in earlier[-2:])
    if len(one.places) != 1 or len(other.places) != 1:
        return None
    first, at = one.places[0].of(one.text), other.places[0]
    done = said.text[match.start("done") : match.end("done")]
    pair = f"{first} và {at.of(other.text)}"
    return Said(sentence(f"{other.text[: at.start]}{pair} {done}{other.text[at.end :]}"), other.said.is_sure)
