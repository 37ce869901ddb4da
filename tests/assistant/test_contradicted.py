"""Contradictions between a table and a sentence, below headings of what was aimed at and reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.render import as_json
from index.encoder import PackagedEncoder
from tests.conftest import TODAY, make_document, make_generation

TABLE = make_document(
    "## Kết quả thực hiện các chỉ tiêu chủ yếu\n\n"
    "| Chỉ tiêu | Đơn vị | Năm 2022 | Năm 2023 | Mục tiêu 2024 |\n|---|---|---|---|---|\n"
    "| Tỷ lệ hộ dùng nước sạch của huyện Gio Linh | % | 61,5 | 72,4 | 80 |\n",
    "nuoc.md",
    "2023-12-19",
)
NEWS = make_document("Năm 2023, tỷ lệ hộ dùng nước sạch của huyện Gio Linh đạt 70,8%.", "bao.md", "2024-01-10")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("contradicted")
    return Assistant(make_generation(folder, (TABLE, NEWS), packaged))


def test_a_result_in_a_table_of_aims_contradicts_what_others_say(assistant: Assistant) -> None:
    result = assistant.ask("Tỷ lệ hộ dùng nước sạch của huyện Gio Linh năm 2023 là bao nhiêu?", TODAY)
    assert isinstance(result, Answer)
    row = as_json(result, None, 0.0)
    told = {figure["value"] for figure in (*row["figures"], *row.get("conflicts", ()))}
    assert {"72.4", "70.8"} <= told
