"""A small index for the table: what a reader can check by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from assistant.lookup.table import FigureTable
from sources.document import Document
from tests.conftest import make_document, make_generation

CARDS = dataclasses.replace(
    make_document(
        "Tính đến tháng 10/2024, cả nước đã cấp hơn 87 triệu thẻ căn cước gắn chip. Trà Vinh có 12 xã dùng VNeID.",
        "a.txt",
        "2024-10-12",
    ),
    title="Tin thẻ căn cước",
    publisher="Báo Một",
    url="https://vi.du/a",
    topics=("căn cước",),
)
OLDER = dataclasses.replace(
    make_document(
        "Đến ngày 22/12/2022, cả nước đã cấp 76,5 triệu thẻ căn cước gắn chip. Số hồ sơ trực tuyến tăng 20%.",
        "b.txt",
        "2022-12-25",
    ),
    title="Sơ kết Đề án 06",
    publisher="Báo Hai",
    topics=("Đề án 06",),
)
OTHER = dataclasses.replace(
    make_document("Tính đến tháng 10/2024, cả nước đã cấp 85 triệu thẻ căn cước gắn chip.", "c.txt", "2024-10-13"),
    title="Tin khác",
    publisher="Báo Ba",
)
HOSTILE = dataclasses.replace(
    make_document("=HYPERLINK(A1) có 5 <b>hồ</b> sơ.", "=d.txt", "2021-05"), title="@nguy", publisher="-xấu"
)
UNDATED = make_document("Kho có 3.000 cuốn sách.", "e.txt", None)
DOCUMENTS = (CARDS, OLDER, OTHER, HOSTILE, UNDATED)


def small_table(folder: Path, *documents: Document) -> FigureTable:
    """Return the table of an index of documents; of all of the above where none are given."""
    return FigureTable(make_generation(folder, documents or DOCUMENTS))
