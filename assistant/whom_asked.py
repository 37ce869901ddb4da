"""Whether a sentence names the person or the province that a question asks for; nothing else answers it."""

from __future__ import annotations

import functools
import re

from assistant.answer_form import QUESTIONS
from assistant.asked_names import capitalised, fit_for_office
from assistant.asked_stretch import Stretch
from assistant.places import places_in
from sources.text import accent_key, fold

_OFFICES = (
    r"(?:(?:pho\s+)?(?:tong\s+)?giam\s+doc|(?:pho\s+)?chu\s+tich|bo\s+truong|thu\s+truong|(?:pho\s+)?cuc\s+truong"
    r"|(?:pho\s+)?vu\s+truong|(?:pho\s+)?hieu\s+truong|(?:pho\s+)?truong\s+(?:phong|ban|khoa|nganh)|(?:pho\s+)?bi\s+thu"
    r"|(?:pho\s+)?thu\s+tuong|(?:pho\s+)?chanh\s+\w+(?:\s+\w+)?|nguoi\s+dung\s+dau|lanh\s+dao)"
)
# "Giám đốc Sở … tên gì", "ai là Cục trưởng …", "Bộ trưởng … là ai"; on folded text.
_ASKS_PERSON = re.compile(
    rf"(?<!\w){_OFFICES}(?!\w).*(?<!\w)(?:ten\s+(?:la\s+)?gi|la\s+ai|la\s+ong\s+nao|la\s+ba\s+nao)(?!\w)"
    rf"|(?<!\w)ai\s+(?:dang\s+|hien\s+)?(?:la|lam|giu\s+chuc)\s+{_OFFICES}(?!\w)|(?<!\w)ten\s+(?:cua\s+)?{_OFFICES}(?!\w)"
)
_OFFICE, _DEPUTY = re.compile(rf"(?<!\w){_OFFICES}(?!\w)"), "pho"
_ASKS_PROVINCE = re.compile(r"(?<!\w)(?:tinh|thanh\s+pho|tinh\s*,?\s*thanh(?:\s+pho)?)\s+nao(?!\w)")


@functools.lru_cache(QUESTIONS)
def asks_person(question: str) -> bool:
    """Tell whether a question asks who holds an office."""
    return _ASKS_PERSON.search(fold(question)) is not None


@functools.lru_cache(QUESTIONS)
def asks_province(question: str) -> bool:
    """Tell whether a question asks which province or city."""
    return _ASKS_PROVINCE.search(fold(question)) is not None


def names_whom(question: str, said: str) -> bool:
    """Tell whether a sentence names what a question asks for, where that is a person or a province.

    Args:
        question: The question.
        said: The sentence.
    """
    if asks_person(question) and not (_names_person(said) and _is_of_rank(question, said)):
        return False
    return not asks_province(question) or bool(places_in(said) - places_in(question))


def _is_of_rank(question: str, said: str) -> bool:
    """Tell whether a sentence tells not only of deputies, where who holds an office is asked."""
    asked = {match[0] for match in _OFFICE.finditer(fold(question))}
    told = {" ".join(match[0].split()) for match in _OFFICE.finditer(fold(said))}
    return (
        not told
        or any(office.startswith(_DEPUTY) for office in asked)
        or any(not office.startswith(_DEPUTY) for office in told)
    )


def _names_person(said: str) -> bool:
    key = accent_key(said)
    stretch = Stretch(said, key, key)
    return any(fit_for_office(stretch, name) > 0 and not places_in(name.of(said)) for name in capitalised(stretch))
