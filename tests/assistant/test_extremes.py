"""The most or the least of what is set side by side: of tables and lists, of the kind asked, never of some for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Abstention, Answer
from assistant.assistant import Assistant
from assistant.extremes import asks_extreme
from index.encoder import PackagedEncoder
from tests.conftest import TODAY, make_document, make_generation

TEA = make_document(
    "Bảng 1. Sản lượng chè năm 2023 của một số xã, phường\n\n"
    "| Đơn vị | Sản lượng chè (tấn) | Số hộ trồng chè (hộ) |\n|---|---|---|\n"
    "| Xã Tân Cương | 4.120 | 910 |\n| Xã La Bằng | 2.380 | 640 |\n| Phường Chè Xanh | 760 | 155 |\n"
    "| Phường Đồi Gió | 905 | 121 |\n| Tổng cộng | 8.165 | 1.826 |\n",
    "che.md",
    "2024-02-01",
)
BOATS = make_document(
    "Số tàu cá của các bến năm 2023:\n\n- Bến Hòn La: 312 tàu cá;\n- Bến Cửa Tùng: 508 tàu cá;\n"
    "- Bến Thạch Kim: 274 tàu cá.\n",
    "tau.md",
    "2024-02-02",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("extremes")
    return Assistant(make_generation(folder, (TEA, BOATS), packaged))


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Xã nào có sản lượng chè cao nhất năm 2023?", "4.120"),
        ("Phường nào có sản lượng chè cao nhất năm 2023?", "905"),
        ("Xã, phường nào có sản lượng chè thấp nhất năm 2023?", "760"),
        ("Đơn vị nào có ít hộ trồng chè nhất?", "121"),
        ("xa nao co san luong che cao nhat nam 2023", "4.120"),
        ("Bến nào có nhiều tàu cá nhất?", "508"),
    ],
)
def test_the_most_and_the_least_of_the_kind_asked(assistant: Assistant, question: str, written: str) -> None:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Answer)
    assert result.figures[0].as_written == written


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh nào có sản lượng chè cao nhất năm 2023?",  # communes are no provinces
        "Xã nào có sản lượng chè cao nhất toàn tỉnh năm 2023?",  # the table is of some of them
    ],
)
def test_what_the_sources_do_not_compare_is_not_told(assistant: Assistant, question: str) -> None:
    assert isinstance(assistant.ask(question, TODAY), Abstention)


@pytest.mark.parametrize(
    ("question", "is_most"),
    [
        ("Huyện nào có nhiều bò sữa nhất?", True),
        ("Huyện nào ít bò sữa nhất?", False),
        ("Nơi nào đứng đầu về nuôi tôm?", True),
        ("Chậm nhất ngày nào phải nộp?", None),
        ("Dành bao nhiêu tiền cho chuyển đổi số?", None),
        ("Bò sữa cao nhất bao nhiêu tiền?", None),
    ],
)
def test_which_extreme_is_asked(question: str, is_most: bool | None) -> None:
    found = asks_extreme(question)
    assert (found.is_most if found else None) is is_most
