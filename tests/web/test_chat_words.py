"""The words of the pages: both languages say everything, each in its own tongue."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Doubt, Kind, Reason
from assistant.replies import REPLIES
from assistant.trend import Trend
from assistant.web.english import ENGLISH
from assistant.web.english_dates import date_in_english, period_in_english
from assistant.web.look import head
from assistant.web.vietnamese import VIETNAMESE
from assistant.web.words import Words
from sources.document import PartialDate
from sources.periods import Origin, Period

WEB = Path(__file__).parents[2] / "assistant" / "web"
_PLAIN = frozenset(map(chr, range(128))) | frozenset("–…“”←→✓")
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
        assert set(text) <= _PLAIN, text


def test_every_reply_is_said_in_english() -> None:
    assert set(ENGLISH.answer.replies) == set(REPLIES.values())


def _mappings(words: Any, path: str = "") -> Iterator[tuple[str, set[Any]]]:
    for field in dataclasses.fields(words):
        held, name = getattr(words, field.name), f"{path}{field.name}"
        if isinstance(held, Mapping):
            yield name, set(held)
        elif dataclasses.is_dataclass(held):
            yield from _mappings(held, f"{name}.")


def test_both_languages_say_the_same_things() -> None:
    vietnamese, english = dict(_mappings(VIETNAMESE)), dict(_mappings(ENGLISH))
    # What is Vietnamese already is only said otherwise in English.
    del vietnamese["answer.replies"], english["answer.replies"]
    assert vietnamese.pop("lookup.columns.units") < english.pop("lookup.columns.units")
    assert vietnamese == english


def _fields(words: Any) -> Iterator[str]:
    for field in dataclasses.fields(words):
        yield field.name
        if dataclasses.is_dataclass(held := getattr(words, field.name)):
            yield from _fields(held)


def test_no_word_is_left_unused() -> None:
    code = "".join(
        file.read_text(encoding="utf-8")
        for kind in ("*.py", "*.html")
        for file in WEB.rglob(kind)
        if not file.stem.endswith(("vietnamese", "english"))
    )
    assert [name for name in _fields(VIETNAMESE) if not re.search(rf"\.{name}\b", code)] == []


def test_no_word_of_the_scripts_is_left_unused() -> None:
    code = (WEB / "chat.js").read_text(encoding="utf-8")
    assert [name for name in VIETNAMESE.script if not re.search(rf"words\.{name}\b", code)] == []


def test_each_page_has_a_path_a_name_and_a_title_of_its_own() -> None:
    pages = [page for words in (VIETNAMESE, ENGLISH) for page in words.pages]
    assert [path for path, _, _ in pages] == ["/", "/tra-cuu", "/nguon", "/en", "/lookup", "/sources"]
    assert len({name for _, name, _ in pages}) == len({title for _, _, title in pages}) == len(pages)


@pytest.mark.parametrize(
    ("count", "vietnamese", "english"),
    [(0, "0 số liệu", "0 figures"), (1, "1 số liệu", "1 figure"), (1234, "1.234 số liệu", "1,234 figures")],
)
def test_counts_are_said_in_each_language(count: int, vietnamese: str, english: str) -> None:
    assert (VIETNAMESE.lookup.counted(count), ENGLISH.lookup.counted(count)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("plain", "read"), [("87000000", "87,000,000"), ("0.7024", "0.7024"), ("-1234.5", "-1,234.5"), ("5", "5")]
)
def test_numbers_are_written_as_english_readers_do(plain: str, read: str) -> None:
    assert ENGLISH.number(plain) == read


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
