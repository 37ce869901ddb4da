"""Diacritics for questions typed without them, by the language of the documents themselves.

A trigram model of the passages, smoothed towards bigrams and single syllables, says which accented
syllables follow one another; a beam finds the likeliest ones that fold to what was typed. What carries
a diacritic is kept, so is what the documents do not know ("VNeID", names, English), and a reading is
taken only where the model finds it likelier than what was typed.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from index.decoder import OPENING, Reading, decode
from index.everyday import KNOWN, PHRASES
from index.talk import OPENINGS, TALK
from sources.errors import IndexBroken
from sources.provinces import PROVINCES
from sources.text import accent_key, fold

_SYLLABLE = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE = re.compile(r"[.!?;:\n]+")
# Addresses are written without diacritics: "dich-vu-cong" says nothing of how people write.
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\w+(?:-\w+){3,}")
# Accented forms tried for a syllable; more find nothing more on XQuAD-vi.
_FORMS = 12
# How much the shorter context is trusted beside a seen one, as so many more different followers.
_WEIGHT = 1.0
# Mass for syllables that were never seen, and how many there may be.
_UNSEEN = 0.1
_VOCABULARY = 60_000
# How people ask; documents tell, and so hardly hold these words in this order.
_ASKED = tuple(
    "bao nhiêu|có bao nhiêu|là bao nhiêu|khi nào|vào năm nào|năm nào|ở đâu|như thế nào|vì sao|tại sao|là gì|điều gì"
    "|ai là|những ai|loại nào|nơi nào|người nào|nước nào|mấy|để làm gì|được gọi là gì|tên là gì|của ai|đâu là"
    "|trong bao lâu|bao lâu|từ khi nào|bằng cách nào|theo ai|do ai|gồm những gì|phần trăm|tỷ lệ bao nhiêu"
    "|đứng thứ mấy|xếp thứ mấy|hạng mấy|cho biết|cho hỏi|cho mình hỏi|cho em hỏi|mình muốn hỏi|làm sao|làm thế nào"
    "|phải làm gì|thì sao|bao giờ|được không|có được không|có phải không|hay không|mất bao lâu"
    "|có mấy|gồm mấy|mấy lần|mấy bậc|mấy ngày|mấy năm|mấy tháng|mấy phút|mấy tuổi|mấy người|mấy tỉnh|mấy bước"
    "|bao nhiêu phần trăm|đến nay|hôm nay|hôm qua|ngày mai|bây giờ|vậy|nhé|nhỉ|ạ".split("|")
)
# What bounds the model of a large corpus; smaller ones are learnt whole. Of more texts than _LEARNT every other, every
# third, … is read. Of more n-grams than _MOST, pairs and triples that were seen least are dropped.
_LEARNT = 100_000
_MOST = 2_000_000
# The share of all syllables that they are given: a question hardly ever does without one.
_ASKED_SHARE = 0.1
# And that phrases of talk are given: more of them, and fewer of each.
_TALK_SHARE = 0.05
# What stands for any number: which one says nothing of the words beside it.
_NUMBER = "0"
Ngrams = Mapping[tuple[str, ...], int]


class DiacriticRestorer:
    """Puts diacritics on what was typed without."""

    def __init__(self, counts: Ngrams) -> None:
        self._counts = counts
        self._total = sum(count for gram, count in counts.items() if len(gram) == 1)
        # What follows one or two syllables: how many different syllables, and how often any. A phrase may end there,
        # so that it is not how often they stand in the texts.
        self._kinds = Counter(gram[:-1] for gram in counts if len(gram) > 1)
        self._followed: Counter[tuple[str, ...]] = Counter()
        for gram, count in counts.items():
            if len(gram) > 1:
                self._followed[gram[:-1]] += count
        forms: dict[str, list[tuple[int, str]]] = {}
        for gram, count in counts.items():
            if len(gram) == 1 and gram[0] != OPENING:
                forms.setdefault(fold(gram[0]), []).append((-count, gram[0]))
        self._forms = {folded: [form for _, form in sorted(found)[:_FORMS]] for folded, found in forms.items()}

    @classmethod
    def learn(cls, texts: Iterable[str]) -> DiacriticRestorer:
        """Count the syllables of texts; an empty model leaves every question as it is."""
        counts: Counter[tuple[str, ...]] = Counter()
        every = list(texts)
        for text in every[:: max(1, math.ceil(len(every) / _LEARNT))]:
            for sentence in _SENTENCE.split(_ADDRESS.sub(" ", text)):
                if words := _syllables(sentence):
                    _count(counts, [OPENING, OPENING, *words])
            if len(counts) > _MOST:
                counts = _thinned(counts)
        if every:
            _count_asked(counts)
        return cls(counts)

    def restore(self, question: str) -> str:
        """Return the question with diacritics where the model finds them likelier, else as typed.

        Letters that are no syllables, spaces, and the case of what is left alone stay as they are.
        """
        typed = list(_SYLLABLE.finditer(question))
        shouted = question.isupper()
        readings = [
            [Reading((form,), 0.0, number + 1) for form in self._readings(match[0], shouted)]
            for number, match in enumerate(typed)
        ]
        chosen = decode(self, readings)
        return _written(question, typed, tuple(reading.syllables[0] for reading in chosen))

    def _readings(self, word: str, shouted: bool) -> list[str]:
        key = accent_key(word)
        is_name = not shouted and any(letter.isupper() for letter in word[1:])
        if is_name or key != fold(key):
            return [key]
        forms = self._forms.get(key, [])
        return forms if key in forms else [*forms, key]

    def knows(self, syllable: str) -> bool:
        """See ``Language``."""
        return (_of_kind(syllable),) in self._counts

    def has_seen(self, first: str, second: str, third: str) -> bool:
        """Tell whether the documents hold three syllables in a row; ``OPENING`` stands before a sentence."""
        return (_of_kind(first), _of_kind(second), _of_kind(third)) in self._counts

    def forms(self, folded: str) -> Sequence[str]:
        """See ``Language``."""
        return self._forms.get(folded, ())

    def log(self, first: str, second: str, third: str) -> float:
        """See ``Language``; smoothed as Witten and Bell do, towards the pair, then the single syllable."""
        first, second, third = _of_kind(first), _of_kind(second), _of_kind(third)
        count, kinds, followed = self._counts.get, self._kinds.get, self._followed.get
        single = (count((third,), 0) + _UNSEEN) / (self._total + _UNSEEN * _VOCABULARY)
        others = kinds((second,), 0) + _WEIGHT
        pair = (count((second, third), 0) + others * single) / (followed((second,), 0) + others)
        others = kinds((first, second), 0) + _WEIGHT
        return math.log((count((first, second, third), 0) + others * pair) / (followed((first, second), 0) + others))

    def save(self, path: Path) -> None:
        """Write the counts, a line an n-gram length."""
        rows: list[dict[str, int]] = [{}, {}, {}]
        for gram, count in sorted(self._counts.items()):
            rows[len(gram) - 1][" ".join(gram)] = count
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> DiacriticRestorer:
        """Read the counts.

        Raises:
            IndexBroken: They cannot be read.
        """
        try:
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            # Each syllable is held once, however many n-grams it is in.
            return cls({tuple(map(sys.intern, gram.split(" "))): int(n) for row in rows for gram, n in row.items()})
        except (OSError, ValueError, AttributeError) as error:
            raise IndexBroken(f"Không đọc được {path.name} của chỉ mục; hãy chạy: make build") from error


def _syllables(text: str) -> list[str]:
    return [_of_kind(accent_key(word)) for word in _SYLLABLE.findall(text)]


def _of_kind(syllable: str) -> str:
    return _NUMBER if syllable.isdigit() else syllable


def _count_asked(counts: Counter[tuple[str, ...]]) -> None:
    """Count how people ask and talk, names of places and everyday words; anywhere, and what opens so too."""
    total = sum(count for gram, count in counts.items() if len(gram) == 1)
    asked = [_syllables(phrase) for phrase in _ASKED]
    weight = 1 + int(_ASKED_SHARE * total / sum(map(len, asked)))
    talk = [_syllables(phrase) for phrase in TALK]
    talked = 1 + int(_TALK_SHARE * total / sum(map(len, talk)))
    known = (*PROVINCES, *PHRASES, *KNOWN)
    for words in [*asked * weight, *talk * talked, *(_syllables(name) for name in known)]:
        _count(counts, words)
    for words in [*asked * weight, *([_syllables(phrase) for phrase in OPENINGS] * weight)]:
        counts.update({(OPENING, words[0]): 1, (OPENING, OPENING, words[0]): 1, (OPENING, *words[:2]): 1})


def _count(counts: Counter[tuple[str, ...]], words: list[str]) -> None:
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            counts[tuple(words[start : start + size])] += 1


def _thinned(counts: Counter[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """Drop the pairs and triples that were seen least, until at most half of ``_MOST`` n-grams are left."""
    least = 1
    while len(counts) > _MOST // 2 and least < counts.total():
        counts = Counter({gram: count for gram, count in counts.items() if count > least or len(gram) == 1})
        least += 1
    return counts


def _written(question: str, typed: list[re.Match[str]], forms: tuple[str, ...]) -> str:
    parts: list[str] = []
    end = 0
    for match, form in zip(typed, forms, strict=True):
        if form == accent_key(match[0]):
            form = match[0]
        elif match[0][0].isupper() and not question.isupper():
            form = form.capitalize()
        parts += [question[end : match.start()], form]
        end = match.end()
    return "".join([*parts, question[end:]])
