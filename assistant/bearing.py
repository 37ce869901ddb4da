"""How a question bears on those before it, by its own words alone."""

from __future__ import annotations

import datetime as dt
import enum

from assistant.follow_up_rules import WHO_SAYS_SO
from assistant.forms import Form
from assistant.pieces import Pieces, read_pieces
from assistant.said import Pattern, Said

# With fewer words of its own than this, a question is about what was spoken of before.
_LEAST_OWN_WORDS = 2
SELF = ("thing", "event", "named")


class Bearing(enum.Enum):
    """How a question bears on those before it."""

    ALONE = "alone"
    POINTS = "points"
    SAME_OF_ANOTHER = "the same of another"
    OTHER_OF_SAME = "something else of the same"


_CONDITION = Pattern(r"(?:nếu|khi|lúc|mất|bị|hỏng|quên|chưa|không|muốn|đã|lỡ|chẳng may|người)(?!\w)")
# "Passcode thì …": what is asked of stands first.
_TOPIC = Pattern(r"\w+(?: \w+){0,2} thì ")
_IF = Pattern(r"(?:nếu|lỡ|chẳng may|nhỡ)(?!\w)")
_DEFINES = Pattern(r"(?:nghĩa )?là (?:cái )?gì|thế nào là")


def bearing_of(asked: Pieces) -> Bearing:
    """Return how a question bears on those before it, by its own words alone."""
    lacks = _lacks_subject(asked)
    if WHO_SAYS_SO.fullmatch(asked.said):
        return Bearing.OTHER_OF_SAME
    if not asked.forms:
        return _bearing_without_form(asked, lacks=lacks)
    if any(pronoun.kind in SELF for pronoun in asked.pronouns) and not _has_antecedent(asked):
        return Bearing.OTHER_OF_SAME
    if lacks:
        return Bearing.OTHER_OF_SAME
    return Bearing.POINTS if any(pronoun.kind not in SELF for pronoun in asked.pronouns) else Bearing.ALONE


def _bearing_without_form(asked: Pieces, *, lacks: bool) -> Bearing:
    if asked.is_beside or (asked.is_from_it and not asked.pronouns and not asked.is_closed):
        return Bearing.SAME_OF_ANOTHER
    if asked.is_closed:
        if _IF.match(asked.said):
            return Bearing.OTHER_OF_SAME
        if _CONDITION.match(asked.said):
            return Bearing.OTHER_OF_SAME if lacks else Bearing.ALONE
        return Bearing.SAME_OF_ANOTHER
    if any(pronoun.kind in SELF for pronoun in asked.pronouns) and lacks:
        return Bearing.OTHER_OF_SAME
    says_only_pieces = not asked.own_words and bool(asked.times or asked.places or asked.names_nation)
    return Bearing.SAME_OF_ANOTHER if says_only_pieces else Bearing.ALONE


# What begins so says of nothing what it asks.
_PREDICATE = Pattern(r"(?:có (?:được|phải|bị|cần|thể)|được|bị|phải|cần|do|gồm|bao gồm|có gồm|thuộc)(?!\w)")
# "Đã giải ngân được bao nhiêu?" says of nothing what was done.
_ONLY_DONE = Pattern(r"(?:đã|mới|chỉ|đang|sẽ) (?!\w+ (?:có|là))")
_COUNTS_NO_NOUN = Pattern(r"[ ?.!]*(?:(?:tiền|đồng|phần trăm|%|rồi|vậy|thế|ạ|nhỉ)[ ?.!]*)*(?:(?:cho|để|vào) \w.*)?")
_ASKS_FIRST = Pattern(r"(?:có )?(?:bao nhiêu|mấy)|khi nào (?:được|bị|phải|có)|(?:những )?ai |có ")
_MOST_OWN_WORDS = 4


def _says_of_nothing(asked: Pieces) -> bool:
    if asked.names_something or len(asked.own_words) > _MOST_OWN_WORDS:
        return False
    if asked.is_from_it and _ASKS_FIRST.match(asked.said):
        return True
    asks_count = bool(asked.forms) and asked.forms[0].form is Form.COUNT
    if asks_count and not asked.places and not asked.times and _ONLY_DONE.match(asked.said):
        form = asked.forms[0].span
        return form.start > 0 and _COUNTS_NO_NOUN.fullmatch(asked.said.part(form.end)) is not None
    is_yes_no = bool(asked.forms) and asked.forms[0].form is Form.YES_NO
    return _PREDICATE.match(asked.said) is not None and (is_yes_no or asked.is_from_it)


def _lacks_subject(asked: Pieces) -> bool:
    own = asked.own_words
    if _says_of_nothing(asked) or PART_OF_IT.fullmatch(asked.said):
        return True
    if not own:
        return not (asked.places and asked.forms and _DEFINES.search(asked.said))
    if len(own) >= _LEAST_OWN_WORDS or asked.names_something or asked.places or asked.times:
        return False
    return not _DEFINES.search(asked.said) and not _TOPIC.match(asked.said)


def _has_antecedent(asked: Pieces) -> bool:
    """Tell whether words of its own stand before the pronoun: "Thẻ căn cước mất thì làm lại nó ở đâu?"."""
    first = next(pronoun.span.start for pronoun in asked.pronouns if pronoun.kind in SELF)
    before = Said(asked.text[:first], asked.said.is_sure)
    return bool(first) and len(read_pieces(before, dt.date.max).own_words) >= _LEAST_OWN_WORDS


# "Bao nhiêu phần trăm là khách quốc tế?": of what was counted before.
PART_OF_IT = Pattern(
    r"(?:có )?(?:bao nhiêu|mấy) ?(?:phần trăm|%) (?:trong đó )?(?:là|của|thuộc|đến từ|từ) (?P<part>\w.*)"
)
SHARE_OF = "chiếm bao nhiêu phần trăm tổng số"
