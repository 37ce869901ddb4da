"""Keystrokes of Telex and VNI that an input method left as they were typed: ``cawn cuwowcs``, ``can8 cuoc71``."""

from __future__ import annotations

from index.spelling import Shape

_BREVE, _CIRCUMFLEX, _HORN, _STROKE = "\u0306", "\u0302", "\u031b", "-"
_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "4": "\u0303", "3": "\u0309", "5": "\u0323"}
_VNI_MARKS = {"6": (_CIRCUMFLEX, "aeo"), "7": (_HORN, "uo"), "8": (_BREVE, "a"), "9": (_STROKE, "d")}
_VOWELS = frozenset("aeiouy")


class _Typing:
    """The syllable that keystrokes have made so far."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""
        self.changed = False

    def add(self, letter: str, mark: str = "") -> None:
        self.letters.append(letter)
        self.marks.append(mark)

    def has_vowel(self) -> bool:
        return any(letter in _VOWELS for letter in self.letters)

    def mark(self, mark: str, letters: str) -> bool:
        """Put a mark on the last of some letters that has none; a horn on ``uo`` goes on both."""
        for place in reversed(range(len(self.letters))):
            if mark == _STROKE and place > 0:
                continue  # only an initial d is ever one
            if self.letters[place] in letters and not self.marks[place]:
                self.marks[place] = mark
                if mark == _HORN and self.letters[place] == "o" and place and self.letters[place - 1] == "u":
                    self.marks[place - 1] = mark
                self.changed = True
                return True
        return False

    def accent(self, tone: str) -> bool:
        """Set the tone of a syllable that has a vowel and no tone."""
        if self.tone or not self.has_vowel():
            return False
        self.tone, self.changed = tone, True
        return True

    def shape(self) -> Shape | None:
        return Shape("".join(self.letters), tuple(self.marks), self.tone) if self.changed else None


def telex(word: str) -> Shape | None:
    """Return the syllable that Telex makes of a word in lower case; ``None`` where it changes nothing.

    Keys may stand in any order that Telex takes: ``cuwowcs``, ``cuwocws``, ``cuocsw``.
    """
    typing = _Typing()
    for key in word:
        if not (_telex_tone(typing, key) or _telex_mark(typing, key)):
            typing.add(key)
    return typing.shape()


def _telex_tone(typing: _Typing, key: str) -> bool:
    return key in _TELEX_TONES and typing.accent(_TELEX_TONES[key])


def _telex_mark(typing: _Typing, key: str) -> bool:
    if key == "w":
        if typing.mark(_HORN, "uo") or typing.mark(_BREVE, "a"):
            return True
        # "twf" for "từ": where there is no vowel yet, w is itself an ư; a second w on a marked vowel does nothing.
        if not typing.has_vowel():
            typing.add("u", _HORN)
            typing.changed = True
        return True
    if key in "aeo":
        return key in typing.letters and typing.mark(_CIRCUMFLEX, key)
    return key == "d" and typing.letters[:1] == ["d"] and typing.mark(_STROKE, "d")


def vni(word: str) -> Shape | None:
    """Return the syllable that VNI makes of a word in lower case; ``None`` where its digits make none."""
    typing = _Typing()
    for key in word:
        if key in _VNI_MARKS:
            if not typing.mark(*_VNI_MARKS[key]):
                return None
        elif key.isdigit():
            if key not in _VNI_TONES or not typing.accent(_VNI_TONES[key]):
                return None
        else:
            typing.add(key)
    return typing.shape()
