"""Plain text: front matter that describes it, and lines of dashes that do not."""

from __future__ import annotations

import pytest

from sources.errors import BadMetadata
from sources.readers import read

BODY = "Huyện có 500 cây thông.\n"


def test_front_matter_is_read_as_in_markdown() -> None:
    text = f"---\ntitle: Rừng thông\npublisher: Huyện Cây\ndate: 2025-12-30\n---\n{BODY}"
    document = read("rung.txt", text.encode())
    assert (document.title, document.publisher, str(document.published_on)) == ("Rừng thông", "Huyện Cây", "2025-12-30")
    assert document.body.of(document.text) == BODY


@pytest.mark.parametrize("head", ["---\n", "---\nHai dòng gạch\n---\n", "---\nghi chú: không nói gì\n---\n"])
def test_lines_of_dashes_are_text(head: str) -> None:
    document = read("rung.txt", f"{head}{BODY}".encode())
    assert document.body.of(document.text) == head + BODY


def test_a_wrong_value_in_it_is_told() -> None:
    with pytest.raises(BadMetadata, match="published_on"):
        read("rung.txt", f"---\ntitle: Rừng\npublished_on: hôm qua\n---\n{BODY}".encode())
