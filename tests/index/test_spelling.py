"""Vietnamese syllables, their keystrokes, and what lies one slip away."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.diacritics import DiacriticRestorer
from index.keystrokes import telex, vni
from index.slips import slips
from index.sounds import by_ear
from index.spacing import cut, join
from index.spelling import Shape, difference, is_syllable, shape

LANGUAGE = DiacriticRestorer.learn(["Thẻ căn cước của công dân. Cước phí. Công việc. Số liệu. Mua thẻ."])


@pytest.mark.parametrize("word", ["nghiêng", "quý", "gì", "giếng", "thuở", "khuya", "cuoc", "đường", "ở", "y", "hòa"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["chínhh", "how", "vneid", "cct", "cầp", "thẻẻ", "", "blockchain", "dti"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("can", "căn", 0.0),
        ("lịêu", "liệu", 0.0),
        ("xữ", "xử", 2.0),
        ("dưong", "dương", 0.7),
        ("vàng", "vang", 5.0),
        ("căn", "căng", None),
    ],
)
def test_how_far_two_syllables_with_the_same_letters_differ(typed: str, meant: str, cost: float | None) -> None:
    assert difference(shape(typed), shape(meant)) == cost


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("cuwowcs", "cước"), ("cuocws", "cước"), ("ddieenj", "điện"), ("duocwdj", "được"), ("soos", "số"),
        ("hoaf", "hòa"), ("twf", "từ"), ("cana", "cân"), ("quyeetj", "quyệt"),
    ],
)  # fmt: skip
def test_telex(keys: str, word: str) -> None:
    assert telex(keys) == shape(word)


@pytest.mark.parametrize("word", ["thu", "can", "bao", "", "nghe"])
def test_what_telex_leaves_alone(word: str) -> None:
    assert telex(word) is None


@pytest.mark.parametrize(
    ("keys", "word"), [("cuoc71", "cước"), ("cu7o7c1", "cước"), ("d9ien65", "điện"), ("so61", "số")]
)
def test_vni(keys: str, word: str) -> None:
    assert vni(keys) == shape(word)


@pytest.mark.parametrize("word", ["t7", "qh15", "covid19", "can6666", "the"])
def test_digits_that_are_no_keystrokes(word: str) -> None:
    assert vni(word) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cướt", "cước"),
        ("cuco", "cước"),
        ("thẻẻ", "thẻ"),
        ("thre", "thẻ"),
        ("coong", "công"),
        ("thef", "thẻ"),
    ],
)
def test_what_lies_one_slip_away(typed: str, meant: str) -> None:
    assert meant in [form for form, _ in slips(typed, LANGUAGE)]


def test_a_word_that_may_be_another_is_a_dearer_slip() -> None:
    slip, other = dict(slips("muaa", LANGUAGE)), dict(slips("mưa", LANGUAGE))
    assert slip["mua"] < other["mua"]
    assert slips("blockchain", LANGUAGE) == []


def test_spaces() -> None:
    assert cut("căncước", LANGUAGE)[0][0] == ("căn", "cước")
    assert cut("cancuoccongdan", LANGUAGE)[0][0] == ("căn", "cước", "công", "dân")
    assert cut("xyz", LANGUAGE) == []
    assert (("căn",), 4.0) in list(join("că", "n", LANGUAGE))
    assert (("căn", "cước"), 4.0) in list(join("că", "ncước", LANGUAGE))


def test_sounds() -> None:
    heard = {variant for variant, _ in by_ear("fai")}
    assert "phai" in heard
    assert {"sô", "trông"} <= {variant for word in ("xô", "chông") for variant, _ in by_ear(word)}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzàáảãạăâđêôơưệướ0123456789", max_size=12))
def test_any_word_is_taken_apart(word: str) -> None:
    own = shape(unicodedata.normalize("NFC", word))
    assert len(own.letters) == len(own.marks) == len(word)
    for made in (telex(word), vni(word)):
        assert made is None or isinstance(made, Shape)
    assert all(cost >= 0 for _, cost in slips(word, LANGUAGE))
