"""How Vietnamese syllables are spelt: which are possible, and how far two that share their letters differ."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sources.text import fold

_ONSETS = ("", *"ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x".split())
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uơ
    uy uya uych uyên uyêt uyn uynh uyt uyu ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """.split()
)
_FOLDED_RIMES = frozenset(fold(rime) for rime in _RIMES)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ACUTE, _TILDE, _HOOK, _DOT = "\u0301", "\u0303", "\u0309", "\u0323"
_STOPPED = re.compile(r"(?:p|t|c|ch)$")
_LONGEST = 7  # nghiêng

# What a difference costs, in nats: a mark left out among others, hỏi for ngã, one mark for another.
_LEFT_OUT = 0.7
_HOOK_FOR_TILDE = 2.0
_OTHER_MARK = 5.0


class Shape(NamedTuple):
    """A syllable taken apart: base letters, the mark of each (empty for none), and the tone."""

    letters: str
    marks: tuple[str, ...]
    tone: str

    @property
    def toneless(self) -> str:
        """The syllable with its marks, without its tone."""
        pairs = zip(self.letters, self.marks, strict=True)
        return "".join("đ" if mark == "-" else unicodedata.normalize("NFC", letter + mark) for letter, mark in pairs)

    @property
    def is_bare(self) -> bool:
        """Whether it carries no diacritic."""
        return not self.tone and not any(self.marks)


@lru_cache(maxsize=50_000)
def shape(word: str) -> Shape:
    """Return the shape of a word in lower case and NFC; of several tones the first counts."""
    letters, marks, tone = [], [], ""
    for letter in word:
        if letter == "đ":
            letters.append("d")
            marks.append("-")
            continue
        base, *rest = tuple(unicodedata.normalize("NFD", letter))
        letters.append(base)
        marks.append("".join(mark for mark in rest if mark not in _TONES))
        tone = tone or next((mark for mark in rest if mark in _TONES), "")
    return Shape("".join(letters), tuple(marks), tone)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word in lower case can be a Vietnamese syllable; one without diacritics by its letters."""
    if not word or len(word) > _LONGEST:
        return False
    own = shape(word)
    if own.tone not in ("", _ACUTE, _DOT) and _STOPPED.search(word):
        return False
    toneless = own.toneless
    rimes = _FOLDED_RIMES if own.is_bare else _RIMES
    onsets = (onset for onset in _ONSETS if toneless.startswith(onset))
    # "gì", "giêng": the i belongs to the rime too. "qu" takes the rimes that follow its u.
    return any(toneless[len(onset) :] in rimes or (onset == "gi" and f"i{toneless[2:]}" in rimes) for onset in onsets)


def difference(typed: Shape, meant: Shape) -> float | None:
    """Return what it costs, in nats, that a syllable was meant where another was typed.

    0 where it was typed without diacritics, or with the tone on another letter; ``None`` where the letters differ.
    """
    if typed.letters != meant.letters:
        return None
    left_out = 0.0 if typed.is_bare else _LEFT_OUT
    cost = _tone_cost(typed.tone, meant.tone, left_out)
    for mark, other in zip(typed.marks, meant.marks, strict=True):
        if mark != other:
            cost += _OTHER_MARK if mark else left_out
    return cost


def _tone_cost(typed: str, meant: str, left_out: float) -> float:
    if typed == meant:
        return 0.0
    if not typed:
        return left_out
    return _HOOK_FOR_TILDE if {typed, meant} == {_HOOK, _TILDE} else _OTHER_MARK
