"""The words of the pages: both languages say everything, each in its own tongue."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from assistant.answer import Doubt, Kind, Reason
from assistant.replies import REPLIES
from assistant.trend import Trend
from assistant.web.english import ENGLISH, date_in_english, period_in_english
from assistant.web.look import head
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.document import PartialDate
from sources.periods import Origin, Period

_ASCII = frozenset(map(chr, range(128)))
# Names that are the same in every language, and the name of the other language.
_NAMES = ("Hỏi Số", "Đề án 06", "Tiếng Việt")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


@pytest.mark.parametrize("words", [VIETNAMESE, ENGLISH], ids=lambda words: words.code)
def test_every_kind_reason_doubt_and_trend_is_said(words: Words) -> None:
    assert set(words.answer.kinds) == set(Kind)
    assert set(words.answer.reasons) == set(Reason)
    assert set(words.answer.doubts) == set(Doubt)
    assert set(words.answer.trends) == set(Trend)
    assert all(_texts(words))


def test_english_is_without_vietnamese() -> None:
    for text in _texts(ENGLISH):
        for name in _NAMES:
            text = text.replace(name, "")
        assert text.isascii() or set(text) - _ASCII <= {"–"}, text


def test_every_reply_is_said_in_english() -> None:
    assert set(ENGLISH.answer.replies) == set(REPLIES.values())


def test_both_scripts_say_the_same_things() -> None:
    assert set(VIETNAMESE.script) == set(ENGLISH.script)


@pytest.mark.parametrize(
    ("date", "said"),
    [("2024-10-12", "12 October 2024"), ("2022-12", "December 2022"), ("2023", "2023")],
)
def test_dates_in_english(date: str, said: str) -> None:
    assert date_in_english(PartialDate.parse(date)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-10-01", "2024-10-31", "October 2024"),
        ("2024-01-01", "2024-06-30", "January to June 2024"),
        ("2024-10-12", "2024-10-12", "12 October 2024"),
        ("2021-01-23", "2022-01-15", "23 January 2021 to 15 January 2022"),
    ],
)
def test_periods_in_english(first: str, last: str, said: str) -> None:
    period = Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last), Origin.SENTENCE)
    assert period_in_english(period) == said


def test_no_word_ends_the_script() -> None:
    assert head().count("</script") == 1
