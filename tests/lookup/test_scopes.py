"""Whose a figure is: not the press that says it, nor the province of a title that only heads the nation's."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.lookup.scopes import Scopes
from sources.figures import find_figures
from tests.conftest import make_document


def place_of(text: str, title: str | None = None, publisher: str | None = None) -> tuple[str, ...]:
    document = dataclasses.replace(make_document(text), title=title, publisher=publisher)
    figures = find_figures(document)
    return Scopes(document).of(figures[0], None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Theo Trang Chuyển đổi số tỉnh Hà Tĩnh, có 70 tàu cá.", ()),
        ("Số tàu cá do Báo Hà Tĩnh nêu là 70 tàu.", ()),
        ("Theo Trang Chuyển đổi số tỉnh Hà Tĩnh, toàn quốc có 70 tàu cá.", ("cả nước",)),
        ("Hà Tĩnh có 70 tàu cá.", ("Hà Tĩnh",)),
        ("Tỷ lệ dân số Việt Nam đi tàu là 7%.", ("cả nước",)),
    ],
)
def test_who_says_it_is_not_whose_it_is(text: str, place: tuple[str, ...]) -> None:
    assert place_of(text) == place


def test_a_title_tells_only_where_the_document_is_of_its_place() -> None:
    national = "Hội nghị cho biết cả nước đẩy mạnh nuôi cá. Chính phủ giao các bộ. Có 70 tàu cá. Toàn quốc có thêm bến."
    assert place_of(f"Có 70 tàu cá. {national}", "Điện Biên dự hội nghị toàn quốc") == ()
    local = "Có 70 tàu cá. Huyện Mường Chà và các xã trên địa bàn tỉnh Điện Biên nuôi cá lồng."
    assert place_of(local, "Điện Biên nuôi cá") == ("Điện Biên",)
