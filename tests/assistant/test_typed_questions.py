"""Questions as people type them, from what is typed to the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import read_question
from assistant.render import as_json
from assistant.web.cards import card_html
from assistant.wording import Dimension
from tests.conftest import TODAY, make_document

DOCUMENTS = (
    make_document("Bộ Công an đã cấp hơn 87 triệu thẻ căn cước công dân (CCCD) gắn chip cho người dân.", "a.txt"),
    make_document("Cổng dịch vụ công quốc gia có 16 triệu tài khoản, EVN có 300 nghìn hồ sơ trực tuyến.", "b.txt"),
    make_document("Hà Nam xếp hạng 19/63 tỉnh về chuyển đổi số (CĐS). Lệ phí thu qua thanh toán trực tuyến.", "c.txt"),
)


@pytest.fixture
def assistant(ask: Callable[..., Assistant]) -> Assistant:
    return ask(*DOCUMENTS)


@pytest.mark.parametrize(
    ("typed", "as_written"),
    [
        ("Đã cấp bao nhiêu thẻ căn cước công dân?", "hơn 87 triệu"),
        ("da cap bn the cccd gan chip", "hơn 87 triệu"),
        ("đã câps bao nhieu thẻẻ căn cướt", "hơn 87 triệu"),
        ("ddax caaps bao nhieeu ther cawn cuwowcs", "hơn 87 triệu"),
        ("How many chip-based ID cards have been issued?", "hơn 87 triệu"),
        ("cổng dịhc vụ công có bnhiu tk", "16 triệu"),
        ("EVN co bao nhieu ho so truc tuyen", "300 nghìn"),
        ("ha nam xep hang may ve cds", "19/63"),
    ],
)
def test_figures_are_found_however_they_are_asked_for(assistant: Assistant, typed: str, as_written: str) -> None:
    result = assistant.ask(typed, TODAY)
    assert isinstance(result, Answer)
    assert result.figures[0].as_written == as_written
    assert result.question == typed


def test_the_answer_says_how_the_question_was_understood_where_in_other_words(assistant: Assistant) -> None:
    mended = assistant.ask("đã cấp bn thẻẻ căn cước <b>?", TODAY)
    assert as_json(mended, None, 0.0)["understood_as"] == "đã cấp bao nhiêu thẻ căn cước <b>?"
    assert 'Hiểu là: <span lang="vi">đã cấp bao nhiêu thẻ căn cước &lt;b&gt;?' in card_html(mended)
    for plain in ("đã cấp bao nhiêu thẻ căn cước?", "da cap bao nhieu the can cuoc"):
        result = assistant.ask(plain, TODAY)
        assert "understood_as" not in as_json(result, None, 0.0)
        assert "Hiểu là" not in card_html(result)


def test_names_are_taken_as_typed_and_short_forms_are_none(assistant: Assistant) -> None:
    scene = assistant.scene
    read = read_question(
        scene.generation.understanding.read("EVN và BIDV có bn HS trực tuyến?"), TODAY, scene.abbreviations
    )
    assert read.names == ("EVN", "BIDV")
    assert read.counted[:2] == ("ho", "so")
    read = read_question(scene.generation.understanding.read("EVN CÓ BAO NHIÊU HỒ SƠ?"), TODAY, scene.abbreviations)
    assert read.names == ("EVN",)


def test_english_is_read_as_vietnamese(assistant: Assistant) -> None:
    scene = assistant.scene
    asked = scene.generation.understanding.read("What percentage of ID cards were issued?")
    read = read_question(asked, TODAY, scene.abbreviations)
    assert read.dimension is Dimension.SHARE
    assert "thẻ căn cước" in read.subject_text
    assert read.text == asked.typed
