"""People who each have one of what is counted: "1,2 triệu người có sổ sức khỏe" tells how many there are of those."""

from __future__ import annotations

import re

from assistant.candidate import Candidate
from assistant.question import Question
from sources.text import fold

# So many syllables name the thing.
_A_NAME = 2
_PEOPLE = frozenset(("nguoi", "nguoi dan", "cong dan", "ca nhan", "khach hang", "hoc sinh", "dan"))
_HAVING = re.compile(
    r"\s*(?:(?:nguoi|nguoi dan|cong dan|ca nhan|khach hang|hoc sinh|dan|da|duoc|dang)\s+)*"
    r"(?:co|tich hop|tao lap|lap|mo|dang ky|so huu|cap|su dung|kich hoat)(?!\w)"
)


def is_had_by_people(question: Question, candidate: Candidate) -> bool:
    """Tell whether a figure counts people by the thing asked, of which each has one.

    The thing stands behind the people and what they do with it, or in what introduces the list that they are in.
    """
    figure, text = candidate.figure, candidate.document.text
    if figure is None or fold(figure.unit or "") not in _PEOPLE or len(question.counted) < _A_NAME:
        return False
    thing = f" {' '.join(question.counted[:_A_NAME])} "
    behind = fold(text[figure.span.end : figure.clause.end])
    if (having := _HAVING.match(behind)) and thing in f"{behind[having.end() :]} ":
        return True
    lead = candidate.sentence.lead or candidate.sentence.heading
    return lead is not None and thing in f" {fold(lead.of(text))} "
