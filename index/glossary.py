"""English words of the domain and their Vietnamese terms, and the English words that questions are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.english_times import times_in_vietnamese
from index.spelling import is_syllable
from sources.text import any_of

# What questions are asked with.
_ASKING = """
how many: bao nhiêu
how much: bao nhiêu
how much money: bao nhiêu tiền
what percentage of: bao nhiêu phần trăm
what percentage: bao nhiêu phần trăm
percentage of: tỷ lệ
percentage: tỷ lệ
percent: phần trăm
share of: tỷ lệ
rate: tỷ lệ
proportion: tỷ lệ
how long does it take: mất bao lâu
how long: bao lâu
how old: bao nhiêu tuổi
at what age: bao nhiêu tuổi
when: khi nào
where: ở đâu
why: vì sao
who: ai
what is: là gì
number of: số
total: tổng số
rank: xếp hạng
ranked: xếp hạng
ranking: xếp hạng
"""
# A line for each: the English words, a colon, the Vietnamese of the domain.
_TERMS = Path(__file__).with_name("english_terms.txt").read_text(encoding="utf-8")
# What English sentences are held together by.
_GLUE = frozenset(
    """a an the and or of in to for from with by on at as is are was were be been being has have had does did will would
    can could should must may how many much what which when where who why whose there this that these those it its
    their they you your we our his her my not get use using used need after before between during until since per each
    all any some more most less than about into out over under up if then so far now year years month day days age old
    new first last number total make made takes take long old hello thanks thank bye please tell show explain find
    do i me am also while still whether only after because without ever back yet already one two three four five live
    lives living going go went come came want wants there's vietnam vietnamese""".split()
)


def _parsed(lines: str) -> dict[str, str]:
    pairs = (line.split(": ") for line in lines.strip().splitlines())
    return {english: vietnamese for english, vietnamese in pairs}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({any_of(phrases)})(?:s|es)?(?![\w-])", re.IGNORECASE)


_PHRASES = _parsed(_ASKING) | _parsed(_TERMS)
_ANY = _pattern(_PHRASES)
# In a question in Vietnamese: "Doctor Who" asks for nobody.
_TERM = _pattern(_parsed(_TERMS))
_WORD = re.compile(r"[^\W\d_]+")
_TERM_WORDS = frozenset(word for phrase in _PHRASES for word in _WORD.findall(phrase))
# Share of English words from which a question is English.
_ENGLISH = 0.6
_SURELY, _LONG = 2, 4


def is_english_word(word: str) -> bool:
    """Tell whether a word, in any case, is English, and nothing that Vietnamese writes without diacritics."""
    return may_be_english(word.lower()) and not is_syllable(word.lower())


def is_english(text: str) -> bool:
    """Tell whether a question is asked in English; names and what else it holds apart."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not any(is_english_word(word) for word in words):
        return False
    known = sum(map(may_be_english, words))
    # Whoever writes two words that only English has means English by those too that are no syllables.
    if sum(word in _GLUE and is_english_word(word) for word in set(words)) >= _SURELY:
        known += sum(not may_be_english(word) and _is_foreign(word) for word in words)
    return known >= _ENGLISH * len(words)


def _is_foreign(word: str) -> bool:
    """Tell whether a word is none of Vietnamese, nor a short form of one."""
    return word.isascii() and len(word) >= _LONG and not is_syllable(word)


def in_vietnamese(text: str) -> str:
    """Return a text with the English terms in it written in Vietnamese; the longest term stands."""
    text = times_in_vietnamese(text) if is_english(text) else text
    parts: list[str] = []
    end = 0
    for match in _terms(text):
        parts += [text[end : match.start()], _vietnamese(match)]
        end = match.end()
    return "".join([*parts, text[end:]])


def terms_in(text: str) -> list[str]:
    """Return the Vietnamese of the English terms in a text, each once, in order."""
    return list(dict.fromkeys(map(_vietnamese, _terms(text))))


def _terms(text: str) -> Iterator[re.Match[str]]:
    """Yield the English terms of a text; in one that is Vietnamese, no single word that is written as a name."""
    if is_english(text):
        yield from _ANY.finditer(text)
        return
    yield from (match for match in _TERM.finditer(text) if match[0].islower() or " " in match[0])


def _vietnamese(match: re.Match[str]) -> str:
    return _PHRASES[" ".join(match[1].lower().split())]


def may_be_english(word: str) -> bool:
    """Tell whether English questions are made of a word in small letters, Vietnamese or not: "can", "i"."""
    stem = word[:-1] if word.endswith("s") else word
    return word in _GLUE or word in _TERM_WORDS or stem in _TERM_WORDS
