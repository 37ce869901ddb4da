"""Answers from tables: the right cell, said with its row and column, quoted from its header on."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assistant.answer import Answer, Kind
from assistant.assistant import Assistant
from assistant.render import as_json, text_of
from index.encoder import PackagedEncoder
from sources.readers import read
from tests.conftest import TODAY, make_generation

HEAD = "---\ntitle: Báo cáo kết quả tiếp nhận hồ sơ của tỉnh Bình Hòa năm 2024\npublished_on: 2025-01-08\n---\n"
OFFICES = f"""{HEAD}# Kết quả tiếp nhận hồ sơ

Trong năm 2024, toàn tỉnh tiếp nhận 512.300 hồ sơ.

Kết quả của một số sở trong năm 2024:

| STT | Cơ quan | Hồ sơ tiếp nhận | Tỷ lệ trực tuyến | Kinh phí (tỷ đồng) | Tăng/giảm so với 2023 (%) |
|---|---|---|---|---|---|
| 1 | Sở Tư pháp | 48.210 | 92,5% | 36,4 | +12,5 |
| 2 | Sở Nội vụ | 61.730 | 71,8% | 21,9 | −3,1 |

## Thời gian giải quyết

| Việc | Cơ quan giải quyết | Thời gian |
|---|---|---|
| Đăng ký khai sinh | Ủy ban nhân dân cấp xã | 1 ngày làm việc |
| Đăng ký thường trú | Công an cấp xã | 3 ngày làm việc |
"""


@pytest.fixture
def over(tmp_path: Path, packaged: PackagedEncoder) -> Callable[..., Assistant]:
    """Return a function that makes an assistant over files."""

    def make(*files: tuple[str, bytes]) -> Assistant:
        documents = [read(name, data) for name, data in files]
        return Assistant(make_generation(tmp_path / "index", documents, packaged))

    return make


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory, packaged: PackagedEncoder) -> Assistant:
    documents = [read("so.md", OFFICES.encode())]
    return Assistant(make_generation(tmp_path_factory.mktemp("offices"), documents, packaged))


def answer(assistant: Assistant, question: str) -> Answer:
    result = assistant.ask(question, TODAY)
    assert isinstance(result, Answer)
    return result


def first_line(result: Answer) -> str:
    return text_of(result).partition("\n")[0]


def test_a_cell_is_said_with_its_unit_its_row_and_its_column(offices: Assistant) -> None:
    assert first_line(answer(offices, "Năm 2024 Sở Tư pháp tiếp nhận bao nhiêu hồ sơ?")) == (
        "**48.210 hồ sơ** (Sở Tư pháp – Hồ sơ tiếp nhận) [1] (năm 2024, theo bài đăng ngày 8/1/2025)."
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kinh phí của Sở Tư pháp năm 2024 là bao nhiêu?", "**36,4 tỷ đồng** (Sở Tư pháp – Kinh phí (tỷ đồng))"),
        ("Tỷ lệ trực tuyến của Sở Nội vụ là bao nhiêu?", "**71,8%** (Sở Nội vụ – Tỷ lệ trực tuyến)"),
        ("Sở Nội vụ tiếp nhận bao nhiêu hồ sơ?", "**61.730 hồ sơ** (Sở Nội vụ – Hồ sơ tiếp nhận)"),
        (
            "Đăng ký thường trú mất mấy ngày làm việc?",
            "**3 ngày làm việc** (Đăng ký thường trú, Công an cấp xã – Thời gian)",
        ),
    ],
)
def test_the_right_cell_answers(offices: Assistant, question: str, expected: str) -> None:
    assert first_line(answer(offices, question)).startswith(expected)


def test_a_row_is_quoted_from_what_introduces_it_on_so_that_its_columns_are_seen(offices: Assistant) -> None:
    result = answer(offices, "Năm 2024 Sở Tư pháp tiếp nhận bao nhiêu hồ sơ?")
    quote = result.citations[0].quote
    assert quote.startswith("Kết quả của một số sở trong năm 2024:\n\n| STT | Cơ quan | Hồ sơ tiếp nhận |")
    assert quote.endswith("Sở Tư pháp | 48.210 | 92,5% | 36,4 | +12,5")


def test_the_json_gives_the_scaled_value_and_the_figure_as_written(offices: Assistant) -> None:
    row = as_json(answer(offices, "Kinh phí của Sở Tư pháp năm 2024 là bao nhiêu?"), None, 0.0)
    figure = row["figures"][0]
    assert (figure["as_written"], figure["value"], figure["unit"]) == ("36,4", "36400000000", "VND")


def test_a_row_answers_who_with_one_cell(offices: Assistant) -> None:
    result = answer(offices, "Cơ quan nào giải quyết việc đăng ký thường trú?")
    assert result.kind is Kind.TEXT
    assert "Đăng ký thường trú | Công an cấp xã | 3 ngày làm việc" in result.citations[0].quote
    assert result.asked is not None
    assert "|" not in result.asked.of(result.citations[0].document.text)


def test_a_far_row_is_quoted_alone_and_its_column_named_without_numbers(over: Callable[..., Assistant]) -> None:
    rows = "".join(f"| Xã Hòa {name} | {n}.210 | 8{n % 10},5% |\n" for n, name in enumerate(_NAMES, 11))
    text = f"{HEAD}# Hồ sơ\n\n| Xã | Hồ sơ tiếp nhận | Tỷ lệ trạm 5G |\n|---|---|---|\n{rows}"
    result = answer(over(("xa.md", text.encode())), "Xã Hòa Yên tiếp nhận bao nhiêu hồ sơ?")
    assert result.citations[0].quote == "Xã Hòa Yên | 50.210 | 80,5%"
    assert first_line(result).startswith("**50.210 hồ sơ** (Xã Hòa Yên – Hồ sơ tiếp nhận) [1]")


_NAMES = (
    "An Bắc Bình Cát Châu Dân Diễn Đông Giang Hà Hải Hậu Hiệp Hưng Khánh Kim Lạc Lâm Lộc Long Lợi Mai Minh Mỹ Nam Nghĩa"
    " Ngọc Phong Phú Quang Sơn Tân Tây Thành Thịnh Thọ Tiến Trung Vân Yên"
).split()


def test_rows_are_no_series_and_years_are(over: Callable[..., Assistant]) -> None:
    years = "| 2021 | 81.200 |\n| 2022 | 90.400 |\n| 2023 | 97.300 |\n"
    text = f"{HEAD}# Thuê bao\n\n| Năm | Số thuê bao cáp quang |\n|---|---|\n{years}"
    assistant = over(("nam.md", text.encode()), ("so.md", OFFICES.encode()))
    result = answer(assistant, "Số thuê bao cáp quang thay đổi thế nào qua các năm?")
    assert result.kind is Kind.SERIES
    assert [figure.as_written for figure in result.figures] == ["81.200", "90.400", "97.300"]
    alone = answer(assistant, "Năm 2024 Sở Tư pháp tiếp nhận bao nhiêu hồ sơ?")
    assert alone.older == ()
    assert alone.conflicts == ()


def word_file() -> bytes:
    word = docx.Document()
    word.add_heading("Kết quả chuyển đổi số huyện Phú Lâm năm 2024", 1)
    word.add_paragraph("Đơn vị tính: triệu đồng")
    table = word.add_table(4, 3)
    rows = (
        ("Nội dung chi", "Năm 2023", "Năm 2024"),
        ("Mua máy chủ", "1.250", "1.480"),
        ("Đào tạo cán bộ", "320", "415"),
        ("Cộng", "", "1.895"),
    )
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.rows[3].cells[0].merge(table.rows[3].cells[1])
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_a_table_of_a_word_file_answers(over: Callable[..., Assistant]) -> None:
    assistant = over(("chi.docx", word_file()))
    result = answer(assistant, "Năm 2024 huyện Phú Lâm chi bao nhiêu tiền đào tạo cán bộ?")
    assert first_line(result).startswith("**415 triệu đồng** (Đào tạo cán bộ) [1] (năm 2024")


def test_a_merged_cell_of_a_word_file_moves_no_value_to_another_column() -> None:
    document = read("chi.docx", word_file())
    assert "| Cộng |  | 1.895 |" in document.text


PAGE = """<html><head><title>Kết quả phát triển mạng 5G</title></head><body><article><h1>Kết quả phát triển mạng 5G</h1>
<p>Cục Viễn thông vừa công bố kết quả phát triển hạ tầng mạng di động thế hệ mới của ba nhà mạng lớn trên cả nước.</p>
<p>Số trạm của từng nhà mạng tính đến ngày 30/6/2025 như sau:</p>
<table><tr><th>Nhà mạng</th><th>Số trạm phát sóng</th><th>Tốc độ trung bình</th></tr>
<tr><td>Sao Mai</td><td>6.900</td><td>358 Mbps</td></tr><tr><td>Hải Âu</td><td>3.050</td><td>412 Mbps</td></tr></table>
<p>Các nhà mạng tiếp tục mở rộng vùng phủ sóng về nông thôn, miền núi, biên giới và hải đảo trong thời gian tới.</p>
</article></body></html>"""


def test_a_table_of_a_web_page_answers(over: Callable[..., Assistant]) -> None:
    result = answer(over(("mang.html", PAGE.encode())), "Hải Âu có bao nhiêu trạm phát sóng?")
    assert first_line(result).startswith("**3.050 trạm** (Hải Âu – Số trạm phát sóng) [1] (tính đến ngày 30/6/2025")


def test_a_far_row_is_quoted_from_a_header_that_names_its_time(over: Callable[..., Assistant]) -> None:
    rows = "".join(f"| Xã Hòa {name} | {n}.210 | {n + 9}.305 |\n" for n, name in enumerate(_NAMES, 11))
    text = f"{HEAD}# Số thẻ căn cước đã cấp\n\n| Xã | Năm 2023 | Năm 2024 |\n|---|---|---|\n{rows}"
    result = answer(over(("the.md", text.encode())), "Năm 2023 xã Hòa Yên đã cấp bao nhiêu thẻ căn cước?")
    assert result.citations[0].quote.startswith("Xã | Năm 2023 | Năm 2024 |\n")
    assert first_line(result).startswith("**50.210**")
    assert "(năm 2023, theo bài đăng ngày 8/1/2025)" in first_line(result)
