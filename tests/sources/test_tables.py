"""Tables of pipe lines: what is a table, what its columns are, and the figures of its cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Reading
from sources.document import Span
from sources.figures import Figure, find_figures
from sources.numbers import format_value
from sources.sentences import find_sentences
from sources.tables import find_tables
from sources.text import nfc
from tests.conftest import make_document

OFFICES = (
    "Kết quả của một số sở trong năm 2024:\n\n"
    "| Cơ quan | Hồ sơ tiếp nhận | Tỷ lệ trực tuyến |\n|---|---:|:---:|\n"
    "| Sở Tư pháp | 48.210 | 92,5% |\n| Sở Y tế | 61.730 | 71,8% |\n"
)


def read(text: str, date: str = "2025-07-10") -> tuple[list[Figure], str]:
    document = make_document(text, published_on=date)
    return find_figures(document), document.text


def table(*lines: str) -> str:
    head, *rows = lines
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)])


def values(text: str) -> list[str]:
    """Return the figures as «as written = value unit»."""
    found, stored = read(text)
    return [f"{figure.span.of(stored)} = {format_value(figure.value)} {figure.unit}" for figure in found]


def days(text: str, date: str = "2025-07-10") -> list[str]:
    found, _ = read(text, date)
    return [
        f"{figure.period.first} {figure.period.last} {figure.period.origin.value}" for figure in found if figure.period
    ]


def rows(text: str) -> list[tuple[list[str] | None, list[list[str]]]]:
    """Return the cells of each table: of its header, and of its rows."""
    return [
        (
            [cell.of(text) for cell in one.header.cells] if one.header else None,
            [[cell.of(text) for cell in row.cells] for row in one.rows],
        )
        for one in find_tables(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| A | B |\n|---|:-:|\n| x | 5 |", [(["A", "B"], [["x", "5"]])]),
        ("A | B\n--- | ---\nx | 5\n", [(["A", "B"], [["x", "5"]])]),
        ("| Huyện | Số thẻ |\n| Hòa An | 1.200 thẻ |", [(["Huyện", "Số thẻ"], [["Hòa An", "1.200 thẻ"]])]),
        ("| Hà Nội | 1.200 |\n| Huế | 300 |", [(None, [["Hà Nội", "1.200"], ["Huế", "300"]])]),
        ("| Chỉ tiêu | 2023 | 2024 |\n| Thẻ | 5 | 6 |", [(["Chỉ tiêu", "2023", "2024"], [["Thẻ", "5", "6"]])]),
        ("| A | B |\n|---|---|\n| x \\| y | **5** |  |\n|| 6", [(["A", "B"], [["x \\| y", "5", ""], ["", "6"]])]),
        ("| A | B |\n|---|---|\n| x | - |\n| - | - |", [(["A", "B"], [["x", "-"], ["-", "-"]])]),
        ("| Bảng 1 | |\n| A | B |\n| x | 5 |", [(["A", "B"], [["Bảng 1", ""], ["x", "5"]])]),
        ("|---|---|\n| x | 5 |\n| y | 6 |", [(None, [["x", "5"], ["y", "6"]])]),
        # A converter that draws a line below every row.
        ("| A | B |\n|---|---|\n| x | 5 |\n|---|---|\n| y | 6 |", [(["A", "B"], [["x", "5"], ["y", "6"]])]),
        # Two tables without a blank line between them.
        (
            "| A | B |\n|---|---|\n| x | 5 |\n| C | D |\n|---|---|\n| z | 7 |",
            [(["A", "B"], [["x", "5"]]), (["C", "D"], [["z", "7"]])],
        ),
        ("Một | hai\nBa bốn", []),
        ("| một mình |", []),
        ("Trang chủ | Tin\nGiới thiệu | Liên hệ", []),
        ("", []),
    ],
)
def test_tables(text: str, expected: list[tuple[list[str] | None, list[list[str]]]]) -> None:
    assert rows(text) == expected


def test_a_row_is_a_sentence_with_its_header_and_what_introduces_it() -> None:
    heading, lead, header, first, second = find_sentences(f"# Báo cáo\n\n{OFFICES}")
    text = f"# Báo cáo\n\n{OFFICES}"
    assert [one.span.of(text) for one in (header, first)] == [
        "Cơ quan | Hồ sơ tiếp nhận | Tỷ lệ trực tuyến",
        "Sở Tư pháp | 48.210 | 92,5%",
    ]
    assert header.header == first.header == second.header == header.span
    assert {one.lead for one in (header, first, second)} == {lead.span}
    assert {one.heading for one in (lead, header, second)} == {heading.span}
    assert len({one.paragraph for one in (lead, header, first, second)}) == 4


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("Số liệu dưới đây tính đến ngày 30/6/2025.", "Số liệu dưới đây tính đến ngày 30/6/2025."),
        ("Một câu. Số trạm như sau.", "Số trạm như sau."),
        ("Bảng 2. Số trạm\n\nĐơn vị tính: trạm", "Số trạm"),
        ("Số trạm tăng nhanh.", None),
        ("Gồm:\n\n# Trạm", None),
        ("Gồm:\n\n| C | D |\n|---|---|\n| x | 5 |", None),
    ],
)
def test_what_introduces_a_table(before: str, lead: str | None) -> None:
    text = f"{before}\n\n| A | B |\n|---|---|\n| y | 6 |"
    last = find_sentences(text)[-1]
    assert (last.span.of(text), last.lead and last.lead.of(text)) == ("y | 6", lead)


def test_a_table_within_wrapped_text_joins_no_line() -> None:
    prose = "và việc quản lý thẻ căn cước của các bộ, cơ quan ngang bộ, các tỉnh và thành phố,\n" * 24
    text = f"Gồm\n{prose}các cơ quan khác\n| A | B |\n| xã | 5 |\nvà các thôn"
    assert [one.span.of(text) for one in find_sentences(text)] == [
        f"Gồm\n{prose}các cơ quan khác",
        "A | B",
        "xã | 5",
        "và các thôn",
    ]


def test_a_figure_of_a_cell_knows_its_row_and_its_column() -> None:
    found, text = read(OFFICES)
    first = found[0]
    assert [span.of(text) for span in (first.span, first.sentence, first.clause)] == [
        "48.210",
        "Sở Tư pháp | 48.210 | 92,5%",
        "48.210",
    ]
    assert first.column is not None
    assert first.column.of(text) == "Hồ sơ tiếp nhận"
    assert first.row is not None
    assert first.row.of(text) == "Sở Tư pháp"
    assert [[span.of(text) for span in figure.subject] for figure in found[:2]] == [
        ["Sở Tư pháp", "Hồ sơ tiếp nhận"],
        ["Sở Tư pháp", "Tỷ lệ trực tuyến"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICES, ["48.210 = 48210 hồ sơ", "92,5% = 92.5 %", "61.730 = 61730 hồ sơ", "71,8% = 71.8 %"]),
        (table("Sở | Kinh phí (tỷ đồng)", "Y tế | 36,4"), ["36,4 = 36400000000 VND"]),
        (table("Sở | Kinh phí (tỷ đồng)", "Y tế | 36,4 triệu đồng"), ["36,4 triệu đồng = 36400000 VND"]),
        (table("Sở | Tỷ lệ (%)", "Y tế | 36,4"), ["36,4 = 36.4 %"]),
        (table("Sở | Số thẻ (triệu)", "Y tế | 36,4"), ["36,4 = 36400000 thẻ"]),
        (table("Sở | Lượt truy cập, nghìn lượt", "Y tế | 12"), ["12 = 12000 lượt"]),
        (table("Hãng | Số trạm 5G", "Một | 6.900"), ["6.900 = 6900 trạm"]),
        (table("Hãng | Số hóa đơn", "Một | 6.900"), ["6.900 = 6900 hóa đơn"]),
        (table("Hãng | Số hóa hồ sơ", "Một | 6.900"), ["6.900 = 6900 None"]),
        (table("Hãng | Số lượng thẻ", "Một | 2023"), ["2023 = 2023 thẻ"]),
        (table("Tỉnh | Xếp hạng | Điểm", "Huế | 12/63 | 84,2"), ["12/63 = 12 hạng", "84,2 = 84.2 điểm"]),
        (table("Hãng | Tốc độ (Mbps)", "Một | 358"), ["358 = 358 Mbps"]),
        (table("Hãng | Kết quả", "Một | 358"), ["358 = 358 None"]),
        (
            f"Đơn vị tính: triệu đồng\n\n{table('Sở | Thu | Tỷ lệ', 'Y tế | 36,4 | 5')}",
            ["36,4 = 36400000 VND", "5 = 5 None"],
        ),
        (f"Thu ngân sách (tỷ đồng):\n\n{table('Sở | Thu', 'Y tế | 3')}", ["3 = 3000000000 VND"]),
        (
            table("Chỉ tiêu | ĐVT | 2023", "Thu | tỷ đồng | 3", "Thuê bao | nghìn thuê bao | 9"),
            ["3 = 3000000000 VND", "9 = 9000 thuê bao"],
        ),
        (
            table("Chỉ tiêu | Năm 2023", "Số hồ sơ | 5.000", "Doanh thu (triệu USD) | 7"),
            ["5.000 = 5000 hồ sơ", "7 = 7000000 USD"],
        ),
        # Whose it is is no unit.
        (table("Bên | Doanh thu", "Hộ kinh doanh | 700"), ["700 = 700 None"]),
        (table("Việc | Thời gian", "Khai sinh | 1 ngày làm việc"), ["1 = 1 ngày làm việc"]),
        (table("Việc | Lệ phí", "Đổi thẻ | Miễn phí", "Cấp lại | 70.000 đồng"), ["70.000 đồng = 70000 VND"]),
    ],
)
def test_units_of_cells(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        table("STT | Thuật ngữ | Nghĩa", "1 | CCCD | Căn cước", "2 | SĐT | Số điện thoại"),
        table("Mức | Nghĩa", "0 – ngoài cuộc | Không", "1 – mới | Có"),
        table("Năm | Việc", "2023 | Ban hành", "2024 | Thi hành"),
        table("Sở | Hồ sơ", "Y tế | -", "Nội vụ | –", "Tư pháp | …", "Tài chính | n/a", "Thuế | "),
        table("Sở | Điện thoại", "Y tế | 02438123456", "Nội vụ | 1022"),
        table("Xã | Mã số | Ngày cấp", "Một | 00123 | 31/12/2024"),
        table("Số hóa đơn 6 tháng (triệu) | Số tỉnh 5G", "a | b"),
    ],
)
def test_what_only_numbers_or_names_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            table("Sở | Tăng/giảm so với năm 2023 (%)", "A | 12,5", "B | −3,1", "C | (−3,1)"),
            ["12,5 +", "−3,1 -", "−3,1 -"],
        ),
        (table("Sở | Giảm so với cùng kỳ (%)", "A | 12,5"), ["12,5 -"]),
        (table("Sở | Tăng trưởng (%)", "A | 12,5"), ["12,5 ="]),
        (table("Sở | Tỷ lệ", "A | +12,5%", "B | -3%"), ["+12,5% +", "-3% -"]),
        (table("Sở | Lợi nhuận (tỷ đồng)", "A | -3"), ["-3 ="]),
        (table("Sở | Số hồ sơ | Ghi chú", "A | 500 | tăng 5% so với năm 2023"), ["500 =", "5% +"]),
    ],
)
def test_changes_in_cells(text: str, expected: list[str]) -> None:
    found, stored = read(text)
    sign = {"increase": "+", "decrease": "-", None: "="}
    assert [f"{figure.span.of(stored)} {sign[figure.change]}" for figure in found] == expected


def test_a_change_is_of_the_cell_before_it_and_against_the_time_in_its_header() -> None:
    found, _ = read(table("Sở | Hồ sơ 2024 | Tăng/giảm so với 2023 (%)", "A | 500 | −3,1"))
    level, change = found
    assert (change.value, change.change, change.attached_to) == (
        level.value * 0 + change.value,
        "decrease",
        level.number,
    )
    assert format_value(change.value) == "3.1"
    assert change.period == level.period
    assert change.base_period is not None
    assert str(change.base_period.first) == "2023-01-01"


def test_a_negative_value_keeps_its_sign() -> None:
    (figure,), text = read(table("Sở | Lợi nhuận (tỷ đồng)", "A | −3"))
    assert (format_value(figure.value), figure.number.of(text)) == ("-3000000000", "−3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICES, ["2024-01-01 2024-12-31 earlier"] * 4),
        (
            table("Sở | Năm 2023 | 31/12/2024", "A | 5 | 6"),
            ["2023-01-01 2023-12-31 clause", "2024-12-31 2024-12-31 clause"],
        ),
        (
            table("Sở | 2023 | Quý I/2025", "A | 5 | 6"),
            ["2023-01-01 2023-12-31 clause", "2025-01-01 2025-03-31 clause"],
        ),
        (
            table("Sở | Thẻ cấp 6 tháng 2025 | Ước 2025", "A | 5 | 6"),
            ["2025-01-01 2025-06-30 clause", "2025-01-01 2025-12-31 clause"],
        ),
        (table("Sở | Số thẻ 6 tháng", "A | 5"), ["2025-01-01 2025-06-30 clause"]),
        (table("Kỳ hạn | Lãi suất kỳ hạn 6 tháng", "A | 5%"), ["2025-07-10 2025-07-10 publication"]),
        (
            table("Tháng | Số thẻ", "Tháng 5/2025 | 5", "T6/2025 | 6"),
            ["2025-05-01 2025-05-31 clause", "2025-06-01 2025-06-30 clause"],
        ),
        (
            table("Năm | Quý I | Quý II", "2023 | 5 | 6"),
            ["2023-01-01 2023-03-31 clause", "2023-04-01 2023-06-30 clause"],
        ),
        (f"Kết quả trong năm 2024:\n\n{table('Sở | Quý I', 'A | 5')}", ["2024-01-01 2024-03-31 clause"]),
        (table("Văn bản | Số hồ sơ", "Nghị định 13/2023/NĐ-CP | 5"), ["2025-07-10 2025-07-10 publication"]),
        (table("Sở | So với năm 2023", "A | 112%"), ["2025-07-10 2025-07-10 publication"]),
        (table("Sở | Số thẻ", "A | 5 (tháng 3/2025)"), ["2025-03-01 2025-03-31 clause"]),
    ],
)
def test_times_of_cells(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_a_row_that_lost_cells_takes_no_wrong_header() -> None:
    found, _ = read(table("Sở | Hồ sơ | Thẻ | Tài khoản | Ghi chú", "Cộng | 5", "Y tế | 1 | 2 | 3"))
    assert [figure.unit for figure in found] == [None, "hồ sơ", "thẻ", "tài khoản"]


def test_a_reading_of_a_table_is_written_and_read_back() -> None:
    from pydantic import TypeAdapter

    reading = Reading.of(make_document(OFFICES))
    adapter = TypeAdapter(Reading)
    assert adapter.validate_json(adapter.dump_json(reading)) == reading


CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "…", "STT", "Năm 2023", "48.210", "92,5%", "(−3,1)", "2024", "Sở Y tế", "\\|", "**5**", "---", ":-:"]
    ),
    st.sampled_from(
        ["Đơn vị tính", "Kinh phí (tỷ đồng)", "Tăng/giảm so với 2023", "6 tháng", "tỷ đồng", "31/12/2024", "1", "0 – x"]
    ),
    st.text(alphabet=st.sampled_from("aĐ1,.%()|\\*- \u00a0−+/:"), max_size=12),
)
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=6).map(lambda cells: "|" + "|".join(cells) + "|"), max_size=8)


@given(LINES, st.booleans())
def test_any_table_is_read_within_its_cells(lines: list[str], is_marked: bool) -> None:
    text = nfc("\n".join([*lines[:1], *(["|---|---|---|"] if is_marked else []), *lines[1:]]))
    document = make_document(text)
    sentences = find_sentences(document.text, document.body)
    ends = [0, *(one.span.end for one in sentences)]
    assert all(end <= one.span.start < one.span.end for end, one in zip(ends, sentences, strict=False))
    places = [one.span for one in sentences]
    for figure in find_figures(document, sentences):
        assert figure.sentence in places
        assert figure.sentence.holds(figure.clause)
        assert figure.clause.holds(figure.span)
        assert figure.span.holds(figure.number)
        spans = [*figure.subject, *(span for span in (figure.column, figure.row) if span)]
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)


def test_ten_thousand_rows_are_read_row_by_row() -> None:
    lines = "".join(f"| Xã {n} | {n % 900 + 100} |\n" for n in range(10_000))
    text = f"| Xã | Số hồ sơ |\n|---|---|\n{lines}"
    found, stored = read(text)
    assert len(found) == 10_000
    assert found[-1].row is not None
    assert found[-1].row.of(stored) == "Xã 9999"


@pytest.mark.parametrize(
    "text",
    [
        "|" * 40_000 + "\n" + "|" * 40_000,
        "| 1 " * 3000 + "|\n" + "|---" * 3000 + "|\n" + "| 2 " * 3000 + "|",
        "| a(" * 9000 + "\n|-|\n",
    ],
)
def test_pathological_tables_are_read(text: str) -> None:
    read(text)
