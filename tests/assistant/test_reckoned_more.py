"""Results beyond two figures: sums of a list, means over years, what is short of an aim, what lacks something."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Abstention, Answer, Kind
from assistant.assistant import Assistant
from index.encoder import PackagedEncoder
from tests.assistant.test_promise import check_formula
from tests.conftest import TODAY, make_document, make_generation

DOCUMENTS = (
    make_document(
        "Kinh phí xây đê năm 2023 từ các nguồn sau:\n\n"
        "- Ngân sách tỉnh: 12,5 tỷ đồng;\n- Ngân sách huyện: 4,5 tỷ đồng;\n"
        "- Nhân dân đóng góp: 3 tỷ đồng.\n",
        "de.md",
        "2023-12-01",
    ),
    make_document(
        "| Chỉ tiêu | Đơn vị | 2021 | 2022 | 2023 |\n|---|---|---|---|---|\n"
        "| Tỷ lệ rừng được tỉa thưa | % | 40 | 46 | 55 |\n"
        "| Số cây thông giống | cây | 900 | 1.100 | 1.300 |\n",
        "rung.md",
        "2024-01-15",
    ),
    make_document(
        "Đến ngày 31/12/2023, huyện đã trồng 6.200 cây dừa. Mục tiêu đến ngày 31/12/2025 là trồng 9.000 cây dừa.",
        "dua.md",
        "2024-01-20",
    ),
    make_document(
        "Năm 2023, bến phà đón 5.400 lượt xe, trong đó 4.100 lượt xe mua vé qua mạng. Trong năm, 16 chủ phà bị mất "
        "tổng cộng 80 triệu đồng.",
        "pha.md",
        "2024-01-25",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("reckoned")
    return Assistant(make_generation(folder, DOCUMENTS, packaged))


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Tổng kinh phí xây đê cả ba nguồn năm 2023 là bao nhiêu?", "20 tỷ đồng"),
        ("Bình quân 3 năm 2021-2023, tỷ lệ rừng được tỉa thưa là bao nhiêu?", "47%"),
        ("So với mục tiêu cuối 2025 thì huyện còn thiếu bao nhiêu cây dừa nữa?", "2.800 cây"),
        ("Năm 2023 có bao nhiêu lượt xe không mua vé qua mạng?", "1.300 lượt"),
        ("Bình quân mỗi chủ phà bị mất bao nhiêu tiền trong năm 2023?", "5.000.000 đồng"),
    ],
)
def test_it_is_reckoned_and_the_formula_shown(assistant: Assistant, question: str, written: str) -> None:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Answer)
    assert result.kind is Kind.DERIVED
    assert result.derived is not None
    assert result.derived.written == written
    check_formula(result, {document.doc_id: document.text for document in DOCUMENTS})


@pytest.mark.parametrize(
    "question",
    [
        "Tổng kinh phí xây đê cả năm nguồn năm 2023 là bao nhiêu?",  # there are three
        "Bình quân 3 năm 2022-2024, tỷ lệ rừng được tỉa thưa là bao nhiêu?",  # 2024 is not told
    ],
)
def test_what_is_not_all_told_is_not_reckoned(assistant: Assistant, question: str) -> None:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Abstention) or result.kind is not Kind.DERIVED
