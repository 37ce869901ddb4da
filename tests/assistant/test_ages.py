"""The ages that a text names, and whether a sentence tells of the one asked about."""

from __future__ import annotations

import pytest

from assistant.ages import Ages, age_fit, ages_in


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("cháu 9 tuổi", (9, 9)),
        ("sáu tuổi", (6, 6)),
        ("mười tuổi", (10, 10)),
        ("mười lăm tuổi", (15, 15)),
        ("mười tư tuổi", (14, 14)),
        ("đủ 20 tuổi", (20, 20)),
        ("a 7-year-old child", (7, 7)),
        ("she is 12 years old", (12, 12)),
    ],
)
def test_one_age(text: str, ages: Ages) -> None:
    assert ages_in(text) == (ages,)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("từ đủ 5 tuổi đến dưới 11 tuổi", (5, 10)),
        ("từ 12 tuổi đến 17 tuổi", (12, 17)),
        ("từ 3 - 7 tuổi", (3, 7)),
        ("3–7 tuổi", (3, 7)),
        ("từ đủ 20 tuổi đến hết 55 tuổi", (20, 55)),
        ("từ mười sáu đến chưa đủ mười tám tuổi", (16, 17)),
        ("tu du 5 tuoi den duoi 11 tuoi", (5, 10)),
    ],
)
def test_a_range_of_ages(text: str, ages: Ages) -> None:
    assert ages_in(text) == (ages,)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("dưới mười lăm tuổi", 14),
        ("chưa đủ 15 tuổi", 14),
        ("chưa tròn 2 tuổi", 1),
        ("nhỏ hơn 3 tuổi", 2),
        ("trước 30 tuổi", 29),
    ],
)
def test_ages_below_a_bound_open_at_none(text: str, last: int) -> None:
    assert ages_in(text) == ((0, last),)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("từ đủ 21 tuổi trở lên", 21),
        ("từ 80 tuổi trở đi", 80),
        ("từ 12 tuổi", 12),
        ("be tu 3 tuoi tro len", 3),
    ],
)
def test_ages_from_a_bound_on_hold_anyone_older(text: str, first: int) -> None:
    ((low, high),) = ages_in(text)
    assert low == first
    assert high > 120


def test_several_ages_of_a_text() -> None:
    assert set(ages_in("người 75 tuổi và bé 4 tuổi")) == {(75, 75), (4, 4)}
    assert {low for low, _ in ages_in("dưới 5 tuổi và trên 60 tuổi")} == {0, 61}


@pytest.mark.parametrize("text", ["", "không nói tuổi", "bé 7 tháng", "từ 18 đến 25 km", "tuổi trẻ"])
def test_no_age(text: str) -> None:
    assert ages_in(text) == ()


@pytest.mark.parametrize(
    ("asked", "told", "fit"),
    [
        ("bé 8 tuổi", "từ đủ 5 tuổi đến dưới 11 tuổi", 1.0),
        ("bé 11 tuổi", "từ đủ 5 tuổi đến dưới 11 tuổi", -1.0),
        ("bé 5 tuổi", "từ đủ 5 tuổi đến dưới 11 tuổi", 1.0),
        ("cụ 90 tuổi", "từ 80 tuổi trở lên", 1.0),
        ("bé 4 tuổi", "dưới 4 tuổi", -1.0),
        ("từ 6 đến 9 tuổi", "từ 5 đến 12 tuổi", 1.0),
        ("từ 6 đến 15 tuổi", "từ 5 đến 12 tuổi", -1.0),
        ("bé 8 tuổi", "dưới 3 tuổi; từ 7 đến 9 tuổi", 1.0),
        ("bé 8 tuổi", "mọi trẻ em", 0.0),
        ("trẻ em", "dưới 3 tuổi", 0.0),
    ],
)
def test_whether_a_text_tells_of_the_age_asked(asked: str, told: str, fit: float) -> None:
    assert age_fit(ages_in(asked), ages_in(told)) == fit
